"""The encoder on held-back treebank sentences: tags, parse and entities, and its speed.

    python -m bench.parsing --data ../shared/data

The treebanks' own words are handed in, so that the network is measured and not how words are cut
(how well that agrees is printed beside). Heads and relations count with punctuation, relations with
their subtypes where the network knows them; an entity counts where its words and kind are right.
GUM's entity labels are heuristic and not scored. Speed is told beside trafilatura's on the same
articles, both on one core.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import trafilatura

from bench.corpora import Row, digests, keep, rows
from whence.extract.encoder import encoder, trees, version
from whence.extract.encoder.network import Scores
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.spans import labelled
from whence.extract.encoder.windows import LIMIT, lengths, packed, window
from whence.extract.encoder.words import words
from whence.extract.text import sentences

_FILES = ("treebank/ewt_dev.jsonl.gz", "treebank/gum_dev.jsonl.gz", "pages/aeb_dev.jsonl.gz")
_OTHERS = "a trial's network, EWT's test part: tags .961, UAS .914, LAS .889, entities .743"


def main() -> None:
    """Print the scores and keep them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    result: Row = {"weights": version()}
    for name in _FILES[:2]:
        result[name] = scores(list(rows(data / name)), entities="ewt" in name)
        print(name, *(f"{key} {value:.4f}" for key, value in result[name].items()))
    print(_OTHERS)
    result["speed"] = speed(data / _FILES[2])
    print(*(f"{key} {value:.2f}" for key, value in result["speed"].items()))
    keep("parsing", "encoder", {**result, "data": digests(data, *_FILES)})


def scores(treebank: list[Row], *, entities: bool) -> Row:
    """Shares of right words, heads, relations; precision, recall, F1 of entities."""
    pieces = Pieces(encoder().network.vocabulary)
    documents: dict[object, list[Row]] = defaultdict(list)
    for row in treebank:
        if lengths([row["words"]], pieces)[0] <= LIMIT - 2:
            documents[row["doc"]].append(row)
    counts: Counter[str] = Counter()
    for document in documents.values():
        written = [row["words"] for row in document]
        runs = list(packed(lengths(written, pieces)))
        made = encoder().network.scores([window(written[r.start : r.stop], pieces) for r in runs])
        for run, found in zip(runs, made, strict=True):
            _count(document[run.start : run.stop], found, counts)
    names = ("tag", "UAS", "LAS", "words cut alike")
    told = {name: counts[name] / counts["words"] for name in names}
    if entities:
        precision = counts["right"] / counts["guessed"]
        recall = counts["right"] / counts["entities"]
        told |= {"entity P": precision, "entity R": recall}
        told["entity F1"] = 2 * precision * recall / (precision + recall)
    return {name: round(value, 4) for name, value in told.items()}


def _count(run: Sequence[Row], found: Scores, counts: Counter[str]) -> None:
    labels = encoder().network.labels
    position = 0
    for row in run:
        size = len(row["words"])
        part = slice(position, position + size)
        arcs = np.hstack([found.arc[part, :1], found.arc[part, part.start + 1 : part.stop + 1]])
        heads = [head - 1 for head in trees.heads(arcs)]
        tags = [labels.tag[number] for number in found.tag[part].argmax(1)]
        deps = [labels.dep[number] for number in found.dep[part].argmax(1)]
        counts["words"] += size
        counts["tag"] += sum(a == b for a, b in zip(tags, row["tag"], strict=True))
        right = [a == b for a, b in zip(heads, row["head"], strict=True)]
        counts["UAS"] += sum(right)
        known = [dep if dep in labels.dep else dep.split(":")[0] for dep in row["dep"]]
        counts["LAS"] += sum(ok and a == b for ok, a, b in zip(right, deps, known, strict=True))
        counts["words cut alike"] += _cut_alike(row)
        if row.get("ent"):
            wanted = set(spans(row["ent"]))
            places = [(number, number + 1) for number in range(size)]
            guessed = {
                (span.start, span.end, span.label)
                for span in labelled(places, found.ner[part], labels.ner)
            }
            counts["entities"] += len(wanted)
            counts["guessed"] += len(guessed)
            counts["right"] += len(wanted & guessed)
        position += size


def _cut_alike(row: Row) -> int:
    """How many of a sentence's words the encoder's own cutting gives."""
    text, places = "", set()
    for word, space in zip(row["words"], row["spaces"], strict=True):
        places.add((len(text), len(text) + len(word)))
        text += word + (" " if space else "")
    return len(places & set(words(text)))


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The spans that B- and I-labels make."""
    start, kind = 0, ""
    for number, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if kind and (mark != "I" or name != kind):
            yield start, number, kind
            kind = ""
        if mark == "B" or (mark == "I" and not kind):
            start, kind = number, name


def speed(path: Path) -> Row:
    """Articles a second of the encoder over whole texts, and of trafilatura over their pages."""
    pages = list(rows(path))
    encoder().read("Warm up.", sentences("Warm up."))
    began = time.perf_counter()
    for page in pages:
        encoder().read(page["body"], sentences(page["body"]))
    middle = time.perf_counter()
    for page in pages:
        trafilatura.extract(page["html"])
    ended = time.perf_counter()
    return {
        "articles/s": round(len(pages) / (middle - began), 2),
        "trafilatura pages/s": round(len(pages) / (ended - middle), 2),
        "ratio": round((ended - middle) / (middle - began), 3),
    }


if __name__ == "__main__":
    main()
