"""Tolls of the hurt told by who takes care of them, and of the dead by bodies found or brought."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

CARED_FOR: list[tuple[str, list[str]]] = [
    ("Fourteen villagers remain in hospital, the service said.", ["injured 14"]),
    ("Eight victims were still in hospital on Sunday.", ["injured 8"]),
    (
        "63 people are being treated, 41 of them for gunshot wounds.",
        ["injured 63", "injured 41 part"],
    ),
    (
        "He said that 44 injured persons were still under treatment, seven of them on ventilators.",
        ["injured 44", "injured 7 part"],
    ),
    ("Some 34 people remained under treatment on Monday.", ["injured 34"]),
    ("Twelve people are undergoing treatment at the clinic.", ["injured 12"]),
    ("Nine people are nursing injuries at Orle Hospital.", ["injured 9"]),
    (
        "Nine wounded survivors had been brought in, two of them children.",
        ["injured 9", "injured 2 part"],
    ),
    ("Eleven wounded persons had been admitted.", ["injured 11"]),
    ("26 people had been admitted, a nurse at the mission said.", ["injured 26"]),
    ("26 people were admitted to a clinic in Orle.", ["injured 26"]),
    ("Orle Hospital confirmed that it received six patients.", ["injured 6 part"]),
    ("The Tarn clinic said it had admitted 12 people with burns.", ["injured 12"]),
    ("The clinic took in 34 people with gunshot wounds.", ["injured 34 part"]),
    ("A doctor at Orle Hospital had taken in 50 wounded by noon.", ["injured 50 part"]),
    ("She had treated 12 people with machete wounds.", ["injured 12 part"]),
    ("The state confirmed 15 deaths and 31 injured persons.", ["injured 31", "killed 15"]),
]

BODIES: list[tuple[str, list[str]]] = [
    ("She said that three bodies had been found on the bank.", ["killed 3"]),
    ("Villagers recover seven bodies after raid", ["killed 7"]),
    ("Four coffins stood in the church of Orle.", ["killed 4"]),
    ("Six caskets were carried to the grave.", ["killed 6"]),
    (
        "A raid killed 30 people in Orle. It was the worst in years. The army came. Nobody warned"
        " them. The police said that six bodies had been seen in the yard.",
        ["killed 30", "killed 6 part"],
    ),
]

NOTHING = [
    "Twelve students were admitted to the university after the attack.",
    "Nine soldiers were admitted to the bar.",
    "Six patients were treated for flu at the hospital.",
    "Twelve injured veterans marched in Orle.",
    "Forty people were admitted to hospital with food poisoning.",
    "The joiner sold four coffins.",
    "The clinic took in 34 books.",
    "Her office received 12 patients.",
    "The hospital treated 300 patients a day before the attack.",
]


@pytest.mark.parametrize(("text", "expected"), CARED_FOR + BODIES)
def test_tolls_of_those_cared_for(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_who_is_cared_for_may_be_no_victim(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []
