"""Phrases that stand for people: how many they are, who they are, where they stand.

"At least 12 other police officers", "a 15-year-old boy", "two of his workers", "200" with its noun
left out. What a verb does to them is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypedDict, Unpack

from msgspec import Struct

from whence.extract import toll_words as words
from whence.extract.number_words import ORDINALS
from whence.extract.numbers import Quantity
from whence.extract.text import word_set
from whence.extract.toll_bare import stands_alone
from whence.extract.toll_nouns import inside, noun, paired
from whence.extract.toll_tokens import AGE, Word, low_at, written

_AGE = re.compile(rf"{AGE}$")

Sort = Literal["counted", "bare", "one", "definite", "named"]
"""``counted``: a number with its noun; ``bare``: a number alone; ``one``: "a man"; ``definite``:
"the man", "his wife"; ``named``: "Ana Brun, 23,"."""


class _Described(TypedDict, total=False):
    who: str | None
    head: str | None
    definite: bool
    subset: bool


class People(Struct, frozen=True):
    """Words ``first`` to ``stop`` stand for people. ``subset`` marks "two of the five"."""

    sort: Sort
    first: int
    stop: int
    low: int | None
    high: int | None
    figures: tuple[int, ...]
    as_written: str
    who: str | None = None
    head: str | None = None
    definite: bool = False
    subset: bool = False

    @property
    def single(self) -> bool:
        """True for exactly one person."""
        return self.high == 1 and self.low == 1


def people(sentence: Sequence[Word], surnames: frozenset[str] = frozenset()) -> tuple[People, ...]:
    """The phrases for people in a sentence, in order of their first word; none overlap.
    ``surnames`` are those of people whom the article names in full."""
    found: list[People] = []
    at = 0
    while at < len(sentence):
        one = (
            _couple(sentence, at)
            or _counted(sentence, at)
            or _family_of(sentence, at)
            or _kin(sentence, at)
            or _aged(sentence, at)
            or _one(sentence, at)
            or _definite(sentence, at)
            or _both(sentence, at)
            or _pronoun(sentence, at)
            or _others(sentence, at)
            or _joined(sentence, at, found)
            or _surname(sentence, at, surnames)
            or _headline(sentence, at)
        )
        if one is None:
            at += 1
        else:
            found.append(one)
            at = max(one.stop, at + 1)
    return tuple(found)


def _counted(sentence: Sequence[Word], at: int) -> People | None:
    number = sentence[at].quantity
    before = low_at(sentence, at - 1)
    if number is None or before == "how" or _no_count(sentence, at, number):
        return None
    if before == "but" and low_at(sentence, at - 2) == "all":
        # "All but two of the nine" were, and nobody counts them.
        return None
    if low_at(sentence, at + 1) == "of":
        return _subset(sentence, at, number)
    if before in ("other", "remaining", "same"):
        before = low_at(sentence, at - 2)
    # "Said that nine were hurt": no "that" points at several.
    definite = before in words.DETERMINERS - {"that"} or before == "all"
    if number.figures == (0,) and number.as_written.lower() not in _NOT_ONE:
        return counting("bare", at, at + 1, number)
    stop, who, head = noun(sentence, at + 1, single=number.figures == (1,) or number.high == 0)
    if head is None and number.low in (0, 1):
        stop, who, head = noun(sentence, at + 1, single=False)
    if head is None and not stands_alone(sentence, at):
        return None
    end = paired(sentence, at, stop) if head and number.figures != (1,) else stop
    if end > stop:
        stop, who = end, written(sentence, at + 1, end)
    sort: Sort = "counted" if head else "bare"
    return counting(sort, at, stop, number, who=who, head=head, definite=definite)


def _couple(sentence: Sequence[Word], at: int) -> People | None:
    """ "A couple was shot": two people, where no noun follows that it counts."""
    word, after = sentence[at], low_at(sentence, at + 1)
    headline = word.low == "couple" and at == 0 and sentence[-1].low not in (".", "!", "?")
    if not (headline or word.low == "a couple") or after not in _AFTER_COUPLE:
        return None
    return People("one", at, at + 1, 2, 2, (2,), word.text, "couple", "couple")


_AFTER_COUPLE = words.BE | word_set("found shot wounded killed dead and who ,")
_NOT_ONE = frozenset({"no", "not a single", "not one"})


def _no_count(sentence: Sequence[Word], at: int, number: Quantity) -> bool:
    """True for a station's number ("FOX 5 said") and for ages ("ages range from 23 to 31")."""
    aged = {low_at(sentence, at - far) for far in range(1, _NEAR_AGE)} & {"age", "ages", "aged"}
    before = low_at(sentence, at - 1)
    if number.low != number.high:
        return bool(aged) and (before == "from" or number.as_written.lower().startswith("from"))
    between = before in ("to", "and", "-", "–") and at > 1 and sentence[at - 2].quantity
    return number.as_written.isdigit() and (before in _STATIONS or bool(aged and between))


