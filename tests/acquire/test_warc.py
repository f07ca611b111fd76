"""WARC archives, sound, damaged and hostile."""

from __future__ import annotations

import gzip
import hashlib
import io
import resource
import tempfile
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.acquire.archives import (
    LIMITS,
    block_digest,
    html,
    pages,
    read,
    record,
    response,
    told,
    zipped,
)
from whence import ids
from whence.acquire.expand import Allowance
from whence.acquire.warc import Archive, WarcSource
from whence.errors import OutOfBounds, PassedOver, RefusedInput, Unreadable
from whence.model import Capture, Revisit

SOURCE = WarcSource(LIMITS)
Pack = Callable[[Iterable[bytes]], bytes]
Result = tuple[list[Capture], list[RefusedInput]]


def read_bytes(folder: Path, data: bytes, source: WarcSource = SOURCE) -> Result:
    path = folder / "crawl.warc"
    path.write_bytes(data)
    return read(source, path)


def bodies(result: Result) -> list[bytes]:
    return [capture.body for capture in result[0]]


# -- sound archives -----------------------------------------------------------------------------


def test_a_response_keeps_what_the_archive_says_about_it(tmp_path: Path) -> None:
    data = pages(2)[0] + record(
        response(html(7), "X-Place: Port Caf\u00e9"), "<https://ferry-herald.example/7>"
    )
    captures, refusals = read_bytes(tmp_path, data)
    assert refusals == []
    page = captures[1].page
    assert captures[1].body == html(7)
    assert page.digest == ids.digest(html(7))
    assert page.page_id == ids.page(page.digest, "https://ferry-herald.example/7")
    assert page.size == len(html(7))
    assert page.media == "text/html"
    assert page.charset == "utf-8"
    assert page.url == "https://ferry-herald.example/7"
    assert page.captured == datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert ("X-Place", "Port Café") in page.headers
    assert page.source == f"crawl.warc@{len(pages(2)[0])}"
    assert page.container == "sha256:" + hashlib.sha256(data).hexdigest()


def test_a_gzipped_record_is_named_after_the_byte_where_its_member_begins(tmp_path: Path) -> None:
    records = pages(3)
    captures, refusals = read_bytes(tmp_path, zipped(records))
    assert refusals == []
    first, second = (len(zipped(records[:count])) for count in (1, 2))
    assert [each.page.source for each in captures] == [
        "crawl.warc@0",
        f"crawl.warc@{first}",
        f"crawl.warc@{second}",
    ]


def test_records_that_share_one_gzip_member_have_places_of_their_own(tmp_path: Path) -> None:
    records = pages(3)
    captures, refusals = read_bytes(tmp_path, gzip.compress(b"".join(records)))
    assert refusals == []
    assert [each.body for each in captures] == [html(n) for n in range(3)]
    assert captures[1].page.source == f"crawl.warc@0+{len(records[0])}"


def test_a_resource_is_taken_as_it_stands(tmp_path: Path) -> None:
    data = record(b"Two boats met.", kind="resource", content_type="text/plain; charset=iso-8859-1")
    ((capture,), refusals) = read_bytes(tmp_path, data)
    assert refusals == []
    assert (capture.body, capture.page.media) == (b"Two boats met.", "text/plain")
    assert (capture.page.charset, capture.page.headers) == ("iso-8859-1", ())


@pytest.mark.parametrize(
    "other",
    [
        record(
            b"software: a crawler\r\n",
            None,
            kind="warcinfo",
            content_type="application/warc-fields",
        ),
        record(b"GET /1 HTTP/1.1\r\n\r\n", kind="request"),
        record(response(b"\x89PNG", content_type="image/png")),
        record(response(b"\x00" * (LIMITS.page + 1), content_type="video/mp4")),
        record(response(html(1), status="404 Not Found")),
        record(response(b"", "Location: /2", status="301 Moved")),
        record(response(html(1), status="206 Partial Content")),
        record(b"Two boats met.", kind="conversion", content_type="text/plain"),
        record(b"a log", "metadata://crawler/log", kind="resource", content_type="text/plain"),
        record(b"20310506 1.2.3.4", "dns:ferry-herald.example", content_type="text/dns"),
    ],
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, other: bytes) -> None:
    first, last = pages(2)
    captures, refusals = read_bytes(tmp_path, first + other + last)
    assert [capture.body for capture in captures] == [html(0), html(1)]
    assert refusals == []


REFERS = (
    "WARC-Refers-To-Target-URI: https://ferry-herald.example/0",
    "WARC-Refers-To-Date: 2031-05-06T07:08:09Z",
)


