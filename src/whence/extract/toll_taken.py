"""Tolls of those who were taken: "took 12 people hostage", "seized more than 200 pupils"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_names import bare_name, named_after
from whence.extract.toll_reach import subject
from whence.extract.toll_scene import Link, Scene
from whence.model import Effect

HELD = word_set(
    "civilians journalists reporters activists defenders protesters demonstrators students lawyers"
    " refugees migrants children women villagers residents"
)
"""Heads of those of whose arrest a noun tells, who are no suspects."""


_SEIZING = word_set("seized took taken seizing taking")
_FORCED = word_set("forced pushed bundled shoved dragged")
TAKING = _SEIZING | _FORCED | {"hostage", "captive"}
"""Words at which a sentence may say who was taken."""


def takings(at: Scene, place: int) -> Iterator[Link]:
    """What a word of ``TAKING`` says of people who were taken."""
    low = at.low(place)
    if low in _SEIZING:
        yield from _taken(at, place)
        yield from _taken_by(at, place)
    elif low in _FORCED:
        yield from _into_a_car(at, place)
    else:
        yield from _hostage(at, place)


def _hostage(at: Scene, place: int) -> Iterator[Link]:
    """ "took 12 people hostage", "12 people were taken hostage"."""
    one = at.ending.get(place)
    if (
        one
        and (one.sort == "counted" or (one.sort == "bare" and any(one.figures)))
        and not one.definite
        and at.low(one.first - 1)
        in (["took", "take", "takes", "taking", "held", "holding", "taken", "hold"])
    ):
        yield Link("abducted", (one,), one.first - 1, place + 1, "active")
        return
    if at.low(place - 1) in ("taken", "held") and at.low(place - 2) in words.BE:
        link = subject(at, place - 2, place + 1, "abducted", "passive")
        if link and link.people[0].sort in ("counted", "bare") and not link.people[0].definite:
            yield link


def _taken(at: Scene, place: int) -> Iterator[Link]:
    """ "seized more than 200 pupils from the school", "took away 39 students"; an arrest, where
    officers seize somebody by name."""
    begin = place + 1 + (at.low(place + 1) == "away")
    one = at.starting.get(begin)
    if one is None or one.sort != "counted" or one.figures == (0,):
        yield from _taken_by_name(at, place, begin)
        return
    if begin > place + 1 and at.low(place) in ("took", "taking"):
        yield Link(_by_whom(at, place), (one,), place, one.stop, "taken")
        return
    after = at.low(one.stop)
    seized = at.low(place) in ("seized", "seizing") and after in _SEIZED_WHERE
    if seized or one.head == "hostages" or (after == "from" and _is_name(at, one.stop + 1)):
        yield Link("abducted", (one,), place, one.stop, "taken")


_SEIZED_WHERE = word_set("from in at during near on as and before . ,")


def _taken_by_name(at: Scene, place: int, begin: int) -> Iterator[Link]:
    """ "Officers took Ana Brun from her office", "soldiers seized reporter Ana Brun in Arden"."""
    if at.low(place) not in ("took", "seized") or _by_whom(at, place) != "detained":
        return
    title = at.starting.get(begin)
    group = named_after(at.sentence, begin) or bare_name(at.sentence, begin)
    if title and not group and title.sort in ("one", "named"):
        group = (title,)
    after = at.low(group[-1].stop) if group else ""
    if after in ("from", "away") or (at.low(place) == "seized" and after in ("in", "at", "on")):
        yield Link("detained", group, place, group[-1].stop, "taken")


def _by_whom(at: Scene, place: int) -> Effect:
    """Whether those before a verb are officers, who detain, or others, who abduct."""
    before = {at.low(step) for step in range(max(0, place - _FAR), place)}
    return "detained" if before & _OFFICERS else "abducted"


def _into_a_car(at: Scene, place: int) -> Iterator[Link]:
    """ "Forced two students into a van"."""
    one = at.starting.get(place + 1)
    if one is None or one.sort not in ("counted", "one", "named") or at.low(one.stop) != "into":
        return
    if _VEHICLES.isdisjoint(at.low(step) for step in range(one.stop, one.stop + _NEAR)):
        return
    yield Link(_by_whom(at, place), (one,), place, one.stop, "taken")


_VEHICLES = word_set("car van vehicle truck suv taxi minibus pickup pick-up bus jeep boat")


def _taken_by(at: Scene, place: int) -> Iterator[Link]:
    """ "A nurse was taken from a bus by armed men", "taken away by soldiers", "316 boys were taken
    from a school", "900 pupils have been seized"; in a headline, "seven anglers taken at Orle"."""
    if at.low(place) not in ("taken", "seized"):
        return
    yield from _taken_in_headline(at, place)
    if at.low(place) == "taken" and at.low(place + 1) not in ("from", "away", "by"):
        return
    lows = [at.low(step) for step in range(place + 1, min(len(at.sentence), place + _FAR))]
    by = lows.index("by") + 1 if "by" in lows else len(lows)
    takers = set(lows[by : by + _NEAR])
    effect: Effect = "detained" if takers & _OFFICERS else "abducted"
    link = subject(at, place - 1, place + 1, effect, "passive")
    if link is None or at.low(place - 1) not in words.BE:
        return
    one = link.people[0]
    several = one.sort == "counted" and (one.low or 0) > 1 and one.head not in words.ATTACKERS
    cared_for = bool({"hospital", "clinic", "safety", "ambulance", "ambulances"} & set(lows))
    seized = (
        at.low(place) == "seized"
        or at.low(place + 1) == "away"
        or not _WHERE_MANY_ARE.isdisjoint(lows[:_NEAR])
    )
    if takers & (_OFFICERS | _ARMED) or (several and seized and not cared_for):
        yield link


def _taken_in_headline(at: Scene, place: int) -> Iterator[Link]:
    headline = at.low(len(at.sentence) - 1) not in (".", "!", "?")
    taker = place + 2 + (at.low(place + 2) in _WHICH)
    by = at.low(place + 1) == "by" and at.low(taker) in _ARMED
    if headline and (by or at.low(place + 1) in ("at", "in", "from", "near")):
        one = at.ending.get(place)
        if one and one.sort in ("counted", "bare") and any(one.figures) and not one.definite:
            yield Link("abducted", (one,), one.first, place + 1, "reduced")


_FAR, _NEAR = 16, 5
"""Words within which those who took somebody are told, and of whom they are told with."""
_OFFICERS = word_set("police policemen soldiers officers agents troops gendarmes army personnel")
_WHICH = word_set("armed unknown unidentified suspected masked hooded")
_ARMED = words.CAPTORS | {"men"}
_WHERE_MANY_ARE = word_set(
    "school schools college bus buses village church mosque dormitory hostel"
)


def _is_name(at: Scene, place: int) -> bool:
    if at.low(place) in words.DETERMINERS | {"a", "an"}:
        return at.low(place + 1) in ("school", "village", "town", "church", "bus", "hotel", "camp")
    return at.capital(place)
