"""Where incidents were, as a picture: areas as wide as the place is vague, over a map of the world.

A picture shows a part of the world in degrees, stretched so that a circle on the ground is nearly a
circle in its middle. Where many incidents lie together, they are drawn as one circle that leads to
a nearer look.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from whence.gazetteer import gazetteer
from whence.review.query import Box
from whence.store.entry import Entry

WIDTH, HEIGHT = 1000, 500
"""Of the picture, in its own units."""
VAGUE_M = 10_000
"""A place known to no less than this many metres is drawn as an area without a middle."""

_METRES_PER_DEGREE = 111_195
_MOST_MARKS = 250
_CELLS = (25, 12)
_DOT = 4.0
_LEAST_SPAN = 0.5
_ROOM = 0.12
_LABELS = 40
_LETTER, _LINE = 7.0, 14.0


_Array = NDArray[np.float64]
_Degrees = TypeVar("_Degrees", float, _Array)


class Mark(Struct, frozen=True):
    """One incident, or several that lie together: the middle and the radii of its area in the
    picture's units. ``box`` is the part of the world that tells several apart."""

    x: float
    y: float
    rx: float
    ry: float
    vague: bool
    entries: tuple[Entry, ...]
    box: Box | None = None


class Label(Struct, frozen=True):
    """A name in the picture. ``country`` names are set apart from those of places."""

    x: float
    y: float
    text: str
    country: bool


class Map(Struct, frozen=True):
    """A picture of the incidents of ``box``: first the larger areas, so that none hides another.

    ``land`` is where the map of the whole world goes: x, y, width and height.
    """

    box: Box
    land: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    scale_km: int
    scale_width: float


def drawn(entries: Sequence[Entry], asked: Box | None) -> Map:
    """The picture of those entries that have a point, of a part of the world or of as much as they
    need."""
    placed = [entry for entry in entries if entry.lat is not None and entry.lon is not None]
    view = _View(_shaped(asked or _around(placed)))
    inside = [entry for entry in placed if view.holds(entry)]
    apart = len(inside) <= _MOST_MARKS
    marks = [view.mark(entry) for entry in inside] if apart else view.together(inside)
    marks.sort(key=lambda mark: (-mark.rx * mark.ry, mark.x, mark.y))
    scale_km, scale_width = view.scale()
    labels = _labels(view, marks)
    return Map(view.box, view.land(), tuple(marks), labels, scale_km, scale_width)


def moves(box: Box) -> list[tuple[str, Box]]:
    """The parts of the world around one, by the way to them."""
    width, height = box.east - box.west, box.north - box.south
    lon, lat = (box.west + box.east) / 2, (box.south + box.north) / 2
    half = width / 2, height / 2
    return [
        ("Nearer", _within((lon, lat), half[0] / 2, half[1] / 2)),
        ("Farther", _within((lon, lat), min(180, width), min(90, height))),
        ("West", _within((lon - half[0], lat), *half)),
        ("East", _within((lon + half[0], lat), *half)),
        ("North", _within((lon, lat + half[1]), *half)),
        ("South", _within((lon, lat - half[1]), *half)),
    ]


class _View:
    """From degrees to the picture's units."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self._across = WIDTH / (box.east - box.west)
        self._down = HEIGHT / (box.north - box.south)

    def x(self, lon: _Degrees) -> _Degrees:
        return (lon - self.box.west) * self._across

    def y(self, lat: _Degrees) -> _Degrees:
        return (self.box.north - lat) * self._down

    def land(self) -> tuple[float, float, float, float]:
        return self.x(-180), self.y(90), 360 * self._across, 180 * self._down

    def holds(self, entry: Entry) -> bool:
        assert entry.lat is not None and entry.lon is not None
        box = self.box
        return box.west <= entry.lon <= box.east and box.south <= entry.lat <= box.north

    def mark(self, entry: Entry) -> Mark:
        assert entry.lat is not None and entry.lon is not None
        radius = entry.radius_m or 0
        high = radius / _METRES_PER_DEGREE
        wide = high / max(0.05, math.cos(math.radians(entry.lat)))
        return Mark(
            x=self.x(entry.lon),
            y=self.y(entry.lat),
            rx=max(_DOT, wide * self._across),
            ry=max(_DOT, high * self._down),
            vague=radius >= VAGUE_M,
            entries=(entry,),
        )

    def together(self, inside: Sequence[Entry]) -> list[Mark]:
        """Marks for the cells of a grid, each for all the entries in it."""
        lon, lat, _ = _ground(inside)
        columns = np.minimum(_CELLS[0] - 1, self.x(lon) * (_CELLS[0] / WIDTH)).astype(int)
        rows = np.minimum(_CELLS[1] - 1, self.y(lat) * (_CELLS[1] / HEIGHT)).astype(int)
        cells: dict[int, list[Entry]] = defaultdict(list)
        for entry, cell in zip(inside, (rows * _CELLS[0] + columns).tolist(), strict=True):
            cells[cell].append(entry)
        return [self._several(tuple(entries)) for entries in cells.values()]

    def _several(self, entries: tuple[Entry, ...]) -> Mark:
        if len(entries) == 1:
            return self.mark(entries[0])
        lon, lat, _ = _ground(entries)
        radius = min(WIDTH / _CELLS[0] * 0.7, _DOT + 2.5 * math.sqrt(len(entries)))
        return Mark(
            x=float(self.x(lon).mean()),
            y=float(self.y(lat).mean()),
            rx=radius,
            ry=radius,
            vague=False,
            entries=entries,
            box=_shaped(_around(entries)),
        )

    def scale(self) -> tuple[int, float]:
        """A round length in kilometres, and how wide it is in the picture's middle."""
        middle = math.radians((self.box.south + self.box.north) / 2)
        per_km = self._across / (_METRES_PER_DEGREE / 1000 * max(0.05, math.cos(middle)))
        length = 10 ** math.floor(math.log10(max(1, 200 / per_km)))
        for times in (5, 2):
            if length * times * per_km <= 200:
                return length * times, length * times * per_km
        return length, length * per_km


