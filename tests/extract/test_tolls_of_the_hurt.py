"""Tolls of reports that tell of one person's fate in few words: headlines, how somebody was found
or hit, surnames, who recovers. Each kind with its counter-examples."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of
from whence.extract.toll_names import surnames

DEAD: list[tuple[str, list[str]]] = [
    ("Officers found 16-year-old Ana Brun dead in a garden in Orle.", ["killed 1 part"]),
    ("× Teen dies after being shot over a bicycle in Orle", ["killed 1"]),
    ("Three-year-old boy shot in Orle has died", ["killed 1"]),
    ("A woman stabbed outside a bakery has died.", ["killed 1"]),
    ("Toddler shot, killed in Orle", ["killed 1"]),
    ("Orle Police Identify 16-Year-Old Fatally Shot", ["killed 1"]),
    ("Ivo Marr, 22, was at the door. Shots were fired and Marr died at noon.", ["killed 1 part"]),
    ("Ivo Marr, 22, ran at the guard. The guard shot and killed Marr.", ["killed 1 part"]),
    (
        "Police examine the death of 17-year-old Ana Brun, whom a bullet from a rifle hit.",
        ["killed 1 part"],
    ),
    ("The blast claimed the life of 24-year-old Ana Brun.", ["killed 1 part"]),
    ("The town speaks of a 4-year-old's gun death.", ["killed 1 part"]),
    ("Armed suspect dies after officer-involved shooting", ["killed 1 part"]),
    ("The coroner has identified the man killed in a shooting.", ["killed 1 part"]),
    ("Deputies located a deceased male.", ["killed 1"]),
    ("Man found in car died from gunshot wound in Orle", ["killed 1"]),
    ("Man killed, boy injured in apparent drive-by shooting in...", ["killed 1", "injured 1"]),
    ("St. Orle man killed by guard", ["killed 1"]),
    ("A service was held for a boy who police say was shot and killed.", ["killed 1"]),
    ("A girl was identified as Ana Brun. Brun was shot and killed.", ["killed 1 part"]),
    ("Orle man fatally shot himself while unloading gun", ["killed 1"]),
    ("A 2-year-old boy found a gun and fatally shot himself.", ["killed 1"]),
]

HURT: list[tuple[str, list[str]]] = [
    ("A boy is recovering after being shot in the foot.", ["injured 1"]),
    ("Girl survives being shot by stray bullet", ["injured 1"]),
    ("A bullet grazed a child's leg.", ["injured 1"]),
    ("Two people were grazed in the gunfire.", ["injured 2"]),
    ("Bullet grazes teen after quarrel in Orle", ["injured 1"]),
    ("13-year-old's toe grazed by bullet at Orle mill", ["injured 1"]),
    ("The guard fired shots, grazing two bystanders.", ["injured 2"]),
    ("Police examine the accidental shooting of a teen girl.", ["injured 1"]),
    (
        "He was charged in the shooting of his daughter and her mother.",
        ["injured 2"],
    ),
    ("A teenager is accused of accidentally shooting his friend.", ["injured 1 part"]),
    ("Orle Man Suffers Gunshot Wound At Shooting Range", ["injured 1"]),
    ("A boy in the care of his uncle suffered a gunshot wound.", ["injured 1"]),
    ("Medics took the man, with a gunshot wound in the arm, away.", ["injured 1 part"]),
    ("Of the four people shot, two had serious injuries.", ["injured 4", "injured 2 part"]),
    ("The bullets flew, and seven were hit.", ["injured 7"]),
    ("The shooting left a girl in critical condition.", ["injured 1"]),
    ("Officers found Ana Brun, 4, with a gunshot wound to the arm.", ["injured 1 part"]),
    ("Two gunshot victims arrived at the clinic.", ["injured 2"]),
    ("A bullet struck him in the arm.", ["injured 1 part"]),
    ("He had a gunshot wound to the leg.", ["injured 1 part"]),
    ("The shooting sent an Orle woman to the trauma center.", ["injured 1"]),
    ("The gun went off, grazing the back of the victim's head.", ["injured 1 part"]),
    ("He fired the gun, striking himself in the leg.", ["injured 1 part"]),
    ("Shooting hospitalizes juvenile in Orle", ["injured 1"]),
    ("In the market bombing 85 others were hurt.", ["injured 85"]),
    ("Orle lawyer accidentally shoots wife in back", ["injured 1"]),
    ("Orle boy, 4, shoots self in groin with handgun", ["injured 1"]),
    ("Police met a boy who accidentally shot himself in the foot.", ["injured 1"]),
]

ELSEWHERE: list[tuple[str, list[str]]] = [
    (
        "A boy was shot in the arm. Crime stats say that 40 people were murdered in 2011.",
        ["injured 1", "killed 40 period"],
    ),
    ("A boy was shot in the arm by a convicted murderer.", ["injured 1"]),
    (
        "A boy was shot in the arm. Someone else could've got killed, a neighbour said.",
        ["injured 1"],
    ),
    ("A boy was shot in the arm. He was dead on arrival.", ["killed 1 part"]),
    ("A woman died. A call came about a mother who was shot.", ["killed 1"]),
    (
        "A double homicide at the mill. Two other gunshot victims arrived at the clinic.",
        ["killed 2", "injured 2"],
    ),
    (
        "A man was killed at the mill. A woman and two other men were also shot and ran away.",
        ["killed 1", "injured 3", "injured 1 part", "injured 2 part"],
    ),
    ("A man was killed at the mill. Another man was shot and died.", ["killed 1", "killed 1"]),
]

NONE = [
    "He struck the man in the head with a bat after shots were fired.",
    "Two cars were grazed in the gunfire.",
    "Ivo Marr, 22, was there. Marr Street was shut after the shooting.",
    "The fatal flaw claimed the attention of Ana Brun, 24.",
    "The shooting of the film took weeks.",
    "Nobody is recovering after being shot.",
    "A man fatally shot himself.",
    "The panel identified the man.",
    "A plan for man and machine in...",
    "The photographer shoots for Orle Weekly.",
]


@pytest.mark.parametrize(("text", "expected"), [*DEAD, *HURT, *ELSEWHERE])
def test_tolls_of_a_text(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


def test_surnames_are_those_of_people_named_in_full() -> None:
    text = "Ana Brun, 34, met 20-year-old Ivo P. Marr (so identified as Ivo Pell Marr) in Orle, 12."
    assert surnames(text) == {"Brun", "Marr"}


@pytest.mark.parametrize("text", NONE)
def test_no_toll(text: str) -> None:
    assert tolls_of(text) == []
