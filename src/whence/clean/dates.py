"""Calendar dates as pages print and declare them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from whence.calendar import FULL_MONTH, MONTH_NUMBERS, SHORT_MONTHS

_SHORT_MONTH = "|".join(SHORT_MONTHS)
MONTH = rf"(?:{FULL_MONTH}|{FULL_MONTH.upper()}|(?:{_SHORT_MONTH}|{_SHORT_MONTH.upper()})\b\.?)"
DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
CHANGE = re.compile(
    r"\b(?:last\s+)?(?:updated?|modified|edited|revised|reviewed|changed)\b", re.IGNORECASE
)
"""What a date of change is called by."""
EARLIEST = date(1990, 1, 1)
"""Before this no news page was on the web; an earlier date is about something else."""
_LATEST = date(2199, 12, 31)
"""What programs write beyond it stands for no day ("9999-12-31")."""
_PRESS = date(1700, 1, 1)
_UNSET = frozenset((date(1900, 1, 1), date(1970, 1, 1)))
"""What programs write for a day that they do not know."""

_MOMENT = re.compile(
    r"((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)[T ]\s?([0-2]\d):?([0-5]\d)"
    r"(?::?([0-5]\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?:(Z|UTC|GMT)|([+-])([01]\d):?([0-5]\d))?",
    re.IGNORECASE,
)
_PATH_MONTH = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3})(?=/)", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])([01]?\d)\2([0-3]?\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?=T|$|\D)")
_NUMERIC = re.compile(r"(?<!\d)([0-3]?\d)([-/.])([0-3]?\d)\2((?:19|20)\d\d)(?!\d)")
# What a page prints in elements of their own may come without a blank between: "Ana BrunMay 3,
# 2031Updated", "May 3, 20316:01 PM".
_YEAR_ENDS = r"(?:(?!\d)|(?=[0-2]?\d:[0-5]\d))"
_MONTH_FIRST = re.compile(rf"(?<![A-Z])({MONTH})\s+({DAY}),?\s+((?:19|20)\d\d){_YEAR_ENDS}")
_DAY_FIRST = re.compile(
    rf"(?<!\d)({DAY})(?:\s+of)?[\s-]+({MONTH}),?[\s-]+((?:19|20)\d\d){_YEAR_ENDS}"
)
# A year of two digits is one where only a month can be first and only a day second.
_SHORT_YEAR = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/([0-4]\d)(?![\d/])")

_YEAR = re.compile(r"(?:19|20)\d\d|/\d\d?/\d\d")

_LABEL = re.compile(
    r"^(?:(?:first\s)?published|posted|updated|last\s(?:updated|modified)|modified|date|created|on"
    r"|this\sarticle\sis\s(?:from|more\sthan)|by|written|uploaded|added|issued)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\b[A-Z]{2,4}T\b|\bGMT\b|\bUTC\b|\|"
    r"|\d+\s(?:minute|hour|day|week|month|year)s?\sago\b",
    re.I,
)
_GOES_ON = re.compile(r"\s*[/|·•]")
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)


def month(name: str) -> int:
    """The number of a month named in English, 1 to 12."""
    return MONTH_NUMBERS[name.rstrip(".").lower()]


def day(written: str) -> int:
    """The number of a day such as ``3`` or ``3rd``."""
    return int(re.sub(r"\D", "", written))


def find(text: str) -> tuple[date, int, int] | None:
    """The first full date in a short text, and where it stands. A numeric date whose day and month
    could be exchanged is none."""
    if not _YEAR.search(text):
        return None
    found = [match for match in (_read(pattern, text) for pattern in _READERS) if match]
    return min(found, key=lambda each: each[1]) if found else None


def moment(text: str) -> datetime | None:
    """The time of day that a declared date gives, with its offset from UTC if it says one (naive
    if it does not); None where it gives a day alone."""
    match = _MOMENT.search(text)
    if not match:
        return None
    year, month_, day_, hour, minute, second = (int(each or 0) for each in match.groups()[:6])
    zone = None
    if match[7]:
        zone = UTC
    elif match[8]:
        offset = timedelta(hours=int(match[9]), minutes=int(match[10]))
        zone = timezone(-offset if match[8] == "-" else offset)
    try:
        return datetime(year, month_, day_, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def path_month(path: str) -> tuple[date, date] | None:
    """The first and last day of the month that a path names, such as ``/2019/11/``."""
    match = _PATH_MONTH.search(path)
    if not match:
        return None
    number = int(match[2]) if match[2].isdigit() else MONTH_NUMBERS.get(match[2].lower(), 0)
    if not 1 <= number <= 12:
        return None
    first = date(int(match[1]), number, 1)
    after = date(first.year + number // 12, number % 12 + 1, 1)
    return first, after - timedelta(days=1)


def line_date(text: str) -> date | None:
    """The date of a line that is a date line: little else stands in it, or it stands first among
    what a mark sets apart (``3 May 2031 / News / by Ana Brun``)."""
    if len(text) > 120:
        return None
    found = find(text)
    if not found:
        return None
    day, start, end = found
    rest = _WEEKDAY.sub(" ", _CLOCK.sub(" ", text[:start] + " " + text[end:]))
    words = re.findall(r"[^\W\d_]{2,}", rest)
    first = start == 0 and bool(_GOES_ON.match(text, end))
    return day if first or len(words) <= (6 if labelled(text) else 3) else None


def told(text: str, day_: date) -> bool:
    """Whether a text tells of something on that day: it names the month and the day, with or
    without the year, or writes the whole date."""
    month_ = "|".join(
        rf"{name}\.?" for name, number in MONTH_NUMBERS.items() if number == day_.month
    )
    written = rf"{day_.day}(?:st|nd|rd|th)?"
    named = rf"\b(?:(?:{month_})\s+{written}|{written}(?:\s+of)?\s+(?:{month_}))(?![\w])"
    return day_.isoformat() in text or bool(re.search(named, text, re.IGNORECASE))


def labelled(text: str) -> bool:
    """Whether a line begins with a word that announces its date or author."""
    return bool(_LABEL.match(text.strip()))


def plausible(day_: date, latest: date | None) -> bool:
    """Whether a page captured on ``latest`` may have been published on that day."""
    return EARLIEST <= day_ <= _LATEST and (latest is None or (day_ - latest).days <= 1)


def of_the_press(day_: date) -> bool:
    """Whether a collector may name that day for what a paper printed before there was a web."""
    return _PRESS <= day_ < EARLIEST and day_ not in _UNSET


def _read(pattern: re.Pattern[str], text: str) -> tuple[date, int, int] | None:
    for match in pattern.finditer(text):
        try:
            return _READERS[pattern](match), match.start(), match.end()
        except ValueError:
            continue
    return None


def _iso(match: re.Match[str]) -> date:
    return date(int(match[1]), int(match[3]), int(match[4]))


def _compact(match: re.Match[str]) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _numeric(match: re.Match[str]) -> date:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first <= 12 and second <= 12 and first != second:
        raise ValueError("day and month could be exchanged")
    return date(year, second, first) if first > 12 else date(year, first, second)


def _short_year(match: re.Match[str]) -> date:
    return date(2000 + int(match[3]), int(match[1]), int(match[2]))


def _month_first(match: re.Match[str]) -> date:
    return date(int(match[3]), month(match[1]), day(match[2]))


def _day_first(match: re.Match[str]) -> date:
    return date(int(match[3]), month(match[2]), day(match[1]))


_READERS = {
    _ISO: _iso,
    _COMPACT: _compact,
    _NUMERIC: _numeric,
    _MONTH_FIRST: _month_first,
    _DAY_FIRST: _day_first,
    _SHORT_YEAR: _short_year,
}
