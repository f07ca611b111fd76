"""Rules of the temporal tagger for days told from the day of writing and for times of day."""

from __future__ import annotations

import re
from datetime import timedelta

from whence.calendar import WEEKDAY
from whence.extract.timex_days import DAY_RULES
from whence.extract.timex_scene import Reading, Rule, Scene, rule
from whence.extract.timex_words import DAYPART, DAYPARTS, PART, PART_OPENERS, part_mod

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_FIXED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def _near_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Yesterday", "late today", "tomorrow night"."""
    word = match["day"].lower()
    if scene.today is None:
        return Reading("DATE", "XXXX-XX-XX", "counted")
    day = scene.today + timedelta(days=_DAYS[word])
    mod = part_mod(match["part"])
    if word == "tonight":
        return Reading("TIME", f"{day}TNI", "counted", mod)
    if match["dp"]:
        return Reading("TIME", f"{day}{DAYPARTS[match['dp'].lower()]}", "counted", mod)
    if match["lead"]:
        return Reading("TIME", f"{day}{DAYPARTS[match['lead'].lower()]}", "counted", mod)
    return Reading("DATE", day.isoformat(), "counted", mod)


def _part_of_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "This morning", "last night", "overnight", "the next morning", "in the evening"."""
    which, part = " ".join(match["which"].lower().split()), match["dp"].lower()
    code = DAYPARTS[part]
    mod = part_mod(match["part"])
    day = scene.today if which in ("this", "last", "tomorrow") else scene.exact_day()
    if which in ("in the", "that") and day is None:
        return Reading("TIME", code, "part", mod)
    if day is None:
        return None
    step = {"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    if which == "last" and part != "night":
        step = -1
    return Reading("TIME", f"{day + timedelta(days=step)}{code}", "counted", mod)


def _overnight(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    return Reading("TIME", f"{scene.today - timedelta(days=1)}TNI", "counted")


def _day_beside(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The day before yesterday", "the day after"; a clause after it dates it by its event."""
    after = match["beside"].lower() == "after"
    near = (match["day"] or "").lower()
    if near:
        day = scene.today + timedelta(days=_DAYS[near]) if scene.today else None
    else:
        day = scene.spoken_day()
    if day is None:
        return None
    return Reading("DATE", (day + timedelta(days=1 if after else -1)).isoformat(), "counted")


def clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """A time of day, with the day that follows it or the one that the text named last."""
    time = _time(match)
    if time is None:
        return None
    on = _day_after(match.end(), scene)
    if on and on.kind == "DATE" and len(on.value) == 10:
        return Reading("TIME", on.value + time, "calendar" if on.form != "weekday" else "weekday")
    day = scene.spoken_day()
    if scene.spoken is None or day is None or len(scene.spoken.value) < 10:
        day = scene.today
    return Reading("TIME", f"{day}{time}" if day else time, "part")


def _time(match: re.Match[str]) -> str | None:
    if match["word"]:
        return _FIXED[match["word"].lower()]
    hour, minute = int(match["h"]), int(match["min"] or 0)
    half = (match["half"] or match["dp"] or "").lower()
    if half.startswith(("p", "a", "evening", "night")) and not half.startswith("am"):
        evening = half[0] in "pen" or half.startswith("afternoon")
        if evening and hour < 12:
            hour += 12
        elif half[0] == "a" and not evening and hour == 12:
            hour = 0
    elif half.startswith("am") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02d}:{minute:02d}"


_ON = re.compile(r"(?:\s(?:E[DS]T|C[DS]T|M[DS]T|P[DS]T|GMT|UTC|ET|local\stime))?,?\s(?:on\s)?")


def _day_after(end: int, scene: Scene) -> Reading | None:
    """The day that follows a time of day: "10 p.m. Wednesday"."""
    return found[1] if (found := day_at(end, scene)) else None


def day_at(end: int, scene: Scene) -> tuple[int, Reading] | None:
    """A day that is named right after ``end``, and where its words end."""
    on = _ON.match(scene.text, end)
    if on is None:
        return None
    for each in (*DAY_RULES, *NEAR_DAYS):
        match = each.pattern.match(scene.text, on.end())
        if match and (reading := each.read(match, scene)) and len(reading.value) == 10:
            return match.end(), reading
    return None


NEAR_DAYS = (
    rule(
        frozenset(_DAYS) | PART_OPENERS | {"afternoon", "morning", "evening"},
        rf"(?:(?P<part>{PART})[\s-])?(?:(?P<lead>morning|afternoon|evening)\s)?"
        rf"(?P<day>yesterday|today|tomorrow|tonight)(?!['’]s\s(?:world|youth|society))(?:\s(?P<dp>{DAYPART}))?",
        _near_day,
    ),
)
CLOCK_RULES: tuple[Rule, ...] = (
    *NEAR_DAYS,
    rule(
        PART_OPENERS | frozenset("this last in that next following previous".split()),
        rf"(?:(?P<part>early|late|later|earlier|mid)\s)?(?P<which>this|last|in\sthe|that|the\s(?:next|following"
        rf"|previous|same))\s(?:early\s|late\s|very\s|mid-?\s?)?(?P<dp>{DAYPART})",
        _part_of_day,
    ),
    rule("overnight", rf"overnight(?!\sfrom\s{WEEKDAY})", _overnight),
    rule(
        "the day a",
        r"(?:the\s|a\s)?day\s(?P<beside>before|after)(?:\s(?P<day>yesterday|today|tomorrow)"
        r"|(?=[,.;]|\s(?:in|at|by|on|from|to)\b))",
        _day_beside,
    ),
    rule(
        "# noon midday midnight",
        r"(?:(?P<word>noon|midday|midnight)|(?P<h>[01]?\d|2[0-4])(?:[:.](?P<min>[0-5]\d))?(?:"
        r"\s?(?P<half>[ap]\.?\s?m\b\.?)|\sin\sthe\s(?P<dp>morning|afternoon|evening)|(?<=[:.]\d\d)(?<!\.\d\d)"
        r"(?:\s?(?:hours|hrs|GMT|UTC|local\stime)\b)?))",
        clock,
    ),
)
