"""What an article is about, geographically, before any place of an event is read: the countries and
United States that it names, the town of its dateline, and the town whose police it quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from whence.extract.gazetteer import Entry, Gazetteer, distance_m, gazetteer
from whence.extract.regions import DEMONYMS
from whence.model import Article

_READ = 6000
_BIG = 300_000
_NAME = re.compile(r"[A-Z][\w'’.-]*\w(?:\s(?:of\s(?:the\s)?)?[A-Z][\w'’-]*\w)*")
_IN_STATE = re.compile(r"[A-Z]\w+,\s([A-Z][\w. ]{1,16}?)(?=[,.;)\s]|$)")
_UNITED_STATES = re.compile(
    r"\b(?:[Ss]heriff['’]?s?|County|911|FBI|[Dd]eputies|[Ss]tate [Tt]rooper|Highway Patrol"
    r"|[Cc]oroner|Interstate|[Dd]istrict [Aa]ttorney|[Gg]rand jury|homicide detectives)\b"
)
_COUNTY = re.compile(r"\b((?:[A-Z][\w.'’-]+\s){1,3})(?:County|Parish)\b")
_AGENCY = re.compile(
    r"\b((?:[A-Z][\w.'’-]+\s){1,3})(?:[Pp]olice|PD|Fire|Sheriff|[Aa]uthorities|[Oo]fficers|EMS)\b"
)
_LOCAL_M = 120_000


class Context(Struct, frozen=True):
    """How often an article names each country (ISO code) and each United State, the town of its
    dateline, and the town whose police or fire service it names."""

    countries: dict[str, int]
    states: dict[str, int]
    dateline: Entry | None = None
    agency: Entry | None = None

    def mostly(self, country: str) -> bool:
        """Whether no other country is named more often."""
        return self.countries.get(country, 0) >= max(self.countries.values(), default=0)

    @property
    def home(self) -> Entry | None:
        """The town that a local report is about."""
        return self.dateline or self.agency


def context(article: Article) -> Context:
    """The context of an article's first part."""
    countries: Counter[str] = Counter()
    states: Counter[str] = Counter()
    names = gazetteer()
    text = article.text[:_READ]
    for name, times in Counter(_readings(text)).items():
        _count(names, name, times, countries, states)
    for match in _IN_STATE.finditer(text):
        state = names.state_code(match[1], abbreviated=True)
        if state and names.state_code(match[1]) is None:
            states[state] += 2
            countries["US"] += 2
    for match in _COUNTY.finditer(text):
        for name in _endings(match[1]):
            state = names.county_state(name)
            if state:
                states[state] += 1
                countries["US"] += 1
                break
    hints = len(_UNITED_STATES.findall(text))
    if hints and (not countries or countries["US"] or hints > 2):
        countries["US"] += min(hints, 3)
    dateline = _dateline(article, Context(dict(countries), dict(states)))
    if dateline:
        _weigh(dateline, countries, states)
    agency = _agency(text, Context(dict(countries), dict(states)))
    if agency and not dateline:
        _weigh(agency, countries, states)
    return Context(dict(countries), dict(states), dateline, agency)


def _readings(text: str) -> Iterator[str]:
    """Capitalised names, each word and each two neighbours of a longer one by themselves too."""
    for match in _NAME.finditer(text):
        words = match.group().replace("’s", "").replace("'s", "").split()
        yield from words
        for index in range(len(words) - 1):
            yield f"{words[index]} {words[index + 1]}"
        if len(words) > 2:
            yield " ".join(words)


def _count(
    names: Gazetteer, name: str, times: int, countries: Counter[str], states: Counter[str]
) -> None:
    state = names.state_code(name)
    if state:
        states[state] += times
        countries["US"] += times
        return
    code = DEMONYMS.get(name) or names.country_code(name)
    if code:
        countries[code] += times
        return
    towns = names.towns(name)
    if not towns or towns[0].population < _BIG or not name[0].isupper():
        return
    if len(towns) > 1 and towns[0].population < 8 * towns[1].population:
        return
    countries[towns[0].country] += times
    if towns[0].country == "US":
        states[towns[0].state] += times


def _weigh(entry: Entry, countries: Counter[str], states: Counter[str]) -> None:
    countries[entry.country] += 2
    if entry.country == "US":
        states[entry.state] += 2


def _dateline(article: Article, about: Context) -> Entry | None:
    line = article.dateline
    if line is None or not line.place:
        return None
    names = gazetteer()
    town, _, rest = (part.strip() for part in line.place.partition(","))
    found = names.towns(town)
    state = names.state_code(rest, abbreviated=True) if rest else None
    country = names.country_code(rest) if rest else None
    if state:
        found = tuple(entry for entry in found if (entry.country, entry.state) == ("US", state))
    elif country:
        found = tuple(entry for entry in found if entry.country == country)
    elif about.countries:
        return choose(found, about)
    return found[0] if found and (rest or found[0].population > 50_000) else None


def _agency(text: str, about: Context) -> Entry | None:
    """The town that police or fire services are named after most often."""
    found: Counter[Entry] = Counter()
    for match in _AGENCY.finditer(text):
        for name in _endings(match[1]):
            entry = choose(gazetteer().towns(name), about)
            if entry and len(name) > 3:
                found[entry] += 1
                break
    return found.most_common(1)[0][0] if found else None


def _endings(name: str) -> Iterator[str]:
    """A name without its first word, its first two …, the longest first: "The Velde Falls"."""
    words = name.split()
    for first in range(len(words)):
        yield " ".join(words[first:])


def choose(entries: tuple[Entry, ...], about: Context) -> Entry | None:
    """The one of several places of a name that a text means, or None where that is not clear.

    Where the text names countries, only a place in the ones named most will do, and in the United
    States only one in a state that it names. Without any, only a place that dwarfs all others.
    """
    if not about.countries:
        return _dominant(entries, 100_000, 10)
    top = max((about.countries.get(entry.country, 0) for entry in entries), default=0)
    near = [e for e in entries if top and 2 * about.countries.get(e.country, 0) > top]
    home = about.home
    close = [e for e in near if home and _apart(e, home) < _LOCAL_M]
    if close:
        return _dominant(close, 0, 2)
    if not any(e.country == "US" for e in near):
        return _dominant(near, 0, 5)
    if not about.states:
        return _dominant(near, 5_000, 8)
    return _in_state(near, about)


def _in_state(entries: list[Entry], about: Context) -> Entry | None:
    """The place in the United State that the text names most. A small town far from where the
    report is made is more often a namesake."""
    stated = [e for e in entries if e.country != "US" or about.states.get(e.state)]
    most = max((about.states.get(e.state, 0) for e in stated), default=0)
    stated = [e for e in stated if about.states.get(e.state, 0) == most]
    local = about.home is not None and about.home.country == "US"
    return _dominant(stated, 100_000 if local else 0, 2)


def _apart(entry: Entry, other: Entry) -> float:
    return distance_m(entry.lat, entry.lon, other.lat, other.lon)


def _dominant(entries: tuple[Entry, ...] | list[Entry], least: int, times: int) -> Entry | None:
    ranked = sorted(entries, key=lambda entry: -entry.population)
    if not ranked or ranked[0].population < least:
        return None
    if len(ranked) > 1 and ranked[0].population < times * max(1, ranked[1].population):
        return ranked[0] if _apart(ranked[0], ranked[1]) < 50_000 else None
    return ranked[0]
