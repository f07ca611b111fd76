"""Numbers whose noun is left out, told from ages, years, times and places in a list."""

from __future__ import annotations

from collections.abc import Sequence

from whence.extract import toll_words as words
from whence.extract.numbers import Quantity
from whence.extract.text import word_set
from whence.extract.timex_words import MONTH_OPENERS
from whence.extract.toll_nouns import inside
from whence.extract.toll_tokens import Word, low_at

_REACH = 7


def stands_alone(sentence: Sequence[Word], at: int) -> bool:
    """True if a number's noun is left out: no noun follows, and it is no year, age or time."""
    number = sentence[at].quantity
    if number is None:
        return False
    after = low_at(sentence, at + 1)
    before = sentence[at - 1] if at else None
    month = after in MONTH_OPENERS and sentence[at + 1].text[0].isupper()
    follows = after and inside(sentence, at + 1) and not words.TIMES.fullmatch(after)
    follows = follows and not _is_taken(sentence, at)
    if month or (follows and not _is_other(sentence, at, number)):
        return False
    told = before is not None and (
        before.quantity is not None or (before.low == "," and after == "(")
    )
    if told or is_age(sentence, at) or is_year(number) or (at == 0 and after == "that"):
        # "Two others 37" and "Ana Brun, 5-6 (his child)" give an age; "12 that …" is what a split
        # after "Jan." leaves.
        return False
    if number.figures and number.low == number.high and before and before.low == ",":
        return after not in (",", ".", "of", "")
    bounded = number.as_written.lower().startswith(("under", "over", "below", "about", "around"))
    if bounded and before and before.low in words.SEVERAL_PERSONS:
        return False
    return before is None or before.low not in _NOT_PEOPLE_BEFORE


def _is_other(sentence: Sequence[Word], at: int, number: Quantity) -> bool:
    """True for "17 others hiding in a cellar" and "at least one other."."""
    if number.as_written.lower().endswith(" others"):
        return low_at(sentence, at + 1).endswith("ing")
    alone = at + 2 >= len(sentence) or not inside(sentence, at + 2)
    return low_at(sentence, at + 1) == "other" and alone


def _is_taken(sentence: Sequence[Word], at: int) -> bool:
    """True for "took five others hostage"."""
    alone = at + 2 >= len(sentence) or not inside(sentence, at + 2)
    return low_at(sentence, at + 1) in ("hostage", "captive") and alone


def is_year(number: Quantity) -> bool:
    figure = number.figures[-1] if number.figures else 0
    return _FIRST_YEAR <= figure <= _LAST_YEAR and "," not in number.as_written


_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def is_age(sentence: Sequence[Word], at: int) -> bool:
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
        return number.as_written.isdigit() and low_at(sentence, at + 2) in ("was", "were")
    if before.low in _AGED or (before.low == "of" and low_at(sentence, first - 2) in _AGED):
        return True
    several = sum(word.quantity is not None for word in sentence[first : last + 1]) > 1
    apart, after = sentence[first].low == ",", low_at(sentence, at + 1)
    if apart and several and (before.low in words.SEVERAL_PERSONS or before.text[0].isupper()):
        return True
    full_name = _ends_full_name(sentence, first)
    before_verb = after in ("who", "and", "was", "were") or after in words.AUXILIARY
    return full_name and ((apart and before_verb) or (not apart and after == ","))


def _in_list(sentence: Sequence[Word], at: int) -> bool:
    return sentence[at].quantity is not None or sentence[at].low in (",", "and", "or")


def _ends_full_name(sentence: Sequence[Word], end: int) -> bool:
    """True if two or more capitalised words end here, and no preposition makes them a place."""
    first = end - (low_at(sentence, end - 1) == ".")
    while first > 0 and sentence[first - 1].text[0].isupper() and end - first < _REACH:
        first -= 1
    lows = {word.low for word in sentence[max(0, first - 1) : end]}
    return end - first > 1 and not lows & _BEFORE_PLACES


_BEFORE_PLACES = word_set("in at near of from outside inside to for across around")
_OLDEST = 110
_AGED = frozenset({"aged", "age", "ages"})
_NOT_PEOPLE_BEFORE = MONTH_OPENERS | word_set("""both was is turned turning
    aged age ages no number nos highway route page chapter verse article section room unit
    interstate grade channel flight group type at since phase district division area block exit
    mile apartment apt suite year fiscal top
    """)
