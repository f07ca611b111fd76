"""Counts behind a precision, a recall and an F1."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

from msgspec import Struct

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


class Counts(Struct, frozen=True):
    """``proposed`` answers, of which ``right`` are right; ``wanted`` labels, of which ``found``
    are found. Halves come from credit for partly right answers."""

    right: float = 0
    proposed: float = 0
    found: float = 0
    wanted: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right,
            self.proposed + other.proposed,
            self.found + other.found,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> dict[str, float]:
        """The three scores in per cent and the counts, for a table."""
        return {
            "precision": round(100 * self.precision, 1),
            "recall": round(100 * self.recall, 1),
            "f1": round(100 * self.f1, 1),
            "right": self.right,
            "proposed": self.proposed,
            "wanted": self.wanted,
        }


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts, which makes a micro average."""
    return sum(counts, Counts())


def plain(mention: str) -> str:
    """A mention as the scorers of MUC-4 compare it: lower case, no ASCII punctuation, no articles,
    single spaces."""
    return " ".join(_ARTICLES.sub(" ", mention.lower().translate(_NO_PUNCTUATION)).split())
