"""Which mentions are worth comparing: those that share a key.

Keys are the family, a rare name, a salient word in one fortnight, a place or a neighbourhood in one
week, and a large figure in one week. What share no key is never compared, so that the number of
comparisons grows with the number of mentions and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from whence.group.sketch import Sketch, skeleton

CROWD = 400
"""Mentions that share one key at most. A key that more share tells nothing."""
LARGE = 10
"""A figure from which on the same one in the same week is worth a look, whatever the place."""

Pair = tuple[int, int]


def pairs(found: Sequence[Sketch]) -> Iterator[Pair]:
    """Pairs of mentions that share a key, each once, the earlier first."""
    weeks = [_weeks(sketch) for sketch in found]
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sketch in enumerate(found):
        for key in set(_keys(sketch, weeks[number])):
            blocks[key].append(number)
    seen: set[Pair] = set()
    for key in sorted(blocks):
        if len(blocks[key]) > CROWD:
            continue
        for left, right in combinations(blocks[key], 2):
            # Two that both tell their weeks meet in a week that they share, or not at all.
            timed = key[0] == "place at any time" and weeks[left] and weeks[right]
            if not timed and (left, right) not in seen:
                seen.add((left, right))
                yield left, right


def _keys(sketch: Sketch, weeks: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield "family", sketch.family_id
    for name in sketch.names:
        yield "name", name
    for fortnight in _fortnights(sketch):
        yield from (("word", word, fortnight) for word in sketch.salient)
    near = {*sketch.fine, *sketch.towns, *map(skeleton, sketch.fine)}
    for place in near:
        yield "place at any time", place
    for place in near | sketch.coarse | set(_cells(sketch)):
        yield from (("place", place, week) for week in weeks)
    for effect, numbers in sketch.figures.items():
        for number in numbers:
            if number >= LARGE:
                yield from (("toll", effect, str(number), week) for week in weeks)
                if sketch.dates.explicit and sketch.dates.day_of_year:
                    yield "toll of a day", effect, str(number), str(sketch.dates.day_of_year)


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


def _weeks(sketch: Sketch) -> tuple[str, ...]:
    """The weeks that the event may have been in, none where that is more than a month."""
    low, high = sketch.dates.earliest, sketch.dates.latest
    if low is None or high is None or high - low > timedelta(days=31):
        return ()
    first, last = (low - timedelta(days=1)).toordinal() // 7, (high.toordinal() + 1) // 7
    return tuple(str(week) for week in range(first, last + 1))
