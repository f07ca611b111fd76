"""What the cells of a sheet say: dates and numbers of people, as persons write them.

A cell that can be read in two ways is not read: a sentence says so.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from whence.calendar import MONTH_NUMBERS
from whence.extract.numbers import parse

Order = Literal["day first", "month first"]
Days = tuple[date, date]
"""The first and the last day, both included."""

EXCEL = "excel"
"""The format of a column of day numbers, counted as spreadsheet programs do."""
_EXCEL_ZERO = date(1899, 12, 30)

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?)?"
_TO = r"\s*(?:-|–|—|to|until|and)\s*"

_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}){_TIME})?")
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
_YEAR = re.compile(r"(1[5-9]\d{2}|2[01]\d{2})")
_FIGURES = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_DAY_MONTH = re.compile(
    rf"{_DAY}(?:{_TO}{_DAY})?[\s.-]+({_MONTH})\.?[\s,.-]+(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"({_MONTH})\.?\s+{_DAY}(?:{_TO}{_DAY})?,?\s+(\d{{4}}){_TIME}", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"({_MONTH})\.?[\s,-]+(\d{{4}})", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:-|–|—|to|until)\s+|(?<=\d)(?:–|—)(?=\d)|\s*\.\.\s*")


class Unclear(ValueError):
    """A cell cannot be read, or in two ways; the message says why."""


def order_of(cells: Iterable[str]) -> Order | None:
    """Whether a column of dates in figures has the day or the month first, as far as any of its
    cells tells: 25/03/2022 can be read in one way only. Raises Unclear where cells contradict each
    other."""
    found: dict[Order, str] = {}
    for cell in cells:
        for part in _parts(cell.strip()):
            figures = _FIGURES.fullmatch(part)
            if figures and int(figures[1]) > 12 >= int(figures[3]):
                found.setdefault("day first", part)
            elif figures and int(figures[3]) > 12 >= int(figures[1]):
                found.setdefault("month first", part)
    if len(found) > 1:
        one, other = found.values()
        raise Unclear(f"{one} has the day first and {other} the month")
    return next(iter(found), None)


def days(cell: str, order: Order | None = None, format: str | None = None) -> Days | None:
    """The days that a cell names; None where it is empty. ``format`` is as in ``strptime``, or
    ``excel``. Raises Unclear."""
    cell = " ".join(cell.split())
    if not cell or _nothing(cell):
        return None
    if format:
        return _formatted(cell, format)
    one = _one(cell, order)
    if one:
        return one
    parts = _parts(cell)
    if len(parts) == 2:
        first, last = (_one(part, order) for part in parts)
        if first and last and first[0] <= last[1]:
            return first[0], last[1]
    raise Unclear(f"{cell!r} is no date that can be read")


def _parts(cell: str) -> list[str]:
    """The two ends of a range."""
    if cell.count("/") == 1 and "-" in cell:
        return [part.strip() for part in cell.split("/")]
    return [part.strip() for part in _BETWEEN.split(cell)]


def _one(cell: str, order: Order | None) -> Days | None:
    """The days that one date names; None where it is no date in any form that is known."""
    if found := _FIGURES.fullmatch(cell):
        return _in_figures(cell, found, order)
    for form, read in _FORMS:
        if found := form.fullmatch(cell):
            year, month, *day = read(found)
            return _calendar(cell, year, month, *day)
    return None


def _month(name: str) -> int:
    return MONTH_NUMBERS[name.lower()]


_Read = Callable[[re.Match[str]], tuple[int, int | None, str | None, str | None]]
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_YEAR_FIRST, lambda one: (int(one[1]), int(one[3]), one[4], None)),
    (_COMPACT, lambda one: (int(one[1]), int(one[2]), one[3], None)),
    (_YEAR, lambda one: (int(one[1]), None, None, None)),
    (_DAY_MONTH, lambda one: (_year(one[4]), _month(one[3]), one[1], one[2])),
    (_MONTH_DAY, lambda one: (int(one[4]), _month(one[1]), one[2], one[3])),
    (_MONTH_YEAR, lambda one: (int(one[2]), _month(one[1]), None, None)),
)
"""How a date may be written, and its year, month, day, and last day of a range."""


def _in_figures(cell: str, found: re.Match[str], order: Order | None) -> Days:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if first == second or order == "day first" or (order is None and first > 12):
        return _calendar(cell, year, second, found[1])
    if order == "month first" or second > 12:
        return _calendar(cell, year, first, found[3])
    raise Unclear(f"{cell!r} can be read with the day or with the month first")


def _calendar(
    cell: str, year: int, month: int | None, day: str | None, last: str | None = None
) -> Days:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        first = date(year, month, int(day or 1))
        until = int(last) if last else int(day) if day else monthrange(year, month)[1]
        end = date(year, month, until)
    except ValueError as error:
        raise Unclear(f"{cell!r} is no day of the calendar") from error
    if end < first:
        raise Unclear(f"{cell!r} ends before it begins")
    return first, end


def _formatted(cell: str, format: str) -> Days:
    try:
        if format == EXCEL:
            day = _EXCEL_ZERO + timedelta(days=int(float(cell)))
        else:
            day = datetime.strptime(cell, format).date()
    except (ValueError, OverflowError) as error:
        raise Unclear(f"{cell!r} is not written as {format}") from error
    if "%d" in format or "%j" in format or format in (EXCEL, "%c", "%x"):
        return day, day
    if "%m" in format or "%b" in format or "%B" in format:
        return day, day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _year(written: str) -> int:
    """Two figures as the standard library reads them: 69 to 99 are of the last century."""
    year = int(written)
    return year if len(written) == 4 else year + (1900 if year >= 69 else 2000)


# -- numbers of people ------------------------------------------------------------------------


class Count(Struct, frozen=True):
    """A number of people as a sheet gives it; a bound that it leaves open is None, and both are
    where the cell holds words only."""

    low: int | None
    high: int | None
    as_written: str


_NOTHING = re.compile(
    r"(?:[-–—?.]+|n/?a|nan|null|nil|unknown|unk|unclear|not known|not available|no data)",
    re.IGNORECASE,
)
_SHORT = (
    (re.compile(r"(?:≥|>=|min\.?)\s*(?=\d)", re.IGNORECASE), "at least "),
    (re.compile(r"(?:≤|<=|max\.?)\s*(?=\d)", re.IGNORECASE), "at most "),
    (re.compile(r">\s*(?=\d)"), "more than "),
    (re.compile(r"<\s*(?=\d)"), "fewer than "),
    (re.compile(r"(?:~|≈|ca?\.)\s*(?=\d)", re.IGNORECASE), "about "),
    (re.compile(r"(\d)\s*/\s*(?=\d+$)"), r"\1 or "),
    (re.compile(r"(\d)\.0+$"), r"\1"),
)
"""What sheets write for the words of the number grammar."""


def count(cell: str) -> Count | None:
    """The number that a cell gives, by the grammar that articles are read with; None where it is
    empty or says that it is not known. Words that are no number are kept without bounds."""
    cell = " ".join(cell.split())
    if not cell or _nothing(cell):
        return None
    words = cell
    for short, meant in _SHORT:
        words = short.sub(meant, words)
    found = parse(words)
    if found is None or (found.low or 0) > (found.high or found.low or 0):
        return Count(None, None, cell)
    return Count(found.low, found.high, cell)


def _nothing(cell: str) -> bool:
    return _NOTHING.fullmatch(cell) is not None
