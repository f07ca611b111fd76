"""Saved pages and plain-text scrapes."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.acquire.archives import LIMITS, html, read, told
from whence import ids
from whence.acquire.saved import SavedPageSource
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture

SOURCE = SavedPageSource(LIMITS)


def read_bytes(
    folder: Path, data: bytes, name: str = "page.html"
) -> tuple[list[Capture], list[RefusedInput]]:
    path = folder / name
    path.write_bytes(data)
    return read(SOURCE, path)


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("page.html", "text/html"),
        ("page.HTM", "text/html"),
        ("page.xhtml", "text/html"),
        ("page.txt", "text/plain"),
    ],
)
def test_a_file_is_one_page(tmp_path: Path, name: str, media: str) -> None:
    (capture,), refusals = read_bytes(tmp_path, html(1), name)
    assert refusals == []
    page = capture.page
    assert capture.body == html(1)
    assert (page.source, page.media, page.size) == (name, media, len(html(1)))
    assert page.digest == ids.digest(html(1))
    assert page.page_id == ids.page(page.digest, None)
    assert (page.url, page.captured, page.container) == (None, None, None)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\xfd invalid UTF-8 \x80\x81",
        "Два катера столкнулись".encode("koi8-r"),
        codecs.BOM_UTF16_LE + "<p>Two boats met.</p>".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "<p>Two boats met.</p>".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "<p>Two boats met.</p>".encode("utf-32-le"),
        codecs.BOM_UTF8 + b"<p>Two boats met.</p>",
    ],
)
def test_text_in_any_encoding_is_taken_as_it_stands(tmp_path: Path, data: bytes) -> None:
    (capture,), refusals = read_bytes(tmp_path, data)
    assert (capture.body, refusals) == (data, [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n and so on", "is a PNG image, not a page"),
        (b"GIF89a and so on", "is a GIF image, not a page"),
        (b"\xff\xd8\xff\xe0 and so on", "is a JPEG image, not a page"),
        (b"RIFF\x01\x02\x03\x04WEBP", "is a WebP image, not a page"),
        (b"%PDF-1.4 and so on", "is a PDF document, not a page"),
        (b"PK\x03\x04 and so on", "is a ZIP archive, not a page"),
        (b"some words, then \x00\x01\x02", "is binary data, not a page"),
    ],
)
def test_what_only_bears_the_name_of_a_page_is_refused(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    captures, refusals = read_bytes(tmp_path, data)
    assert captures == []
    assert told(refusals) == [f"page.html: {reason}"]
    assert isinstance(refusals[0], Unreadable)


def test_a_page_above_the_limit_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    captures, refusals = read(SOURCE, path)
    assert captures == []
    assert [type(refusal) for refusal in refusals] == [OutOfBounds]


def test_a_page_of_the_limit_is_whole(tmp_path: Path) -> None:
    (capture,), _ = read_bytes(tmp_path, b"x" * LIMITS.page)
    assert capture.page.size == LIMITS.page


@given(st.binary(max_size=200))
def test_any_bytes_become_one_page_or_one_refusal(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        captures, refusals = read_bytes(Path(folder), data)
    assert len(captures) + len(refusals) == 1
    assert all(capture.body == data for capture in captures)
