"""A person's own spreadsheet against a record: what is in both, in one only, and what differs.

    Sheet -> Row ... -> Matches -> Comparison

Nothing is changed: neither the sheet nor the record, in which only the custody log notes that it
was compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from whence import wording
from whence.model import Record
from whence.sheets import columns as columns_of
from whence.sheets import differences, table
from whence.sheets.cells import Order
from whence.sheets.columns import Columns, Map, Meaning
from whence.sheets.differences import Difference, Evidence
from whence.sheets.matching import Ambiguous, Matches, Score, match
from whence.sheets.rows import Problem, Reading, Row, read_rows
from whence.sheets.table import Sheet
from whence.ship.traversal import Item, Selection, traverse
from whence.store import Store


class Incident(Struct, frozen=True):
    """An incident of the record that no row is matched to. ``number`` is its place in the list,
    ``evidence`` what it chiefly rests on. ``within``: it lies between the sheet's first and last
    day; ``unsure``: a row that could not be matched for certain may be about it."""

    incident_id: str
    number: int
    heading: str
    label: str
    evidence: tuple[Evidence, ...]
    within: bool
    unsure: bool


class Pair(Struct, frozen=True):
    """An incident of the record and the row that is matched to it."""

    incident_id: str
    number: int
    heading: str
    label: str
    row: Row
    score: Score
    differences: tuple[Difference, ...]


class ReadAs(Struct, frozen=True):
    """How the sheet was read: the file, the column of each meaning, which of them were guessed, and
    the order of dates in figures."""

    name: str
    how: str
    columns: dict[Meaning, str]
    guessed: tuple[Meaning, ...]
    order: Order | None
    rows: int


class Comparison(Struct, frozen=True):
    """A sheet against a record."""

    sheet: ReadAs
    profile: str
    problems: tuple[Problem, ...]
    matched: tuple[Pair, ...]
    ambiguous: tuple[Ambiguous, ...]
    missing_in_record: tuple[tuple[Row, Score | None], ...]
    missing_in_sheet: tuple[Incident, ...]
    rows: tuple[Row, ...]
    headings: dict[str, str]
    """Every incident that a doubtful score names, in words."""


def compare(store: Store, path: Path, told: Map) -> Comparison:
    """Reads a sheet and compares it with a record. Raises UsageError, Unreadable, OutOfBounds or
    MissingExtra, each with a sentence that names the sheet."""
    sheet = table.read(path, told.sheet)
    columns = columns_of.columns(sheet, told)
    reading = read_rows(sheet, columns, told)
    shipped = frozenset(
        record.incident_id for record in store.records() if _LIVE.takes(record.review.state)
    )
    found = match(store, reading.rows, told.matching.days, shipped)
    made = _Made(reading.rows, found)
    for item in traverse(store, _LIVE):
        made.add(item)
    return Comparison(
        _read_as(sheet, columns, reading),
        made.profile,
        reading.problems,
        tuple(sorted(made.pairs, key=lambda each: each.row.number)),
        found.ambiguous,
        tuple((made.rows[number], nearest) for number, nearest in found.missing),
        tuple(made.incidents),
        reading.rows,
        made.headings,
    )


_LIVE = Selection(unreviewed=True)
"""Every incident but those that reviewers rejected."""


def _read_as(sheet: Sheet, columns: Columns, reading: Reading) -> ReadAs:
    named = {meaning: sheet.header[place] for meaning, place in columns.at.items()}
    how = sheet.read_as
    return ReadAs(sheet.name, how, named, columns.guessed, reading.order, len(reading.rows))


class _Made:
    """What the incidents come to, one after another."""

    def __init__(self, rows: Sequence[Row], found: Matches) -> None:
        self.rows = {row.number: row for row in rows}
        self.profile = ""
        self.pairs: list[Pair] = []
        self.incidents: list[Incident] = []
        self.headings: dict[str, str] = {}
        self._first = min((row.earliest for row in rows if row.earliest), default=None)
        self._last = max((row.latest for row in rows if row.latest), default=None)
        self._matched = {score.incident_id: score for score in found.matched}
        self._unsure = found.unsure
        named = [score for each in found.ambiguous for score in each.candidates]
        named += [score for _, score in found.missing if score]
        self._named = {score.incident_id for score in named}

    def add(self, item: Item) -> None:
        """Compares one incident with its row, or keeps it as missing in the sheet."""
        self.profile = item.record.profile
        incident_id = item.incident.incident_id
        heading = wording.heading(item.record)
        if incident_id in self._named:
            self.headings[incident_id] = heading
        known = (incident_id, item.number, heading, item.record.label)
        if score := self._matched.get(incident_id):
            row = self.rows[score.row]
            self.pairs.append(Pair(*known, row, score, differences.compare(row, item)))
        else:
            unsure = incident_id in self._unsure
            chief = differences.chief(item)
            self.incidents.append(Incident(*known, chief, self._within(item.record), unsure))

    def _within(self, record: Record) -> bool:
        after = record.latest is None or self._first is None or record.latest >= self._first
        before = record.earliest is None or self._last is None or record.earliest <= self._last
        return after and before
