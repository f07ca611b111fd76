"""Incidents in the columns of the UCDP Georeferenced Event Dataset.

The columns and codes follow the data set's codebook as far as a record can tell: no conflict, dyad
or side is coded, because a record never says who did it. What is told of that stands in columns of
Whence's own, whose names begin with ``whence_``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from whence.model import Record
from whence.ship import Shipment
from whence.ship.csv import write_rows
from whence.ship.edition import Edition
from whence.ship.event_data import (
    actors,
    category,
    code,
    country,
    dispute,
    divisions,
    killed,
)
from whence.ship.shipping import version
from whence.ship.tables import Row, listed
from whence.ship.traversal import Item

NAME = "ucdp-ged.csv"
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
    "whence_incident_id", "whence_perpetrators", "whence_targets", "whence_notes",
    "whence_profile", "whence_label", "whence_record",
)  # fmt: skip
_FRACTION = 13
"""Hexadecimal digits of an incident's id that its number is made of: 52 bits, which every reader of
numbers holds exactly."""


class UcdpExporter:
    """Writes ``ucdp-ged.csv``, one row per incident with at least one death, under the profile
    ``ucdp``."""

    about = "incidents in the columns of UCDP GED"
    profile = "ucdp"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        told = _Told(version(edition.imprint()))
        count = write_rows(folder / NAME, COLUMNS, told.rows(edition))
        return Shipment({NAME: count}, tuple(told.lost()))


class _Told:
    """The rows of one file, and what was left out of it."""

    def __init__(self, record: str) -> None:
        self._record = record
        self._none = 0
        self._undated = 0

    def rows(self, edition: Edition) -> Iterator[Row]:
        for item in edition.items():
            if code(item.record, "event") != "yes":
                self._none += 1
            elif item.record.earliest is None or item.record.latest is None:
                self._undated += 1
            else:
                yield self._row(item, item.record.earliest, item.record.latest)

    def lost(self) -> Iterator[str]:
        yield (
            "type_of_violence, conflict, dyad and sides: a record tells who names whom "
            "(whence_perpetrators, whence_targets) and never who did it"
        )
        yield "country_id, region, gwnoa, gwnob: no list of these codes is at hand"
        yield "the injured, missing, abducted, detained and displaced; quotes and articles' texts"
        if self._none:
            yield f"{self._none} incidents without a death that can be counted: no events here"
        if self._undated:
            yield f"{self._undated} incidents without a date: the columns cannot be left empty"

    def _row(self, item: Item, first: date, last: date) -> Row:
        record = item.record
        return {
            "id": int(record.incident_id.rpartition("_")[2][:_FRACTION], 16),
            "relid": record.incident_id,
            "year": first.year,
            "active_year": 1,
            "code_status": "Clear" if record.review.state == "accepted" else "Check",
            "date_start": f"{first} 00:00:00.000",
            "date_end": f"{last} 00:00:00.000",
            **_sources(item),
            **_where(item),
            **_deaths(record),
            "event_clarity": code(record, "event_clarity"),
            "date_prec": code(record, "date_prec"),
            "whence_incident_id": record.incident_id,
            "whence_perpetrators": actors(item, "perpetrator"),
            "whence_targets": actors(item, "target"),
            "whence_notes": dispute(item),
            "whence_profile": record.profile,
            "whence_label": record.label,
            "whence_record": self._record,
        }


def priogrid(lat: float, lon: float) -> int:
    """The cell of the PRIO-GRID that holds a point: half a degree wide, numbered from 1 eastwards
    from 180° W, row by row from the South Pole."""
    row = min(359, math.floor((lat + 90) * 2))
    column = min(719, math.floor((lon + 180) * 2))
    return row * 720 + column + 1


def _sources(item: Item) -> Row:
    articles = [one.article for one in item.members]
    told = [
        f'"{one.article.published_by or "outlet unknown"},{one.article.published.latest},'
        f'{one.article.title or ""}"'
        for one in item.members
        if one.article.published
    ]
    return {
        "number_of_sources": code(item.record, "number_of_sources"),
        "source_article": listed(tuple(told)),
        "source_office": code(item.record, "source_office"),
        "source_date": code(item.record, "source_date"),
        "source_headline": listed(tuple(each.title for each in articles)),
        "source_original": code(item.record, "source_original"),
    }


def _where(item: Item) -> Row:
    record = item.record
    first, second = divisions(item.record)
    known: Row = {
        "where_prec": code(record, "where_prec"),
        "where_coordinates": record.place,
        "where_description": record.place,
        "adm_1": first,
        "adm_2": second,
        "country": country(record),
    }
    if record.lat is None or record.lon is None:
        return known
    return known | {
        "latitude": record.lat,
        "longitude": record.lon,
        "geom_wkt": f"POINT ({record.lon} {record.lat})",
        "priogrid_gid": priogrid(record.lat, record.lon),
    }


def _deaths(record: Record) -> Row:
    outcome = killed(record)
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    found = {name: category(record, name) for name in names}
    counted: Row = {name: each.high if each else 0 for name, each in found.items()}
    if outcome is None:
        return counted
    best, low, high = outcome.profile_best, outcome.profile_low, outcome.profile_high
    return counted | {"best": best, "low": low, "high": high}
