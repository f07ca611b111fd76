"""What befell people, as the network that sees the sentences around them says it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.encoder.fates import NOWHERE, OUTCOMES, SCOPES, Asked, asked_windows, fates
from whence.extract.encoder.network import vocabulary
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.windows import LIMIT
from whence.extract.encoder.words import words
from whence.extract.text import sentences

TEXT = "Gunmen raided Orle on Sunday. A baker bled to death at the well. Two guards told the story."


def asked(text: str, first: str, main: str, governor: str | None) -> Asked:
    above = None if governor is None else text.index(governor)
    return Asked(text.index(first), text.index(main), above)


BAKER, GUARDS = asked(TEXT, "A baker", "baker", "bled"), asked(TEXT, "Two", "guards", "told")


def test_a_death_and_none() -> None:
    dead, unhurt = fates().read(TEXT, sentences(TEXT), [BAKER, GUARDS])
    assert dead is not None and unhurt is not None
    assert OUTCOMES[dead.outcomes.argmax()] == "killed"
    assert OUTCOMES[unhurt.outcomes.argmax()] is None


def test_answers_are_probabilities() -> None:
    (fate,) = fates().read(TEXT, sentences(TEXT), [BAKER])
    assert fate is not None
    assert fate.outcomes.shape == (len(OUTCOMES),)
    assert fate.scopes.shape == (len(SCOPES),)
    assert np.isclose([fate.outcomes.sum(), fate.scopes.sum()], 1, atol=1e-4).all()


def test_nobody_is_seen_where_no_word_begins() -> None:
    between = Asked(BAKER.first + 1, BAKER.main, None)
    found = fates().read(TEXT, sentences(TEXT), [between, GUARDS])
    assert found[0] is None
    assert found[1] is not None


def test_nobody_asked_about_costs_nothing() -> None:
    assert fates().read(TEXT, sentences(TEXT), []) == []
    assert not list(asked_windows(TEXT, sentences(TEXT), [], Pieces(vocabulary())))


@pytest.mark.parametrize("governor", ["bled", None])
def test_pieces_are_those_of_the_words(governor: str | None) -> None:
    pieces = Pieces(vocabulary())
    one = asked(TEXT, "A baker", "baker", governor)
    ((window, numbers, (places,)),) = asked_windows(TEXT, sentences(TEXT), [one], pieces)
    assert numbers == [0]
    assert [window.ids[at] for at in places[:2]] == [pieces.of("A")[0], pieces.of("baker")[0]]
    assert places[2] == (NOWHERE if governor is None else places[1] + len(pieces.of("baker")))


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_long_article_is_seen_in_windows(before: int, after: int) -> None:
    text = "A quiet day. " * before + TEXT + " It rained on." * after
    place = text.index("A baker")
    one = Asked(place, place + 2, text.index("bled"))
    pieces = Pieces(vocabulary())
    ((window, _, (places,)),) = asked_windows(text, sentences(text), [one], pieces)
    assert len(window.ids) <= LIMIT
    assert [window.ids[at] for at in places] == [
        pieces.of(text[one.first + start : one.first + end])[0]
        for start, end in list(words(text[one.first : one.first + 20]))[:3]
    ]
