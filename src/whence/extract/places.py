"""From the elements of a place phrase to a place: which of several places of one name it means, and
how far from its point it may lie."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from whence.extract.candidates import candidates, holders
from whence.extract.casing import only_words
from whence.extract.regions import DEMONYMS
from whence.extract.surroundings import Surroundings
from whence.extract.text import word_set
from whence.extract.where_phrases import Element
from whence.extract.where_words import DIRECTION, SITES, STREETS
from whence.gazetteer import Entry, apart_m, fold, gazetteer
from whence.model import Where

_NEAR_M = 25_000
_REGION_M = 50_000
_SMALL_M = 10_000
_SAME_TOWN_M = 60_000
_FAR_M = 100_000
_LARGE = 100_000
"""People."""
_TOWN_LEAST = 15_000
_DIRECTION = re.compile(rf"\b{DIRECTION}ern\b", re.IGNORECASE)
_PROVINCES = word_set("province state governorate county region prefecture department")
_AREAS = _PROVINCES | word_set("district oblast area division")
_ON_STREETS = word_set("block corner intersection junction")
_WITHIN_TOWNS = (
    word_set("neighborhood neighbourhood district section quarter ward side corner block") | STREETS
)

_SETTLED = (
    word_set(
        """city town township village suburb capital island port hamlet outskirts edge side part
    center centre heart middle camp north south east west southeast southwest northeast northwest"""
    )
    | _PROVINCES
)
_SPELLED_SITES = word_set("camp area neighbourhood neighborhood district quarter region")
_THE = re.compile(r"the\s", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?$")


class Found(Struct, frozen=True):
    """A place with its entry. ``radius_m`` bounds how far from the entry's point it may lie."""

    entry: Entry
    radius_m: int

    def near(self, other: Found) -> bool:
        """Whether both may mean one place."""
        return apart_m(self.entry, other.entry) <= self.radius_m + other.radius_m


def resolve(elements: Sequence[Element], about: Surroundings, base: int) -> Found | None:
    """The gazetteer's place for a phrase: its narrowest element that has one, with a radius that
    grows with every step out. ``base`` is where the elements' offsets count from in the article."""
    for position, element in enumerate(elements):
        if position and element.link == "of" and elements[position - 1].site in _ON_STREETS:
            continue
        if position and (element.link == "far" or (element.link == "on" and element.site is None)):
            # "Arden, 90 km west of Velde" is not there; "a store on Arden": a street.
            continue
        entry = _element(element, about, base, last=position + 1 == len(elements))
        wider = elements[position + 1 :]
        if entry is not None and _named_after(element, entry, wider, about, base):
            continue
        if entry is not None and entry.kind in ("division", "district"):
            entry = _town_of_name(entry, elements, position)
        if entry is None or not _fits(entry, element, _towns(wider, about, base), about):
            continue
        if _abroad(entry, wider, about, base):
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


def _named_after(
    element: Element, entry: Entry, wider: Sequence[Element], about: Surroundings, base: int
) -> bool:
    """Whether a phrase says after a country or division whose part it is that it means the part:
    "Estonia's second city of Tartu"."""
    following = wider[0] if wider else None
    if following is None or not following.names or entry.kind not in ("country", "division"):
        return False
    owner = element.names[-1]
    owned = _OWNER.match(element.text, owner[2] - element.start)
    if owned is None or element.site == "capital" or following.link not in ("of", ","):
        return False
    part = _element(following, about, base, last=False)
    return part is not None and part.country == entry.country and part.kind != "country"


_OWNER = re.compile(r"['’´]s\s")


def _town_of_name(entry: Entry, elements: Sequence[Element], position: int) -> Entry:
    """The town of an area's name where the phrase speaks of its centre or outskirts ("the centre of
    Vinnytsia"), and the large town where the area has the name only in short."""
    element = elements[position]
    if not element.names or element.site in _AREAS or _AREA_NAME.search(element.names[-1][0]):
        return entry
    name = element.names[-1][0]
    towns = [
        town
        for town in candidates(name)
        if town.kind == "town" and entry.key in (town.division, town.district)
    ]
    town = max(towns, key=lambda town: town.population, default=entry)
    if position and element.link == "of" and elements[position - 1].site in _OF_TOWNS:
        return town
    written_so = fold(entry.name) == fold(name) or _DIRECTION.search(element.text)
    return entry if written_so or town.population < _LARGE else town


