"""The names of months, weekdays and parts of a day: in order, as words in small letters, and as
patterns of one."""

from __future__ import annotations

MONTH_NAMES = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTH_WORDS = frozenset(name.lower() for name in MONTH_NAMES)
WEEKDAY_WORDS = frozenset(name.lower() for name in WEEKDAY_NAMES)
CALENDAR_WORDS = MONTH_WORDS | WEEKDAY_WORDS

FULL_MONTH = rf"(?:{'|'.join(MONTH_NAMES)})"
MONTH_OR_SHORT = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
"""A month in full or as pages shorten it within a sentence."""
WEEKDAY_STEM = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
WEEKDAY = rf"{WEEKDAY_STEM}day"
PART_OF_DAY = "(?:morning|afternoon|evening|night)"
