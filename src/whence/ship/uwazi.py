"""Incidents for Uwazi: a CSV to import, and a ZIP with the same CSV and a page of evidence for each
incident.

Uwazi matches columns with the properties of a template by their names; several values in a cell
stand with ``|`` between them, a point is ``latitude|longitude``, a link ``label|address``, a span
of days ``first:last`` with ``YYYY/MM/DD``. No column is called ``id``: Uwazi would take it for an
entity of its own.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from whence import wording
from whence.model import EFFECTS
from whence.ship import Shipment
from whence.ship.addresses import web
from whence.ship.csv import write_rows
from whence.ship.edition import Edition
from whence.ship.event_data import actors, country, dispute, outlets
from whence.ship.shipping import version
from whence.ship.tables import Row
from whence.ship.traversal import Item

IMPORT = "import.csv"
SHEET = "uwazi.csv"
ARCHIVE = "uwazi.zip"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold: the same record gives the same bytes."""
_COUNTS = tuple(f"{effect}_{end}" for effect in EFFECTS for end in ("low", "high"))
COLUMNS = (
    "Title", "Incident", "Kind", "Date", "Place", "Country", "Location", "Radius", *_COUNTS,
    "Sources", "Outlets", "Perpetrators named", "Disagreements", "Description", "Review",
    "Profile", "Record", "Link",
)  # fmt: skip


class UwaziExporter:
    """Writes ``uwazi.csv``, and ``uwazi.zip`` with ``import.csv`` and the pages of evidence."""

    about = "a CSV and a ZIP that Uwazi imports"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        told = _Told(version(edition.imprint()))
        count = write_rows(folder / SHEET, COLUMNS, told.rows(edition.items()))
        with zipfile.ZipFile(folder / ARCHIVE, "w", zipfile.ZIP_DEFLATED) as packed:
            names = tuple(_pages(packed, edition))
            with _draft(folder) as sheet:
                columns = (*COLUMNS, "attachments")
                again = _Told(version(edition.imprint()))
                attached = zip(again.rows(edition.items()), names, strict=True)
                rows = ({**row, "attachments": name} for row, name in attached)
                write_rows(sheet, columns, rows)
                packed.writestr(_entry(IMPORT), sheet.read_bytes())
        return Shipment({SHEET: count, ARCHIVE: count}, told.lost())


class _Told:
    """The rows of one file, and what had to be written otherwise."""

    def __init__(self, record: str) -> None:
        self._record = record
        self._bars = 0

    def rows(self, items: Iterator[Item]) -> Iterator[Row]:
        for item in items:
            yield self._row(item)

    def lost(self) -> tuple[str, ...]:
        bars = f"the sign | in {self._bars} cells, written as ¦: it separates values there"
        return (
            "claims and articles as entities of their own: the evidence of an incident is a page "
            "in the ZIP, and words in the CSV",
            "open ends of numbers: a low or a high that nobody gives is empty",
            *((bars,) if self._bars else ()),
        )

    def _row(self, item: Item) -> Row:
        record = item.record
        row: Row = {
            "Title": self._one(wording.heading(record)),
            "Incident": record.incident_id,
            "Kind": record.kind,
            "Date": _span(record.earliest, record.latest),
            "Place": self._one(record.place),
            "Country": self._one(country(record)),
            "Location": _point(item),
            "Radius": record.radius_m,
            "Sources": len(record.sources),
            "Outlets": self._many(outlets(item)),
            "Perpetrators named": self._one(actors(item, "perpetrator")),
            "Disagreements": self._many([f"{d.field}: {d.kind}" for d in record.disagreements]),
            "Description": self._one(dispute(item)),
            "Review": record.label,
            "Profile": record.profile,
            "Record": self._record,
            "Link": self._link(item),
        }
        for outcome in record.tolls:
            row |= {f"{outcome.field}_low": outcome.low, f"{outcome.field}_high": outcome.high}
        return row

    def _one(self, words: str | None) -> str | None:
        """One value: the sign between values cannot stand in it."""
        if words and "|" in words:
            self._bars += 1
            return words.replace("|", "¦")
        return words

    def _many(self, words: list[str]) -> str | None:
        return "|".join(self._one(word) or "" for word in dict.fromkeys(words)) or None

    def _link(self, item: Item) -> str | None:
        """The first report that has an address."""
        for one in item.members:
            if url := web(one):
                return f"{self._one(wording.outlet(one.article))}|{url}"
        return None


def _span(earliest: date | None, latest: date | None) -> str | None:
    if earliest is None and latest is None:
        return None
    first, last = (day.isoformat().replace("-", "/") if day else "" for day in (earliest, latest))
    return f"{first}:{last}"


def _point(item: Item) -> str | None:
    lat, lon = item.record.lat, item.record.lon
    return None if lat is None or lon is None else f"{lat}|{lon}"


def _pages(packed: zipfile.ZipFile, edition: Edition) -> Iterator[str]:
    """Writes a page of evidence for each incident; gives its name."""
    for item in edition.items():
        name = f"{item.record.incident_id}.txt"
        packed.writestr(_entry(name), "\n".join(_evidence(item)).encode())
        yield name


def _evidence(item: Item) -> Iterator[str]:
    yield wording.heading(item.record)
    yield f"{item.record.incident_id} · {item.record.label} · {item.record.profile}"
    for one in item.cited:
        yield ""
        yield f"{wording.brief(one.claim.value)}"
        yield f"“{one.claim.quote}”"
        informant = f"{one.claim.informant}, in " if one.claim.informant else ""
        when = wording.published(one.article.published)
        yield f"{informant}{wording.outlet(one.article)}, {when}: {wording.title(one.article)}"
        yield f"{one.article.url or one.page.url or one.page.source} · {one.page.digest}"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """A file that is gone at the end."""
    path = folder / f".{IMPORT}"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
