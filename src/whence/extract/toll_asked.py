"""Phrases for people of whom the network is asked what befell them.

Beside the phrases that the rules know they are names ("Ana Brun, 34") and figures whose noun is no
word for people ("nine bodies", "thirteen coffins").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whence.calendar import WEEKDAY_WORDS
from whence.extract import toll_words as words
from whence.extract.speakers_words import TITLES
from whence.extract.text import Sentence, word_set
from whence.extract.timex_words import MONTH_OPENERS
from whence.extract.toll_bare import is_age, is_year
from whence.extract.toll_fullnames import POSSESSIVE, SHORT, name_to
from whence.extract.toll_names import is_name
from whence.extract.toll_phrases import People, counting, people
from whence.extract.toll_scene import Scene, scene
from whence.extract.toll_titles import with_titles
from whence.extract.toll_tokens import Word, low_at, words_of

_LONGEST = 6000
"""Characters of the longest sentence that is read; more without a full stop is no sentence."""
_OF_THESE = word_set("dead killed deceased wounded injured hurt victims casualties")
_FAR = 6
_ASKED = frozenset({"counted", "bare", "one", "named"})
_MAY_ATTACK = words.ATTACKERS | word_set(
    "militants insurgents rebels fighters jihadists extremists"
)
_ON_TRIAL = words.ATTACKERS | word_set(
    "accused charged arrested convicted sentenced guilty indicted defendant defendants"
)
"""Words beside which names may be those of the guilty."""
_NO_PEOPLE_AFTER = word_set("""
    % percent per cent years year months month weeks week days day hours hour minutes minute seconds
    a.m p.m am pm gmt km kilometres kilometers kilometre kilometer miles mile metres meters metre
    meter feet hectares acres kg tonnes tons litres million billion dollars euros pounds bn m mm
    degrees times cars vehicles trucks houses homes shops buildings rounds bullets shots
""")
_NO_PEOPLE_BEFORE = MONTH_OPENERS.union(
    WEEKDAY_WORDS, word_set("$ £ € ₦ rs article section page chapter route highway room at")
)


def scenes_of(text: str, sentences: Sequence[Sentence], named: frozenset[str]) -> dict[int, Scene]:
    """The sentences of an article made ready for linking, by number, save monsters. ``named`` are
    the surnames of those whom it names in full."""
    scenes: dict[int, Scene] = {}
    for number, sentence in enumerate(sentences):
        if sentence.end - sentence.start <= _LONGEST:
            spoken = words_of(text, sentence.start, sentence.end)
            scenes[number] = scene(spoken, with_titles(spoken, people(spoken, named)))
    return scenes


def phrases_of(scenes: Mapping[int, Scene]) -> Iterator[tuple[int, People]]:
    """The phrases for people of an article, with the numbers of their sentences, in text order.
    Those that only point at somebody ("the man", "he"), vague ones ("many"), lists and attackers
    are left out."""
    for number, at in scenes.items():
        for one in everybody(at):
            if _is_asked(at, one):
                yield number, one


def everybody(at: Scene) -> list[People]:
    """The phrases for people of a sentence, names and bare figures among them, in text order."""
    return sorted((*at.starting.values(), *_unread(at)), key=lambda one: one.first)


def _is_asked(at: Scene, one: People) -> bool:
    if one.sort not in _ASKED or not any(one.figures) or _is_for_rules(at, one):
        return False
    if one.sort == "bare" and _is_age_of_a_name(at.sentence, one.first):
        return False
    if _is_some_of_things(at, one) or _were_attackers(at, one):
        return False
    if one.sort != "named":
        return True
    on_trial = any(word.low in _ON_TRIAL for word in at.sentence)
    return not (on_trial or _names_another(at, one) or _may_own(at, one))


def _is_some_of_things(at: Scene, one: People) -> bool:
    """True for the five of "five of the houses", which are no people."""
    of_the = at.low(one.stop) == "of" and at.low(one.stop + 1) in ("the", "these", "those")
    return one.sort == "bare" and of_the and one.stop + 2 not in at.starting


def _were_attackers(at: Scene, one: People) -> bool:
    """True for "twelve of them were militants", who may be those that attacked."""
    return at.low(one.stop) in words.BE and at.low(one.stop + 1) in _MAY_ATTACK


def _names_another(at: Scene, one: People) -> bool:
    """Whether a name is that of somebody beside it: "his driver, Ivo Marr", "a baker named Ivo
    Marr", "Ivo Marr was one of the nine"."""
    before = one.first
    while before > 0 and (at.low(before - 1) in _NAMING or at.low(before - 1).endswith("-old")):
        before -= 1
    after = one.stop + (at.low(one.stop) in words.BE)
    beside = at.ending.get(before)
    return (beside is not None and beside.single) or (after > one.stop and after in at.starting)


