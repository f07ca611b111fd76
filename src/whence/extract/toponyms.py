"""Which place of the gazetteer a name in a text means, chosen by everything else that it names.

Each candidate of each name is scored by a weighted sum of features (``toponyms.json``, fitted by
``training/toponyms.py``): how populous it is and of what kind, whether the text puts it in an area
("Arden, Ohio"), how often the text names its country and division, how near it lies to the places
that the other names mean. That last part needs an answer first, so scoring is done in rounds.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct
from msgspec.structs import replace

from whence.extract.area_codes import numbers
from whence.extract.candidates import candidates, holders, holds
from whence.extract.outlet_home import OutletHome
from whence.extract.regions import DEMONYMS, TRANSLITERATED
from whence.gazetteer import Entry, apart_m, fold, gazetteer

FEATURES = (
    "country", "division", "district", "quarter", "region", "capital", "population",
    "most populous", "share", "own name", "none", "capitals", "held", "held elsewhere", "misheld",
    "country named", "country share", "division named", "holds named", "called", "miscalled",
    "outlet country", "outlet near", "number", "near 30", "near 160", "nearest",
    "country of others", "division of others", "district of others", "inside",
)  # fmt: skip
ROUNDS = 3
_CLOSE = 2.0
_CLEARLY = 2.0
"""How many times likelier an area must be to stand against what the text speaks of."""
_LARGER = 10
"""How many times as many people as any foreign town of its name a part of a country must have for
the name alone to speak of the country."""
_SPELLED = _ALIKE = 5
SMALL = ("town", "quarter", "district")
_HOLDER = re.compile(
    r"['’]?s?,?\s?[,(]\s?(?:in\s)?(?P<name>[A-Z][\w.'’-]*(?:\s(?:of\s)?[A-Z][\w.'’-]*){0,3})"
)
_IN = re.compile(r"\s(?:in|of)\s(?:the\s)?(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})")
_DEMONYM = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\b")
_CALLED_AFTER = re.compile(
    r"\s(?:(?P<division>province|governorate|state|oblast|prefecture|region)"
    r"|(?P<district>county|counties|co\.|district|parish)|(?P<town>city|town|village|township)"
    r"|(?P<quarter>neighbou?rhood|quarter|section|area))\b",
    re.IGNORECASE,
)
_CALLED_TOGETHER = re.compile(
    r"(?:,?\s(?:and\s|or\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?){1,8}\s"
    r"(?:(?P<division>provinces|governorates|states|oblasts|regions)"
    r"|(?P<district>counties|districts|parishes)|(?P<town>cities|towns|villages|townships))\b"
)
_CALLED_BEFORE = re.compile(
    r"\b(?:(?P<town>city|town|village|suburb|capital|port|outskirts)|(?P<division>state|province)"
    r"|(?P<district>county|district))\s(?:of\s)$",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\b(?:[Ss]heriff['’]?s?|County|911|FBI|[Dd]eputies|[Ss]tate [Tt]rooper|Highway Patrol"
    r"|[Cc]oroner|Interstate|[Dd]istrict [Aa]ttorney|[Gg]rand jury|homicide detectives"
    r"|\d{2,5} block of|[Ff]elony|[Mm]isdemeanor|(?:[Ff]irst|[Ss]econd|[Tt]hird)-degree"
    r"|[Aa]rraign(?:ed|ment)|[Mm]edical [Ee]xaminer|Crime ?Stoppers|A(?:mber|MBER) Alert"
    r"|\$[\d,]+ (?:bond|bail))\b"
)


class Toponym(Struct, frozen=True):
    """A name of a place in a text, with its offsets."""

    name: str
    start: int
    end: int


class Reading(Struct, frozen=True):
    """The place that a name means, and the share of the candidates' weight that it has."""

    entry: Entry
    confidence: float


class Group(Struct, frozen=True):
    """The mentions of one name that the text puts in the same area, and what they may mean."""

    name: str
    members: tuple[int, ...]
    entries: tuple[Entry, ...]
    holders: tuple[Entry, ...]
    called: str | None
    capitals: bool
    spelled: bool = False
    """Whether the gazetteer knows the name in another spelling only."""


