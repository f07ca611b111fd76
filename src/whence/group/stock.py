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
        self._samples: dict[int, frozenset[int]] = {}
        self._shares: dict[tuple[int, int], float] = {}
        self._judged: dict[tuple[int, ...], bool] = {}

    def among(self, grams: Iterable[int]) -> set[int]:
        """Those of some sequences that are boilerplate."""
        return self._index.crowded("stock", grams, 1)

    def review(self, changed: Sequence[int]) -> list[int]:
        """Looks again at sequences whose holders changed. Returns those that are boilerplate now
        and were not, or the other way about."""
        before = self.among(changed)
        now = {
            gram
            for gram in self._index.crowded("grams", changed, STOCK_HOLDERS)
            if self._unlike(tuple(self._index.holders("grams", gram, SAMPLE)))
        }
        self._index.add("stock", [(gram, 0) for gram in sorted(now - before)])
        self._index.remove("stock", [(gram, 0) for gram in sorted(before - now)])
        return sorted(now ^ before)

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
            self._shares[one, other] = len(first & second) / max(1, min(len(first), len(second)))
        return self._shares[one, other]

    def _sample(self, number: int) -> frozenset[int]:
        if number not in self._samples:
            grams: Hashes = np.frombuffer(self._text(number).grams, np.uint64)
            kept = sampled(grams)
            self._samples[number] = frozenset((grams[kept] if kept.any() else grams).tolist())
        return self._samples[number]

    def _text(self, number: int) -> Text:
        text = self._index.text(number)
        assert text is not None  # every holder of a sequence is a text of the index
        return text
