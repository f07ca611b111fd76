"""Claims in their text: nested, overlapping, over paragraphs."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from whence.model import Claim, Means, Value, Where
from whence.review.marks import Paragraph, paragraphs

TEXT = "Head\n\nOne two three four.\nFive six.\n\nSeven eight nine."


def claim(name: str, start: int, end: int, value: Value | None = None) -> Claim:
    return Claim(
        name, "ar", "me", value or Means("rocket"), TEXT[start:end], start, end, (), None, 0.5, "r"
    )


def shown(found: tuple[Paragraph, ...]) -> list[str]:
    return ["".join(piece.text for piece in paragraph.pieces) for paragraph in found]


def covered(found: tuple[Paragraph, ...], name: str) -> str:
    pieces = [piece for paragraph in found for piece in paragraph.pieces]
    return "".join(piece.text for piece in pieces if name in piece.claims)


def test_nested_claims_share_the_inner_words() -> None:
    found = paragraphs(TEXT, 6, (claim("outer", 6, 19), claim("inner", 10, 13, Where("two"))))
    pieces = found[1].pieces
    assert [(piece.text, piece.claims) for piece in pieces] == [
        ("One ", ("outer",)),
        ("two", ("outer", "inner")),
        (" three", ("outer",)),
        (" four.\nFive six.", ()),
    ]
    assert pieces[1].fields == ("means", "where")
    assert pieces[1].ends == ("inner",)


def test_overlapping_claims_are_cut_where_they_cross() -> None:
    found = paragraphs(TEXT, 6, (claim("left", 6, 13), claim("right", 10, 19)))
    assert covered(found, "left") == "One two"
    assert covered(found, "right") == "two three"


def test_two_claims_on_the_same_words_keep_both_anchors() -> None:
    found = paragraphs(TEXT, 6, (claim("a", 6, 9), claim("b", 6, 9)))
    assert found[1].pieces[0].anchors == ("a", "b")


def test_the_headline_is_told_from_the_body() -> None:
    assert [paragraph.headline for paragraph in paragraphs(TEXT, 6, ())] == [True, False, False]


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(
            lambda span: span[0] < span[1] and bool(TEXT[span[0] : span[1]].strip())
        ),
        max_size=12,
    )
)
def test_any_claims_leave_the_text_whole_and_each_is_marked_and_anchored_once(
    spans: list[tuple[int, int]],
) -> None:
    claims = tuple(claim(f"c{n}", start, end) for n, (start, end) in enumerate(spans))
    found = paragraphs(TEXT, 6, claims)
    assert shown(found) == TEXT.split("\n\n")
    anchors = Counter(
        name for paragraph in found for piece in paragraph.pieces for name in piece.anchors
    )
    assert anchors == dict.fromkeys((one.claim_id for one in claims), 1)
    for one in claims:
        assert "".join(covered(found, one.claim_id).split()) == "".join(one.quote.split())
