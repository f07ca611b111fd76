"""Rules of the temporal tagger for the quarters of a year, as business news names them."""

from __future__ import annotations

import re

from whence.extract.timex_calendar import quarter_value, year_earlier
from whence.extract.timex_scene import Reading, Rule, Scene, rule
from whence.extract.timex_words import QUARTERS, YEAR


def _quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    number = QUARTERS[match["q"].lower()]
    year = match["y"] or match["y2"]
    if year:
        return Reading("DATE", f"{year}-Q{number}", "period")
    if scene.today is None:
        return Reading("DATE", f"XXXX-Q{number}", "period")
    rel = (match["rel"] or match["rel2"] or "").lower()
    now = (scene.today.month - 1) // 3 + 1
    step = {"last": -1, "year-earlier": -1, "year-ago": -1, "next": 1}.get(rel, 0)
    if not rel and number > now and not scene.ahead(match.start(), match.end()):
        step = -1 if number - now > 1 or scene.today.month < 4 else 0
    value = f"{scene.today.year + step}-Q{number}"
    if not rel:
        scene.quarter = value
    return Reading("DATE", value, "period")


def _quarter_beside(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The latest quarter", "the year-earlier quarter", "this quarter"."""
    which = match["which"].lower()
    if "year" in which or "comparable" in which or "corresponding" in which:
        before = scene.quarter_last_year()
        return Reading("DATE", before, "period") if before else None
    if which == "latest":
        named = scene.last_quarter()
        return Reading("DATE", named, "period") if named else None
    if scene.today is None:
        return None
    return Reading("DATE", quarter_value(scene.today), "period")


def _year_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.quarter:
        return Reading("DATE", year_earlier(scene.quarter), "period")
    return Reading("DATE", str(scene.today.year - 1), "period") if scene.today else None


_QUARTER_OF = "|".join(QUARTERS)

QUARTER_RULES: tuple[Rule, ...] = (
    rule(
        frozenset(QUARTERS) | {"the", "this", "last", "next", "fiscal", "its", "#", "year"},
        rf"(?:(?:the|its|this|their)\s)?(?:(?:(?P<rel>last|this|next|year-earlier|year-ago)(?:\syear['’]s)?"
        rf"|(?P<y>{YEAR})(?:['’]s)?)\s)?(?:fiscal[\s-])?(?P<q>{_QUARTER_OF})[\s-]quarters?(?!-?final)"
        rf"(?:,?\s(?:of\s)?(?:(?:fiscal\s)?(?P<y2>{YEAR})|(?P<rel2>last|this|next)\syear))?",
        _quarter,
    ),
    rule(
        frozenset("the this current latest year comparable corresponding".split()),
        r"(?:the\s)?(?P<which>latest|current|this|(?:comparable\s|corresponding\s)?year[\s-](?:earlier|ago))\s"
        r"(?:quarter|period)",
        _quarter_beside,
    ),
    rule("the a year", r"(?:(?:the|a)\s)?year[\s-](?:earlier|ago)", _year_ago),
)
