"""Rules of the temporal tagger for days of the calendar and weekdays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.calendar import WEEKDAY, calendar_day
from whence.extract.number_words import ORDINALS
from whence.extract.timex_calendar import days_of, week_value
from whence.extract.timex_scene import Reading, Rule, Scene, rule
from whence.extract.timex_words import (
    DAY,
    DAYPART,
    DAYPARTS,
    MONTH,
    MONTH_OPENERS,
    PART,
    PART_OPENERS,
    REL,
    REL_YEAR,
    SHORT_WEEKDAY,
    WEEKDAY_OPENERS,
    WHICH,
    WHICH_OPENERS,
    YEAR,
    day_number,
    is_name,
    month_number,
    part_mod,
    plain,
    weekday_number,
)

_RANGE = (
    rf"(?:(?:\s?[-–—]\s?|\s(?:to|and|through|until)\s(?:the\s)?)(?P<d2>{DAY})"
    r"(?!\w|\s?(?:%|[ap]\.?m|percent)|[.:,]\d))"
)
_ORDINAL_DAY = (
    rf"(?:the\s)?(?:(?:twenty|thirty)[-\s](?:{'|'.join(ORDINALS[:9])})"
    rf"|{'|'.join(ORDINALS)}|thirtieth)"
)
_LEADING_DAY = rf"(?:{WHICH}\s)?(?:{WEEKDAY}|{SHORT_WEEKDAY})(?:\s{DAYPART})?,?\s(?:the\s)?"
_NEAR = timedelta(days=70)
"""A day without a year that is so near ahead is this year's: last year's would be told with it."""


def _iso(match: re.Match[str], scene: Scene) -> Reading | None:
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None:
        return None
    if match["t"]:
        return Reading("TIME", f"{day}T{match['t']}", "figures")
    return Reading("DATE", day.isoformat(), "figures")


def _figures(match: re.Match[str], scene: Scene) -> Reading | None:
    """03/11/2015. With a full stop the day comes first; otherwise a number above 12 tells, else the
    month is taken to come first, unsurely."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    dotted = match["sep"] == "."
    unsure = first <= 12 and second <= 12 and first != second and not dotted
    month, day = (second, first) if dotted or first > 12 else (first, second)
    found = calendar_day(year, month, day)
    return Reading("DATE", found.isoformat(), "figures", unsure=unsure) if found else None


def _month_day(match: re.Match[str], scene: Scene) -> Reading | None:
    if not is_name(match["mo"]):
        return None
    month, day = month_number(match["mo"]), _spoken_day(match["d"])
    if calendar_day(2000, month, day) is None:
        return None
    year = int(match["y"]) if match["y"] else _named_year(match, scene)
    year = year or year_of(month, day, match, scene)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}", "calendar")
    found = calendar_day(year, month, day)
    if found is None:
        return None
    second = match["d2"] and calendar_day(year, month, day_number(match["d2"]))
    until = second.isoformat() if second and second > found else None
    return Reading("DATE", found.isoformat(), "calendar", until=until)


def _named_year(match: re.Match[str], scene: Scene) -> int | None:
    """The year of "4 March last year"; None where it is not told so."""
    until = scene.today or scene.created.latest
    return until.year + REL[match["rel"].lower()] if until and match["rel"] else None


def _week_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The week of March 6"."""
    reading = _month_day(match, scene)
    covered = days_of(reading.value) if reading else None
    return Reading("DATE", week_value(covered[0]), "period") if covered else None


def _spoken_day(written: str) -> int:
    words = written.lower().removeprefix("the ").replace("-", " ").split()
    if words[0] in ("twenty", "thirty"):
        return (20 if words[0] == "twenty" else 30) + day_number(words[1])
    return 30 if words[0] == "thirtieth" else day_number(words[0])


def year_of(month: int, day: int, match: re.Match[str], scene: Scene) -> int | None:
    """The year of a day that is written without it: the last such day before the day of writing, or
    the next one where it is near or the verbs look ahead."""
    until = scene.today or scene.created.latest
    if until is None or (scene.today is None and scene.created.year is None):
        return None
    found = calendar_day(until.year, month, day)
    if found and found == until:
        return until.year
    if found and found > until and found - until <= _NEAR:
        return until.year
    ahead = scene.ahead(match.start(), match.end())
    if found is None or found > until:
        return until.year if ahead and found else _last_year_with(month, day, until.year - 1)
    if ahead and (scene.until(match.start()) or until - found > timedelta(days=180)):
        return until.year + 1
    return until.year


