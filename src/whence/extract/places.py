"""From names in an article to places: which country the text is about, and which of several places
of one name it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from whence.extract.gazetteer import Entry, choose, distance_m, gazetteer
from whence.extract.regions import DEMONYMS
from whence.extract.where_phrases import SITES, STREETS, Element
from whence.model import Article, Where

_READ = 6000
_NEAR_M = 25_000
_REGION_M = 50_000
_SMALL_M = 10_000
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*[\w.])(?:\s(?:of\s(?:the\s)?)?[A-Z][\w'’-]*\w)*")
_IN_STATE = re.compile(r"[A-Z]\w+,\s([A-Z][\w. ]{1,16}?)(?=[,.;)\s]|$)")
_COMPASS = re.compile(
    r"^(?:north|south|east|west|northern|southern|eastern|western|central|downtown|greater|upper"
    r"|lower|inner|metro|northeast|northwest|southeast|southwest)\s",
    re.IGNORECASE,
)
_TOWN_WORD = re.compile(r"\s(?:city|town|village)$", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\b(?:(?:north|south)-?(?:east|west)?|east|west)ern\b", re.IGNORECASE
)
_DISTRICT = frozenset(
    """district neighborhood neighbourhood suburb area quarter ward market school university college
    mosque church home house apartment street avenue road block park academy station hotel""".split()
)
_PROVINCES = frozenset("province state governorate county region prefecture department".split())


class Context(Struct, frozen=True):
    """What an article is about, geographically: how often it names each country and each United
    State, and the town of its dateline."""

    countries: dict[str, int]
    states: dict[str, int]
    dateline: Entry | None


class Found(Struct, frozen=True):
    """A place with its entry. ``radius_m`` bounds how far from the entry's point it may lie."""

    entry: Entry
    radius_m: int

    def near(self, other: Found) -> bool:
        """Whether both may mean one place."""
        apart = distance_m(self.entry.lat, self.entry.lon, other.entry.lat, other.entry.lon)
        return apart <= self.radius_m + other.radius_m


def context(article: Article) -> Context:
    """Countries and states that the article's first part names, with the dateline's town."""
    countries: Counter[str] = Counter()
    states: Counter[str] = Counter()
    names = gazetteer()
    text = article.text[:_READ]
    for match in _NAME.finditer(text):
        for name in _readings(match.group()):
            code = DEMONYMS.get(name) or names.country_code(name)
            # Georgia is a country and a state: only the others decide which.
            state = names.state_code(name)
            if state:
                states[state] += 1
                countries["US"] += 1
            elif code:
                countries[code] += 1
    for match in _IN_STATE.finditer(text):
        state = names.state_code(match[1], abbreviated=True)
        if state and names.state_code(match[1]) is None:
            states[state] += 2
            countries["US"] += 2
    dateline = _dateline(article, countries, states)
    if dateline:
        countries[dateline.country] += 2
        if dateline.country == "US":
            states[dateline.state] += 2
    return Context(dict(countries), dict(states), dateline)


def _readings(name: str) -> Sequence[str]:
    words = name.replace("’s", "").replace("'s", "").split()
    pairs = [" ".join(words[index : index + 2]) for index in range(len(words) - 1)]
    return words if len(words) == 1 else [*dict.fromkeys([*words, *pairs])]


def _dateline(article: Article, countries: dict[str, int], states: dict[str, int]) -> Entry | None:
    line = article.dateline
    if line is None or not line.place:
        return None
    names = gazetteer()
    town, _, rest = line.place.partition(",")
    rest = rest.strip()
    state = names.state_code(rest, abbreviated=True) if rest else None
    country = names.country_code(rest) if rest else None
    found = names.towns(town)
    if state:
        found = tuple(entry for entry in found if (entry.country, entry.state) == ("US", state))
    elif country:
        found = tuple(entry for entry in found if entry.country == country)
    elif countries:
        return choose(found, countries, states)
    return found[0] if found and (rest or found[0].population > 50_000) else None


def resolve(elements: Sequence[Element], about: Context) -> Found | None:
    """The gazetteer's place for a phrase: its narrowest element that has one, in the country of
    the wider ones, with a radius that grows with every step out."""
    country, state = _frame(elements)
    countries = {country: 1} if country else about.countries
    states = {state: 1} if state else about.states
    for position, element in enumerate(elements):
        entry = _element(element, countries, states, about, last=position + 1 == len(elements))
        if entry is None:
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


def _element(
    element: Element,
    countries: dict[str, int],
    states: dict[str, int],
    about: Context,
    *,
    last: bool,
) -> Entry | None:
    names = gazetteer()
    for name, _, _ in reversed(element.names):
        if element.site == "capital":
            code = DEMONYMS.get(name) or names.country_code(name)
            if code:
                return names.capital(code)
        entry = _named(name, countries, states)
        if entry:
            return entry
    if last and not element.names and element.site in ("city", "town") and element.text.startswith("the "):
        return about.dateline
    return None


def _named(name: str, countries: dict[str, int], states: dict[str, int]) -> Entry | None:
    names = gazetteer()
    state = names.state_code(name)
    towns = names.towns(name)
    if state and not (states.get(state) == 1 and not countries.get("US")):
        city = choose(towns, countries, states)
        if city is None or city.population < 1_000_000:
            return names.state(state)
    code = names.country_code(name)
    if code and not towns:
        return names.country(code)
    if code and (not countries or code in countries) and names.capital(code) not in towns:
        return names.country(code)
    found = choose(towns, countries, states)
    if found:
        return found
    return _shortened(name, countries, states)


def _shortened(name: str, countries: dict[str, int], states: dict[str, int]) -> Entry | None:
    """The town within a longer name ("South Arden", "Arden City", "Arden University College"): only
    where the text is already known to be about its country."""
    if not countries:
        return None
    names = gazetteer()
    words = name.split()
    while len(words) > 1 and words[-1].lower() in SITES | STREETS:
        words = words[:-1]
    for shorter in (" ".join(words), _COMPASS.sub("", name), _TOWN_WORD.sub("", name)):
        if shorter != name and len(shorter) > 3 and words[-1].lower() not in STREETS:
            found = choose(names.towns(shorter), countries, states)
            if found and found.population >= 15_000:
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
