"""From bytes back to words, through every layer and encoding, whatever cleaning did."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Layer
from whence.store.retrace import same_words, words

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(WORDS, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "gb18030", "utf-32-le"]))
def test_any_words_come_back(text: str, encoding: str) -> None:
    body = text.encode(encoding)
    assert words(b"##" + body, ((2, 2 + len(body)),), encoding, ("text",)) == text


@given(WORDS, st.booleans())
def test_any_words_come_back_out_of_json(text: str, ascii_only: bool) -> None:
    body = json.dumps(text, ensure_ascii=ascii_only).encode()[1:-1]
    assert words(body, ((0, len(body)),), "utf-8", ("json", "text")) == text


@given(WORDS)
def test_any_words_come_back_out_of_character_references(text: str) -> None:
    written = "".join(f"&#{ord(each)};" if each in "&<>\"'" else each for each in text)
    body = json.dumps(written).encode()[1:-1]
    assert words(body, ((0, len(body)),), "utf-8", ("json", "html")) == text


@pytest.mark.parametrize(
    ("body", "encoding", "layers", "expected"),
    [
        (b"caf\xe9 \xb3", "utf-8", ("text",), "caf\ufffd \ufffd"),
        (b"\xe2\x82", "utf-8", ("text",), "\ufffd\ufffd"),
        (b"\x93quoted\x94", "windows-1252", ("html",), "“quoted”"),
        (b"&eacute;&amp;lt;", "ascii", ("html",), "é&lt;"),
        (b"\xef\xbb\xbfword", "utf-8-sig", ("text",), "\ufeffword"),
        (b"\\ud83d\\ude80 \\ud83d", "utf-8", ("json",), "🚀 \ufffd"),
    ],
)
def test_what_pages_hold(
    body: bytes, encoding: str, layers: tuple[Layer, ...], expected: str
) -> None:
    assert words(body, ((0, len(body)),), encoding, layers) == expected


def test_a_byte_order_mark_at_the_beginning_says_how_the_rest_is_read() -> None:
    for codec in ("utf-16-be", "utf-16-le"):
        body = "\ufeffTarnholm".encode(codec)
        assert words(body, ((2, len(body)),), "utf-16", ("text",)) == "Tarnholm"


def test_ranges_are_read_one_by_one() -> None:
    body = b"AT&<b>amp;</b>T"
    assert words(body, ((0, 3), (6, 10), (14, 15)), "utf-8", ("html",)) == "AT&amp;T"


@pytest.mark.parametrize(
    ("span", "encoding", "layers", "message"),
    [
        ((0, 5), "utf-8", ("text",), "outside the original of 4 bytes"),
        ((-2, 3), "utf-8", ("text",), "outside"),
        ((3, 2), "utf-8", ("text",), "outside"),
        ((0, 4), "klingon", ("text",), "no encoding is called 'klingon'"),
        ((0, 4), "base64", ("text",), "is no encoding of text"),
        ((0, 4), "utf-8", ("json",), "not the inside of a JSON string"),
    ],
)
def test_what_cannot_be_read_is_said(
    span: tuple[int, int], encoding: str, layers: tuple[Layer, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        words(b'a"b\\', (span,), encoding, layers)


def test_only_white_space_may_differ() -> None:
    assert same_words("Ten\n people\u00a0died", " Ten people died")
    assert not same_words("Ten people", "Ten peo\u00adple")
