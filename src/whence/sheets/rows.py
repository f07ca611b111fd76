"""What the rows of a sheet say, in the record's own terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from msgspec import Struct

from whence.errors import UsageError
from whence.extract.kinds import kind_of
from whence.gazetteer import gazetteer
from whence.model import EFFECTS, Effect, IncidentKind
from whence.sheets import cells
from whence.sheets.cells import Count, Order, Unclear
from whence.sheets.columns import Columns, Map, Meaning
from whence.sheets.table import Sheet

_URL = re.compile(r"https?://[^\s;|<>\"]+")
_ASIDE = re.compile(r"\s*\([^)]*\)")


class Place(Struct, frozen=True):
    """A place as a sheet gives it. ``country`` is ISO 3166-1 alpha-2, None where the words that
    stand for it are no country that the gazetteer knows."""

    name: str | None = None
    area: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Row(Struct, frozen=True):
    """One row. ``number`` is its line in the sheet."""

    number: int
    id: str | None
    incident: str | None
    earliest: date | None
    latest: date | None
    place: Place
    counts: Mapping[Effect, Count]
    kind: IncidentKind | None
    urls: tuple[str, ...]
    notes: str | None


class Problem(Struct, frozen=True):
    """A cell that was not read, and why; the rest of its row was."""

    number: int
    column: str
    reason: str


class Reading(Struct, frozen=True):
    """A sheet as it was read. ``order`` is how dates in figures were read."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    order: Order | None


def read_rows(sheet: Sheet, columns: Columns, told: Map) -> Reading:
    """The rows of a sheet. Raises UsageError where dates can be read with the day or the month
    first, and neither the map nor any date of the column tells which."""
    order = told.dates.order
    if not told.dates.format and not order:
        order = _order(sheet, columns)
    made = _Rows(sheet, columns, told, order)
    rows = tuple(made.row(number, held) for number, held in sheet.rows)
    return Reading(rows, tuple(made.problems), order)


def _order(sheet: Sheet, columns: Columns) -> Order | None:
    places = [columns.at[each] for each in ("date", "date_to") if each in columns.at]
    held = [row[place] for _, row in sheet.rows for place in places]
    say = 'say which in a map: [dates] order = "day first" or "month first"'
    try:
        order = cells.order_of(held)
        for cell in held if order is None else ():
            _unless_two_ways(cell)
    except Unclear as error:
        names = " and ".join(repr(sheet.header[place]) for place in places)
        raise UsageError(f"{sheet.name}: dates in {names}: {error}; {say}") from error
    return order


def _unless_two_ways(cell: str) -> None:
    try:
        cells.days(cell)
    except Unclear as error:
        if "month first" in str(error):
            raise


class _Rows:
    """Reads rows, and keeps what could not be read."""

    def __init__(self, sheet: Sheet, columns: Columns, told: Map, order: Order | None) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._at = columns.at
        self._format = told.dates.format
        self._order = order

    def row(self, number: int, held: Sequence[str]) -> Row:
        if beyond := held[len(self._sheet.header) :]:
            reason = f"no column is named for {beyond[0]!r}"
            self.problems.append(Problem(number, "beyond the last", reason))
        earliest, latest = self._days(number, held)
        kind = self._cell(held, "kind")
        return Row(
            number,
            self._cell(held, "id"),
            self._cell(held, "incident"),
            earliest,
            latest,
            self._place(number, held),
            dict(self._counts(number, held)),
            kind_of((kind,)) if kind else None,
            tuple(_URL.findall(self._cell(held, "url") or "")),
            self._cell(held, "notes"),
        )

    def _cell(self, held: Sequence[str], meaning: Meaning) -> str | None:
        place = self._at.get(meaning)
        return held[place] or None if place is not None else None

    def _days(self, number: int, held: Sequence[str]) -> tuple[date | None, date | None]:
        found = []
        ends: tuple[Meaning, ...] = ("date", "date_to")
        for meaning in ends:
            cell = self._cell(held, meaning)
            try:
                days = cells.days(cell, self._order, self._format) if cell else None
            except Unclear as error:
                self._problem(number, meaning, str(error))
                days = None
            if days:
                found.append(days)
        if not found:
            return None, None
        first, last = found[0][0], found[-1][1]
        if last < first:
            self._problem(number, "date_to", f"ends on {last} before it begins on {first}")
            return found[0]
        return first, last

    def _place(self, number: int, held: Sequence[str]) -> Place:
        lat, lon = self._degrees(number, held, "lat"), self._degrees(number, held, "lon")
        written = self._cell(held, "country")
        country = _country(written) if written else None
        if written and not country:
            self._problem(number, "country", f"{written!r} is no country that the gazetteer knows")
        point = (lat, lon) if lat is not None and lon is not None else (None, None)
        return Place(self._cell(held, "place"), self._cell(held, "area"), country, *point)

    def _degrees(self, number: int, held: Sequence[str], meaning: Meaning) -> float | None:
        cell = self._cell(held, meaning)
        if cell is None:
            return None
        limit = 90.0 if meaning == "lat" else 180.0
        try:
            degrees = float(cell.replace(",", ".") if "." not in cell else cell)
        except ValueError:
            degrees = float("nan")
        if not -limit <= degrees <= limit:
            self._problem(number, meaning, f"{cell!r} is no number of degrees")
            return None
        return degrees

    def _counts(self, number: int, held: Sequence[str]) -> Iterator[tuple[Effect, Count]]:
        for effect in EFFECTS:
            cell = self._cell(held, effect)
            bounds = [self._bound(number, held, f"{effect}_{end}") for end in ("low", "high")]
            if any(bound is not None for bound in bounds):
                shown = "–".join("" if bound is None else str(bound) for bound in bounds)
                if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
                    self._problem(number, effect, f"its low is above its high: {shown}")
                    continue
                yield effect, Count(bounds[0], bounds[1], shown)
            elif cell and (count := cells.count(cell)):
                yield effect, count

    def _bound(self, number: int, held: Sequence[str], meaning: str) -> int | None:
        cell = self._cell(held, cast(Meaning, meaning))
        found = cells.count(cell) if cell else None
        if found is None:
            return None
        if found.low is None or found.low != found.high:
            self._problem(number, cast(Meaning, meaning), f"{cell!r} is no number")
            return None
        return found.low

    def _problem(self, number: int, meaning: Meaning, reason: str) -> None:
        place = self._at.get(meaning)
        column = self._sheet.header[place] if place is not None else meaning
        self.problems.append(Problem(number, column, reason))


def _country(written: str) -> str | None:
    known = gazetteer()
    if len(written) == 2 and known.country(written.upper()):
        return written.upper()
    bare = _ASIDE.sub("", written)
    return known.country_code(written) or known.country_code(bare)
