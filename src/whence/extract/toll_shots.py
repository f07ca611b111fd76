"""Tolls of those who were hit: "six people were shot", "struck by a stray bullet", "accidentally
shot himself in the leg". What came of it the rest of the article says."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_joined import before_age
from whence.extract.toll_links import governing, reduced
from whence.extract.toll_names import named
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import auxiliaries_before, direct_object, subject
from whence.extract.toll_scene import Link, Scene

_HIT = word_set("hit struck grazed")
_HITS = _HIT | word_set("hitting striking grazing strikes grazes hits")
_BULLETS = word_set("bullet bullets gunfire shrapnel fragments pellets gunshot shot shots birdshot")
_BODY = word_set("""
    head face neck shoulder shoulders chest torso abdomen stomach back arm arms hand hands leg legs
    thigh thighs knee foot feet ankle hip groin buttocks buttock side body wrist elbow calf cheek
    toe finger pelvis jaw forehead
    """)
_HITTING = word_set("hitting striking shooting")
_FIRE = word_set("""
    shots shot fire fired gunfire gunshots bullets bullet shooting gunman gunmen gun guns handgun
    rifle pistol shotgun revolver firearm
    """)
_SELF = word_set("himself herself themselves")
_BY_MISTAKE = word_set("accidentally unintentionally inadvertently mistakenly accident accidental")
_LIMBS = _BODY - word_set("head face neck chest torso stomach abdomen forehead jaw body side")
_CAME = word_set("arrived walked showed came drove checked turned appeared admitted driven")
_WOUNDS = word_set("wound wounds injury injuries")
_FAR = 12


def shot_links(at: Scene) -> Iterator[Link]:
    """ "Six people were shot", "shot two people", "was struck by a bullet": hurt, unless the page
    says that they died."""
    for place, word in enumerate(at.sentence):
        link = _own_shot(at, place) if word.low in _SELF else None
        if word.low == "with":
            link = _came_with_wounds(at, place)
        elif word.low in _HITS and _by_bullet_or_in_body(at, place + 1):
            link = _wounded_by(at, place, passive_only=True)
        elif word.low in ("shot", "stabbed") and not _ends_in_death(at, place):
            link = _wounded_by(at, place, passive_only=False)
        if link is None and word.low in _HITS | _HITTING and _told_of_fire(at):
            link = _counted_object(at, place)
        if link and all(map(_may_be_shot, link.people)):
            family = "shot self" if word.low in _SELF else "shot"
            yield replace(link, effect="injured", family=family)


def _told_of_fire(at: Scene) -> bool:
    return not _FIRE.isdisjoint(word.low for word in at.sentence)


def _counted_object(at: Scene, place: int) -> Link | None:
    """ "Opened fire, striking six people", "one of the bullets struck a boy in the back"."""
    link = direct_object(at, place, "injured")
    if link is None or link.people[0].sort not in ("counted", "one"):
        return None
    aged = at.low(link.stop) == "," and at.low(link.stop + 2) == ","
    if at.low(place) in _HITTING or _by_bullet_or_in_body(at, link.stop + 3 * aged):
        return link
    return None


def _may_be_shot(one: People) -> bool:
    """False for nobody, for martyrs, who are dead, and for the noun of "It was just one shot"."""
    noun = one.sort == "bare" and one.single
    return not noun and one.figures != (0,) and one.head not in ("martyr", "martyrs")


def _wounded_by(at: Scene, place: int, passive_only: bool) -> Link | None:
    before, _ = governing(at, place)
    if at.low(before) in words.BE:
        return subject(at, before, place + 1, "injured", "shot")
    if passive_only:
        headline = at.low(len(at.sentence) - 1) not in (".", "!", "?")
        return reduced(at, before + 1, place + 1, "injured") if headline else None
    link = direct_object(at, place, "injured")
    return link or reduced(at, before + 1, place + 1, "injured")


def _by_bullet_or_in_body(at: Scene, place: int) -> bool:
    """True before "by a stray bullet", "in the shoulder", "once in the leg"."""
    place += at.low(place) in ("once", "twice")
    near = {at.low(step) for step in range(place + 1, place + 5 + 4 * (at.low(place) == "by"))}
    return (at.low(place) == "by" and bool(near & _BULLETS)) or (
        at.low(place) in ("in", "on") and bool(near & _BODY)
    )


def _ends_in_death(at: Scene, place: int) -> bool:
    following, then = at.low(place + 1), at.low(place + 2)
    if following in ("dead", "himself", "herself", "itself", "down"):
        return True
    if at.low(place - 1) == "fatally":
        return True
    return following in ("and", "to") and then in ("killed", "death")


def _own_shot(at: Scene, place: int) -> Link | None:
    """ "A man accidentally shot himself", "shot herself in the leg": hurt by their own act, which
    was no attack and no attempt on their life."""
    if at.low(place - 1) not in ("shot", "shoots"):
        return None
    before = place - 2
    begin, lows = auxiliaries_before(at, before)
    if (words.MODALS | {"not", "never"}) & lows - {"to"} or "fatally" in lows:
        return None
    near = {at.low(step) for step in range(place + 1, place + 6)}
    limb = at.low(place + 1) == "in" and bool(near & _LIMBS)
    if not limb and not _BY_MISTAKE & {word.low for word in at.sentence}:
        return None
    one = at.ending.get(begin) or before_age(at, begin) or named(at.sentence, begin)
    return Link("injured", (one,), one.first, place + 1, "shot self") if one else None


def _came_with_wounds(at: Scene, place: int) -> Link | None:
    """ "A man walked into a hospital with a gunshot wound to the leg"."""
    stop = place + 1
    while stop < place + 5 and at.low(stop) not in _WOUNDS:
        stop += 1
    if at.low(stop) not in _WOUNDS or not {at.low(stop - 1), at.low(stop - 2)} & {
        "gunshot",
        "stab",
        "bullet",
    }:
        return None
    for step in range(place - 1, max(0, place - _FAR), -1):
        if at.low(step) in words.GROUND | words.VERBS.keys():
            return None
        if at.low(step) in _CAME:
            begin, _ = auxiliaries_before(at, step - 1)
            one = at.ending.get(begin) or named(at.sentence, begin)
            return Link("injured", (one,), one.first, stop + 1, "shot") if one else None
    return None
