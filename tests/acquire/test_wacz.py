"""WACZ archives, sound, damaged and hostile."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.acquire.archives import LIMITS, html, pages, read, record, response, told, wacz, zipped
from whence.acquire.wacz import WaczSource
from whence.errors import OutOfBounds, Unreadable

SOURCE = WaczSource(LIMITS)


def test_the_warcs_in_the_archive_folder_are_read(tmp_path: Path) -> None:
    records = pages(3)
    path = wacz(
        tmp_path / "crawl.wacz",
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"text": "an index, not a page"}',
            "archive/one.warc.gz": zipped(records[:2]),
            "archive/two.warc": records[2],
            "elsewhere/three.warc": records[0],
        },
        zipfile.ZIP_DEFLATED,
    )
    captures, refusals = read(SOURCE, path)
    assert refusals == []
    assert [each.body for each in captures] == [html(0), html(1), html(2)]
    assert [each.page.source for each in captures] == [
        "crawl.wacz!archive/one.warc.gz@0",
        f"crawl.wacz!archive/one.warc.gz@{len(zipped(records[:1]))}",
        "crawl.wacz!archive/two.warc@0",
    ]
    digest = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    assert {each.page.container for each in captures} == {digest}


def test_one_damaged_warc_does_not_hide_the_next(tmp_path: Path) -> None:
    first, last = pages(2)
    members = {"archive/a.warc": first + first[:200], "archive/b.warc": last}
    captures, refusals = read(SOURCE, wacz(tmp_path / "crawl.wacz", members))
    assert [each.body for each in captures] == [html(0), html(1)]
    assert [refusal.source for refusal in refusals] == [f"crawl.wacz!archive/a.warc@{len(first)}"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("pack", [b"".join, zipped])
def test_a_member_damaged_inside_the_zip_is_told_once(
    tmp_path: Path, method: int, pack: Callable[[Iterable[bytes]], bytes]
) -> None:
    first, last = (pack([each]) for each in pages(2))
    path = wacz(tmp_path / "crawl.wacz", {"archive/a.warc": first, "archive/b.warc": last}, method)
    data = bytearray(path.read_bytes())
    data[100:110] = b"\xff" * 10
    path.write_bytes(data)
    captures, refusals = read(SOURCE, path)
    assert [each.body for each in captures] == [html(1)]
    (refusal,) = refusals
    assert isinstance(refusal, Unreadable)
    assert refusal.source.startswith("crawl.wacz!archive/a.warc")


def test_a_name_that_climbs_out_of_the_archive_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    members = {"../climbed.warc": pages(1)[0], "archive/../../up.warc": pages(1)[0]}
    captures, _ = read(SOURCE, wacz(folder / "crawl.wacz", members))
    assert [each.page.source for each in captures] == ["crawl.wacz!archive/../../up.warc@0"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["crawl.wacz", "inner"]


def test_an_archive_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    inner = wacz(tmp_path / "inner.wacz", {"archive/a.warc": pages(1)[0]})
    outer = wacz(tmp_path / "outer.wacz", {"archive/inner.wacz": inner.read_bytes()})
    assert told(read(SOURCE, outer)[1]) == ["outer.wacz: holds no WARC in its archive folder"]


def test_a_locked_member_and_a_rare_method_are_refused(tmp_path: Path) -> None:
    path = wacz(tmp_path / "crawl.wacz", {"archive/a.warc": pages(1)[0]}, zipfile.ZIP_LZMA)
    assert told(read(SOURCE, path)[1]) == [
        "crawl.wacz!archive/a.warc: is packed by a method that is not read"
    ]
    data = bytearray(wacz(path, {"archive/a.warc": pages(1)[0]}).read_bytes())
    # The flag of encryption, in the member's own head and in the directory.
    data[6] = data[data.index(b"PK\x01\x02") + 8] = 1
    path.write_bytes(data)
    assert told(read(SOURCE, path)[1]) == [
        "crawl.wacz!archive/a.warc: is damaged or locked inside its ZIP archive"
    ]


def test_a_zip_bomb_ends_there(tmp_path: Path) -> None:
    image = record(response(bytes(20 << 20), content_type="image/png"))
    members = {"archive/a.warc": pages(1)[0] + image, "archive/b.warc": pages(2)[1]}
    path = wacz(tmp_path / "crawl.wacz", members, zipfile.ZIP_DEFLATED)
    captures, refusals = read(SOURCE, path)
    assert [each.body for each in captures] == [html(0)]
    assert [type(refusal) for refusal in refusals] == [OutOfBounds]


def test_a_gzip_bomb_in_a_zip_ends_there(tmp_path: Path) -> None:
    image = record(response(bytes(20 << 20), content_type="image/png"))
    members = {f"archive/{n}.warc.gz": zipped([pages(1)[0], image]) for n in range(9)}
    captures, refusals = read(SOURCE, wacz(tmp_path / "crawl.wacz", members))
    assert len(captures) == 1
    assert [type(refusal) for refusal in refusals] == [OutOfBounds]


@pytest.mark.parametrize("count", [4, 2000])
def test_a_zip_of_too_many_members_is_refused(tmp_path: Path, count: int) -> None:
    members = {f"archive/{number:04}.warc": b"" for number in range(count)}
    few = WaczSource(structs.replace(LIMITS, members=3))
    captures, refusals = read(few, wacz(tmp_path / "crawl.wacz", members))
    assert captures == []
    assert told(refusals) == ["crawl.wacz: holds more than 3 members, the limit for an archive"]


@pytest.mark.parametrize("keep", [0, 1, 30, 200, -1, -30])
def test_a_cut_zip_is_refused(tmp_path: Path, keep: int) -> None:
    path = wacz(tmp_path / "crawl.wacz", {"archive/a.warc": pages(1)[0]})
    path.write_bytes(path.read_bytes()[:keep])
    captures, (refusal,) = read(SOURCE, path)
    assert captures == []
    assert isinstance(refusal, Unreadable)


@given(st.binary(max_size=300), st.data())
@settings(max_examples=60)
def test_any_bytes_end_in_refusals(noise: bytes, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.wacz"
        path.write_bytes(noise)
        read(SOURCE, path)
        method = data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
        members = {"archive/a.warc.gz": zipped(pages(1, words=3))}
        whole = bytearray(wacz(path, members, method).read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(whole)
        captures, _ = read(SOURCE, path)
        assert {each.body for each in captures} <= {html(0, 3)}
