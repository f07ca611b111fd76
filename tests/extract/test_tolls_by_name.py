"""Single people who are told of with their names beside a toll, whose noun points at nobody."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

_RAID = "Gunmen killed 30 people in Orle. "

NAMED = [
    "His driver, Ivo Marr, was killed.",
    "The guard, 41-year-old Ivo Marr, died instantly.",
    "The owner, one Mr. Ivo Marr, was hacked to death.",
    "A director said that the driver, Ivo Marr, died at the clinic.",
    "Ivo, her driver, died beside her.",
    "His bodyguard was shot dead.",
]

TOLD_BEFORE = [
    "The man was shot dead.",
    "The teacher, who taught physics, was killed.",
    "His mother said her son was killed in the kitchen.",
    "The gunman, Ivo Marr, was shot dead by police.",
    "The head of the clinic, Ivo Marr, who told how the staff of a van had been killed, wept.",
]


@pytest.mark.parametrize("text", NAMED)
def test_somebody_by_name_is_one_of_the_dead(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(_RAID + text)] == ["killed 30", "killed 1 part"]


BESIDE: list[tuple[str, list[str]]] = [
    ("Gunmen shot dead Regional Prosecutor Ana Brun as she left her house.", ["killed 1 part"]),
    ("Attackers gunned down Mayor Ana Brun outside her home.", ["killed 1 part"]),
    (
        "Judge Ana Brun was killed by a car bomb in April along with two bodyguards.",
        ["killed 1 part", "killed 2 part"],
    ),
    ("Two nurses died on the spot, along with a guard.", ["killed 1 part", "killed 2"]),
    ("A judge was killed while working along with two guards.", ["killed 1"]),
    ("A judge was killed by men who came along with two friends.", ["killed 1"]),
    ("A judge was killed in a raid along with two of the attackers.", ["killed 1"]),
    ("Police shot dead Orle militants.", []),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_who_was_killed_and_beside_whom(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == expected


@pytest.mark.parametrize("text", TOLD_BEFORE)
def test_who_was_told_of_before_is_not_counted_again(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(_RAID + text)] == ["killed 30"]


def test_a_bodyguard_who_was_told_of_is_not_counted_again() -> None:
    text = "A leader was wounded and his bodyguard was killed. His bodyguard was shot dead."
    assert [brief(toll) for toll in tolls_of(text) if toll.effect == "killed"] == ["killed 1 part"]
