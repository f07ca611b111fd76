"""What speaks for a town as the one that an article plays in: the words of the page's address, and
what else is called by the town's name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.extract.making import article
from whence.extract.address_words import of_address
from whence.extract.hometown_signs import towns_of
from whence.extract.text import sentences
from whence.gazetteer import Entry, gazetteer
from whence.model import MentionDraft


def boise() -> Entry:
    return next(one for one in gazetteer().named("Boise") if one.population > 100_000)


@pytest.mark.parametrize(
    ("url", "signs"),
    [
        ("https://x.example/news/2031/06/boise-man-shot-in-garage", ["in its address"]),
        (
            "https://x.example/news/man-shot-in-garage-in-boise-idaho.html",
            ["in its address", "its state in its address"],
        ),
        ("https://x.example/news/man-shot-in-a-garage-today", ["not in its address"]),
        ("https://x.example/news/boisean-shot-in-a-garage", ["not in its address"]),
        ("https://boise.example/story/123", []),
        ("https://x.example/boise", []),
        ("http://[not an address/boise-man-shot-in-garage", []),
        (None, []),
    ],
)
def test_the_words_of_an_address(url: str | None, signs: list[str]) -> None:
    assert list(of_address(boise(), url)) == signs


def signs_of(text: str, url: str | None = None) -> tuple[str, ...]:
    told = replace(article(text), url=url)
    mention = MentionDraft("shooting", ())
    found = towns_of(told, sentences(text), mention)
    return next(town.signs for town in found if town.entry.key == boise().key)


def test_people_who_live_in_a_town() -> None:
    assert "people who live in it" in signs_of("Ana Brun, 34, of Boise was wounded on Sunday.")
    assert "people who live in it" not in signs_of("The city of Boise mourns Ana Brun, 34.")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("A man was wounded. He was flown to a hospital in Boise on Sunday.", "only a hospital"),
        ("A man was wounded. Medics took him to Boise Regional on Sunday.", "only a hospital"),
        ("A man was wounded. He was evacuated to Boise on Sunday.", "only a hospital"),
        ("A man was wounded on Boise Road on Sunday.", "only a street"),
    ],
)
def test_what_else_is_called_so(text: str, sign: str) -> None:
    assert sign in signs_of(text)
    assert sign not in signs_of(f"{text} Boise police were called.")


def test_the_address_is_a_sign() -> None:
    text = "A Boise man was wounded in a garage."
    assert "in its address" in signs_of(text, "https://x.example/a-boise-man-was-wounded")
