"""The corpora as sentences with labels. Paths are those of the development data's README.

    python -m training.corpora --data ../shared/data --to build/encoder

reads them once and keeps their sentences in a file, which is all that training then needs.

Left out: GUM's genres whose texts may not be used freely (fiction, wikiHow, essays, letters,
podcasts) and its entity labels, which are heuristic.
"""

from __future__ import annotations

import argparse
import html
import lzma
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpora import Row, rows
from bench.halves import fitted
from bench.ways import bare

from training.examples import SENTENCES, Sentence
from training.labels import HARMS, ROLES
from whence.extract.encoder.words import words
from whence.extract.kinds import tells_of_violence
from whence.extract.rules import RulesReader
from whence.extract.text import sentences
from whence.model import Toll

NOT_FREE = frozenset({"fiction", "whow", "essay", "letter", "podcast"})
_HARM_OF = {"DEATH": "killed", "INJURY": "injured"}
_QUOTED = re.compile(r'"([^"]+)"')
_MARKUP = re.compile(r"\s*<[^>]+>\s*")
_NAMES = {"HUM TGT: NAME": "PER", "PERP: ORGANIZATION ID": "ORG", "INCIDENT: LOCATION": "LOC"}


def main() -> None:
    """Reads the corpora, keeps their sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    wanted = parser.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    with lzma.open(wanted.to / SENTENCES, "wb", preset=1) as file:
        pickle.dump(gathered(wanted.data), file)


def gathered(data: Path) -> dict[str, dict[str, list[list[Sentence]]]]:
    """What to learn from and what to report on. ``news`` has no labels: an ensemble gives it
    some."""
    bank = data / "treebank"
    ewt = list(treebank(bank / "ewt_train.jsonl.gz", entities=True))
    gum = list(treebank(bank / "gum_train.jsonl.gz", entities=False))
    wiki = list(treebank(bank / "wikigold_train.jsonl.gz", entities=True))
    tolls = list(gva(data / "gva"))
    casing = Casing(s.words for document in (*ewt, *gum, *wiki, *tolls) for s in document)
    train = {
        "ewt": ewt,
        "gum": gum,
        "wikigold": wiki,
        "muc": list(muc(data / "muc4", "train", casing)),
        "gva": tolls[::2],
        "news": list(news(data)),
    }
    dev = {
        "ewt": list(treebank(bank / "ewt_dev.jsonl.gz", entities=True)),
        "gum": list(treebank(bank / "gum_dev.jsonl.gz", entities=False)),
        "muc": list(muc(data / "muc4", "dev", casing)),
        "gva": tolls[1::8],
    }
    return {"train": train, "dev": dev}


# -- treebanks --------------------------------------------------------------------------------


def treebank(path: Path, *, entities: bool) -> Iterator[list[Sentence]]:
    """A treebank's documents."""
    documents: dict[int, list[Sentence]] = defaultdict(list)
    for row in rows(path):
        genre = re.match(r"GUM_([a-z]+)_", row["sent_id"] or "")
        if genre and genre[1] in NOT_FREE:
            continue
        text = " ".join(row["words"])
        documents[row["doc"]].append(
            Sentence(
                row["words"],
                tag=row.get("tag") or [],
                head=row.get("head") or [],
                dep=row.get("dep") or [],
                ner=(row.get("ent") or []) if entities else [],
                relevance=-100 if tells_of_violence(text) else 0,
            )
        )
    yield from documents.values()


# -- letter case ------------------------------------------------------------------------------


class Casing:
    """The letter case that words have inside sentences, to give MUC-4 its own back."""

    def __init__(self, texts: Iterable[list[str]]) -> None:
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for word in text[1:]:
                seen[word.lower()][word] += 1
        self._usual = {low: forms.most_common(1)[0][0] for low, forms in seen.items()}
        self._common = {
            low
            for low, forms in seen.items()
            if forms.total() >= 20 and forms[low] >= 0.98 * forms.total()
        }

    def restored(self, text: str) -> str:
        """A lower-cased text in its likely case, character for character. Unknown words are taken
        for names."""
        made = list(text)
        opening = True
        for start, end in words(text):
            word = text[start:end]
            usual = self._usual.get(word.lower(), word.title() if word.isalpha() else word)
            if opening:
                usual = usual[:1].upper() + usual[1:]
            if len(usual) == len(word):
                made[start:end] = usual
            if word not in "\"'()“”":
                opening = word in ".?!"
        return "".join(made)

    def is_common(self, word: str) -> bool:
        """Whether a word is practically never part of a name."""
        return word.lower() in self._common