_AREA_NAME = re.compile(
    r"\s(?:province|governorate|state|county|region|oblast|district|prefecture|division)$",
    re.IGNORECASE,
)
_OF_TOWNS = word_set(
    """centre center city town suburb suburbs outskirts edge heart side middle neighborhood
    neighbourhood neighbourhoods neighborhoods quarter"""
)


def _abroad(entry: Entry, wider: Sequence[Element], about: Surroundings, base: int) -> bool:
    """Whether all that a phrase says around a place lies in other countries than the place of that
    name that is meant: "the village of Arden, in Tarn region"."""
    around = [_element(one, about, base, last=False) for one in wider if one.link in _HOLDING]
    countries = {other.country for other in around if other}
    if countries and entry.country not in countries:
        return True
    return _elsewhere(entry, wider, about, base)


def _elsewhere(entry: Entry, wider: Sequence[Element], about: Surroundings, base: int) -> bool:
    """Whether a phrase puts a town inside another one far away: "Arden on the West Side of
    Chicago"."""
    inside = "on" if wider and wider[0].link == "on" and wider[0].site == "side" else "in"
    if entry.kind != "town" or not wider or wider[0].link != inside:
        return False
    around = [_element(one, about, base, last=False) for one in wider]
    towns = [other for other in around if other and other.kind == "town"]
    return bool(towns) and all(apart_m(entry, other) > _FAR_M for other in towns)


_HOLDING = frozenset({",", "in", "of"})
"""Links to a wider place that holds the narrower one."""


def _towns(elements: Sequence[Element], about: Surroundings, base: int) -> list[Entry]:
    """The towns that the wider elements of a phrase name, and the one that the report is from."""
    found = [_element(one, about, base, last=False) for one in elements]
    return [entry for entry in (*found, about.home) if entry and entry.kind == "town"]


def _fits(entry: Entry, element: Element, around: Sequence[Entry], about: Surroundings) -> bool:
    """Whether a part of a town, or a house, is not taken for a town elsewhere that has its name."""
    housed = element.site is not None and element.site not in _SETTLED
    if entry.kind == "country":
        # "the Kuwait roundabout"
        return not housed or about.mostly(entry.country)
    if entry.kind in ("division", "district"):
        if _compass(element):
            return about.speaks_of(entry)
        abroad = about.home is not None and about.home.country != entry.country
        called = housed or _only_named(entry, element)
        return not (abroad and called) or about.mostly(entry.country)
    if entry.kind == "town" and element.site is None and _only_named(entry, element):
        return False
    return _fits_town(entry, element, around, about, housed=housed)


def _compass(element: Element) -> bool:
    """Whether a part of the compass alone, which many countries have, names an area."""
    return bool(element.names) and _COMPASS.fullmatch(element.names[-1][0]) is not None


_COMPASS = re.compile(
    r"(?:(?:north|south)[ -]?(?:east|west)?|east|west|central)(?:ern)?", re.IGNORECASE
)


def _fits_town(
    entry: Entry,
    element: Element,
    around: Sequence[Entry],
    about: Surroundings,
    *,
    housed: bool,
) -> bool:
    last = element.names[-1][0] if element.names else entry.name
    if fold(last) != fold(entry.name) and fold(entry.name) in fold(element.text):
        owners = {fold(name) for name, _, _ in element.names[:-1]}
        if not housed or fold(entry.name) in owners:
            # "Arden's Park district", "the West Arden suburb".
            return True
        return _beside(entry, around) if around else about.supports(entry)
    spelled = fold(last) in about.spelled
    if spelled and ((housed and element.site not in _SPELLED_SITES) or not about.near(entry)):
        # A name in another spelling is a weak one: people have such names too.
        return False
    if element.site in _WITHIN_TOWNS:
        return _beside(entry, around)
    return not (housed or _OWNED.search(element.text)) or about.supports(entry)


def _only_named(entry: Entry, element: Element) -> bool:
    """Whether something else has a town's name: "inside the Arden", a car or a ship."""
    return _THE.match(element.text) is not None and _THE.match(entry.name) is None


def _beside(entry: Entry, around: Sequence[Entry]) -> bool:
    return any(apart_m(entry, other) < _SAME_TOWN_M for other in around)


