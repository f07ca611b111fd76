"""Pages out of JSONL files: one JSON object on each line."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import FileIO
from pathlib import Path
from typing import Any

import msgspec

from whence import ids
from whence.acquire import binary, files
from whence.acquire.expand import GZIP, Allowance, Gzip, Plain, Stretch
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture, Declared, Page

_PIECE = 64 << 10


class JsonlSource:
    """Reads one page per line. A page's bytes are those of its line, without the line end."""

    suffixes: tuple[str, ...] = (".jsonl", ".jsonl.gz", ".ndjson")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def read(self, path: Path, name: str) -> Iterator[Capture | RefusedInput]:
        """A capture for each line that is an object with ``text`` or ``html``, a refusal for every
        other that is not blank. Raises OSError where the file cannot be read."""
        number = 0
        try:
            with files.open_archive(path, name, self._limits) as file:
                container = files.digest_of(file)
                pieces = self._pieces(file, name)
                for number, line in enumerate(_lines(pieces, self._limits.page), start=1):
                    if line is None or line.strip():
                        yield self._item(line, f"{name}#{number}", container)
        except RefusedInput as error:
            # What broke off is the line after the last whole one.
            yield type(error)(f"{name}#{number + 1}" if number else name, error.reason)

    def _pieces(self, file: FileIO, name: str) -> Iterator[bytes]:
        size = files.size_of(file)
        allowance = Allowance(name, self._limits, size)
        compressed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        stretches: Iterable[Stretch] = (Plain(file.read, size, allowance),)
        if compressed:
            stretches = Gzip(file.read, name, allowance, self._limits.members).members()
        first = True
        for stretch in stretches:
            while piece := stretch.read(_PIECE):
                yield _checked(piece, name) if first else piece
                first = False

    def _item(self, line: bytes | None, source: str, container: str) -> Capture | RefusedInput:
        try:
            if line is None:
                limit = self._limits.page
                raise OutOfBounds(source, f"is longer than {limit} bytes, the limit for one line")
            return capture(line, source, self._limits.depth, container)
        except RefusedInput as error:
            return error


def _checked(piece: bytes, name: str) -> bytes:
    if piece.startswith(binary.MARKS):
        raise Unreadable(name, "is in UTF-16 or UTF-32; JSON lines are UTF-8")
    if found := binary.kind(piece):
        raise Unreadable(name, f"is {found}, not JSON lines")
    return piece.removeprefix(codecs.BOM_UTF8)


def _lines(pieces: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines, without their ends. None for one longer than ``limit``, which is not kept in
    memory."""
    held: list[bytes] = []
    length = 0
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for part in ended:
            whole = length + len(part) <= limit
            yield b"".join((*held, part)).removesuffix(b"\r") if whole else None
            held, length = [], 0
        length += len(rest)
        if length <= limit:
            held.append(rest)
        else:
            held.clear()
    if length:
        yield b"".join(held).removesuffix(b"\r") if length <= limit else None


def _object(line: bytes, source: str, depth: int) -> dict[str, Any]:
    if line.strip() in (b"[", b"{"):
        reason = "opens a JSON document of several lines; each line must be a whole object"
        raise Unreadable(source, reason)
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        # A surrogate without its other half is refused here too: no later stage could store it.
        raise Unreadable(source, f"is not valid JSON ({error})") from None
    except RecursionError:
        raise OutOfBounds(source, "is nested too deeply") from None
    if not isinstance(found, dict):
        raise Unreadable(source, "is JSON, but not an object")
    if _is_deeper(found, depth):
        raise OutOfBounds(source, f"is nested more than {depth} deep")
    return found


def _is_deeper(value: object, depth: int) -> bool:
    level: list[object] = [value]
    for _ in range(depth + 1):
        level = [
            child
            for each in level
            if isinstance(each, dict | list)
            for child in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True


def capture(line: bytes, source: str, depth: int, container: str | None = None) -> Capture:
    """The page that one line is, without its line end; ``depth`` bounds how it may be nested.
    Raises Unreadable and OutOfBounds."""
    found = _object(line, source, depth)
    bodies = [found[key] for key in ("text", "html") if found.get(key) is not None]
    if not bodies:
        raise Unreadable(source, "has neither text nor html")
    if not all(isinstance(body, str) for body in bodies):
        raise Unreadable(source, "has a text or html that is not a string")
    title = _string(found.get("title"))
    if title is None and not any(body.strip() for body in bodies):
        raise Unreadable(source, "is empty")
    digest, url = ids.digest(line), _string(found.get("url"))
    page = Page(
        page_id=ids.page(digest, url),
        digest=digest,
        size=len(line),
        media="application/json",
        source=source,
        source_id=_source_id(found.get("id")),
        url=url,
        container=container,
        declared=Declared(
            title=title,
            outlet=_string(found.get("outlet")),
            published=_day(found.get("published")),
        ),
    )
    return Capture(page, line)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _source_id(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _string(value)


def _day(value: object) -> date | None:
    """The calendar date of an ISO 8601 date or time, as written there; None for anything else."""
    try:
        return datetime.fromisoformat(_string(value) or "").date()
    except ValueError:
        return None
