"""Rules of the temporal tagger for periods and for times counted from another: "last week", "two
years ago", "the previous day"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.extract.timex_calendar import shifted, weekend_value, year_earlier
from whence.extract.timex_scene import Reading, Rule, Scene, rule
from whence.extract.timex_words import (
    BOUND,
    COUNT_OPENERS,
    DETERMINERS,
    MODS,
    N_UNIT,
    PART,
    PART_OPENERS,
    UNIT,
    WHICH_OPENERS,
    amount,
    number_written,
    part_mod,
    plain,
    unit_code,
)

_STEPS = {
    "last": -1, "past": -1, "this past": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "upcoming": 1, "this coming": 1,
}  # fmt: skip


def _which_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    which, unit = plain(match["which"]), match["unit"].lower()
    code = unit_code(unit)
    mod = part_mod(match["part"])
    if which in ("that", "same", "that same", "very same"):
        return _pointed(code, unit, mod, scene)
    if unit == "night" or (unit == "day" and which == "this"):
        return None
    if which in ("previous", "following", "preceding"):
        return _beside(code, 1 if which == "following" else -1, scene)
    if which in ("next", "past") and code == "D" and unit == "day":
        return _beside(code, 1, scene) if which == "next" else None
    return _period(code, unit, _STEPS[which], mod, scene)


def _period(code: str, unit: str, step: int, mod: str | None, scene: Scene) -> Reading | None:
    today = scene.today
    if today is None:
        open_value = {"W": "XXXX-WXX", "M": "XXXX-XX", "D": "XXXX-XX-XX"}.get(code, "XXXX")
        return Reading("DATE", open_value, "period", mod)
    if unit == "weekend":
        return Reading("DATE", weekend_value(today + timedelta(weeks=step)), "period", mod)
    value = shifted(today, code, step)
    return Reading("DATE", value, "period", mod) if value else None


def _pointed(code: str, unit: str, mod: str | None, scene: Scene) -> Reading | None:
    """ "That day", "the same month": the one that holds the day the text named last."""
    day = scene.spoken_day()
    if day is None:
        return None
    if unit == "night":
        return Reading("TIME", f"{day}TNI", "counted")
    if unit == "weekend":
        return Reading("DATE", weekend_value(day), "period", mod)
    if unit == "quarter" and scene.quarter:
        return Reading("DATE", scene.quarter, "period", mod)
    value = shifted(day, code, 0)
    return Reading("DATE", value, "counted" if code == "D" else "period", mod) if value else None


def _beside(code: str, step: int, scene: Scene) -> Reading | None:
    """ "The previous day", "the following week", counted from the day the text named last."""
    day = scene.spoken_day()
    value = shifted(day, code, step) if day else None
    return Reading("DATE", value, "counted" if code == "D" else "period") if value else None


def _bare(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The weekend", "the year", "the week": the one that the text is about."""
    unit, part, today = match["unit"].lower(), part_mod(match["part"]), scene.today
    if today is None:
        return None
    if unit == "weekend":
        ahead = scene.ahead(match.start(), match.end()) and today.weekday() < 5
        back = 0 if ahead or today.weekday() >= 5 else -1
        return Reading("DATE", weekend_value(today + timedelta(weeks=back)), "period", part)
    if unit in ("quarter", "period"):
        named = scene.last_quarter() if unit == "quarter" else scene.quarter
        return Reading("DATE", named, "period", part) if named else None
    if re.match(r"\s(?:end(?:ed|ing)|to|through)\b", scene.text[match.end() : match.end() + 8]):
        return Reading("DURATION", "P1" + unit_code(unit), "period")
    value = shifted(today, unit_code(unit), 0)
    return Reading("DATE", value, "period", part) if value else None


def _year_end(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    back = scene.today.month < 7 and not scene.ahead(match.start(), match.end())
    return Reading("DATE", f"{scene.today.year - back}-12-31", "calendar")


# -- counted: "two weeks ago", "a year earlier", "three days later" ---------------------------


def _counted(match: re.Match[str], scene: Scene) -> Reading | None:
    number, unit = match["n"] or match["vague"] or "", match["unit"].lower()
    code, where = unit_code(unit), plain(match["where"])
    count = amount(number)
    mod = MODS.get(plain(match["bound"])) if match["bound"] else None
    back = where in ("ago", "earlier", "before", "previously", "back")
    if unit.startswith(("second", "minute", "hour")):
        return _hours(count, code, scene, back=back)
    if match["vague"] and count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", "vague")
    if count is None or count > 5000:
        return None
    if code == "Y" and count == 1 and back and scene.quarter:
        return Reading("DATE", year_earlier(scene.quarter), "period", mod)
    now = where in ("ago", "back", "from now", "hence") or (code in "YE" and not scene.year_named())
    start = scene.today if now else scene.spoken_day()
    if start is None or unit.startswith("weekend"):
        return None
    return _steps(start, code, -count if back else count, mod)


def _steps(start: date, code: str, count: float, mod: str | None) -> Reading | None:
    whole, half = int(count), count != int(count)
    if code in "EC":
        value = shifted(start, "Y", round(count * (10 if code == "E" else 100)))
    elif half and code == "Y":
        value = shifted(start, "M", round(count * 12))
    elif half and code == "M":
        value = shifted(start, "W", round(count * 4.35))
    else:
        value = shifted(start, code, whole)
    return Reading("DATE", value, "counted" if code == "D" else "period", mod) if value else None


def _hours(count: float | None, code: str, scene: Scene, *, back: bool) -> Reading | None:
    if count is None or code not in ("H", "M", "S"):
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", "vague")
    letter = code if count == int(count) else "H"
    return Reading("DURATION", f"PT{number_written(count)}{letter}", "part")


_WHICH_UNIT = (
    r"(?:the\s)?(?:last|past|next|coming|following|previous|preceding|upcoming|current)"
    r"|this(?:\s(?:past|coming))?|that(?:\ssame)?|the\s(?:very\s)?same"
)

PERIOD_RULES: tuple[Rule, ...] = (
    rule(
        DETERMINERS | PART_OPENERS | WHICH_OPENERS | {"sometime", "current", "upcoming"},
        rf"(?:(?P<part>{PART}|sometime|later|earlier)\s)?(?P<which>{_WHICH_UNIT})\s"
        r"(?:fiscal\s|calendar\s|full\s)?"
        r"(?P<unit>day|night|weekend|week|month|quarter|year|decade|century)",
        _which_unit,
    ),
    rule(
        DETERMINERS | PART_OPENERS,
        rf"(?:(?P<part>{PART})\s?)?(?:the\s)(?:full\s|fiscal\s|entire\s|whole\s)?"
        r"(?P<unit>weekend|week|month|quarter|year|period)(?!-)",
        _bare,
    ),
    rule("the at by around", r"(?:the\s)?(?:end\sof\sthe\syear|year[\s-]end)", _year_end),
    rule("year", r"year[\s-]end", _year_end),
    rule(
        COUNT_OPENERS,
        rf"(?:(?P<bound>{BOUND})\s)?(?:{N_UNIT}|(?P<one>an?))[\s-]?(?:more\s)?(?P<unit>{UNIT})(?:\sor\sso)?"
        r"\s(?P<where>ago|earlier|later|before(?=[\s,.;])(?!\s(?:the|he|she|it|they|his|her|its|being|an?)\b)"
        r"|from\snow|hence|back(?=[,.;])|previously)",
        _counted,
    ),
)
