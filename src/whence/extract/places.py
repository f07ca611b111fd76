"""From the elements of a place phrase to a place: which of several places of one name it means, and
how far from its point it may lie."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from whence.extract.gazetteer import Entry, distance_m, fold, gazetteer
from whence.extract.regions import DEMONYMS
from whence.extract.surroundings import Context, choose
from whence.extract.text import word_set
from whence.extract.where_phrases import SITES, STREETS, Element
from whence.model import Where

_NEAR_M = 25_000
_REGION_M = 50_000
_SMALL_M = 10_000
_SAME_TOWN_M = 60_000
_BIG = 1_000_000
_TOWN_LEAST = 15_000
_COMPASS = re.compile(
    r"^(?:north|south|east|west|northern|southern|eastern|western|central|downtown|greater|upper"
    r"|lower|inner|metro|northeast|northwest|southeast|southwest)\s",
    re.IGNORECASE,
)
_TOWN_WORD = re.compile(r"\s(?:city|town|village)$", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(?:(?:north|south)-?(?:east|west)?|east|west)ern\b", re.IGNORECASE)
_PROVINCES = word_set("province state governorate county region prefecture department")
_ON_STREETS = word_set("block corner intersection junction")
_WITHIN_TOWNS = (
    word_set("neighborhood neighbourhood district section quarter ward side corner block") | STREETS
)


class Found(Struct, frozen=True):
    """A place with its entry. ``radius_m`` bounds how far from the entry's point it may lie."""

    entry: Entry
    radius_m: int

    def near(self, other: Found) -> bool:
        """Whether both may mean one place."""
        apart = distance_m(self.entry.lat, self.entry.lon, other.entry.lat, other.entry.lon)
        return apart <= self.radius_m + other.radius_m


def resolve(elements: Sequence[Element], about: Context) -> Found | None:
    """The gazetteer's place for a phrase: its narrowest element that has one, in the country of
    the wider ones, with a radius that grows with every step out."""
    country, state = _frame(elements)
    if country:
        states = {state: 1} if state else about.states if country == "US" else {}
        home = about.home if about.home and about.home.country == country else None
        about = Context({country: 1}, states, None if state else home, None)
    for position, element in enumerate(elements):
        if position and element.link == "of" and elements[position - 1].site in _ON_STREETS:
            continue
        entry = _element(element, about, last=position + 1 == len(elements))
        if entry is None or not _fits(entry, element, elements[position + 1 :], about):
            continue
        radius = entry.radius_m
        if element.link == "near":
            radius += _NEAR_M
        if entry.kind == "town" and element.site in _PROVINCES:
            radius += _REGION_M
        elif radius < _SMALL_M and _DIRECTION.search(element.text):
            # "Northern X" is more often the land around a small town than a part of it.
            radius += _NEAR_M
        return Found(entry, radius)
    return None


def _fits(entry: Entry, element: Element, wider: Sequence[Element], about: Context) -> bool:
    """Whether a part of a town is not taken for a town elsewhere that has its name."""
    if element.site not in _WITHIN_TOWNS or entry.kind != "town":
        return True
    last = element.names[-1][0] if element.names else entry.name
    if fold(last) != fold(entry.name) and fold(entry.name) in fold(element.text):
        # "Arden's Park district", "a West Arden street".
        return True
    around = [found for one in wider if (found := _element(one, about, last=False))]
    around += [about.home] if about.home else []
    return any(
        distance_m(entry.lat, entry.lon, other.lat, other.lon) < _SAME_TOWN_M
        for other in around
        if other.kind == "town"
    )


def _frame(elements: Sequence[Element]) -> tuple[str | None, str | None]:
    """The country and the United State that the phrase itself names."""
    names = gazetteer()
    for element in reversed(elements):
        for name, _, _ in element.names:
            state = names.state_code(name, abbreviated=element.link == ",")
            if state and len(elements) > 1:
                return "US", state
            code = names.country_code(name)
            if code:
                return code, None
    return None, None


def _element(element: Element, about: Context, *, last: bool) -> Entry | None:
    names = gazetteer()
    if element.site in ("county", "parish") and "US" in about.countries:
        return None
    for name, _, _ in reversed(element.names):
        if element.site == "capital":
            code = DEMONYMS.get(name) or names.country_code(name)
            if code:
                return names.capital(code)
        entry = _named(name, about)
        if entry:
            return entry
    if last and not element.names and element.site in ("city", "town"):
        return about.home if element.text.startswith("the ") else None
    return None


def _named(name: str, about: Context) -> Entry | None:
    names = gazetteer()
    towns = names.towns(name)
    state = names.state_code(name)
    if state and about.countries.get("US"):
        city = choose(towns, about)
        return city if city and city.population > _BIG else names.state(state)
    code = names.country_code(name)
    meant = not about.countries or code in about.countries or not towns
    if code and meant and names.capital(code) not in towns:
        return names.country(code)
    return choose(towns, about) or _shortened(name, about)


def _shortened(name: str, about: Context) -> Entry | None:
    """The town within a longer name ("South Arden", "Arden City", "Arden University College"): only
    where the text is already known to be about its country."""
    if not about.countries:
        return None
    words = name.split()
    if words[-1].lower() in STREETS:
        return None
    while len(words) > 1 and words[-1].lower() in SITES:
        words = words[:-1]
    for shorter in (" ".join(words), _COMPASS.sub("", name), _TOWN_WORD.sub("", name)):
        if shorter != name and len(shorter) > 3:
            found = choose(gazetteer().towns(shorter), about)
            if found and found.population >= _TOWN_LEAST:
                return found
    return None


def value(written: str, elements: Sequence[Element], about: Context) -> Where:
    """A Where of the words as written; coordinates only where the place is known."""
    found = resolve(elements, about)
    if found is None:
        country, _ = _frame(elements)
        return Where(written, country)
    entry = found.entry
    return Where(
        place=written,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        radius_m=found.radius_m,
        gazetteer=entry.key,
    )


def as_where(entry: Entry) -> Where:
    """A gazetteer's place as the place of something inside it that it does not know."""
    return Where(entry.name, entry.country, entry.lat, entry.lon, entry.radius_m, entry.key)


def ambiguous(elements: Sequence[Element]) -> bool:
    """Whether a phrase names a town that exists, though it is not clear which one."""
    return any(gazetteer().towns(name) for name, _, _ in elements[0].names)


def capital(entry: Entry) -> bool:
    """Whether a town is its country's capital."""
    return gazetteer().capital(entry.country) == entry
