"""What reports tell of people, streets and hours, and how that stands to one another."""

from __future__ import annotations

import pytest

from whence.group.names import named
from whence.group.particulars import Particulars, compared_particulars, named_in_both, particulars


@pytest.mark.parametrize(
    ("text", "ages", "people"),
    [
        ("Ana Brandt, 31, was hurt.", {31}, {"ana brandt": 31}),
        ("Ana K. Brandt (31) was hurt.", {31}, {"ana brandt": 31}),
        ("Otto Lind Jr., 45, of Merrin fled.", {45}, {"otto lind": 45}),
        ("A 12-year-old boy and a four-year-old girl hid.", {4, 12}, {}),
        ("The 19-year-old Ivo Marn was held.", {19}, {"ivo marn": 19}),
        ("A man aged 52 was found.", {52}, {}),
        ("Merrin has 9, 10 or 11 mills.", set(), {}),
        ("Ana Brandt, 31 others and a dog left.", set(), {}),
        ("The oak is 400 years old.", set(), {}),
    ],
)
def test_ages_and_who_is_of_them(text: str, ages: set[int], people: dict[str, int]) -> None:
    found = particulars(text)
    assert found.ages == ages
    assert found.people == people


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("in the 400 block of West Alder Street", {"alder"}),
        ("in the 400 block of Alder", {"alder"}),
        ("at 12th Avenue and Quarry Rd", {"12th", "quarry"}),
        ("The street was empty.", set()),
    ],
)
def test_streets_go_by_their_names(text: str, streets: set[str]) -> None:
    assert particulars(text).streets == streets


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("at 9:30 p.m.", {21 * 60 + 30}),
        ("about 9 pm", {21 * 60}),
        ("at 12:05 a.m.", {5}),
        ("shortly before midnight", {0}),
        ("at 21:30", {21 * 60 + 30}),
        ("about 9:30 last night", set()),
        ("a score of 14:30", set()),
    ],
)
def test_hours_of_the_day(text: str, hours: set[int]) -> None:
    assert particulars(text).hours == hours


def levels(one: str, other: str) -> dict[str, str]:
    found = compared_particulars(particulars(one), particulars(other), named(one), named(other))
    return {comparison: level for comparison, level, _ in found}


def test_what_only_one_side_tells_is_not_compared() -> None:
    assert levels("Ana Brandt, 31, was hurt at 9 p.m.", "Somebody was hurt.") == {}


def test_levels() -> None:
    one = "Ana Brandt, 31, was hurt in Alder Street at 9 p.m."
    assert levels(one, "A 31-year-old was hurt in Alder St. at 9:03 p.m.") == {
        "ages": "one of one",
        "streets": "one of one",
        "hour": "same",
    }
    assert levels(one, "Ivo Brandt, 44, was hurt in Quarry Road at 3 a.m.") == {
        "ages": "none of one",
        "people": "same last name",
        "streets": "none of one",
        "hour": "far apart",
    }


def test_hours_on_both_sides_of_midnight_are_near() -> None:
    late, early = Particulars(hours=frozenset({1435})), Particulars(hours=frozenset({10}))
    assert [
        level for _, level, _ in compared_particulars(late, early, frozenset(), frozenset())
    ] == ["near"]


def both(one: str, other: str) -> str:
    return named_in_both(particulars(one), particulars(other), named(one), named(other))


def test_a_person_is_the_same_by_name_and_age() -> None:
    ana = "Ana Brandt, 31, was hurt."
    assert levels(ana, "Ana Brandt (31) died.")["people"] == "same"
    assert levels(ana, "Friends of Ana Brandt were there.")["people"] == "named"
    assert levels(ana, "Ana Brandt (52) died.")["people"] == "named"
    assert both(ana, "Friends of Ana Brandt were there.") == "ana brandt"
    assert both(ana, "Ivo Brandt, 31, was hurt.") == ""
