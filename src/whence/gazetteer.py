"""Countries, divisions, towns and regions of the world with their points and sizes, by name.

The data are ``data/places.npz``: GeoNames (CC BY 4.0), put together by ``training/gazetteer.py``.
The first look-up opens it, once in a process; nothing is read at import. Only names are judged
here: whether a word of a text is used as a name, and which of its places it means, is the readers'
business.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from whence.letters import unaccented

Kind = Literal["country", "division", "district", "town", "quarter", "region"]
"""A division is of the first order (state, province, governorate), a district of the second
(county, district); a quarter is a part of a town; a region is any other area (a continent, a
sea)."""

KINDS: tuple[Kind, ...] = get_args(Kind)
_KM = 1000
_CACHED = 200_000
_COUNTRIES = 16
OWN_NUMBERS = 4_000_000_000
"""Numbers of places from here on are ours, not those of GeoNames."""
_DEGREE = 1e4


class Entry(Struct, frozen=True):
    """One place of the gazetteer.

    ``country`` is ISO 3166-1 alpha-2 and empty for a region of several; ``division`` and
    ``district`` are the keys of the areas that it lies in, its own where it is one; ``town`` is the
    key of a quarter's town. ``radius_m`` reaches most of the place's own area from its point.
    """

    key: str
    name: str
    kind: Kind
    country: str
    division: str
    district: str
    town: str
    lat: float
    lon: float
    population: int
    radius_m: int
    capital: bool


_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_DROPPED = dict.fromkeys(map(ord, "'’‘`´ʿʾʻʼ"))
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ð": "d", "þ": "th", "œ": "oe", "ə": "e"}
)
_SEPARATORS = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens, words separated by one blank."""
    if not name.isascii():
        name = unaccented(name).casefold().translate(_LETTERS)
    elif name.isalpha():
        return name.casefold()
    folded = _SEPARATORS.sub(" ", name.translate(_DROPPED)).strip().casefold()
    first, _, rest = folded.partition(" ")
    return f"{_SHORT[first]} {rest}" if rest and first in _SHORT else folded


