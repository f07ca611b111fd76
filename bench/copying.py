"""Copies found among articles that a script made copies of.

    python -m bench.copying --data ../shared/data

From each of some gun violence articles, one per incident, one copy is made: shortened,
re-headlined, partly rewritten, with one number changed, or all of it. Beside them stand other
articles that share a footer and nothing else. What is a copy of what is known by construction.
``datasketch`` MinHash alone, at three thresholds, is printed beside.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
from datasketch import MinHash, MinHashLSH
from msgspec import Struct

from bench.corpora import Row, digests, keep, rows
from whence import group, ids
from whence.group.words import body_words, shingles
from whence.model import Article, ByteMap, Family

ORIGINALS = 400
UNRELATED = 120
FOOTERS = (
    "Sign up for our morning letter and have the day's stories before breakfast. Follow us "
    "wherever you read your news, and tell a friend. All rights reserved; nothing on this page may "
    "be printed elsewhere without our written leave. Corrections go to the desk, complaints to the "
    "editor.",
    "If you saw something, call the tip line at any hour; callers need not give their names and "
    "may be paid for what leads to an arrest. The newsroom answers letters on weekdays. Comments "
    "are read before they appear, and those that insult others are not shown. Thank you for "
    "reading.",
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NUMBER = re.compile(r"(?<![\w.,:$/-])\d{1,3}(?![\w.,:%/’'-])")
_SWAPS = (
    *(("said", "stated"), ("shot", "hit by gunfire"), ("police", "officers"), ("man", "male")),
    *(("killed", "left dead"), ("around", "at about"), ("after", "following"), ("car", "vehicle")),
    *(("home", "house"), ("hospital", "medical centre"), ("arrested", "taken into custody")),
)

Change = tuple[str, str]


class Made(Struct, frozen=True):
    """A copy as it was made: its text, and the number that was changed, if one was."""

    text: str
    change: Change | None = None


def main() -> None:
    """Print the scores and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    articles, wanted, changes = made(data)
    found = group.families(articles)
    names = {ids.make("ar", f"copy {number}") for number in range(ORIGINALS)}
    unchanged = sorted(names - changes.keys())
    result: Row = {
        "articles": len(articles),
        "copies": _score(_pairs(found), set(wanted)),
        "by kind (found)": _by_kind(_pairs(found), wanted),
        "changed numbers found": _changed(found, changes, unchanged),
        "datasketch MinHash alone": _datasketch(articles, set(wanted)),
        "data": digests(data, "gva/dev_articles.jsonl.gz"),
        "versions": {"group": group.VERSION},
    }
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    keep("copying", "made from gva", result)


# -- making -----------------------------------------------------------------------------------


def made(
    data: Path,
) -> tuple[list[Article], dict[frozenset[str], str], dict[str, Change]]:
    """The articles, the pairs of original and copy with the kind of the copy, and the changed
    number of each copy that has one."""
    chance = random.Random(11)
    texts: dict[str, str] = {}
    for row in rows(data / "gva/dev_articles.jsonl.gz"):
        if row["text"] and 120 <= len(row["text"].split()) <= 1_500:
            texts.setdefault(row["incident_id"], row["text"])
    drawn = chance.sample(sorted(texts.values()), ORIGINALS + UNRELATED)
    articles, wanted, changes = [], {}, {}
    for number, text in enumerate(drawn[:ORIGINALS]):
        original = _article(f"original {number}", text)
        kind, make = KINDS[number % len(KINDS)]
        copied = make(text, chance)
        copy = _article(f"copy {number}", copied.text)
        articles += [original, copy]
        wanted[frozenset((original.article_id, copy.article_id))] = kind
        if copied.change:
            changes[copy.article_id] = copied.change
    for number, text in enumerate(drawn[ORIGINALS:]):
        footer = FOOTERS[number % len(FOOTERS)]
        articles.append(_article(f"unrelated {number}", f"{text}\n\n{footer}"))
    return articles, wanted, changes


def _article(name: str, text: str) -> Article:
    return Article(
        article_id=ids.make("ar", name),
        page_id=ids.make("pg", name),
        index=0,
        kind="report",
        text=text,
        byte_map=ByteMap(),
        layers=("text",),
        encoding="utf-8",
        outlet=f"Outlet {name}",
    )


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]


