"""The headline of a page whose markup is gone: the line above the report whose words the report
takes up again."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from whence.clean import furniture, head, signature
from whence.clean.around import Column, Lines
from whence.clean.blocks import letters

_BELOW = 12
"""Lines of prose whose words count."""
_AWAY = 25
"""Lines that may stand between a headline and the prose, where it is not known which prose is the
report's."""
_ABOVE = 40
"""The same where it is known."""
_LEAST, _MOST = 2, 30
"""Words of a headline."""
_SHORT = 4
"""Words below which a line is more likely a button or a section's name."""
_MANY = 16
"""Words above which a line is more likely a standfirst."""
_CROSSHEAD = re.compile(r"(?:\d+[.)]|step\s\d)", re.IGNORECASE)
_UNDER = 4
"""Lines right under a headline that date or sign it."""
_TRAIL = ("»", "›", "/", "|", ">")
"""Marks of a path to the page."""
_LOST = 0.01
"""What a line loses for each that stands between it and the report."""


def scores(lines: Lines) -> Column:
    """How well each line would do as the headline of the prose right below it; 0 for none."""
    prose = np.flatnonzero(lines.prose).tolist()
    found = np.zeros(len(lines.texts))
    first, words, of = 0, frozenset[str](), -1
    for number in range(len(lines.texts)):
        while first < len(prose) and prose[first] <= number:
            first += 1
        if first == len(prose) or prose[first] - number > _AWAY:
            continue
        if of != first:
            words, of = _words(lines, prose[first : first + _BELOW]), first
        found[number] = _score(lines, number, words, prose[first])
    return found


def choose(lines: Lines, report: Sequence[int], likely: int | None) -> int | None:
    """The number of the headline above the ``report``, whose lines are given by their numbers; a
    line that is ``likely`` for another reason counts twice, and one that stands in the report once
    more little: a table of contents has the crossheads. None where no line will do."""
    prose = [number for number in report if lines.prose[number]][:_BELOW]
    if not prose:
        return likely
    words = _words(lines, prose)
    again = {letters(lines.texts[number]) for number in report if number > prose[0]}
    found = {
        number: _score(lines, number, words, prose[0])
        * (2 if number == likely else 1)
        * (0.25 if letters(lines.texts[number]) in again else 1)
        for number in range(max(0, prose[0] - _ABOVE), prose[0])
    }
    best = max(found, key=lambda number: found[number], default=None)
    return best if best is not None and found[best] > 0 else likely


def _words(lines: Lines, prose: Sequence[int]) -> frozenset[str]:
    return frozenset[str]().union(*(lines.tokens[number] for number in prose))


def _score(lines: Lines, number: int, words: frozenset[str], prose: int) -> float:
    """The square of how many of a line's words the prose has, over how many it has: many that are
    all there go before few, and before many that are not."""
    text, tokens, many = lines.texts[number], lines.tokens[number], lines.words[number]
    if lines.prose[number] or not tokens or not _LEAST <= many <= _MOST:
        return 0.0
    hits = len(tokens & words)
    if not hits or furniture.is_furniture(text) or head.is_label(text):
        return 0.0
    found = hits * hits / len(tokens) * max(0.0, 1 - _LOST * (prose - number))
    if any(map(signature.tells, lines.texts[number + 1 : min(prose, number + 1 + _UNDER)])):
        found *= 3
    if many < _SHORT:
        found *= 0.5
    if many > _MANY:
        found *= 0.7
    if text.endswith("."):
        found *= 0.3
    if _CROSSHEAD.match(text):
        found *= 0.25
    return found * 0.3 if any(mark in text for mark in _TRAIL) else found
