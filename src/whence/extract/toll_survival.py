"""Tolls of the hurt by how they fare: "is expected to survive", "fighting for her life",
"recovering from a gunshot wound", "two remain hospitalized"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_links import reduced
from whence.extract.toll_reach import subject
from whence.extract.toll_scene import Link, Scene

_LIVE_ON = word_set("survive recover live")
_WELL = word_set("ok okay fine alright")
_NOT_LIVE = word_set("in at with on out off there here")
_HURTS = words.WOUNDS | {"gunshot", "gunshots", "surgery", "burns"}
_EVENTS = word_set("shooting stabbing shootout shoot-out attack bombing blast explosion crash")
_NEAR = 6
_SOON = 4


def survival_links(at: Scene) -> Iterator[Link]:
    """Those of whom a sentence says that they live on, in word order."""
    for place in range(len(at.sentence)):
        stop = _fares(at, place)
        link = _of_whom(at, place, stop) if stop else None
        if link and not link.people[0].subset and link.people[0].high != 0:
            yield link


def _fares(at: Scene, place: int) -> int:
    """Where words that say how somebody hurt fares end, if they begin at a word; else 0."""
    low, after = at.low(place), at.low(place + 1)
    if low == "expected" and after == "to":
        return _expected_to(at, place + 2)
    if low == "fighting" and after == "for":
        return place + 4 if at.low(place + 3) in ("life", "lives") else 0
    if low == "clinging" and after == "to":
        return place + 3 if at.low(place + 2) == "life" else 0
    if low == "recovering":
        return _recovering(at, place + 1)
    if low in ("hospitalized", "hospitalised") and at.low(place - 1) in words.REMAIN:
        return place + 1
    on_support = (low, after, at.low(place + 2)) == ("on", "life", "support")
    return place + 3 if on_support and at.low(place - 1) in ("is", "are") else 0


def _expected_to(at: Scene, place: int) -> int:
    low, after = at.low(place), at.low(place + 1)
    if low in _LIVE_ON:
        return 0 if low == "live" and after in _NOT_LIVE else place + 1
    if low == "be":
        return place + 2 if after in _WELL and at.low(place + 2) != "with" else 0
    if low == "make" and "recovery" in {at.low(step) for step in range(place + 1, place + _SOON)}:
        return place + 1
    return place + 2 if (low, after) == ("pull", "through") else 0


def _recovering(at: Scene, place: int) -> int:
    """ "from a gunshot wound", "in the hospital", "after a shooting"."""
    if at.low(place) in (".", "") and at.low(place - 2) in words.BE:
        return place
    wanted = {"from": _HURTS, "in": words.HOSPITALS, "at": words.HOSPITALS, "after": _EVENTS}
    for step in range(place + 1, place + _NEAR):
        if at.low(step) in wanted.get(at.low(place), ()):
            return step + 1
        if at.low(step) in words.GROUND | words.PREPOSITIONS:
            return 0
    return 0


def _of_whom(at: Scene, place: int, stop: int) -> Link | None:
    verb = place - 1
    while at.low(verb) in words.ADVERBS and at.low(verb) != "not":
        verb -= 1
    if at.low(verb) in words.BE:
        return subject(at, verb, stop, "injured", "hospital")
    if at.low(verb) in words.REMAIN:
        return subject(at, verb - 1, stop, "injured", "hospital")
    ended = at.low(len(at.sentence) - 1) in (".", "!", "?")
    return None if ended else reduced(at, place, stop, "injured", "hospital")