_STATIONS = frozenset({"fox", "abc", "nbc", "cbs", "cw", "channel"})
_NEAR_AGE = 7


def counting(
    sort: Sort, first: int, stop: int, number: Quantity, **more: Unpack[_Described]
) -> People:
    """Words for as many people as a quantity says."""
    bounds = (number.low, number.high, number.figures)
    return People(sort, first, stop, *bounds, number.as_written, **more)


def pointed(sentence: Sequence[Word], first: int, stop: int) -> People:
    """Words that point to one person: "the victim", "his"."""
    as_written = written(sentence, first, stop)
    return People("definite", first, stop, 1, 1, (1,), as_written, definite=True)


def _subset(sentence: Sequence[Word], at: int, number: Quantity) -> People | None:
    """ "two of his workers", "three of the 12 injured", "five of them", "2 of 11 hostages"."""
    after = low_at(sentence, at + 2)
    if after in ("those", "these") and noun(sentence, at + 3, single=False)[2]:
        return _of_the(sentence, at, number)
    others = after == "others" and number.vague
    if others or after in ("them", "whom", "those", "these"):
        return counting("bare", at, at + 3, number, subset=not others)
    of_number = at + 2 < len(sentence) and sentence[at + 2].quantity is not None
    if of_number or (number.vague and after not in words.DETERMINERS):
        stop, who, head = noun(sentence, at + 2 + of_number, single=False)
        if head is None:
            return None
        # "One of three people killed", "two of four people found dead" are some of those killed;
        # "two of 11 hostages" are a toll.
        told = low_at(sentence, stop) == "found" or number.figures == (1,)
        some = bool(of_number) and told
        return counting("counted", at, stop, number, who=who, head=head, subset=some)
    if after in words.DETERMINERS:
        return _of_the(sentence, at, number)
    return None


def _of_the(sentence: Sequence[Word], at: int, number: Quantity) -> People | None:
    begin = _past_owner(sentence, at + 3)
    counted = begin < len(sentence) and sentence[begin].quantity is not None
    begin += counted
    stop, who, head = noun(sentence, begin, single=False)
    if head:
        return counting("counted", at, stop, number, who=who, head=head, subset=True)
    if counted or low_at(sentence, begin) in ("dead", "deceased", "injured", "wounded", "victims"):
        return counting("bare", at, max(begin, at + 4), number, subset=True)
    return None


def _past_owner(sentence: Sequence[Word], begin: int) -> int:
    """Where "eight guards" begins in "three of the convoy's eight guards"."""
    for place in range(begin, min(len(sentence) - 1, begin + 4)):
        if sentence[place].low.endswith(("'s", "’s")) and sentence[place + 1].quantity:
            return place + 1
    return begin


def _family_of(sentence: Sequence[Word], at: int) -> People | None:
    """ "a family of six", "an entire family of five"."""
    if sentence[at].low not in ("a", "an", "the", "its", "her"):
        return None
    for place in range(at + 1, min(len(sentence) - 2, at + 4)):
        number = sentence[place + 2].quantity
        if sentence[place].low in _GROUPS and sentence[place + 1].low == "of":
            if number is None or not number.figures or number.high == 0:
                return None
            low = sentence[place].low
            return counting("counted", at, place + 3, number, who=low, head=low)
        if not inside(sentence, place):
            return None
    return None


_GROUPS = word_set("family household crew")


