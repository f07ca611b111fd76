"""When incidents were, as a picture: how many in each day, month or year."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from whence.review.axis import Tick, counting
from whence.store.entry import Entry
from whence.wording import days

WIDTH, HEIGHT = 1000, 300
"""Of the picture, in its own units."""
LEFT, BOTTOM = 50, 40
"""Room for the scale and for the dates."""

Unit = Literal["day", "month", "year"]
_MOST_DAYS, _MOST_MONTHS = 92, 130
_DATES = 9


class Bar(Struct, frozen=True):
    """The incidents of one span of time, and its place in the picture."""

    first: date
    last: date
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def label(self) -> str:
        """The span in words."""
        return days(self.first, self.last)


class Timeline(Struct, frozen=True):
    """Incidents by the first day that they may have been on. ``unsure`` may have been in another
    span too; ``undated`` are in none."""

    unit: Unit
    bars: tuple[Bar, ...]
    counts: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    unsure: int
    undated: int


def drawn(entries: Sequence[Entry]) -> Timeline | None:
    """The picture of some entries; None where none of them has a date."""
    dated = [entry for entry in entries if entry.earliest or entry.latest]
    if not dated:
        return None
    starts = [_start(entry) for entry in dated]
    unit = _unit(min(starts), max(starts))
    counts: dict[date, int] = defaultdict(int)
    for start in starts:
        counts[_floor(start, unit)] += 1
    spans = list(_spans(min(counts), max(counts), unit))
    highest, scale = counting(max(counts.values()), HEIGHT - BOTTOM)
    width = (WIDTH - LEFT) / len(spans)
    bars = [
        _bar(span, counts.get(span[0], 0) / highest, counts.get(span[0], 0), (index, width))
        for index, span in enumerate(spans)
    ]
    step = -(-len(bars) // _DATES)
    dates = [Tick(bar.x + bar.width / 2, _short(bar.first, unit)) for bar in bars[::step]]
    unsure = sum(
        _floor(entry.latest, unit) != _floor(_start(entry), unit) for entry in dated if entry.latest
    )
    undated = len(entries) - len(dated)
    return Timeline(unit, tuple(bars), scale, tuple(dates), unsure, undated)


def _bar(span: tuple[date, date], share: float, count: int, place: tuple[int, float]) -> Bar:
    index, width = place
    height = share * (HEIGHT - BOTTOM - 10)
    gap = min(2.0, width / 5)
    x = LEFT + index * width + gap / 2
    return Bar(*span, count, x, HEIGHT - BOTTOM - height, width - gap, height)


def _start(entry: Entry) -> date:
    start = entry.earliest or entry.latest
    assert start is not None
    return start


def _unit(first: date, last: date) -> Unit:
    if (last - first).days < _MOST_DAYS:
        return "day"
    return "month" if (last - first).days / 30.4 < _MOST_MONTHS else "year"


def _floor(day: date, unit: Unit) -> date:
    match unit:
        case "day":
            return day
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _spans(first: date, last: date, unit: Unit) -> Iterator[tuple[date, date]]:
    start = _floor(first, unit)
    while start <= last:
        end = _end(start, unit)
        yield start, end
        if end == date.max:
            return
        start = end + timedelta(days=1)


def _end(start: date, unit: Unit) -> date:
    match unit:
        case "day":
            return start
        case "month":
            return start.replace(day=monthrange(start.year, start.month)[1])
        case "year":
            return start.replace(month=12, day=31)


def _short(day: date, unit: Unit) -> str:
    match unit:
        case "day":
            return f"{day.day} {day:%b} {day.year}"
        case "month":
            return f"{day:%b} {day.year}"
        case "year":
            return str(day.year)
