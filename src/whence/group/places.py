"""How two mentions' places stand to each other."""

from __future__ import annotations

import math
from difflib import SequenceMatcher

from whence.group.sketch import SITE, Point, Sketch, skeleton

_FAR_M = 40_000
_CLOSE_M = 10_000

OTHER_PARTS = "other parts"
"""The level of two quarters of a town, or two villages."""
_APART = tuple(
    map(
        frozenset,
        (
            ("upper", "lower", "middle"),
            ("north", "south", "east", "west", "central"),
            ("northern", "southern", "eastern", "western"),
            ("new", "old"),
            ("great", "little"),
            ("big", "small"),
        ),
    )
)

Compared = tuple[str, str, bool]
"""A level, its words, and whether it rules one incident out."""


def compared_places(one: Sketch, other: Sketch) -> Compared | None:
    """The level on which two mentions' places are; None where one of them gives none."""
    if one.countries and other.countries and not one.countries & other.countries:
        return "other countries", "other countries", True
    apart = _nearest(one.points, other.points)
    same_town = bool(one.towns & other.towns) or (apart is not None and apart <= _CLOSE_M)
    if apart is not None and apart > _FAR_M and not same_town:
        return "far apart", "places far apart", True
    named = _same_name(one.fine | one.coarse, other.fine) or _same_name(one.fine, other.coarse)
    if named and not _other_sites(one, other):
        return "same named place", f"the same named place: {named}", False
    if _other_parts(one, other, bool(named)):
        return OTHER_PARTS, "other quarters or villages", False
    if named or same_town:
        return _in_one_town(one, other)
    return _vaguely_placed(one, other, apart)


def _other_sites(one: Sketch, other: Sketch) -> bool:
    """Whether they are other places of one name: "the bus depot in Velde", "a checkpoint in
    Velde"."""
    return bool(one.sites and other.sites) and one.sites.isdisjoint(other.sites)


def _other_parts(one: Sketch, other: Sketch, named: bool) -> bool:
    """Whether they are two quarters, villages or camps, be they of one district; or two districts,
    unless a place is ``named`` in both; or two places of one name, the upper and the lower one."""
    for kind in ("camp", "quarter", "village", "district"):
        mine = {name for first, name in one.parts if first == kind}
        theirs = {name for first, name in other.parts if first == kind}
        if mine and theirs:
            alike = any(a == b or _spelt_alike(a, b) for a in mine for b in theirs)
            return not alike and not (named and kind == "district")
    return any(
        _counterparts(name, another)
        for name in one.fine - other.fine
        for another in other.fine - one.fine
    )


def _counterparts(one: str, other: str) -> bool:
    """Whether two names differ by one of the words that tell places of one name apart."""
    words, others = one.split(), other.split()
    return (
        words[1:] == others[1:] != []
        and words[0] != others[0]
        and any({words[0], others[0]} <= pair for pair in _APART)
    )


def _in_one_town(one: Sketch, other: Sketch) -> Compared:
    if (one.fine and other.fine) or _other_sites(one, other):
        return "other places in the town", "the same town, other places in it", False
    return "same town", "the same town", False


def _vaguely_placed(one: Sketch, other: Sketch, apart: float | None) -> Compared | None:
    if apart is not None:
        return "near", "places near each other", False
    common = sorted(one.coarse & other.coarse)
    if common:
        return "same area", f"the same area: {common[0]}", False
    if told := _named_in_the_other(one, other):
        return told
    if one.fine and other.fine:
        return "other names", "places of other names", False
    if one.countries & other.countries:
        return "same country", "the same country", False
    return None


def _named_in_the_other(one: Sketch, other: Sketch) -> Compared | None:
    """The place of one of them that no gazetteer knows, and that the other names without saying
    that its event was there."""
    for sketch, another in ((one, other), (other, one)):
        for name in sorted(sketch.unknown):
            if set(name.split()).issubset(another.words.words):
                return "named in the other", f"a place of one that the other names: {name}", False
    return None


def _same_name(one: frozenset[str], other: frozenset[str]) -> str | None:
    common = one & other
    if common:
        return min(common, key=lambda name: (-len(name), name))
    for name in sorted(one):
        for candidate in sorted(other):
            if _spelt_alike(name, candidate):
                return name
    return None


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two names differ only as transliterations do, or by a word for what the place is:
    "Harigat" and "Harrigaat market", but not "Reed Market" and "Reed Street"."""
    words, others = one.split(), other.split()
    sites = {word for word in words if SITE.fullmatch(word)}
    other_sites = {word for word in others if SITE.fullmatch(word)}
    if sites and other_sites and sites != other_sites:
        return False
    words = [word for word in words if word not in sites]
    others = [word for word in others if word not in other_sites]
    return (
        bool(words)
        and len(words) == len(others)
        and all(
            first == second
            or (
                skeleton(first) == skeleton(second)
                and SequenceMatcher(None, first, second, False).ratio() >= 0.75
            )
            for first, second in zip(words, others, strict=True)
        )
    )


def _nearest(one: tuple[Point, ...], other: tuple[Point, ...]) -> float | None:
    """Metres between the nearest edges of the two most exact places."""
    if not (one and other):
        return None
    first, second = one[0], other[0]
    reach = max(first.radius_m, second.radius_m)
    return max(0.0, distance_m(first, second) - reach)


def distance_m(one: Point, other: Point) -> float:
    """Metres between two points on the globe."""
    phi, psi = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6_371_000 * math.asin(math.sqrt(min(1.0, half)))
