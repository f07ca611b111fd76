"""Some of those whom a text has counted: who they were, told after the toll."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

_RAID = "A raid killed 28 people in Orle. "

SHARES: list[tuple[str, list[str]]] = [
    ("He said 10 of the victims were children.", ["killed 10 part"]),
    ("Eleven of the victims were women.", ["killed 11 part"]),
    ("Four of the deceased were children whose huts were set ablaze.", ["killed 4 part"]),
    ("Seven of those killed were under 18.", ["killed 7 part"]),
    (
        "He said 11 of the dead were farmers and three were herders.",
        ["killed 11 part", "killed 3 part"],
    ),
    (
        "Eleven of the dead came from one village, he said, and three were teenage boys.",
        ["killed 11 part", "killed 3 part"],
    ),
    (
        "Among them were 20 pupils and four teachers of a school.",
        ["killed 20 part", "killed 4 part"],
    ),
    ("Of these, nine were children.", ["killed 9 part"]),
    ("Most of the dead had been on foot, and five of them were children.", ["killed 5 part"]),
]

MADE_UP: list[tuple[str, list[str]]] = [
    (
        "At least 23 people were killed: 14 patients, five relatives who were caring for them and"
        " four members of staff.",
        ["killed 14 part", "killed 23-…", "killed 4 part", "killed 5 part"],
    ),
    (
        "Six people have been killed, five pupils and a teacher, the ministry said.",
        ["killed 1 part", "killed 5 part", "killed 6"],
    ),
    (
        "A raid hurt 28 people in Orle. Twelve of the victims were children.",
        ["injured 12 part", "injured 28"],
    ),
    ("The fire made 40 people homeless. Ten of the victims were children.", ["displaced 40"]),
    ("Six people were killed, five houses and a school burned.", ["killed 6"]),
    ("Twelve of the victims were children.", []),
]

OTHERS = [
    "Twelve of the victims survived.",
    "Among them were 20 soldiers who escaped.",
    "Troops came. Among them were 20 officers.",
    "Twelve of them were militants.",
    "Forty of the victims were women.",
    "Twelve of these were sold in Tarn.",
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_some_of_those_counted_before(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(_RAID + text)) == sorted(
        ["killed 28", *expected]
    )


@pytest.mark.parametrize(("text", "expected"), MADE_UP)
def test_shares_of_a_text(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == expected


@pytest.mark.parametrize("text", OTHERS)
def test_others_are_no_share(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(_RAID + text)] == ["killed 28"]


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed, a spokeswoman said: a man of 71 and a woman of 38.",
        "Six people were killed, a doctor and five nurses said.",
        "Two people were killed, a witness and a guard told reporters.",
    ],
)
def test_whoever_speaks_is_none_of_the_dead(text: str) -> None:
    told = " ".join(toll.as_written for toll in tolls_of(text))
    assert not any(word in told for word in ("spokeswoman", "doctor", "nurses", "witness", "guard"))
