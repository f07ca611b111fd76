"""Tolls of those who were hit: "six people were shot", "struck by a stray bullet", "accidentally
shot himself in the leg". What came of it the rest of the article says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.text import word_set
from whence.extract.toll_joined import before_age, joined_after
from whence.extract.toll_links import governing, reduced
from whence.extract.toll_names import named
from whence.extract.toll_phrases import People, Sort
from whence.extract.toll_reach import auxiliaries_before, direct_object, subject
from whence.extract.toll_scene import Link, Scene, governed
from whence.extract.toll_tokens import written

_HIT = word_set("hit struck grazed")
_HITS = _HIT | word_set("hitting striking grazing strikes grazes hits")
_BULLETS = word_set("bullet bullets gunfire shrapnel fragments pellets gunshot shot shots birdshot")
BODY = word_set("""
    head face neck shoulder shoulders chest torso abdomen stomach back arm arms hand hands leg legs
    thigh thighs knee foot feet ankle hip groin buttocks buttock side body wrist elbow calf cheek
    toe finger pelvis jaw forehead
    """)
_HITTING = word_set("hitting striking shooting shoots grazing grazes")
_FIRE = word_set("""
    shots shot shoots fire fired gunfire gunshots bullets bullet shooting gunman gunmen gun guns
    handgun rifle pistol shotgun revolver firearm
    """)
_SELF = word_set("himself herself themselves self")
_BY_MISTAKE = word_set("accidentally unintentionally inadvertently mistakenly accident accidental")
_LIMBS = BODY - word_set("head face neck chest torso stomach abdomen forehead jaw body side")
_CAME = word_set("arrived walked showed came drove checked turned appeared admitted driven")
_FAR = 12
_NEAR = 7


def shot_links(at: Scene) -> Iterator[Link]:
    """ "Six people were shot", "shot two people", "was struck by a bullet": hurt, unless the page
    says that they died."""
    for place, word in enumerate(at.sentence):
        link = _own_shot(at, place) if word.low in _SELF else None
        if word.low == "with":
            link = _came_with_wounds(at, place)
        elif word.low in _SHOOTING and at.low(place + 1) == "of":
            link = _shooting_of(at, place)
        elif word.low in _CAME and _is_victim(at.ending.get(place)):
            link = subject(at, place - 1, place + 1, "injured", "shot")
        elif word.low in _HITS and _by_bullet_or_in_body(at, place + 1):
            link = _wounded_by(at, place, passive_only=True)
        elif word.low in ("shot", "stabbed") and not _ends_in_death(at, place):
            link = _wounded_by(at, place, passive_only=False)
        if link is None and word.low in _HIT and at.low(place + 2) in _CARED:
            link = _hit_by_fire(at, place)
        if link is None and word.low in _HITS | _HITTING and _told_of_fire(at):
            link = _limb_of(at, place) or _counted_object(at, place) or _hit_by_fire(at, place)
        if link is None and word.low in ("shot", "stabbed") and at.low(place - 1) in _BEING:
            link = _after_being(at, place)
        if link and link.effect == "killed":
            yield link
        elif link and all(map(_may_be_shot, link.people)):
            family = "shot self" if word.low in _SELF else "shot"
            yield replace(link, effect="injured", family=family)


def _told_of_fire(at: Scene) -> bool:
    return not _FIRE.isdisjoint(word.low for word in at.sentence)


def _counted_object(at: Scene, place: int) -> Link | None:
    """ "Opened fire, striking six people", "one of the bullets struck a boy in the back"."""
    link = direct_object(at, place, "injured")
    if link is None or link.people[0].sort not in ("counted", "one", "definite"):
        return None
    if at.low(place) != "shooting" and _with_something(at, link.stop):
        return None
    aged = at.low(link.stop) == "," and at.low(link.stop + 2) == ","
    if at.low(place) in _HITTING or _by_bullet_or_in_body(at, link.stop + 3 * aged):
        return link
    return None


def _with_something(at: Scene, place: int) -> bool:
    """ "Struck the man in the head with a gun": no shot."""
    near = [at.low(step) for step in range(place, place + _NEAR)]
    return "with" in near and _BULLETS.isdisjoint(near)


def _limb_of(at: Scene, place: int) -> Link | None:
    """ "One bullet grazed a child's leg", "13-year-old's toe grazed by bullet"."""
    after = next((step for step in range(place + 1, place + 7) if _owns_limb(at, step)), None)
    first = place + 1
    if after is None:
        after = next((step for step in range(place - 1, place - 4, -1) if _owns_limb(at, step)), -1)
        first = after
        while at.low(first - 1) not in words.GROUND and first > max(0, after - 3):
            first -= 1
        passive = at.low(place - 1) in words.BE or at.low(place + 1) == "by"
        if after < 0 or not passive:
            return None
    elif any(at.low(step) in words.GROUND for step in range(first, after)):
        return None
    sort: Sort = "one" if at.low(first) in ("a", "an") or first == after else "definite"
    as_written = written(at.sentence, first, after + 1)
    one = People(sort, first, after + 1, 1, 1, (1,), as_written, definite=sort == "definite")
    return Link("injured", (one,), min(first, place), max(after + 2, place + 1), "shot")


def _owns_limb(at: Scene, step: int) -> bool:
    """True for "child's" before "leg", "left leg"."""
    low = at.low(step)
    if not low.endswith(("'s", "’s")) or {at.low(step + 1), at.low(step + 2)}.isdisjoint(BODY):
        return False
    return low[:-2] in words.ONE_PERSON or low[:-2].endswith("-old")


def _hit_by_fire(at: Scene, place: int) -> Link | None:
    """ "The bullets flew, and seven were hit", "two people were grazed in the gunfire", "shots
    fired, three people hit"."""
    if at.low(place) not in _HIT:
        return None
    if at.low(place - 1) not in words.BE:
        ends = at.low(place + 1) == "" and "fired" in {word.low for word in at.sentence}
        return reduced(at, place, place + 1, "injured") if ends else None
    flew = not (_BULLETS - {"shot"}).isdisjoint(word.low for word in at.sentence)
    flew = flew or (at.low(place + 1) == "and" and at.low(place + 2) in _CARED)
    link = subject(at, place - 1, place + 1, "injured", "shot") if flew else None
    return link if link and link.people[0].sort in ("counted", "bare", "one") else None


