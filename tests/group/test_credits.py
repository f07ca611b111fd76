"""Whom an article credits."""

from __future__ import annotations

import pytest

from tests.group.invented import article, mention, toll
from whence.group import credits
from whence.group.credits import is_medium


def edges(text: str, outlet: str = "The Merrin Post") -> list[tuple[str, str]]:
    return [(each.way, each.to) for each in credits([article("a", text, outlet=outlet)], [])]


def test_the_ways_in_which_a_text_credits_another_outlet() -> None:
    assert edges("A doctor told AFP that nine had died.") == [("told", "AFP")]
    assert edges("Nine died, according to state television.") == [
        ("according to", "state television")
    ]
    assert edges("The Halden Journal reported nine dead.") == [("reported", "Halden Journal")]
    assert edges("Nobody told anybody anything; the post was late.") == []


def test_the_wire_comes_first_and_an_outlet_does_not_credit_itself() -> None:
    text = "MERRIN (AP) — Nine died. The Merrin Post reported that the road was closed."
    assert edges(text) == [("wire", "AP")]


def test_the_words_of_a_credit_stand_at_its_place() -> None:
    of = article("a", "A nurse told Reuters that nine had died.")
    (found,) = credits([of], [])
    assert found.start is not None
    assert of.text[found.start : found.end] == "told Reuters"


def test_a_claim_that_rests_on_an_outlet_is_named() -> None:
    of = article("a", "Nine died.")
    each = mention(of, (toll(9), "Halden Radio"), (toll(8), "police"))
    (found,) = credits([of], [each])
    assert (found.way, found.to, found.claim_id) == (
        "informant",
        "Halden Radio",
        each.claims[0].claim_id,
    )


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("Reuters", True),
        ("The Associated Press", True),
        ("state television", True),
        ("Halden Times", True),
        ("police", False),
        ("the health ministry", False),
        ("a post office clerk", False),
    ],
)
def test_which_informants_are_outlets(name: str, medium: bool) -> None:
    assert is_medium(name) is medium
