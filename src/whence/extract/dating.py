"""From the temporal expressions of an article to the days on which an event can have been.

A relative expression counts from the Anchor, the day of publication or of the dateline. One that
cannot be resolved without it gives no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from whence.calendar import PART_OF_DAY, calendar_day
from whence.extract.timex import Created, Timex, timexes
from whence.extract.timex_calendar import days_of
from whence.model import Article, DateRange, Precision

_PARTS = {"START": (1, 10), "MID": (10, 20), "END": (20, 31)}
_LONGEST = timedelta(days=366)
_POSTED = re.compile(r"\bposted(?:\s(?:on|at))?:?\s+", re.IGNORECASE)
_TOP = 500
"""Characters at the head of an article among which a page prints when it was posted."""
_STAMP = 50
_LATER = timedelta(days=60)
_MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)$")
_LONGEST_STRETCH = timedelta(days=31)
_LONGEST_JOIN = 14
_JOIN = re.compile(r",?\s(?:or|to|into|until|through)(?:\s(?:on|the))?\s|\s?[–—-]\s?")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_A_MONTH = re.compile(r"\d{4}-\d\d$")
_AFTER = re.compile(r"(?:the\s)?(?:next|following)\b|later\sthat\b|in\sthe\b", re.IGNORECASE)
"""What comes after something told before is no event that an article reports; "in the morning" may
be that of any day."""
_YEAR_LEAD = re.compile(r"\b(in|of|for|over|from|since|the)\s$", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s[A-Za-z]")


_HOUR = re.compile(r"T(\d\d):\d\d$")
_SAID_HOUR = re.compile(r"[ap]\.?\s?m\b|noon|midnight|\sin\sthe\s", re.IGNORECASE)
"""What tells a time of day from the length of a film."""
_MIDNIGHT = 24
_EVENING = 17
_PAST = re.compile(r"\b(?:after|past)\s$", re.IGNORECASE)


class Anchor(Struct, frozen=True):
    """What relative dates are counted from. ``limit`` is the last day on which anything that the
    article reports can have happened; ``basis`` names what ``created`` was taken from."""

    created: Created
    limit: date | None
    basis: str


class Dated(Struct, frozen=True):
    """Words that mean a date. ``weekday`` marks a day that a weekday names; a ``stamp`` is an
    all-figure date, as pages print their own; an ``attribute`` a year that only dates the noun
    after it; an ``hour`` a time of day that is told without its day. A time is ``running`` that had
    not ended when the text was written, and ``elapsed`` is one that is counted back to from then:
    "three weeks after the raid"."""

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: str
    month_day: str | None = None
    weekday: bool = False
    stamp: bool = False
    attribute: bool = False
    hour: bool = False
    running: bool = False
    elapsed: bool = False


def anchor(article: Article) -> Anchor:
    """What the article's relative dates are counted from: its dateline's day where it has one,
    else its day of publication. The day of capture only says when it was already written."""
    published = article.published
    limit = published.latest if published else None
    known = published if published and published.found != "capture" else None
    if known and (posted := _posted(article, known.latest)):
        known = replace(known, earliest=posted, latest=posted)
    written = _dateline_day(article, known)
    if written and (limit is None or written <= limit):
        limit = limit or written
        return Anchor(Created(written, limit, written.year), limit, "dateline")
    if known and known.earliest == known.latest:
        return Anchor(Created(known.latest, limit, known.latest.year), limit, "published")
    if known and known.earliest.year == known.latest.year:
        return Anchor(Created(None, limit, known.latest.year), limit, "published")
    return Anchor(Created(None, limit), limit, "published")


def _posted(article: Article, published: date) -> date | None:
    """The day on which the page says that it was first posted, where what is known is the day of a
    later update: "Posted: Tuesday, 4 March 2014 … Updated: Tuesday, 18 March 2014"."""
    for match in _POSTED.finditer(article.text, 0, _TOP):
        stamp = article.text[match.end() : match.end() + _STAMP]
        first = next(iter(timexes(stamp, Created(None))), None)
        covered = days_of(first.value) if first and first.start == 0 else None
        if covered and covered[0] == covered[1] and covered[0] < published <= covered[0] + _LATER:
            return covered[0]
    return None


def _dateline_day(article: Article, published: DateRange | None) -> date | None:
    line = article.dateline
    if line is None or line.month is None or line.day is None:
        return None
    if line.year is not None:
        return calendar_day(line.year, line.month, line.day)
    if published is None:
        return None
    return _last(line.month, line.day, published.latest)


def _last(month: int, day: int, until: date) -> date | None:
    """The last such day of the year up to ``until``."""
    days = (calendar_day(year, month, day) for year in range(until.year, until.year - 5, -1))
    return next((found for found in days if found and found <= until), None)


def dated(timex: Timex, text: str, at: Anchor) -> Dated | None:
    """The days that an expression of the article's text means, up to the anchor's limit. None for
    one that names no date, one that lies ahead, and one that could be two different days."""
    words = text[timex.start : timex.end]
    open_year = _MONTH_DAY.match(timex.value)
    if open_year and timex.kind == "DATE":
        month_day = f"--{open_year[1]}"
        return Dated(timex.start, timex.end, None, None, "day", "stated", month_day)
    if timex.kind not in ("DATE", "TIME") or timex.form in ("vague", "part"):
        return None
    if timex.form == "year" and not _dates_an_event(timex, text):
        return None
    covered = None if _AFTER.match(words) else _covered(timex, words, at)
    if covered is None or _of_another_text(timex, text, covered, at):
        return None
    if _doubtful(timex, words, at) and at.created.day:
        covered = covered[0], at.created.day
    earliest, latest = covered
    running = at.limit is not None and earliest <= at.limit < latest
    latest = min(latest, at.limit) if at.limit else latest
    if latest < earliest:
        return None
    return Dated(
        timex.start,
        timex.end,
        earliest,
        latest,
        _precision(timex, *covered),
        "stated" if timex.value[:4] in words else at.basis,
        weekday=timex.form == "weekday",
        stamp=timex.form == "figures",
        attribute=timex.form == "year" and _year_lead(timex, text) == "the",
        running=running,
    )


def of_hour(timex: Timex, text: str, at: Anchor) -> Dated | None:
    """The day that a time of day without one means in a report of that day: that of publication,
    or the one before where it may have been an evening."""
    found = _HOUR.search(timex.value) if timex.form == "part" else None
    today = at.created.day
    said = _SAID_HOUR.search(text, timex.start, timex.end)
    if found is None or said is None or today is None or at.basis != "published":
        return None
    hour = int(found[1])
    if hour == _MIDNIGHT and _PAST.search(text, max(0, timex.start - 20), timex.start):
        hour = 0
    evening = hour >= _EVENING
    earliest = today - timedelta(days=1) if evening else today
    precision: Precision = "days" if evening else "day"
    return Dated(timex.start, timex.end, earliest, today, precision, at.basis, hour=True)


def joined(spans: Sequence[Dated], text: str, limit: date | None) -> list[Dated]:
    """Dates in order, where words that name one stretch of time are one: "late Thursday or early
    Friday", "between Friday and Sunday", "overnight Friday". Of "a year ago this weekend" only the
    first part counts; a stretch that ends before it begins is none."""
    found: list[Dated] = []
    for span in spans:
        last = found[-1] if found else None
        between = text[last.end : span.start] if last else ""
        if last is None or len(between) > _LONGEST_JOIN:
            found.append(span)
            continue
        words = text[last.start : last.end].lower()
        if words.endswith("ago") and between in (" ", " on "):
            continue
        if words == "overnight" and between == " ":
            found[-1] = _stretch(replace(span, start=last.start), span, limit, extra=1) or span
        elif _JOIN.fullmatch(between) or (
            between == " and " and _BETWEEN.search(text, max(0, last.start - 8), last.start)
        ):
            stretch = _stretch(last, span, limit)
            found[-1:] = [stretch] if stretch else []
        else:
            found.append(span)
    return found


def before_those(spans: Sequence[Dated], text: str) -> list[Dated]:
    """The days of what went before others: "on Tuesday, a day after gunmen killed five"."""
    found = []
    for span in spans:
        told = _DAYS_AFTER.match(text, span.end)
        if told is None or span.precision != "day" or span.earliest is None:
            continue
        days = timedelta(days=_FEW.get(told["many"].lower(), 0) or int(told["many"]))
        day = span.earliest - days
        start, end = told.start("many"), told.end()
        found.append(replace(span, start=start, end=end, earliest=day, latest=day, weekday=False))
    return found


_FEW = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS_AFTER = re.compile(
    rf"(?:\s{PART_OF_DAY})?,?"
    rf"\s(?P<many>{'|'.join(_FEW)}|\d)\sdays?\safter",
    re.IGNORECASE,
)


def _stretch(first: Dated, last: Dated, limit: date | None, extra: int = 0) -> Dated | None:
    """From the first day of one date to the last of another, and so many days more."""
    if first.earliest is None or last.latest is None:
        return None
    latest = last.latest + timedelta(days=extra)
    latest = min(latest, limit) if limit else latest
    length = latest - first.earliest
    if length < timedelta(0) or length > _LONGEST_STRETCH:
        return None
    precision: Precision = "days" if length < timedelta(days=7) else "month"
    return replace(first, end=last.end, latest=latest, precision=precision, weekday=False)


def _of_another_text(timex: Timex, text: str, covered: tuple[date, date], at: Anchor) -> bool:
    """Whether "that morning" would be of the day of writing, which nobody calls so: the day that it
    points back to is one that the text does not give."""
    return covered[0] == covered[1] == at.created.day and bool(
        _BACK.match(text, timex.start)
        or _BACK_LEAD.search(text, max(0, timex.start - 12), timex.start)
    )


_BACK = re.compile(r"that\s", re.IGNORECASE)
_BACK_LEAD = re.compile(r"\b(?:on|of|from|since|until|by)\sthat\s(?:same\s)?$", re.IGNORECASE)


def _doubtful(timex: Timex, words: str, at: Anchor) -> bool:
    """Whether a weekday would be six days back from the day of publication. Nobody calls that day
    by its bare name; more often the page carries the date of the day before it was written."""
    covered = days_of(timex.value) if timex.form == "weekday" and at.basis == "published" else None
    if covered is None or at.created.day is None or "last" in words.lower():
        return False
    return at.created.day - covered[0] == timedelta(days=6)


def _dates_an_event(timex: Timex, text: str) -> bool:
    """Whether a bare year is told as a date: "in 2014", "the 2014 siege", "of 2014 siege"."""
    lead = _year_lead(timex, text)
    if lead is None or timex.until or len(timex.value) != 4:
        return False
    return lead == "in" or _WORD_AFTER.match(text, timex.end) is not None


def _year_lead(timex: Timex, text: str) -> str | None:
    lead = _YEAR_LEAD.search(text, max(0, timex.start - 6), timex.start)
    return lead[1].lower() if lead else None


def _covered(timex: Timex, words: str, at: Anchor) -> tuple[date, date] | None:
    covered = days_of(timex.value)
    if covered is None or covered[1] - covered[0] > _LONGEST:
        return None
    if timex.unsure:
        return _sure(covered[0], at.limit)
    until = days_of(timex.until) if timex.until else None
    if until:
        return covered[0], until[1]
    if timex.kind == "TIME" and timex.form == "counted" and timex.value.endswith("TNI"):
        return covered[0], covered[0] + timedelta(days="tonight" not in words.lower())
    if timex.mod in _PARTS and _A_MONTH.match(timex.value) and "ier" not in words:
        first, last = _PARTS[timex.mod]
        return covered[0].replace(day=first), covered[0].replace(day=min(last, covered[1].day))
    return covered


def _sure(day: date, limit: date | None) -> tuple[date, date] | None:
    """A day in figures whose month and day could be exchanged, where only one order is past."""
    other = calendar_day(day.year, day.day, day.month)
    possible = [each for each in (day, other) if each and limit and each <= limit]
    return (possible[0], possible[0]) if len(possible) == 1 else None


def _precision(timex: Timex, earliest: date, latest: date) -> Precision:
    length = (latest - earliest).days + 1
    if length == 1:
        return "day"
    if length < 7 or (length < 12 and timex.mod in _PARTS) or timex.until:
        return "days"
    return "week" if length == 7 else "month" if length <= 31 else "year"
