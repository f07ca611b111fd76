"""Who some of those were whom a toll told before counts, in the forms that news has for it."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

_RAID = "Gunmen killed 30 people in Orle. "

OF_THE_DEAD: list[tuple[str, list[str]]] = [
    ("The mayor put the toll at 28 and said 10 of the victims were children.", ["10"]),
    ("A trader, Ivo Marr, said 12 of the victims were shopkeepers of the bazaar.", ["12"]),
    ("Four of the deceased were children whose huts were set ablaze.", ["4"]),
    ("Seven of those killed were under 18.", ["7"]),
    ("Two of the fatalities were pregnant women.", ["2"]),
    ("Two of the 30 were nurses.", ["2"]),
    ("Two of the deceased, identified as Ana Brun and Ivo Marr, breathed their last.", ["2"]),
    ("Three victims were children.", ["3"]),
    ("Five of them were children.", ["5"]),
    ("Three were teenage boys.", ["3"]),
    ("Three were children, two were nurses.", ["2", "3"]),
    ("Among them were 20 students and four teachers.", ["20", "4"]),
    ("Among the victims were two nurses.", ["2"]),
    ("They included five children and a priest.", ["1", "5"]),
    ("The victims include five children.", ["5"]),
    ("The dead comprised five children and a priest.", ["1", "5"]),
    ("The mayor said 11 of the dead were Muslims and three were Hindus, one of them a monk.",
     ["1", "11", "3"]),
    ("He said 11 of the dead came from one village and that three were teenage boys.",
     ["11", "3"]),
]  # fmt: skip

IN_ONE_SENTENCE: list[tuple[str, list[str]]] = [
    ("Gunmen killed 30 people, of whom five were children.", ["killed 30", "killed 5 part"]),
    ("Gunmen killed 30 people, among whom were five girls.", ["killed 30", "killed 5 part"]),
    ("Gunmen killed 30 people, 17 of them in Orle alone.", ["killed 17 part", "killed 30"]),
    (
        "The blast killed 30 and wounded 40. A nurse said most of the wounded were shoppers and"
        " that five of them were children.",
        ["injured 40", "injured 5 part", "killed 30"],
    ),
    (
        "Armed men abducted 20 people. Nine of the captives are schoolgirls.",
        ["abducted 20", "abducted 9 part"],
    ),
    (
        "The army arrested 40 villagers. Six of those detained were women.",
        ["detained 40", "detained 6 part"],
    ),
    (
        "At least 23 people were killed: 14 patients, five relatives who were caring for them and"
        " four nurses.",
        ["killed 14 part", "killed 23-…", "killed 4 part", "killed 5 part"],
    ),
    (
        "Six people have been killed, five pupils and a teacher, the ministry said.",
        ["killed 1 part", "killed 5 part", "killed 6"],
    ),
    (
        "The raid left nine dead: six men, two women and a girl.",
        ["killed 1 part", "killed 2 part", "killed 6 part", "killed 9"],
    ),
    (
        "Nine people died, six in Orle and three in Tarn.",
        ["killed 3 part", "killed 6 part", "killed 9"],
    ),
    (
        "Six men and three women died at the bar in Orle.",
        ["killed 3 part", "killed 6 part", "killed 9"],
    ),
]

ELSE = [
    "Two of the victims were treated in hospital.",
    "Two of the victims were in critical condition.",
    "Two of the victims would have turned 18 this week.",
    "The parents of five of the victims accused the minister of lying.",
    "None of the victims was a soldier.",
    "Five of the houses were burned.",
    "Five of the suspects were teenagers.",
    "Among them were two cars.",
    "Police said 12 men had fired. Five of them were teenagers.",
    "Twelve suspects were arrested. Five of them were teenagers.",
    "The party has 40 members. Five were women.",
    "Fifty of them were children.",
]


@pytest.mark.parametrize(("text", "figures"), OF_THE_DEAD)
def test_some_of_the_dead_are_a_part(text: str, figures: list[str]) -> None:
    parts = [brief(toll) for toll in tolls_of(_RAID + text) if toll.scope == "part"]
    assert sorted(parts) == [f"killed {figure} part" for figure in figures]


@pytest.mark.parametrize(("text", "expected"), IN_ONE_SENTENCE)
def test_some_of_an_effect_and_lists_are_parts(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == expected


@pytest.mark.parametrize("text", ELSE)
def test_some_of_others_are_no_part(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(_RAID + text)] == ["killed 30"]


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 30 and wounded 40 people. Five of them were children.",
        "The blast killed 30 and wounded 40 people. They included five children.",
    ],
)
def test_of_two_effects_nobody_knows_whose_some_are(text: str) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == ["injured 40", "killed 30"]


def test_a_list_that_does_not_make_up_a_toll_is_none_of_it() -> None:
    text = "Six people were killed, four pupils and a teacher were hurt."
    killed = [toll for toll in tolls_of(text) if toll.effect == "killed"]
    assert [brief(toll) for toll in killed] == ["killed 6"]
