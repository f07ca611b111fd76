"""Kinds of mistakes once made on general news, each with sentences that must be read right now:
negation, subsets, asides, periods, accidents, care, lists."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, read, tolls_of

NEGATED: list[tuple[str, list[str]]] = [
    ("The driver was not wounded in the attack.", []),
    ("The two officers were not killed.", []),
    ("If Ivo Marr was not murdered, why was he silent?", []),
    ("Not a single person was killed in Orle.", ["killed 0 denied"]),
    ("We might have to kill him.", []),
    ("Many people in Orle are missing it.", []),
    ("The plan is dead in the water.", []),
    ("Only a thousand workers succumbed to his threats.", []),
    ("People protested against such an unfortunate massacre.", []),
]

ONE_OR_MORE: list[tuple[str, list[str]]] = [
    ("At least one person was killed in the blast.", ["killed 1-…"]),
    ("A raid killed at least one farmer.", ["killed 1-…"]),
    (
        "The attack resulted in at least one death, along with at least five injuries.",
        ["killed 1-…", "injured 5-…"],
    ),
    ("A family of six were killed when a shell hit Orle.", ["killed 6"]),
    ("An entire family of five was killed.", ["killed 5"]),
    ("Three families were killed in the raid.", []),
    ("Two bailiffs were fatally shot inside the court.", ["killed 2"]),
    ("The strike led to the martyrdom of two citizens.", ["killed 2"]),
    ("Both men were killed.", ["killed 2 part"]),
    ("He shot and killed his neighbour's two teenage daughters.", ["killed 2"]),
    (
        "The deaths of a baker, her brother and their three children shocked Orle.",
        ["killed 5", "killed 1 part", "killed 1 part", "killed 3 part"],
    ),
]

PARTS: list[tuple[str, list[str]]] = [
    ("He was one of 20 students killed at the school.", ["killed 1 part", "killed 20"]),
    (
        "Of the eight victims, three were stabbed and two were beaten to death.",
        ["killed 2 part"],
    ),
    ("Of those killed, 11 were killed in Vessin.", ["killed 11 part"]),
    (
        "The raid left a woman dead and five people, including two officers, in hospital.",
        ["killed 1"],
    ),
    (
        "At least seven villagers, including two women, one of whom was pregnant, and three boys, "
        "were killed.",
        ["killed 7-…", "killed 2 part", "killed 1 part", "killed 3 part"],
    ),
    (
        "Many others, including displaced villagers and at least five children, were injured.",
        ["injured …"],
    ),
    (
        "Gunmen killed 12 people, including a child, and three soldiers were wounded.",
        ["killed 12", "killed 1 part", "injured 3"],
    ),
    (
        "At least 10 civilians were killed, including children, and another 35 were injured.",
        ["killed 10-…", "injured 35"],
    ),
    ("A third person has died after the shooting.", ["killed 1 part"]),
    (
        "Two martyrs, including a child, shot by snipers",
        ["killed 2", "killed 1 part"],
    ),
]

PERIODS: list[tuple[str, list[str]]] = [
    ("Police arrested 12 people between April 2019 and April 2020.", ["detained 12 period"]),
    ("In nine years the conflict has claimed over 70,000 lives.", ["killed 70001-… period"]),
    ("Twenty people were wounded in several shootings across Orle.", ["injured 20 period"]),
    ("Soldiers have killed 300 people since the March 2 coup.", ["killed 300 period"]),
    ("The arrests follow an attack earlier this month that killed nine people.", ["killed 9"]),
]

ACCIDENTS: list[tuple[str, list[str]]] = [
    ("Crash of a small plane in Orle kills 4", []),
    ("A ferry capsized and 12 people died, a week after a bomb attack in Vessin.", []),
    ("Two others died in a house fire.", []),
    (
        "Gunfire erupted near a vigil for two drowning victims, leaving a girl dead.",
        ["killed 1"],
    ),
]

# Somebody died in each of these, so that having been shot alone does not make people injured.
CARE: list[tuple[str, list[str]]] = [
    ("Three other victims were taken to area hospitals with minor injuries.", ["injured 3"]),
    ("Three other people were treated at a hospital and released.", ["injured 3"]),
    ("Two other people have non-life-threatening injuries.", ["injured 2"]),
    ("The blast sent three people to hospital.", ["injured 3"]),
    ("Three others were also shot and left in critical condition.", ["injured 3"]),
    ("Two women were shot and listed in stable condition.", ["injured 2"]),
    ("Another man, 21, also suffered a gunshot wound to the arm.", ["injured 1"]),
    ("Three other victims were taken to area hospitals.", []),
    ("Six people were shot, including a girl.", []),
    ("Officers found a boy suffering from gunshot wounds.", []),
]

ALL = [*NEGATED, *ONE_OR_MORE, *PARTS, *PERIODS, *ACCIDENTS]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_tolls_of_a_sentence(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), CARE)
def test_the_injured_beside_the_dead(text: str, expected: list[str]) -> None:
    found = [brief(toll) for toll in tolls_of(f"{text} One man died.")]
    assert sorted(found) == sorted([*expected, "killed 1"])


def test_fire_that_strikes_people_hurts_them() -> None:
    assert [brief(toll) for toll in tolls_of("He opened fire, striking six people.")] == [
        "injured 6"
    ]


def test_an_attacker_among_the_dead_is_counted() -> None:
    whole = tolls_of("Two bailiffs and the shooter are dead, police said.")[0]
    assert (brief(whole), whole.includes_attackers) == ("killed 3", True)


@pytest.mark.parametrize("text", [text for text, expected in [*ALL, *CARE] if expected])
def test_quotes_stand_at_their_spans(text: str) -> None:
    for draft in read(text):
        assert draft.quote == text[draft.start : draft.end]
