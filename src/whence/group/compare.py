"""How much of one text stands in another, boilerplate apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from sys import intern

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from whence.group.changes import changed_figures
from whence.group.index import Index
from whence.group.rarity import told
from whence.group.stock import Stock
from whence.group.words import Hashes, body_words, headline_words, shingles
from whence.model import Copy

STOCK_WEIGHT = 0.05
_HELD = 2_000
"""Texts that are kept at hand, as sequences and as words, while one update compares. Fewer than
some outlet's pages of one template, and each of them would be read again for each other."""


class _Grams(Struct, frozen=True):
    """A text's distinct word sequences, sorted, with their weights, and their sum."""

    grams: Hashes
    weights: NDArray[np.float64]
    total: float


class _Words(Struct, frozen=True):
    """The words of a text's headline and of its body, without regard to case."""

    headline: list[str]
    body: list[str]


class Comparison:
    """Compares the texts of an index, for as long as its boilerplate stays what it is."""

    def __init__(self, index: Index, stock: Stock) -> None:
        self._index = index
        self._stock = stock
        self._weighed = lru_cache(_HELD)(self._weigh)
        self._words_of = lru_cache(_HELD)(self._read)

    def contained(self, one: int, other: int) -> float:
        """The weighted share of the shorter text's sequences that both hold."""
        first, second = self._weighed(one), self._weighed(other)
        _, mine, theirs = np.intersect1d(
            first.grams, second.grams, assume_unique=True, return_indices=True
        )
        if not len(mine):
            return 0.0
        shared = np.minimum(first.weights[mine], second.weights[theirs]).sum()
        return float(shared) / min(first.total, second.total)

    def told(self, one: int, other: int) -> float:
        """How much of either text's headline stands in the words that both bodies hold, the lesser
        of the two. A text without a headline announces nothing that could be missing."""
        shared = set(self.words(one)) & set(self.words(other))
        return min(told(self._words_of(number).headline, shared) for number in (one, other))

    def share(self, one: int, other: int) -> float:
        """The share of the shorter text's sequences that both hold, boilerplate or not."""
        first, second = self._weighed(one).grams, self._weighed(other).grams
        shared = len(np.intersect1d(first, second, assume_unique=True))
        return shared / max(1, min(len(first), len(second)))

    def copy(self, article_id: str, original: int, copied: int) -> Copy:
        """An article with one text as a copy of one with another."""
        changed = changed_figures(self.words(original), self.words(copied))
        return Copy(article_id, round(self.share(original, copied), 4), changed)

    def copy_of(self, original_id: str, article_id: str) -> Copy:
        """An article of the index as a copy of another."""
        original, copied = (self._index.text_of(each) for each in (original_id, article_id))
        assert original and copied  # both are in the index
        return self.copy(article_id, original.number, copied.number)

    def words(self, number: int) -> list[str]:
        """The words of a text without regard to case, in which alone its articles differ."""
        return self._words_of(number).body

    def _read(self, number: int) -> _Words:
        text = self._index.text(number)
        if text is None:
            return _Words([], [])
        printed = self._index.printed(text.holders[0].article_id)
        headline, body = headline_words(*printed), body_words(*printed)
        return _Words(_folded(headline), _folded(body))

    def _weigh(self, number: int) -> _Grams:
        text = self._index.text(number)
        every = shingles(self.words(number))
        grams, places = np.unique(every, return_index=True)
        meeting: Hashes = np.frombuffer(text.grams if text else b"", np.uint64)
        weights = np.where(self._is_stock(every, meeting)[places], STOCK_WEIGHT, 1.0)
        return _Grams(grams, weights, float(weights.sum()))

    def _is_stock(self, every: Hashes, meeting: Hashes) -> NDArray[np.bool_]:
        """Which of a text's sequences, in its order, are boilerplate. Known of those by which texts
        meet; one between two of these is boilerplate where both are."""
        known = np.flatnonzero(np.isin(every, meeting))
        if not len(known):
            return np.zeros(len(every), np.bool_)
        grams: list[int] = every[known].tolist()
        stock = self._stock.among(grams)
        judged = np.array([gram in stock for gram in grams], np.bool_)
        places = np.arange(len(every))
        left = np.clip(known.searchsorted(places, "right") - 1, 0, None)
        right = np.clip(known.searchsorted(places, "left"), None, len(known) - 1)
        found: NDArray[np.bool_] = judged[left] & judged[right]
        return found


def _folded(words: Iterable[str]) -> list[str]:
    """Words without regard to case, each kept once however many texts hold it."""
    return [intern(word.casefold()) for word in words]
