from __future__ import annotations

import pytest

from whence.extract.speakers_known import agrees, known, may_be_person
from whence.extract.text import sentences


def people(text: str) -> list[tuple[str, str | None]]:
    return [(one.name, one.title) for one in known(text, sentences(text)).people]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor met President Oda Brenn.", [("Oda Brenn", "President")]),
        ("They met Oda Brenn, 54, and left.", [("Oda Brenn", None)]),
        ("They met Oda Brenn, a nurse.", [("Oda Brenn", None)]),
        ("Oda Brenn arrived at dawn.", [("Oda Brenn", None)]),
        ("They met Ms. Brenn there.", [("Brenn", "Ms")]),
        ("When Brenn arrived, it was over.", []),
        ("The Northern Front arrived at dawn.", []),
        ("Interior Ministry arrived late.", []),
        ("Buenos Aires was calm.", []),
        (
            "When Tessian Trade Minister Arvo Ganz came, it was over.",
            [("Arvo Ganz", "Tessian Trade Minister")],
        ),
    ],
)
def test_only_who_is_plainly_a_person_is_one(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert people(text) == found


def test_a_surname_leads_to_the_only_full_name_before_it() -> None:
    text = "They met Oda Brenn, 54. They met Ulf Brenn, 20. They met Ana Tarn, a nurse. Later …"
    named = known(text, sentences(text))
    assert named.full("Brenn", len(text)) is None
    tarn = named.full("Tarn", len(text))
    assert tarn and tarn.name == "Ana Tarn"
    assert named.full("Tarn", 10) is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The People's Front of Orrin (PFO) said so.", {"PFO": "People's Front of Orrin"}),
        ("the Orrin Human Rights Monitor (OHRM)", {"OHRM": "Orrin Human Rights Monitor"}),
        ("The Front of Orrin (known as the “FOR”)", {"FOR": "Front of Orrin"}),
        ("Northern Front (PFO)", {}),
    ],
)
def test_a_short_name_in_brackets_stands_for_the_long_one(
    text: str, bodies: dict[str, str]
) -> None:
    found = known(text, sentences(text)).bodies
    assert {short: long.removeprefix("The ") for short, long in found.items()} == bodies


def test_who_a_pronoun_may_be() -> None:
    assert agrees("he", "police spokesman Brenn") and not agrees("she", "police spokesman Brenn")
    assert not agrees("he", "Ms Brenn") and agrees("she", "Ms Brenn")
    assert may_be_person("Oda Brenn")
    assert not may_be_person("Arden Fire Rescue") and not may_be_person("the PFO")
