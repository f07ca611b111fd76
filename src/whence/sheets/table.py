"""A spreadsheet file as rows of text: CSV in any usual dialect and encoding, or XLSX.

Nothing in a cell is ever carried out: a formula is read as the value that was saved with it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from charset_normalizer import from_bytes
from msgspec import Struct

from whence.errors import MissingExtra, OutOfBounds, Unreadable
from whence.ship.csv import as_written

LARGEST = 64 << 20
"""Bytes of a sheet that are read, and to which a packed one may expand fourfold."""
ROWS = 1_000_000
COLUMNS = 2_000
CELL = 131_072
"""Characters of one cell."""
_SAMPLE = 64 << 10
_DELIMITERS = ",;\t|"
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Sheet(Struct, frozen=True):
    """A table as its program shows it. ``rows`` are the cells below the header, stripped, and after
    them what a row holds beyond the header's line, each row with its number in the sheet (the first
    line is 1); ``read_as`` says how the file was read."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    read_as: str


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person says about the file: how it is to be read where that is not left to Whence.
    ``header`` is the number of the line with the columns' names."""

    encoding: str | None = None
    delimiter: str | None = None
    worksheet: str | None = None
    header: int = 1


def read(path: Path, told: Told | None = None) -> Sheet:
    """The table in a file. Raises Unreadable or OutOfBounds where it is none, MissingExtra where
    XLSX cannot be read here."""
    told = told or Told()
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise OutOfBounds(str(path), f"is larger than {LARGEST >> 20} MiB")
        body = path.read_bytes()
    except OSError as error:
        raise Unreadable(str(path), f"cannot be read ({error.strerror})") from error
    if body.startswith(b"PK\x03\x04"):
        lines, how = _xlsx(path, body, told)
    else:
        lines, how = _csv(path, body, told)
    return _table(path, lines, told, how)


def _table(path: Path, lines: Iterable[tuple[str, ...]], told: Told, how: str) -> Sheet:
    numbered = enumerate(lines, 1)
    header: tuple[str, ...] = ()
    for number, cells in numbered:
        if number == told.header:
            header = cells
            break
    width = len(header)
    while header and not header[-1]:
        header = header[:-1]
    if not any(header):
        raise Unreadable(str(path), f"has no names of columns in line {told.header}")
    if len(header) > COLUMNS:
        raise OutOfBounds(str(path), f"has more than {COLUMNS} columns")
    rows = []
    for number, cells in numbered:
        if number > ROWS:
            raise OutOfBounds(str(path), f"has more than {ROWS:,} rows")
        if any(cells):
            padded = cells[: len(header)] + ("",) * (len(header) - len(cells))
            rows.append((number, padded + tuple(filter(None, cells[width:]))))
    return Sheet(path.name, header, tuple(rows), how)


# -- CSV --------------------------------------------------------------------------------------


def _csv(path: Path, body: bytes, told: Told) -> tuple[Iterator[tuple[str, ...]], str]:
    text, encoding = _decoded(path, body, told.encoding)
    delimiter = told.delimiter or _delimiter(text)
    if len(delimiter) != 1:
        raise Unreadable(str(path), f"cannot be cut at {delimiter!r}: a delimiter is one character")
    shown = {"\t": "tabs", ",": "commas", ";": "semicolons"}.get(delimiter, repr(delimiter))
    return _records(path, text, delimiter), f"{encoding}, cut at {shown}"


def _records(path: Path, text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            # Python's own limit is the process's, and other libraries lift it.
            if any(len(cell) > CELL for cell in cells):
                raise csv.Error(f"a cell of more than {CELL:,} characters")
            yield tuple(_plain(cell) for cell in cells)
    except csv.Error as error:
        raise Unreadable(str(path), f"is no sheet that can be cut into cells ({error})") from error


def _decoded(path: Path, body: bytes, told: str | None) -> tuple[str, str]:
    encoding = told or next(
        (name for mark, name in _MARKS.items() if body.startswith(mark)), "utf-8"
    )
    try:
        return body.decode(encoding), encoding
    except LookupError as error:
        raise Unreadable(str(path), f"cannot be read as {encoding}: unknown encoding") from error
    except UnicodeDecodeError as error:
        if told:
            raise Unreadable(str(path), f"is not written in {encoding}") from error
    guess = from_bytes(body[: 4 * _SAMPLE]).best()
    if guess is None or b"\0" in body:
        raise Unreadable(str(path), "is no text in any encoding that could be recognised")
    try:
        return body.decode(guess.encoding), f"{guess.encoding} (recognised)"
    except UnicodeDecodeError as error:
        raise Unreadable(str(path), "holds text in more than one encoding") from error


def _delimiter(text: str) -> str:
    """What most of the first lines are cut at. The sniffer of the standard library takes letters
    for delimiters unless it is told which there are, and gives up on a sheet of one column."""
    try:
        return csv.Sniffer().sniff(text[:_SAMPLE], _DELIMITERS).delimiter
    except csv.Error:
        first = text.split("\n", 1)[0]
        return max(_DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))


# -- XLSX -------------------------------------------------------------------------------------


def _xlsx(path: Path, body: bytes, told: Told) -> tuple[Iterator[tuple[str, ...]], str]:
    try:
        import openpyxl  # noqa: PLC0415 - an extra
        from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("XLSX sheets", "xlsx") from error
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            if sum(member.file_size for member in packed.infolist()) > 4 * LARGEST:
                raise OutOfBounds(str(path), f"expands to more than {4 * LARGEST >> 20} MiB")
        book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Unreadable(str(path), "is a ZIP file, but no XLSX sheet") from error
    names = book.sheetnames
    wanted = told.worksheet or (names[0] if names else "")
    if wanted not in names:
        raise Unreadable(str(path), f"has no worksheet {wanted!r}; it has: {', '.join(names)}")
    rows = book[wanted].iter_rows(values_only=True, max_col=COLUMNS + 1)
    lines = (tuple(_plain(_shown(cell)) for cell in row) for row in islice(rows, ROWS + 1))
    return lines, f"XLSX, worksheet {wanted}"


def _shown(cell: object) -> str:
    """A cell's value as its program would write it without any format."""
    match cell:
        case None:
            return ""
        case datetime():
            at_midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
            return (cell.date() if at_midnight else cell).isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def _plain(cell: str) -> str:
    """A cell without the blanks around it, and without the apostrophe that keeps words from being
    run as a formula."""
    return as_written(cell).strip()