def _kin(sentence: Sequence[Word], at: int) -> People | None:
    """ "a husband and wife", "the father, mother and sister of Ivo Marr": as many as are named."""
    if sentence[at].low not in ("a", "the") or low_at(sentence, at + 1) not in words.KIN:
        return None
    stop, several = at + 2, 1
    while True:
        joint = stop + (low_at(sentence, stop) == ",")
        joint += low_at(sentence, joint) == "and"
        if joint == stop or low_at(sentence, joint) not in words.KIN:
            break
        stop, several = joint + 1, several + 1
    whose = sentence[at].low == "a" or low_at(sentence, stop) == "of"
    if several == 1 or not whose:
        return None
    as_written = written(sentence, at, stop)
    count = (several, several, (several,))
    return People("counted", at, stop, *count, as_written, as_written.split(" ", 1)[1], "relatives")


def _aged(sentence: Sequence[Word], at: int) -> People | None:
    """ "Her brothers, aged 3 and 11": as many as have ages."""
    begin = at + (sentence[at].low in _WHOSE)
    if at and (sentence[at - 1].quantity or (begin == at and inside(sentence, at - 1))):
        return None
    stop, who, head = noun(sentence, begin, single=False)
    place = stop + (low_at(sentence, stop) == ",")
    if head is None or low_at(sentence, place) not in ("aged", "ages"):
        return None
    several, place = 0, place + 1
    while place < len(sentence) and (number := sentence[place].quantity):
        if number.low is None or number.low != number.high or number.low > _OLDEST:
            return None
        several, place = several + 1, place + 1
        place += low_at(sentence, place) == ","
        place += low_at(sentence, place) == "and"
    if several < 2:
        return None
    count = (several, several, (several,))
    return People("counted", at, stop, *count, written(sentence, at, stop), who, head)


_WHOSE = words.WHOSE | {"the"}
_OLDEST = 110


def _one(sentence: Sequence[Word], at: int) -> People | None:
    """ "a man", "a 15-year-old", "an off-duty officer", "a second man"."""
    if sentence[at].low not in ("a", "an"):
        return None
    age = at + 1 < len(sentence) and _AGE.match(sentence[at + 1].low)
    stop, who, head = noun(sentence, at + 1, single=True)
    if head is None and age:
        stop, who, head = at + 2, sentence[at + 1].text, sentence[at + 1].low
    if head is None and _is_further(sentence, at):
        return People("one", at, at + 2, 1, 1, (1,), written(sentence, at, at + 2))
    if head is None or head in words.HOUSEHOLDS - {"couple"}:
        return None
    number = 2 if head == "couple" else 1
    stop += 2 * _has_children(sentence, head, stop)
    as_written = written(sentence, at, stop)
    return People("one", at, stop, number, number, (number,), as_written, who, head)


def _has_children(sentence: Sequence[Word], head: str, stop: int) -> bool:
    """Whether "of five" follows a father or a mother."""
    if head not in _PARENTS or low_at(sentence, stop) != "of" or stop + 1 >= len(sentence):
        return False
    return sentence[stop + 1].quantity is not None


_PARENTS = word_set("father mother parent dad mum mom grandfather grandmother")


def _is_further(sentence: Sequence[Word], at: int) -> bool:
    """ "a third is missing", where one person is meant; "a third were hurt" is a share."""
    return low_at(sentence, at + 1) in _ORDINALS and low_at(sentence, at + 2) in _ONE_IS


_ORDINALS = frozenset(ORDINALS[1:6])
_ONE_IS = frozenset({"is", "was", "remains"})


def _definite(sentence: Sequence[Word], at: int) -> People | None:
    """ "the victim", "his wife", "the 23-year-old"."""
    low = sentence[at].low
    if low not in words.DETERMINERS or (low, low_at(sentence, at + 1)) == ("that", "any"):
        return None
    if low == "that" and at + 1 < len(sentence) and sentence[at + 1].text[0].isupper():
        # "They heard that Christian was dead."
        return None
    if at + 1 < len(sentence) and sentence[at + 1].quantity:
        return None
    stop, who, head = noun(sentence, at + 1, single=True)
    if head is None and at + 1 < len(sentence) and _AGE.match(sentence[at + 1].low):
        stop, who, head = at + 2, sentence[at + 1].text, sentence[at + 1].low
    if head is None and low == "the" and low_at(sentence, at + 1) == "other":
        ends = at + 2 == len(sentence) or not inside(sentence, at + 2)
        stop, who, head = (at + 2, None, "other") if ends else (stop, who, head)
    if head is None or head in words.HOUSEHOLDS:
        return None
    as_written = written(sentence, at, stop)
    return People("definite", at, stop, 1, 1, (1,), as_written, who, head, definite=True)


