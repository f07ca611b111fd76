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
from whence.extract.numbers import Quantity
from whence.extract.text import word_set
from whence.extract.toll_tokens import Word, written

_AGE = re.compile(r"\d+-(?:year|month|week|day)s?-olds?$|\w+-(?:year|month|week|day)-olds?$")
_AGES = re.compile(r".*-olds$")
_REACH = 7

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


def people(sentence: Sequence[Word]) -> tuple[People, ...]:
    """The phrases for people in a sentence, in order of their first word; none overlap."""
    found: list[People] = []
    at = 0
    while at < len(sentence):
        one = (
            _counted(sentence, at)
            or _one(sentence, at)
            or _definite(sentence, at)
            or _pronoun(sentence, at)
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
    before = _low(sentence, at - 1)
    if number is None or before == "how":
        return None
    if _low(sentence, at + 1) == "of":
        return _subset(sentence, at, number)
    if before in ("other", "remaining", "same"):
        before = _low(sentence, at - 2)
    definite = before in words.DETERMINERS or before == "all"
    if number.figures == (0,) and number.as_written.lower() != "no":
        return _people("bare", at, at + 1, number)
    stop, who, head = noun(sentence, at + 1, single=number.high == 1)
    if head is None and not _stands_alone(sentence, at):
        return None
    sort: Sort = "counted" if head else "bare"
    return _people(sort, at, stop, number, who=who, head=head, definite=definite)


def _people(
    sort: Sort, first: int, stop: int, number: Quantity, **more: Unpack[_Described]
) -> People:
    bounds = (number.low, number.high, number.figures)
    return People(sort, first, stop, *bounds, number.as_written, **more)


def _subset(sentence: Sequence[Word], at: int, number: Quantity) -> People | None:
    """ "two of his workers", "three of the 12 injured", "five of them", "2 of 11 hostages"."""
    after = _low(sentence, at + 2)
    if after in ("them", "whom", "those", "these"):
        return _people("bare", at, at + 3, number, subset=True)
    of_number = at + 2 < len(sentence) and sentence[at + 2].quantity is not None
    if of_number or (number.vague and after not in words.DETERMINERS):
        stop, who, head = noun(sentence, at + 2 + of_number, single=False)
        return _people("counted", at, stop, number, who=who, head=head) if head else None
    if after in words.DETERMINERS:
        return _of_the(sentence, at, number)
    return None


def _of_the(sentence: Sequence[Word], at: int, number: Quantity) -> People | None:
    begin = at + 3
    counted = begin < len(sentence) and sentence[begin].quantity is not None
    begin += counted
    stop, who, head = noun(sentence, begin, single=False)
    if head:
        return _people("counted", at, stop, number, who=who, head=head, subset=True)
    if counted or _low(sentence, begin) in ("dead", "injured", "wounded", "victims"):
        return _people("bare", at, max(begin, at + 4), number, subset=True)
    return None


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
    as_written = written(sentence, at, stop)
    return People("one", at, stop, number, number, (number,), as_written, who, head)


def _is_further(sentence: Sequence[Word], at: int) -> bool:
    """ "a third is missing", where one person is meant; "a third were hurt" is a share."""
    return _low(sentence, at + 1) in _ORDINALS and _low(sentence, at + 2) in _ONE_IS


_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_ONE_IS = frozenset({"is", "was", "remains"})


def _definite(sentence: Sequence[Word], at: int) -> People | None:
    """ "the victim", "his wife", "the 23-year-old"."""
    low = sentence[at].low
    if low not in words.DETERMINERS:
        return None
    if at + 1 < len(sentence) and sentence[at + 1].quantity:
        return None
    stop, who, head = noun(sentence, at + 1, single=True)
    if head is None and at + 1 < len(sentence) and _AGE.match(sentence[at + 1].low):
        stop, who, head = at + 2, sentence[at + 1].text, sentence[at + 1].low
    if head is None or head in words.HOUSEHOLDS:
        return None
    as_written = written(sentence, at, stop)
    return People("definite", at, stop, 1, 1, (1,), as_written, who, head, definite=True)


def _pronoun(sentence: Sequence[Word], at: int) -> People | None:
    low, text = sentence[at].low, sentence[at].text
    if low in ("he", "she", "him"):
        return People("definite", at, at + 1, 1, 1, (1,), text, None, low, definite=True)
    if low in ("anyone", "anybody"):
        return People("bare", at, at + 1, 0, 0, (0,), text, None, None)
    if low == "any":
        stop, who, head = noun(sentence, at + 1, single=False)
        if head:
            return People("counted", at, stop, 0, 0, (0,), text, who, head)
    return None


def _headline(sentence: Sequence[Word], at: int) -> People | None:
    """ "Man dies, woman hurt in double shooting": headlines leave the article out."""
    if sentence[-1].low in (".", "!", "?") or (at and sentence[at - 1].low not in _HEADLINE_BEFORE):
        return None
    stop, who, head = noun(sentence, at, single=True)
    if head is None and _AGE.match(sentence[at].low):
        stop, who, head = at + 1, sentence[at].text, sentence[at].low
    if head is None or head in words.HOUSEHOLDS or head in words.ATTACKERS:
        return None
    return People("one", at, stop, 1, 1, (1,), written(sentence, at, stop), who, head)


_HEADLINE_BEFORE = frozenset(
    {",", ":", ";", "and", "leaves", "kills", "injures", "wounds", "hurts"}
)


def noun(sentence: Sequence[Word], begin: int, single: bool) -> tuple[int, str | None, str | None]:
    """Where the noun phrase that begins here ends, its words, and its head if that is a person."""
    run = begin
    while run < len(sentence) and run - begin < _REACH and inside(sentence, run):
        run += 1
    heads = words.ONE_PERSON if single else words.SEVERAL_PERSONS
    for at in range(begin, run):
        if not _is_head(sentence, at, run, heads, single):
            continue
        stop = _members_of(sentence, at, at + 1)
        who = written(sentence, _named_from(sentence, begin), stop)
        return _past_acronym(sentence, stop), who, sentence[at].low
    return begin, None, None


def _is_head(
    sentence: Sequence[Word], at: int, run: int, heads: frozenset[str], single: bool
) -> bool:
    word = sentence[at]
    demonym = words.DEMONYM_ONE if single else words.DEMONYM
    person = word.low in heads or (
        bool(demonym.match(word.text)) and word.low not in words.PREPOSITIONS and at + 1 == run
    )
    if not single and _AGES.match(word.low):
        person = True
    if not single and at + 1 == run and words.AGENTS.fullmatch(word.low):
        person = word.low not in words.NOT_AGENTS
    if not person:
        return False
    if at + 1 == run:
        return True
    following = sentence[at + 1].low
    if following in heads:
        return False
    if single or word.low in words.AMBIGUOUS:
        return False
    return not following.endswith("s")


def inside(sentence: Sequence[Word], at: int) -> bool:
    """True if the word at ``at`` can belong to a noun phrase."""
    word = sentence[at]
    low = word.low
    if word.quantity or (not low[0].isalnum()):
        return low == "-"
    if low in words.PREPOSITIONS or low in words.AUXILIARY or low in words.PRONOUNS:
        return False
    if low in words.DETERMINERS or low in ("a", "an"):
        return False
    if low in words.VERBS or low in words.VERBISH or low in words.SHOT:
        return False
    if low in ("dead", "missing", "unaccounted", "homeless") or words.TIMES.fullmatch(low):
        return False
    return low not in words.ADVERBS


_BELONGING = word_set("""
    members member residents employees students fighters militants soldiers officers commanders
    supporters followers activists
    """)


def _members_of(sentence: Sequence[Word], at: int, stop: int) -> int:
    """Extends "members" by "of the Northern Front"."""
    if sentence[at].low not in _BELONGING:
        return stop
    if _low(sentence, stop) != "of":
        return stop
    run = stop + 1
    while run < len(sentence) and run - stop < 12:
        low, text = sentence[run].low, sentence[run].text
        if not (text[0].isupper() or low in ("the", "of", "and", "a", "an", "same", "family")):
            break
        run += 1
    while run > stop + 1 and sentence[run - 1].low in ("the", "of", "and", "a", "an"):
        run -= 1
    return run if run > stop + 1 else stop


def _past_acronym(sentence: Sequence[Word], stop: int) -> int:
    """Where an acronym in brackets after a phrase ends: "(NF)", "(NF/FN)"."""
    if _low(sentence, stop) != "(":
        return stop
    for place in range(stop + 1, min(len(sentence), stop + 6)):
        if sentence[place].low == ")":
            return place + 1 if sentence[stop + 1].text.isupper() else stop
    return stop


def _named_from(sentence: Sequence[Word], begin: int) -> int:
    """Leaves "other", "more", "additional" out of a category's name."""
    while _low(sentence, begin) in (
        "other",
        "others",
        "more",
        "additional",
        "further",
        "different",
    ):
        begin += 1
    return begin


def _stands_alone(sentence: Sequence[Word], at: int) -> bool:
    """True if a number's noun is left out: no noun follows, and it is no year, age or time."""
    number = sentence[at].quantity
    if number is None:
        return False
    after = _low(sentence, at + 1)
    before = sentence[at - 1] if at else None
    if after and inside(sentence, at + 1) and not words.TIMES.fullmatch(after):
        return False
    if _is_age(sentence, at) or _is_year(number):
        return False
    if number.figures and number.low == number.high and before and before.low == ",":
        return after not in (",", ".", "of", "")
    bounded = number.as_written.lower().startswith(("under", "over", "below", "about", "around"))
    if bounded and before and before.low in words.SEVERAL_PERSONS:
        return False
    return before is None or before.low not in _NOT_PEOPLE_BEFORE


def _is_year(number: Quantity) -> bool:
    figure = number.figures[-1] if number.figures else 0
    return _FIRST_YEAR <= figure <= _LAST_YEAR and "," not in number.as_written


_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _is_age(sentence: Sequence[Word], at: int) -> bool:
    """True for ages: "aged 24 and 29", "two men, 24 and 29, were …", "Ana Brun, 34 who was …"."""
    number, first, last = sentence[at].quantity, at, at
    if number is None or number.low != number.high or max(number.figures, default=0) > _OLDEST:
        return False
    while first > 0 and _in_list(sentence, first - 1):
        first -= 1
    while last + 1 < len(sentence) and _in_list(sentence, last + 1):
        last += 1
    before = sentence[first - 1] if first else None
    if before is None:
        # What a split after "Jr." leaves of a sentence.
        return number.as_written.isdigit() and _low(sentence, at + 2) in ("was", "were")
    if before.low in _AGED:
        return True
    several = sum(word.quantity is not None for word in sentence[first : last + 1]) > 1
    apart, after = sentence[first].low == ",", _low(sentence, at + 1)
    if apart and several and (before.low in words.SEVERAL_PERSONS or before.text[0].isupper()):
        return True
    full_name = _ends_full_name(sentence, first)
    return full_name and ((apart and after in ("who", "and")) or (not apart and after == ","))


def _in_list(sentence: Sequence[Word], at: int) -> bool:
    return sentence[at].quantity is not None or sentence[at].low in (",", "and", "or")


def _ends_full_name(sentence: Sequence[Word], end: int) -> bool:
    """True if two or more capitalised words end here, and no preposition makes them a place."""
    first = end - (_low(sentence, end - 1) == ".")
    while first > 0 and sentence[first - 1].text[0].isupper() and end - first < _REACH:
        first -= 1
    lows = {word.low for word in sentence[max(0, first - 1) : end]}
    return end - first > 1 and not lows & _BEFORE_PLACES


_BEFORE_PLACES = word_set("in at near of from outside inside to for across around")
_OLDEST = 110
_AGED = frozenset({"aged", "age", "ages"})
_NOT_PEOPLE_BEFORE = word_set("""both was is turned turning
    aged age ages no number nos highway route page chapter verse article section room unit
    interstate grade channel flight group type january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec at
    since phase district division area block exit mile apartment apt suite year fiscal top
    """)


def _low(sentence: Sequence[Word], at: int) -> str:
    return sentence[at].low if 0 <= at < len(sentence) else ""
