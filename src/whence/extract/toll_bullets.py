"""Tolls of those whom bullets met, told without a wound: "a bullet struck a woman", "three gunshot
victims", "a report of a man shot", "toddler shoots mother"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_nouns import noun
from whence.extract.toll_phrases import People, pointed
from whence.extract.toll_reach import direct_object
from whence.extract.toll_scene import Link, Scene
from whence.extract.toll_tokens import written

_BULLETS = word_set("bullet bullets round rounds pellet pellets gunfire shrapnel")
_MEETS = word_set("struck hit strikes hits hitting striking")
_SHOOTS = word_set("shoots shoot")
_FAR = 12
_SHOOTERS = word_set("police officers deputies troopers gunmen robbers")
_NO_VICTIMS_BEFORE = word_set("of for by among from with another")
_VICTIMS = ("gunshot vict", "shooting vict", "stabbing vict")
_REPORTS = word_set("report reports call calls")


def bullet_links(at: Scene) -> Iterator[Link]:
    """Those hit, of whom a sentence does not say where; in word order. What came of it the rest of
    the article says."""
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low in _MEETS:
            link = _met(at, place)
        elif word.low in _SHOOTS:
            link = _shoots(at, place)
        elif word.low == "shooting" and at.low(place + 1) == "of":
            link = _shooting_of_age(at, place)
        elif word.low == "shot":
            link = _reported(at, place)
        elif word.low == "victim" and (dead := _of_a_murder(at, place)):
            yield dead
        elif place in at.starting:
            link = _victims(at, at.starting[place])
        if link and link.people[0].high != 0 and not link.people[0].subset:
            yield replace(link, effect="injured", family="shot")


def _met(at: Scene, place: int) -> Link | None:
    """ "A stray bullet struck a woman", "the round went through a wall and hit a child"."""
    if at.low(place - 1) in words.BE:
        return None
    for step in range(place - 1, max(-1, place - _FAR), -1):
        if at.low(step) in _BULLETS:
            return direct_object(at, place, "injured")
        if step in at.ending or at.low(step) in (";", ":", ".", "who", "which"):
            return None
    return None


def _shoots(at: Scene, place: int) -> Link | None:
    """ "Toddler shoots mother in back", "police shoot man": headlines tell it as of now."""
    headline = at.low(len(at.sentence) - 1) not in (".", "!", "?")
    if at.low(place) == "shoot" and not (headline and at.low(place - 1) in _SHOOTERS):
        return None
    if (
        at.low(place - 1) == "fatally"
        or not headline
        or at.low(place + 1) in ("dead", "and", "self", "himself", "herself")
    ):
        return None
    link = direct_object(at, place, "injured")
    return None if link and at.low(link.stop) in ("dead", "to") else link


def _shooting_of_age(at: Scene, place: int) -> Link | None:
    """ "The shooting of 19-year-old man", without an article."""
    first = place + 2
    if not at.low(first).endswith("-old") or at.low(place - 1) in ("fatal", "deadly", "mass"):
        return None
    stop, who, head = noun(at.sentence, first + 1, single=True)
    if head is None:
        return None
    one = People("one", first, stop, 1, 1, (1,), written(at.sentence, first, stop), who, head)
    return Link("injured", (one,), place, stop, "shot")


def _reported(at: Scene, place: int) -> Link | None:
    """ "A report of a man shot"."""
    one = at.ending.get(place)
    if one is None or one.sort not in ("one", "counted"):
        return None
    reported = at.low(one.first - 1) in ("of", "about") and at.low(one.first - 2) in _REPORTS
    plain = at.low(place + 1) not in ("dead", "to", "and", "himself", "herself")
    return Link("injured", (one,), one.first, place + 1, "shot") if reported and plain else None


def _of_a_murder(at: Scene, place: int) -> Link | None:
    """ "A homicide victim", "the victim of a fatal shooting": one of the dead."""
    first = place - 1 if at.low(place - 1) in ("homicide", "murder") else place
    stop = place + 1
    if first == place:
        step = place + 2
        while at.low(step) in _BEFORE_FATAL or words.TIMES.fullmatch(_unowned(at.low(step))):
            step += 1
        fatal = at.low(step) in ("fatal", "deadly") and at.low(step + 1) in ("shooting", "stabbing")
        if at.low(place + 1) not in ("in", "of", "from") or not fatal:
            return None
        stop = step + 2
    one = pointed(at.sentence, first, place + 1)
    return Link("killed", (one,), first, stop, "named")


def _unowned(low: str) -> str:
    return low.removesuffix("'s").removesuffix("’s")


_BEFORE_FATAL = word_set("a an the his her night 's ’s morning weekend")


def _victims(at: Scene, one: People) -> Link | None:
    """ "Police found three gunshot victims", "there are two shooting victims"."""
    who = (one.who or "").lower()
    before = at.low(one.first - 1)
    if one.sort != "counted" or one.definite or not one.figures or before in _NO_VICTIMS_BEFORE:
        return None
    return (
        Link("injured", (one,), one.first, one.stop, "shot") if who.startswith(_VICTIMS) else None
    )
