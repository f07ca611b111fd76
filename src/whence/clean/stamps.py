"""The lines that date the entries of a live blog or round-up: ``14:05 GMT``, ``Monday 3 March``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from whence.calendar import WEEKDAY_OR_SHORT, calendar_day
from whence.clean import dates
from whence.clean.dates import DAY, MONTH
from whence.model import Dateline

_ZONE = r"(?:Z|GMT|UTC|[A-Z]{1,3}[SD]?T)\b(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?"
_CLOCK_FORM = (
    r"(?<![\d:.,])(?:(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?:\s?(?P<half>[ap])"
    r"\.?m\b\.?)?|(?P<only>1?\d)\s?(?P<side>[ap])\.?m\b\.?"
    r"|(?P<four>[0-2]\d[0-5]\d)(?=\s?(?:GMT|UTC|h(?:rs|ours)?\b)))(?![\d:%])"
    rf"(?:\s?h(?:rs)?\b)?(?:\s?(?P<zone>{_ZONE}))?"
)
_CLOCK = re.compile(_CLOCK_FORM, re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)\s?([+-])\s?(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_WEEKDAY = rf"{WEEKDAY_OR_SHORT}\b\.?,?"
_SHORT_DATE = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\s+(?P<d1>{DAY})|(?P<d2>{DAY})\s+(?P<m2>{MONTH}))(?![\w-])"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_AGO = re.compile(
    r"\b(?:\d+|an?|one)\s?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?)\s+ago\b", re.IGNORECASE
)
_AROUND = re.compile(
    rf"\b(?:{_WEEKDAY}|at|on|last|updated|posted|published|today|local|time|entry|key|event)(?!\w)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*(?:[:–—|]|\s-)\s+(?=\S)")
_BLANK = re.compile(r"\s+(?=[A-Z“\"‘'])")
_LONGEST = 70


class Stamp(Struct, frozen=True):
    """When an entry says that it was written: its day, of which the year may be missing, and the
    time of day with its offset from UTC where that is said. All may be None."""

    month: int | None = None
    day: int | None = None
    year: int | None = None
    clock: time | None = None

    @property
    def whole(self) -> date | None:
        """The day, where nothing of it is missing."""
        return _date(self.year, self.month, self.day)

    def within(self, latest: date) -> date | None:
        """The day, in the last year that puts it no later than the day after ``latest`` where the
        stamp names none."""
        if self.year:
            return self.whole
        for year in (latest.year + 1, latest.year, latest.year - 1):
            found = _date(year, self.month, self.day)
            if found and found <= latest + timedelta(days=1):
                return found
        return None


def of_moment(written: str) -> Stamp | None:
    """What a machine-readable date such as ``2031-04-07T14:05Z`` gives."""
    moment, found = dates.moment(written), dates.find(written)
    if moment:
        return Stamp(moment.month, moment.day, moment.year, moment.timetz())
    return Stamp(found[0].month, found[0].day, found[0].year) if found else None


def line(text: str) -> Stamp | None:
    """What a line gives that is nothing but a time, a date or both."""
    text = " ".join(text.split())
    if not 2 < len(text) <= _LONGEST or not any(map(str.isdigit, text)):
        return None
    found, rest = _taken(text)
    rest = _AROUND.sub(" ", _AGO.sub(" ", rest))
    if found is None or re.search(r"[^\W_]", rest):
        return None
    return found


def ago(text: str) -> bool:
    """Whether a line only says how long ago something was."""
    return len(text) <= _LONGEST and not re.search(r"[^\W_]", _AROUND.sub(" ", _AGO.sub(" ", text)))


def rest(text: str) -> str:
    """A short line without its time and date."""
    return " ".join(_AGO.sub(" ", _taken(text)[1]).split()).strip(" ,|·–—-")


def of_dateline(found: Dateline) -> Stamp:
    """The day that a dateline names, if it does."""
    return Stamp(found.month, found.day, found.year)


def dates_page(text: str) -> bool:
    """Whether a line above all text tells when the page was published or changed, and on which
    day."""
    found = line(text)
    return dates.labelled(text) and found is not None and found.day is not None


def lead(text: str) -> Stamp | None:
    """What a paragraph or heading begins with: ``14:05 – Police …``, ``3 March: Two …``."""
    clock = _CLOCK.match(text)
    if clock and (made := _time(clock)) and _parts(text, clock):
        return Stamp(clock=made)
    week = re.match(_WEEKDAY + r"\s", text, re.IGNORECASE)
    day = _SHORT_DATE.match(text, week.end() if week else 0)
    if day and _PARTED.match(text, day.end()):
        return _day(day)
    return None


def _parts(text: str, clock: re.Match[str]) -> bool:
    """Whether text follows a time of day. After a mere blank, the time must say that it is one:
    "1:09 Festival opens" is a film of a minute."""
    if _PARTED.match(text, clock.end()):
        return True
    sure = clock["half"] or clock["side"] or clock["zone"] or len(clock["hour"] or "") == 2
    return bool(sure and _BLANK.match(text, clock.end()))


def _taken(text: str) -> tuple[Stamp | None, str]:
    """The stamp in a line, and the line without it."""
    moment = of_moment(text) if re.search(r"\d{4}-\d\d-\d\d", text) else None
    if moment:
        return moment, re.sub(r"[\d:TZ.+-]+", " ", text)
    made = None
    short = _SHORT_DATE.search(text)
    full = None if short else dates.find(text)
    if short:
        made, text = _day(short), f"{text[: short.start()]} {text[short.end() :]}"
    elif full:
        made = Stamp(full[0].month, full[0].day, full[0].year)
        text = f"{text[: full[1]]} {text[full[2] :]}"
    clock = _CLOCK.search(text)
    told = _time(clock) if clock else None
    if clock and told:
        text = f"{text[: clock.start()]} {text[clock.end() :]}"
        made = replace(made, clock=told) if made else Stamp(clock=told)
    return made, text


def _day(found: re.Match[str]) -> Stamp | None:
    month, day = found["m1"] or found["m2"], dates.day(found["d1"] or found["d2"])
    year = int(found["year"]) if found["year"] else None
    made = Stamp(dates.month(month), day, year)
    return made if _date(year or 2000, made.month, day) else None


def _time(found: re.Match[str]) -> time | None:
    if found["four"]:
        hour, minute, half = int(found["four"][:2]), int(found["four"][2:]), None
    else:
        hour, minute = int(found["hour"] or found["only"]), int(found["minute"] or 0)
        if found["hour"] == "0":
            return None  # "0:41" is how long a film lasts
        half = (found["half"] or found["side"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, tzinfo=_zone(found["zone"])) if hour < 24 else None


def _zone(written: str | None) -> tzinfo | None:
    """The offset that a zone means. Letters such as BST or IST mean several: they say nothing."""
    if not written:
        return None
    offset = _OFFSET.fullmatch(written)
    if offset:
        away = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if away > timedelta(hours=14):
            return None
        return timezone(-away if offset[1] == "-" else away)
    return UTC if written.upper() in ("Z", "GMT", "UTC") else None


def at(day: date, clock: time | None) -> datetime | None:
    """The moment of a clock on a day."""
    return datetime.combine(day, clock) if clock else None


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    return calendar_day(year, month, day) if year and month and day else None
