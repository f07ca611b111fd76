"""Of which words the network is asked whether they are people whom something befell."""

from __future__ import annotations

import pytest

from whence.extract.text import sentences
from whence.extract.toll_asked import goes_on_from_others, phrases_of, scenes_of
from whence.extract.toll_names import surnames

ASKED = [
    # Names in full, with an age or with a title.
    ("Ana Brun was pulled dead from the well.", ["Ana Brun"]),
    ("Ana Brun, 34, a tailor", ["Ana Brun", "a tailor"]),
    ("Ana, 9, Ivo (7) and Mira, aged four, were found.", ["Ana", "Ivo", "Mira"]),
    ("The youngest was Private Marr.", ["Marr"]),
    ("Ivo de la Marr lies in the ward.", ["Ivo de la Marr"]),
    # Figures whose noun is no word for people.
    ("Nine coffins stood in a row.", ["Nine"]),
    ("Of 13 names five are crossed out.", ["13", "five"]),
    ("It is 94 now.", ["94"]),
    # What the rules know too.
    ("Two shepherds and a woman bled to death.", ["Two", "a woman"]),
]

NOT_ASKED = [
    "Brun has been told.",
    "The man was told and he wept.",
    "The mill burned for 12 hours.",
    "It cost $40 in March 2031.",
    "Some 30 percent of 25 houses burned.",
    "At 7 it began, 15 km away.",
    "Ana Brun was convicted of the murder.",
    "The gunmen are Ana Brun and Ivo Marr.",
    "Ana Brun, Ivo Marr and Pia's wells ran dry.",
    "Many wept.",
    "Nobody wept.",
]


def asked(text: str) -> list[str]:
    scenes = scenes_of(text, sentences(text), surnames(text))
    return [one.as_written for _, one in phrases_of(scenes)]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_names_figures_and_counted_people_are_asked_about(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His driver, Ivo Marr, wept.", []),
        ("A baker named Ivo Marr wept.", ["A baker"]),
        ("A boy, 14-year-old Ivo Marr, wept.", ["A boy"]),
        ("Ivo Marr is one of the nine.", ["one"]),
    ],
)
def test_nobody_is_asked_about_twice(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


def test_some_of_others_are_told_from_some_of_the_dead() -> None:
    text = "The party has 40 members. Five were women."
    left = list(phrases_of(scenes_of(text, sentences(text), surnames(text))))
    assert [goes_on_from_others(left, *each) for each in left] == [False, True]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_pointers_measures_and_the_accused_are_not(text: str) -> None:
    assert asked(text) == []
