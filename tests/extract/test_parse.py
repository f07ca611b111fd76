"""The parse behind the rules: where a word stands, what hangs on it, who speaks."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.encoder import version
from whence.extract.encoder.analysis import ROOT, Analysis, Span, Word
from whence.extract.parse import Parse
from whence.extract.rules import RulesReader, parsed
from whence.extract.text import sentences

TEXT = "Rebels hit Tarnholm."
ANALYSIS = Analysis(
    words=(
        Word(0, 6, 0, "NNS", 1, "nsubj"),
        Word(7, 10, 0, "VBD", ROOT, "root"),
        Word(11, 19, 0, "NNP", 1, "obj"),
        Word(19, 20, 0, ".", 1, "punct"),
    ),
    entities=(Span(11, 19, "LOC", 0.9),),
    roles=(),
    harms=(),
    tolls=(),
    gists=(None,),
)


def test_places_and_words() -> None:
    parse = Parse(TEXT, ANALYSIS)
    assert [parse.at(place) for place in (0, 5, 6, 7, 19, 20)] == [0, 0, None, 1, 3, None]
    assert parse.lower(0) == "rebels"
    assert parse.children(1) == [0, 2, 3]
    assert parse.child(1, "obj", "nsubj") == 0
    assert parse.child(0, "obj") is None
    assert list(parse.above(2)) == [1]
    assert parse.below(1, "punct") == {0, 1, 2}


def test_names() -> None:
    parse = Parse(TEXT, ANALYSIS)
    assert parse.entity(12, 13) == Span(11, 19, "LOC", 0.9)
    assert parse.entity(0, 11) is None


def test_a_text_without_a_pass_answers_nothing() -> None:
    parse = Parse(TEXT, Analysis((), (), (), (), (), (None,)))
    assert parse.at(0) is None
    assert parse.entity(0, 20) is None


def test_only_sentences_in_doubt_are_passed() -> None:
    text = (
        "The market opened at noon. A bomb went off there at two. Police said that it killed nine."
        " The aunt of a nurse killed there said that she had heard it."
        " Harbour Front rebels attacked the ferry."
    )
    parse = parsed(text, sentences(text))
    assert {word.sentence for word in parse.words} == {3, 4}


def test_the_weights_are_a_part_of_the_version() -> None:
    assert RulesReader().version.endswith(f"+{version()}")


def speakers(text: str) -> list[str]:
    found = sentences(text)
    return [one.source for one in attributions(text, found, parsed(text, found))]


SPEAKERS = [
    # The noun beside the cue belongs to a longer phrase.
    ("A man charged with the killing of a guard told the court that he was afraid.", "A man"),
    (
        "The yearly report of the Marun Mission (UNMM) and the Velde Office stated that 40 died in"
        " the shelling.",
        "The yearly report",
    ),
    # No list holds the word, or the name is a month too.
    ("Several shopkeepers at the crowded arcade said the blast broke their windows.",
     "Several shopkeepers"),
    ("Berta August, 61, said the bombing had ruined her shop.", "Berta August"),
    # The speaker stands after the cue.
    ("The woman was hit by a bullet, but was not killed, said Captain Orla Venn.", "Orla Venn"),
    # Set off by a comma, the words beside the cue stand.
    ("The man was walking home when somebody shot him, police said.", "police"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_parse_finds_who_speaks(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_what_is_believed_of_somebody_is_not_said_by_him() -> None:
    assert speakers("A man believed to be armed was shot dead in Tarnholm.") == []


def test_headlines() -> None:
    assert speakers("Police Say Nine Students Died In Attack On Tarnholm School") == ["Police"]
    assert speakers("Bomb kills nine in Tarnholm – police") == ["police"]
    assert speakers("Bomb kills nine in Tarnholm – Velde Radio") == []