def _last_year_with(month: int, day: int, year: int) -> int | None:
    return next((y for y in range(year, year - 8, -1) if calendar_day(y, month, day)), None)


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    if not is_name(match["wd"]):
        return None
    number = weekday_number(match["wd"])
    which, part = plain(match["which"]), match["dp"]
    if match["plural"] and not match["rel"]:
        return Reading("SET", f"XXXX-WXX-{number + 1}", "weekday")
    day = _which_weekday(number, which, match, scene)
    if day is None:
        value = f"XXXX-WXX-{number + 1}"
        if part:
            return Reading("TIME", value + DAYPARTS[part.lower()], "weekday")
        return Reading("DATE", value, "weekday")
    mod = part_mod(match["part"])
    if part:
        value = f"{day}{DAYPARTS[part.lower()]}"
        return Reading("TIME", value, "weekday", mod)
    return Reading("DATE", day.isoformat(), "weekday", mod)


def _which_weekday(number: int, which: str, match: re.Match[str], scene: Scene) -> date | None:
    if scene.today is None:
        return None
    today = scene.today
    last = today - timedelta(days=(today.weekday() - number) % 7)
    week = timedelta(days=7)
    coming = last if last == today else last + week
    if match["rel"]:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=number)
        return monday + week * {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    if which:
        return {
            "last": last - week if last == today else last,
            "past": last - week if last == today else last,
            "this past": last - week if last == today else last,
            "previous": last - week,
            "next": last + week,
            "following": last + week,
        }.get(which, coming)
    return coming if scene.ahead(match.start(), match.end()) else last


_ORDINALS = frozenset(ORDINALS) | {"thirtieth", "thirty"}

DAY_RULES: tuple[Rule, ...] = (
    rule(
        "#",
        r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:[T\s](?P<t>[0-2]\d:\d\d(?::\d\d)?)Z?)?",
        _iso,
    ),
    rule(
        "#",
        r"(?P<a>[0-3]?\d)(?P<sep>[/.])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:19|20)\d\d|(?<=/)\d\d)(?![/.]\d)",
        _figures,
    ),
    rule(
        MONTH_OPENERS | WEEKDAY_OPENERS | WHICH_OPENERS,
        rf"(?:{_LEADING_DAY})?(?P<mo>{MONTH})\s?(?P<d>{DAY}|{_ORDINAL_DAY})"
        rf"(?!\w|[:.,]\d|\s?%|\spercent){_RANGE}?(?:,?\s(?P<y>{YEAR})\b|{REL_YEAR})",
        _month_day,
    ),
    rule(
        "the",
        rf"the\sweek\s(?:of|beginning|ending)\s(?P<mo>{MONTH})\s?(?P<d>{DAY})(?!\w){_RANGE}?"
        rf"(?:,?\s(?P<y>{YEAR})\b|{REL_YEAR})",
        _week_of,
    ),
    rule(
        WEEKDAY_OPENERS | WHICH_OPENERS | _ORDINALS | {"#"},
        rf"(?:{_LEADING_DAY})?(?:the\s)?(?P<d>{DAY}|{_ORDINAL_DAY}){_RANGE}?(?:\s|-)(?:of\s)?"
        rf"(?P<mo>{MONTH})(?:,?[\s-](?P<y>{YEAR})\b|{REL_YEAR})",
        _month_day,
    ),
    rule(
        WEEKDAY_OPENERS | PART_OPENERS | WHICH_OPENERS,
        rf"(?:(?P<part>{PART})\s)?(?:(?P<which>{WHICH})\s)?"
        rf"(?P<wd>{WEEKDAY}(?!\w|-[A-Z][a-z])|{WEEKDAY}(?=s\b)|{SHORT_WEEKDAY}(?=\s{DAYPART}))(?P<plural>s\b)?"
        rf"(?:(?:\s|-)(?P<dp>{DAYPART}))?(?:\s(?:of\s)?(?P<rel>last|this|next)\sweek)?",
        _weekday,
    ),
)
