"""The scorer of the benchmark, and the floor under grouping on the hand-labelled pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.grouping import b_cubed, labelled, split_or_mixed, unnamed

MULTISOURCE = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "multisource"


def test_b_cubed_of_the_true_partition_is_one() -> None:
    gold = {"a": 1, "b": 1, "c": 2}
    assert b_cubed({"a": "x", "b": "x", "c": "y"}, gold) == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }


def test_b_cubed_by_hand() -> None:
    """Two true groups of two, found as one group of three and one alone: the three have precision
    2/3, 2/3, 1/3, the one 1; recall is 1, 1, 1/2, 1/2."""
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    found = {"a": "x", "b": "x", "c": "x", "d": "y"}
    assert b_cubed(found, gold) == {"precision": 0.667, "recall": 0.75, "f1": 0.706}


def test_b_cubed_takes_what_was_not_found_as_alone() -> None:
    gold = {"a": 1, "b": 1}
    assert b_cubed({}, gold) == {"precision": 1.0, "recall": 0.5, "f1": 0.667}


def test_groups_that_are_whole_and_pure() -> None:
    gold = {"a": 1, "b": 1, "c": 2, "d": 3}
    found = {"a": "x", "b": "x", "c": "y", "d": "y"}
    assert split_or_mixed(found, gold) == {"right": 1, "of": 3, "wrong": ["2", "3"]}


def test_what_is_kept_of_a_result_names_nothing() -> None:
    result = {"x": {"right": 1, "wrong": ["the bridge"]}, "left out": ["a", "b"], "f1": 0.5}
    assert unnamed(result) == {"x": {"right": 1}, "left out": 2, "f1": 0.5}


@pytest.mark.skipif(not MULTISOURCE.exists(), reason="NOT RUN: ../shared/data is absent")
def test_the_floor_on_the_hand_labelled_claims() -> None:
    scores = labelled(MULTISOURCE)
    assert scores["copies"] == {"right": 4, "found": 4, "of": 4}
    assert scores["incidents of reports"]["wrong"] == []
    assert scores["mentions B³"]["precision"] == 1.0
    assert scores["killed low–high"]["wrong"] == {}
