"""Names of single people before a verb: "Ana Brun, 34, of Arden, was killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import People
from whence.extract.toll_tokens import Word, low_at, written


def named(sentence: Sequence[Word], end: int) -> People | None:
    """A person's name that ends before word ``end``, with an age or without: "Ana Brun, 34, of
    Arden,"."""
    last = end
    if low_at(sentence, end - 1) == ")" and low_at(sentence, end - 3) == "(":
        last = end - 3 if sentence[end - 2].quantity else end
    elif end and sentence[end - 1].low == ",":
        ages = [
            at
            for at in range(max(1, end - 10), end - 1)
            if sentence[at].quantity and sentence[at - 1].low == "," == sentence[at + 1].low
        ]
        if not ages:
            return None
        last = ages[-1] - 1
    first = last
    while first > 0 and last - first < 5 and is_name(sentence[first - 1]):
        first -= 1
    if last - first < 2 or (first and sentence[first - 1].low in _NO_NAME_AFTER):
        return None
    return People("named", first, last, 1, 1, (1,), written(sentence, first, last))


def named_before(sentence: Sequence[Word], end: int) -> tuple[People, ...]:
    """Two names or more that end before word ``end``: "Ana Brun, 33, and Ivo Marr, 34,"; empty
    where they are no such list, or somebody else's ("friends of Ana Brun and Ivo Marr")."""
    found: list[People] = []
    place, joined = end - (low_at(sentence, end - 1) in ("all", "both")), False
    while one := _ending(sentence, place):
        found.insert(0, one)
        place = one.first - (low_at(sentence, one.first - 1) == "and")
        joined = joined or place < one.first
        place -= low_at(sentence, place - 1) == ","
        if place == one.first:
            break
    if len(found) < 2 or not joined or low_at(sentence, found[0].first - 1) in _OF_OTHERS:
        return ()
    return tuple(found)


_WORD = r"(?<![\w’'-])[A-Z][\w’'-]{1,30}"
_WITH_AGE = re.compile(
    rf"\b{_WORD}\.?(?: [A-Z]\.)?(?: {_WORD}){{0,2}} (?P<last>{_WORD})(?:,? (?:Jr|Sr)\.?)?"
    r"(?:, \d{1,3}\b(?! [A-Z])| ?\(\d{1,3}\))"
)
_AGE_FIRST = re.compile(
    rf"\b\d{{1,3}}[- ]year[- ]olds? {_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}} (?P<last>{_WORD})"
)


_IDENTIFIED = re.compile(
    rf"\b(?:identified|named)(?: \w+){{0,3}} as {_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}}"
    rf" (?P<last>{_WORD})"
)


def surnames(text: str) -> frozenset[str]:
    """The surnames of those whom a text names in full with their age, "Ana Brun, 34,", or says
    that somebody was identified as."""
    patterns = (_WITH_AGE, _AGE_FIRST, _IDENTIFIED)
    found = {match["last"] for pattern in patterns for match in pattern.finditer(text)}
    return frozenset(name for name in found if name.lower() not in _NO_NAME)


def with_name_before(sentence: Sequence[Word], group: tuple[People, ...]) -> tuple[People, ...]:
    """A group with the person whose name precedes it: "Ana Brun and seven others", "Ana Brun, 34,
    her sister and two aunts"."""
    first = group[0].first
    others = "other" in written(sentence, first, group[0].stop).lower()
    if others and low_at(sentence, first - 1) == "and":
        one = named(sentence, first - 1)
        return (one, *group) if one else group
    one = _whose_kin(sentence, first - (low_at(sentence, first - 1) in _THEIR))
    return (one, *group) if one else group


def _whose_kin(sentence: Sequence[Word], first: int) -> People | None:
    """The person whose name begins a sentence and whose kin follow at a word."""
    if low_at(sentence, first) not in _THEIR or low_at(sentence, first - 1) not in (",", "and"):
        return None
    one = named(sentence, first)
    if one is None:
        end = first - 1 - (low_at(sentence, first - 2) == ",")
        one = named(sentence, end)
    return one if one and one.first == 0 else None


_THEIR = frozenset(("his", "her"))


