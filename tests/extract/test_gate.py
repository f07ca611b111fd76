from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.extract.making import article
from whence.errors import NoQuote
from whence.extract.gate import admit, check
from whence.model import (
    Article,
    ByteMap,
    ByteRun,
    ClaimDraft,
    Mention,
    MentionDraft,
    Rejection,
    Where,
)

TEXT = "A bomb killed four people in Marun."
QUOTE = "in Marun"
START = TEXT.index(QUOTE)


class Dreamer:
    """A reader that proposes whatever it was made with."""

    name = "dreamer"
    version = "3"

    def __init__(self, *drafts: MentionDraft) -> None:
        self.drafts = drafts

    def read(self, article: Article) -> tuple[MentionDraft, ...]:
        return self.drafts


def draft(quote: str = QUOTE, start: int = START, end: int | None = None) -> ClaimDraft:
    return ClaimDraft(Where("Marun"), quote, start, start + len(quote) if end is None else end)


def door(
    *claims: ClaimDraft, item: Article | None = None
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    reader = Dreamer(MentionDraft("bombing", claims))
    item = item or article(TEXT)
    return admit(item, reader.read(item), reader)


def test_a_claim_that_stands_comes_in_with_its_bytes_and_its_reader() -> None:
    ((mention,), rejections) = door(draft())
    (claim,) = mention.claims
    assert (claim.quote, claim.byte_ranges) == (QUOTE, ((START, START + len(QUOTE)),))
    assert (claim.reader, claim.mention_id, rejections) == ("dreamer/3", mention.mention_id, ())


@pytest.mark.parametrize(
    "wrong",
    [
        draft("near Marun"),
        draft(start=START + 1),
        draft(end=START + 3),
        draft(start=-8, end=0),
        draft("", 0, 0),
        draft(" ", TEXT.index(" ")),
        draft(TEXT + "x", 0, 10_000),
    ],
)
def test_a_quote_that_is_not_at_its_span_is_refused_and_the_rest_stays(wrong: ClaimDraft) -> None:
    (mentions, rejections) = door(wrong, draft())
    assert [claim.quote for claim in mentions[0].claims] == [QUOTE]
    assert [rejection.stage for rejection in rejections] == ["extract"]


def test_a_mention_without_claims_is_none() -> None:
    assert door(draft("near Marun"))[0] == ()


def test_a_quote_without_bytes_is_refused() -> None:
    item = replace(article(TEXT), byte_map=ByteMap((ByteRun(0, START, 0, 1),)))
    with pytest.raises(NoQuote, match="no bytes"):
        check(item, draft())


def test_a_claim_said_twice_at_one_place_is_one() -> None:
    assert len(door(draft(), draft())[0][0].claims) == 1


def test_ids_are_those_of_the_content() -> None:
    assert door(draft())[0] == door(draft())[0]
    assert (
        door(draft())[0][0].mention_id != door(draft("Marun", TEXT.index("Marun")))[0][0].mention_id
    )


@given(st.text(max_size=12), st.integers(-5, 50), st.integers(-5, 50))
def test_only_the_texts_own_words_pass(quote: str, start: int, end: int) -> None:
    mentions, rejections = door(ClaimDraft(Where("Marun"), quote, start, end))
    if mentions:
        assert TEXT[max(0, start) : end] == quote
    assert len(mentions) + len(rejections) == 1
