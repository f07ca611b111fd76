"""Places made coarser than they are known."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from whence import gazetteer
from whence.model import Record, Where
from whence.ship.traversal import Item

_DEGREE_M = 111_320.0
"""Metres of a degree of latitude."""


def fine_names(item: Item, metres: int) -> frozenset[str]:
    """The names, as written, of the places of an incident that are smaller than so many metres, or
    that no gazetteer knows."""
    names = set(_fine(item, metres))
    if item.record.place and _is_fine(item.record.radius_m, metres):
        names.add(item.record.place)
    return frozenset(names)


def _fine(item: Item, metres: int) -> Iterator[str]:
    for one in item.cited:
        value = one.claim.value
        if isinstance(value, Where) and _is_fine(value.radius_m, metres):
            yield value.place
            if entry := _entry(value.gazetteer):
                yield entry.name


def _is_fine(radius_m: int | None, metres: int) -> bool:
    return radius_m is None or radius_m < metres


def coarse_record(item: Item, metres: int) -> Record:
    """The record with its place given as the area around it, its point moved to the middle of a
    square of twice ``metres`` that is the same for all places in it, and its radius widened to
    hold the square."""
    record = item.record
    if not _is_fine(record.radius_m, metres):
        return record
    lat, lon, radius = _snapped(record.lat, record.lon, record.radius_m, metres)
    return msgspec.structs.replace(
        record,
        place=_area(item, metres),
        lat=lat,
        lon=lon,
        radius_m=radius,
        gazetteer=None,
        around=(),
    )


def coarse_where(value: Where, metres: int) -> Where:
    """A claim's place with its point moved and its gazetteer entry left out."""
    if not _is_fine(value.radius_m, metres):
        return value
    lat, lon, radius = _snapped(value.lat, value.lon, value.radius_m, metres)
    return msgspec.structs.replace(value, lat=lat, lon=lon, radius_m=radius, gazetteer=None)


def _snapped(
    lat: float | None, lon: float | None, radius_m: int | None, metres: int
) -> tuple[float | None, float | None, int | None]:
    if lat is None or lon is None:
        return None, None, None
    step = 2 * metres / _DEGREE_M
    middle = (math.floor(lat / step) + 0.5) * step
    wide = step / max(0.05, math.cos(math.radians(middle)))
    moved = (math.floor(lon / wide) + 0.5) * wide
    # The corner of the square is the square root of two times half its side away.
    reach = math.ceil(metres * math.sqrt(2)) + (radius_m or 0)
    return round(max(-90.0, min(90.0, middle)), 4), round((moved + 180) % 360 - 180, 4), reach


def _area(item: Item, metres: int) -> str | None:
    """The name of the smallest area around the record's place that is large enough; None where the
    gazetteer knows none."""
    for one in item.cited:
        value = one.claim.value
        if isinstance(value, Where) and (entry := _entry(value.gazetteer)):
            for key in (entry.district, entry.division):
                around = gazetteer.gazetteer().entry(key) if key else None
                if around and around.radius_m >= metres:
                    return around.name
    return None


def _entry(key: str | None) -> gazetteer.Entry | None:
    return gazetteer.gazetteer().entry(key) if key else None
