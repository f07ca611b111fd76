"""The words that time is told with: patterns that the rules of the temporal tagger are built from.

The patterns are for matching without regard to case; ``is_name`` tells "May" from "may".
"""

from __future__ import annotations

import re

from whence.calendar import FULL_MONTH, MONTH_NAMES, WEEKDAY_NAMES
from whence.extract.number_words import ORDINALS, TENS
from whence.extract.numbers import quantities
from whence.numerals import BELOW_TWENTY

_OTHER_WORDS = re.compile(r"(?:may|march|august|[a-z]{3,5}\.?)$")
"""A month or weekday in small letters that is more often another word."""

MONTH_OPENERS = frozenset(form.lower() for name in MONTH_NAMES for form in (name, name[:3], "Sept"))
WEEKDAY_OPENERS = frozenset(
    form.lower()
    for name in WEEKDAY_NAMES
    for form in (name, f"{name}s", name[:3], "Tues", "Thur", "Thurs", "Weds")
)
MONTH = rf"(?:{FULL_MONTH}\b|(?:{'|'.join(n[:3] for n in MONTH_NAMES)}|Sept)\b\.?)"
SHORT_WEEKDAY = rf"(?:(?:{'|'.join(n[:3] for n in WEEKDAY_NAMES)}|Tues|Thurs?|Weds)\b\.?)"

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
REL = {"last": -1, "this": 0, "next": 1}
REL_YEAR = r"(?:,?\s(?:of\s)?(?P<rel>last|this|next)\syear)?"
"""A year as counted from the one of writing."""
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
GAP = r"(?:\s|\s?-\s?)"

UNIT_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W",
    "weekend": "D", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "semester": "M",
}  # fmt: skip
UNIT = (
    r"(?:(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade)s?"
    r"|century|centuries)\b"
)
UNIT_OPENERS = frozenset(
    [*UNIT_CODES, *(f"{unit}s" for unit in UNIT_CODES), "centuries"],
)
_WORD_NUMBER = (
    rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(BELOW_TWENTY[:9])}))?"
    rf"|{'|'.join(sorted(BELOW_TWENTY, key=len, reverse=True))})"
)
NUMBER_OPENERS = frozenset([*BELOW_TWENTY, *TENS, *"half hundreds thousands dozens".split()])
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d+)?(?:\s\d/\d)?|{_WORD_NUMBER}(?:\sand\sa\shalf)?"
    rf"(?:\s(?:hundred|thousand))?|a\s(?:hundred|thousand|dozen)|half\san?)"
)
VAGUE = r"(?:several|a\sfew|few|many|some|a\scouple(?:\sof)?|a\snumber\sof|dozens\sof|hundreds\sof)"
_COUPLE = re.compile(r"a\scouple", re.IGNORECASE)

MODS = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
    "some": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN",
    "under": "LESS_THAN", "more than": "MORE_THAN", "over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS", "just over": "MORE_THAN", "just under": "LESS_THAN",
}  # fmt: skip
"""The words before an amount, and what TIMEX3's ``mod`` says of it."""
BOUND = (
    r"(?:about|around|roughly|approximately|nearly|almost|less\sthan|more\sthan|just\sover"
    r"|just\sunder|at\sleast|up\sto|no\smore\sthan|at\smost)"
)
WHICH = (
    r"(?:(?:the\s)?(?:last|next|this(?:\s(?:past|coming))?|past|coming|previous)|the\sfollowing)"
)
WHICH_OPENERS = frozenset("the last next this past coming previous".split())
DETERMINERS = frozenset("the a an this that these those each".split())
BOUND_OPENERS = frozenset(
    "about around roughly approximately nearly almost less more just at up no".split()
)
N_UNIT = rf"(?:(?P<n>{NUMBER})|(?P<vague>{VAGUE}))"
COUNT_OPENERS = (
    NUMBER_OPENERS
    | DETERMINERS
    | BOUND_OPENERS
    | frozenset("# several few many some dozens hundreds".split())
)
PARTS = {
    "early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID",
    "beginning": "START", "start": "START", "end": "END", "middle": "MID", "close": "END",
    "midway": "MID",
}  # fmt: skip
"""Which part of a period a word means, as TIMEX3's ``mod``."""
PART = (
    r"(?:(?:very\s)?(?:early|late|mid|earlier|later)(?:\s(?:on|in)(?:\sthe)?)?"
    r"|(?:the\s)?(?:beginning|start|end|middle|close)\sof(?:\sthe)?)"
)
PART_OPENERS = frozenset("the very early late mid earlier later beginning start end middle".split())
_PART_WORD = re.compile("|".join(sorted(PARTS, key=len, reverse=True)), re.IGNORECASE)
DAYPARTS = {
    "morning": "TMO", "mornings": "TMO", "dawn": "TMO", "daybreak": "TMO", "afternoon": "TAF",
    "afternoons": "TAF", "evening": "TEV", "evenings": "TEV", "dusk": "TEV", "night": "TNI",
    "nights": "TNI", "overnight": "TNI", "noon": "T12:00", "midday": "T12:00",
    "midnight": "T24:00", "lunchtime": "TMI", "tonight": "TNI",
}  # fmt: skip
DAYPART = r"(?:mornings?|afternoons?|evenings?|nights?)\b"
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON = r"(?:spring|summer|autumn|fall|winter)\b"
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4,
            "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip


def is_name(word: str) -> bool:
    """Whether a word that the patterns took for a month or a weekday is written as one."""
    return _OTHER_WORDS.match(word) is None


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its short form."""
    first = name[:3].title()
    return next(n for n, month in enumerate(MONTH_NAMES, 1) if month.startswith(first))


def weekday_number(name: str) -> int:
    """0 to 6, Monday first, for a weekday's name or its short form."""
    first = name[:3].title()
    return next(n for n, day in enumerate(WEEKDAY_NAMES) if day.startswith(first))


def day_number(written: str) -> int:
    """The day of a month from "3", "3rd" or "third"."""
    word = written.lower()
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    return int(re.sub(r"\D", "", written))


def amount(written: str) -> float | None:
    """The number that words or figures mean, or None for a vague one ("several")."""
    words = " ".join(written.lower().split())
    if words in ("a", "an", "the", ""):
        return 1
    if words.startswith("half"):
        return 0.5
    if _COUPLE.match(words):
        return 2
    half = 0.5 if words.endswith("and a half") else 0
    words = words.removesuffix(" and a half")
    fraction = re.fullmatch(r"(\d+)\s(\d)/([1-9])", words)
    if fraction:
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    figures = words.replace(",", "")
    if re.fullmatch(r"\d{1,12}(?:\.\d+)?", figures):
        return float(figures)
    found = quantities(words)
    return found[0].figures[0] + half if found and found[0].figures else None


def part_mod(words: str | None) -> str | None:
    """TIMEX3's ``mod`` for "early", "the end of" …"""
    found = _PART_WORD.search(words or "")
    return PARTS[found.group().lower()] if found else None


def plain(words: str | None) -> str:
    """Words in small letters with single spaces, without a leading "the"."""
    return " ".join((words or "").lower().split()).removeprefix("the ")


def number_written(number: float) -> str:
    """A number without a needless fraction: ``2``, ``2.5``."""
    return str(int(number)) if number == int(number) else str(number)


def unit_code(word: str) -> str:
    """The letter that TIMEX3 has for a unit: ``D`` for "days"."""
    word = word.lower()
    return UNIT_CODES[{"centuries": "century"}.get(word, word.removesuffix("s"))]