class Scene(Struct, frozen=True):
    """A text's names in groups, how often it names each country, area and county, and how many
    telephone numbers it gives of each division."""

    groups: tuple[Group, ...]
    countries: dict[str, float]
    areas: dict[str, float]
    counties: dict[str, float]
    outlet: OutletHome
    numbers: dict[str, int]


_NO_HOME = OutletHome()


def scene(text: str, toponyms: Sequence[Toponym], outlet: OutletHome = _NO_HOME) -> Scene:
    """Puts the names of a text in groups and counts its countries and areas."""
    found: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    held: dict[tuple[str, tuple[str, ...]], tuple[Entry, ...]] = {}
    for index, toponym in enumerate(toponyms):
        entries = candidates(toponym.name)
        within = _holders(text, toponym, entries)
        key = (fold(toponym.name), tuple(entry.key for entry in within))
        found.setdefault(key, []).append(index)
        held[key] = within
    groups = tuple(
        Group(
            key[0],
            tuple(members),
            candidates(toponyms[members[0]].name),
            held[key],
            _called(text, [toponyms[member] for member in members]),
            any(len(name) > 3 and name.isupper() for name in (toponyms[m].name for m in members)),
        )
        for key, members in found.items()
    )
    countries, areas = _named(text, groups)
    groups = tuple(each if each.entries else _spelled(each, countries) for each in groups)
    return Scene(groups, countries, areas, _counties(groups), outlet, numbers(text))


def _spelled(group: Group, countries: Mapping[str, float]) -> Group:
    """A name that the gazetteer does not know with the places that have it in another spelling, in
    the countries that the text names most, where those countries' names are transliterated."""
    if len(group.name) < _SPELLED:
        return group
    most = max(countries.values(), default=0.0)
    named = sorted(code for code, times in countries.items() if times >= most / 3)
    entries = [
        entry
        for code in named
        if code in TRANSLITERATED
        for entry in gazetteer().alike(group.name, code)[:_ALIKE]
    ]
    return replace(group, entries=tuple(entries), spelled=True)


