"""People named with what they are: "radio host Ana Brun", "lawyers Ana Brun and Ivo Marr", "his
driver, Ivo Marr,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_names import is_name, named_words
from whence.extract.toll_nouns import inside
from whence.extract.toll_phrases import People
from whence.extract.toll_tokens import Word, low_at, written

_NOT_BEFORE = words.DETERMINERS | word_set("a an 's ’s another one former ex")
_NO_TITLE = (
    words.ATTACKERS | words.KIN | words.HOUSEHOLDS | word_set("victim victims people person")
)
_ALSO = frozenset({"host", "hosts", "rapper"})
"""Nouns that name a person before a name and else mean other things too."""
_HEAD = (words.ONE_PERSON | _ALSO) - _NO_TITLE
_HEADS = (words.SEVERAL_PERSONS | _ALSO) - _NO_TITLE
"""The nouns that end the title of one person, and of several."""
_MOST, _LONGEST = 6, 5
"""Names of the longest list and words of the longest title that are read."""


def with_titles(sentence: Sequence[Word], found: Sequence[People]) -> tuple[People, ...]:
    """The phrases for people of a sentence, those named with a title among them, in order."""
    taken = {place for one in found for place in range(one.first, one.stop)}
    more = tuple(_titled(sentence, taken))
    return tuple(sorted((*found, *more), key=lambda one: one.first)) if more else tuple(found)


def has_name(sentence: Sequence[Word], one: People) -> bool:
    """True for "his driver, Ivo Marr,", "the guard, 41-year-old Ivo Marr," and "Ivo Marr, his
    driver,": not somebody told of before, as the mayor is in "the mayor was killed"."""
    if one.sort != "definite" or one.head in _NO_ROLE or one.low != 1:
        return False
    return _name_follows(sentence, one.stop) or _name_precedes(sentence, one.first)


_NO_ROLE = (
    words.ATTACKERS
    | words.PRONOUNS
    | word_set(
        "victim victims person man woman boy girl teen teenager child deceased him her other"
    )
)
"""Nouns for those of whom the article has told already, or who are no victims."""


def _name_follows(sentence: Sequence[Word], place: int) -> bool:
    if low_at(sentence, place) != ",":
        return False
    place += 1
    while low_at(sentence, place) in _BEFORE_NAME or low_at(sentence, place).endswith("-old"):
        place += 1
    return named_words(sentence, place) > place


def _name_precedes(sentence: Sequence[Word], end: int) -> bool:
    """Whether a name stands before a comma, as the first of the sentence."""
    whose = low_at(sentence, end) in words.WHOSE and end < _OPENS
    return whose and low_at(sentence, end - 1) == "," and all(map(is_name, sentence[: end - 1]))


_BEFORE_NAME = word_set("one mr mrs ms dr . named called identified as")
_OPENS = 6


def _titled(sentence: Sequence[Word], taken: set[int]) -> Iterator[People]:
    at = 0
    while at < len(sentence):
        one = None if at in taken else _one(sentence, at) or _several(sentence, at)
        if one and taken.isdisjoint(range(one.first, one.stop)):
            yield one
            at = one.stop
        else:
            at += 1


def _one(sentence: Sequence[Word], at: int) -> People | None:
    """ "Lawyer Ana Brun", "human rights defender Ivo al-Marr"."""
    title = _title(sentence, at, single=True)
    if title is None:
        return None
    begin, who, head = title
    stop = named_words(sentence, begin)
    if stop == begin:
        return None
    as_written = written(sentence, at, stop)
    return People("named", at, stop, 1, 1, (1,), as_written, who, head)


def _several(sentence: Sequence[Word], at: int) -> People | None:
    """ "Reporters Ana Brun and Ivo Marr": as many as are named."""
    title = _title(sentence, at, single=False)
    if title is None:
        return None
    begin, who, head = title
    stops: list[int] = []
    place, last = begin, False
    while not last and len(stops) < _MOST and (stop := named_words(sentence, place)) > place:
        stops.append(stop)
        last = place > begin and low_at(sentence, place - 1) == "and"
        place = stop + (low_at(sentence, stop) == ",")
        place += low_at(sentence, place) == "and"
        if place == stop:
            break
    if not last:
        return None
    count, stop = len(stops), stops[-1]
    as_written = written(sentence, at, stop)
    return People("counted", at, stop, count, count, (count,), as_written, who, head)


def _title(sentence: Sequence[Word], at: int, *, single: bool) -> tuple[int, str, str] | None:
    """Where the name after a title that begins at a word begins, the title, and its noun."""
    if low_at(sentence, at - 1) in _NOT_BEFORE or not _may_open(sentence, at):
        return None
    heads = _HEAD if single else _HEADS
    for place in range(at, min(len(sentence) - 1, at + _LONGEST)):
        word = sentence[place]
        if not inside(sentence, place) or (place > at and word.text[0].isupper()):
            return None
        if word.low in heads and sentence[place + 1].text[0].isupper():
            return place + 1, written(sentence, at, place + 1), word.low
    return None


def _may_open(sentence: Sequence[Word], at: int) -> bool:
    """Whether a title can begin at a word: "Officer Ana Brun" in a sentence is all name, "leading
    activist Ana Brun" begins before the noun, "arrested lawyer Ana Brun" at it."""
    word = sentence[at]
    if word.quantity or not word.text[0].isalpha() or _is_verb(word.low):
        return False
    if at == 0 or word.text[0].islower() or low_at(sentence, at - 1) in _OPENING:
        return True
    return words.DEMONYM_ONE.match(word.text) is not None


def _is_verb(low: str) -> bool:
    return low.endswith("ed") or low in words.STATES or low in words.NOT_AGENTS


_OPENING = word_set(", : ; — – - )")
