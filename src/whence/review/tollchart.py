"""How a toll was told over time, as a picture: a mark for each total that somebody gave.

Each source, which is the informant or the outlet as asked for, has a colour and a shape of its own,
so that nothing hangs on colour alone. A bound ("at least 12") is drawn as an arrow from its figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from whence.model import Outcome, Told
from whence.review.axis import Tick, counting

WIDTH, HEIGHT = 1000, 320
"""Of the picture, in its own units."""
LEFT, BOTTOM, RIGHT = 60, 40, 20
"""Room for the scale, for the dates and at the end."""
SHAPES = (
    "M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6z",
    "M-5.5-5.5H5.5V5.5H-5.5z",
    "M0-7L6.5 5H-6.5z",
    "M0-7.5L7.5 0L0 7.5L-7.5 0z",
    "M0 7L6.5-5H-6.5z",
    "M-2.2-6.5H2.2V-2.2H6.5V2.2H2.2V6.5H-2.2V2.2H-6.5V-2.2H-2.2z",
    "M-6.5-4L-4-6.5L0-2.5L4-6.5L6.5-4L2.5 0L6.5 4L4 6.5L0 2.5L-4 6.5L-6.5 4L-2.5 0z",
    "M0-7L6.7-2.2L4.1 5.7H-4.1L-6.7-2.2z",
)
"""Outlines of the marks around their middle; the last is that of everybody who has none."""
_DATES = 6
_STEP, _ROOM = 15.0, 90.0


By = Literal["informant", "outlet"]
BY: tuple[By, ...] = get_args(By)


class Voice(Struct, frozen=True):
    """Somebody who gave totals, or several who gave few each (``others``). None is an outlet that
    names no informant, or an outlet that is not known. ``look`` counts from 1 over colours and
    SHAPES."""

    name: str | None
    look: int
    others: bool = False

    @property
    def shape(self) -> str:
        """The outline of his marks."""
        return SHAPES[self.look - 1]


class Point(Struct, frozen=True):
    """One total. ``low`` and ``high`` are places in the picture; ``bound`` says which way a bound
    leaves it open (1 up, -1 down, 0 not at all)."""

    told: Told
    voice: Voice
    x: float
    low: float
    high: float
    bound: int


class Chart(Struct, frozen=True):
    """The totals of one effect that have a day and a figure; ``left_out`` counts the others."""

    effect: str
    by: By
    points: tuple[Point, ...]
    voices: tuple[Voice, ...]
    counts: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    left_out: int


def drawn(outcome: Outcome, by: By = "informant") -> Chart | None:
    """The picture of a toll's series; None where it has fewer than two totals to draw."""
    shown = [told for told in outcome.series if told.on and _figures(told)]
    if len(shown) < 2:
        return None
    voices = _voices(shown, by)
    top, counts = counting(max(max(_figures(told)) for told in shown), HEIGHT - BOTTOM)
    days = [told.on for told in shown if told.on]
    first, last = min(days), max(days)
    length = max(1, (last - first).days)
    points = [
        _point(told, voices[_source(told, by)], (_x(told.on, first, length), top))
        for told in shown
        if told.on
    ]
    return Chart(
        outcome.field,
        by,
        tuple(_side_by_side(points)),
        tuple(dict.fromkeys(voices.values())),
        counts,
        _dates(first, last, length),
        len(outcome.series) - len(shown),
    )


def _figures(told: Told) -> list[int]:
    return [figure for figure in (told.low, told.high) if figure is not None]


def _point(told: Told, voice: Voice, place: tuple[float, int]) -> Point:
    x, top = place
    bound = 1 if told.high is None else -1 if told.low is None else 0
    figures = _figures(told)
    return Point(told, voice, x, _y(min(figures), top), _y(max(figures), top), bound)


def _side_by_side(points: Sequence[Point]) -> list[Point]:
    """The marks, those of one day and figure beside one another."""
    together: dict[tuple[float, float], list[Point]] = defaultdict(list)
    for point in points:
        together[point.x, point.high].append(point)
    step = {place: min(_STEP, _ROOM / len(held)) for place, held in together.items()}
    met: Counter[tuple[float, float]] = Counter()
    apart = []
    for point in points:
        place = point.x, point.high
        shift = met[place] - (len(together[place]) - 1) / 2
        met[place] += 1
        apart.append(replace(point, x=point.x + shift * step[place]))
    return apart


def _source(told: Told, by: By) -> str | None:
    return told.informant if by == "informant" else told.outlet


def _voices(shown: Sequence[Told], by: By) -> dict[str | None, Voice]:
    """Who spoke, those who did so most first."""
    spoke = Counter(_source(told, by) for told in shown)
    ordered = sorted(spoke, key=lambda name: (-spoke[name], name or ""))
    most = len(SHAPES) if len(ordered) <= len(SHAPES) else len(SHAPES) - 1
    voices = {name: Voice(name, look) for look, name in enumerate(ordered[:most], 1)}
    others = Voice(None, len(SHAPES), others=True)
    return {name: voices.get(name, others) for name in ordered}


def _x(day: date, first: date, length: int) -> float:
    return LEFT + 15 + (day - first).days / length * (WIDTH - LEFT - RIGHT - 30)


def _y(figure: int, top: int) -> float:
    return (HEIGHT - BOTTOM) - figure / top * (HEIGHT - BOTTOM - 10)


def _dates(first: date, last: date, length: int) -> tuple[Tick, ...]:
    step = max(1, -(-length // _DATES))
    count = (last - first).days // step + 1
    days = [first + timedelta(days=step * number) for number in range(count)]
    return tuple(Tick(_x(day, first, length), f"{day.day} {day:%b} {day.year}") for day in days)