def _holders(text: str, toponym: Toponym, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The areas that the text puts a name in: those that follow it and hold a candidate, or that
    can only be an area."""
    for pattern in (_HOLDER, _IN):
        match = pattern.match(text, toponym.end)
        if match is None:
            continue
        words = match["name"].split()
        for count in range(len(words), 0, -1):
            areas = holders(" ".join(words[:count]))
            holding = tuple(area for area in areas if any(holds(area, each) for each in entries))
            if holding:
                return holding
            if areas and pattern is _HOLDER and areas[0].kind != "district":
                return areas
    return ()


def _called(text: str, toponyms: Sequence[Toponym]) -> str | None:
    """The kind that the words beside a name say it is of."""
    kinds: Counter[str] = Counter()
    for toponym in toponyms:
        after = _CALLED_AFTER.match(text, toponym.end) or _CALLED_AFTER.search(
            text, toponym.start, toponym.end
        )
        before = _CALLED_BEFORE.search(text, max(0, toponym.start - 20), toponym.start)
        together = _CALLED_TOGETHER.match(text, toponym.end)
        match = after or before or together
        if match and match.lastgroup:
            kinds[match.lastgroup] += 1
    return kinds.most_common(1)[0][0] if kinds else None


def _named(text: str, groups: Sequence[Group]) -> tuple[dict[str, float], dict[str, float]]:
    """How often the text names each country (its people too) and each area."""
    countries: dict[str, float] = defaultdict(float)
    areas: dict[str, float] = defaultdict(float)
    for match in _DEMONYM.finditer(text):
        code = DEMONYMS.get(match.group()) or DEMONYMS.get(match.group().split()[0])
        if code:
            countries[code] += 1.0
    for group in groups:
        named = [entry for entry in group.entries if _is_area(entry, group.entries)]
        for entry in named:
            weight = len(group.members) / len(named)
            if entry.kind == "country":
                countries[entry.country] += weight
            else:
                areas[entry.key] += weight
                countries[entry.country] += weight / 2
        for area in group.holders:
            areas[area.key] += len(group.members)
            countries[area.country] += len(group.members) / len(group.holders)
    if american := len(_AMERICAN.findall(text)):
        countries["US"] += min(american, 3)
    return dict(countries), dict(areas)


def _is_area(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a name that may mean a country or a part of one rather means it: a larger town of
    another country has no part's name ("St. Louis", "San Jose")."""
    if entry.kind == "country":
        return True
    towns = (each for each in entries if each.kind == "town" and each.country != entry.country)
    largest = max((each.population for each in towns), default=0)
    return entry.kind == "division" and entry.population >= _LARGER * largest


def _counties(groups: Sequence[Group]) -> dict[str, float]:
    """How often the text names each county, those of one name each by its share."""
    found: dict[str, float] = defaultdict(float)
    for group in groups:
        counties = [entry for entry in group.entries if entry.kind == "district"]
        if group.called == "district":
            for entry in counties:
                found[entry.key] += len(group.members) / len(counties)
    return dict(found)


def features(group: Group, index: int, about: Scene, others: Sequence[Entry]) -> list[float]:
    """The features of a group's candidate, in the order of ``FEATURES``. ``others`` are the places
    that the other names mean as far as is known."""
    entry, entries = group.entries[index], group.entries
    most = max(each.population for each in entries)
    held = any(holds(area, entry) for area in group.holders)
    pooled = any(
        holds(area, entry)
        for other in about.groups
        if other.name == group.name and other is not group
        for area in other.holders
    )
    total = sum(about.countries.values())
    named = about.countries.get(entry.country, 0.0)
    called = group.called
    return [
        float(entry.kind == "country"),
        float(entry.kind == "division"),
        float(entry.kind == "district"),
        float(entry.kind == "quarter"),
        float(entry.kind == "region"),
        float(entry.capital),
        math.log10(entry.population + 10) / 7,
        float(entry.population == most),
        math.log10((entry.population + 10) / (most + 10)),
        float(entry.kind in ("country", "division") or fold(entry.name) == group.name),
        0.0,
        float(group.capitals and entry.kind == "town"),
        float(held),
        float(pooled),
        float(bool(group.holders) and not held),
        math.log1p(named),
        named / total if total else 0.0,
        math.log1p(about.areas.get(entry.division, 0.0) if entry.division != entry.key else 0.0),
        math.log1p(about.areas.get(entry.district, 0.0) if entry.district != entry.key else 0.0),
        float(called == entry.kind),
        float(called is not None and called != entry.kind),
        float(about.outlet.country == entry.country),
        about.outlet.near(entry),
        float(entry.division in about.numbers),
        *_of_others(entry, others),
    ]


NONE = [float(name == "none") for name in FEATURES]
"""The features of meaning no place that the gazetteer knows."""


def _of_others(entry: Entry, others: Sequence[Entry]) -> list[float]:
    """How near a place lies to others, and how many share its country and division."""
    if not others:
        return [0.0] * 7
    near = [apart_m(entry, other) / 1000 for other in others if other.kind in SMALL]
    nearest = min(near, default=3000.0)
    return [
        math.log1p(sum(each < 30 for each in near)),
        math.log1p(sum(each < 160 for each in near)),
        math.log10(max(nearest, 10.0)) - 2,
        sum(other.country == entry.country for other in others) / len(others),
        sum(other.division == entry.division != "" for other in others) / len(others),
        float(any(other.district == entry.district != "" for other in others)),
        sum(holds(entry, other) for other in others) / len(others),
    ]


class Weights(Struct, frozen=True):
    """The weights of the first round, which knows no other place, and of the following ones."""

    first: tuple[float, ...]
    following: tuple[float, ...]


@cache
def weights() -> Weights:
    """The weights that ship with the package."""
    packed = json.loads((files("whence.extract") / "toponyms.json").read_text("utf-8"))
    return Weights(
        *(tuple(packed[name][each] for each in FEATURES) for name in Weights.__struct_fields__)
    )


def chosen(about: Scene, by: Weights, rounds: int = ROUNDS) -> list[Reading | None]:
    """The place that each group means; None where no candidate is known."""
    found: list[Reading | None] = [None] * len(about.groups)
    for turn in range(rounds):
        every = tuple(reading.entry if reading else None for reading in found)
        for position, group in enumerate(about.groups):
            others = [entry for i, entry in enumerate(every) if entry and i != position]
            found[position] = _best(group, about, others, by.following if turn else by.first)
    return found


def _best(
    group: Group, about: Scene, others: Sequence[Entry], by: tuple[float, ...]
) -> Reading | None:
    if not group.entries:
        return None
    scores = _scores(group, about, others, by)
    top = max(scores)
    if scores[-1] == top:
        return None
    weight = [math.exp(score - top) for score in scores]
    kin = [_with_kin(group, each, weight) for each in range(len(group.entries))]
    index, total = scores.index(top), sum(weight)
    if group.entries[index].kind == "division" and not _spoken_of(group, index, about):
        rivals, rightly = _rivals(group, group.entries[index], about, others)
        rival = max(rivals, key=lambda each: (kin[each], weight[each]), default=index)
        if not rightly or _CLEARLY * kin[rival] > kin[index]:
            index, total = rival, weight[-1] + sum(weight[each] for each in rivals)
    best, share = group.entries[index], kin[index]
    if best.kind in ("division", "district") and group.called not in ("division", "district"):
        # Where it is close, the town is meant.
        close = zip(group.entries, scores, strict=False)
        best = next(
            (e for e, s in close if e.kind == "town" and holds(best, e) and s > top - _CLOSE), best
        )
    return Reading(best, min(1.0, share / total))


def _rivals(
    group: Group, area: Entry, about: Scene, others: Sequence[Entry]
) -> tuple[list[int], bool]:
    """The candidates to which an area of a country gives way of which nothing else in the text
    speaks: namesakes of whose countries something speaks; without such, towns of other countries,
    if the area is there for its name alone. And whether it has the name more rightly than those."""
    entries = range(len(group.entries))
    rivals = [each for each in entries if _spoken_of(group, each, about)]
    beside = any(each.country == area.country for each in others)
    if rivals or beside or _is_area(area, group.entries):
        return rivals, True
    towns = [each for each in entries if group.entries[each].kind == "town"]
    return [each for each in towns if group.entries[each].country != area.country], False


def _with_kin(group: Group, index: int, weight: Sequence[float]) -> float:
    """The weight of a candidate with those that it lies in or that lie in it: a town and the
    district of its name are no rivals."""
    entry = group.entries[index]
    return sum(
        one
        for one, each in zip(weight, group.entries, strict=False)
        if each is entry or holds(entry, each) or holds(each, entry)
    )


def _spoken_of(group: Group, index: int, about: Scene) -> bool:
    """Whether anything but the name itself speaks of the country of one of its candidates."""
    country = group.entries[index].country
    named = [entry for entry in group.entries if entry.kind in ("country", "division")]
    own = sum(
        (1.0 if entry.kind == "country" else 0.5) / len(named)
        for entry in named
        if entry.country == country
    )
    beyond = about.countries.get(country, 0.0) - own * len(group.members)
    return beyond > 1e-6 or country == about.outlet.country


def _scores(
    group: Group, about: Scene, others: Sequence[Entry], by: tuple[float, ...]
) -> list[float]:
    """The weight of each candidate of a group, and last that of none of them."""
    return [
        *(
            sum(w * f for w, f in zip(by, features(group, index, about, others), strict=True))
            for index in range(len(group.entries))
        ),
        by[FEATURES.index("none")],
    ]


def shares(about: Scene, found: Sequence[Reading | None], by: Weights) -> list[list[Reading]]:
    """For each group the places that it may mean, the likeliest first, with their shares, beside
    what was ``chosen`` for the others."""
    given = []
    for position, group in enumerate(about.groups):
        others = [each.entry for i, each in enumerate(found) if each and i != position]
        scores = _scores(group, about, others, by.following)
        total = sum(math.exp(score) for score in scores)
        every = [
            Reading(entry, math.exp(score) / total)
            for entry, score in zip(group.entries, scores, strict=False)
        ]
        given.append(sorted(every, key=lambda one: (-one.confidence, one.entry.key)))
    return given


def read(
    text: str, toponyms: Sequence[Toponym], outlet: OutletHome = _NO_HOME
) -> list[Reading | None]:
    """The place that each name of a text means; None where the gazetteer knows none."""
    about = scene(text, toponyms, outlet)
    found: list[Reading | None] = [None] * len(toponyms)
    for group, reading in zip(about.groups, chosen(about, weights()), strict=True):
        for member in group.members:
            found[member] = reading
    return found