_CARED = words.CARRIED | word_set("hospitalized is are survived remains")
_SHOOTING = word_set("shooting stabbing")
_NOT_HURT_BY = word_set("fatal deadly mass of")


def _shooting_of(at: Scene, place: int) -> Link | None:
    """ "The accidental shooting of a boy", "charged in the shooting of his daughter and her
    mother"."""
    one = at.starting.get(place + 2) or at.starting.get(place + 3)
    if one is None or at.low(place - 1) in _NOT_HURT_BY or one.subset:
        return None
    if one.first > place + 2 and at.low(place + 2) not in words.DETERMINERS:
        return None
    group = joined_after(at, one)
    return Link("injured", group, place, group[-1].stop, "shot")


def _is_victim(one: People | None) -> bool:
    """True for "two gunshot victims"."""
    who = (one.who or "").lower() if one else ""
    return who.startswith(("gunshot vict", "shooting vict", "stabbing vict"))


_BEING = word_set("being accidentally fatally")
_LIVING_ON = word_set("after from survives survived surviving")


def _after_being(at: Scene, place: int) -> Link | None:
    """ "A boy is recovering after being shot", "girl survives being shot": the subject of the main
    verb."""
    begin = place - 1
    while at.low(begin) in words.ADVERBS:
        begin -= 1
    if (
        at.low(begin) != "being"
        or at.low(begin - 1) not in _LIVING_ON
        or "fatally"
        in (
            at.low(place - 1),
            at.low(begin + 1),
        )
    ):
        return None
    for end in range(begin - 1, max(0, begin - _FAR), -1):
        one = at.ending.get(end)
        if one:
            object_of = at.low(one.first - 1) in words.VERBS or at.low(one.first - 1) in words.SHOT
            told = governed(at, one) or object_of or one.high == 0
            return None if told else Link("injured", (one,), one.first, place + 1, "shot")
        if at.low(end - 1) in _ANOTHER_CLAUSE:
            return None
    return None


_ANOTHER_CLAUSE = word_set("; . : who that which because but when while if")


def _may_be_shot(one: People) -> bool:
    """False for nobody, for martyrs, who are dead, and for the noun of "It was just one shot"."""
    noun = one.sort == "bare" and one.single and one.as_written.lower() != "another"
    return not noun and one.figures != (0,) and one.head not in ("martyr", "martyrs")


