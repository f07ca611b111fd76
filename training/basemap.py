"""Builds the map of the world that ships with the package, from a package of Natural Earth data.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python -m training.basemap --from package/countries-50m.json

``world-atlas`` (ISC, npm) carries Natural Earth's countries at 1:50 million as TopoJSON: each line
between two countries, and each stretch of coast, once. The geometry is in the public domain.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "whence" / "data" / "world.svg"
_PER_DEGREE = 100
_ROUND = 360 * _PER_DEGREE
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-18000 -9000 36000 18000" '
    'preserveAspectRatio="none">'
)
_LAND = '<path fill="#8d938c" fill-opacity=".35" fill-rule="evenodd" d="{}"/>'
_BORDERS = (
    '<path fill="none" stroke="#7b8079" stroke-width="1" vector-effect="non-scaling-stroke" '
    'd="{}"/>'
)
_Point = tuple[int, int]


def drawn(topology: dict[str, Any]) -> str:
    """The topology as an SVG in hundredths of a degree, its land filled and its inner borders
    drawn."""
    lines = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    uses: Counter[int] = Counter()
    for country in countries:
        uses.update(index if index >= 0 else ~index for ring in _rings(country) for index in ring)
    land = topology["objects"]["land"]["geometries"]
    coasts = (_whole(_joined(ring, lines)) for each in land for ring in _rings(each))
    coast = "".join(f"{_path(shape)}z" for shapes in coasts for shape in shapes if _path(shape))
    borders = (line for index, line in enumerate(lines) if uses[index] > 1)
    inner = "".join(_path(part) for line in borders for part in _parts(line))
    return "\n".join((_HEAD, _LAND.format(coast), _BORDERS.format(inner), "</svg>\n"))


def _points(arc: Iterable[list[int]], transform: dict[str, list[float]]) -> Iterator[_Point]:
    (scale_x, scale_y), (from_x, from_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        lon, lat = x * scale_x + from_x, y * scale_y + from_y
        yield round(lon * _PER_DEGREE), -round(lat * _PER_DEGREE)


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    match geometry["type"]:
        case "Polygon":
            yield from geometry["arcs"]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon


def _joined(ring: Iterable[int], lines: list[list[_Point]]) -> list[_Point]:
    """A ring's points; a negative arc is its complement, backwards."""
    points: list[_Point] = []
    for index in ring:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points += line[1:] if points else line
    return points


def _whole(ring: list[_Point]) -> Iterator[list[_Point]]:
    """A ring that may cross the line where dates change, as shapes that run on past the map's
    edges: itself, and itself on the map's other side. One around a pole takes in the pole."""
    points = [ring[0]]
    for x, y in ring[1:]:
        points.append((x + _ROUND * round((points[-1][0] - x) / _ROUND), y))
    if points[-1][0] != points[0][0]:
        pole = 9000 if points[0][1] > 0 else -9000
        points += [(points[-1][0], pole), (points[0][0], pole)]
    for turn in (-_ROUND, 0, _ROUND):
        if any(abs(x + turn) < _ROUND / 2 for x, _ in points):
            yield [(x + turn, y) for x, y in points]


def _parts(line: list[_Point]) -> Iterator[list[_Point]]:
    """A line, cut where it leaves the map to come back on its other side."""
    part = [line[0]]
    for one, other in pairwise(line):
        if abs(one[0] - other[0]) > _ROUND / 2:
            yield part
            part = []
        part.append(other)
    yield part


def _path(points: list[_Point]) -> str:
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    moves = "".join(
        f"{x if x < 0 else f' {x}'}{y if y < 0 else f' {y}'}" for x, y in steps if x or y
    )
    return f"M{points[0][0]} {points[0][1]}l{moves.lstrip()}" if moves else ""


def main() -> None:
    """Writes the map."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--from", dest="source", type=Path, required=True)
    given = arguments.parse_args()
    OUT.write_text(drawn(json.loads(given.source.read_text("utf-8"))), encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
