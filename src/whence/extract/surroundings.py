"""What an article is about, geographically: which place each of its names means, the countries that
it names, the town of its dateline, and the town whose police it quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from whence.extract.candidates import holds
from whence.extract.casing import only_words
from whence.extract.outlet_home import outlet_home
from whence.extract.placenames import may_name, place_names
from whence.extract.toponyms import SMALL, Group, Reading, Scene, Toponym, chosen, scene, weights
from whence.gazetteer import Entry, apart_m, fold
from whence.model import Article

_READ = 8000
AGENCY = re.compile(
    r"['’]?s?\s(?:\w+\s)?(?:[Pp]olice|PD|Fire|Sheriff|[Aa]uthorities|[Oo]fficers|EMS)\b"
)
"""What after a town's name makes the two its police or fire service."""
_SURE = 0.5
_LINED = 0.2
"""Below this share of the candidates' weight a dateline may as well mean a namesake; it means a
place in any case."""
_LARGE = 100_000
_AROUND_M = 60_000
_FAR_M = 100_000
_PLAIN = 0.9
"""Above this share of the candidates' weight nothing else than the town is meant."""


class Surroundings(Struct, frozen=True):
    """The readings of an article's names by their offsets, and by the folded name (the surest of
    them); how often it names each country (ISO code) and each area (key); the names that the
    gazetteer knows in another spelling only."""

    readings: dict[tuple[int, int], Reading]
    names: dict[str, Reading]
    countries: dict[str, float]
    areas: dict[str, float]
    spelled: frozenset[str] = frozenset()
    dateline: Entry | None = None
    agency: Entry | None = None
    served: frozenset[Entry] = frozenset()
    """The towns after which police or fire services are named."""
    toponyms: tuple[Toponym, ...] = ()
    scene: Scene | None = None
    found: tuple[Reading | None, ...] = ()
    """What was chosen for each group of the scene."""

    def mostly(self, country: str) -> bool:
        """Whether no other country is named more often."""
        return self.countries.get(country, 0.0) >= max(self.countries.values(), default=0.0)

    @property
    def home(self) -> Entry | None:
        """The town that a local report is about."""
        return self.dateline or self.agency

    def meant(self, name: str, start: int, end: int) -> Entry | None:
        """The place that a name there means, where that is clear."""
        reading = self.readings.get((start, end)) or self.names.get(fold(name))
        if reading is None or reading.confidence < _SURE:
            return None
        # "Four were shot", "the Sand Hotel": words that are villages somewhere.
        if only_words(name.replace("-", " ")) and not self.supports(reading.entry):
            return None
        return reading.entry

    def speaks_of(self, area: Entry) -> bool:
        """Whether a text that speaks of no other country more names something else in an area's."""
        others = (reading.entry for reading in self.names.values())
        return self.mostly(area.country) and any(
            other.country == area.country and other.key != area.key for other in others
        )

    def supports(self, entry: Entry) -> bool:
        """Whether the text speaks of what lies around a place, or of its country if it is large."""
        if entry.kind == "division":
            return self.speaks_of(entry)
        if self.areas.get(entry.division) or entry.kind == "country":
            return True
        if entry.population >= _LARGE and self.mostly(entry.country):
            return True
        return self.near(entry)

    def near(self, entry: Entry) -> bool:
        """Whether the text names another place near this one."""
        others = (*(reading.entry for reading in self.names.values()), self.home)
        return any(
            other is not None
            and other.key != entry.key
            and (
                (other.kind in SMALL and apart_m(entry, other) < _AROUND_M)
                or (holds(other, entry) and other.kind != "country")
            )
            for other in others
        )


def surroundings(article: Article, named: Sequence[Toponym] = ()) -> Surroundings:
    """The surroundings of an article. ``named`` are names that the readers' phrases take for
    places, beside those that are found here."""
    line = _dateline(article)
    first = place_names(article.text[:_READ])
    toponyms = _apart([*line, *filter(may_name, named), *first])
    about = scene(article.text, toponyms, outlet_home(article.url))
    found = chosen(about, weights())
    served = _served(article.text, toponyms, about, found)
    agency = max(served, key=lambda town: served[town], default=None)
    town = _town_of(line, toponyms, about, found)
    readings: dict[tuple[int, int], Reading] = {}
    names: dict[str, Reading] = {}
    for group, reading in zip(about.groups, found, strict=True):
        if reading is None or _strange(group, reading, town or agency, about):
            continue
        if _abroad(group, reading, town, about, found):
            continue
        if group.name not in names or names[group.name].confidence < reading.confidence:
            names[group.name] = reading
        for member in group.members:
            readings[toponyms[member].start, toponyms[member].end] = reading
    return Surroundings(
        readings,
        names,
        about.countries,
        about.areas,
        frozenset(group.name for group in about.groups if group.spelled),
        town,
        agency,
        frozenset(served),
        tuple(toponyms),
        about,
        tuple(found),
    )


def _town_of(
    line: Sequence[Toponym],
    toponyms: Sequence[Toponym],
    about: Scene,
    found: Sequence[Reading | None],
) -> Entry | None:
    """The town that the dateline's name means, where that is clear."""
    for group, reading in zip(about.groups, found, strict=True):
        if reading and any(toponyms[one] in line for one in group.members):
            clear = reading.confidence >= _LINED and reading.entry.kind == "town"
            return reading.entry if clear else None
    return None


def _strange(group: Group, reading: Reading, home: Entry | None, about: Scene) -> bool:
    """Whether a name is not the far town that it may mean: in a report from one town, a street, a
    shop or a part of that town is more often called so, unless the text says where that other town
    is or nothing else is meant."""
    entry = reading.entry
    if entry.kind != "town" or group.holders:
        return False
    if home is None or group.called == "quarter":
        return group.called == "quarter" and (home is None or apart_m(entry, home) >= _FAR_M)
    if apart_m(entry, home) < _FAR_M:
        return False
    return reading.confidence < _PLAIN and not about.areas.get(entry.division)


def _abroad(
    group: Group,
    reading: Reading,
    dateline: Entry | None,
    about: Scene,
    found: Sequence[Reading | None],
) -> bool:
    """Whether a small place lies in a country of which nothing else in the text speaks, while the
    text names other countries: it has a namesake there that the gazetteer does not know."""
    entry = reading.entry
    if entry.kind not in ("town", "quarter") or entry.population >= _LARGE or group.holders:
        return False
    if entry == dateline or entry.country in (*about.countries, about.outlet.country):
        return False
    others = (each.entry for each in found if each and each is not reading)
    return bool(about.countries) and all(each.country != entry.country for each in others)


def _dateline(article: Article) -> list[Toponym]:
    line = article.dateline
    if line is None or not line.place:
        return []
    town = line.place.partition(",")[0].strip()
    start = article.text.find(town, line.start, line.end)
    return [Toponym(town, start, start + len(town))] if start >= 0 else []


def _apart(toponyms: Iterable[Toponym]) -> list[Toponym]:
    """The names without those that overlap one before them."""
    kept: list[Toponym] = []
    taken: set[int] = set()
    for one in toponyms:
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _served(
    text: str, toponyms: Sequence[Toponym], about: Scene, found: Sequence[Reading | None]
) -> Counter[Entry]:
    """How often police or fire services are named after each town."""
    served: Counter[Entry] = Counter()
    for group, reading in zip(about.groups, found, strict=True):
        if reading is None or reading.entry.kind != "town" or reading.confidence < _SURE:
            continue
        times = sum(AGENCY.match(text, toponyms[one].end) is not None for one in group.members)
        served[reading.entry] += times
    return +served