def test_a_revisit_names_the_capture_that_it_refers_to(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    old = record(response(b""), "https://ferry-herald.example/0", kind="revisit")
    new = record(response(b""), "https://ferry-herald.example/1", *REFERS, kind="revisit")
    image = response(b"", content_type="image/png")
    path.write_bytes(old + new + record(image, "https://x.example/", *REFERS, kind="revisit"))
    refused, again = WarcSource(LIMITS).read(path, path.name)
    assert str(refused) == (
        "crawl.warc@0: says that a page was met unchanged, but not when it was taken"
        " (https://ferry-herald.example/0)"
    )
    assert isinstance(again, Revisit)
    assert again.url == "https://ferry-herald.example/1"
    assert again.of_url == "https://ferry-herald.example/0"
    assert again.captured == again.of_captured == datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_a_crawlers_robots_txt_is_no_page(tmp_path: Path) -> None:
    rules = record(
        response(b"User-agent: *", content_type="text/plain"),
        "https://ferry-herald.example/robots.txt",
    )
    assert read_bytes(tmp_path, rules) == ([], [])


def test_an_address_that_is_none_does_not_end_the_archive(tmp_path: Path) -> None:
    data = b"".join(
        record(response(html(1)), url) for url in ("http://[::1/a", "https://paper.example/b")
    )
    captures, refusals = read_bytes(tmp_path, data)
    assert [capture.page.url for capture in captures] == [
        "http://[::1/a",
        "https://paper.example/b",
    ]
    assert refusals == []


def test_odd_answers_are_told_without_failing(tmp_path: Path) -> None:
    answers = (response(b""), response(b"%PDF-1.7 ..."), b"not HTTP at all")
    data = b"".join(record(answer) for answer in answers)
    captures, refusals = read_bytes(tmp_path, data)
    assert captures == []
    assert all(type(refusal) is PassedOver and not refusal.broken for refusal in refusals)
    assert [refusal.reason for refusal in refusals] == [
        "is an empty answer (https://ferry-herald.example/1)",
        "is a PDF document, though it was sent as text/html (https://ferry-herald.example/1)",
        "holds no HTTP response that can be read (https://ferry-herald.example/1)",
    ]


def test_a_sound_block_digest_is_accepted_and_a_wrong_one_refused(tmp_path: Path) -> None:
    block = response(html(1))
    good = record(block, "https://a.example/", block_digest(block))
    bad = record(block, "https://b.example/", block_digest(block + b"!"))
    odd = record(block, "https://c.example/", "WARC-Block-Digest: crc7:abc")
    captures, refusals = read_bytes(tmp_path, good + bad + odd)
    assert [capture.page.url for capture in captures] == [
        "https://a.example/",
        "https://c.example/",
    ]
    assert told(refusals) == [
        f"crawl.warc@{len(good)}: its bytes do not match the digest that the archive gives"
        " (https://b.example/)"
    ]


# -- damaged archives ---------------------------------------------------------------------------


def test_a_cut_archive_keeps_every_whole_record(tmp_path: Path) -> None:
    whole = b"".join(pages(2))
    captures, refusals = read_bytes(tmp_path, whole[: len(whole) * 3 // 4])
    assert [capture.body for capture in captures] == [html(0)]
    (refusal,) = refusals
    assert isinstance(refusal, Unreadable)
    assert refusal.source == f"crawl.warc@{len(pages(2)[0])}"
    assert "breaks off after" in refusal.reason


def test_a_truncated_gzip_keeps_every_whole_record(tmp_path: Path) -> None:
    records = pages(3)
    captures, refusals = read_bytes(tmp_path, zipped(records)[:-40])
    assert [capture.body for capture in captures] == [html(0), html(1)]
    assert told(refusals) == [
        f"crawl.warc@{len(zipped(records[:2]))}: its gzip data breaks off before the end"
    ]


@pytest.mark.parametrize("pack", [b"".join, zipped])
def test_a_record_that_declares_two_gigabytes_takes_no_memory(tmp_path: Path, pack: Pack) -> None:
    first, last = pages(2)
    liar = record(response(html(5)), length=2 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    captures, refusals = read_bytes(tmp_path, pack([first, liar, last]))
    grown_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown_kib < 256 << 10
    assert [capture.body for capture in captures] == [html(0), html(1)]
    (refusal,) = refusals
    assert isinstance(refusal, Unreadable)
    assert f"declares {2 << 30} bytes, but breaks off" in refusal.reason


@pytest.mark.parametrize("length", ["", "-5", "many", "1_000", str(2**64 + 3), "٣"])
def test_a_record_without_a_length_is_refused_and_the_next_read(
    tmp_path: Path, length: str
) -> None:
    first, last = pages(2)
    bad = record(response(html(5)), length=length)
    captures, refusals = read_bytes(tmp_path, first + bad + last)
    assert [capture.body for capture in captures] == [html(0), html(1)]
    assert told(refusals) == [f"crawl.warc@{len(first)}: has a damaged or cut header"]


def test_reading_goes_on_behind_bytes_that_are_no_record(tmp_path: Path) -> None:
    first, last = pages(2)
    captures, refusals = read_bytes(tmp_path, first + b"rubbish\n" * 30_000 + last)
    assert [capture.body for capture in captures] == [html(0), html(1)]
    assert told(refusals) == [f"crawl.warc@{len(first)}: is not a WARC record, or a cut one"]


def test_reading_goes_on_behind_a_header_without_end(tmp_path: Path) -> None:
    first, last = pages(2)
    endless = b"WARC/1.0\r\nWARC-Type: " + b"x" * 100_000 + b"\r\n"
    captures, refusals = read_bytes(tmp_path, first + endless + last)
    assert [capture.body for capture in captures] == [html(0), html(1)]
    assert len(refusals) == 1


def test_reading_goes_on_behind_a_damaged_gzip_member(tmp_path: Path) -> None:
    records = pages(3)
    data = bytearray(zipped(records))
    start = len(zipped(records[:1]))
    data[start + 40 : start + 60] = bytes(20)
    captures, refusals = read_bytes(tmp_path, bytes(data))
    assert [capture.body for capture in captures] == [html(0), html(2)]
    assert told(refusals) == [f"crawl.warc@{start}: its gzip data is damaged"]


def test_a_page_whose_gzip_sum_is_wrong_is_not_taken(tmp_path: Path) -> None:
    first, second, third = (zipped([each]) for each in pages(3))
    broken = second[:-8] + bytes(4) + second[-4:]
    captures, refusals = read_bytes(tmp_path, first + broken + third)
    assert [capture.body for capture in captures] == [html(0), html(2)]
    assert len(refusals) == 1


def test_no_page_of_a_damaged_member_is_taken(tmp_path: Path) -> None:
    # Not compressed, so that the changed byte changes one letter and nothing else.
    packed = bytearray(gzip.compress(b"".join(pages(3)), compresslevel=0))
    packed[packed.index(b"Nobody") + 2] ^= 1
    captures, refusals = read_bytes(tmp_path, bytes(packed) + zipped(pages(1)))
    assert [capture.body for capture in captures] == [html(0)]
    assert told(refusals) == ["crawl.warc@0: its gzip data is damaged"]


def test_a_damaged_page_that_runs_on_to_the_end_of_the_file_is_not_taken(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=31)
    wrong = pages(1)[0].replace(b"Nobody", b"Nodoby") + b"what a misread bit makes of the rest"
    endless = packer.compress(wrong) + packer.flush(zlib.Z_SYNC_FLUSH)
    captures, refusals = read_bytes(tmp_path, zipped(pages(1)) + endless)
    assert [capture.body for capture in captures] == [html(0)]
    assert [refusal.reason for refusal in refusals] == ["its gzip data breaks off before the end"]


@pytest.mark.parametrize("pack", [b"".join, zipped])
def test_bytes_that_stop_coming_are_told_once(pack: Pack) -> None:
    # As a ZIP does whose member is damaged: it gives some bytes, and from then on only raises.
    first, second = pages(2)
    given = io.BytesIO(pack([first, second])[: len(pack([first])) + 20])

    def read(size: int) -> bytes:
        data = given.read(size)
        if not data:
            raise Unreadable("crawl.wacz", "is damaged")
        return data

    archive = Archive("crawl.warc", "sha256:0", LIMITS, Allowance("crawl.warc", LIMITS, 9999))
    captured, refused = archive.captures(read, 9999)
    assert isinstance(captured, Capture)
    assert captured.body == html(0)
    assert str(refused) == "crawl.wacz: is damaged"


def test_padding_at_the_end_of_a_gzip_file_is_no_damage(tmp_path: Path) -> None:
    captures, refusals = read_bytes(tmp_path, zipped(pages(2)) + bytes(70_000))
    assert (len(captures), refusals) == (2, [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"<html>no archive</html>", "is not a WARC archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not a WARC archive"),
    ],
)
def test_what_is_no_archive_is_refused_as_a_whole(tmp_path: Path, data: bytes, reason: str) -> None:
    assert told(read_bytes(tmp_path, data)[1]) == [f"crawl.warc: {reason}"]


def test_gzip_that_holds_no_warc_is_refused(tmp_path: Path) -> None:
    captures, refusals = read_bytes(tmp_path, gzip.compress(b"a diary"))
    assert captures == []
    assert told(refusals) == ["crawl.warc@0: is not a WARC record, or a cut one"]


# -- hostile archives ---------------------------------------------------------------------------


def test_a_page_above_the_limit_is_refused_and_the_next_read(tmp_path: Path) -> None:
    first, last = pages(2)
    big = record(response(b"<p>" + b"x" * LIMITS.page))
    captures, refusals = read_bytes(tmp_path, first + big + last)
    assert len(captures) == 2
    assert [type(refusal) for refusal in refusals] == [OutOfBounds]


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_inside_a_record_is_refused_and_the_next_read(tmp_path: Path, encoding: str) -> None:
    first, last = pages(2)
    zeros = bytes(30 << 20)
    bomb = gzip.compress(zeros) if encoding == "gzip" else zlib.compress(zeros)
    data = first + record(response(bomb, f"Content-Encoding: {encoding}")) + last
    captures, refusals = read_bytes(tmp_path, data)
    assert len(captures) == 2
    (refusal,) = refusals
    assert isinstance(refusal, OutOfBounds)
    assert refusal.source == f"crawl.warc@{len(first)}"


def test_an_archive_that_expands_too_far_ends_there(tmp_path: Path) -> None:
    first, last = pages(2)
    bomb = record(response(bytes(30 << 20), content_type="image/png"))
    captures, refusals = read_bytes(tmp_path, zipped([first, bomb, last]))
    assert [capture.body for capture in captures] == [html(0)]
    (refusal,) = refusals
    assert isinstance(refusal, OutOfBounds)
    assert refusal.source == "crawl.warc"


@pytest.mark.parametrize("pack", [b"".join, zipped])
def test_an_archive_of_too_many_records_ends_there(tmp_path: Path, pack: Pack) -> None:
    few = WarcSource(structs.replace(LIMITS, members=3))
    captures, refusals = read_bytes(tmp_path, pack(pages(5)), few)
    assert len(captures) == 3
    (refusal,) = refusals
    assert isinstance(refusal, OutOfBounds)
    assert "more than 3" in refusal.reason


def test_an_archive_larger_than_it_may_expand_to_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.warc"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    captures, refusals = read(SOURCE, path)
    assert captures == []
    assert [type(refusal) for refusal in refusals] == [OutOfBounds]


# -- whatever comes -----------------------------------------------------------------------------


def attempt(data: bytes) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        return read_bytes(Path(folder), data)


@given(st.binary(max_size=400) | st.binary(max_size=300).map(lambda data: b"WARC/1.0\r\n" + data))
def test_any_bytes_end_in_refusals(data: bytes) -> None:
    attempt(data)
    attempt(gzip.compress(data))
    attempt(b"\x1f\x8b\x08" + data)


@given(st.data())
@settings(max_examples=60)
def test_a_cut_anywhere_loses_only_the_record_that_it_hits(data: st.DataObject) -> None:
    records = pages(3, words=5)
    packed = data.draw(st.booleans(), label="packed")
    pieces = [zipped([each]) for each in records] if packed else records
    # A plain record is whole without the two empty lines that follow it.
    slack = 0 if packed else 4
    whole = b"".join(pieces)
    cut = data.draw(st.integers(0, len(whole)), label="cut")
    ends = [sum(map(len, pieces[: count + 1])) - slack for count in range(3)]
    captures, refusals = attempt(whole[:cut])
    assert [capture.body for capture in captures] == [
        html(number, 5) for number, end in enumerate(ends) if end <= cut
    ]
    at_a_border = any(end <= cut <= end + slack for end in ends)
    assert len(refusals) == (0 if at_a_border else 1)


@given(st.integers(20, 2000))
def test_a_cut_in_one_member_of_many_records_loses_at_most_the_one_before_it(cut: int) -> None:
    records = pages(5, words=5)
    packed = gzip.compress(b"".join(records), compresslevel=0)
    head = len(packed) - len(b"".join(records)) - 8
    ends = [head + sum(map(len, records[: count + 1])) for count in range(5)]
    captures, _ = attempt(packed[:cut])
    complete = sum(end <= cut for end in ends)
    assert complete - 1 <= len(captures) <= complete
    assert [each.body for each in captures] == [html(n, 5) for n in range(len(captures))]


@given(st.data())
@settings(max_examples=60)
def test_a_changed_byte_costs_no_more_than_its_surroundings(data: st.DataObject) -> None:
    pieces = [zipped([each]) for each in pages(4, words=5)]
    hit = data.draw(st.integers(0, 3), label="hit")
    at = data.draw(st.integers(0, len(pieces[hit]) - 1), label="at")
    changed = bytearray(pieces[hit])
    changed[at] ^= data.draw(st.integers(1, 255), label="by")
    pieces[hit] = bytes(changed)
    found = bodies(attempt(b"".join(pieces)))
    assert found == sorted(found)
    assert set(found) <= {html(number, 5) for number in range(4)}
    assert {html(number, 5) for number in range(hit)} <= set(found)
