"""A disk that refuses writes: a clear sentence, nothing half done, and what was there is whole."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.samples import fill, put, reading_of
from whence.errors import ReadOnly, RecordError, RecordFull
from whence.store import Store
from whence.store.originals import Originals
from whence.store.verify import verify


def refuse(code: int) -> Callable[..., int]:
    def call(*arguments: object) -> int:
        raise OSError(code, os.strerror(code))

    return call


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_an_original_that_does_not_fit_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    originals = Originals(tmp_path)
    kept = originals.put(b"there before")
    monkeypatch.setattr(os, call, refuse(errno.ENOSPC))
    with pytest.raises(RecordFull, match=rf"{tmp_path.name}: the disk refused a write"):
        originals.put(b"too much")
    monkeypatch.undo()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [
        kept.removeprefix("sha256:")
    ]


def test_a_write_that_stops_half_way_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, room = os.write, 1000

    def write(handle: int, body: memoryview) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = real(handle, body[:room])
        room -= written
        return written

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(RecordFull):
        Originals(tmp_path).put(b"x" * 4096)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    record = tmp_path / "record"
    monkeypatch.undo()
    fill(record, pages=1)
    before = (record / "custody.jsonl").read_bytes()
    with Store.open(record) as store:
        room = 40
        monkeypatch.setattr(os, "write", write)
        with pytest.raises(RecordFull):
            store.note("exported", format="csv")
        monkeypatch.undo()
        assert (record / "custody.jsonl").read_bytes() == before
        store.note("exported", format="jsonl")
    assert list(verify(record)) == []


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_custody_line_that_does_not_fit_takes_its_rows_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    record = tmp_path / "record"
    made = fill(record)
    body, reading = reading_of(7)
    with Store.open(record) as store:
        store.originals.put(body)
        monkeypatch.setattr(os, call, refuse(errno.ENOSPC))
        with pytest.raises(RecordFull, match="the disk refused a write"):
            store.take(reading.page)
        monkeypatch.undo()
        assert {page.page_id for page in store.pages()} == {each.page.page_id for each in made}
        put(store, body, reading)
    assert list(verify(record)) == []


def test_a_full_database_is_said_to_be_full_and_is_whole(tmp_path: Path) -> None:
    record = tmp_path / "record"
    made = fill(record)
    with pytest.raises(RecordFull, match="the disk refused a write"), Store.open(record) as store:
        with store._database.transaction() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(10, 200):
            put(store, *reading_of(number))
    # All that may be left over is the original whose page was refused, until the next writer.
    assert all("belongs to no page" in problem.message for problem in verify(record))
    with Store.open(record) as store:
        assert store.counts().pages >= len(made)
        put(store, *reading_of(500))
    assert list(verify(record)) == []


def test_a_disk_that_fails_is_not_said_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", refuse(errno.EIO))
    with pytest.raises(RecordError, match="its files cannot be used") as error:
        Originals(tmp_path).put(b"body")
    assert not isinstance(error.value, RecordFull)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one MiB."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "whence-test", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command: a disk that really fills up was not tried")
    if done.returncode:
        pytest.skip(f"a disk that really fills up was not tried: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_really_fills_up(small_disk: Path, tmp_path: Path) -> None:
    record = small_disk / "record"
    taken = 0
    with pytest.raises(RecordFull, match="the disk refused a write"), Store.create(record) as store:
        for number in range(2000):
            put(store, *reading_of(number))
            taken += 1
    assert taken > 5
    # With room again, the record goes on.
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    with Store.open(record) as store:
        assert taken <= store.counts().pages <= taken + 1
        put(store, *reading_of(taken))
    assert list(verify(record)) == []


def test_a_disk_without_room_for_a_record(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * (1 << 20))
    with pytest.raises(RecordFull):
        Store.create(small_disk / "record")
    (small_disk / "filler").unlink()
    fill(small_disk / "record", pages=1)
    assert list(verify(small_disk / "record")) == []


def test_a_record_on_a_read_only_disk_is_read_and_verified(small_disk: Path) -> None:
    record = small_disk / "record"
    made = fill(record)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Store.open(record, readonly=True) as store:
        assert len(list(store.mentions())) == len(made)
    assert list(verify(record)) == []
    for opening in (Store.open, Store.open_to_decide):
        with pytest.raises(ReadOnly, match="it cannot be written to"):
            opening(record)
