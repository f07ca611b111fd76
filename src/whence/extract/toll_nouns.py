"""Noun phrases that stand for people: where they end, who they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_tokens import Word, low_at, written

_AGES = re.compile(r".*[- ]olds$")
_REACH = 7


def noun(sentence: Sequence[Word], begin: int, single: bool) -> tuple[int, str | None, str | None]:
    """Where the noun phrase that begins here ends, its words, and its head if that is a person."""
    run = begin
    while run < len(sentence) and run - begin < _REACH and inside(sentence, run):
        run += 1
    heads = words.ONE_PERSON if single else words.SEVERAL_PERSONS
    both = None if single else _of_two_kinds(sentence, begin, run)
    if both:
        return both, written(sentence, _named_from(sentence, begin), both), sentence[both - 1].low
    for at in range(begin, run):
        if not _is_head(sentence, at, run, heads, single):
            continue
        stop = _members_of(sentence, at, at + 1)
        stop = _office_of(sentence, at, stop) if single else stop
        who = written(sentence, _named_from(sentence, begin), stop)
        return _past_acronym(sentence, stop), who, sentence[at].low
    return begin, None, None


def _of_two_kinds(sentence: Sequence[Word], begin: int, run: int) -> int | None:
    """Where "local and foreign aid workers" and "police and army officers" end: two kinds of one
    noun, which the first kind's words do not hold."""
    kind = low_at(sentence, run - 1)
    plural = kind.endswith("s") and not kind.endswith(("ss", "ous"))
    alone = plural or (kind in words.SEVERAL_PERSONS and kind != "police")
    if not 0 < run - begin < _KIND_OF or low_at(sentence, run) != "and" or alone:
        return None
    stop = run + 1
    while stop < len(sentence) and stop - run < _REACH and inside(sentence, stop):
        stop += 1
    several = low_at(sentence, stop - 1) in words.SEVERAL_PERSONS
    own = low_at(sentence, stop) in words.AUXILIARY | words.VERBISH | words.VERBS.keys()
    governed = own and kind == "police" and not _opens_clause(_before_number(sentence, begin))
    return None if governed or not several or stop - run < _KIND_OF else stop


_KIND_OF = 3
"""Words of a first kind, less one; of "and" with the second kind and the noun, at least."""
_BOUNDS = word_set("at least most more less than about around some nearly almost over up to")


def _before_number(sentence: Sequence[Word], begin: int) -> str:
    """The word before the number of the phrase that begins at a word; a mark where none is."""
    place = begin - 1
    while place >= 0 and (sentence[place].quantity or sentence[place].low in _BOUNDS):
        place -= 1
    return low_at(sentence, place) if place >= 0 else "."


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
    part_of_body = word.low in ("head", "heads") and low_at(sentence, at + 1) != "of"
    if not person or part_of_body:
        return False
    if at + 1 == run:
        return True
    following = sentence[at + 1].low
    if following in heads:
        return False
    if single:
        # "One person referred to as a guard", "a man holding a child".
        return following.endswith(("ed", "ing"))
    if word.low in words.AMBIGUOUS:
        return False
    return not following.endswith("s")


def inside(sentence: Sequence[Word], at: int) -> bool:
    """True if the word at ``at`` can belong to a noun phrase."""
    word = sentence[at]
    low = word.low
    if word.quantity or (not low[0].isalnum()):
        return low == "-" and at > 0 and sentence[at - 1].end == word.start
    if low in words.PREPOSITIONS or low in words.AUXILIARY or low in words.PRONOUNS:
        return False
    if low in words.DETERMINERS or low in ("a", "an"):
        return False
    if low in words.VERBS or low in words.VERBISH or low in words.SHOT:
        return False
    if low in _NO_NOUN or words.TIMES.fullmatch(low):
        return False
    return low not in words.ADVERBS


