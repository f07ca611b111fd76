"""The names of months, weekdays and parts of a day (in order, as words in small letters, and as
patterns of one), and the days that numbers mean."""

from __future__ import annotations

from datetime import date

MONTH_NAMES = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTH_WORDS = frozenset(name.lower() for name in MONTH_NAMES)
WEEKDAY_WORDS = frozenset(name.lower() for name in WEEKDAY_NAMES)
CALENDAR_WORDS = MONTH_WORDS | WEEKDAY_WORDS

SHORT_MONTHS = (*(name[:3] for name in MONTH_NAMES if len(name) > 3), "Sept")
MONTH_NUMBERS = {
    form.lower(): number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for form in (name, *(short for short in SHORT_MONTHS if name.startswith(short)))
}
"""The number of each month by its name or a short form of it, in small letters."""

FULL_MONTH = rf"(?:{'|'.join(MONTH_NAMES)})"
MONTH_OR_SHORT = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
"""A month in full or as pages shorten it within a sentence."""
WEEKDAY_STEM = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
WEEKDAY = rf"{WEEKDAY_STEM}day"
WEEKDAY_OR_SHORT = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
"""A weekday in full or as pages shorten it beside a date."""
PART_OF_DAY = "(?:morning|afternoon|evening|night)"


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_and_day(written: str) -> tuple[int, int]:
    """A day of an unknown year, ``--10-29``, as numbers."""
    month, day = written.lstrip("-").split("-")
    return int(month), int(day)
