"""The temporal tagger: the expressions of time in a text, normalised as TIMEX3 does.

One pass over the words of a text. A word that can begin an expression selects the rules that can
apply there; of those that match, the longest wins. Values are TIMEX3's (see ``timex_calendar``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from whence.extract.timex_clock import CLOCK_RULES, clock, day_at
from whence.extract.timex_days import DAY_RULES
from whence.extract.timex_holidays import HOLIDAY_RULES
from whence.extract.timex_lengths import LENGTH_RULES
from whence.extract.timex_periods import PERIOD_RULES
from whence.extract.timex_quarters import QUARTER_RULES
from whence.extract.timex_scene import Created, Form, Kind, Reading, Rule, Scene
from whence.extract.timex_words import (
    DAYPARTS,
    MONTH_OPENERS,
    SEASONS,
    UNIT_OPENERS,
    WEEKDAY_OPENERS,
)
from whence.extract.timex_years import YEAR_RULES

__all__ = ["Created", "Timex", "timexes"]

_WORD = re.compile(r"[A-Za-z]+|\d+|['’]\d0s")
_RULES = (
    *DAY_RULES,
    *YEAR_RULES,
    *HOLIDAY_RULES,
    *PERIOD_RULES,
    *LENGTH_RULES,
    *QUARTER_RULES,
    *CLOCK_RULES,
)
_OF_TIME = (
    MONTH_OPENERS
    | WEEKDAY_OPENERS
    | UNIT_OPENERS
    | DAYPARTS.keys()
    | SEASONS.keys()
    | frozenset(
        "# period ago now current currently present presently nowadays moment recently past lately"
        " future term soon shortly yesterday today tomorrow nineteen twenties thirties forties"
        " fifties sixties seventies eighties nineties day eve thanksgiving christmas halloween"
        " easter hourly daily nightly weekly biweekly monthly yearly annually".split()
    )
)
"""The words without which nothing tells of time."""
_REACH = 8
_OPENERS: dict[str, list[Rule]] = {}
for _rule in _RULES:
    for _word in _rule.opens:
        _OPENERS.setdefault(_word, []).append(_rule)


class Timex(Struct, frozen=True):
    """An expression of time at characters ``start`` to ``end``. ``kind``, ``value`` and ``mod`` are
    TIMEX3's type, value and mod. ``until`` is the value of the last day where the words name a
    range of days; ``unsure`` marks an all-figure date whose day and month could be exchanged."""

    start: int
    end: int
    kind: Kind
    value: str
    form: Form
    mod: str | None = None
    until: str | None = None
    unsure: bool = False


def timexes(text: str, created: Created) -> tuple[Timex, ...]:
    """The temporal expressions of a text in order; they do not overlap. Relative ones are resolved
    against the day of writing, or the day that the text named before; where that is unknown their
    value has X for the digits that are missing."""
    return tuple(_tagged(Scene(text, created)))


def _tagged(scene: Scene) -> Iterator[Timex]:
    text, end = scene.text, 0
    for start, first in _openings(text):
        rules = _OPENERS.get(first)
        if start < end or rules is None or _joined(text, start):
            continue
        found = _longest(rules, start, scene)
        if found is None:
            continue
        end, reading = found
        scene.note(reading)
        yield Timex(
            start,
            end,
            reading.kind,
            reading.value,
            reading.form,
            reading.mod,
            reading.until,
            reading.unsure,
        )


def _openings(text: str) -> Iterator[tuple[int, str]]:
    """The words that can begin an expression, in small letters (``#`` for figures), and where they
    stand: those that tell of time themselves, and others that such a word follows soon."""
    waiting: list[tuple[int, str]] = []
    for match in _WORD.finditer(text):
        word = match.group().lower() if match.group()[0].isalpha() else "#"
        waiting.append((match.start(), word))
        if word in _OF_TIME:
            yield from waiting
            waiting = []
        elif len(waiting) > _REACH:
            waiting = waiting[1:]


def _joined(text: str, start: int) -> bool:
    """Whether what stands before makes a word part of another word, a number or a sum of money."""
    if start == 0:
        return False
    before = text[start - 1]
    if before.isspace() or before in "(\"'“‘[—–":
        return before.isspace() and start > 1 and text[start - 2] in "$£€#"
    if before == "-":
        return text[start].isdigit() or (start > 1 and text[start - 2].isdigit())
    return before.isalnum() or before in "_$£€#@&/" or (before in ".,:" and text[start].isdigit())


def _longest(rules: list[Rule], start: int, scene: Scene) -> tuple[int, Reading] | None:
    """Where the longest expression that begins at ``start`` ends, and how it is read."""
    matches = [
        (match.end(), match, each.read)
        for each in rules
        if (match := each.pattern.match(scene.text, start))
    ]
    for end, match, read in sorted(matches, key=lambda entry: -entry[0]):
        if reading := read(match, scene):
            on = day_at(end, scene) if read is clock else None
            return (on[0] if on else end), reading
    return None
