"""Incidents in the columns of ACLED.

Event types are given only where a kind of incident has one of its own in the codebook; actors are
not coded, because a record never says who did it. ``notes`` tells who says what.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from whence.model import IncidentKind
from whence.ship import Shipment
from whence.ship.csv import write_rows
from whence.ship.edition import Edition
from whence.ship.event_data import code, country, dispute, divisions, killed, outlets
from whence.ship.shipping import version
from whence.ship.tables import Row, listed
from whence.ship.traversal import Item

NAME = "acled.csv"
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
    "whence_incident_id", "whence_profile", "whence_label", "whence_record",
)  # fmt: skip
_VIOLENCE = "Political violence"
_TYPES: dict[IncidentKind, tuple[str, str, str]] = {
    "air strike": (_VIOLENCE, "Explosions/Remote violence", "Air/drone strike"),
    "shelling": (_VIOLENCE, "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "abduction": (
        _VIOLENCE,
        "Violence against civilians",
        "Abduction/forced disappearance",
    ),
}
"""Kinds that the codebook has one type for. A bombing, a shooting or a clash may be several,
depending on who did it."""


class AcledExporter:
    """Writes ``acled.csv``, one row per dated incident, under the profile ``acled``."""

    about = "incidents in the columns of ACLED"
    profile = "acled"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        told = _Told(version(edition.imprint()), _moment(edition))
        count = write_rows(folder / NAME, COLUMNS, told.rows(edition))
        return Shipment({NAME: count}, tuple(told.lost()))


class _Told:
    """The rows of one file, and what was left out of it."""

    def __init__(self, record: str, moment: int | None) -> None:
        self._record, self._moment = record, moment
        self._undated = 0
        self._untyped = 0

    def rows(self, edition: Edition) -> Iterator[Row]:
        for item in edition.items():
            if item.record.earliest is None:
                self._undated += 1
            else:
                self._untyped += item.record.kind not in _TYPES
                yield self._row(item)

    def lost(self) -> Iterator[str]:
        yield (
            "actors, interactions and civilian targeting: a record tells in notes who names whom "
            "and never who did it"
        )
        if self._untyped:
            yield (
                f"the event type of {self._untyped} incidents: their kinds have no single type in "
                "the codebook"
            )
        if self._undated:
            yield f"{self._undated} incidents without a date"
        yield "iso, region, admin3 and source_scale: no list of these codes is at hand"
        yield "the injured, missing, abducted, detained and displaced; quotes and articles' texts"
        yield "the end of a span of days: event_date is the first day, time_precision how exact"

    def _row(self, item: Item) -> Row:
        record = item.record
        first, second = divisions(item.record)
        disorder, event, sub = _TYPES.get(record.kind, (None, None, None))
        outcome = killed(record)
        return {
            "event_id_cnty": record.incident_id,
            "event_date": record.earliest,
            "year": record.earliest.year if record.earliest else None,
            "time_precision": code(record, "time_precision"),
            "disorder_type": disorder,
            "event_type": event,
            "sub_event_type": sub,
            "country": country(record),
            "admin1": first,
            "admin2": second,
            "location": record.place,
            "latitude": record.lat,
            "longitude": record.lon,
            "geo_precision": code(record, "geo_precision"),
            "source": listed(tuple(outlets(item))),
            "notes": dispute(item),
            "fatalities": (outcome.profile_best if outcome else None) or 0,
            "tags": record.label,
            "timestamp": self._moment,
            "whence_incident_id": record.incident_id,
            "whence_profile": record.profile,
            "whence_label": record.label,
            "whence_record": self._record,
        }


def _moment(edition: Edition) -> int | None:
    """When the values were last made, in seconds since 1970 (UTC)."""
    moment = None
    for line in edition.store.custody.lines():
        if line.get("event") in ("linked", "decided"):
            moment = int(datetime.fromisoformat(str(line["at"])).timestamp())
    return moment
