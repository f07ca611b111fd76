"""Which mentions are worth comparing: those that share a key.

Keys are the family, a rare name, a heavy word in one fortnight, a place or a neighbourhood in one
week, a street of a place, and a large figure in one week. What share no key is never compared, so
that the number of comparisons grows with the number of mentions and not with its square. A key that
a crowd shares tells nothing and brings nobody together.

A key is a number of 48 bits: a hash whose last three bits say what kind of key it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from whence.group.particulars import FEW
from whence.group.rarity import salient
from whence.group.sketch import Dates, Sketch, skeleton
from whence.group.words import hashed

CROWD = 400
"""Mentions that share one key at most. A key that more share tells nothing."""
RARE = 6
"""Families of articles that may hold a name for it to be a key, and to count at all."""
LARGE = 10
"""A figure from which on the same one in the same week is worth a look, whatever the place."""

PLAIN: Final = 0
ANY_TIME: Final = 1
"""A place without a week. Two mentions that both tell their weeks meet in a week that they share,
or not at all."""
NAME: Final = 2
OFFICE: Final = 3
"""That a report calls the bearer of a name by an office: such a name is no key."""
UNTIMED: Final = 4
"""That a mention with a place does not tell its weeks: those that tell theirs meet no others there
at any time."""
MARKS: Final = frozenset({OFFICE, UNTIMED})
"""Kinds of keys that mark a mention beside another key, and bring nobody together."""

_BITS = (1 << 48) - 8


def keys(sketch: Sketch) -> frozenset[int]:
    """The keys of a mention, those that mark names of people in office among them."""
    return frozenset(_keys(sketch))


def kind(key: int) -> int:
    """What kind of key a key is."""
    return key & 7


def name_key(name: str) -> int:
    """The key of a name."""
    return _key(NAME, "name", name)


def office_of(name: int) -> int:
    """The key that marks the name of this key as that of somebody in office."""
    return name & _BITS | OFFICE


def untimed_at(place: int) -> int:
    """The key that marks who holds this key of a place without telling weeks."""
    return place & _BITS | UNTIMED


def marked(key: int) -> int:
    """The key beside which a key of ``MARKS`` stands; any other key itself."""
    beside = {OFFICE: NAME, UNTIMED: ANY_TIME}.get(kind(key))
    return key if beside is None else key & _BITS | beside


def timed(dates: Dates) -> bool:
    """Whether a mention with these dates tells its weeks."""
    return bool(_weeks(dates))


def _key(kind: int, *parts: str) -> int:
    return hashed("\0".join(parts)) & _BITS | kind


def _keys(sketch: Sketch) -> Iterator[int]:
    weeks = _weeks(sketch.dates)
    yield _key(PLAIN, "family", sketch.family_id)
    yield from map(name_key, sketch.names)
    yield from (office_of(name_key(name)) for name in sketch.officials)
    words = salient(sketch.words)
    for fortnight in _fortnights(sketch):
        yield from (_key(PLAIN, "word", word, fortnight) for word in words)
    near = {*sketch.fine, *sketch.towns, *map(skeleton, sketch.fine)}
    for place in near:
        anytime = _key(ANY_TIME, "place", place)
        yield anytime
        if not weeks:
            yield untimed_at(anytime)
    for place in near | sketch.coarse | set(_cells(sketch)):
        yield from (_key(PLAIN, "place", place, week) for week in weeks)
    streets = sketch.particulars.streets
    if len(streets) <= FEW:
        for place in near:
            yield from (_key(PLAIN, "street", place, street) for street in streets)
    day = sketch.dates.day_of_year if sketch.dates.explicit else None
    for effect, numbers in sketch.figures.items():
        for number in numbers:
            if number >= LARGE:
                yield from (_key(PLAIN, effect, str(number), week) for week in weeks)
                if day:
                    yield _key(PLAIN, "toll of a day", effect, str(number), str(day))


def _fortnights(sketch: Sketch) -> tuple[str, ...]:
    """The fortnight of publication and the next, so that neighbours share one."""
    if sketch.published is None:
        return ("undated",)
    number = sketch.published.toordinal() // 14
    return str(number), str(number + 1)


def _cells(sketch: Sketch) -> Iterator[str]:
    """The half-degree cells around each point, so that neighbours share one."""
    for point in sketch.points:
        row, column = int(point.lat * 2 // 1), int(point.lon * 2 // 1)
        for up in (0, 1):
            for along in (0, 1):
                yield f"{row + up}/{column + along}"


def _weeks(dates: Dates) -> tuple[str, ...]:
    """The weeks that the event may have been in, none where that is more than a month."""
    low, high = dates.earliest, dates.latest
    if low is None or high is None or high - low > timedelta(days=31):
        return ()
    first, last = (low - timedelta(days=1)).toordinal() // 7, (high.toordinal() + 1) // 7
    return tuple(str(week) for week in range(first, last + 1))
