"""Whether the people of one toll are all of whom its sentence tells, or some of them."""

from __future__ import annotations

import re
from itertools import pairwise

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_names import is_name
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import Link, Scene, governed
from whence.extract.toll_some import in_between

FURTHER = re.compile(
    r"(?:an? )?(?:second|third|fourth|fifth|sixth|seventh|2nd|3rd|\d?[4-9]th) ", re.IGNORECASE
)
"""A third person to die is the last of three; the fourth, wounded beside three dead, is alone."""


def some(at: Scene, link: Link) -> bool:
    """True for people of whom the sentence says that there are more: others who died beside them,
    the rest of a list, people counted elsewhere, those whom an image shows."""
    one = link.people[0]
    return (
        _with_others(at, one)
        or _with_companions(at, link)
        or _of_several(at, link, one)
        or _last_listed(at, one)
        or _after_bare_people(at, one)
        or _the_others(at, one)
        or _cut_off(at, link)
        or _shown(at, one)
        or _here_and_there(at, link)
        or _graded_beside(at, link)
        or _after_somebody_shot(at, link)
        or _did_it(at, one)
        or _seen_by_one(at, link)
        or in_between(at, link)
        or _of_one_side(at, one)
    )


def _with_others(at: Scene, one: People) -> bool:
    """True for "a woman, Ana Brun (34), and her two sons", "a man alongside his son": somebody
    follows whom the reading does not join."""
    if one.sort != "one":
        return False
    for place in range(one.stop, min(len(at.sentence) - 2, one.stop + _FAR_KIN)):
        low = at.low(place)
        if low in words.VERBS or low in words.STATES or low in (".", ";", "but", "when", "who"):
            return False
        beside = at.low(place) == "alongside" or at.low(place - 1) in ("along", "together")
        if (beside or at.low(place) == "and") and at.low(place + 1) in _THEIRS:
            return True
        if beside and place + 1 in at.starting:
            return True
    return False


def _with_companions(at: Scene, link: Link) -> bool:
    """True for "a teacher was killed together with five pupils"; the attackers are no company."""
    place = max(link.stop, link.people[-1].stop)
    if at.low(place) == "alongside":
        place += 1
    elif at.low(place) in ("along", "together") and at.low(place + 1) == "with":
        place += 2
    else:
        return False
    place += at.low(place) in words.DETERMINERS and place not in at.starting
    one = at.starting.get(place)
    return one is not None and one.head not in words.ATTACKERS and one.high != 0


def _last_listed(at: Scene, one: People) -> bool:
    """True for the end of a list that the reading does not join: "Ana Brun, Ivo Marr and Pia's
    three sons were killed", "the search for two adults and three children found dead"."""
    place = one.first - 1
    if one.sort == "one":
        return at.low(place) == "and" and (_after_name(at, place) or _after_object(at, place))
    if one.sort != "counted":
        return False
    before = at.ending.get(place) if at.low(place) == "and" else None
    if (before and governed(at, before)) or _after_name(at, place) or _after_ages(at, place):
        return True
    if at.low(place) in _THEIRS:
        return _of_parents(at, place)
    if not at.low(place).endswith(("'s", "’s")):
        return False
    while at.sentence[place].text[0].isupper() and place:
        place -= 1
    return at.low(place) == "and" or (at.low(place) == "as" and at.low(place - 1) == "well")


def _after_name(at: Scene, place: int) -> bool:
    """ "Left Brun and a pupil dead", "where Brun and two pupils were killed"."""
    first = place
    while first > 0 and is_name(at.sentence[first - 1]):
        first -= 1
    if at.low(place) != "and" or first == place:
        return False
    return at.low(first - 1) in words.VERBS or at.low(first - 1) in _BEFORE_NAMES


def _after_object(at: Scene, place: int) -> bool:
    """ "Suspected of slaying wife and son dies": the son was slain; "father and son shot dead"."""
    if at.low(place - 1) not in words.IN_HEADLINES | words.KIN:
        return False
    return at.low(place - 2) in words.VERBS or at.low(place - 1) in words.KIN


def _after_ages(at: Scene, place: int) -> bool:
    """ "Three women, ages 21, 32 and 49, and two men"."""
    step = place
    while step > 0 and (at.sentence[step - 1].quantity or at.low(step - 1) in (",", "and", *_AGES)):
        step -= 1
        if step in at.ending:
            break
    return at.low(place) == "and" and place - step > 1 and step in at.ending