def _shortened(text: str, chance: random.Random) -> Made:
    held = _sentences(text)
    return Made(" ".join(held[: max(4, int(len(held) * chance.uniform(0.35, 0.7)))]))


def _reheadlined(text: str, chance: random.Random) -> Made:
    words = chance.sample([word for word in text.split() if word.isalpha()], 8)
    return Made(f"{' '.join(words)}\n\nAn agency report, printed here in full.\n\n{text}")


def _swapped(text: str, chance: random.Random) -> Made:
    """Neighbours change places, one sentence in eight goes, and words are put in others' place."""
    held = _sentences(text)
    for place in range(0, len(held) - 1, 3):
        held[place], held[place + 1] = held[place + 1], held[place]
    kept = [sentence for sentence in held if chance.random() > 0.125] or held
    found = " ".join(kept)
    for word, other in _SWAPS:
        found = re.sub(rf"\b{word}\b", other, found, count=2)
    return Made(found)


def _renumbered(text: str, chance: random.Random) -> Made:
    places = list(_NUMBER.finditer(text))
    if not places:
        return Made(text)
    at = chance.choice(places)
    now = str(int(at.group()) + chance.choice((1, 2, 3, 10)))
    return Made(text[: at.start()] + now + text[at.end() :], (at.group(), now))


def _all_of_it(text: str, chance: random.Random) -> Made:
    short = _reheadlined(_swapped(_shortened(text, chance).text, chance).text, chance).text
    return _renumbered(short, chance)


KINDS: tuple[tuple[str, Callable[[str, random.Random], Made]], ...] = (
    ("shortened", _shortened),
    ("re-headlined", _reheadlined),
    ("sentences swapped, partly rewritten", _swapped),
    ("a number changed", _renumbered),
    ("all of these at once", _all_of_it),
)


# -- scores -----------------------------------------------------------------------------------


def _pairs(found: Iterable[Family]) -> set[frozenset[str]]:
    return {frozenset(pair) for each in found for pair in combinations(each.article_ids, 2)}


def _score(found: set[frozenset[str]], wanted: set[frozenset[str]]) -> Row:
    right = len(found & wanted)
    precision, recall = right / max(1, len(found)), right / len(wanted)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def _by_kind(found: set[frozenset[str]], wanted: dict[frozenset[str], str]) -> Row:
    every = Counter(wanted.values())
    hits = Counter(kind for pair, kind in wanted.items() if pair in found)
    return {kind: f"{hits[kind]} of {number}" for kind, number in every.items()}


def _changed(found: Iterable[Family], changes: dict[str, Change], unchanged: Sequence[str]) -> Row:
    """Changed numbers that stand in the family, whichever of the two was taken for the original;
    and copies without a changed number of which one was said."""
    told: dict[str, set[Change]] = {}
    for each in found:
        for copy in each.copies:
            seen = {(change.original, change.copy) for change in copy.changed}
            told[copy.article_id] = seen
            told[each.original_id] = {(now, was) for was, now in seen}
    right = sum(change in told.get(copy, ()) for copy, change in changes.items())
    said = sum(bool(told.get(copy)) for copy in unchanged)
    return {
        "right": right,
        "of": len(changes),
        "share": round(right / len(changes), 3),
        "copies without a change of which one is said": f"{said} of {len(unchanged)}",
    }


def _datasketch(articles: list[Article], wanted: set[frozenset[str]]) -> Row:
    sketches = {}
    for article in articles:
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([str(gram).encode() for gram in shingles(body_words(article.text, 0))])
        sketches[article.article_id] = sketch
    scores = {}
    for threshold in (0.3, 0.5, 0.7):
        index = MinHashLSH(threshold=threshold, num_perm=128)
        for name, sketch in sketches.items():
            index.insert(name, sketch)
        found = {
            frozenset((name, other))
            for name, sketch in sketches.items()
            for other in index.query(sketch)
            if other != name
        }
        scores[f"threshold {threshold}"] = _score(found, wanted)
    return scores


if __name__ == "__main__":
    main()
