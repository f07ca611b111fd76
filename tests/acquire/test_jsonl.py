"""JSONL inputs."""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.acquire.archives import LIMITS, read, told
from whence import ids
from whence.acquire.jsonl import JsonlSource
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture, Declared

SOURCE = JsonlSource(LIMITS)
GOOD = b'{"text": "Two boats met."}'


def read_bytes(
    folder: Path, data: bytes, name: str = "pages.jsonl"
) -> tuple[list[Capture], list[RefusedInput]]:
    path = folder / name
    path.write_bytes(data)
    return read(SOURCE, path)


def one(folder: Path, **fields: object) -> Capture:
    (capture,), refusals = read_bytes(folder, json.dumps({"text": "A."} | fields).encode())
    assert refusals == []
    return capture


def test_a_line_keeps_its_bytes_and_what_the_collector_said(tmp_path: Path) -> None:
    line = json.dumps(
        {
            "id": 17,
            "url": "https://ferry-herald.example/1",
            "title": " Ferry sinks ",
            "published": "2031-05-06T23:30:00+09:00",
            "outlet": "Ferry Herald",
            "html": "<p>Zwei Boote</p>",
        }
    ).encode()
    data = b"\n  \n" + line + b"\r\n" + GOOD
    (first, second), refusals = read_bytes(tmp_path, data)
    assert refusals == []
    page = first.page
    assert first.body == line
    assert page.page_id == ids.page(ids.digest(line), "https://ferry-herald.example/1")
    assert (page.digest, page.size, page.media) == (ids.digest(line), len(line), "application/json")
    assert (page.source, page.source_id) == ("pages.jsonl#3", "17")
    assert page.url == "https://ferry-herald.example/1"
    assert page.declared == Declared("Ferry sinks", "Ferry Herald", date(2031, 5, 6))
    assert page.container == "sha256:" + hashlib.sha256(data).hexdigest()
    assert (second.body, second.page.source) == (GOOD, "pages.jsonl#4")


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (capture,), _ = read_bytes(tmp_path, b"\xef\xbb\xbf" + GOOD)
    assert capture.body == GOOD


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2031-05-06", date(2031, 5, 6)),
        ("2031-05-06 10:00", date(2031, 5, 6)),
        ("2031-05-06T23:59:59Z", date(2031, 5, 6)),
        ("May 6, 2031", None),
        ("", None),
        (1936000000, None),
        (None, None),
    ],
)
def test_the_day_of_publication(tmp_path: Path, written: object, kept: date | None) -> None:
    assert one(tmp_path, published=written).page.declared.published == kept


@pytest.mark.parametrize(
    ("written", "kept"), [("a-1", "a-1"), (3, "3"), (2.5, "2.5"), (True, None), ([1], None)]
)
def test_the_collectors_own_id(tmp_path: Path, written: object, kept: str | None) -> None:
    assert one(tmp_path, id=written).page.source_id == kept