def _of_parents(at: Scene, place: int) -> bool:
    """ "Ana Brun and their two sons were killed", "shot his wife and killed their two sons"."""
    if at.low(place - 1) == "and":
        for step in range(place - 2, max(-1, place - 2 - _NEAR), -1):
            low = at.low(step)
            if low in words.VERBS or low in words.STATES or low in words.AUXILIARY:
                return False
            if is_name(at.sentence[step]) or step + 1 in at.ending:
                return True
        return False
    return any(
        at.low(step) in ("his", "her")
        and at.low(step + 1) in words.KIN
        and (at.low(step - 1) in words.SHOT | {"down"} or at.low(step - 1) in words.VERBS)
        for step in range(1, place)
    )


def _after_bare_people(at: Scene, one: People) -> bool:
    """ "Parents, two children dead": a headline that does not say how many came first."""
    place = one.first - 1
    if place < 1 or at.low(place) != "," or at.low(len(at.sentence) - 1) in (".", "!", "?"):
        return False
    people = at.low(place - 1) in words.SEVERAL_PERSONS | words.IN_HEADLINES | words.KIN
    return people and not any(at.low(step) in _TOLD for step in range(place))


def _the_others(at: Scene, one: People) -> bool:
    """ "The other two men"."""
    return at.low(one.first - 1) in ("other", "remaining") and at.low(one.first - 2) in (
        "the",
        "all",
    )


def _cut_off(at: Scene, link: Link) -> bool:
    """True for one person where a line ends before the list does: "killed a woman, Ana Brun,"."""
    end = len(at.sentence)
    near = max(link.stop, link.people[-1].stop) >= end - _LAST_NAME
    return link.people[0].sort == "one" and near and at.low(end - 1) in (",", "and", "named")


def _shown(at: Scene, one: People) -> bool:
    """ "A photo of three children who were killed", "the video shows two wounded men"."""
    if at.low(one.first - 1) == "of":
        return at.low(one.first - 2) in _IMAGES
    lows = {at.low(one.first - far) for far in range(2, _NEAR)}
    return at.low(one.first - 1) in _SHOWS and not _IMAGES.isdisjoint(lows)


def _here_and_there(at: Scene, link: Link) -> bool:
    """ "Killing four in Arden, one in Tarn"."""
    return counted_elsewhere(at, max(link.stop, link.people[-1].stop)) is not None


def counted_elsewhere(at: Scene, place: int) -> int | None:
    """The number word of "one in Tarn" after the "in Arden" that stands at a place, or None."""
    if at.low(place) != "in":
        return None
    step = place + 1
    while at.capital(step):
        step += 1
    joint = step
    while at.low(joint) in (",", "and", "."):
        joint += 1
    if step == place + 1 or joint == step or joint >= len(at.sentence):
        return None
    one = at.starting.get(joint)
    stop = one.stop if one else joint + 1
    return joint if at.sentence[joint].quantity and at.low(stop) == "in" else None


def _graded_beside(at: Scene, link: Link) -> bool:
    """True for the rest of those in hospital: "one is in critical condition, two others were
    treated"."""
    one = link.people[0]
    others = "other" in f"{one.as_written} {one.who or ''}".lower()
    if link.family != "hospital" or not others:
        return False
    return any(
        at.low(step) in words.CONDITIONS and at.low(step + 1) == "condition"
        for step in range(one.first)
    )


def _of_several(at: Scene, link: Link, one: People) -> bool:
    """True for one wounded of "a double shooting", and for "a fifth person injured" where the
    sentence has told of others' wounds, and of nobody's death."""
    lows = [word.low for word in at.sentence]
    if link.effect != "injured" or not one.single or _DEATH.intersection(lows):
        return False
    several = any(
        low in _SEVERAL and then in ("shooting", "stabbing") for low, then in pairwise(lows)
    )
    told = not _WOUNDS.isdisjoint(lows[: one.first])
    return several or (told and bool(FURTHER.match(one.as_written)))


_SEVERAL = frozenset({"double", "triple", "quadruple", "quintuple"})
_WOUNDS = frozenset({"wounds", "wounded", "injured", "injuries", "hurt"})
_DEATH = frozenset({"killed", "killing", "dead", "died", "dies", "deaths", "fatal", "fatally"})
_FAR_KIN = 24
"""Words after a person within which kin are looked for."""


