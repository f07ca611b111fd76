"""The scorer of the cleaning bench, on numbers worked out by hand."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.cleaning import averaged, lower_words, mean_f1, overlap, sequences
from bench.declared import Said, of_changes, tally
from bench.endurance import changed, held


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


def test_days_of_change_in_the_truth_are_told() -> None:
    pages = [
        ({"truth": {"publish_date": day, "author": None, "title": "Wall falls"}}, said)
        for day, said in (
            ("2031-05-03", Said("2031-05-03", None, "Wall falls")),
            ("2031-06-01", Said("2031-05-03", None, "Wall falls", "2031-06-01")),
            ("2031-06-01", Said("2031-06-02", None, "Wall falls", "2031-06-01")),
            (None, Said("2031-05-03", None, "Wall falls", "2031-06-01")),
        )
    ]
    assert of_changes(pages) == {1}
    for row, _ in pages:
        row["truth"]["author"] = "Ada Quist"
    found = tally(pages, of_changes(pages))
    assert found["date, at most"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["date"] == {"exact": 0.3333, "right": 1, "wrong": 2, "invented": 1}
    apart = found["date, where the truth is of publication"]
    assert apart == {"exact": 0.5, "right": 1, "wrong": 1, "invented": 1}


def test_no_two_pages_of_the_endurance_run_are_alike() -> None:
    page = '<div class="story main" id="a"><p>Twelve drivers waited at the harbour.</p></div>' * 9
    turns = {changed(page, turn) for turn in range(50)}
    assert len(turns) == 50
    assert changed(page, 7) == changed(page, 7)
    assert 0 < held()["now"] <= held()["at most"]
