"""Tolls of those who were shot: what bullets met, who lives on, who is told apart from the dead."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

MET: list[tuple[str, list[str]]] = [
    ("A bullet struck a woman in her bedroom.", ["injured 1"]),
    ("A stray round went through the wall of a mill and hit a child.", ["injured 1"]),
    ("A stray bullet struck a parked car.", []),
    ("Toddler shoots mother in back", ["injured 1"]),
    ("Police shoot man who pointed gun at officers", ["injured 1"]),
    ("Man arrested for shooting neighbor in the foot", ["injured 1"]),
    ("He threatened to shoot a neighbor.", []),
    ("Police look into the shooting of 19-year-old man.", ["injured 1"]),
    ("A double shooting at the mill left a woman dead.", ["killed 1"]),
    ("Police were called to a report of a man shot.", ["injured 1"]),
    ("Police found three gunshot victims.", ["injured 3"]),
    ("It honours one of three gunshot victims.", []),
    ("Shots fired into a crowd, three people hit", ["injured 3"]),
    ("The man, whose name was not released, was shot in the back.", ["injured 1 part"]),
    ("The men fought, and one shot the other in the leg.", ["injured 1 part"]),
    ("Homeowner shoots intruder", ["injured 1"]),
    ("Two men were hit and taken to a hospital in Orle.", ["injured 2"]),
    ("A man was shot in the leg and another was hit in the arm.", ["injured 2"]),
    ("A couple was shot in Orle.", ["injured 2"]),
    ("A couple of shots were fired in Orle.", []),
    ("A hunter was accidentally shot by his cousin.", ["injured 1"]),
    ("Officers found a man lying in a yard with gunshot wounds.", ["injured 1"]),
    ("The victim was taken to Orle General with a gunshot wound to the leg.", ["injured 1 part"]),
    ("Three victims were located, all suffering from gunshot wounds.", ["injured 3"]),
    ("Ivo Marr suffered a gunshot wound to the chest.", ["injured 1 part"]),
]

LIVING_ON: list[tuple[str, list[str]]] = [
    ("All four shooting victims are expected to survive.", ["injured 4"]),
    ("A gunshot victim is expected to make a full recovery.", ["injured 1"]),
    ("The firm is expected to recover.", []),
    ("She is expected to live in Orle.", []),
    ("A man is fighting for his life after a shooting.", ["injured 1"]),
    ("Boy clinging to life after being shot in Orle", ["injured 1"]),
    ("A man is recovering from a gunshot wound.", ["injured 1"]),
    ("Man recovering after shooting", ["injured 1"]),
    ("A town is recovering from a flood.", []),
    ("Two people remain hospitalized.", ["injured 2"]),
    ("A man underwent surgery after being shot in the stomach.", ["injured 1"]),
    ("A man drove himself to the hospital after being shot.", ["injured 1"]),
]

BESIDE_THE_DEAD: list[tuple[str, list[str]]] = [
    (
        "A woman was killed at the mill. A man was shot in the leg and is in stable condition.",
        ["killed 1", "injured 1"],
    ),
    (
        "Two men were killed at the mill. A third was shot in the leg. He is in stable condition.",
        ["killed 2", "injured 1"],
    ),
    (
        "Two men were killed at the mill. A boy was shot in the leg. He died at noon.",
        ["killed 2"],
    ),
    (
        "Ivo Marr, 20, died at the mill. Leo Fenn, 22, was taken to a clinic with a gunshot wound.",
        ["killed 1 part", "injured 1 part"],
    ),
    (
        "A 20-year-old man died at the mill. A 20-year-old man was shot in the chest.",
        ["killed 1"],
    ),
    (
        "A man died at the mill. A woman was shot in the chest and was pronounced dead.",
        ["killed 1", "killed 1"],
    ),
    ("Three people were shot, one fatally, in Orle.", ["killed 1", "injured 2"]),
    ("4 shot, 1 dead in Orle", ["killed 1", "injured 3"]),
    ("Four people were shot outside a bar, one fatally.", ["killed 1", "injured 3"]),
    ("Four people were shot; in Velde, one fatally.", ["killed 1"]),
    (
        "The shooting left one man dead and another man in critical condition.",
        ["killed 1", "injured 1"],
    ),
    ("3 shot, 3 dead in Orle", ["killed 3"]),
    (
        "One man is dead and another is in the hospital after a shooting.",
        ["killed 1", "injured 1"],
    ),
]

THE_SAME: list[tuple[str, list[str]]] = [
    (
        "Police met a 20-year-old man who had suffered a gunshot wound. Medics came, but the "
        "20-year-old man died.",
        ["killed 1 part"],
    ),
    ("Ivo Marr was wounded on Monday. A service was held. Ivo Marr died.", ["killed 1 part"]),
    (
        "A 20-year-old man was wounded. Later on the road a 20-year-old woman died.",
        ["injured 1", "killed 1"],
    ),
    ("A man shot Monday in Orle died at a hospital.", ["killed 1"]),
    ("Couple found shot dead in Orle home", ["killed 2"]),
    ("The victim, identified as Ivo Marr, died of a wound.", ["killed 1 part"]),
    ("He quoted the mayor, Ivo Marr, who told how the crew were shot and killed.", []),
    ("Two guns were used, and one is still missing.", []),
    ("Ten people were aboard, and one is still missing.", ["missing 1"]),
    (
        "Police met two men with gunshot wounds. A fourth victim was shot in the arm.",
        ["injured 2 part", "injured 1 part"],
    ),
    ("A man could be charged in the death of an Orle student.", ["killed 1"]),
    ("A shooting could be the death of an Orle student.", []),
    ("The homicide victim was identified.", ["killed 1 part"]),
    ("Police name victim of Monday's fatal shooting", ["killed 1 part"]),
    ("Police name victim of Monday's shooting", []),
]


@pytest.mark.parametrize(("text", "expected"), [*MET, *LIVING_ON, *BESIDE_THE_DEAD, *THE_SAME])
def test_those_who_were_shot(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


def test_those_left_of_the_shot_are_quoted_with_the_dead() -> None:
    hurt = next(
        toll for toll in tolls_of("Four shot, one dead in Orle") if toll.effect == "injured"
    )
    assert (hurt.as_written, hurt.figures, hurt.low) == ("Four shot, one dead", (4, 1), 3)
