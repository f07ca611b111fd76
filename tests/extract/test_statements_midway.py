"""Speakers put into the middle of what they say; every text is invented."""

from __future__ import annotations

import pytest

from tests.extract.making import article
from whence.extract.attribution import attributions, source_at
from whence.extract.statements import statements
from whence.extract.text import sentences
from whence.model import Statement


def contents(text: str) -> list[tuple[str, str]]:
    found = sentences(text)
    return [
        (value.speaker, value.content)
        for draft in statements(article(text), attributions(text, found))
        if isinstance(value := draft.value, Statement)
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Each night, Ines Valk said, the oldest lit a lamp.", "the oldest lit a lamp"),
        ("The aim, says Odo Venn, was to search the mill.", "was to search the mill"),
        ("Of the dead, writes Ines Valk, nine had no papers.", "nine had no papers"),
        ("A fourth man, prosecutors say, is on the run.", "is on the run"),
        ("The blast, police said on Monday, killed nine people.", "killed nine people"),
        ("He came in and, witnesses say, fired at the clerk.", "fired at the clerk"),
        ("The raid, which, residents said, lasted an hour.", "lasted an hour"),
    ],
)
def test_what_only_leads_to_the_clause_is_no_statement(text: str, content: str) -> None:
    assert [told for _, told in contents(text)] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("At least nine died, police said, in the worst week of the year.", "At least nine died"),
        ("The bridge had burned, Ines Valk said, as the bus came.", "The bridge had burned"),
        ("In the town police arrested nine, Odo Venn said, a day after the raid.", "In the town"),
        ("The guards left, Ines Valk said, looking tired.", "The guards left"),
    ],
)
def test_a_clause_before_the_speaker_is_what_is_said(text: str, content: str) -> None:
    assert [told.startswith(content) for _, told in contents(text)] == [True]


def test_a_figure_on_either_side_is_the_speakers() -> None:
    text = "Of the 17 hurt, Ines Valk said, two are blind."
    found = attributions(text, sentences(text))
    who = [source_at(found, place, place + 1) for place in (text.index("17"), text.index("two"))]
    assert who == ["Ines Valk", "Ines Valk"]


def test_nobody_is_named_for_what_she_said() -> None:
    assert contents("She said the ford was closed.") == []
    text = "Mayor Ines Valk left. She said the ford was closed."
    assert contents(text) == [("Ines Valk", "the ford was closed")]