def named_after(sentence: Sequence[Word], begin: int) -> tuple[People, ...]:
    """The names that a word begins, each with its age: "Ana Brun, 33, and 4-year-old Ivo Marr"."""
    found: list[People] = []
    place = begin
    while one := _starting(sentence, place):
        found.append(one)
        place = _past_age(sentence, one.stop)
        place += low_at(sentence, place) == ","
        place += low_at(sentence, place) == "and"
    return tuple(found)


def bare_name(sentence: Sequence[Word], begin: int) -> tuple[People, ...]:
    """A person's name of two words or more, without any age."""
    end = begin
    while end < len(sentence) and end - begin < _LONGEST_NAME and is_name(sentence[end]):
        end += 1
    if end - begin < 2:
        return ()
    return (People("named", begin, end, 1, 1, (1,), written(sentence, begin, end)),)


_LONGEST_NAME = 4


def _starting(sentence: Sequence[Word], begin: int) -> People | None:
    first = begin + low_at(sentence, begin).endswith("-old")
    last = first
    while last < len(sentence) and last - first < _LONGEST and is_name(sentence[last]):
        last += 1
    aged = first > begin or _past_age(sentence, last) > last
    if last - first < 2 or not aged:
        return None
    return People("named", begin, last, 1, 1, (1,), written(sentence, first, last))


def _past_age(sentence: Sequence[Word], place: int) -> int:
    """Where ", 33" after a name ends; the place itself where none follows."""
    number = sentence[place + 1].quantity if place + 1 < len(sentence) else None
    digits = number is not None and number.as_written.isdigit()
    return place + 2 if digits and low_at(sentence, place) == "," else place


def _ending(sentence: Sequence[Word], end: int) -> People | None:
    """A name that ends before a word, or before an age between commas there."""
    last = end - (low_at(sentence, end - 1) == ",")
    if last and sentence[last - 1].quantity and low_at(sentence, last - 2) == ",":
        last -= 2
    elif last < end:
        last = end
    first = last
    while first > 0 and last - first < _LONGEST and is_name(sentence[first - 1]):
        first -= 1
    if last - first < 2:
        return None
    return People("named", first, last, 1, 1, (1,), written(sentence, first, last))


_LONGEST = 4
"""Words of the longest name of a person that is read."""


_NO_NAME_AFTER = word_set("the of in at near by to with from for than against and")
_OF_OTHERS = _NO_NAME_AFTER - {"and"}


def named_words(sentence: Sequence[Word], begin: int) -> int:
    """Where a person's name of two words or more that a word begins ends: "Ana Brun", "Ivo de la
    Marr", "Ana al-Brun"; the word itself where none begins there."""
    stop, full = begin, 0
    while stop < len(sentence) and stop - begin < _LONGEST + 2:
        if is_name(sentence[stop]) or _WITH_ARTICLE.fullmatch(sentence[stop].text):
            stop, full = stop + 1, full + 1
        elif full and sentence[stop].low in _PARTICLES:
            stop += 1
        else:
            break
    while stop > begin and sentence[stop - 1].low in _PARTICLES:
        stop -= 1
    return stop if full > 1 else begin


PARTICLES = word_set("de la del da das dos do di van von der den bin ibn al el e y")
_PARTICLES = PARTICLES | {"binti", "bint", "ould"}
_WITH_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|ud)-[A-Z][\w’'-]+")


def is_name(word: Word) -> bool:
    """True if a word can be part of a person's name."""
    if word.quantity or not word.text[0].isupper() or word.text.isupper():
        return word.text in ("Jr", "II", "III") or bool(re.fullmatch(r"[A-Z]", word.text))
    return word.low not in _NO_NAME and not words.TIMES.fullmatch(word.low)


_NO_NAME = word_set("""
    police officials authorities the a an no one two three several many some army forces guard
    state islamic government ministry military center centre
    street avenue road parkway boulevard lane drive highway plaza apartments apartment
    city county university school hospital park church court department
    service council party group front brigade battalion camp company news press but and he she
    they it when after according before if since because although though while until unless
    whether that where who how why what there this these those as so then
    """)
