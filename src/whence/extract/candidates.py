"""The places that a name in a text may mean, before anything chooses among them."""

from __future__ import annotations

import re
from functools import lru_cache

from whence.extract.regions import ABBREVIATIONS, DEMONYMS, POSTAL
from whence.gazetteer import Entry, Kind, fold, gazetteer

MOST = 40
_LARGE = 100_000
_COMPASS = re.compile(
    r"^(?:(?:north|south)[ -]?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|downtown|greater"
    r"|upper|lower|inner|metro(?:politan)?|uptown|midtown|old|rural|suburban|mid)[ -]",
    re.IGNORECASE,
)
_TOWN_WORD = re.compile(
    r"\s(?:city|town|village|township|borough|twp\.?|municipality|metro)$", re.IGNORECASE
)
_DIVISION_WORD = re.compile(
    r"\s(?:province|governorate|state|prefecture|region|oblast|territory|department)$",
    re.IGNORECASE,
)
_DISTRICT_WORD = re.compile(
    r"\s(?:district|county|counties|co\.|parish|borough|division|municipality|lga|regency|subdivision|agency)$",
    re.IGNORECASE,
)
_WORDS: tuple[tuple[re.Pattern[str], tuple[Kind, ...]], ...] = (
    (_DIVISION_WORD, ("division", "district", "town")),
    (_DISTRICT_WORD, ("district", "division", "town")),
    (_TOWN_WORD, ("town", "district")),
)
_OF = re.compile(
    r"^(?:the\s)?(?P<what>city|town|village|port|state|province|county|district|republic|kingdom)"
    r"\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|al|el|ad|an|ar|as|ash|at|az)[ -]", re.IGNORECASE)
_SHORT_SAINT = re.compile(r"St\.?\s")
_INNER_SAINT = re.compile(r"(?<=\s)St\.?\s")
_FRENCH_SAINT = re.compile(r"Sainte?-")
_POSSESSIVE = re.compile(r"['’´]s?$")


@lru_cache(maxsize=50_000)
def candidates(name: str) -> tuple[Entry, ...]:
    """The places that a name may mean, the most populous first; empty where none is known. The
    name may carry what it is ("Anbar province", "Hall County", "South Arden")."""
    name = _POSSESSIVE.sub("", name.strip())
    if not name:
        return ()
    found = _abbreviated(name) or _people(name) + gazetteer().named(name) or _described(name)
    if not found and (spelled := _INNER_SAINT.sub("Saint ", name)) != name:
        found = gazetteer().named(spelled)
    if _SHORT_SAINT.match(name):
        # Nobody shortens a French saint so.
        found = tuple(e for e in found if not _FRENCH_SAINT.match(e.name)) or found
    if any(entry.population >= _LARGE for entry in found if fold(entry.name) == fold(name)):
        # Columbia is no short name of the District of Columbia.
        found = tuple(e for e in found if not fold(e.name).endswith(f"district of {fold(name)}"))
    return (found + _counties(name))[:MOST]


def _people(name: str) -> tuple[Entry, ...]:
    """The country of a demonym."""
    code = DEMONYMS.get(name) or DEMONYMS.get(name.removesuffix("s"))
    entry = gazetteer().country(code) if code else None
    return (entry,) if entry else ()


def _counties(name: str) -> tuple[Entry, ...]:
    """The American counties that a bare name may mean ("Cass and Clay counties")."""
    found = (*gazetteer().named(f"{name} County"), *gazetteer().named(f"{name} Parish"))
    return tuple(entry for entry in found if entry.kind == "district" and entry.country == "US")


def _abbreviated(name: str) -> tuple[Entry, ...]:
    if name in POSTAL:
        found = gazetteer().division(POSTAL[name], "US")
        return (found,) if found else ()
    country, full = ABBREVIATIONS.get(fold(name), ("", ""))
    if not full or len(name) > 7 or (fold(name) == name and not name.endswith(".")):
        return ()
    found = gazetteer().division(full, country)
    others = gazetteer().named(name) if not name.endswith(".") else ()
    return ((found,) if found else ()) + others


def _described(name: str) -> tuple[Entry, ...]:
    """What a name means without the words that say what it is or which part."""
    for pattern, kinds in _WORDS:
        bare = pattern.sub("", name)
        if bare != name and (found := _of_kinds(bare, kinds)):
            return found
    for pattern in (_OF, _COMPASS, _ARTICLE):
        bare = pattern.sub("", name, count=1)
        if bare != name and (found := gazetteer().named(bare)):
            return found
    for article in ("al ", "el "):
        if found := gazetteer().named(article + name):
            return found
    return ()


def _of_kinds(name: str, kinds: tuple[Kind, ...]) -> tuple[Entry, ...]:
    """The places of a name that are of the first of these kinds that any is of."""
    found = gazetteer().named(name)
    for kind in kinds:
        chosen = tuple(entry for entry in found if entry.kind == kind)
        if chosen:
            return chosen
    return ()


def holders(name: str) -> tuple[Entry, ...]:
    """The areas that a name after a comma may mean: "Arden, Ohio", "Arden, Kent"."""
    return tuple(e for e in candidates(name) if e.kind in ("country", "division", "district"))


def holds(area: Entry, place: Entry) -> bool:
    """Whether an area is one that a place lies in."""
    if area.kind == "country":
        return area.country == place.country and place.kind != "country"
    if area.kind == "division":
        return area.key == place.division and area.key != place.key
    if area.kind == "town":
        return area.key == place.town
    return area.kind == "district" and area.key == place.district and area.key != place.key
