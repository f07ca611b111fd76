"""Tolls in the many ways in which reporters state one: headlines over a toll that moves, numbers
of a kind of people, lists of the dead, counts by witnesses and hospitals, people whom nobody has
found."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

MOVING: list[tuple[str, list[str]]] = [
    ("Orle mourns as depot blast toll climbs to 43", ["killed 43"]),
    ("Tessland army toll from ambush rises to 28", ["killed 28"]),
    ("Prosecutors lower toll to 11 after autopsies", ["killed 11"]),
    ("Police revise toll down to nine", ["killed 9"]),
    ("Body count in Orle blast reaches 23", ["killed 23"]),
    ("Orle raid: wounded climb to 60", ["injured 60"]),
    ("Martyrs of Orle bombing rise to 49", ["killed 49"]),
    ("The injury toll from the blast stood at 30.", ["injured 30"]),
    ("A previous toll given by local officials stood at 43.", ["killed 43"]),
    ("The number of martyrs has risen to 49, the ministry said.", ["killed 49"]),
    ("The number of weavers killed in Friday's raid on a mill in Tarn rose to 19.", ["killed 19"]),
    ("The number of confirmed dead stood at 12 on Sunday.", ["killed 12"]),
    ("The raid brought to 12 the number of people murdered in Orle.", ["killed 12"]),
    ("The mayor gave the number of dead as nine.", ["killed 9"]),
    (
        "A union put the number of dead at 37 and the injured at 74.",
        ["killed 37", "injured 74"],
    ),
]  # fmt: skip

GIVEN: list[tuple[str, list[str]]] = [
    ("The monitor gave a toll of 19 dead and 30 wounded.", ["killed 19", "injured 30"]),
    ("A chief in Orle gave a figure of 19 dead.", ["killed 19"]),
    ("They compiled a list of 84 persons killed in the raid.", ["killed 84"]),
    ("Committee of survivors publishes list of 158 dead", ["killed 158"]),
    ("Reporters had spoken of 20 wounded in the blast.", ["injured 20"]),
    ("Officials spoke of 19 deaths after the raid.", ["killed 19"]),
    (
        "The army put its losses at 28 soldiers killed, 24 wounded and seven missing.",
        ["killed 28", "injured 24", "missing 7"],
    ),
]

NOTHING = [
    "The raid took a heavy toll in 12 villages.",
    "The road toll rose to 120, police said after the shooting.",
    "The number of soldiers deployed after the attack rose to 400.",
    "A list of 30 names was read out after the attack in Orle.",
    "After the attack the bridge toll rises to 12 crowns.",
    "He brought to 12 the number of guests at the mill that was attacked.",
]


@pytest.mark.parametrize(("text", "expected"), MOVING + GIVEN)
def test_tolls_of_a_text(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_no_toll_is_invented(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []
