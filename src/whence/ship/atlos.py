"""Incidents for Atlos' bulk import: its columns are named in small letters, and ``status``,
``description`` and ``sensitive`` must be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from whence import wording
from whence.ship import Shipment
from whence.ship.addresses import web
from whence.ship.csv import write_rows
from whence.ship.edition import Edition
from whence.ship.event_data import dispute
from whence.ship.shipping import version
from whence.ship.tables import Row
from whence.ship.traversal import Item

NAME = "atlos.csv"
SOURCES = 10
"""Addresses of reports that a row holds at most."""
LONGEST, MORE = 240, 3000
"""Characters that Atlos takes as a description, and as more information."""
COLUMNS = (
    "status", "description", "sensitive", "date", "location", "more_info", "tags",
    *(f"source_{number}" for number in range(1, SOURCES + 1)),
)  # fmt: skip


class AtlosExporter:
    """Writes ``atlos.csv``, one row per incident."""

    about = "incidents for the bulk import of Atlos"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        told = _Told(version(edition.imprint()))
        count = write_rows(folder / NAME, COLUMNS, told.rows(edition))
        return Shipment({NAME: count}, tuple(told.lost()))


class _Told:
    """The rows of one file, and what was left out of it."""

    def __init__(self, record: str) -> None:
        self._record = record
        self._spans = 0
        self._sources = 0

    def rows(self, edition: Edition) -> Iterator[Row]:
        for item in edition.items():
            yield self._row(item)

    def lost(self) -> Iterator[str]:
        yield "tolls, claims and quotes as data: more_info tells them in words"
        yield "the radius of places and the articles' texts"
        if self._spans:
            yield f"the date of {self._spans} incidents that is no single day: Atlos has one"
        if self._sources:
            yield f"{self._sources} addresses of reports: a row holds {SOURCES}"

    def _row(self, item: Item) -> Row:
        record = item.record
        addresses = list(_addresses(item))
        self._sources += max(0, len(addresses) - SOURCES)
        one_day = record.earliest is not None and record.earliest == record.latest
        self._spans += record.earliest is not None and not one_day
        known = f"{record.incident_id}, {record.profile}, record {self._record}."
        row: Row = {
            "status": "Ready for Review" if record.review.state != "accepted" else "Completed",
            "description": _short(f"{wording.heading(record)} [{record.label}]", LONGEST),
            # Whether pictures of it are graphic is not for a program to say.
            "sensitive": "Graphic Violence" if record.warning else "Not Sensitive",
            "date": record.earliest if one_day else None,
            "location": None if record.lat is None else f"{record.lat}, {record.lon}",
            "more_info": _short(f"{known} {dispute(item)}", MORE),
            "tags": f"whence,{record.incident_id}",
        }
        named = zip(range(1, SOURCES + 1), addresses, strict=False)
        return row | {f"source_{number}": url for number, url in named}


def _addresses(item: Item) -> Iterator[str]:
    told: set[str] = set()
    for one in item.members:
        url = web(one)
        if url and url not in told:
            told.add(url)
            yield url


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
