"""Word sequences that are boilerplate: an outlet's footer, an appeal, an agency's stock paragraph.

A sequence is boilerplate where many texts hold it that are otherwise unlike. Which of its holders
are compared is fixed by a hash of their words (the SAMPLE smallest): so what is boilerplate is the
same in whatever order the pages came, and the more texts hold a sequence, the more seldom one more
changes the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from whence.group.index import Index, Text
from whence.group.words import Hashes, sampled

STOCK_HOLDERS = 4
"""A sequence is looked at as boilerplate when at least this many different texts hold it."""
STOCK_LIKENESS = 0.5
"""It is boilerplate when those texts contain one another by less than this, on average ..."""
STOCK_LIKENESS_AT_HOME = 0.8
"""... or by less than this where one outlet printed them all: an outlet's pages share its footer,
but seldom its stories, and the versions of one story are more alike."""
SAMPLE = 8
"""Texts that are compared when a sequence is looked at."""


class Stock:
    """Which sequences of an index are boilerplate. Made anew for each update, whose comparisons it
    remembers: the sequences of one footer all have the same holders."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[int, bool] = {}
        self._texts: dict[int, Text] = {}
        self._shares: dict[tuple[int, int], float] = {}
        self._judged: dict[tuple[int, ...], bool] = {}

    def __contains__(self, gram: int) -> bool:
        if gram not in self._known:
            self._known[gram] = bool(self._index.holders("stock", gram, 1))
        return self._known[gram]

    def review(self, changed: Iterable[int]) -> list[int]:
        """Looks again at sequences whose holders changed. Returns those that are boilerplate now
        and were not, or the other way about."""
        flipped = []
        for gram in changed:
            held = self._index.holders("grams", gram, SAMPLE)
            now = len(held) >= STOCK_HOLDERS and self._unlike(tuple(held))
            if now != (gram in self):
                flipped.append(gram)
                self._known[gram] = now
                (self._index.add if now else self._index.remove)("stock", [(gram, 0)])
        return flipped

    def _unlike(self, holders: tuple[int, ...]) -> bool:
        if holders not in self._judged:
            homes: dict[str, list[int]] = defaultdict(list)
            for number in holders:
                for outlet in {each.outlet for each in self._text(number).holders}:
                    if outlet:
                        homes[outlet].append(number)
            self._judged[holders] = self._below(holders, STOCK_LIKENESS) or any(
                self._below(home, STOCK_LIKENESS_AT_HOME)
                for home in homes.values()
                if len(home) >= STOCK_HOLDERS
            )
        return self._judged[holders]

    def _below(self, holders: Sequence[int], limit: float) -> bool:
        shares = [self._shared(one, other) for one, other in combinations(holders, 2)]
        return sum(shares) / len(shares) < limit

    def _shared(self, one: int, other: int) -> float:
        if (one, other) not in self._shares:
            first, second = self._sample(one), self._sample(other)
            both = len(np.intersect1d(first, second, assume_unique=True))
            self._shares[one, other] = both / max(1, min(len(first), len(second)))
        return self._shares[one, other]

    def _sample(self, number: int) -> Hashes:
        grams: Hashes = np.frombuffer(self._text(number).grams, np.uint64)
        kept = sampled(grams)
        return grams[kept] if kept.any() else grams

    def _text(self, number: int) -> Text:
        if number not in self._texts:
            text = self._index.text(number)
            assert text is not None  # every holder of a sequence is a text of the index
            self._texts[number] = text
        return self._texts[number]