_NAMING = word_set(", : named called identified as")


def _may_own(at: Scene, one: People) -> bool:
    """Whether a name may be one of those whose people are told of: "Ivo, Ana and Pia's sons"."""
    place = one.stop
    while place < len(at.sentence) and (
        is_name(at.sentence[place]) or at.low(place) in (",", "and")
    ):
        if at.low(place).endswith(POSSESSIVE):
            return True
        place += 1
    return at.low(one.stop - 1).endswith(POSSESSIVE)


def goes_on_from_others(left: Sequence[tuple[int, People]], number: int, one: People) -> bool:
    """Whether a bare figure that opens a sentence may be some of others whom the sentence before
    counts: the five of "The party has 40 members. Five were women." """
    return (
        one.sort == "bare"
        and one.first <= 1
        and any(
            place == number - 1 and max(other.figures) > max(one.figures) for place, other in left
        )
    )


def _is_for_rules(at: Scene, one: People) -> bool:
    """True for lists, for attackers, and for "three of the injured" and "of the wounded, 13", of
    whom the rules read who they were; the others only fared somehow ("were sent home")."""
    if "," in one.as_written or words.ATTACKERS & {one.head, at.low(one.stop - 1)}:
        return True
    opens = at.low(0) == "of" and at.low(one.first - 1) == "," and one.first < _FAR
    last = at.low(one.first - 2) if opens else at.low(one.stop - 1)
    return (opens or one.subset) and last in _OF_THESE


def _unread(at: Scene) -> Iterator[People]:
    """The names and the figures of a sentence that are in no phrase for people."""
    within = {place for one in at.starting.values() for place in range(one.first, one.stop)}
    place = 0
    while place < len(at.sentence):
        end = place
        while end < len(at.sentence) and end not in within and is_name(at.sentence[end]):
            end += 1
        one = _name(at.sentence, end) if end > place else None
        number = at.sentence[place].quantity
        if one and within.isdisjoint(range(one.first, one.stop)):
            yield one
        elif end == place and place not in within and number and _counts(at.sentence, place):
            yield counting("bare", place, place + 1, number)
        place = max(end, place + 1)


def _name(sentence: Sequence[Word], end: int) -> People | None:
    """The person by name at the end of a run of capitalised words: in full, with an age or with a
    title."""
    one = name_to(sentence, end)
    if one is None:
        return None
    after = end + 1
    aged = low_at(sentence, end) in _BEFORE_AGE and (
        _is_small(sentence, after) or low_at(sentence, after) == "aged"
    )
    titled = low_at(sentence, one.first - 1).rstrip(".") in TITLES | SHORT
    return one if aged or titled or one.stop - one.first > 1 else None


def _is_small(sentence: Sequence[Word], at: int) -> bool:
    number = sentence[at].quantity if at < len(sentence) else None
    return number is not None and number.low == number.high and (number.low or 0) <= _OLDEST


_OLDEST = 110
_BEFORE_AGE = (",", "(")


def _is_age_of_a_name(sentence: Sequence[Word], at: int) -> bool:
    """True for the 34 of "Ana Brun, 34," and of "Brun (34)"."""
    named = at > 1 and low_at(sentence, at - 1) in _BEFORE_AGE and is_name(sentence[at - 2])
    return named and _is_small(sentence, at)


def _counts(sentence: Sequence[Word], at: int) -> bool:
    number = sentence[at].quantity
    if number is None or not any(number.figures) or is_year(number):
        return False
    if is_age(sentence, at) or _is_age_of_a_name(sentence, at):
        return False
    after, before = low_at(sentence, at + 1), low_at(sentence, at - 1)
    unit = after in _NO_PEOPLE_AFTER or before in _NO_PEOPLE_BEFORE or words.TIMES.fullmatch(after)
    return not unit