_NO_NOUN = word_set("dead missing unaccounted homeless include includes included")
_BELONGING = word_set("""
    members member residents employees students fighters militants soldiers officers commanders
    supporters followers activists
    """)


def _members_of(sentence: Sequence[Word], at: int, stop: int) -> int:
    """Extends "members" by "of the Northern Front"."""
    if sentence[at].low not in _BELONGING:
        return stop
    if low_at(sentence, stop) != "of":
        return stop
    run = stop + 1
    while run < len(sentence) and run - stop < 12:
        low, text = sentence[run].low, sentence[run].text
        if not (text[0].isupper() or low in ("the", "of", "and", "a", "an", "same", "family")):
            break
        run += 1
    while run > stop + 1 and sentence[run - 1].low in ("the", "of", "and", "a", "an"):
        run -= 1
    # "Of the same gas station" goes on: it names no group.
    cut = run < len(sentence) and inside(sentence, run)
    return run if run > stop + 1 and not cut else stop


def _office_of(sentence: Sequence[Word], at: int, stop: int) -> int:
    """Extends an office by "of the district court", and "the son" by "of the mayor"."""
    low = sentence[at].low
    if low_at(sentence, stop) != "of" or low not in words.OFFICES | words.KIN | _OF_SOMETHING:
        return stop
    run = stop + 1
    while run < len(sentence) and run - stop < _REACH and _names_office(sentence, run):
        run += 1
    if (
        low_at(sentence, run) == "," == low_at(sentence, run + 2)
        and sentence[run + 1].text[0].isupper()
    ):
        # "The mayor of Arden, Velde, and his driver".
        run += 2
    # "The mother of a girl who died": the girl.
    relative = low_at(sentence, run + (low_at(sentence, run) == ",")) in ("who", "whose", "that")
    return run if inside(sentence, run - 1) and not relative else stop


def _names_office(sentence: Sequence[Word], at: int) -> bool:
    return inside(sentence, at) or low_at(sentence, at) in ("the", "of", "a", "an", "his", "her")


_OF_SOMETHING = word_set("member resident citizen native victim survivor relative employee")


def _past_acronym(sentence: Sequence[Word], stop: int) -> int:
    """Where an acronym in brackets after a phrase ends: "(NF)", "(NF/FN)"."""
    if low_at(sentence, stop) != "(":
        return stop
    for place in range(stop + 1, min(len(sentence), stop + 6)):
        if sentence[place].low == ")":
            return place + 1 if sentence[stop + 1].text.isupper() else stop
    return stop


def _named_from(sentence: Sequence[Word], begin: int) -> int:
    """Leaves "other", "more", "additional" out of a category's name."""
    while low_at(sentence, begin) in (
        "other",
        "others",
        "more",
        "additional",
        "further",
        "different",
    ):
        begin += 1
    return begin


def paired(sentence: Sequence[Word], at: int, stop: int) -> int:
    """Where the people end whom one number counts together: "34 men and boys", "12 men, women and
    children"; ``stop`` where the second noun has a clause of its own."""
    end = stop
    while low_at(sentence, end) == "," and low_at(sentence, end + 1) in words.SEVERAL_PERSONS:
        end += 2
    last = end + 1
    joint, kind = low_at(sentence, end), low_at(sentence, last)
    if joint not in ("and", "or") or kind not in _KINDS:
        return stop
    after = low_at(sentence, last + 1)
    if after and inside(sentence, last + 1):
        return stop
    own = after in words.AUXILIARY | words.VERBISH | words.VERBS.keys() | words.SHOT
    governed = at > 0 and not _opens_clause(low_at(sentence, at - 1))
    return stop if own and governed else last + 1


_KINDS = words.SEVERAL_PERSONS - words.HOUSEHOLDS - words.VERBS.keys() - words.STATES.keys()


def _opens_clause(low: str) -> bool:
    return not low[0].isalnum() or low in words.PREPOSITIONS | {"that", "said", "says"}
