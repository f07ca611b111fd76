"""The wounded whom a sentence tells of by their wounds: "two officers suffered minor injuries"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_joined import before_age, joined_before
from whence.extract.toll_names import named, named_before
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import CLAUSE_START, Link, Scene, governed
from whence.model import Effect


def suffered(at: Scene, place: int) -> Iterator[Link]:
    """ "Two officers suffered minor injuries", "a man sustained a gunshot wound"; who suffered a
    fatal one is dead."""
    fatal = False
    for step in range(place - 1, max(-1, place - 8), -1):
        low = at.low(step)
        if low in ("no", "any") or low in _NEARLY:
            return
        fatal = fatal or low in ("fatal", "mortal")
        effect: Effect = "killed" if fatal else "injured"
        family = "died" if fatal else "suffered"
        if low in ("suffered", "sustained", "suffering", "sustaining", "received", "suffers"):
            one = at.ending.get(step) or (
                at.ending.get(step - 1)
                if at.low(step - 1) in words.HAVE | {"who", "also"}
                else None
            )
            if one is None and at.low(step - 1) in words.HAVE and at.low(step - 2) in _RELATIVE:
                one = at.ending.get(step - 2)
            if one is None:
                one = before_age(at, step - (at.low(step - 1) == "also"))
            if one is None or (governed(at, one) and one.sort == "definite"):
                one = _all_of_whom(at, step) or _opening_subject(at, step)
            name = named(at.sentence, step) if one is None else None
            if name:
                yield Link(effect, (name,), name.first, place + 1, "died" if fatal else "shot")
                return
            group = named_before(at.sentence, step) if one is None else ()
            if group:
                yield Link(effect, group, group[0].first, place + 1, family)
            related = one is not None and at.low(one.stop) in _RELATIVE
            led = at.low(step).endswith("ing") and one and at.low(one.first - 1) == "with"
            if one and one.figures != (0,) and (related or led or not governed(at, one)):
                family = "shot" if not fatal and _may_have_died(at, step, place) else family
                group = joined_before(at, one) if one.stop == step else (one,)
                yield Link(effect, group, group[0].first, place + 1, family)
            return


def _all_of_whom(at: Scene, step: int) -> People | None:
    """The three of "three victims were found, all suffering from gunshot wounds"."""
    if at.low(step - 1) not in ("all", "both", "each") or at.low(step - 2) != ",":
        return None
    some = [one for first, one in at.starting.items() if first < step and one.sort == "counted"]
    return some[0] if len(some) == 1 and not some[0].subset else None


def _opening_subject(at: Scene, step: int) -> People | None:
    """The single person with whom a sentence opens, described until its first verb: "A boy in the
    care of his uncle suffered"."""
    first = next((at.starting[place] for place in range(3) if place in at.starting), None)
    if first is None or first.sort not in ("one", "counted") or first.stop >= step:
        return None
    between = {at.low(place) for place in range(first.stop, step)}
    if at.low(first.stop) in _RELATIVE and "," not in between:
        # "Two guards who tried to flee suffered burns": the clause's verb is not theirs alone.
        return first if (between - {"who", "that"}).isdisjoint(CLAUSE_START) else None
    own = between.isdisjoint(words.VERBISH | words.AUXILIARY | words.VERBS.keys())
    return first if own and between.isdisjoint(CLAUSE_START) and "and" not in between else None


_RELATIVE = word_set("who that")
_NEARLY = word_set("potentially nearly almost near")
"""What makes a fatal wound none."""


def _may_have_died(at: Scene, step: int, place: int) -> bool:
    """ "suffering from gunshot wounds" says how somebody was found, not what came of it."""
    between = {at.low(word) for word in range(step + 1, place)}
    return at.low(step) == "suffering" and not between & _SURVIVED


_SURVIVED = word_set("non-life-threatening minor slight superficial graze grazing")
