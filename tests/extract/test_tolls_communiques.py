"""The dead of communiqués, the maimed, and the fields of lists."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

KILLED: list[tuple[str, str]] = [
    ("Five militants who opened fire on the patrol were neutralised.", "killed 5"),
    ("The force eliminated two terrorists in a house in Orle.", "killed 2"),
    ("Overnight raid in Orle: two armed terrorists eliminated", "killed 2"),
    ("The unit annihilated 11 soldiers at the Tarn ford.", "killed 11"),
    ("Units of the Third Brigade put 31 rebels out of action near Orle.", "killed 31"),
    ("Nine raiders were put out of action near Orle.", "killed 9"),
    ("As a result, 22 terrorists fell and arms were seized.", "killed 22"),
    ("Twelve guerrillas fell in combat near Orle.", "killed 12"),
    ("The strike destroyed up to 40 mercenaries.", "killed …-40"),
]
NOBODY = [
    "Experts neutralised two bombs in Orle.",
    "The team eliminated four players before the final.",
    "Two villages were destroyed in the raid.",
    "The firm eliminated 40 workers' bonuses.",
    "Two soldiers fell ill in Orle.",
    "The five soldiers were put out of their barracks.",
]


@pytest.mark.parametrize(("text", "toll"), KILLED)
def test_what_communiques_call_a_killing(text: str, toll: str) -> None:
    assert [brief(one) for one in tolls_of(text)] == [toll]


@pytest.mark.parametrize("text", NOBODY)
def test_bombs_players_and_villages_are_no_dead(text: str) -> None:
    assert tolls_of(text) == []


MAIMED: list[tuple[str, str]] = [
    ("A farmer lost a leg.", "injured 1 part"),
    ("One of the guards has lost an eye.", "injured 1 part"),
    ("Of the wounded, three have lost the use of an arm.", "injured 3 part"),
]
WHOLE = [
    "A veteran lost a leg in the border war.",
    "The champion lost hands down.",
    "A farmer lost his right to appeal.",
    "A guard lost sight of the van.",
]


@pytest.mark.parametrize(("text", "toll"), MAIMED)
def test_who_lost_a_limb_is_wounded(text: str, toll: str) -> None:
    attack = "A bomb killed four people in Orle on Monday. "
    assert [brief(one) for one in tolls_of(attack + text)] == ["killed 4", toll]


@pytest.mark.parametrize("text", WHOLE)
def test_who_lost_something_else_is_not(text: str) -> None:
    attack = "A bomb killed four people in Orle on Monday. "
    assert [brief(one) for one in tolls_of(attack + text)] == ["killed 4"]


FIELDS: list[tuple[str, list[str]]] = [
    ("Deceased: 3", ["killed 3"]),
    ("Hurt: 17", ["injured 17"]),
    ("Civilians reported killed: 7–10", ["killed 7-10"]),
    ("Civilians killed: 14–16, injured: 17.", ["killed 14-16", "injured 17"]),
    ("Civilians killed: 9. Children killed: 4.", ["killed 9", "killed 4 part"]),
]
NO_FIELDS = [
    "Suspects wanted: 3",
    "Nobody could say who was hurt: 12 trucks had burned.",
]


@pytest.mark.parametrize(("text", "tolls"), FIELDS)
def test_fields_of_a_list(text: str, tolls: list[str]) -> None:
    assert [brief(one) for one in tolls_of(text)] == tolls


@pytest.mark.parametrize("text", NO_FIELDS)
def test_no_field(text: str) -> None:
    assert tolls_of(text) == []


SOFTLY: list[tuple[str, str]] = [
    ("Two of the wounded passed away in hospital.", "killed 2 part"),
    ("Two guards gave up the ghost.", "killed 2"),
    ("Two porters were put to death.", "killed 2"),
    ("Two herders were finished off where they lay.", "killed 2"),
    ("Two guards did not make it.", "killed 2"),
    ("The driver, Ivo Marr, was among the dead.", "killed 1 part"),
]
ALIVE = [
    "Two veterans passed away at home.",
    "Two players did not make it to the final.",
    "Rumours were put to rest by two officers.",
    "The works were finished off by nine men.",
]


@pytest.mark.parametrize(("text", "toll"), SOFTLY)
def test_dying_is_told_softly(text: str, toll: str) -> None:
    attack = "A bomb killed 14 people in Orle on Monday. "
    assert [brief(one) for one in tolls_of(attack + text)][1:] == [toll]


@pytest.mark.parametrize("text", ALIVE)
def test_who_passed_or_missed_something_else_is_not_dead(text: str) -> None:
    attack = "A bomb killed 14 people in Orle on Monday. "
    assert [brief(one) for one in tolls_of(attack + text)] == ["killed 14"]