def _did_it(at: Scene, one: People) -> bool:
    """ "A man who fatally shot his sons has died"."""
    place = one.stop + 1 + (at.low(one.stop + 1) in ("fatally", "allegedly"))
    deed = at.low(place) in words.SHOT or at.low(place) in ("killed", "murdered", "slew")
    people = words.SEVERAL_PERSONS | words.KIN
    whom = place + 1 in at.starting or any(
        at.low(place + far) in people | _THEIRS for far in (1, 2, 3)
    )
    return at.low(one.stop) == "who" and deed and whom


def _seen_by_one(at: Scene, link: Link) -> bool:
    """ "I counted more than 20 bodies", "he had recovered 18 bodies", "she treated 12 wounded": one
    witness saw them, who may not have seen all."""
    first = min(link.first, link.people[0].first)
    lows = [at.low(step) for step in range(max(0, first - _NEAR), first)]
    witness = next(
        (
            step
            for step, low in enumerate(lows)
            if low in _WITNESSES or (low in _CREWS and step and lows[step - 1] in _THEIR_OWN)
        ),
        len(lows),
    )
    if link.family != "bodies":
        return _TREATED in lows[witness:] and link.people[0].sort in ("bare", "counted")
    taken_in = not _PLACES_OF_THE_DEAD.isdisjoint(lows) and "received" in lows
    return not _SAW.isdisjoint(lows[witness:]) or taken_in or _brought_in(at, link)


def _of_one_side(at: Scene, one: People) -> bool:
    """ "Six of its servicemen were killed and 14 wounded", "20 of the enemy were killed and 30
    wounded": the latter are of the same side as the former."""
    if one.sort != "bare" or at.low(one.first - 1) != "and":
        return False
    before = (at.ending[stop] for stop in range(one.first - 1, 0, -1) if stop in at.ending)
    other = next(before, None)
    if other is None or one.first - other.stop > _NEAR:
        return False
    named = {at.low(step) for step in range(other.first, other.stop + _REACH)}
    return "enemy" in named or (other.subset and "its" in named)


_REACH = 3


def _brought_in(at: Scene, link: Link) -> bool:
    """ "31 bodies had been brought there", "the bodies of 29 people were received at the clinic":
    a place has its own of the dead."""
    stop = max(link.stop, link.people[-1].stop)
    for step in range(stop, min(len(at.sentence), stop + _NEAR)):
        if at.low(step) in _BROUGHT:
            return at.low(step - 1) in words.BE
        if at.low(step) in (",", ";", "."):
            return False
    return False


_WITNESSES = word_set("i he she they")
_CREWS = word_set("crews crew team teams patrol patrols volunteers medics workers staff men")
_THEIR_OWN = word_set("her his its their my our")
_PLACES_OF_THE_DEAD = word_set("hospital clinic morgue mortuary facility centre center it")
_TREATED = "treated"
_SAW = word_set(
    "counted count saw seen see recovered carried carry pulled found find buried collected"
)
_BROUGHT = word_set("brought received taken delivered transferred handed")


def _after_somebody_shot(at: Scene, link: Link) -> bool:
    """ "Shot his wife, then wounded a guard"; of one "fatally shot" nothing is said to be hurt."""
    if link.effect != "injured" or link.family != "active":
        return False
    return any(
        at.low(step) in words.SHOT
        and at.low(step - 1) not in ("fatally", "was", "were", "been")
        and step + 1 in at.starting
        and at.starting[step + 1].stop <= link.first
        and at.starting[step + 1].head not in words.ATTACKERS
        for step in range(1, link.first)
    )


_NEAR = 8
_LAST_NAME = 3
_THEIRS = frozenset({"her", "his", "their"})
_AGES = ("age", "ages", "aged")
_BEFORE_NAMES = frozenset({"left", "leaving", "leaves", "where", "when", "that"})
_TOLD = (words.VERBS.keys() | words.STATES.keys() | words.SHOT | words.AUXILIARY) - {"missing"}
_IMAGES = word_set("""
    image images photo photos photograph photographs picture pictures video videos footage clip
    """)
_SHOWS = word_set("shows showed showing show depicting depicts depicted")
