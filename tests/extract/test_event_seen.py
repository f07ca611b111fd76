"""Days and places of events that no rule knows by their words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import article
from whence.extract.event_seen import asked, names
from whence.extract.text import sentences
from whence.extract.when import when
from whence.extract.where import where
from whence.model import When, Where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Velde nobody slept.", ["Velde"]),
        ("The Velde ferry and Marun's lane burned.", ["Velde", "Marun"]),
        (
            "They held Port al Marun and San Luis de la Orle.",
            ["Port al Marun", "San Luis de la Orle"],
        ),
        ("On Tuesday the Ostlanders left.", ["Ostlanders"]),
        ("On Tuesday the French left.", []),
        ("Of all they had, nothing was left.", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    found = [text[start:end] for start, end in names(text, sentences(text))]
    assert found == expected


@given(st.text(alphabet="abAB éÉ'’-.,\n", max_size=80))
def test_names_stand_in_their_text(text: str) -> None:
    for start, end in names(text, sentences(text)):
        assert text[start].isupper()
        assert text[start:end].strip() == text[start:end]


def test_what_is_asked_begins_at_words() -> None:
    text = "late on Saturday, 14 June"
    one = asked(text, text.index("Saturday"), len(text))
    assert text[one.first :].startswith("Saturday")
    assert text[one.main :] == "June"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen mowed down three men at the well on Saturday.",
        "Men sprayed a tea shop with bullets on Saturday, and five lie in the morgue.",
    ],
)
def test_a_day_that_no_rule_knows(text: str) -> None:
    drafts = when(article(text, "2031-06-18"), sentences(text), ())
    (day,) = [draft.value for draft in drafts if isinstance(draft.value, When)]
    assert (day.earliest, day.latest) == (date(2031, 6, 14), date(2031, 6, 14))


def test_a_place_that_no_rule_knows() -> None:
    text = "Tolvaska bombing kills two\n\nTolvaska was quiet, a teacher said."
    (draft,) = where(article(text), sentences(text), ())
    assert isinstance(draft.value, Where)
    assert draft.value.place == draft.quote == text[draft.start : draft.end] == "Tolvaska"


@pytest.mark.parametrize(
    "text",
    [
        "An attack on Alawites killed two people.",
        "The attack on Ivo Marr took place a week after the vote and killed one.",
        "Two people were killed in ZQRT on Friday.",
        "A bomb killed two at their homes, 500 km northwest of Tampere.",
    ],
)
def test_names_of_no_place(text: str) -> None:
    assert not where(article(text), sentences(text), ())
