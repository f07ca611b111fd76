"""Tolls of the dead told at the end of what befell them: "was shot in the chest and died", "medics
pronounced him dead", "did not survive", "a man's body was found"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_names import is_name, named
from whence.extract.toll_phrases import People, Sort
from whence.extract.toll_reach import auxiliaries_before, subject
from whence.extract.toll_scene import CLAUSE_START, Link, Scene, governed
from whence.extract.toll_tokens import written

_DIED = word_set("died dies succumbed killed")
_DEAD = word_set("dead deceased")
_PRONOUNCED = word_set("pronounced declared")
_BEFELL = words.SHOT.union(
    words.CARRIED, word_set("found discovered brought wounded injured ambushed")
)
_BORE = word_set("suffered sustained received suffers sustains")
_FAR = 18
_SURVIVE = word_set("survive")
_FOUND = word_set("found discovered recovered located uncovered")
_OWNED = ("'s", "’s")
_LOOK = 6
_BREAKS = word_set("; : . ? ! ( ) — – who which while but when after before because") - {"where"}


def end_links(at: Scene) -> Iterator[Link]:
    """The dead of whom a sentence first tells what befell them; in word order."""
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low in _DIED or word.low in _DEAD:
            link = _and_died(at, place) or _pronounced(at, place)
        elif at.low(place - 1) in ("not", "n't") and _is_to_survive(at, place):
            link = _did_not_survive(at, place)
        elif stop := _dying_softly(at, place):
            link = subject(at, place - 1, stop, "killed", "died")
        elif at.low(place - 1) in words.BE and (stop := _ended(at, place)):
            link = subject(at, place - 1, stop, "killed", "passive")
        elif word.low == "body":
            link = _own_body(at, place)
        if link is None and word.low == "dead":
            link = _found_dead(at, place)
        if link:
            yield link


def _and_died(at: Scene, place: int) -> Link | None:
    """ "A man was shot in the chest and later died", "suffered a wound and was pronounced dead"."""
    step = place - 1
    while at.low(step) in words.ADVERBS | words.BE | {"later"}:
        step -= 1
    if at.low(step) not in ("and", "where") or (at.low(place) in _DEAD and step == place - 1):
        return None
    return _of_what_befell(at, step, place + 1)


def _of_what_befell(at: Scene, joint: int, stop: int) -> Link | None:
    """The people of the verb before "and" at a word, as far as nobody else comes between."""
    for step in range(joint - 1, max(0, joint - _FAR), -1):
        low, before = at.low(step), at.low(step - 1)
        if low in _BEFELL and before in words.BE | words.ADVERBS:
            _, lows = auxiliaries_before(at, step - 1)
            return subject(at, step - 1, stop, "killed", "died") if lows & words.BE else None
        if low in _BORE:
            one = at.ending.get(step) or named(at.sentence, step)
            free = one is not None and not governed(at, one) and one.high != 0
            return Link("killed", (one,), one.first, stop, "died") if one and free else None
        ended = at.ending.get(step)
        if low in _BREAKS or (ended and not governed(at, ended)):
            return None
    return None


def _pronounced(at: Scene, place: int) -> Link | None:
    """ "Medics pronounced the man dead"."""
    one = at.ending.get(place)
    active = one is not None and at.low(one.first - 1) in _PRONOUNCED and at.low(place) in _DEAD
    if one is None or not active or at.low(one.first - 2) in words.BE | words.MODALS:
        return None
    return Link("killed", (one,), one.first - 1, place + 1, "state")


def _is_to_survive(at: Scene, place: int) -> bool:
    """ "Survive", or "make it" that goes on about no place reached or time kept."""
    made = at.low(place) == "make" and at.low(place + 1) == "it"
    return at.low(place) in _SURVIVE or (made and at.low(place + 2) in (".", ",", ";", "and", ""))


def _dying_softly(at: Scene, place: int) -> int:
    """Where "gave up the ghost", "breathed his last" or, of the wounded, "passed away" ends, if it
    begins at a word; 0 if not."""
    lows = [at.low(place + step) for step in range(4)]
    if lows[0] in ("gave", "given", "give") and lows[1:] == ["up", "the", "ghost"]:
        return place + 4
    last = lows[0] in ("breathed", "breathes") and lows[1] in words.WHOSE
    if last and lows[2] == "last":
        return place + 3
    passed = lows[0] == "passed" and lows[1] == "away"
    wounded = not _WOUNDED.isdisjoint(word.low for word in at.sentence)
    return place + 2 if passed and wounded else 0


_WOUNDED = word_set("""
    wounds wound wounded injuries injured burns hospital clinic ward ambulance custody captivity
    detention cell cells
    """)
"""Words beside which "passed away" tells of no old age."""


def _ended(at: Scene, place: int) -> int:
    """Where "put to death" or "finished off" ends, if it begins at a word; 0 if not."""
    lows = tuple(at.low(place + step) for step in range(3))
    if lows == ("put", "to", "death"):
        return place + 3
    return place + 2 if lows[:2] == ("finished", "off") else 0


def _did_not_survive(at: Scene, place: int) -> Link | None:
    """ "The man did not survive"."""
    begin, lows = auxiliaries_before(at, place - 1)
    one = at.ending.get(begin)
    fits = one is not None and "did" in lows and not governed(at, one) and one.high != 0
    return Link("killed", (one,), one.first, place + 1, "died") if one and fits else None


def _own_body(at: Scene, place: int) -> Link | None:
    """ "A man's body was found", "found Ivo Marr's body"."""
    owner = place - 1
    if not at.low(owner).endswith(_OWNED):
        return None
    first = owner
    while first > 0 and owner - first < _LOOK and at.low(first - 1) not in CLAUSE_START:
        if at.low(first) in ("a", "an", "the") or at.low(first - 1) in words.GROUND:
            break
        first -= 1
    around = {at.low(step) for step in range(first - 3, first)}
    around |= {at.low(step) for step in range(place + 1, place + _LOOK)}
    bare = at.low(owner)[:-2]
    article = at.low(first) in ("a", "an", "the")
    if around.isdisjoint(_FOUND) or not (article and bare in words.ONE_PERSON):
        return _named_body(at, owner, place) if not around.isdisjoint(_FOUND) else None
    sort: Sort = "definite" if at.low(first) == "the" else "one"
    as_written = written(at.sentence, first, owner + 1)
    one = People(sort, first, owner + 1, 1, 1, (1,), as_written, bare, bare, sort == "definite")
    return Link("killed", (one,), first, place + 1, "bodies")


def _named_body(at: Scene, owner: int, place: int) -> Link | None:
    first = owner
    while first > 0 and is_name(at.sentence[first - 1]):
        first -= 1
    if owner - first < 1 or not is_name(at.sentence[owner]):
        return None
    as_written = written(at.sentence, first, owner + 1)[:-2]
    one = People("named", first, owner + 1, 1, 1, (1,), as_written)
    return Link("killed", (one,), first, place + 1, "bodies")


def _found_dead(at: Scene, place: int) -> Link | None:
    """ "Officers found a dead man"."""
    person = at.low(place + 1) in words.ONE_PERSON and at.low(place - 1) in ("a", "an")
    if not person or at.low(place - 2) not in _FOUND:
        return None
    as_written = written(at.sentence, place - 1, place + 2)
    head = at.low(place + 1)
    one = People("one", place - 1, place + 2, 1, 1, (1,), as_written, head, head)
    return Link("killed", (one,), place - 2, place + 2, "bodies")
