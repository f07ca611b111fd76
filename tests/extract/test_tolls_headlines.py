"""Tolls of the turns in which headlines tell of the dead."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

TURNS = [
    ("Shooting claims life of 15-year-old in Tarn", ["killed 1"]),
    ("Blast claims lives of 3 teens in Tarn", ["killed 3"]),
    ("Man suffers fatal gunshot wound in Arden", ["killed 1"]),
    ("Two men sustained fatal stab wounds in the attack.", ["killed 2"]),
    ("Woman found dead of gunshot wound in Arden home", ["killed 1"]),
    ("Suspected killer of boy, 7, arrested in Tarn", ["killed 1"]),
    ("The alleged killers of two nuns were held in Tarn.", ["killed 2"]),
    ("Suspect in 5 shooting deaths arrested", ["killed 5"]),
    ("Two men charged in three stabbing deaths", ["killed 3"]),
    ("Man charged with killing 8-year-old girl in Tarn", ["killed 1"]),
    ("Gunmen kill woman in Tarn", ["killed 1"]),
]
NO_TURNS = [
    "She is the author of the life of a saint.",
    "Ana Brun suffered potentially fatal injuries.",
    "Court blocks sale of life of 15-year-old in film",
    "The crowd fell dead silent in front of wounded pride.",
    "Would-be killer of elephants fined",
    "Teen killing rattles town",
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_dead_of_a_headline(text: str, expected: list[str]) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == expected


@pytest.mark.parametrize("text", NO_TURNS)
def test_what_tells_of_no_dead(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []
