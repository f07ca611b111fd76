"""The custody log: what happened to the record's pages, when, by which tool, from where.

``custody.jsonl`` holds one JSON object per line, keys sorted, no blanks. ``seq`` counts from 1;
``previous`` is the SHA-256 of the line before (its bytes without the line break), None in the
first. Lines are only ever added.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from whence import __version__, ids
from whence.errors import RecordError
from whence.store import disk
from whence.store.problem import Problem

NAME = "custody.jsonl"
CHAIN = frozenset({"seq", "previous", "event", "at", "tool"})
"""The fields of every line; the others are its subject."""
UNFINISHED = "unfinished"
_BLOCK = 1 << 16


class Head(Struct, frozen=True):
    """The last line of a log: its number, and the digest of its bytes. 0 and None: no line."""

    seq: int = 0
    digest: str | None = None


class _Link(Struct, frozen=True):
    """The part of a line that makes the chain."""

    seq: int
    previous: str | None


class Custody:
    """The log of the record in ``folder``.

    ``append`` holds lines back until ``sync``, which makes them durable together. Programs that
    write one record take turns by the database's lock: each catches up with what the others added
    when its turn begins, and syncs before it ends.
    """

    def __init__(self, folder: Path, *, readonly: bool = False) -> None:
        """Raises RecordError where the log's last line cannot be followed by another."""
        self.folder = folder
        self.path = folder / NAME
        self.readonly = readonly
        self._waiting: list[tuple[bytes, Head]] = []
        with disk.refusals(folder):
            self._size = self._length()
            self._durable = self._last()

    @property
    def head(self) -> Head:
        """The last line, whether durable yet or not."""
        return self._waiting[-1][1] if self._waiting else self._durable

    def stands_at(self, known: Head) -> bool:
        """Whether the log is as this left it, and ``known``, which the database saw last, is its
        last line."""
        with disk.refusals(self.folder):
            return known == self._durable and self._length() == self._size

    def has_grown(self) -> bool:
        """Whether another program has added lines since this one opened the log or wrote to it."""
        with disk.refusals(self.folder):
            return self._length() > self._size

    def catch_up(self, known: Head) -> None:
        """Goes on from the last line that is there now. A last line that a kill cut off is dropped,
        and a ``repaired`` line says how long it was; an ``unfinished`` line says which whole ones,
        behind what the database saw (``known``), tell of what was never written. Raises RecordError
        where the log cannot be followed."""
        with disk.refusals(self.folder):
            dropped = self._drop_torn_line()
            self._size = self._length()
            self._durable = self._last()
        last = self._durable.seq
        if last > known.seq:
            self.append(UNFINISHED, first=known.seq + 1, last=last)
        if dropped:
            self.append("repaired", dropped_bytes=len(dropped), dropped_digest=ids.digest(dropped))

    def append(self, event: str, **subject: object) -> None:
        """Adds a line about ``subject``; fields that are None are left out. Raises RecordError
        where the record was opened for reading."""
        if self.readonly:
            raise RecordError(f"{self.folder}: it was opened for reading only")
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        entry = {
            **{name: _plain(value) for name, value in subject.items() if value is not None},
            "seq": self.head.seq + 1,
            "previous": self.head.digest,
            "event": event,
            "at": at,
            "tool": f"whence {__version__}",
        }
        line = msgspec.json.encode(entry, order="sorted")
        self._waiting.append((line, Head(self.head.seq + 1, ids.digest(line))))

    def sync(self) -> None:
        """Makes every appended line durable. Raises RecordFull or RecordError; the log is then as
        it was before and the waiting lines are gone."""
        if not self._waiting:
            return
        lines, self._waiting = self._waiting, []
        with disk.refusals(self.folder):
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            before = os.fstat(handle).st_size
            try:
                disk.write_all(handle, b"".join(line + b"\n" for line, _ in lines))
                os.fsync(handle)
            except BaseException:
                os.ftruncate(handle, before)
                raise
            finally:
                os.close(handle)
            self._size = before + sum(len(line) + 1 for line, _ in lines)
            if before == 0:
                disk.sync_folder(self.folder)
        self._durable = lines[-1][1]

    def mark(self) -> int:
        """A place among the waiting lines, for ``forget``."""
        return len(self._waiting)

    def forget(self, mark: int) -> None:
        """Drops the lines appended since ``mark``: what they tell of was taken back."""
        del self._waiting[mark:]

    def last_line(self) -> bytes:
        """The bytes of the last durable line, without its line break; none where there is none."""
        return _last_line(self.path) or b""

    def lines(self) -> Iterator[dict[str, Any]]:
        """The durable lines in order, read one by one. What is no JSON object is left out;
        ``problems`` names it."""
        return (fields for _, fields in self.entries())

    def entries(self) -> Iterator[tuple[bytes, dict[str, Any]]]:
        """The same, each with its bytes without the line break."""
        for line in _lines(self.path):
            if line.endswith(b"\n"):
                with suppress(msgspec.DecodeError, UnicodeDecodeError):
                    yield line[:-1], msgspec.json.decode(line, type=dict[str, Any])

    def lines_with(self, word: str, *, waiting: bool = False) -> Iterator[dict[str, Any]]:
        """Those of the durable lines whose bytes hold a word (an id, say), in order, and of those
        that are held back too, if asked."""
        sought = word.encode()
        for line in _lines(self.path):
            if sought in line and line.endswith(b"\n"):
                with suppress(msgspec.DecodeError, UnicodeDecodeError):
                    yield msgspec.json.decode(line, type=dict[str, Any])
        for line, _ in self._waiting if waiting else ():
            if sought in line:
                yield msgspec.json.decode(line, type=dict[str, Any])

    def unfinished(self, known: Head) -> set[int]:
        """The numbers of lines that tell of what was never written, because the program was killed
        in between. ``known`` is the last line that the database saw."""
        found: set[int] = set()
        for line in self.lines():
            match line:
                case {"event": "unfinished", "first": int(first), "last": int(last)}:
                    found.update(range(first, last + 1))
                case {"seq": int(seq)} if known.seq and seq > known.seq:
                    found.add(seq)
        return found

    def _length(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def _last(self) -> Head:
        line = _last_line(self.path)
        if line is None:
            return Head()
        try:
            return Head(msgspec.json.decode(line, type=_Link).seq, ids.digest(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            if self.readonly:
                return Head()
            raise RecordError(
                f"{self.path}: its last line cannot be read, so nothing can be added; "
                "`whence verify` says more"
            ) from error

    def _drop_torn_line(self) -> bytes:
        """Cuts off what stands after the last line break and returns it."""
        if not self.path.exists():
            return b""
        with self.path.open("r+b") as file:
            tail = _end(file, 1).rsplit(b"\n", 1)[-1]
            if tail:
                file.truncate(file.seek(0, os.SEEK_END) - len(tail))
                file.flush()
                os.fsync(file.fileno())
        return tail


def problems(path: Path, head: Head | None = None, *, torn_end: bool = True) -> Iterator[Problem]:
    """Follows the chain of the log at ``path`` and names each line at which it breaks. ``head`` is
    what the database last saw of it, which shows a cut tail. ``torn_end``: whether a last line
    without a line break counts, which is what a kill may leave."""
    expected, previous, number = 1, None, 0
    met = head is None or head.seq == 0
    for number, line in enumerate(_lines(path), 1):
        if not line.endswith(b"\n"):
            if torn_end:
                yield _broken(number, f"is cut off after {len(line)} bytes")
            break
        try:
            link = msgspec.json.decode(line, type=_Link)
        except (msgspec.DecodeError, UnicodeDecodeError):
            yield _broken(number, "is not a JSON object with seq and previous")
            link = _Link(expected, previous)
        if message := _break(link, expected, previous):
            yield _broken(number, message)
        previous, expected = ids.digest(line[:-1]), link.seq + 1
        if head and link.seq == head.seq:
            met = True
            if previous != head.digest:
                yield _broken(number, "is not the line that the database saw under its number")
    if head and not met and head.seq >= expected:
        yield Problem(
            "custody",
            f"line {number}",
            f"{NAME} ends with line {expected - 1}, but the database saw line {head.seq}: "
            "its end was cut off",
        )


def _break(link: _Link, expected: int, previous: str | None) -> str | None:
    if link.seq > expected:
        gone = (
            f"line {expected} is"
            if link.seq == expected + 1
            else (f"lines {expected} to {link.seq - 1} are")
        )
        return f"has the number {link.seq}: {gone} missing before it"
    if link.seq < expected:
        return f"has the number {link.seq} where {expected} was due: lines were moved or repeated"
    if link.previous != previous:
        return "does not carry the hash of the line before: one of the two was changed"
    return None


def _broken(number: int, message: str) -> Problem:
    return Problem("custody", f"line {number}", f"{NAME} line {number} {message}")


def _lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as file:
            yield from file


def _last_line(path: Path) -> bytes | None:
    """The bytes of the last line that ends in a line break, without it."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        parts = _end(file, 2).rsplit(b"\n", 2)
    return parts[-2] if len(parts) > 1 else None


def _end(file: BinaryIO, breaks: int) -> bytes:
    """The end of a file, read backwards until it holds so many line breaks."""
    position, end = file.seek(0, os.SEEK_END), b""
    while position and end.count(b"\n") < breaks:
        step = min(_BLOCK, position)
        position = file.seek(position - step)
        end = file.read(step) + end
    return end


def _plain(value: object) -> object:
    """Builtins that JSON can carry; a file name's undecodable bytes are written as ``\\udcff``."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_plain(key): _plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Struct):
        return _plain(msgspec.structs.asdict(value))
    return value
