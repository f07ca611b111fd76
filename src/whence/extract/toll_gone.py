"""Tolls of those who are gone, told by where they are or are not: "94 pupils are with the bandits",
"some 180 could not be found", "the whereabouts of nine villagers", "2,300 people left their homes",
"14 missing miners"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_flight import INHABITANTS
from whence.extract.toll_nouns import inside
from whence.extract.toll_phrases import People, counting
from whence.extract.toll_reach import auxiliaries_before, subject
from whence.extract.toll_scene import Link, Scene
from whence.model import Effect

_SURE_CAPTORS = word_set("captors kidnappers abductors bandits")
_CAPTORS = _SURE_CAPTORS | word_set("gunmen militants insurgents jihadists terrorists rebels")
"""Of the latter people may be guests, unless they are with them still."""
_OF_CAPTORS = frozenset(f"{one}{mark}" for one in _CAPTORS for mark in ("'", "’", "'s", "’s"))
_LAIRS = word_set("den dens hands camp camps captivity custody hideout hideouts")
_STAYING = words.BE | words.REMAIN
_STILL = words.REMAIN | {"still"}
_NOT_MET = word_set("found traced located seen heard reached")
_UNKNOWN_OF = frozenset({"whereabouts", "fate"})
_REFUGE = frozenset({"refuge", "shelter"})
_SEEKING = word_set("sought taken")
_OWN_PLACES = word_set("homes houses villages farms")
_LEAVING = word_set("left abandoned deserted vacated")
_MANY = 100
"""Fewer who leave home or seek shelter may be anybody."""
_GONE: dict[str, Effect] = {
    "missing": "missing",
    "abducted": "abducted",
    "kidnapped": "abducted",
    "displaced": "displaced",
}
"""Adjectives of people whom a number counts: "14 missing miners"."""
_NOT_KNOWN = word_set("unknown unclear reveal disclose clarify clarified uncertain")
_BACK = word_set("""
    found freed released rescued rescue rescues rescuing returned freeing releasing free freedom
    release reunited ransom escaped
    """)
"""Words of a sentence that tells of an end of what it names."""


def gone_links(at: Scene) -> Iterator[Link]:
    """Who a sentence says are captive, not found, or no longer at home, in word order."""
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low in ("in", "with"):
            link = _with_captors(at, place)
        elif word.low == "held" and at.low(place - 1) == "being":
            link = _being_held(at, place)
        elif word.low in _NOT_MET:
            link = _not_met(at, place) or _yet_to_be_met(at, place)
        elif word.low in ("looked", "searched") and at.low(place + 1) == "for":
            link = _being_sought(at, place)
        elif word.low in _COME:
            link = _not_back(at, place)
        elif word.low in _UNKNOWN_OF and at.low(place + 1) == "of":
            link = _after_of(at, place)
        elif word.low in _REFUGE and at.low(place - 1) in _SEEKING:
            link = _uprooted(at, place - 1, place + 1)
        elif word.low in _OWN_PLACES and at.low(place - 1) == "their":
            left = at.low(place - 2) in _LEAVING
            link = _uprooted(at, place - 2, place + 1) if left else None
        elif word.low in ("homeless", "refugees") and at.low(place - 1) in ("made", "rendered"):
            link = subject(at, place - 2, place + 1, "displaced", "passive")
        elif word.low in _GONE:
            link = _adjective(at, place, _GONE[word.low])
        if link:
            yield link


def _counts(one: People | None) -> bool:
    counted = one is not None and one.sort in ("counted", "bare") and any(one.figures)
    return counted and one is not None and one.head not in words.ATTACKERS


def _with_captors(at: Scene, place: int) -> Link | None:
    """ "94 pupils are with the bandits", "163 students in bandits' den", "seven remain in
    captivity"."""
    step = place + 1 + (at.low(place + 1) in words.DETERMINERS)
    if at.low(place) == "with":
        still = not _STILL.isdisjoint((at.low(place - 1), at.low(place - 2)))
        theirs = at.low(step) in (_CAPTORS if still else _SURE_CAPTORS)
        ends = step + 1 >= len(at.sentence) or not inside(at.sentence, step + 1)
        stop = step + 1 if theirs and ends else 0
    elif at.low(step) == "captivity":
        stop = step + 1
    elif at.low(step) == "hands" and at.low(step + 1) == "of":
        step += 2 + (at.low(step + 2) in words.DETERMINERS)
        stop = step + 1 if at.low(step) in _CAPTORS else 0
    else:
        theirs = at.low(step) in _OF_CAPTORS or at.low(step) in _CAPTORS
        stop = step + 2 if theirs and at.low(step + 1) in _LAIRS else 0
    if not stop:
        return None
    end = place
    while at.low(end - 1) in _STAYING | words.HAVE | words.ADVERBS:
        end -= 1
    one = at.ending.get(end)
    if one is None or not _counts(one) or one.definite or one.subset:
        return None
    clause = end < place or not at.low(one.first - 1) or at.low(one.first - 1) in _BEFORE_HEADLINE
    return Link("abducted", (one,), one.first, stop, "state") if clause else None


_BEFORE_HEADLINE = word_set(", : ; insist insists say says as while")