def _around(placed: Sequence[Entry]) -> Box:
    """As much of the world as the entries' areas need, with some room; all of it for none."""
    if not placed:
        return Box(-180, -90, 180, 90)
    lon, lat, radius = _ground(placed)
    high = radius / _METRES_PER_DEGREE
    wide = high / np.maximum(0.05, np.cos(np.radians(lat)))
    west, east = float((lon - wide).min()), float((lon + wide).max())
    south, north = float((lat - high).min()), float((lat + high).max())
    half_width = max(_LEAST_SPAN, (east - west) * (0.5 + _ROOM))
    half_height = max(_LEAST_SPAN, (north - south) * (0.5 + _ROOM))
    middle = (west + east) / 2, (south + north) / 2
    return _within(middle, min(180, half_width), min(90, half_height))


def _ground(placed: Sequence[Entry]) -> tuple[_Array, _Array, _Array]:
    """Longitudes, latitudes and radii in metres."""
    lon = np.array([entry.lon for entry in placed], np.float64)
    lat = np.array([entry.lat for entry in placed], np.float64)
    return lon, lat, np.array([entry.radius_m or 0 for entry in placed], np.float64)


def _shaped(box: Box) -> Box:
    """The box made wider or higher until it has the picture's shape in its middle."""
    middle = (box.west + box.east) / 2, (box.south + box.north) / 2
    stretch = max(0.05, math.cos(math.radians(middle[1])))
    half_width, half_height = (box.east - box.west) / 2, (box.north - box.south) / 2
    wanted = half_height * WIDTH / HEIGHT / stretch
    if wanted > half_width:
        half_width = min(180, wanted)
    else:
        half_height = min(90, half_width * stretch * HEIGHT / WIDTH)
    return _within(middle, half_width, half_height)


def _within(middle: tuple[float, float], half_width: float, half_height: float) -> Box:
    """A box of this size on the map, as near to ``middle`` as it can be."""
    lon = min(180 - half_width, max(half_width - 180, middle[0]))
    lat = min(90 - half_height, max(half_height - 90, middle[1]))
    return Box(
        max(-180, round(lon - half_width, 4)),
        max(-90, round(lat - half_height, 4)),
        min(180, round(lon + half_width, 4)),
        min(90, round(lat + half_height, 4)),
    )


def _labels(view: _View, marks: Sequence[Mark]) -> tuple[Label, ...]:
    """Names that do not stand on one another: the countries' of the marks, then those of places
    that are not vague."""
    wanted: dict[str, Label] = {}
    for code in {entry.country for mark in marks for entry in mark.entries if entry.country}:
        found = gazetteer().country(code)
        if found:
            wanted[code] = Label(view.x(found.lon), view.y(found.lat), found.name, True)
    singles = [mark for mark in marks if len(mark.entries) == 1]
    for mark in singles if len(singles) <= _LABELS else ():
        name = mark.entries[0].place
        if name and not mark.vague:
            wanted.setdefault(name, Label(mark.x, mark.y + mark.ry + _LINE, name, False))
    kept: list[Label] = []
    for label in wanted.values():
        if _fits(label) and not any(_touch(label, other) for other in kept):
            kept.append(label)
    return tuple(kept)


def _fits(label: Label) -> bool:
    half = len(label.text) * _LETTER / 2
    return half < label.x < WIDTH - half and _LINE < label.y < HEIGHT


def _touch(one: Label, other: Label) -> bool:
    wide = (len(one.text) + len(other.text)) * _LETTER / 2
    return abs(one.x - other.x) < wide and abs(one.y - other.y) < _LINE
