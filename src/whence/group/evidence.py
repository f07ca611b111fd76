"""What speaks for and against two mentions being one incident: features with weights.

Weights add up. The scale: the same day and the same town of the same kind of event are enough
(``JOIN``), any two of them are not. A weight of ``NEVER`` says that nothing else can make up for
it.
"""

from __future__ import annotations

import math
from datetime import date
from difflib import SequenceMatcher

from whence.group.sketch import NEWS_LAG, SITE, Dates, Point, Sketch, skeleton
from whence.model import Effect, IncidentKind

NEVER = -100.0
JOIN = 5.25
"""Two dated mentions with this much between them are one incident."""
JOIN_UNDATED = 4.75
"""The same where one of them gives no date of its own; it must then fit no other incident."""
COPIED = 20.0
"""The weight of the same words in two copies of one report. Only the rule that an article's events
are different ones stands above it."""

REPRINT = 14
"""Days between the dates that two copies of one report may give for its event."""
MOST_FOR_NAMES = 4.0
FOLLOW_UP = 365
"""Days after an event in which an undated article may still be about it."""

Feature = tuple[str, float]

_RELATED: tuple[tuple[IncidentKind, IncidentKind], ...] = (
    ("bombing", "air strike"),
    ("bombing", "shelling"),
    ("air strike", "shelling"),
    ("bombing", "arson"),
    ("bombing", "shooting"),
    ("shooting", "clash"),
    ("shooting", "stabbing"),
    ("shooting", "abduction"),
    ("shelling", "clash"),
    ("abduction", "arrest"),
    ("displacement", "clash"),
    ("displacement", "arson"),
    ("displacement", "shelling"),
)
"""Kinds under which two outlets may report one event."""
_FAR_M = 40_000
_CLOSE_M = 10_000


def evidence(one: Sketch, other: Sketch) -> tuple[Feature, ...]:
    """The features of two mentions with their weights, those that weigh nothing left out."""
    copied = _copied(one, other)
    if copied:
        return copied
    found = (
        *_dates(one.dates, other.dates),
        *_places(one, other),
        *_kinds(one.kind, other.kind),
        *_tolls(one, other),
        *_weapons(one, other),
        *_names(one, other),
    )
    return tuple(feature for feature in found if feature[1])


def total(features: tuple[Feature, ...]) -> float:
    """The sum of the weights."""
    return sum(weight for _, weight in features)


def same_event(one: Sketch, other: Sketch) -> bool:
    """Whether two mentions of one article are beyond doubt one event, told twice: same date and
    place as far as both give them, no other figures."""
    if one.background != other.background or one.dates != other.dates:
        return False
    if (one.fine, one.towns) != (other.fine, other.towns) or not (one.fine or one.towns):
        return False
    shared = set(one.figures) & set(other.figures)
    return all(one.figures[effect] & other.figures[effect] for effect in shared)


# -- copies -----------------------------------------------------------------------------------


def _copied(one: Sketch, other: Sketch) -> tuple[Feature, ...]:
    """The same words in copies of one report are about the same event, whatever date an editor's
    "today" comes to."""
    if one.family_id != other.family_id or one.article_id == other.article_id:
        return ()
    if one.dates.latest and other.dates.latest and _gap(one.dates, other.dates) > REPRINT:
        return ()
    shared = len(one.quotes & other.quotes)
    if shared * 2 < min(len(one.quotes), len(other.quotes)):
        return ()
    return (("the same words in copies of one report", COPIED),)


# -- dates ------------------------------------------------------------------------------------


def _dates(one: Dates, other: Dates) -> tuple[Feature, ...]:
    if one.month_day or other.month_day:
        return _partial(one, other)
    if not (one.latest and other.latest):
        return ()
    gap = _gap(one, other)
    if one.explicit and other.explicit:
        return _stated(one, other, gap)
    return _bounded(one, other, gap)


def _bounded(one: Dates, other: Dates, gap: int) -> tuple[Feature, ...]:
    """One side or both have only what the article's own date allows."""
    if not (one.explicit or other.explicit):
        if gap:
            return (("reported at other times", -2.0 if gap <= FOLLOW_UP else NEVER),)
        return (("reported in the same days", 0.75),)
    if gap == 0:
        wide = any(side.earliest is None or _days(side) > 31 for side in (one, other))
        return (("the date fits", 0.25 if wide else 1.0),)
    event, reported = (one, other) if one.explicit else (other, one)
    if gap > 1 and (reported.latest or date.max) < (event.earliest or date.min):
        return (("reported before it", NEVER),)
    return (("reported long after", -2.0 if gap <= FOLLOW_UP else NEVER),)


def _stated(one: Dates, other: Dates, gap: int) -> tuple[Feature, ...]:
    if gap > 1:
        return (("other dates", NEVER),)
    if gap == 1:
        return (("a day apart", 1.0 if _days(one) == _days(other) == 1 else 0.0),)
    if _days(one) == _days(other) == 1:
        return (("the same day", 3.0),)
    return (("the dates overlap", 2.0),)


