"""Rules of the temporal tagger for holidays whose day the calendar gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, SU, TH, relativedelta

from whence.extract.timex_calendar import week_value
from whence.extract.timex_scene import Reading, Rule, Scene, rule
from whence.extract.timex_words import DAYPART, DAYPARTS, YEAR, plain


def _nth(year: int, month: int, weekday: object, day: int = 1) -> date:
    found: date = date(year, month, day) + relativedelta(weekday=weekday)
    return found


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    r"thanksgiving(?:\sday)?": lambda y: _nth(y, 11, TH(4)),
    r"christmas\seve": lambda y: date(y, 12, 24),
    r"christmas(?:\sday)?": lambda y: date(y, 12, 25),
    r"boxing\sday": lambda y: date(y, 12, 26),
    r"new\syear['’]?s\seve": lambda y: date(y, 12, 31),
    r"new\syear['’]?s(?:\sday)?": lambda y: date(y, 1, 1),
    r"valentine['’]?s\sday": lambda y: date(y, 2, 14),
    r"(?:st\.?|saint)\spatrick['’]?s\sday": lambda y: date(y, 3, 17),
    r"good\sfriday": lambda y: easter(y) - timedelta(days=2),
    r"palm\ssunday": lambda y: easter(y) - timedelta(days=7),
    r"easter\smonday": lambda y: easter(y) + timedelta(days=1),
    r"easter(?:\ssunday)?": easter,
    r"mother['’]?s\sday": lambda y: _nth(y, 5, SU(2)),
    r"father['’]?s\sday": lambda y: _nth(y, 6, SU(3)),
    r"memorial\sday": lambda y: _nth(y, 5, MO(-1), 31),
    r"labor\sday": lambda y: _nth(y, 9, MO(1)),
    r"martin\sluther\sking(?:\sjr\.?)?\sday": lambda y: _nth(y, 1, MO(3)),
    r"presidents?['’]?\sday": lambda y: _nth(y, 2, MO(3)),
    r"columbus\sday": lambda y: _nth(y, 10, MO(2)),
    r"veterans?['’]?\sday": lambda y: date(y, 11, 11),
    r"independence\sday|(?:the\s)?fourth\sof\sjuly|july\sfourth": lambda y: date(y, 7, 4),
    r"halloween": lambda y: date(y, 10, 31),
    r"may\sday": lambda y: date(y, 5, 1),
}
_HOLIDAY_READERS = [(re.compile(rf"(?:{words})$", re.I), of) for words, of in _HOLIDAYS.items()]


def _holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """The day of a holiday; a thanksgiving in small letters is any act of thanks."""
    if match["name"].islower():
        return None
    of = next(of for pattern, of in _HOLIDAY_READERS if pattern.match(match["name"]))
    if match["y"]:
        return Reading("DATE", of(int(match["y"])).isoformat(), "calendar")
    if scene.today is None:
        return None
    this, which = of(scene.today.year), plain(match["which"])
    ahead = which in ("next", "this", "coming") or scene.ahead(match.start(), match.end())
    if this > scene.today and not (ahead or (this - scene.today).days < 20):
        this = of(scene.today.year - 1)
    elif this < scene.today and ahead and (scene.today - this).days > 60:
        this = of(scene.today.year + 1)
    if match["week"]:
        return Reading("DATE", week_value(this), "period")
    if match["dp"]:
        return Reading("TIME", f"{this}{DAYPARTS[match['dp'].lower()]}", "calendar")
    return Reading("DATE", this.isoformat(), "calendar")


_HOLIDAY_OPENERS = frozenset(
    "thanksgiving christmas boxing new valentine valentines st saint good palm easter mother"
    " mothers father fathers memorial labor martin president presidents columbus veteran veterans"
    " independence fourth july halloween may last next this".split()
) | {"the"}

HOLIDAY_RULES: tuple[Rule, ...] = (
    rule(
        _HOLIDAY_OPENERS,
        rf"(?:(?P<which>last|next|this|the)\s)?(?P<name>{'|'.join(_HOLIDAYS)})"
        rf"(?P<week>\sweek(?:end)?)?(?:\s(?P<dp>{DAYPART}))?(?:,?\s(?P<y>{YEAR})\b)?",
        _holiday,
    ),
)
