"""The scorer of the cleaning bench, on numbers worked out by hand."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.cleaning import averaged, lower_words, mean_f1, overlap, sequences


def test_sequences() -> None:
    assert sequences("a b, c d e") == Counter({("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1})
    assert sequences("a b") == Counter({("a", "b"): 1})
    assert sequences("!") == Counter()


def test_overlap_counts_copies() -> None:
    truth, found = Counter("aab"), Counter("abbc")
    assert overlap(truth, found) == pytest.approx((2 / 5, 2 / 5, 1 / 5))
    assert overlap(Counter(), Counter()) == (0.0, 0.0, 0.0)


def test_averages() -> None:
    pages = [(1.0, 0.0, 0.0), (0.5, 0.5, 0.0), (0.0, 0.0, 1.0)]
    assert averaged(pages) == {"f1": 0.7059, "precision": 0.75, "recall": 0.6667}
    assert mean_f1(pages) == {"f1": pytest.approx((1 + 2 / 3 + 0) / 3, abs=1e-4)}


def test_words_ignore_case() -> None:
    assert lower_words("Wall, wall!") == Counter({"wall": 2})
