"""People whom no rule ties to what befell them, and who is left alone all the same."""

from __future__ import annotations

import pytest
from bench.ways import bare

from tests.extract.tolls_of import brief, tolls_of
from whence.extract import toll_linked
from whence.extract.text import sentences
from whence.extract.toll_linked import LEAST, LINKED, LINKED_WHOLE
from whence.extract.tolls import found_in

_RAID = "Gunmen killed 30 people and wounded 41 in Orle on Sunday. "

TIED = [
    ("Among them, a woman of 60 was pulled dead from the well.", "killed 1 part"),
    ("Two sisters were pulled dead from the well.", "killed 2 part"),
    ("Two shepherds bled to death before help came.", "killed 2 part"),
    ("Eleven patients are still on ventilators.", "injured 11 part"),
]

IN_ALL = [
    ("By nightfall 32 people lay dead in the square.", "killed 32"),
    ("Elders say 35 people lie under the rubble, dead.", "killed 35"),
]

LEFT_ALONE = [
    "The attackers spared 12 women.",
    "Police sent 200 officers to Orle.",
    "Twelve buses took 300 people out of the town.",
    "Three gunmen fled on motorcycles.",
    "Two guards were hailed as heroes.",
    "Some 2,000 people marched in Orle.",
    "A curfew keeps 90,000 people at home.",
    "Two teachers hid nine pupils in a store.",
    "A woman who hid behind a car said she heard screams.",
    "Eight doctors worked through the night.",
    # What a rule would ask twice about.
    "Eleven patients are no longer on ventilators.",
    "A baker would have bled to death at the well.",
    # Whom it passed by.
    "Among them were 20 soldiers who escaped.",
    "By nightfall 32 people would have been dead.",
    # More than all.
    "Ninety patients are still on ventilators.",
]


def linked(text: str) -> list[str]:
    found = found_in(bare(text), sentences(text))
    return [brief(one.toll) for one in found if one.family in (LINKED, LINKED_WHOLE)]


@pytest.mark.parametrize(("text", "expected"), TIED)
def test_what_befell_some_of_those_counted_before(text: str, expected: str) -> None:
    assert linked(_RAID + text) == [expected]


@pytest.mark.parametrize(("text", "expected"), IN_ALL)
def test_all_of_them_where_it_is_sure(
    text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert linked(_RAID + text) == [expected]
    monkeypatch.setattr(toll_linked, "SURE", 1.0)
    assert linked(_RAID + text) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_others_are_left_alone(text: str) -> None:
    assert linked(_RAID + text) == []


@pytest.mark.parametrize("text", [text for text, _ in (*TIED, *IN_ALL)])
def test_nothing_is_tied_where_the_rules_read_no_toll(text: str) -> None:
    assert linked("A report from Orle. " + text) == []


def test_the_effect_must_be_one_that_the_rules_have_read() -> None:
    assert linked("Gunmen killed 30 people in Orle. Eleven patients are on ventilators.") == []
    text = "Gunmen wounded 41 people in Orle. By nightfall 32 people lay dead in the square."
    assert linked(text) == []


def test_an_age_counts_nobody() -> None:
    tolls = tolls_of(_RAID + "Among them, a woman of 60 was pulled dead from the well.")
    assert [brief(one) for one in tolls] == ["killed 30", "injured 41", "killed 1 part"]


def test_whoever_only_speaks_befell_nothing() -> None:
    text = (
        "The blast killed two people and wounded five in Orle. Of the five wounded, two are "
        "children, a doctor at the town’s hospital said."
    )
    assert all(one.who != "doctor" for one in tolls_of(text))


def test_words_reach_from_the_people_to_what_they_hang_on() -> None:
    text = _RAID + "Two shepherds bled to death before help came."
    one = next(one for one in found_in(bare(text), sentences(text)) if one.family == LINKED)
    assert text[one.start : one.end] == "Two shepherds bled"
    assert LEAST <= one.chance <= 1


@pytest.mark.parametrize(("others", "expected"), [(300, ["injured 11 part"]), (410, [])])
def test_a_list_without_end_is_not_read_to_its_end(others: int, expected: list[str]) -> None:
    text = _RAID + "Nine officers came. " * others + "Eleven patients are still on ventilators."
    assert linked(text) == expected
