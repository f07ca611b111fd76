"""The scales of pictures."""

from __future__ import annotations

import math

from msgspec import Struct


class Tick(Struct, frozen=True):
    """A place on a scale, in the picture's units, and what it says."""

    at: float
    label: str


def counting(highest: int, length: float, most: int = 5) -> tuple[int, tuple[Tick, ...]]:
    """A scale from 0 upwards over ``length`` units that holds ``highest``, in round steps, at most
    ``most`` of them. Returns its upper end and its ticks; they count from the picture's top."""
    step = _round_step(max(1, highest) / most)
    top = step * max(1, math.ceil(highest / step))
    numbers = range(0, top + 1, step)
    room = length - 10
    return top, tuple(Tick(length - number / top * room, f"{number:,}") for number in numbers)


def _round_step(least: float) -> int:
    power = 10 ** max(0, math.floor(math.log10(max(1.0, least))))
    return next(int(power * times) for times in (1, 2, 5, 10) if power * times >= least)
