"""Incidents on a map: GeoJSON (RFC 7946) with the radius within which each lies."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import msgspec

from whence.ship import Shipment
from whence.ship.edition import Edition
from whence.ship.shipping import label, version
from whence.ship.tables import INCIDENTS, Row
from whence.ship.traversal import Item

POINTS = "incidents.geojson"
AREAS = "areas.geojson"
_CORNERS = 64
_EARTH_M = 6_371_008.8
"""The mean radius of the Earth, as geodesy uses it for a sphere."""
Ring = list[tuple[float, float]]


class GeojsonExporter:
    """Writes ``incidents.geojson``, a point per incident with its ``radius_m``, and
    ``areas.geojson``, the disc around it in which the incident lies. An incident whose place has no
    point has no geometry. Coordinates are longitude, then latitude, in WGS 84."""

    about = "incidents as points with a radius, and as areas"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        nowhere = 0
        count = 0
        with (folder / POINTS).open("wb") as points, (folder / AREAS).open("wb") as areas:
            for file in (points, areas):
                file.write(_head(edition))
            record = version(edition.imprint())
            for item in edition.items():
                properties = _properties(item, record)
                nowhere += item.record.lat is None
                separator = b",\n" if count else b"\n"
                points.write(separator + _feature(item, properties, _point(item)))
                areas.write(separator + _feature(item, properties, _area(item)))
                count += 1
            for file in (points, areas):
                file.write(b"\n]}\n")
        return Shipment({POINTS: count, AREAS: count}, tuple(_lost(nowhere)))


def disc(lat: float, lon: float, radius_m: float) -> dict[str, object]:
    """The disc around a point as a polygon of 64 corners, anticlockwise; two where it crosses the
    180th meridian, as RFC 7946 asks. One that holds a pole is the whole cap down to its edge."""
    angle = radius_m / _EARTH_M
    phi = math.radians(lat)
    if abs(phi) + angle >= math.pi / 2:
        edge = math.degrees(abs(phi) - angle)
        low, high = sorted((math.copysign(max(edge, -90.0), lat), math.copysign(90.0, lat)))
        box = [(-180.0, low), (180.0, low), (180.0, high), (-180.0, high)]
        return {"type": "Polygon", "coordinates": [_closed(box)]}
    ring: Ring = []
    for corner in range(_CORNERS):
        bearing = -2 * math.pi * corner / _CORNERS
        psi = math.asin(
            math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)
        )
        turn = math.atan2(
            math.sin(bearing) * math.sin(angle) * math.cos(phi),
            math.cos(angle) - math.sin(phi) * math.sin(psi),
        )
        ring.append((lon + math.degrees(turn), math.degrees(psi)))
    parts = [part for shift in (-360, 0, 360) if (part := _clipped(ring, shift))]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": [_closed(parts[0])]}
    return {"type": "MultiPolygon", "coordinates": [[_closed(part)] for part in parts]}


def _clipped(ring: Ring, shift: int) -> Ring:
    """The part of a ring, moved by ``shift`` degrees of longitude, between the meridians -180 and
    180."""
    part = [(lon + shift, lat) for lon, lat in ring]
    for side in (1, -1):
        part = _half(part, side)
    return part


def _half(ring: Ring, side: int) -> Ring:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman's clipping)."""
    kept: Ring = []
    for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = side * one[0] <= 180, side * other[0] <= 180
        if inside:
            kept.append(one)
        if inside != next_inside:
            share = (side * 180 - one[0]) / (other[0] - one[0])
            kept.append((side * 180.0, one[1] + share * (other[1] - one[1])))
    return kept


def _closed(ring: Ring) -> list[list[float]]:
    rounded = [[round(lon, 6), round(lat, 6)] for lon, lat in ring]
    return [*rounded, rounded[0]]


def _head(edition: Edition) -> bytes:
    """The members of the collection before its features; RFC 7946 allows members of one's own."""
    imprint = edition.imprint()
    known = {
        "type": "FeatureCollection",
        "whence": {
            "tool": imprint.tool,
            "record": version(imprint),
            "profile": imprint.profile,
            "label": label(imprint),
        },
    }
    return msgspec.json.encode(known)[:-1] + b',"features":['


def _feature(item: Item, properties: Row, geometry: object) -> bytes:
    feature = {
        "type": "Feature",
        "id": item.record.incident_id,
        "geometry": geometry,
        "properties": properties,
    }
    return msgspec.json.encode(feature)


def _properties(item: Item, record: str) -> Row:
    (row,) = INCIDENTS.rows(item)
    coordinates = {"lat", "lon"}
    known = {name: value for name, value in row.items() if name not in coordinates}
    return known | {"record": record}


def _point(item: Item) -> object:
    lat, lon = item.record.lat, item.record.lon
    if lat is None or lon is None:
        return None
    return {"type": "Point", "coordinates": [lon, lat]}


def _area(item: Item) -> object:
    record = item.record
    if record.lat is None or record.lon is None or not record.radius_m:
        return _point(item)
    return disc(record.lat, record.lon, record.radius_m)


def _lost(nowhere: int) -> Iterator[str]:
    yield "the claims, quotes and articles that values rest on: `whence export csv` writes them"
    yield "areas are discs of a radius, no borders of provinces or towns"
    if nowhere:
        yield f"where {nowhere} incidents were: their places have no point"
