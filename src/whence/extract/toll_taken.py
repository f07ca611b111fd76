"""Tolls of those who were taken: "took 12 people hostage", "seized more than 200 pupils"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.toll_scene import Link, Scene


def hostage(at: Scene, place: int) -> Iterator[Link]:
    """ "took 12 people hostage", "12 people were taken hostage"."""
    one = at.ending.get(place)
    if (
        one
        and one.sort == "counted"
        and at.low(one.first - 1)
        in (["took", "take", "takes", "taking", "held", "holding", "taken", "hold"])
    ):
        yield Link("abducted", (one,), one.first - 1, place + 1, "active")
        return
    if at.low(place - 1) in ("taken", "held") and at.low(place - 2) in words.BE:
        step = place - 2
        while at.low(step - 1) in words.AUXILIARY:
            if at.low(step - 1) in words.MODALS:
                return
            step -= 1
        one = at.ending.get(step)
        if one and one.sort in ("counted", "bare") and not one.definite:
            yield Link("abducted", (one,), one.first, place + 1, "passive")


def taken(at: Scene, place: int) -> Iterator[Link]:
    """ "seized more than 200 pupils from the school"."""
    one = at.starting.get(place + 1)
    if one is None or one.sort != "counted" or one.figures == (0,):
        return
    after = at.low(one.stop)
    seized = at.low(place) in ("seized", "seizing") and after in ("from", "in", "at", "during", ".")
    if seized or (after == "from" and _is_name(at, one.stop + 1)):
        yield Link("abducted", (one,), place, one.stop, "taken")


def _is_name(at: Scene, place: int) -> bool:
    if at.low(place) in words.DETERMINERS | {"a", "an"}:
        return at.low(place + 1) in ("school", "village", "town", "church", "bus", "hotel", "camp")
    return place < len(at.sentence) and at.sentence[place].text[0].isupper()
