"""Tolls of people told by name without an age, of those joined to others, of what is charged."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

BY_NAME: list[tuple[str, list[str]]] = [
    ("Gunmen murdered former Attorney General Ana Brun today.", ["killed 1 part"]),
    ("The bomb that killed Colonel Velde went off at noon.", ["killed 1 part"]),
    ("The murder of Monsignor Velde was condemned.", ["killed 1 part"]),
    ("All parties rejected the murder of Senator Ivo Marr.", ["killed 1 part"]),
    ("The killing of Kestrian Ivo Marr de la Torre was condemned.", ["killed 1 part"]),
    ("They look into Ivo Marr's brutal assassination in Orle.", ["killed 1 part"]),
    ("The group kidnapped Ana Brun, Ivo Marr, and Jo Lanner in Orle.", ["abducted 3 part"]),
    ("The abduction of Ana Brun and Ivo Marr went on for weeks.", ["abducted 2 part"]),
    ("After the murder of Ana Brun, Ivo Marr said he would go.", ["killed 1 part"]),
    ("The group kidnapped Ana Brun and Ivo Marr was hurt.", ["abducted 1 part"]),
]

NOT_DONE: list[tuple[str, list[str]]] = [
    ("Ana Brun's assassination attempt failed.", []),
    ("A plot for the murder of Ivo Marr was found.", []),
    ("They could have murdered Ivo Marr.", []),
    ("They did not kidnap Ana Brun.", []),
    ("They tried to murder Jo Lanner.", []),
    ("The murder of Orle Times reporters shocked them.", []),
    ("The killing of Northern Unity Movement went on.", []),
    ("Gunmen killed Ana Brun's.", []),
    ("They tell of the kidnapping of Western Tourists.", []),
    ("They warned of the murder of Ana Brun.", []),
    ("Murder Of Ana Brun Shocks Orle Town", []),
    ("A strike by injured Captain Ivo Marr won the match.", []),
]

DESCRIBED: list[tuple[str, list[str]]] = [
    ("Deputy Ana Brun, of the Northern party, was murdered this afternoon.", ["killed 1 part"]),
    ("There is the case of Ivo Marr, who was assassinated by an agent.", ["killed 1 part"]),
    ("He follows Ivo Marr [Orle mayor], who was murdered on 26 April.", ["killed 1 part"]),
    ("Ana Brun, wife of Colonel Ivo Marr, was badly wounded.", ["injured 1 part"]),
    ("The brother of Ivo Marr, who was murdered in May, spoke.", []),
    ("The speech of Ivo Marr, not far from there, was not killed by noise.", []),
    ("They met with Ivo Marr, and the plan, said to be good, was killed.", []),
]

JOINED: list[tuple[str, list[str]]] = [
    (
        "Two priests and three women from Orle were killed.",
        ["killed 5", "killed 2 part", "killed 3 part"],
    ),
    (
        "Six monks and two women who cooked for them were assassinated.",
        ["killed 8", "killed 6 part", "killed 2 part"],
    ),
    ("A guard fled and two women who were passing were killed.", ["killed 2"]),
    (
        "The police arrested six people, and three guards and a clerk were killed.",
        ["killed 4", "killed 3 part", "killed 1 part"],
    ),
    ("Rebels killed the mayor of Orle, as well as two farmers.", ["killed 3"]),
    ("Two employees of the same gas station were badly hurt.", ["injured 2"]),
    (
        "Yesterday four soldiers -- including a sergeant -- were killed.",
        ["killed 4", "killed 1 part"],
    ),
]

CHARGED: list[tuple[str, list[str]]] = [
    ("Police accused the Northern Front of killing 12 villagers.", ["killed 12"]),
    ("The Front claimed responsibility for wounding three guards.", ["injured 3"]),
    ("The rebels are blamed by the army for abducting 12 villagers.", ["abducted 12"]),
    ("The assassination of 10 union leaders ended the talks.", ["killed 10"]),
    ("The kidnapping of four farmers shook Orle.", ["abducted 4"]),
    ("Some 700 guards have died during 1990.", ["killed 700 period"]),
]


@pytest.mark.parametrize(("text", "expected"), [*BY_NAME, *DESCRIBED, *NOT_DONE, *JOINED, *CHARGED])
def test_people(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


def test_a_name_is_what_is_written() -> None:
    (toll,) = tolls_of("Gunmen murdered former Attorney General Ana Brun today.")
    assert toll.as_written == "Ana Brun"
