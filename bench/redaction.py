"""How many names redaction finds: of victims, suspects and minors in news, of persons in treebanks.

    python -m bench.redaction --data ../shared/data [--articles 600]

An article's names are masked as they are when it is published under the profiles ``careful`` and
``named``. Counted are the full names that the registry of gun violence incidents gives and the
article's text holds (of the half that nothing is fitted to), the victims' names of HRDsAttack, and
the persons of held-back treebank sentences; beside them, how many names of places and bodies the
mask takes by mistake. Only totals are printed.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from bench.halves import fitted
from bench.hrds import article_of as hrds_article
from bench.scorers import hrds as score
from whence import persons, testing
from whence.extract.rules import RulesReader
from whence.model import Article
from whence.ship import redaction
from whence.ship.redact_names import Mask, words_of
from whence.ship.redact_people import parts, people, settled

_FILES = (
    "gva/dev_articles.jsonl.gz",
    "gva/dev_incidents.jsonl.gz",
    "hrdsattack/dev.jsonl.gz",
    "treebank/ewt_dev.jsonl.gz",
)
_ADULT = 18


def main() -> None:
    """Print the shares and keep them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=600, help="Of the registry, at most.")
    given = parser.parse_args()
    result: Row = {}
    measures: dict[str, Callable[[Path], Row]] = {
        "registry": partial(registry, most=given.articles),
        "hrdsattack": attacks,
        "ewt": treebank,
    }
    for name, measure in measures.items():
        result[name] = measure(given.data)
        for what, share in result[name].items():
            print(f"{name:12} {what:32} {share}", flush=True)
    keep("redaction", "names", {**result, "data": digests(given.data, *_FILES)})


def registry(data: Path, most: int) -> Row:
    """Of the full names in articles: hidden whole, and with no word left that would be looked for
    on its own; of minors' names, under the profile that keeps adults' names."""
    told: dict[str, list[Row]] = defaultdict(list)
    for incident in rows(data / _FILES[1]):
        if not fitted(str(incident["incident_id"])):
            told[str(incident["incident_id"])] = incident["participants"]
    counts: Counter[str] = Counter()
    chosen = (row for row in rows(data / _FILES[0]) if str(row["incident_id"]) in told)
    for row in islice(chosen, most):
        counts["articles"] += 1
        article = testing.article_of(f"{row['title']}\n\n{row['text']}")
        masks = _masks(article)
        shown = {name: mask.hide(article.text).text for name, mask in masks.items()}
        for person in told[str(row["incident_id"])]:
            name = str(person.get("name") or "")
            if len(words_of(name)) < 2 or not Mask({name}).spans(article.text):
                continue
            kind = "suspects" if "Suspect" in str(person.get("type")) else "victims"
            _count(counts, kind, name, shown["careful"])
            if str(person.get("age")).isdigit() and int(person["age"]) < _ADULT:
                _count(counts, "minors, careful", name, shown["careful"])
                _count(counts, "minors, named", name, shown["named"])
    return {"articles": counts["articles"], **_shares(counts)}


def attacks(data: Path) -> Row:
    """The victims' names of HRDsAttack that the articles hold."""
    counts: Counter[str] = Counter()
    for row in rows(data / _FILES[2]):
        article = hrds_article(row)
        shown = _masks(article)["careful"].hide(article.text).text
        for name in score.label(row).victims:
            if len(words_of(name)) > 1 and Mask({name}).spans(article.text):
                _count(counts, "victims", name, shown)
    return _shares(counts)


def treebank(data: Path) -> Row:
    """Persons' names of several words in held-back sentences that are hidden, and names of places
    and bodies that are, though they are not to be."""
    counts: Counter[str] = Counter()
    for sentences in _documents(rows(data / _FILES[3])):
        article = testing.article_of("\n".join(_text(row) for row in sentences))
        mask = _masks(article)["careful"]
        for row in sentences:
            for name, kind in _entities(row):
                if kind == "PER" and len(words_of(name)) > 1:
                    _count(counts, "persons", name, mask.hide(_text(row)).text)
                elif kind != "PER":
                    counts[f"{kind} taken by mistake: of"] += 1
                    counts[f"{kind} taken by mistake"] += bool(mask.spans(name))
    return _shares(counts)


def _masks(article: Article) -> dict[str, Mask]:
    found = persons.find(article)
    claims = [claim for each in RulesReader().read(article) for claim in each.claims]
    named = people(article, claims, found)
    masks = {}
    for profile in ("careful", "named"):
        away, stay = settled(named, redaction.rules(profile).hidden)
        whole = {name for name in away if len(words_of(name)) > 1}
        masks[profile] = Mask(whole).within(parts(away), stay)
    return masks


def _count(counts: Counter[str], kind: str, name: str, shown: str) -> None:
    counts[f"{kind}: of"] += 1
    counts[f"{kind}: hidden"] += not Mask({name}).spans(shown)
    single = Mask(()).within(parts(frozenset((name,))), ())
    counts[f"{kind}: no word left"] += not single.spans(shown)


def _shares(counts: Counter[str]) -> Row:
    totals = {key.removesuffix(": of"): count for key, count in counts.items() if ": of" in key}
    found: Row = {}
    for key, count in counts.items():
        kind = next((each for each in totals if key.startswith(each)), None)
        if kind and not key.endswith(": of"):
            found[key] = f"{count / totals[kind]:.3f} ({count} of {totals[kind]})"
    return found


def _documents(found: Iterable[Row]) -> Iterator[list[Row]]:
    documents: dict[object, list[Row]] = defaultdict(list)
    for row in found:
        if "ent" in row:
            documents[row["doc"]].append(row)
    yield from documents.values()


def _text(row: Row) -> str:
    return "".join(
        word + (" " if space else "")
        for word, space in zip(row["words"], row["spaces"], strict=True)
    )


def _entities(row: Row) -> Iterator[tuple[str, str]]:
    name: list[str] = []
    kind = ""
    for word, label in [*zip(row["words"], row["ent"], strict=True), ("", "O")]:
        if name and not (label.startswith("I-") and label[2:] == kind):
            yield " ".join(name), kind
            name = []
        if label != "O":
            kind = label[2:]
            name.append(word)


if __name__ == "__main__":
    main()
