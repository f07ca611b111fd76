"""What may stand between an auxiliary and its verb, and between people and what is said of them:
"were on Sunday evening beaten to death", "a guard posted at the gate was killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.calendar import MONTH_OR_SHORT, WEEKDAY
from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_tokens import Word, low_at

_DAY = re.compile(
    rf"{WEEKDAY}|yesterday|night|evening|morning|afternoon|weekend|week|month|hours|midnight|dawn"
    rf"|(?!may){MONTH_OR_SHORT}",
    re.IGNORECASE,
)
_AROUND_DAY = word_set("on in at the of last late early this past previous around about over , and")
_LONGEST = 9
_PREPOSITIONS = word_set("in by at on as to with from near outside inside for along")
_NO_PARTICIPLE = words.VERBS.keys() | words.STATES.keys() | words.SHOT


def past_time(sentence: Sequence[Word], before: int) -> int:
    """The auxiliary of "were on Sunday evening beaten" where a time ends at word ``before``; that
    word itself where none does."""
    place, day = before, False
    while place > before - _LONGEST and _is_time(sentence, place):
        day = day or bool(_DAY.fullmatch(low_at(sentence, place)))
        place -= 1
    helps = low_at(sentence, place) in words.BE | words.HAVE | words.ADVERBS
    return place if day and helps and place < before else before


def _is_time(sentence: Sequence[Word], place: int) -> bool:
    low = low_at(sentence, place)
    date = place >= 0 and sentence[place].quantity is not None and low.isdigit()
    return date or low in _AROUND_DAY or _DAY.fullmatch(low) is not None


def says_which(sentence: Sequence[Word], place: int, end: int) -> bool:
    """Whether a participle says which people are meant: "a contractor engaged in road work was
    killed". A verb of their own needs an "and" before the next."""
    low = low_at(sentence, place)
    participle = low.endswith("ed") and low not in _NO_PARTICIPLE
    if not participle or low_at(sentence, place + 1) not in _PREPOSITIONS:
        return False
    between = {low_at(sentence, step) for step in range(place, end)}
    return between.isdisjoint(_NEXT_CLAUSE)


_NEXT_CLAUSE = word_set("and but , ; : or that when where after before while who which")
