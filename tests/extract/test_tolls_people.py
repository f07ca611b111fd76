"""Tolls by name, by whose death it was, by their own act, in lists; what only looks like one."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, read, tolls_of

NAMES: list[tuple[str, list[str]]] = [
    (
        "Ana Brun, 33, and Ivo Marr, 28, were killed, and Jo Lanner and Pia Holm were injured.",
        ["killed 2 part", "injured 2 part"],
    ),
    (
        "Ana Brun, Ivo Marr, Jo Lanner, and Pia Holm all suffered injuries from being shot.",
        ["injured 4 part"],
    ),
    (
        "Lanner is charged with the murder of Ana Brun, 41, and Ivo Marr, 30.",
        ["killed 2 part"],
    ),
    ("Lanner was charged with murder in the death of Ana Brun, 53.", ["killed 1 part"]),
    ("He shot and killed Ivo Marr, 22, of Orle.", ["killed 1 part"]),
    ("He is accused of killing Ana Brun, 21, and Ivo Marr, 22.", ["killed 2 part"]),
    ("Lanner pleaded guilty to manslaughter in the death of his nephew.", ["killed 1 part"]),
    ("Lanner was charged in the woman's death, a murder that shook Orle.", ["killed 1 part"]),
    ("A triple homicide shook Orle.", ["killed 3"]),
    ("Police called the double murder an act of revenge.", ["killed 2"]),
]

HIT: list[tuple[str, list[str]]] = [
    ("A man accidentally shot himself Tuesday.", ["injured 1"]),
    ("Ivo Marr, 34, accidentally shot himself in the head.", ["injured 1 part"]),
    ("A boy apparently shot himself in the leg.", ["injured 1"]),
    ("A handgun went off and struck a juvenile in the neck.", ["injured 1"]),
    ("One of the bullets struck a 9-year-old girl in the back.", ["injured 1"]),
    ("A man walked into a hospital with a gunshot wound to the leg.", ["injured 1"]),
    (
        "Ivo Marr, 38, of Orle, had arrived at Orle Hospital with a gunshot wound.",
        ["injured 1 part"],
    ),
    ("Teen struck by bullet from outside house", ["injured 1"]),
    (
        "Woman, 3 teenage daughters shot in Orle",
        ["injured 4", "injured 1 part", "injured 3 part"],
    ),
    ("Homicide detectives said a man was shot in the leg.", ["injured 1"]),
    ("Police said the wound would not be fatal. A man was shot in Orle.", ["injured 1"]),
    ("He is accused of attempted murder. A man was shot in Orle.", ["injured 1"]),
    ("He fatally wounded two friends in Orle.", ["killed 2"]),
    ("A guard was mortally wounded.", ["killed 1"]),
]

COUNTED_ONCE: list[tuple[str, list[str]]] = [
    (
        "The blast killed four people, a man and three children.",
        ["killed 1 part", "killed 3 part", "killed 4"],
    ),
    (
        "Four adults — two men and two women — were wounded.",
        ["injured 4", "injured 2 part", "injured 2 part"],
    ),
    (
        "Three other victims, a 21-year-old man, a 19-year-old woman and a 3-year-old boy, were "
        "wounded.",
        ["injured 3", "injured 1 part"],
    ),
    (
        "The strike killed a woman, Ana Brun (also known as Ana Marr), and her four sons.",
        ["killed 1 part"],
    ),
    (
        "The strike killed a 33-year-old mother, Ana Brun, alongside her five daughters.",
        ["killed 1 part"],
    ),
    ("A 9-month-old was injured in a double shooting.", ["injured 1 part"]),
    (
        "Four people suffered gunshot wounds and a fifth person was injured by glass.",
        ["injured 5"],
    ),
    ("16 serious injuries were taken to Orle Hospital.", ["injured 16 part"]),
    (
        "Three people were killed. One man was shot to death on a stairwell.",
        ["killed 3", "killed 1 part"],
    ),
    (
        "Some 200 martyrs, and many more, were injured.",
        ["killed 200", "injured …"],
    ),
]

SUMS: list[tuple[str, list[str]]] = [
    ("4 killed, 53 wounded in weekend shootings", ["killed 4 period", "injured 53 period"]),
    ("Two people were killed in two Orle shootings.", ["killed 2 period"]),
    ("Violent night in Orle leaves one dead", ["killed 1 period"]),
    ("Nine were wounded in shootings around the city since Friday.", ["injured 9 period"]),
    ("Crime figures show that 165 people were murdered.", ["killed 165 period"]),
    ("Gunmen killed 50 people in two mosque shootings.", ["killed 50"]),
    ("Coordinated attacks across the city killed 130 people.", ["killed 130"]),
    ("The hospital has treated 31 people for burns since Friday.", ["injured 31"]),
]

AGES: list[tuple[str, list[str]]] = [
    ("A 19 year old man was shot and killed.", ["killed 1"]),
    ("Two 17 year olds were shot in Orle.", ["injured 2"]),
    ("Police said fifteen people, between the ages of 11 and 25, were shot.", ["injured 15"]),
    ("An 18-month old is dead after a shooting in Orle.", ["killed 1"]),
]

NONE = [
    "The gunman shot himself.",
    "The gunman then shot himself in the head.",
    "The bus struck a woman in the head.",
    "The striker hit a man in the back.",
    "Friends of Ana Brun and Ivo Marr were injured.",
    "New Orle and West Orle were hit.",
    "Police are investigating the death of 17-year-old Ana Brun.",
    "The death of Ana Brun, 91, was announced by her family.",
    "Of these, 63 of the children shot or killed were boys.",
    "Another killing shocked Orle.",
    "Her grandmother said that Christian was dead.",
    "1 dead after Orle collision, police say",
    "An attempted double homicide shook Orle.",
    "His son Ivo Marr, 25, and his wife, Pia Holm Lanner, 21 were also killed.",
    "12 that Lanner had been arrested.",
    "Nine people were chased, none fatally.",
    "He was taken to Orle Medical Center.",
]


@pytest.mark.parametrize(("text", "expected"), [*NAMES, *HIT, *COUNTED_ONCE, *SUMS, *AGES])
def test_tolls_of_a_text(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NONE)
def test_no_toll_is_read(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []


def test_the_quote_holds_what_makes_a_wound_a_death() -> None:
    [draft] = read("He fatally wounded two friends in Orle.")
    assert draft.quote == "fatally wounded two friends"


def test_a_person_who_was_hit_is_not_hurt_where_the_article_tells_of_a_death() -> None:
    text = "A man walked into a hospital with a gunshot wound."
    assert [brief(toll) for toll in tolls_of(f"{text} He died.")] == ["killed 1 part"]
