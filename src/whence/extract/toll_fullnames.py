"""Names of people as reports write them: after what they are, before what they are, with particles.

"Former Arden police chief Ana Brun", "Ivo de la Marr", "Ana Brun, a judge of the district court,".
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.calendar import CALENDAR_WORDS
from whence.extract import toll_words as words
from whence.extract.speakers_words import TITLES
from whence.extract.text import word_set
from whence.extract.toll_names import PARTICLES, is_name
from whence.extract.toll_nouns import inside
from whence.extract.toll_phrases import People
from whence.extract.toll_tokens import Word, low_at, written

_PARTICLES = PARTICLES | {"las", "los", "du", "abu"}
_NO_PERSON = (CALENDAR_WORDS - {"may"}) | word_set(
    "front party movement union army brigade brigades battalion league jihad alliance coalition"
    " federation committee committees commission congress assembly congressional agency republic"
    " nations states kingdom province department district region river lake island islands bank"
    " bridge airport hotel radio television newspaper embassy ministry cartel club fc guards day"
    " night"
)
"""Capitalised words that no person's name holds."""
SHORT = word_set("dr mr mrs ms gen col lt sgt sen gov msgr capt maj rev fr adm st prof")
_REACH, _LONGEST, _FAR = 14, 6, 30
"""Words of a description with its name; of a name; of what stands between a name and its verb."""
POSSESSIVE = ("'s", "’s", "s'", "s’")


def apposed(sentence: Sequence[Word], end: int) -> People | None:
    """The person by name whom words before word ``end`` describe: "Ana Brun, of the court," and
    "Ana Brun, who". None where it may be somebody else."""
    if low_at(sentence, end - 1) == "who":
        before = end - 1 - (low_at(sentence, end - 2) == ",")
        return _subject_to(sentence, before, relative=True)
    if low_at(sentence, end - 1) != ",":
        return None
    found: People | None = None
    for place in range(end - 2, max(0, end - _FAR), -1):
        if sentence[place].low in (";", ":", "."):
            break
        if sentence[place].low != ",":
            continue
        one = _subject_to(sentence, place)
        if one is None:
            continue
        found = one
        if low_at(sentence, one.first - 1) != ",":
            break
    return found


def _subject_to(sentence: Sequence[Word], end: int, *, relative: bool = False) -> People | None:
    """The full name that ends before a word, a bracket after it left out, unless a preposition
    before it makes it somebody of whom another is told; of "the brother of Ana Brun, who" either
    may be meant, of "the case of" and "beside" she is."""
    if low_at(sentence, end - 1) in (")", "]"):
        opening = "(["[low_at(sentence, end - 1) == "]"]
        end = next((at for at in range(end - 2, 0, -1) if sentence[at].low == opening), end)
    one = name_to(sentence, end)
    if one is None or one.stop - one.first < 2:
        return None
    before = one.first - 1
    while before >= 0 and one.first - before < _LONGEST and _describes(sentence, before):
        before -= 1
    if relative and low_at(sentence, before) == "of":
        return None if low_at(sentence, before - 1) in words.ONE_PERSON else one
    return None if low_at(sentence, before) in _OF_ANOTHER and not relative else one


def _describes(sentence: Sequence[Word], at: int) -> bool:
    low = sentence[at].low
    return low in TITLES | SHORT or low == "." or inside(sentence, at) or low in words.DETERMINERS


_OF_ANOTHER = word_set(
    "of with near from by at on to against than like for and between by including told whom"
)


def past_bracket(sentence: Sequence[Word], place: int) -> int:
    """Where a bracket that follows a word ends: "[MNR leader]"."""
    closing = {"(": ")", "[": "]"}.get(low_at(sentence, place))
    if closing is None:
        return place
    for end in range(place + 1, min(len(sentence), place + 10)):
        if sentence[end].low == closing:
            return end + 1
    return place


def described(sentence: Sequence[Word], begin: int) -> People | None:
    """The person at the end of a noun phrase: "former Arden police chief Ana Brun"."""
    run = begin
    while run < len(sentence) and run - begin < _REACH and _within(sentence, run):
        run += 1
    one = name_to(sentence, run)
    if one is None or one.first < begin or low_at(sentence, run - 1).endswith(POSSESSIVE[:2]):
        # "Killed Ana Brun's brother".
        return None
    titled = one.first > begin and low_at(sentence, one.first - 1).rstrip(".") in TITLES | SHORT
    return one if one.stop - one.first > 1 or titled else None


def _within(sentence: Sequence[Word], at: int) -> bool:
    dot = sentence[at].low == "." and low_at(sentence, at - 1) in SHORT
    initial = sentence[at].low == "." and len(low_at(sentence, at - 1)) == 1
    return dot or initial or sentence[at].low in _PARTICLES or inside(sentence, at)


def name_to(sentence: Sequence[Word], end: int) -> People | None:
    """The name that ends before a word, titles and nationality before it left out."""
    first = end
    while first > 0 and _is_part(sentence, first - 1):
        first -= 1
    while first < end and not is_name(sentence[first]):
        first += 1
    for place in range(end - 1, first - 1, -1):
        if sentence[place].low in TITLES | SHORT:
            first = place + 1 + (low_at(sentence, place + 1) == ".")
            break
    if end - first > 2 and words.DEMONYM_ONE.match(sentence[first].text):
        first += 1
    part = {word.low for word in sentence[first:end]}
    if not 0 < end - first <= _LONGEST or part & _NO_PERSON or not is_name(sentence[end - 1]):
        return None
    if sentence[end - 1].low in words.SEVERAL_PERSONS:
        # "Western Tourists"
        return None
    as_written = written(sentence, first, end)
    for ending in POSSESSIVE[:2]:
        as_written = as_written.removesuffix(ending)
    return People("named", first, end, 1, 1, (1,), as_written)


def _is_part(sentence: Sequence[Word], at: int) -> bool:
    """True for a word of a name, and for a particle or the dot of an initial inside one."""
    if is_name(sentence[at]):
        return True
    low = sentence[at].low
    dot = low == "." and at > 0 and len(sentence[at - 1].text) == 1
    return dot or (low in _PARTICLES and at > 0 and _is_part(sentence, at - 1))
