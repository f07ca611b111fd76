"""Tolls that move from one figure to another, and those whom nobody has reached yet."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, read, tolls_of

MOVED = [
    ("The toll passed from 27 to 36 deaths.", ["killed 27 revised", "killed 36"]),
    ("The death toll rose from 27 to 36 dead.", ["killed 27 revised", "killed 36"]),
    ("Deaths rose from 27 to 36 in the raid.", ["killed 27 revised", "killed 36"]),
    ("The number of injured fell from 48 to 39.", ["injured 48 revised", "injured 39"]),
    (
        "The ministry lowered the number of wounded from 48 to 39.",
        ["injured 48 revised", "injured 39"],
    ),
    ("The mayor cut the toll from 48 to 39.", ["killed 48 revised", "killed 39"]),
    (
        "The mayor put the number of dead at 41 on Friday morning, up from 30.",
        ["killed 41", "killed 30 revised"],
    ),
    (
        "Six people were killed, police said, raising an earlier toll of four.",
        ["killed 6", "killed 4 revised"],
    ),
    ("The death toll, initially put at 10 by police, rose to 18.",
     ["killed 10 revised", "killed 18"]),
    ("The death toll, first given as 10, now stands at 18.", ["killed 10 revised", "killed 18"]),
    ("The number of wounded, first given as 40, has climbed to 64.",
     ["injured 40 revised", "injured 64"]),
    ("The number of dead, most of them women, rose to 18.", ["killed 18"]),
    ("The dead, all weavers, numbered 12.", ["killed 12"]),
    ("The number of people killed has more than doubled to 46.", ["killed 46"]),
    ("The death toll passed 100 on Friday.", ["killed 101-…"]),
    ("The number of injured exceeds 300.", ["injured 301-…"]),
    ("The death toll has not exceeded 46.", ["killed …-46"]),
    ("Police put the toll at nine, a figure that has since risen to 14.",
     ["killed 9", "killed 14"]),
    ("Police put the toll at nine, but it has since risen to 14.", ["killed 9", "killed 14"]),
    ("Nine people died, police said, against 14 according to medics.", ["killed 9", "killed 14"]),
    ("Medics said 20 people died, more than the 14 announced by police.",
     ["killed 20", "killed 14"]),
]  # fmt: skip
REACHED_BY_NOBODY = [
    ("There are still eight to ten men under the rubble.", ["missing 8-10"]),
    ("Ten people are trapped beneath the debris.", ["missing 10"]),
    ("Up to 12 people could still be under the rubble.", ["missing …-12 feared"]),
    ("At least five people remained under the ruins.", ["missing 5-…"]),
]
SOME = [
    ("The condition of nine was stated to be serious.", ["injured 9 part"]),
    ("The condition of three of the injured is critical.", ["injured 3 part"]),
    ("Those martyred include 26 policemen.", ["killed 26 part"]),
]
NONE = [
    "The number of villages fell from 48 to 39.",
    "Two men pulled four boys from under the rubble.",
    "Ten cars are under the rubble.",
    "The condition of two houses is critical.",
    "Readings rose from 27 to 36 in the attack.",
]


@pytest.mark.parametrize(("text", "expected"), [*MOVED, *REACHED_BY_NOBODY, *SOME])
def test_tolls_of_a_text(text: str, expected: list[str]) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_toll_is_invented(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []


@pytest.mark.parametrize(
    ("text", "informants"),
    [
        (
            "Eleven people were killed, police said Sunday, raising an earlier toll of nine.",
            ["police", "police"],
        ),
        (
            "Nine people died, according to relatives – five children and four women.",
            ["relatives"] * 3,
        ),
        ("“There were two planes,” said Odo Venn, a trader who lost two cousins.", ["Odo Venn"]),
        ("“They ran,” said Odo Venn, whose men killed three rebels.", [None]),
        ("Nine people died – police said five others had fled.", [None]),
    ],
)
def test_who_tells_of_what_is_told_beside(text: str, informants: list[str | None]) -> None:
    assert [draft.informant for draft in read(text)] == informants