# -- MUC-4 ------------------------------------------------------------------------------------


def muc(folder: Path, part: str, casing: Casing) -> Iterator[list[Sentence]]:
    """MUC-4's documents with role fillers, incident types and names. ``part`` is train or dev."""
    full = {row["doc_id"]: row for row in rows(folder / f"{part}.jsonl.gz")}
    for row in rows(folder / f"gtt_{part}.jsonl.gz"):
        keys = full[row["docid"]]["templates"]
        yield _muc_document(row, _muc_names(keys), _muc_targets(keys), casing)


def _muc_names(templates: Iterable[Row]) -> list[tuple[str, str]]:
    found = set()
    for template in templates:
        for slot, label in _NAMES.items():
            for line in template.get(slot, ()):
                pieces = (
                    re.findall(r'"([^"]+)"', line)
                    if slot != "INCIDENT: LOCATION"
                    else re.split(r"[:()]|\s-\s", line)
                )
                found |= {(piece.strip().lower(), label) for piece in pieces}
    kinds = {"", "-", "city", "town", "department", "municipality", "region", "neighborhood"}
    return sorted((name, label) for name, label in found if name not in kinds and len(name) > 3)


def _muc_targets(templates: Iterable[Row]) -> list[tuple[str, str]]:
    """The phrases for human targets, each with what was done to it; of several answers the
    gravest."""
    found: dict[str, str] = {}
    for template in templates:
        kidnapping = any("KIDNAPPING" in line for line in template["INCIDENT: TYPE"])
        effects = {
            phrase: harm
            for line in template.get("HUM TGT: EFFECT OF INCIDENT", ())
            if (harm := _HARM_OF.get(line.split(":")[0].strip(" ?")))
            for phrase in _QUOTED.findall(line)
        }
        for slot in ("HUM TGT: NAME", "HUM TGT: DESCRIPTION"):
            for line in template.get(slot, ()):
                phrases = _QUOTED.findall(line)
                told = [effects[phrase] for phrase in phrases if phrase in effects]
                harm = told[0] if told else "taken" if kidnapping else "unharmed"
                for phrase in phrases:
                    low = " ".join(phrase.lower().split())
                    found[low] = min(found.get(low, harm), harm, key=HARMS.index)
    return sorted((phrase, harm) for phrase, harm in found.items() if len(phrase) > 2)


def _muc_document(
    row: Row, names: list[tuple[str, str]], targets: list[tuple[str, str]], casing: Casing
) -> list[Sentence]:
    lowered = row["doctext"]
    text = casing.restored(lowered)
    roles: list[tuple[int, int, str]] = []
    harms = [
        (start, end, harm)
        for phrase, harm in targets
        for start, end in _occurrences(lowered, phrase)
    ]
    kinds: list[tuple[int, int, str]] = []
    for template in row["templates"]:
        for role in ROLES:
            for mention in (mention for entity in template[role] for mention in entity):
                for start, end in _occurrences(lowered, mention[0]):
                    roles.append((start, end, role))
                    kinds.append((start, end, template["incident_type"]))
    named = [
        (start, end, label) for name, label in names for start, end in _occurrences(lowered, name)
    ]
    found = []
    for sentence in sentences(text):
        spans = [
            (sentence.start + start, sentence.start + end) for start, end in words(sentence.text)
        ]
        here = {
            kind for start, end, kind in kinds if sentence.start <= start and end <= sentence.end
        }
        made = Sentence([text[start:end] for start, end in spans])
        made.role = _bio(spans, roles, "O")
        made.harm = _bio(spans, harms, "O")
        made.ner = [
            "O" if label == "?" and casing.is_common(word) else label
            for word, label in zip(made.words, _bio(spans, named, "?"), strict=True)
        ]
        made.relevance = 1 if here else 0 if not row["templates"] else -100
        made.kinds = frozenset(here) if here or not row["templates"] else None
        found.append(made)
    return found


