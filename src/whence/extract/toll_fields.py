"""Tolls of lists, which put the figure after a colon: "Killed: 3", "Civilians injured: 11–16"."""

from __future__ import annotations

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import counting
from whence.extract.toll_scene import Link, Scene
from whence.model import Effect

_FIELDS: dict[str, Effect] = {**words.COUNT_NOUNS, "deceased": "killed"}
_BEFORE = word_set("reported confirmed feared presumed total so far officially seriously badly")
_WHOEVER = word_set("people persons civilians victims casualties")
_OPENS = frozenset({"", ".", ",", ";", "(", "-", "–", "—", "•", "*", "|", "·", "and"})
_ENDS = frozenset({"", ".", ",", ";", "(", ")", "/", "|", "and"})


def field(at: Scene, place: int) -> Link | None:
    """What a field of a list says, if its colon stands at a word."""
    effect = _FIELDS.get(at.low(place - 1)) if at.low(place) == ":" else None
    number = at.sentence[place + 1].quantity if place + 1 < len(at.sentence) else None
    if effect is None or number is None or not number.figures:
        return None
    first = place - 1
    while at.low(first - 1) in _BEFORE:
        first -= 1
    some = at.low(first - 1) in words.SEVERAL_PERSONS
    first -= some
    if at.low(first - 1) not in _OPENS or at.low(place + 2) not in _ENDS:
        return None
    part = some and at.low(first) not in _WHOEVER
    one = counting("bare", place + 1, place + 2, number)
    return Link(effect, (one,), first, place + 2, "part" if part else "count")
