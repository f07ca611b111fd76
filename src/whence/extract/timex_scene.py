"""What a temporal expression is read against: the day of writing, the tense around it, and what
the text named before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct

from whence.extract.timex_calendar import days_of, quarter_value, year_earlier

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["calendar", "figures", "weekday", "counted", "year", "part", "period", "vague"]
"""How an expression tells its time: by the calendar ("3 May"), in figures alone, by a weekday,
counted from another day ("yesterday"), by a year, by a part of a day, as a length, or vaguely."""

_AHEAD = (
    r"(?:will|'ll|’ll|would|shall|won't|won’t|may|might|could|can|should|must|is\sto|are\sto|to)\s"
    r"(?:not\s|also\s|then\s)?be\s\w+(?:ed|en|wn|ld|ht|nt|ne|id|ut|et)|will|'ll|’ll|would|shall|won't|won’t|may|might|could|can|should|must"
    r"|is\sto|are\sto"
    r"|plans?|planned|expect(?:s|ed|ing)?|schedul\w+|set\s(?:to|for)|due|intend\w*|begins?|starts?"
    r"|opens?|ends?|expires?|payable|hopes?|going\sto|ready\sto|upcoming|deadline|effective|slated|proposed"
    r"|promis\w+|vow\w*|unless|if|extended|postpon\w+|delay\w*"
)
_BACK = (
    r"had\sbeen\s(?:\w+\s)?(?:due|scheduled|expected|set|planned)(?:\sto\s\w+)?|was|were|had|did|has|have|said|told|came|went|made|took|gave|fell|rose|met|left|began|found"
    r"|saw|got|became|held|ran|won|lost|sent|paid|shot|blew|broke|brought|built|bought|caught|drew"
    r"|drove|fled|fought|flew|hit|kept|knew|led|put|sold|spent|spoke|stood|struck|swept|taken"
    r"|thrown|threw|tore|wrote|(?!(?:hundr|ne|spe|se|fe|gre|exce|procee|succe|inde|we|re|be|le)ed\b)"
    r"(?!united\b|limited\b)[a-z]{2,}ed"
)
_TENSE = re.compile(rf"(?<![\w])(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\b[A-Z])[.!?][\"'”’)]*\s+(?=[A-Z\"'“`(])|\n\s*\n|(?<=[.!?\"”])\n"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_UNTIL = re.compile(r"\b(?:by|until|till|as\ssoon\sas|no\slater\sthan|before)\s(?:the\s)?$", re.I)


class Created(Struct, frozen=True):
    """When a text was written. ``day`` is None where it is unknown; ``latest`` is the last day on
    which it can have been written, ``year`` its year, where they are known without the day."""

    day: date | None
    latest: date | None = None
    year: int | None = None


class Reading(Struct, frozen=True):
    """What a rule makes of an expression: TIMEX3's type, value and mod. ``until`` is the value of
    the second day of a range; ``unsure`` marks a day and month that could be exchanged."""

    kind: Kind
    value: str
    form: Form
    mod: str | None = None
    until: str | None = None
    unsure: bool = False


class Scene:
    """One pass over a text. Rules look at it and note on it what they read."""

    def __init__(self, text: str, created: Created) -> None:
        self.text = text
        self.created = created
        self.today = created.day
        self.spoken: Reading | None = None
        self.quarter: str | None = None

    def note(self, reading: Reading) -> None:
        """Keeps what later expressions may point back to."""
        if reading.kind in ("DATE", "TIME") and reading.form not in ("vague", "part"):
            self.spoken = reading

    def year_named(self) -> bool:
        """Whether the time that the text named last carries its year, and not this one."""
        spoken = self.spoken
        return (
            spoken is not None
            and spoken.form in ("year", "calendar")
            and self.today is not None
            and not spoken.value.startswith((f"{self.today.year}", "X"))
        )

    def spoken_day(self) -> date | None:
        """The day that the text named last, else the day of writing. Of a longer time its first."""
        if self.spoken and (days := days_of(self.spoken.value)):
            return days[0]
        return self.today

    def exact_day(self) -> date | None:
        """The day that the text named last, if it named one last; else the day of writing."""
        covered = days_of(self.spoken.value) if self.spoken else None
        return covered[0] if covered and covered[0] == covered[1] else self.today

    def last_quarter(self) -> str | None:
        """The quarter that the text named last, else the last one that is over."""
        if self.quarter or self.today is None:
            return self.quarter
        month = self.today.month - 3
        return quarter_value(
            date(self.today.year - (month < 1), month if month > 0 else month + 12, 1)
        )

    def quarter_last_year(self) -> str | None:
        """The last named quarter, a year before."""
        named = self.last_quarter()
        return year_earlier(named) if named else None

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE.finditer(self.text)]

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends."""
        index = bisect_right(self._ends, place)
        start = self._ends[index - 1] if index else 0
        end = self._ends[index] if index < len(self._ends) else len(self.text)
        return start, end

    def ahead(self, start: int, end: int) -> bool | None:
        """Whether what happens at an expression is still to come, by the verbs around it; None
        where no verb tells."""
        low, high = self.sentence_at(start)
        if _POSSESSIVE.match(self.text, end):
            return None
        before = None
        for match in _TENSE.finditer(self.text, max(low, start - 120), start):
            before = match
        if before is None:
            after = _TENSE.search(self.text, end, min(high, end + 120))
            if after:
                return after["ahead"] is not None and not after.group().lower().endswith("ed")
            return True if self.until(start) else None
        if before["back"] and self.until(start):
            return None
        return before["ahead"] is not None

    def until(self, start: int) -> bool:
        """Whether an expression ends a stretch of time: "by Monday", "until May"."""
        return _UNTIL.search(self.text, max(0, start - 16), start) is not None


Read = Callable[[re.Match[str], Scene], Reading | None]


class Rule(Struct, frozen=True):
    """A pattern, the words that it can begin with (``#`` for figures), and how it is read."""

    opens: frozenset[str]
    pattern: re.Pattern[str]
    read: Read


def rule(opens: str | frozenset[str], pattern: str, read: Read) -> Rule:
    """A rule whose pattern stands between word boundaries, in any case."""
    words = frozenset(opens.split()) if isinstance(opens, str) else opens
    return Rule(words, re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE), read)
