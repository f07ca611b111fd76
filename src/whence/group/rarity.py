"""What two reports have in common in words: the rarer a word, the more a shared one says.

How common a word is in the news is a small shipped list (``common_words.txt``: how many articles in
a thousand hold it, names left out), to which the collection's own articles are added. So two
articles can be compared in a collection of two as in one of a hundred thousand, and what half of a
collection is about counts for little in it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from whence.group.words import words

LIST_ARTICLES = 1_000
"""How many articles the shipped list stands for."""
UNLISTED = 0.5
"""In how many of those a word stands that the list does not hold."""
KEPT = 200
"""Words of one report that are compared, the rarest and most repeated."""
SALIENT = 12
"""Of these, the words by which reports meet."""
CROWDED = 50
"""Families of articles that may hold a word by which reports meet."""

Vector = Mapping[str, float]


def vectors(texts: Sequence[str], families: Sequence[str]) -> list[Vector]:
    """For each text its words with their weights, as a vector of length 1 (before the lightest
    words are cut off). ``families`` names each text's family: copies count once."""
    counts = [Counter(_folded(text)) for text in texts]
    holders = _holders(counts, families)
    everywhere = LIST_ARTICLES + len(set(families))
    return [_vector(count, holders, everywhere) for count in counts]


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors: 0 nothing in common, 1 the same."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * long[word] for word, weight in short.items() if word in long)


def shared(one: Vector, other: Vector, number: int = 3) -> list[str]:
    """The words that do most for the likeness of two vectors."""
    common = one.keys() & other.keys()
    return sorted(common, key=lambda word: (-one[word] * other[word], word))[:number]


def salient(held: Sequence[Vector], families: Sequence[str]) -> list[tuple[str, ...]]:
    """For each vector the words by which it may meet others: its heaviest that another family
    holds, and not too many do."""
    holders = _holders(held, families)
    return [
        tuple(
            sorted(
                (word for word in vector if 1 < holders[word] <= CROWDED),
                key=lambda word: (-vector[word], word),
            )[:SALIENT]
        )
        for vector in held
    ]


def _vector(count: Counter[str], holders: Mapping[str, int], everywhere: int) -> Vector:
    listed = _listed()
    raw = {
        word: (1 + math.log(times))
        * math.log(everywhere / (listed.get(word, UNLISTED) + holders[word]))
        for word, times in count.items()
    }
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values())) or 1.0
    heaviest = sorted(raw, key=lambda word: (-raw[word], word))[:KEPT]
    return {word: raw[word] / length for word in sorted(heaviest)}


def _holders(held: Iterable[Mapping[str, object]], families: Sequence[str]) -> Counter[str]:
    """How many families hold each word."""
    met: dict[str, set[str]] = {}
    for words_, family in zip(held, families, strict=True):
        met.setdefault(family, set()).update(words_)
    return Counter(word for family in met.values() for word in family)


def _folded(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in words(text) if len(word) > 1]


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, int]:
    found: dict[str, int] = {}
    text = files("whence.group").joinpath("common_words.txt").read_text("utf-8")
    for line in text.splitlines():
        per_mille, *listed = line.split()
        found.update(dict.fromkeys(listed, int(per_mille)))
    return found
