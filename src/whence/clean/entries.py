"""Live blogs and round-ups: pages of several reports, each under a time, a date or a dateline.

A chronology inside a report is none: the entries must be most of the page, and must have been
written within some weeks of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from statistics import median

from msgspec import Struct

from whence.clean.stamps import Stamp, at
from whence.model import DateRange

LEAST = 3
"""Entries that make a page a live blog or round-up."""
_INTRODUCED = 150
"""Words before the first entry that a live blog may have whatever its length, and..."""
_INTRODUCTION = 0.35
"""...the share of all its words that they may be."""
_LARGEST = 0.75
"""The share of the entries' words that one may have."""
_IN_ORDER = 0.7
"""The share of the entries' neighbours that stand in one order of time."""
_ABOVE = 3
"""Rows above a stamp in which its entry's headline may stand."""
_WINDOW = timedelta(days=45)
"""Before the page's own date; an older entry is history."""
_NEAR = 0.8
"""The share of the entries with a day that must lie within it."""
_USUAL = 15
"""Words of the middle one of the entries; what is shorter are labels of films or pictures."""
FOUND = "item"


class Row(Struct, frozen=True):
    """One line of a page. ``words`` are those of running text, 0 for labels and furniture;
    ``stamp`` what dates the line; ``place`` whether it begins with a dateline; ``group`` the number
    of the like elements that the line stands in, of which each is one entry (0: in none); ``main``
    whether the line belongs to what the page is about, so far as its shape tells."""

    words: int
    heading: bool = False
    stamp: Stamp | None = None
    place: bool = False
    group: int = 0
    main: bool = True

    @property
    def runs(self) -> bool:
        """Whether it is running text and no heading."""
        return self.words > 0 and not self.heading


class Entry(Struct, frozen=True):
    """One entry: the rows that it has, from ``first`` to before ``last``; of these its headline and
    its body; and what dates it."""

    first: int
    last: int
    headline: int | None
    body: tuple[int, ...]
    stamp: Stamp


class Known(Struct, frozen=True):
    """What the page says of itself: when it was published, when it was last changed, and the day
    after which nothing on it can have been written."""

    published: DateRange | None = None
    updated: DateRange | None = None
    latest: date | None = None

    def ends(self) -> date | None:
        """The last day that the page tells of itself."""
        last = self.updated or self.published
        return last.latest if last else self.latest


def find(rows: Sequence[Row], known: Known, least: int = LEAST) -> tuple[Entry, ...]:
    """The entries of a page, in its order; empty where it is one report. ``least`` are the entries
    that it must have."""
    grouped = any(row.group for row in rows)
    for wanted in (_is_clocked, _is_dated, _is_placed):
        marks = [number for number, row in enumerate(rows) if wanted(rows, number)]
        own = marks if grouped else _less_the_pages(rows, marks, least)
        found = (_grouped if grouped else _cut)(rows, own)
        found = tuple(entry for entry in found if entry.body)
        told = not grouped and wanted is _is_clocked and _is_chronology(rows, found)
        if not told and _are_main(rows, found, least) and _timely(found, known):
            return found
    return ()


def _less_the_pages(rows: Sequence[Row], marks: list[int], least: int) -> list[int]:
    """The marks without the page's own date above its text, which names a day where the entries
    give times of day alone."""
    first = rows[marks[0]] if marks else None
    others = [rows[mark].stamp for mark in marks[1:]]
    if first is None or first.words or first.stamp is None or first.stamp.day is None:
        return marks
    alone = sum(stamp is not None and stamp.day is None for stamp in others)
    return marks[1:] if alone >= max(least, 0.8 * len(others)) else marks


def _is_chronology(rows: Sequence[Row], found: tuple[Entry, ...]) -> bool:
    """Whether the lines tell the hours of something past: each begins with its time, the earliest
    first. A live blog prints its times apart, or its last entry first."""
    inside = all(entry.body and rows[entry.body[0]].stamp is entry.stamp for entry in found)
    clocks = [entry.stamp.clock.replace(tzinfo=None) for entry in found if entry.stamp.clock]
    up = sum(before <= after for before, after in pairwise(clocks))
    return inside and up > (len(clocks) - 1) / 2


