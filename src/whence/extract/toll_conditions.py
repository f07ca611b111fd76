"""The wounded whom a sentence tells of by how badly off they are: "another is in critical
condition"."""

from __future__ import annotations

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_parts import GRAVE, past_stated
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import subject
from whence.extract.toll_scene import Link, Scene

LEFT = word_set("left leaving leaves")
"""Words that tell in what state somebody was left."""
_CONDITIONS = words.CONDITIONS | {"poor"}


def condition(at: Scene, place: int) -> Link | None:
    """ "another is in critical condition"."""
    step = place - 1
    while at.low(step) in _CONDITIONS or at.low(step) in _GRADED_WITH:
        step -= 1
    if step == place - 1 or at.low(step) != "in":
        return None
    verb = _listed_as(at, step - 1)
    one = at.ending.get(step)
    after_dead = one and at.low(one.first - 1) == "and" and at.low(one.first - 2) == "dead"
    left = one and (at.low(one.first - 1) in LEFT or after_dead) and one.figures != (0,)
    if one and left and one.sort in ("counted", "one") and not one.subset:
        return Link("injured", (one,), one.first - 1, place + 1, "hospital")
    if one and one.sort in ("counted", "bare", "one") and _in_headline(at, one, place + 1):
        return Link("injured", (one,), one.first, place + 1, "hospital")
    if at.low(verb) in words.BE:
        link = subject(at, verb, place + 1, "injured", "hospital")
        if link is None or link.people[0].subset:
            return None
        alone = link.people[0].sort == "bare"
        further = link.people[0].as_written.lower().endswith(("another", "others"))
        return None if alone and not further else link
    return None


def condition_of(at: Scene, place: int) -> Link | None:
    """ "The condition of three of the injured is stated to be serious": some of the hurt."""
    one = at.starting.get(place + 2) if at.low(place + 1) == "of" else None
    if one is None or one.sort not in ("counted", "bare") or one.definite or not one.high:
        return None
    verb = one.stop + (at.low(one.stop) == "people")
    state = past_stated(at, verb + 1)
    if at.low(verb) not in words.BE or at.low(state) not in GRAVE:
        return None
    return Link("injured", (one,), place, state + 1, "part")


def _in_headline(at: Scene, one: People, stop: int) -> bool:
    """True for "Woman in critical condition after raid"."""
    opens = one.first == 0 or at.low(one.first - 1) in (",", ":", "and", "|")
    ended = at.low(len(at.sentence) - 1) in (".", "!", "?")
    follows = at.low(stop) in ("", ",", "after", "following", "and", "in", "as")
    return opens and not ended and follows and not one.subset and one.high != 0


_GRADED_WITH = word_set("but and or to a very extremely")


def _listed_as(at: Scene, verb: int) -> int:
    """The verb of "were listed in", "were shot and left in", "remain in" a condition."""
    if at.low(verb) in words.REMAIN:
        return verb - 1
    if at.low(verb) not in ("listed", "left", "hospitalized", "hospitalised", "reported"):
        return verb
    if at.low(verb - 1) == "and" and at.low(verb - 2) in words.SHOT | words.VERBS.keys():
        verb -= 2
    verb -= 1
    while at.low(verb) in words.ADVERBS:
        verb -= 1
    return verb