def _element(element: Element, about: Surroundings, base: int, *, last: bool) -> Entry | None:
    for name, start, end in reversed(element.names):
        if element.site == "capital":
            code = DEMONYMS.get(name) or gazetteer().country_code(name)
            if code:
                return gazetteer().capital(code)
        entry = about.meant(name, base + start, base + end) or _shortened(name, about)
        if entry:
            return entry
    if last and not element.names and element.site in ("city", "town"):
        return about.home if element.text.startswith("the ") else None
    return None


def _shortened(name: str, about: Surroundings) -> Entry | None:
    """The town within a longer name ("Arden University College"): only where the text is already
    known to be about its country."""
    words = name.split()
    if words[-1].lower() in STREETS | _PROVINCES:
        return None
    while len(words) > 1 and words[-1].lower() in SITES:
        words = words[:-1]
    shorter = " ".join(words)
    if shorter == name or len(shorter) <= 3 or only_words(shorter):
        return None  # "Central City" is not in a town called Central
    known = about.meant(shorter, -1, -1)
    if known:
        return known
    towns = [town for town in gazetteer().towns(shorter) if about.mostly(town.country)]
    clear = len(towns) == 1 or (towns and towns[0].population > 5 * towns[1].population)
    return towns[0] if clear and towns[0].population >= _TOWN_LEAST else None


def value(written: str, elements: Sequence[Element], about: Surroundings, base: int) -> Where:
    """A Where of the words as written; coordinates only where the place is known."""
    found = resolve(elements, about, base)
    if found is None and (town := _town_of(elements)):
        return Where(written, town.country, town.lat, town.lon, town.radius_m, town.key)
    if found is None:
        return Where(written, _country(elements) or _all_about(about))
    entry = found.entry
    return Where(
        place=written,
        country=entry.country or None,
        lat=entry.lat,
        lon=entry.lon,
        radius_m=found.radius_m,
        # A quarter has its own point under its town's entry.
        gazetteer=entry.town or city_of(entry, about).key,
    )


def city_of(entry: Entry, about: Surroundings) -> Entry:
    """The city that an American place lies in which the gazetteer has as a town of its own: where
    the report names the police of a far larger town around it, and no police of its own."""
    city = about.agency
    part = (
        city is not None
        and entry.country == "US"
        and entry.kind == "town"
        and entry not in about.served
        and city.population >= _FAR_LARGER * entry.population
        and apart_m(entry, city) <= city.radius_m
    )
    return city if city and part else entry


_FAR_LARGER = 5


def _country(elements: Sequence[Element]) -> str | None:
    """The country that a phrase itself names, or whose division it names."""
    for element in elements:
        for word in element.text.split():
            if code := DEMONYMS.get(word):
                return code
    narrow = next((at for at, each in enumerate(elements) if each.names), len(elements))
    for element in reversed(elements[narrow + 1 :]):
        for name, _, _ in element.names:
            areas = holders(name)
            if len({area.country for area in areas}) == 1:
                return areas[0].country
    return None


def _all_about(about: Surroundings) -> str | None:
    """The country of which a text speaks that speaks of hardly any other."""
    total = sum(about.countries.values())
    code, named = max(about.countries.items(), key=lambda each: each[1], default=("", 0.0))
    return code if named > 1 and named >= _HARDLY_OTHER * total else None


_HARDLY_OTHER = 0.8


def _town_of(elements: Sequence[Element]) -> Entry | None:
    """The only town of a name in the country of the people beside it: "the Kenyan town of X"."""
    name = next((name for element in reversed(elements) for name, _, _ in element.names), None)
    codes = {DEMONYMS.get(word) for element in elements for word in element.text.split()} - {None}
    if name is None or len(codes) != 1:
        return None
    towns = [town for town in gazetteer().towns(name) if town.country in codes]
    return towns[0] if len(towns) == 1 else None


def as_where(entry: Entry) -> Where:
    """A gazetteer's place as the place of something inside it that it does not know."""
    return Where(entry.name, entry.country or None, entry.lat, entry.lon, entry.radius_m, entry.key)


def ambiguous(elements: Sequence[Element]) -> bool:
    """Whether a phrase names a town that exists, though it is not clear which one."""
    return any(gazetteer().towns(name) for name, _, _ in elements[0].names)
