"""Date expressions: their words in a text, and the days they mean.

A relative expression is resolved against an Anchor, the day of publication or of the dateline. One
that cannot be resolved without it gives no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from whence.model import Article, DateRange, Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUMBER = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_PATTERN = re.compile(
    rf"""
    (?<![\w-])(?:
      (?P<iso>(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d))
    | (?:(?P<absday>{_DAY}),?\s+)?(?:
          (?P<mdm>{_MONTH})\s?(?P<mdd>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|\s?%)
          (?:,?\s+(?P<mdy>(?:19|20)\d\d)\b)?
        | (?:the\s)?(?P<dmd>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<dmm>{_MONTH})
          (?:,?\s+(?P<dmy>(?:19|20)\d\d)\b)?
      )
    | (?:(?P<part>early|mid|late)[-\s])?(?P<mm>{_MONTH})(?:,?\s(?:of\s)?(?P<my>(?:19|20)\d\d)\b)?
    | (?:(?P<lead>late|early|last|past|next|coming|this)\s(?:on\s)?)?
      (?P<wd>{_DAY})(?P<plural>s\b(?!['’]))?
    | (?P<before>(?:on\s)?the\s(?:day\sbefore|previous\sday)|a\sday\searlier)(?!\s(?:the|he|she|it))
    | (?P<rel>yesterday|today|tonight|last\snight|overnight|(?:earlier|early|late)\stoday
        |(?:early\s)?this\s(?:morning|afternoon|evening))
    | (?P<ago>{_NUMBER})\s(?P<unit>day|week|month|year)s?\s(?:ago|earlier)
    | (?P<span>(?:last|this|(?:over|during)\sthe|earlier\sthis|(?:over|during)\sthe\s(?:last|past))
        \s(?:weekend|week|month|year))
    | (?<=\bin\s)(?P<yin>(?:19|20)\d\d)
    | (?<=\bthe\s)(?P<ythe>(?:19|20)\d\d)(?=\s[A-Za-z])
    | (?P<yof>(?:19|20)\d\d)(?=\s[A-Z]?\w+)
    )(?!\w)""",
    re.VERBOSE,
)


class Anchor(Struct, frozen=True):
    """What relative dates are counted from. ``day`` is None where it is unknown; ``year`` and
    ``limit`` (nothing happened after it) may be known without it."""

    day: date | None
    limit: date | None
    year: int | None
    basis: str


class DateSpan(Struct, frozen=True):
    """Words that mean a date. ``weekday`` is 0 for Monday. A ``stamp`` is an all-figure date, as
    pages print their own; an ``attribute`` a year that only dates the noun after it."""

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: str
    month_day: str | None = None
    weekday: int | None = None
    stamp: bool = False
    attribute: bool = False


def anchor(article: Article) -> Anchor:
    """What the article's relative dates are counted from: its dateline's day where it has one,
    else its day of publication. The day of capture only says when it was already written."""
    published = article.published
    limit = published.latest if published else None
    known = published if published and published.found != "capture" else None
    written = _dateline_day(article, known)
    if written and (limit is None or written <= limit):
        return Anchor(written, limit or written, written.year, "dateline")
    if known and known.earliest == known.latest:
        return Anchor(known.latest, limit, known.latest.year, "published")
    if known and known.earliest.year == known.latest.year:
        return Anchor(None, limit, known.latest.year, "published")
    return Anchor(None, limit, None, "published")


def _dateline_day(article: Article, published: DateRange | None) -> date | None:
    line = article.dateline
    if line is None or line.month is None or line.day is None:
        return None
    if line.year is not None:
        return _date(line.year, line.month, line.day)
    if published is None:
        return None
    return _last(line.month, line.day, published.latest)


def dates(text: str, base: int, at: Anchor) -> Iterator[DateSpan]:
    """The date expressions of a sentence that begins at ``base`` of its article, in order."""
    spoken = at.day
    for match in _PATTERN.finditer(text):
        found = _day_before(spoken, at.basis) if match["before"] else _resolve(match, at)
        if found and found.precision == "day" and found.earliest:
            spoken = found.earliest
        if found and not (at.limit and found.earliest and found.earliest > at.limit):
            start = base + match.start()
            yield DateSpan(
                start,
                base + match.end(),
                found.earliest,
                found.latest,
                found.precision,
                found.basis,
                found.month_day,
                found.weekday,
                stamp=match["iso"] is not None,
                attribute=match["ythe"] is not None,
            )


class _Days(Struct, frozen=True):
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: str
    month_day: str | None = None
    weekday: int | None = None


def _resolve(match: re.Match[str], at: Anchor) -> _Days | None:
    if match["iso"]:
        return _stated(_date(int(match["iy"]), int(match["im"]), int(match["id"])))
    month, day = match["mdm"] or match["dmm"], match["mdd"] or match["dmd"]
    if month and day:
        return _month_day(_month(month), int(day), match["mdy"] or match["dmy"], at)
    if match["mm"]:
        return _in_month(_month(match["mm"]), match["my"], match["part"], at)
    year = match["yin"] or match["ythe"] or match["yof"]
    if year is None:
        return _counted_back(match, at)
    if match["yof"] and not _event_year(match):
        return None
    return _whole_year(int(year), "stated")


def _day_before(day: date | None, basis: str) -> _Days | None:
    """ "The day before" counts from the last day that the sentence named, else from the anchor."""
    if day is None:
        return None
    before = day - timedelta(days=1)
    return _Days(before, before, "day", basis)


def _counted_back(match: re.Match[str], at: Anchor) -> _Days | None:
    """What an expression means that is counted from the anchor's day."""
    if at.day is None:
        return None
    if match["wd"]:
        return _weekday(match, at.day, at.basis)
    if match["rel"]:
        return _relative(match["rel"].lower(), at.day, at.basis)
    if match["ago"]:
        return _ago(_count(match["ago"]), match["unit"], at.day, at.basis)
    return _period(match["span"].lower(), at.day, at.basis)


def _whole_year(year: int, basis: str) -> _Days:
    return _Days(date(year, 1, 1), date(year, 12, 31), "year", basis)


def _event_year(match: re.Match[str]) -> bool:
    # A bare number before a word is a year only in headlines such as "guilty of 2015 Arden attack".
    return re.search(r"(?:of|in|for|over|from|since)\s$", match.string[: match.start()]) is not None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _count(word: str) -> int:
    return _NUMBERS[word.lower()] if word.lower() in _NUMBERS else int(word)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last(month: int, day: int, until: date) -> date | None:
    """The last such day of the year up to ``until``."""
    return next(
        (
            found
            for year in range(until.year, until.year - 5, -1)
            if (found := _date(year, month, day)) and found <= until
        ),
        None,
    )


def _stated(day: date | None) -> _Days | None:
    return _Days(day, day, "day", "stated") if day else None


def _month_day(month: int, day: int, year: str | None, at: Anchor) -> _Days | None:
    if year:
        return _stated(_date(int(year), month, day))
    if _date(2000, month, day) is None:
        return None
    until = at.day or at.limit
    if at.year is not None and until is not None:
        found = _last(month, day, until)
        return _Days(found, found, "day", at.basis) if found else None
    return _Days(None, None, "day", "stated", f"--{month:02d}-{day:02d}")


def _in_month(month: int, year: str | None, part: str | None, at: Anchor) -> _Days | None:
    until = at.day or at.limit
    if year:
        first, basis = date(int(year), month, 1), "stated"
    elif at.year is not None and until is not None:
        first = date(until.year - (month > until.month), month, 1)
        basis = at.basis
    else:
        return None
    last = _month_end(first)
    if part:
        low, high = {"early": (1, 10), "mid": (10, 20), "late": (20, last.day)}[part]
        first, last = first.replace(day=low), first.replace(day=high)
    if at.limit:
        last = min(last, at.limit)
    return _Days(first, max(first, last), "days" if part else "month", basis)


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _weekday(match: re.Match[str], today: date, basis: str) -> _Days | None:
    if match["plural"] or match["lead"] in ("next", "coming"):
        return None
    number = _DAYS.index(match["wd"][:3].lower())
    day = today - timedelta(days=(today.weekday() - number) % 7)
    return _Days(day, day, "day", basis, weekday=number)


def _relative(words: str, today: date, basis: str) -> _Days:
    before = today - timedelta(days=1)
    if words == "yesterday":
        return _Days(before, before, "day", basis)
    if words in ("overnight", "last night"):
        return _Days(before, today, "days", basis)
    return _Days(today, today, "day", basis)


def _ago(count: int, unit: str, today: date, basis: str) -> _Days:
    if unit == "day":
        day = today - timedelta(days=count)
        return _Days(day, day, "day", basis)
    if unit == "week":
        day = today - timedelta(weeks=count)
        return _Days(day - timedelta(days=3), day + timedelta(days=3), "week", basis)
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        first = date(months // 12, months % 12 + 1, 1)
        return _Days(first, _month_end(first), "month", basis)
    return _whole_year(today.year - count, basis)


def _period(words: str, today: date, basis: str) -> _Days:
    """Weeks begin on Monday; a period that is still running ends today."""
    if words.endswith("weekend"):
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)
        return _Days(saturday, min(saturday + timedelta(days=1), today), "days", basis)
    precision: Precision
    if words.endswith("week"):
        first, precision = today - timedelta(days=today.weekday()), "week"
        before = first - timedelta(days=7)
    elif words.endswith("month"):
        first, precision = today.replace(day=1), "month"
        before = (first - timedelta(days=1)).replace(day=1)
    else:
        first, precision = date(today.year, 1, 1), "year"
        before = date(today.year - 1, 1, 1)
    if words.startswith("last"):
        return _Days(before, first - timedelta(days=1), precision, basis)
    return _Days(first, today, precision, basis)