def _both(sentence: Sequence[Word], at: int) -> People | None:
    """ "Both men were killed", "where both died"; not "the two were both killed"."""
    if sentence[at].low != "both" or (at and low_at(sentence, at - 1) not in _BEFORE_BOTH):
        return None
    stop, who, head = noun(sentence, at + 1, single=False)
    after = low_at(sentence, stop)
    if head is None and after not in words.BE | words.VERBS.keys():
        return None
    stop = max(stop, at + 1)
    return People("definite", at, stop, 2, 2, (2,), "both", who, head, definite=True)


_BEFORE_BOTH = word_set(", ; : where when and that said but —")


def _pronoun(sentence: Sequence[Word], at: int) -> People | None:
    low, text = sentence[at].low, sentence[at].text
    alone = low == "her" and (low_at(sentence, at + 1) in words.GROUND or at + 1 == len(sentence))
    if alone or low in ("he", "she", "him"):
        return People("definite", at, at + 1, 1, 1, (1,), text, None, low, definite=True)
    if low in ("anyone", "anybody"):
        return People("bare", at, at + 1, 0, 0, (0,), text, None, None)
    if low == "any":
        for single in (False, True):
            stop, who, head = noun(sentence, at + 1, single)
            if head:
                return People("counted", at, stop, 0, 0, (0,), text, who, head)
    return None


def _surname(sentence: Sequence[Word], at: int, surnames: frozenset[str]) -> People | None:
    """ "Brun" for somebody whom the article has named in full; no part of another name."""
    word = sentence[at]
    if word.text not in surnames:
        return None
    before = sentence[at - 1].text if at else ""
    named_on = at + 1 < len(sentence) and sentence[at + 1].text[0].isupper()
    if named_on or (before[:1].isupper() and before not in _OPENINGS):
        return None
    return People("definite", at, at + 1, 1, 1, (1,), word.text, None, word.low, definite=True)


_OPENINGS = word_set("But And When After That As Then Later While Before")


def _headline(sentence: Sequence[Word], at: int) -> People | None:
    """ "Man dies, woman hurt in double shooting": headlines leave the article out."""
    saint = low_at(sentence, at - 1) == "." and low_at(sentence, at - 2) in _SHORTENED
    opens = at == 0 or saint or sentence[at - 1].low in _HEADLINE_BEFORE
    if sentence[-1].low in (".", "!", "?") or not opens or sentence[at].low in _DOING:
        return None
    stop, who, head = noun(sentence, at, single=True)
    if head is None and _AGE.match(sentence[at].low):
        stop, who, head = at + 1, sentence[at].text, sentence[at].low
    if head not in words.IN_HEADLINES and not _AGE.match(head or ""):
        return None
    return People("one", at, stop, 1, 1, (1,), written(sentence, at, stop), who, head)


def _others(sentence: Sequence[Word], at: int) -> People | None:
    """ "Others" alone, of whom nobody says how many they are."""
    before = low_at(sentence, at - 1)
    if sentence[at].low != "others" or sentence[at].quantity:
        return None
    governed = before in words.PREPOSITIONS - _BEFORE_OTHERS or before in words.DETERMINERS
    return None if governed else People("bare", at, at + 1, None, None, (), sentence[at].text)


_BEFORE_OTHERS = word_set("and but while as when that where")


def _joined(sentence: Sequence[Word], at: int, found: Sequence[People]) -> People | None:
    """The girl of "a woman and girl", who shares the article."""
    if not found or found[-1].sort != "one" or found[-1].stop != at - 1:
        return None
    if low_at(sentence, at - 1) != "and":
        return None
    stop, who, head = noun(sentence, at, single=True)
    if head not in words.IN_HEADLINES:
        return None
    return People("one", at, stop, 1, 1, (1,), written(sentence, at, stop), who, head)


_DOING = word_set("shooting stabbing killing wounding injuring")
_SHORTENED = word_set("st ft mt")
"""What a name may begin with: "St. Louis man killed"."""
_HEADLINE_BEFORE = word_set("""
    , : ; | × • » and leaves kills injures wounds hurts after as when of grazes strikes hits
    shooting shoots shoot shot for hospitalizes hospitalises claims identify identifies
    killing wounding injuring murdering stabbing kill wound injure murders stabs stab leave abduct
    abducts kidnap kidnaps
    """)