def _is_clocked(rows: Sequence[Row], number: int) -> bool:
    stamp = rows[number].stamp
    return stamp is not None and stamp.clock is not None


def _is_dated(rows: Sequence[Row], number: int) -> bool:
    stamp = rows[number].stamp
    return stamp is not None and stamp.day is not None and not rows[number].place


def _is_placed(rows: Sequence[Row], number: int) -> bool:
    """Whether a row begins with a dateline right under a headline of its own."""
    return rows[number].place and number > 0 and rows[number - 1].heading


def _cut(rows: Sequence[Row], marks: list[int]) -> tuple[Entry, ...]:
    """The rows cut before each mark, or before the headline that stands above it."""
    begun: list[tuple[int, int]] = []
    for mark in marks:
        if begun and not any(row.words for row in rows[begun[-1][1] : mark]):
            continue  # one entry, dated twice
        floor = begun[-1][1] + 1 if begun else 0
        begun.append((_start(rows, mark, floor), mark))
    stretches = pairwise([*begun, (len(rows), len(rows))])
    return tuple(_entry(rows, first, after, mark) for (first, mark), (after, _) in stretches)


def _start(rows: Sequence[Row], mark: int, floor: int) -> int:
    """Where an entry begins: at the headline right above its mark. A time that stands in its own
    text has none above it."""
    row = rows[mark]
    if row.runs and row.stamp and row.stamp.clock:
        return mark
    for number in range(mark - 1, max(floor, mark - 1 - _ABOVE) - 1, -1):
        row = rows[number]
        if row.runs:
            break
        if row.heading:
            return mark if row.stamp else number
    return mark


def _grouped(rows: Sequence[Row], marks: list[int]) -> tuple[Entry, ...]:
    """Each element that holds a mark, as an entry."""
    members: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        if row.group:
            members.setdefault(row.group, []).append(number)
    found = []
    dated = set(marks)
    for numbers in members.values():
        mark = next((number for number in numbers if number in dated), None)
        if mark is not None:
            found.append(_entry(rows, numbers[0], numbers[-1] + 1, mark))
    return tuple(found)


def _entry(rows: Sequence[Row], first: int, last: int, mark: int) -> Entry:
    inside = range(first, last)
    texts = [number for number in inside if rows[number].runs]
    begin = texts[0] if texts else last
    headline = next((number for number in inside if number < begin and rows[number].heading), None)
    body = tuple(number for number in inside if number != headline and rows[number].words)
    if not body and headline == mark:
        headline, body = None, (mark,)  # all that it says stands in one line
    return Entry(first, last, headline, body, rows[mark].stamp or Stamp())


def _are_main(rows: Sequence[Row], found: tuple[Entry, ...], least: int) -> bool:
    """Whether the entries are enough, and what the page is about."""
    sizes = [sum(rows[n].words for n in entry.body if rows[n].main) for entry in found]
    if sum(size > 0 for size in sizes) < least:
        return False
    total, inside = sum(row.words for row in rows if row.main), sum(sizes)
    before = sum(row.words for row in rows[: found[0].first] if row.main)
    introduced = before <= _INTRODUCED or before <= _INTRODUCTION * total
    own = {(each.stamp.month, each.stamp.day, each.stamp.clock) for each in found}
    several = len(own) > len(found) / 2 or own == {(None, None, None)}
    return (
        introduced
        and several
        and before < inside
        and inside >= 0.6 * (total - before)
        and median(sizes) >= _USUAL
        and max(sizes) <= _LARGEST * inside
    )


def _timely(found: tuple[Entry, ...], known: Known) -> bool:
    nights = (
        (known.updated.latest - known.published.earliest).days
        if (known.published and known.updated)
        else 0
    )
    return _ordered([each.stamp for each in found], nights) and _recent(found, known)