def _partial(one: Dates, other: Dates) -> tuple[Feature, ...]:
    """One side or both give a day and a month without the year."""
    first, second = one.day_of_year, other.day_of_year
    if first is None or second is None:
        return ()
    if one.explicit and other.explicit:
        apart = min(abs(first - second), 366 - abs(first - second))
        if apart > 1:
            return (("other dates", NEVER),)
        return (("a day apart", 0.5) if apart else ("the same day of the year", 2.5),)
    if not (one.explicit or other.explicit):
        return ()
    # A dateline's day: the event was in the week before it.
    event, reported = (first, second) if one.explicit else (second, first)
    lag = (reported - event) % 366
    if lag in (*range(NEWS_LAG.days + 1), 365):
        return (("the dateline fits", 1.0),)
    return (("the dateline does not fit", NEVER),)


def _gap(one: Dates, other: Dates) -> int:
    """Days between two ranges; 0 where they touch."""
    low = max(one.earliest or date.min, other.earliest or date.min)
    high = min(one.latest or date.max, other.latest or date.max)
    return max(0, (low - high).days)


def _days(dates: Dates) -> int:
    return ((dates.latest or date.max) - (dates.earliest or date.min)).days + 1


# -- places -----------------------------------------------------------------------------------


def _places(one: Sketch, other: Sketch) -> tuple[Feature, ...]:
    if one.countries and other.countries and not one.countries & other.countries:
        return (("other countries", NEVER),)
    apart = _nearest(one.points, other.points)
    same_town = bool(one.towns & other.towns) or (apart is not None and apart <= _CLOSE_M)
    if apart is not None and apart > _FAR_M and not same_town:
        return (("places far apart", NEVER),)
    named = _same_name(one.fine | one.coarse, other.fine) or _same_name(one.fine, other.coarse)
    if named:
        return ((f"the same named place: {named}", 3.0),)
    both_fine = bool(one.fine and other.fine)
    if same_town:
        return (("the same town", 2.0), ("other places in it", -2.0 if both_fine else 0.0))
    if apart is not None:
        return (("places near each other", 1.0),)
    return (_vaguely_placed(one, other, both_fine),)


def _vaguely_placed(one: Sketch, other: Sketch, both_fine: bool) -> Feature:
    common = sorted(one.coarse & other.coarse)
    if common:
        return f"the same area: {common[0]}", 0.5
    if both_fine:
        return "places of other names", -1.5
    return "the same country", 0.25 if one.countries & other.countries else 0.0


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


# -- the rest ---------------------------------------------------------------------------------


def _kinds(one: IncidentKind, other: IncidentKind) -> tuple[Feature, ...]:
    if "attack" in (one, other):
        return (("an attack", 0.5),)
    if one == other:
        return ((f"the same kind: {one}", 1.0),)
    if (one, other) in _RELATED or (other, one) in _RELATED:
        return ()
    return (("other kinds", -2.0),)


def _tolls(one: Sketch, other: Sketch) -> tuple[Feature, ...]:
    found = []
    for effect in sorted(set(one.figures) & set(other.figures)):
        found.append(_toll(effect, one.figures[effect], other.figures[effect]))
    gain = max((weight for _, weight in found if weight > 0), default=0.0)
    loss = min((weight for _, weight in found if weight < 0), default=0.0)
    return tuple(feature for feature in found if feature[1] in (gain, loss))


def _toll(effect: Effect, one: frozenset[int], other: frozenset[int]) -> Feature:
    equal = one & other
    if equal:
        weight = 1.5 if max(equal) >= 10 else 1.0 if max(equal) >= 5 else 0.5
        return f"the same figure: {max(equal)} {effect}", weight
    ratio = min(max(a, b) / max(1, min(a, b)) for a in one for b in other)
    least = min(abs(a - b) for a in one for b in other)
    if ratio <= 1.5 or least <= 1:
        return f"figures near each other: {effect}", 0.75
    if ratio <= 3:
        return f"figures that a revision can explain: {effect}", 0.0
    return f"figures far apart: {effect}", -1.0 if ratio <= 8 else -2.0


def _weapons(one: Sketch, other: Sketch) -> tuple[Feature, ...]:
    found: list[Feature] = []
    common = sorted(one.weapons & other.weapons)
    if common:
        found.append((f"the same weapon: {common[0]}", 0.5))
    counts = sorted(one.counts & other.counts)
    if counts and counts[-1] > 2:
        found.append((f"as many of them: {counts[-1]}", 0.5))
    return tuple(found)


def _names(one: Sketch, other: Sketch) -> tuple[Feature, ...]:
    common = sorted(
        one.names.keys() & other.names.keys(), key=lambda name: (-one.names[name], name)
    )
    if not common:
        return ()
    weight = min(MOST_FOR_NAMES, sum(one.names[name] for name in common))
    return ((f"the same rare names: {', '.join(common[:3])}", round(weight, 2)),)
