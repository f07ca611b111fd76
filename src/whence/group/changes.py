"""Which figures a copy changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from whence.model import Change
from whence.numerals import BELOW_TWENTY

MOST_COMPARED = 3_000
"""Words of each text that are aligned; aligning takes time quadratic in the worst case."""
MOST_CHANGES = 50
LONGEST_PASSAGE = 10
"""Words of a replaced passage. A longer one was rewritten: its numbers stand for other things."""

NEAR = 4
"""Words before and behind a number that are near it ..."""
NEAR_ALIKE = 4
"""... and how many of these must be the same for one number to stand in another's place."""

_NUMBER = re.compile(
    rf"\d[\d.,]*|{'|'.join(BELOW_TWENTY)}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|millions?|dozens?|scores",
    re.IGNORECASE,
)


def changed_figures(original: list[str], copy: list[str]) -> tuple[Change, ...]:
    """The numbers of the original beside what a copy prints in their place, in the order of the
    text. Only numbers in passages that take the place of one another are compared, and those that
    the same words surround, or most of them, wherever a copy has moved them; an added or a dropped
    sentence changes no figure."""
    first, second = original[:MOST_COMPARED], copy[:MOST_COMPARED]
    found = dict.fromkeys(
        (*_aligned(first, second), *_surrounded(first, second), *_in_place_of(first, second))
    )
    return tuple(found)[:MOST_CHANGES]


def _aligned(first: list[str], second: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(
        None, [word.casefold() for word in first], [word.casefold() for word in second], False
    )
    for tag, low, high, copy_low, copy_high in matcher.get_opcodes():
        if tag == "replace" and max(high - low, copy_high - copy_low) <= LONGEST_PASSAGE:
            yield from _paired(first[low:high], second[copy_low:copy_high])


def _surrounded(first: list[str], second: list[str]) -> Iterator[Change]:
    """Numbers that differ although the same words stand around them, in no other place of either
    text."""
    before, after = _contexts(first), _contexts(second)
    for around, now in after.items():
        was = before.get(around)
        if was and now and was.casefold() != now.casefold():
            yield Change(was, now)


def _in_place_of(first: list[str], second: list[str]) -> Iterator[Change]:
    """Numbers that only the copy holds, beside those that only the original holds, where most of
    the words near them are the same although some were changed too."""
    before, after = _only(first, second), _only(second, first)
    for now, near in after:
        alike = sorted(((len(near & other), was) for was, other in before), reverse=True)
        shared = [number for number, _ in alike[:2]] + [0, 0]
        if shared[0] >= NEAR_ALIKE and shared[0] > shared[1]:
            yield Change(alike[0][1], now)


def _only(words: list[str], others: list[str]) -> list[tuple[str, frozenset[str]]]:
    """The numbers in digits that the others do not hold, each with the words near it."""
    known = set(others)
    return [
        (word, frozenset(words[max(0, at - NEAR) : at] + words[at + 1 : at + 1 + NEAR]))
        for at, word in enumerate(words)
        if word[0].isdigit() and word not in known
    ]


def _contexts(words: list[str]) -> dict[tuple[str, ...], str | None]:
    """From the three words around a number (all before it, two and one, one and two, all after
    it) to the number; None where the same words stand around several."""
    folded = [word.casefold() for word in words]
    found: dict[tuple[str, ...], str | None] = {}
    for place, word in enumerate(words):
        if not word[0].isdigit():
            continue
        for back in (0, 1, 2, 3):
            forth = 3 - back
            around = (
                str(back),
                *folded[max(0, place - back) : place],
                *folded[place + 1 : place + 1 + forth],
            )
            if len(around) == 4:
                found[around] = None if around in found and found[around] != word else word
    return found


def _paired(original: list[str], copy: list[str]) -> Iterator[Change]:
    before, after = list(_numbers(original)), list(_numbers(copy))
    if len(before) != len(after):
        return
    for was, now in zip(before, after, strict=True):
        if was.casefold() != now.casefold():
            yield Change(was, now)


def _numbers(words: list[str]) -> Iterator[str]:
    """Numbers as written; ``twenty one`` and ``2 million`` are one each, ``9 2018`` are two."""
    run: list[str] = []
    for word in words:
        number = _NUMBER.fullmatch(word) is not None
        if run and (not number or word[0].isdigit()):
            yield " ".join(run)
            run = []
        if number:
            run.append(word)
    if run:
        yield " ".join(run)
