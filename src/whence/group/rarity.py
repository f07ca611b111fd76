"""What two reports have in common in words: the rarer a word, the more a shared one says.

How common a word is in the news is a shipped list (``common_words.txt``: how many articles in a
thousand hold it, names left out). It does not move with the collection: what two reports weigh
together is the same in a record of two pages as in one of a hundred thousand, and stays what it was
when a page is added.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Container, Mapping
from functools import lru_cache
from importlib.resources import files

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from whence.group.words import hashed, words
from whence.letters import unaccented

LIST_ARTICLES = 1_000
"""How many articles the shipped list stands for."""
UNLISTED = 0.5
"""In how many of those a word stands that the list does not hold."""
KEPT = 200
"""Words of one report that are compared, the rarest and most repeated."""
SALIENT = 12
"""Of these, the words by which reports meet."""
TOLD = 0.1
"""Weighted share of a headline's words that must stand in a text for the text to tell what the
headline announces. Of most stories two thirds do; of pages that hold a notice of their site in the
story's place, none."""

_ID = np.dtype("<u4")
_WEIGHT = np.dtype("<f4")


class Vector(Struct, frozen=True):
    """The words of a report, in the order of their hashes, with their weights: a vector of length 1
    (before the lightest words are cut off). ``ids`` and ``weights`` are arrays as bytes, small
    enough to be kept for every report of a record."""

    words: tuple[str, ...] = ()
    ids: bytes = b""
    weights: bytes = b""

    def __len__(self) -> int:
        return len(self.words)


def vector(text: str) -> Vector:
    """The vector of a text."""
    listed = _listed()
    raw = {
        word: (1 + math.log(times)) * math.log(LIST_ARTICLES / listed.get(word, UNLISTED))
        for word, times in Counter(_folded(text)).items()
    }
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values())) or 1.0
    heaviest = sorted(raw, key=lambda word: (-raw[word], word))[:KEPT]
    by_id = {hashed(word) & 0xFFFFFFFF: word for word in reversed(heaviest)}
    ids = sorted(by_id)
    return Vector(
        tuple(by_id[each] for each in ids),
        np.array(ids, _ID).tobytes(),
        np.array([raw[by_id[each]] / length for each in ids], _WEIGHT).tobytes(),
    )


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors: 0 nothing in common, 1 the same."""
    return float(_products(one, other)[1].sum())


def told(headline: Collection[str], shared: Container[str]) -> float:
    """The share of a headline's words, the rarer the heavier, that stand among others; 1 where it
    has none. Words are without regard to case."""
    listed = _listed()
    weight = {
        word: math.log(LIST_ARTICLES / listed.get(word, UNLISTED))
        for word in headline
        if len(word) > 1
    }
    every = math.fsum(weight.values())
    return math.fsum(weight[word] for word in weight if word in shared) / every if every else 1.0


def shared(one: Vector, other: Vector, number: int = 3) -> list[str]:
    """The words that do most for the likeness of two vectors."""
    places, products = _products(one, other)
    common = {one.words[place]: product for place, product in zip(places, products, strict=True)}
    return sorted(common, key=lambda word: (-common[word], word))[:number]


def salient(held: Vector) -> tuple[str, ...]:
    """The words by which a report may meet others: its heaviest."""
    lightest_last = (-np.frombuffer(held.weights, _WEIGHT)).tolist()
    ranked = sorted(zip(lightest_last, held.words, strict=True))
    return tuple(word for _, word in ranked[:SALIENT])


def _products(one: Vector, other: Vector) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The places in ``one`` of the words that both hold, and the products of their weights."""
    ids, others = np.frombuffer(one.ids, _ID), np.frombuffer(other.ids, _ID)
    if not (len(ids) and len(others)):
        return np.empty(0, np.intp), np.empty(0, np.float64)
    places = others.searchsorted(ids)
    places[places == len(others)] = 0
    common = np.flatnonzero(others[places] == ids)
    mine = np.frombuffer(one.weights, _WEIGHT)[common].astype(np.float64)
    return common, mine * np.frombuffer(other.weights, _WEIGHT)[places[common]]


def _folded(text: str) -> list[str]:
    return [unaccented(word).casefold().replace("’", "'") for word in words(text) if len(word) > 1]


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, int]:
    found: dict[str, int] = {}
    text = files("whence.group").joinpath("common_words.txt").read_text("utf-8")
    for line in text.splitlines():
        per_mille, *listed = line.split()
        found.update(dict.fromkeys(listed, int(per_mille)))
    return found