def _ordered(stamps: list[Stamp], nights: int) -> bool:
    """Whether the stamps run mostly forwards or mostly backwards, ``nights`` aside."""
    keys = [
        (each.year or 0, each.month or 0, each.day or 0, each.clock.replace(tzinfo=None))
        if each.clock
        else (each.year or 0, each.month or 0, each.day or 0)
        for each in stamps
    ]
    pairs = list(pairwise(keys))
    up = sum(before <= after for before, after in pairs)
    down = sum(before >= after for before, after in pairs)
    return max(up, down) >= min(_IN_ORDER * len(pairs), len(pairs) - nights)


def _recent(found: tuple[Entry, ...], known: Known) -> bool:
    """Whether the entries that name a day were written shortly before the page's last day, or
    within one stretch of that length where the page tells no day."""
    end = known.ends()
    days = [entry.stamp.within(end) if end else entry.stamp.whole for entry in found]
    named = sum(entry.stamp.day is not None for entry in found)
    told = [day for day in days if day]
    last = end or max(told, default=date.max)
    near = sum(last - _WINDOW <= day <= last + timedelta(days=1) for day in told)
    return near >= _NEAR * named


# -- when each was written --------------------------------------------------------------------


def days(
    rows: Sequence[Row], found: tuple[Entry, ...], known: Known
) -> tuple[DateRange | None, ...]:
    """When each entry was written: as its stamp says; on the day of the heading above it; or, where
    it gives a time of day alone, on the page's own day, counted on where the times pass midnight.
    An entry that may be of several days has the range of them."""
    end = known.ends()
    headed = _headed(rows, found, end)
    counted = _counted(found, known)
    made = []
    for entry, above, other in zip(found, headed, counted, strict=True):
        day = entry.stamp.within(end) if end else entry.stamp.whole
        made.append(_range(day or above, entry.stamp) or other)
    latest = known.latest
    return tuple(
        each if each and (latest is None or each.earliest <= latest + timedelta(days=1)) else None
        for each in made
    )


def _range(day: date | None, stamp: Stamp) -> DateRange | None:
    return DateRange(day, day, FOUND, at(day, stamp.clock)) if day else None


def _headed(
    rows: Sequence[Row], found: tuple[Entry, ...], end: date | None
) -> tuple[date | None, ...]:
    """The day of the nearest row above each entry that gives a day alone."""
    made: list[date | None] = []
    for entry in found:
        above = (rows[number].stamp for number in range(entry.first, -1, -1))
        alone = next((each for each in above if each and each.day and each.clock is None), None)
        made.append((alone.within(end) if end else alone.whole) if alone else None)
    return tuple(made)


def _counted(found: tuple[Entry, ...], known: Known) -> tuple[DateRange | None, ...]:
    """The days of entries that give times of day alone, or no time at all."""
    first, last = known.published, known.updated
    if first is None:
        return (None,) * len(found)
    until = last.latest if last and last.latest >= first.latest else first.latest
    clocks = [entry.stamp.clock for entry in found]
    told = [clock.replace(tzinfo=None) for clock in clocks if clock]
    spread = DateRange(first.earliest, until, FOUND)
    if len(told) < len(found):
        return (spread,) * len(found)
    passed = _passing(told, first.earliest, until)
    if passed is None:
        return (spread if last else None,) * len(found)
    return tuple(_range(day, entry.stamp) for day, entry in zip(passed, found, strict=True))


def _passing(clocks: list[time], first: date, last: date) -> list[date] | None:
    """The day of each of the times in their order, newest first or oldest first, where the
    midnights that they pass are as many as lie between the page's days; None where not."""
    pairs = list(pairwise(clocks))
    newest_first = sum(before >= after for before, after in pairs) * 2 >= len(pairs)
    nights = [after > before if newest_first else after < before for before, after in pairs]
    if sum(nights) != (last - first).days:
        return None
    day, step = (last, -1) if newest_first else (first, 1)
    made = [day]
    for night in nights:
        made.append(made[-1] + timedelta(days=step) if night else made[-1])
    return made
