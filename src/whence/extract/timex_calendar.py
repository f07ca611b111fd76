"""The values that TIMEX3 gives to dates, and the days that they cover.

``1998-11-02`` a day, ``1998-W12`` a week, ``1998-W12-WE`` its weekend, ``1998-11`` a month,
``1998-Q4`` a quarter, ``1998-H2`` a half, ``1998-FA`` a season, ``1998`` a year, ``199`` a decade,
``19`` a century; ``T14:00`` or a part of the day (``TMO``, ``TAF``, ``TEV``, ``TNI``) after a day;
X for digits that the text leaves open.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from whence.calendar import calendar_day

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_VALUE = re.compile(
    r"""(?P<y>\d{4})(?:
        -(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T(?P<t>[\w:]+))?)?
      | -W(?P<w>\d\d)(?P<we>-WE)?
      | -Q(?P<q>[1-4]) | -H(?P<h>[12]) | -(?P<s>SP|SU|FA|WI)
    )?$""",
    re.VERBOSE,
)


def month_end(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def week_value(day: date) -> str:
    """The ISO week that a day lies in."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def weekend_value(day: date) -> str:
    """The weekend of the week that a day lies in."""
    return f"{week_value(day)}-WE"


def quarter_value(day: date) -> str:
    """The quarter of the calendar year that a day lies in."""
    return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"


def shifted(day: date, unit: str, count: int) -> str | None:
    """The value of the unit that lies ``count`` units after the one of a day: ``D`` a day, ``W`` a
    week, ``M`` a month, ``Q`` a quarter, ``Y`` a year, ``E`` a decade, ``C`` a century. None where
    the calendar ends before that."""
    try:
        if unit == "D":
            return (day + timedelta(days=count)).isoformat()
        if unit == "W":
            return week_value(day + timedelta(weeks=count))
    except OverflowError:
        return None
    return _shifted_far(day, unit, count)


def _shifted_far(day: date, unit: str, count: int) -> str | None:
    months = day.year * 12 + day.month - 1
    if unit == "M":
        months += count
    elif unit == "Q":
        months += 3 * count
    year = {
        "M": months // 12,
        "Q": months // 12,
        "Y": day.year + count,
        "E": day.year + 10 * count,
        "C": day.year + 100 * count,
    }[unit]
    if not 1000 <= year <= 9999:
        return None
    if unit == "M":
        return f"{year}-{months % 12 + 1:02d}"
    if unit == "Q":
        return f"{year}-Q{months % 12 // 3 + 1}"
    return f"{year}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def year_earlier(value: str) -> str:
    """The same quarter, month or year a year before; X for a year that is not known."""
    if not value[:4].isdigit() or int(value[:4]) <= 1000:
        return value
    return f"{int(value[:4]) - 1}{value[4:]}"


def days_of(value: str) -> tuple[date, date] | None:
    """The first and the last day that a value covers; None for one that leaves digits open, for a
    length of time and for a day that the calendar does not have."""
    decade = re.fullmatch(r"(\d{2,3})X{0,2}", value)
    if decade:
        years = 10 ** (4 - len(decade[1]))
        first = int(decade[1]) * years
        return (date(first, 1, 1), date(first + years - 1, 12, 31)) if first else None
    parts = _VALUE.match(value)
    if parts is None or parts["y"] == "0000":
        return None
    return _covered(parts, int(parts["y"]))


def _covered(parts: re.Match[str], year: int) -> tuple[date, date] | None:
    if parts["d"]:
        day = calendar_day(year, int(parts["m"]), int(parts["d"]))
        return (day, day) if day else None
    if parts["w"]:
        return _week(year, int(parts["w"]), weekend=parts["we"] is not None)
    if parts["s"]:
        return _months(year, *_SEASON_MONTHS[parts["s"]])
    for unit, months in (("m", 1), ("q", 3), ("h", 6)):
        if parts[unit]:
            last = months * int(parts[unit])
            return _months(year, last - months + 1, last)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    """Months 13 and 14 are those of the next year: a winter begins in December."""
    begin = calendar_day(year, first, 1)
    end = calendar_day(year + (last - 1) // 12, (last - 1) % 12 + 1, 1)
    return (begin, month_end(end)) if begin and end else None


def _week(year: int, week: int, *, weekend: bool) -> tuple[date, date] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)