def _occurrences(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
        yield found.span()


def _bio(
    spans: list[tuple[int, int]], labelled: Iterable[tuple[int, int, str]], rest: str
) -> list[str]:
    """One label a word; of overlapping spans the longest counts."""
    labels = [rest] * len(spans)
    for low, high, label in sorted(labelled, key=lambda span: span[0] - span[1]):
        inside = [i for i, (start, end) in enumerate(spans) if low <= start and end <= high]
        if inside and all(labels[i] == rest for i in inside):
            for i in inside:
                labels[i] = f"I-{label}"
            labels[inside[0]] = f"B-{label}"
    return labels


# -- news without labels ----------------------------------------------------------------------


def news(data: Path) -> Iterator[list[Sentence]]:
    """News as it is written today: gun violence articles of the half that may be learnt from, the
    texts of PolNeAR and of HRDsAttack, training parts alone."""
    for row in rows(data / "gva" / "dev_articles.jsonl.gz"):
        if fitted(row["incident_id"]):
            yield _bare(f"{row['title']}\n\n{row['text']}")
    for row in rows(data / "polnear" / "train.jsonl.gz"):
        yield _bare(row["text"])
    for row in rows(data / "hrdsattack" / "train.jsonl.gz"):
        yield _bare(html.unescape(_MARKUP.sub("\n\n", row["sample"]["Input.article_interface"])))


def _bare(text: str) -> list[Sentence]:
    return [
        Sentence([one.text[start:end] for start, end in words(one.text)]) for one in sentences(text)
    ]


# -- tolls, labelled by the rules where a registry bears them out ------------------------------


def gva(folder: Path) -> Iterator[list[Sentence]]:
    """Gun violence articles of the half that may be learnt from, where the figures that the rules
    read are those of the registry."""
    known = {row["incident_id"]: row for row in rows(folder / "dev_incidents.jsonl.gz")}
    reader = RulesReader()
    for row in rows(folder / "dev_articles.jsonl.gz"):
        incident = known.get(row["incident_id"])
        if incident is None or not fitted(row["incident_id"]):
            continue
        text = f"{row['title']}\n\n{row['text']}"
        spans, totals = _tolls(reader, text)
        told = {effect: totals.get(effect, 0) for effect in ("killed", "injured")}
        if told == {"killed": incident["killed"], "injured": incident["injured"]}:
            yield _toll_document(text, spans)


def _tolls(reader: RulesReader, text: str) -> tuple[list[tuple[int, int, str]], dict[str, int]]:
    article = bare(text)
    spans: list[tuple[int, int, str]] = []
    totals: dict[str, int] = {}
    for mention in reader.read(article):
        for claim in mention.claims:
            toll = claim.value
            if not isinstance(toll, Toll) or toll.as_written not in claim.quote:
                continue
            start = claim.start + claim.quote.index(toll.as_written)
            label = "period" if toll.scope == "period" else toll.effect
            spans.append((start, start + len(toll.as_written), label))
            if not mention.background and toll.scope != "period" and toll.low is not None:
                totals[toll.effect] = max(totals.get(toll.effect, 0), toll.low)
    return spans, totals


def _toll_document(text: str, tolls: list[tuple[int, int, str]]) -> list[Sentence]:
    found = []
    for sentence in sentences(text):
        spans = [
            (sentence.start + start, sentence.start + end) for start, end in words(sentence.text)
        ]
        made = Sentence([text[start:end] for start, end in spans])
        made.toll = _bio(spans, tolls, "O")
        if any(label != "O" for label in made.toll):
            made.relevance = 1
        elif not tells_of_violence(sentence.text):
            made.relevance = 0
        found.append(made)
    return found


if __name__ == "__main__":
    main()
