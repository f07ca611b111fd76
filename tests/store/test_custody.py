"""The custody log: durable lines in one chain, and where the chain breaks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import fill
from whence import ids
from whence.errors import RecordError
from whence.store import Store
from whence.store.custody import Custody, Head, problems


@pytest.fixture
def log(tmp_path: Path) -> Custody:
    made = Custody(tmp_path)
    for number in range(1, 6):
        made.append("seen", page_id=f"pg_{number}")
    made.sync()
    return made


def said(path: Path, head: Head | None = None) -> list[str]:
    return [problem.message.removeprefix("custody.jsonl ") for problem in problems(path, head)]


def test_each_line_carries_the_hash_of_the_one_before(log: Custody) -> None:
    lines = log.path.read_bytes().splitlines()
    rows = [msgspec.json.decode(line) for line in lines]
    assert [row["seq"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["previous"] for row in rows] == [None, *map(ids.digest, lines[:-1])]
    assert log.head == Head(5, ids.digest(lines[-1]))
    for line, row in zip(lines, rows, strict=True):
        assert line == msgspec.json.encode(row, order="sorted"), "canonical"
        assert row["event"] == "seen" and row["tool"].startswith("whence ")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", row["at"])
    assert said(log.path, log.head) == []


def test_it_keeps_what_it_is_told(tmp_path: Path) -> None:
    log = Custody(tmp_path)
    name = b"caf\xe9".decode("utf-8", "surrogateescape")
    captured = datetime(2031, 3, 3, 7, tzinfo=UTC)
    log.append("acquired", source=name, url=None, headers=(("Via", "x"),), captured=captured)
    log.append("exported", rows={"a.csv": 3}, until=date(2031, 3, 4))
    log.sync()
    one, two = log.lines()
    assert one["source"] == "caf\\udce9" and "url" not in one
    assert one["headers"] == [["Via", "x"]] and one["captured"] == "2031-03-03T07:00:00Z"
    assert two["rows"] == {"a.csv": 3} and two["until"] == "2031-03-04"


def test_lines_are_durable_from_sync_on_and_can_be_taken_back_before(log: Custody) -> None:
    before = log.path.read_bytes()
    log.append("exported")
    mark = log.mark()
    log.append("read")
    log.forget(mark)
    assert log.path.read_bytes() == before
    log.sync()
    assert [line["event"] for line in log.lines()][5:] == ["exported"]
    assert said(log.path, log.head) == []


def test_a_cut_line_is_named(log: Custody) -> None:
    lines = log.path.read_bytes().splitlines(keepends=True)
    expected = {
        0: "line 1 has the number 2: line 1 is missing before it",
        2: "line 3 has the number 4: line 3 is missing before it",
        4: "ends with line 4, but the database saw line 5: its end was cut off",
    }
    for cut, message in expected.items():
        log.path.write_bytes(b"".join(lines[:cut] + lines[cut + 1 :]))
        assert said(log.path, log.head) == [message]
    log.path.write_bytes(b"".join(lines[:1] + lines[3:]))
    assert said(log.path, log.head) == [
        "line 2 has the number 4: lines 2 to 3 are missing before it"
    ]
    for nothing in (lambda: log.path.write_bytes(b""), log.path.unlink):
        nothing()
        assert said(log.path, log.head) == [
            "ends with line 0, but the database saw line 5: its end was cut off"
        ]


def test_an_edited_line_is_named(log: Custody) -> None:
    whole = log.path.read_bytes()
    log.path.write_bytes(whole.replace(b"pg_2", b"pg_7"))
    (message,) = said(log.path, log.head)
    assert message.startswith("line 3 does not carry the hash of the line before")
    log.path.write_bytes(whole.replace(b"pg_5", b"pg_7"))
    assert said(log.path, log.head) == [
        "line 5 is not the line that the database saw under its number"
    ]
    log.path.write_bytes(whole.replace(b'"seq":3', b'"seq":"3"'))
    assert said(log.path, log.head)[0] == "line 3 is not a JSON object with seq and previous"


def test_moved_and_repeated_lines_are_named(log: Custody) -> None:
    lines = log.path.read_bytes().splitlines(keepends=True)
    log.path.write_bytes(b"".join([lines[0], lines[2], lines[1], *lines[3:]]))
    moved = said(log.path, log.head)
    assert moved[1] == "line 3 has the number 2 where 4 was due: lines were moved or repeated"
    log.path.write_bytes(b"".join([*lines[:2], lines[1], *lines[2:]]))
    assert said(log.path, log.head)[0] == (
        "line 3 has the number 2 where 3 was due: lines were moved or repeated"
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_no_changed_byte_goes_unseen(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    log = Custody(tmp_path_factory.mktemp("log"))
    for number in range(3):
        log.append("seen", page_id=f"pg_{number}")
    log.sync()
    whole = bytearray(log.path.read_bytes())
    at %= len(whole)
    same = whole[at] == byte
    whole[at] = byte
    log.path.write_bytes(whole)
    assert bool(said(log.path, log.head)) != same


def test_a_torn_last_line_is_set_aside_and_said(log: Custody) -> None:
    torn = b'{"at":"2031-01-01T00:00'
    with log.path.open("ab") as file:
        file.write(torn)
    assert said(log.path, log.head) == [f"line 6 is cut off after {len(torn)} bytes"]
    assert [line["page_id"] for line in Custody(log.folder, readonly=True).lines()][-1] == "pg_5"
    again = Custody(log.folder)
    again.catch_up(log.head)
    again.sync()
    *_, last = again.lines()
    assert (last["event"], last["dropped_bytes"]) == ("repaired", len(torn))
    assert last["dropped_digest"] == ids.digest(torn)
    assert said(again.path, again.head) == []


def test_the_last_line_is_found_however_long_the_lines_are(tmp_path: Path) -> None:
    log = Custody(tmp_path)
    for size in (10, 70_000, 200_000):
        log.append("seen", note="x" * size)
        log.sync()
        assert Custody(tmp_path).head == log.head


def test_a_log_opened_for_reading_takes_no_line(log: Custody) -> None:
    with pytest.raises(RecordError, match="for reading only"):
        Custody(log.folder, readonly=True).append("seen")


def test_nothing_is_added_to_a_log_that_lost_what_the_database_saw(tmp_path: Path) -> None:
    fill(tmp_path / "record")
    path = tmp_path / "record" / "custody.jsonl"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    for damaged in (b"".join(lines[:-1]), whole[:-9], whole.replace(b'"linked"', b'"Linked"')):
        path.write_bytes(damaged)
        with pytest.raises(RecordError, match="cannot be added to: custody"):
            Store.open(tmp_path / "record")
        assert path.read_bytes() == damaged
    path.write_bytes(whole)
    with Store.open(tmp_path / "record") as store:
        store.note("exported", format="csv")


def test_a_log_that_is_ahead_and_torn_is_taken_up_where_it_was_whole(tmp_path: Path) -> None:
    """As after a kill: lines were durable before the database knew of them, the last was not."""
    fill(tmp_path / "record")
    log = Custody(tmp_path / "record")
    log.append("exported", format="csv")
    log.sync()
    with log.path.open("ab") as file:
        file.write(b'{"at":"2031')
    with Store.open(tmp_path / "record") as store:
        events = [line["event"] for line in store.custody.lines()]
        assert events[-3:] == ["exported", "unfinished", "repaired"]
    assert said(log.path, Custody(log.folder, readonly=True).head) == []
