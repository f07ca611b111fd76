"""The incidents in lists: by date, by place, by kind, and for the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec

from whence import gazetteer, wording
from whence.ship.inert import inert
from whence.ship.site.pages import Group, Pages, Row, name_of

MOST = 400
"""Incidents on one page of a list."""


def pages(made: Pages, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """The files of the three lists by their names."""
    for stem, heading, key in (
        ("index", "Incidents by date", _month),
        ("places", "Incidents by place", _country),
        ("kinds", "Incidents by kind", _kind),
    ):
        chunks = list(_chunks(_ordered(rows, key), key))
        for number, groups in enumerate(chunks, 1):
            yield name_of(stem, number), made.list(stem, heading, groups, (number, len(chunks)))


def search_data(rows: Sequence[Row]) -> str:
    """What the search looks in, as a script that does nothing else."""
    found = [
        {
            "id": row.record.incident_id,
            "title": inert(wording.heading(row.record)),
            "label": row.record.label,
            "words": inert(" ".join((wording.heading(row.record), *row.words))),
        }
        for row in rows
    ]
    return f"const WHENCE_SEARCH = {msgspec.json.encode(found).decode()};\n"


Key = Callable[[Row], tuple[object, str]]


def _ordered(rows: Sequence[Row], key: Key) -> list[Row]:
    return sorted(rows, key=lambda row: (key(row)[0], row.number))


def _chunks(rows: Sequence[Row], key: Key) -> Iterator[list[Group]]:
    for start in range(0, len(rows), MOST):
        groups: list[tuple[str, list[Row]]] = []
        for row in rows[start : start + MOST]:
            name = key(row)[1]
            if not groups or groups[-1][0] != name:
                groups.append((name, []))
            groups[-1][1].append(row)
        yield [Group(name, tuple(held)) for name, held in groups]


def _month(row: Row) -> tuple[object, str]:
    moment = row.record.earliest or row.record.latest
    if moment is None:
        return (1, date.max), "Undated"
    return (0, moment.replace(day=1)), f"{moment:%B} {moment.year}"


def _country(row: Row) -> tuple[object, str]:
    code = row.record.country
    country = gazetteer.gazetteer().country(code) if code else None
    name = country.name if country else code
    return (name is None, name or ""), name or "Country not known"


def _kind(row: Row) -> tuple[object, str]:
    return row.record.kind, row.record.kind.capitalize()
