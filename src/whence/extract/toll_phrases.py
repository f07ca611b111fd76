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
from whence.extract.numbers import Quantity, quantities

_TOKEN = re.compile(
    r"[ap]\.m\.?|U\.[SKN]\.?|\d[\d.,:/]*\w*(?:-[^\W\d_][\w-]*)?|\w+(?:[-'’´]\w+)*|[^\w\s]"
)
_AGE = re.compile(r"\d+-(?:year|month|week|day)s?-olds?$|\w+-(?:year|month|week|day)-olds?$")
_AGES = re.compile(r".*-olds$")
_MARKS = frozenset("“”\"'‘’«»")
_REACH = 7

Sort = Literal["counted", "bare", "one", "definite", "named"]
"""``counted``: a number with its noun; ``bare``: a number alone; ``one``: "a man"; ``definite``:
"the man", "his wife"; ``named``: "Ana Brun, 23,"."""


class _Described(TypedDict, total=False):
    who: str | None
    head: str | None
    definite: bool
    subset: bool


class Word(Struct, frozen=True):
    """A word, a sign, or a whole quantity at characters of the article."""

    text: str
    low: str
    start: int
    end: int
    quantity: Quantity | None = None


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


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of characters ``start`` to ``end`` of a text, each quantity as one word."""
    piece = text[start:end]
    numbers = quantities(piece)
    found: list[Word] = []
    place = 0
    for number in numbers:
        found.extend(_plain(piece, place, number.start, start))
        found.append(
            Word(
                number.as_written,
                number.as_written.lower(),
                start + number.start,
                start + number.end,
                number,
            )
        )
        place = number.end
    found.extend(_plain(piece, place, len(piece), start))
    return tuple(found)


def _plain(piece: str, begin: int, end: int, offset: int) -> list[Word]:
    """Quotation marks are left out: what they enclose is read as the clause goes on."""
    return [
        Word(match.group(), match.group().lower(), offset + match.start(), offset + match.end())
        for match in _TOKEN.finditer(piece, begin, end)
        if match.group() not in _MARKS
    ]


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
    stop, who, head = _noun(sentence, at + 1, single=number.high == 1)
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
        stop, who, head = _noun(sentence, at + 2 + of_number, single=False)
        return _people("counted", at, stop, number, who=who, head=head) if head else None
    if after in words.DETERMINERS:
        return _of_the(sentence, at, number)
    return None


def _of_the(sentence: Sequence[Word], at: int, number: Quantity) -> People | None:
    begin = at + 3
    counted = begin < len(sentence) and sentence[begin].quantity is not None
    begin += counted
    stop, who, head = _noun(sentence, begin, single=False)
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
    stop, who, head = _noun(sentence, at + 1, single=True)
    if head is None and age:
        stop, who, head = at + 2, sentence[at + 1].text, sentence[at + 1].low
    if head is None or head in words.HOUSEHOLDS - {"couple"}:
        return None
    number = 2 if head == "couple" else 1
    as_written = written(sentence, at, stop)
    return People("one", at, stop, number, number, (number,), as_written, who, head)


def _definite(sentence: Sequence[Word], at: int) -> People | None:
    """ "the victim", "his wife", "the 23-year-old"."""
    low = sentence[at].low
    if low not in words.DETERMINERS:
        return None
    if at + 1 < len(sentence) and sentence[at + 1].quantity:
        return None
    stop, who, head = _noun(sentence, at + 1, single=True)
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
    return None


def _headline(sentence: Sequence[Word], at: int) -> People | None:
    """ "Man dies, woman hurt in double shooting": headlines leave the article out."""
    if sentence[-1].low in (".", "!", "?") or (at and sentence[at - 1].low not in _HEADLINE_BEFORE):
        return None
    stop, who, head = _noun(sentence, at, single=True)
    if head is None and _AGE.match(sentence[at].low):
        stop, who, head = at + 1, sentence[at].text, sentence[at].low
    if head is None or head in words.HOUSEHOLDS or head in words.ATTACKERS:
        return None
    return People("one", at, stop, 1, 1, (1,), written(sentence, at, stop), who, head)


_HEADLINE_BEFORE = frozenset(
    {",", ":", ";", "and", "leaves", "kills", "injures", "wounds", "hurts"}
)


def _noun(sentence: Sequence[Word], begin: int, single: bool) -> tuple[int, str | None, str | None]:
    """Where the noun phrase that begins here ends, its words, and its head if that is a person."""
    run = begin
    while run < len(sentence) and run - begin < _REACH and _inside(sentence, run):
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


def _inside(sentence: Sequence[Word], at: int) -> bool:
    """True if the word can belong to a noun phrase."""
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


def _members_of(sentence: Sequence[Word], at: int, stop: int) -> int:
    """Extends "members" by "of the Northern Front"."""
    if sentence[at].low not in ("members", "member", "residents", "employees", "students"):
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
    if after and _inside(sentence, at + 1) and not words.TIMES.fullmatch(after):
        return False
    if number.figures and 1900 <= number.figures[-1] <= 2100 and "," not in number.as_written:
        return False
    if number.figures and number.low == number.high and before and before.low == ",":
        return after not in (",", ".", "of", "")
    bounded = number.as_written.lower().startswith(("under", "over", "below", "about", "around"))
    if bounded and before and before.low in words.SEVERAL_PERSONS:
        return False
    return before is None or before.low not in _NOT_PEOPLE_BEFORE


_NOT_PEOPLE_BEFORE = words.word_set("""both
    aged age ages no number nos highway route page chapter verse article section room unit
    interstate grade channel flight group type january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec at
    since phase district division area block exit mile apartment apt suite year fiscal top
    """)


def written(sentence: Sequence[Word], begin: int, stop: int) -> str:
    """The words as written, with one blank wherever white space stood."""
    parts: list[str] = []
    for at in range(begin, stop):
        if at > begin and sentence[at].start > sentence[at - 1].end:
            parts.append(" ")
        parts.append(sentence[at].text)
    return "".join(parts)


def _low(sentence: Sequence[Word], at: int) -> str:
    return sentence[at].low if 0 <= at < len(sentence) else ""