_ARTICLES = re.compile(r"\b(?:al|el|ul|an|ar|as|ash|at|ad|az|ez|es|et|er|ed|e) ")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("kh", "x"), ("gh", "g"), ("tch|sch|sh|ch", "S"), ("dj|dzh", "j"), ("ph", "f"),
        ("[qc]", "k"), ("v", "w"), ("[haeiouyw ]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_LIKE = 0.7


def skeleton(name: str) -> str:
    """The consonants of a name, which transliterations agree on better than on its vowels, without
    articles: "An Nuşayrāt" and "Nuseirat" are both ``nsrt``."""
    return _consonants([fold(name)])[0]


def _consonants(folded: Sequence[str]) -> list[str]:
    """The skeletons of folded names, all at once: a country has tens of thousands."""
    kept = (bare or name for bare, name in zip(_without_articles(folded), folded, strict=True))
    lines = "\n".join(kept)
    for pattern, sound in _SOUNDS:
        lines = pattern.sub(sound, lines)
    return lines.split("\n")


def _without_articles(folded: Sequence[str]) -> list[str]:
    lines = "\n".join(f"{name} " for name in folded)
    return [line.strip() for line in _ARTICLES.sub("", lines).split("\n")]


class Gazetteer:
    """Look-up by name and by key."""

    def __init__(self) -> None:
        with (
            (files("whence") / "data" / "places.npz").open("rb") as packed,
            np.load(packed) as data,
        ):
            self._names: bytes = data["names"].tobytes()
            self._name_at = _starts(data["names"])
            self._written = data["written"].tobytes()
            self._written_at = _starts(data["written"])
            self._codes: list[str] = data["codes"].tobytes().decode().split("\n")
            self._owner_at, self._owners = data["owner_at"], data["owners"]
            self._number, self._kind = data["number"], data["kind"]
            self._country, self._capital = data["country"], np.unpackbits(data["capital"])
            self._division, self._district = data["division"], data["district"]
            self._town = data["town"]
            self._lat, self._lon = data["lat"], data["lon"]
            self._population, self._radius = data["population"], data["radius_m"]
        self._countries = {
            self._codes[self._country[index]]: int(index)
            for index in np.flatnonzero(self._kind == KINDS.index("country"))
        }
        self._capitals = {
            self._codes[self._country[index]]: int(index) for index in np.flatnonzero(self._capital)
        }
        self.named = lru_cache(_CACHED)(self._named)
        self.entry = lru_cache(_CACHED)(self._of_key)
        self._entry_at = lru_cache(_CACHED)(self._entry)
        self._skeletons = lru_cache(_COUNTRIES)(self._skeletons_of)

    def _named(self, name: str) -> tuple[Entry, ...]:
        """Every place of this name, the most populous first."""
        wanted = fold(name).encode()
        low, high = 0, len(self._name_at) - 1
        index = bisect_left(range(low, high), wanted, key=self._name) if wanted else high
        if index == high or self._name(index) != wanted:
            return ()
        owners = self._owners[self._owner_at[index] : self._owner_at[index + 1]]
        return tuple(self._entry_at(int(owner)) for owner in owners)

    def alike(self, name: str, country: str) -> tuple[Entry, ...]:
        """The places of a country that have the name in another spelling, the likest first."""
        wanted = _without_articles([fold(name)])[0]
        found: dict[int, float] = {}
        for written, owner in self._skeletons(country).get(skeleton(name), ()):
            likeness = SequenceMatcher(None, wanted, written).ratio()
            if likeness >= _LIKE:
                found[owner] = max(likeness, found.get(owner, 0.0))
        ordered = sorted(found, key=lambda owner: (-found[owner], -int(self._population[owner])))
        return tuple(self._entry_at(owner) for owner in ordered)

    def _skeletons_of(self, country: str) -> dict[str, list[tuple[str, int]]]:
        """The names of a country's places by their consonants."""
        found: dict[str, list[tuple[str, int]]] = {}
        if country not in self._codes:
            return found
        inside = self._country[self._owners] == self._codes.index(country)
        held = np.flatnonzero(inside)
        names = np.searchsorted(self._owner_at, held, side="right") - 1
        folded = [self._name(int(index)).decode() for index in names]
        made = zip(held, _without_articles(folded), _consonants(folded), strict=True)
        for position, bare, key in made:
            if key:
                found.setdefault(key, []).append((bare, int(self._owners[position])))
        return found

    def _name(self, index: int) -> bytes:
        return self._names[self._name_at[index] : self._name_at[index + 1] - 1]

    def _entry(self, index: int) -> Entry:
        start, end = self._written_at[index], self._written_at[index + 1] - 1
        return Entry(
            key=self._key(index),
            name=self._written[start:end].decode(),
            kind=KINDS[self._kind[index]],
            country=self._codes[self._country[index]],
            division=self._key(int(self._division[index])),
            district=self._key(int(self._district[index])),
            town=self._key(int(self._town[index])),
            lat=float(self._lat[index]) / _DEGREE,
            lon=float(self._lon[index]) / _DEGREE,
            population=int(self._population[index]),
            radius_m=int(self._radius[index]),
            capital=bool(self._capital[index]),
        )

    def _key(self, index: int) -> str:
        if index < 0:
            return ""
        number = int(self._number[index])
        return f"geonames:{number}" if number < OWN_NUMBERS else f"region:{number - OWN_NUMBERS}"

    def _of_key(self, key: str) -> Entry | None:
        """The place with this key (``geonames:…``, or ``region:…`` for one that GeoNames lacks)."""
        kind, _, digits = key.partition(":")
        if kind not in ("geonames", "region") or not digits.isdigit():
            return None
        number = int(digits) + (OWN_NUMBERS if kind == "region" else 0)
        index = int(np.searchsorted(self._number, number))
        if index == len(self._number) or self._number[index] != number:
            return None
        return self._entry_at(index)

    def towns(self, name: str) -> tuple[Entry, ...]:
        """The towns of this name, the most populous first."""
        return tuple(entry for entry in self.named(name) if entry.kind == "town")

    def division(self, name: str, country: str) -> Entry | None:
        """A country's first-order division of this name."""
        found = (e for e in self.named(name) if e.kind == "division" and e.country == country)
        return next(found, None)

    def country_code(self, name: str) -> str | None:
        """The country that has this name."""
        return next((e.country for e in self.named(name) if e.kind == "country"), None)

    def country(self, code: str) -> Entry | None:
        """A country by its code."""
        index = self._countries.get(code)
        return None if index is None else self._entry_at(index)

    def capital(self, code: str) -> Entry | None:
        """A country's capital."""
        index = self._capitals.get(code)
        return None if index is None else self._entry_at(index)


def _starts(lines: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Where each line of a text begins, and one past its end."""
    breaks = np.flatnonzero(lines == ord("\n")).astype(np.uint32)
    return np.concatenate(([0], breaks + 1, [len(lines) + 1])).astype(np.uint32)


def town_radius(population: int) -> int:
    """Metres from a town's point that cover most of it: a disc of 2,500 people per square
    kilometre, twice as wide, because towns are no discs."""
    return max(2 * _KM, round(2 * math.sqrt(population / 2500 / math.pi)) * _KM)


def distance_m(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two points on the globe."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_phi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6_371_000 * math.asin(math.sqrt(min(1.0, half)))


def apart_m(one: Entry, other: Entry) -> float:
    """Metres between the points of two places."""
    return distance_m(one.lat, one.lon, other.lat, other.lon)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, opened at the first call."""
    return Gazetteer()