def _wounded_by(at: Scene, place: int, passive_only: bool) -> Link | None:
    before, _ = governing(at, place)
    if at.low(before) in words.BE:
        return subject(at, before, place + 1, "injured", "shot")
    if _does_so(at, place):
        return None
    if passive_only:
        headline = at.low(len(at.sentence) - 1) not in (".", "!", "?")
        return reduced(at, before + 1, place + 1, "injured") if headline else None
    link = direct_object(at, place, "injured")
    return link or reduced(at, before + 1, place + 1, "injured")


_TRIES = word_set("take takes took taken taking get gets got getting give gives gave given want")


def _does_so(at: Scene, place: int) -> bool:
    """ "One of his aides shot and wounded a guard": who is told of before it did so. And who takes
    "another shot at" something only tries."""
    if at.low(place - 1) == "another" and at.low(place - 2) in _TRIES:
        return True
    verb = place + 2
    joined = at.low(place + 1) == "and" and at.low(verb) in words.VERBS
    return joined and direct_object(at, verb, "injured") is not None


def _by_bullet_or_in_body(at: Scene, place: int) -> bool:
    """True before "by a stray bullet", "in the shoulder", "once in the leg"."""
    place += at.low(place) in ("once", "twice")
    near = {at.low(step) for step in range(place + 1, place + 5 + 4 * (at.low(place) == "by"))}
    return (at.low(place) == "by" and bool(near & _BULLETS)) or (
        at.low(place) in ("in", "on") and bool(near & BODY)
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
    was no attack and no attempt on their life. Who died so died by accident: a child, or while the
    gun was cleaned or played with."""
    fired = at.low(place - 1) in _HITS | _HITTING and _told_of_fire(at)
    fatal = at.low(place - 1) == "killed"
    if at.low(place - 1) not in ("shot", "shoots") and not fired and not fatal:
        return None
    before = place - 2 - 2 * (fatal and at.low(place - 2) == "and" and at.low(place - 3) == "shot")
    begin, lows = auxiliaries_before(at, before)
    if (words.MODALS | {"not", "never"}) & lows - {"to"}:
        return None
    one = at.ending.get(begin) or before_age(at, begin) or named(at.sentence, begin)
    if one is None and at.low(begin - 1) in ("who", "that"):
        one = at.ending.get(begin - 1)
    one = one or _last_before(at, begin)
    fatal = fatal or "fatally" in lows
    lows = {word.low for word in at.sentence}
    handling = "while" in lows and not lows.isdisjoint(_AT_HAND)
    mistake = handling or not lows.isdisjoint(_BY_MISTAKE)
    if fatal:
        if one is None:
            return None
        child = _CHILD.search(one.as_written) or _CHILD.search(one.who or "")
        died = Link("killed", (one,), one.first, place + 1, "died")
        return died if mistake or child else None
    near = {at.low(step) for step in range(place + 1, place + 6)}
    limb = at.low(place + 1) == "in" and bool(near & _LIMBS)
    if not limb and not mistake:
        return None
    return Link("injured", (one,), one.first, place + 1, "shot self") if one else None


_AT_HAND = word_set("cleaning unloading loading playing handling showing holstering")
_CHILD = re.compile(
    rf"\b(?:[1-9]|1[0-2]|one|{TWO_TO_TEN}|eleven|twelve)[- ]year[- ]olds?\b|\btoddler\b",
    re.IGNORECASE,
)


def _last_before(at: Scene, begin: int) -> People | None:
    """The last person before a word whom no preposition governs: "the boy found a gun and"."""
    for end in range(begin - 1, max(0, begin - _FAR), -1):
        one = at.ending.get(end)
        if one:
            return None if governed(at, one) or not one.single else one
        if at.low(end - 1) in _ANOTHER_CLAUSE:
            return None
    return None


def _came_with_wounds(at: Scene, place: int) -> Link | None:
    """ "A man walked into a hospital with a gunshot wound to the leg"."""
    stop = place + 1
    while stop < place + 5 and at.low(stop) not in words.WOUNDS:
        stop += 1
    if at.low(stop) not in words.WOUNDS or not {at.low(stop - 1), at.low(stop - 2)} & {
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