def _being_held(at: Scene, place: int) -> Link | None:
    """ "36 pupils were still being held by the gunmen", "two guards are being held by inmates"; not
    "by police", "for questioning"."""
    after = [at.low(step) for step in range(place + 1, min(len(at.sentence), place + _HELD_WITHIN))]
    hostage = "hostage" in after[:1] or "captive" in after[:1]
    by = after[after.index("by") + 1 :] if "by" in after else []
    captors = _CAPTORS | {"inmates", "prisoners", "attackers", "raiders", "rioters"}
    if not (hostage or not captors.isdisjoint(by)):
        return None
    link = subject(at, place - 1, place + 1, "abducted", "state")
    return link if link and _counts(link.people[0]) and not link.people[0].definite else None


_HELD_WITHIN = 7


def _not_met(at: Scene, place: int) -> Link | None:
    """ "Some 180 could not be found", "nine villagers have not been heard from since"."""
    begin, lows = auxiliaries_before(at, place - 1)
    if not lows & {"not", "never"} or not lows & {"be", "been", "were"}:
        return None
    since = {at.low(step) for step in range(place + 1, place + _NEAR)} & {"since"}
    if at.low(place) in ("seen", "heard", "reached") and not since:
        return None
    return _are_missing(at, begin, place + 1)


def _are_missing(at: Scene, end: int, stop: int) -> Link | None:
    """The people before word ``end``, over "who" and "of the hamlet", whose verb says so."""
    end -= at.low(end - 1) == "who"
    one = at.ending.get(end)
    for step in range(end - 1, max(0, end - _OF_WHERE), -1):
        if one is None and at.low(step) in ("of", "from") and step in at.ending:
            one = at.ending[step]
        if at.low(step) in words.GROUND | words.AUXILIARY:
            break
    if one is None or not _counts(one) or one.definite:
        return None
    return Link("missing", (one,), one.first, stop, "state")


_NEAR = 5
_OF_WHERE = 7


def _yet_to_be_met(at: Scene, place: int) -> Link | None:
    """ "Two constables are yet to be found", "nine have yet to be traced"."""
    if tuple(at.low(place - step) for step in (3, 2, 1)) != ("yet", "to", "be"):
        return None
    end = place - 3
    end -= at.low(end - 1) in words.BE | words.HAVE
    return _are_missing(at, end, place + 1)


def _being_sought(at: Scene, place: int) -> Link | None:
    """ "Six persons are still being looked for"; police look for suspects."""
    begin, lows = auxiliaries_before(at, place - 1)
    seekers = {word.low for word in at.sentence} & _SEEKERS
    if "being" not in lows or at.low(place + 2) in ("by", "in") or seekers:
        return None
    return _are_missing(at, begin, place + 2)


_SEEKERS = word_set("police suspects detectives attackers accomplices gunmen assailants escaped")
_COME = word_set("come returned surfaced reappeared resurfaced")


def _not_back(at: Scene, place: int) -> Link | None:
    """ "Nine have never come home", "three have not returned"."""
    come = at.low(place) != "come" or at.low(place + 1) in ("home", "back")
    begin, lows = auxiliaries_before(at, place - 1)
    if not come or not lows & {"not", "never"} or not lows & words.HAVE:
        return None
    return _are_missing(at, begin, place + 1)


def _after_of(at: Scene, place: int) -> Link | None:
    """ "The whereabouts of nine villagers", "the fate of 12 hostages is unknown"."""
    one = at.starting.get(place + 2)
    if one is None or one.sort != "counted" or one.definite or not _counts(one):
        return None
    if at.low(place) == "fate" and _NOT_KNOWN.isdisjoint(word.low for word in at.sentence):
        return None
    return Link("missing", (one,), place, one.stop, "loss")


def _uprooted(at: Scene, verb: int, stop: int) -> Link | None:
    """ "2,300 people left their homes", "3,000 people have sought refuge in a stadium"."""
    link = subject(at, verb - 1, stop, "displaced", "passive")
    if link is None or max(link.people[0].figures, default=0) < _MANY:
        return None
    chosen = at.low(stop) == "to" and at.low(stop + 1) not in ("escape", "flee", "avoid")
    return link if link.people[0].head in INHABITANTS and not chosen else None


def _adjective(at: Scene, place: int, effect: Effect) -> Link | None:
    """ "Searched for 14 missing miners"; wounded soldiers may have been so before."""
    number = at.sentence[place - 1].quantity if place else None
    if number is None or not any(number.figures) or number.high == 1:
        return None
    before = at.low(place - 2)
    if before in words.DETERMINERS | {"all", "than", "of"} and at.low(place - 3) not in _NAMES:
        return None
    noun = place + 1
    if at.low(noun) not in words.SEVERAL_PERSONS or at.low(noun) in words.HOUSEHOLDS:
        return None
    lows = {word.low for word in at.sentence}
    if lows & _BACK or (at.low(noun + 1) in words.SEVERAL_PERSONS):
        return None
    who, head = at.sentence[noun].text, at.low(noun)
    one = counting("counted", place - 1, noun + 1, number, who=who, head=head)
    return Link(effect, (one,), place - 1, noun + 1, "reduced")


_NAMES = word_set("names list bodies photographs")
