"""Speakers in a clause beside what they say; every text is invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.text import sentences


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.source, one.act, text[slice(*one.content[0])])
        for one in attributions(text, sentences(text))
    ]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("The dead were, as the mayor put it, “a number”.", "the mayor", "a number"),
        ("The ford was “like a grave”, as one man put it.", "one man", "like a grave"),
        ("As the mayor informed us, 29 have died.", "the mayor", "29 have died"),
        ("The mill was empty, as the owner has admitted.", "the owner", "The mill was empty"),
        ("In the words of the mayor, the ford is a grave.", "the mayor", "the ford is a grave"),
        ("By the nun’s reckoning, 104 people died.", "the nun", "104 people died"),
        ("By the committee's reckoning seven drowned.", "the committee", "seven drowned"),
        ("Nine were hurt by the ministry’s latest reckoning.", "the ministry", "Nine were hurt"),
        ("Residents report shooting since dawn.", "Residents", "shooting since dawn"),
        ("Ministry confirms: 14 dead", "Ministry", "14 dead"),
        ("Police: two dead", "Police", "two dead"),
    ],
)
def test_the_clause_beside_it_is_what_is_said(text: str, who: str, what: str) -> None:
    assert told(text) == [(who, "say", what)]


def test_whom_a_pronoun_means_reckons() -> None:
    text = "Sister Ines Valk runs the clinic. Forty were hurt, by her reckoning."
    assert told(text) == [("Ines Valk", "say", "Forty were hurt")]


def test_what_somebody_has_claimed_is_claimed() -> None:
    assert told("Rebels killed them, as the army has claimed.")[0][:2] == ("the army", "claim")


def test_whoever_denies_what_another_claimed_denies_it_himself() -> None:
    text = "Police denied that anyone was killed, as the pastor had claimed."
    assert [(who, act) for who, act, _ in told(text)] == [("Police", "deny")]


@pytest.mark.parametrize(
    "text",
    [
        "The crowd left as the mayor put it down.",
        "The crowd cheered as the mayor spoke.",
        "Miners: two shifts",
    ],
)
def test_the_same_words_tell_of_nobody(text: str) -> None:
    assert told(text) == []
