"""Rules of the temporal tagger for lengths of time ("for three days"), for what comes again and
again ("every month") and for vague times ("now", "recently")."""

from __future__ import annotations

import re

from whence.extract.timex_scene import Reading, Rule, Scene, rule
from whence.extract.timex_words import (
    BOUND,
    BOUND_OPENERS,
    COUNT_OPENERS,
    DETERMINERS,
    MODS,
    N_UNIT,
    NUMBER,
    UNIT,
    UNIT_OPENERS,
    amount,
    number_written,
    plain,
    unit_code,
)


def _length(match: re.Match[str], scene: Scene) -> Reading | None:
    unit = match["unit"].lower()
    which = plain(match["which"]).split()
    count = amount(match["n"] or match["vague"])
    mod = MODS.get(plain(match["bound"])) if match["bound"] else None
    if match["age"] and (unit.startswith("year") or match["person"]):
        return None
    if match["unit"][0].isupper() and not match["unit"].isupper():
        return None  # a title: "60 Minutes"
    value = length_value(count, unit)
    if which and count is None and which[-1] in ("recent", "future"):
        return Reading("DATE", "PAST_REF" if which[-1] == "recent" else "FUTURE_REF", "vague")
    return Reading("DURATION", value, "period", mod)


_FACTORS = {"E": ("Y", 10), "C": ("Y", 100)}
_HALVES = {("", "Y"): "6M", ("T", "H"): "30M", ("T", "M"): "30S"}


def length_value(count: float | None, unit: str) -> str:
    """``P3D``, ``PT2H``, ``P2Y6M``, ``P1WE`` (a weekend); X where the number is open."""
    code = "WE" if unit.startswith("weekend") else unit_code(unit)
    time = "T" if unit.startswith(("second", "minute", "hour")) else ""
    if count is None:
        return f"P{time}X{code}"
    code, factor = _FACTORS.get(code, (code, 2 if unit.startswith("fortnight") else 1))
    count *= factor
    half = _HALVES.get((time, code)) if count % 1 == 0.5 else None
    if half:
        return f"P{time}{int(count)}{code}{half}" if count >= 1 else f"P{time}{half}"
    return f"P{time}{number_written(count)}{code}"