def test_fields_of_another_type_are_left_out(tmp_path: Path) -> None:
    page = one(tmp_path, url=3, title=["a"], outlet={"name": "x"}).page
    assert (page.url, page.declared) == (None, Declared())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{'text': 'no'}", "is not valid JSON"),
        (b'{"text": "cut', "is not valid JSON"),
        (b'{"text": "\xff\xfe"}', "is not valid JSON"),
        (b'{"text": "half of a pair: \\ud83d"}', "is not valid JSON"),
        (b'["text"]', "is JSON, but not an object"),
        (b" [ ", "opens a JSON document of several lines; each line must be a whole object"),
        (b"{", "opens a JSON document of several lines"),
        (b'{"body": "x"}', "has neither text nor html"),
        (b'{"text": null}', "has neither text nor html"),
        (b'{"text": 5}', "has a text or html that is not a string"),
        (b'{"text": "a", "html": []}', "has a text or html that is not a string"),
        (b'{"text": " \\n"}', "is empty"),
        (b'{"text": "", "title": " "}', "is empty"),
        (b'{"text": "a", "deep": ' + b"[" * 25 + b"]" * 25 + b"}", "is nested more than 20 deep"),
        (b'{"text": "a", "deep": ' + b"[" * 30_000 + b"]" * 30_000 + b"}", "is nested too deeply"),
        (b'{"text": "' + b"x" * LIMITS.page + b'"}', "is longer than 65536 bytes"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    captures, (refusal,) = read_bytes(tmp_path, b"\n".join((GOOD, line, GOOD)))
    assert [each.page.source for each in captures] == ["pages.jsonl#1", "pages.jsonl#3"]
    assert refusal.source == "pages.jsonl#2"
    assert refusal.reason.startswith(reason)
    assert refusal.broken


def test_a_headline_without_a_text_is_a_page(tmp_path: Path) -> None:
    line = b'{"text": "", "title": "Two shot in Velm"}'
    (capture,), refusals = read_bytes(tmp_path, line)
    assert refusals == []
    assert capture.page.declared.title == "Two shot in Velm"


def test_a_gzipped_file_is_read(tmp_path: Path) -> None:
    packed = gzip.compress(GOOD + b"\n" + GOOD[:9]) + gzip.compress(GOOD[9:])
    captures, refusals = read_bytes(tmp_path, packed, "pages.jsonl.gz")
    assert refusals == []
    assert [each.body for each in captures] == [GOOD, GOOD]


def test_a_truncated_gzip_keeps_its_whole_lines(tmp_path: Path) -> None:
    # Not compressed, so that a cut falls where it is made.
    lines = [b'{"text": "%d"}\n' % number for number in range(100)]
    packed = gzip.compress(b"".join(lines), compresslevel=0)
    captures, refusals = read_bytes(tmp_path, packed[:500], "pages.jsonl.gz")
    assert 20 < len(captures) < 40
    assert told(refusals) == [
        f"pages.jsonl.gz#{len(captures) + 1}: its gzip data breaks off before the end"
    ]


def test_a_gzip_bomb_ends_there(tmp_path: Path) -> None:
    packed = gzip.compress(GOOD + b"\n" + b" " * (30 << 20))
    captures, refusals = read_bytes(tmp_path, packed, "pages.jsonl.gz")
    assert [type(refusal) for refusal in refusals] == [OutOfBounds]
    assert len(captures) <= 1


def test_a_series_of_empty_gzip_members_ends(tmp_path: Path) -> None:
    captures, refusals = read_bytes(tmp_path, gzip.compress(b"") * 1000, "pages.jsonl.gz")
    assert captures == []
    assert [type(refusal) for refusal in refusals] == [OutOfBounds]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image, not JSON lines"),
        (GOOD + b"\x00" * 20, "is binary data, not JSON lines"),
        ('{"text": "a"}'.encode("utf-16"), "is in UTF-16 or UTF-32; JSON lines are UTF-8"),
    ],
)
def test_what_is_no_jsonl_is_refused_as_a_whole(tmp_path: Path, data: bytes, reason: str) -> None:
    captures, refusals = read_bytes(tmp_path, data)
    assert captures == []
    assert told(refusals) == [f"pages.jsonl: {reason}"]
    assert isinstance(refusals[0], Unreadable)


def test_a_line_over_the_limit_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    with path.open("wb") as file:
        file.write(b"x")
        file.truncate(1 << 30)
    roomy = JsonlSource(structs.replace(LIMITS, archive=2 << 30))
    # A hole reads as NULs, which no JSON holds.
    assert [type(item) for item in roomy.read(path, "p")] == [Unreadable]


objects = st.dictionaries(
    st.sampled_from(["text", "html", "url", "title", "published", "outlet", "id", "x"]),
    st.none() | st.integers() | st.text(max_size=20) | st.lists(st.integers(), max_size=2),
)


@given(st.lists(objects, max_size=6))
def test_every_object_becomes_a_page_or_a_refusal(lines: list[dict[str, object]]) -> None:
    data = b"\n".join(json.dumps(line).encode() for line in lines) or b"\n"
    with tempfile.TemporaryDirectory() as folder:
        captures, refusals = read_bytes(Path(folder), data)
    assert len(captures) + len(refusals) == len(lines)
    assert {each.body for each in captures} <= set(data.split(b"\n"))


@given(st.binary(max_size=300))
def test_any_bytes_end_in_refusals(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for variant in (data, b"{" + data, gzip.compress(data), b"\x1f\x8b\x08" + data):
            read_bytes(Path(folder), variant)
