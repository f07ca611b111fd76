"""Whom captors led off, and who did not."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

ABDUCTED: list[tuple[str, str]] = [
    ("The rebels took at least 18 people with them.", "18-…"),
    ("The attackers had also taken away at least seven young men.", "7-…"),
    ("The raiders took 12 women into the bush.", "12"),
    ("He said 38 people, most of them women, had been marched into the forest.", "38"),
    ("Gunmen carried off 20 girls.", "20"),
    ("Gunmen made off with 20 girls.", "20"),
    ("Bandits whisked away 20 travellers.", "20"),
    ("Twenty travellers were whisked away by bandits.", "20"),
    ("Gunmen herded 20 pupils deep into the forest.", "20"),
    ("Ten villagers were led away at gunpoint.", "10"),
    ("The gunmen are holding 12 pupils.", "12"),
    ("Four porters were led away with the goats.", "4"),
    ("Sixty in all were marched off, the diocese said.", "60"),
    ("The rebels took five others hostage.", "5"),
    ("Twelve pupils are in the hands of the kidnappers.", "12"),
    ("Alarm over three radio workers taken by armed men in Orle", "3"),
]

ELSE = [
    "The team took five others with them.",
    "The bus took 12 people to the forest.",
    "Ambulances took 12 people away.",
    "A guide led 12 tourists into the forest.",
    "The rebels took 12 villages with them.",
    "The gunmen forced 12 traders to pay.",
    "Four porters were led away in handcuffs.",
    "Four dancers were led off the stage.",
    "Two boys were carried off by paramedics.",
    "Troops rescued 12 pupils from the bandits and took them away.",
    "The prison is holding 400 inmates.",
    "Two men are being held by police.",
]


@pytest.mark.parametrize(("text", "number"), ABDUCTED)
def test_who_was_led_off_is_abducted(text: str, number: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == [f"abducted {number}"]


@pytest.mark.parametrize("text", ELSE)
def test_others_are_not_abducted(text: str) -> None:
    assert tolls_of(text) == []