def _plural(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "For years", "weeks of fighting": a length that no number bounds."""
    return Reading("DURATION", length_value(None, match["unit"].lower()), "period")


def _recent(match: re.Match[str], scene: Scene) -> Reading | None:
    unit = match["unit"].lower()
    return Reading("DURATION", length_value(None, unit), "vague")


def _one(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "A year": a rate after an amount ("$2 a year"), else a length."""
    unit = match["unit"].lower()
    lead = scene.text[max(0, match.start() - 40) : match.start()]
    if match["a"].lower() == "a" and re.search(
        r"(?:\d|million|billion|thousand|hundred|dozen|times|once|twice|\w{3,}s|people|percent)\s$",
        lead,
    ):
        return Reading("SET", length_value(1, unit), "period")
    mod = MODS.get(plain(match["bound"])) if match["bound"] else None
    return Reading("DURATION", length_value(1, unit), "period", mod)


_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip


def _adverb(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match.group()
    after = scene.text[match.end() : match.end() + 2]
    if word[0].isupper() and after[:1] == " " and after[1:2].isupper():
        return None  # a name: "the Daily Planet"
    return Reading("SET", _ADVERBS[word.lower()], "vague")


def _every(match: re.Match[str], scene: Scene) -> Reading | None:
    unit = match["unit"].lower()
    if unit == "night":
        return Reading("SET", "XXXX-XX-XXTNI", "period")
    count = 2.0 if match["other"] else amount(match["n"]) if match["n"] else 1
    return Reading("SET", length_value(count, unit), "period")


_VAGUE = {
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "just now": "PRESENT_REF",
    "currently": "PRESENT_REF", "current": "PRESENT_REF", "at present": "PRESENT_REF",
    "presently": "PRESENT_REF", "these days": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "at the moment": "PRESENT_REF", "recently": "PAST_REF", "more recently": "PAST_REF",
    "the past": "PAST_REF", "the recent past": "PAST_REF", "lately": "PAST_REF",
    "the future": "FUTURE_REF", "the near future": "FUTURE_REF", "near future": "FUTURE_REF",
    "soon": "FUTURE_REF", "shortly": "FUTURE_REF", "the near term": "FUTURE_REF",
}  # fmt: skip


_PAST_ALONE = re.compile(
    r"[.,;:!?\"'”’)]|\s(?:and|or|but|as|to|that|they|we|he|it|of|has|is|was)\b|$"
)


def _vague(match: re.Match[str], scene: Scene) -> Reading | None:
    words = " ".join(match.group().lower().split())
    value = _VAGUE[words]
    after = scene.text[match.end() : match.end() + 12].lower()
    before = scene.text[max(0, match.start() - 12) : match.start()].lower()
    if words == "soon" and (after.startswith(" as") or before.endswith(("as ", "too "))):
        return None
    if words == "shortly" and after.startswith((" after", " before")):
        return None
    if words == "now" and after.startswith((" and then", "-")):
        return None
    if words == "the past" and not _PAST_ALONE.match(scene.text, match.end()):
        return None
    return Reading("DATE", value, "vague")


_SPAN_WHICH = (
    r"(?:the\s|these\s|this\s|those\s|each\sof\sthe\s)?(?:last|past|next|first|coming|previous|following"
    r"|preceding|final|recent|latest|future|opening)|the|these|those|another|an\sadditional|(?:its|his|her|their)"
    r"(?:\s(?:first|last))?"
)
_RANGE_TO = rf"(?:\s?(?:to|or|[-–])\s?(?:{NUMBER}))?"
_SPAN_OPENERS = frozenset(
    "its his her their another last past next first coming previous following preceding final"
    " recent latest future opening".split()
)

LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        COUNT_OPENERS | _SPAN_OPENERS,
        rf"(?:(?P<bound>{BOUND})\s)?(?:(?P<which>{_SPAN_WHICH})\s)?{N_UNIT}"
        rf"{_RANGE_TO}[\s-](?:(?:more|full|whole|straight|consecutive|additional|trading|working)\s)?"
        rf"(?P<unit>{UNIT})(?!\sof\sit)(?:[\s-](?P<age>old|of\sage)\b(?P<person>\s(?:son|daughter|boy|girl|baby|child"
        r"|man|woman|infant|twins?|victim)\b)?)?(?:[\s-](?:period|term|long)\b)?",
        _length,
    ),
    rule(
        frozenset("recent coming past future the these last in over".split()),
        r"(?:(?:the|these)\s)?(?:recent|coming|past)\s(?P<unit>(?:day|week|month|quarter|year|decade)s)",
        _recent,
    ),
    rule(
        DETERMINERS | BOUND_OPENERS | {"one"},
        rf"(?:(?P<bound>{BOUND})\s)?(?P<a>an?|one|an?\s(?:full|whole|additional|single|extra))[\s-]"
        rf"(?P<unit>minute|hour|day|week|weekend|fortnight|month|year|decade|century)"
        r"(?!-old|\sold|[\s-]to[\s-]|-(?:earlier|ago))(?:[\s-](?:long|period|term)\b)?",
        _one,
    ),
    rule(
        UNIT_OPENERS,
        r"(?P<unit>(?:day|week|month|year|decade)s|centuries)"
        r"(?!\sold|\sago|\slater|\searlier|['’])(?:\sor\s(?:week|month|year|decade)s)?(?:-(?:long|old)\b)?",
        _plural,
    ),
    rule(frozenset(_ADVERBS), "|".join(_ADVERBS), _adverb),
    rule(
        "every each",
        rf"(?:every|each)\s(?:(?P<other>other)\s|(?P<n>{NUMBER})\s)?"
        r"(?P<unit>(?:minute|hour|day|night|week|weekend|month|quarter|year|decade)s?)",
        _every,
    ),
    rule(
        frozenset(words.split()[0] for words in _VAGUE),
        "|".join(sorted((w.replace(" ", r"\s") for w in _VAGUE), key=len, reverse=True)),
        _vague,
    ),
)
