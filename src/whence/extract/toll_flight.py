"""Whether people who fled left home, or a suspect the scene of a crime."""

from __future__ import annotations

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_scene import Scene

_HOMES = words.HOMES | word_set(
    "violence fighting conflict clashes bombardment shelling neighborhood neighborhoods"
    " neighbourhood neighbourhoods region country"
)


def left_home(at: Scene, place: int) -> bool:
    """True if those who fled, at word ``place``, left home or the fighting."""
    return _fled_home(at, place) or _fled_far(at, place)


def _fled_far(at: Scene, place: int) -> bool:
    """True if people who live there, and no suspect, fled to another place: "some 600 people have
    fled to the mainland"."""
    who = {at.low(step) for step in range(max(0, place - _BEFORE_FLIGHT), place)}
    where = {at.low(step) for step in range(place + 1, place + 5)}
    if at.low(place + 1) in (",", ".", "") and at.low(place - 1) in words.HAVE:
        return bool(who & INHABITANTS) and any(_by_hundreds(at, step) for step in range(place))
    many = any(_by_hundreds(at, step) for step in range(place))
    to_name = at.low(place + 1) in _TOWARDS and at.capital(place + 2)
    to_name = to_name or (many and at.capital(place + 1))
    return bool(who & INHABITANTS) and (to_name or bool(where & _REFUGES))


def _by_hundreds(at: Scene, place: int) -> bool:
    number = at.sentence[place].quantity
    return number is not None and max(number.figures, default=0) >= 100


_BEFORE_FLIGHT = 8
_TOWARDS = word_set("to toward towards into across for")
INHABITANTS = word_set("""
    people persons residents families villagers civilians inhabitants refugees herders farmers women
    households
    """)
_REFUGES = word_set("""
    mainland border mountains hills bush forest forests safety abroad neighboring neighbouring camp
    camps south north
    """)


def _fled_home(at: Scene, place: int) -> bool:
    """True if what was fled is home or the fighting, not the scene of a crime."""
    for step in range(place + 1, min(len(at.sentence), place + 7)):
        if at.low(step) in _HOMES:
            return True
        if at.low(step) in (",", ".", ";", "and", "but", "when", "after"):
            break
    return False
