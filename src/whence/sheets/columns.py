"""Which column of a sheet holds what: said by a map, or guessed from the columns' names.

A map is a TOML file. ``[columns]`` names columns, ``[dates]`` says how dates are written,
``[sheet]`` how the file is read, ``[matching]`` how far a row may be from an incident. What it does
not say is guessed, and every guess is told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from whence.errors import UsageError
from whence.gazetteer import fold
from whence.sheets.cells import Order
from whence.sheets.table import Sheet, Told

Meaning = Literal[
    "id", "incident", "date", "date_to", "place", "area", "country", "lat", "lon", "kind", "url",
    "notes",
    "killed", "killed_low", "killed_high", "injured", "injured_low", "injured_high",
    "missing", "abducted", "detained", "displaced",
]  # fmt: skip
"""What a column can hold: the sheet's own ``id`` of a row, the id of an ``incident`` of the record,
first and last day, a place and the area that it lies in, and numbers of people."""
MEANINGS: tuple[Meaning, ...] = get_args(Meaning)

_NAMES: dict[Meaning, str] = {
    "id": "id|event id|event id cnty|data id|case id|incident number|incident no|number|no|ref"
    "|reference|code|case|record id|unique id|event code",
    "incident": "incident id|whence id|whence incident",
    "date": "date|event date|incident date|date start|start date|date of event|date of incident|day"
    "|when|from|date from|earliest|fecha|datum",
    "date_to": "date end|end date|date to|until|latest|to",
    "place": "place|location|where coordinates|where|town|city|city or county|site|location name"
    "|place name|village|locality|lugar|ort",
    "area": "admin1|adm 1|state|province|governorate|region|district|admin2|adm 2|area",
    "country": "country|country code|iso2|pais|land",
    "lat": "lat|latitude|y|y coord",
    "lon": "lon|lng|long|longitude|x|x coord",
    "kind": "kind|type|event type|type of event|incident type|sub event type|attack type|type of"
    " violence",
    "url": "url|link|source url|article url|web address|source link|incident url|urls|links",
    "notes": "notes|note|description|summary|comment|comments|details|what happened|source article",
    "killed": "killed|best|fatalities|deaths|dead|n killed|number killed|killed best|deaths best"
    "|fatalities best|deaths total|total deaths|total killed|people killed|victims killed|n deaths"
    "|muertos|no killed",
    "killed_low": "low|killed low|killed min|min killed|deaths min|minimum deaths|minimum killed"
    "|deaths low|fatalities low|killed minimum|fatalities min",
    "killed_high": "high|killed high|killed max|max killed|deaths max|maximum deaths"
    "|maximum killed|deaths high|fatalities high|killed maximum|fatalities max",
    "injured": "injured|wounded|injuries|hurt|n injured|number injured|number wounded|injured best"
    "|people injured|total injured|total wounded|heridos|no injured",
    "injured_low": "injured low|injured min|min injured|minimum injured|wounded min|min wounded"
    "|injuries min|injured minimum|wounded low",
    "injured_high": "injured high|injured max|max injured|maximum injured|wounded max|max wounded"
    "|injuries max|injured maximum|wounded high",
    "missing": "missing|number missing|disappeared",
    "abducted": "abducted|kidnapped|hostages|number abducted",
    "detained": "detained|arrested|arrests|number arrested|number detained",
    "displaced": "displaced|number displaced",
}
"""Folded names of columns, the likeliest first; those of public event data sets are among them."""


class Dates(Struct, frozen=True, forbid_unknown_fields=True):
    """How dates are written: in which ``order`` where they are in figures, or a ``format`` as in
    ``strptime`` (``excel``: day numbers)."""

    order: Order | None = None
    format: str | None = None


class Matching(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the dates of a row and an incident may lie apart, in days, for the two to be
    compared at all."""

    days: int = 7


class Map(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person says about a sheet. A column named "" is none: nothing is guessed for it."""

    columns: dict[str, str] = {}
    dates: Dates = Dates()
    sheet: Told = Told()
    matching: Matching = Matching()


class Columns(Struct, frozen=True):
    """The number of the column for each meaning, counted from 0, and which were guessed."""

    at: dict[Meaning, int]
    guessed: tuple[Meaning, ...]


def read_map(path: Path) -> Map:
    """A map file. Raises UsageError where it is none."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        found = msgspec.convert(content, Map)
    except OSError as error:
        raise UsageError(f"{path}: it cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UsageError(f"{path}: it is no map of columns: {error}") from error
    for meaning in found.columns:
        if meaning not in MEANINGS:
            raise UsageError(f"{path}: no column holds {meaning!r}; one may hold {_list(MEANINGS)}")
    return found


def columns(sheet: Sheet, told: Map) -> Columns:
    """Where everything is. Raises UsageError where a column that is named is missing, where one
    that holds something stands twice, or where neither a date nor an id was found."""
    at: dict[Meaning, int] = {}
    guessed: list[Meaning] = []
    for meaning in MEANINGS:
        if name := told.columns.get(meaning):
            at[meaning] = _named(sheet, name)
    taken = set(at.values())
    folded = [_folded(name) for name in sheet.header]
    for meaning in MEANINGS:
        if meaning not in told.columns:
            place = _guess(sheet, folded, meaning, taken)
            if place is not None:
                at[meaning] = place
                guessed.append(meaning)
                taken.add(place)
    if not {"date", "incident", "url"} & set(at):
        raise UsageError(
            f"{sheet.name}: no column holds a date, an incident's id or a URL, as far as their "
            f"names tell; say which does in a map. The columns are: {_list(sheet.header)}"
        )
    return Columns(at, tuple(guessed))


def _guess(sheet: Sheet, folded: Sequence[str], meaning: Meaning, taken: set[int]) -> int | None:
    for name in _NAMES[meaning].split("|"):
        places = [n for n, own in enumerate(folded) if own == name and n not in taken]
        if len({sheet.header[place] for place in places}) < len(places):
            raise _named_twice(sheet, sheet.header[places[0]])
        if places:
            return places[0]
    return None


def _named(sheet: Sheet, name: str) -> int:
    places = [place for place, own in enumerate(sheet.header) if own == name]
    if not places:
        places = [place for place, own in enumerate(sheet.header) if _folded(own) == _folded(name)]
    if not places:
        raise UsageError(f"{sheet.name}: has no column {name!r}; it has: {_list(sheet.header)}")
    if len(places) > 1:
        raise _named_twice(sheet, name)
    return places[0]


def _named_twice(sheet: Sheet, name: str) -> UsageError:
    listed = _list(sheet.header)
    return UsageError(f"{sheet.name}: has more than one column {name!r}; it has: {listed}")


def _folded(name: str) -> str:
    return fold(re.sub(r"(?<=[a-z])(?=[A-Z])|_|#", " ", name))


def _list(names: Sequence[str]) -> str:
    return ", ".join(name for name in names if name)
