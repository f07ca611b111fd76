"""Rules of the temporal tagger for months, seasons, years, decades and centuries."""

from __future__ import annotations

import re
from datetime import date

from whence.extract.number_words import ORDINALS, TENS, UNITS
from whence.extract.timex_scene import Reading, Rule, Scene, rule
from whence.extract.timex_words import (
    GAP,
    MONTH,
    MONTH_OPENERS,
    PART,
    PART_OPENERS,
    REL,
    REL_YEAR,
    SEASON,
    SEASONS,
    WHICH,
    WHICH_OPENERS,
    YEAR,
    day_number,
    is_name,
    month_number,
    part_mod,
    plain,
)
from whence.numerals import BELOW_TWENTY

_COUNTABLE = re.compile(
    r"\s(?:or\smore\s)?(?:people|percent|men|women|children|(?!(?:was|is|has|as|his|its|this|plus|across"
    r"|besides|always|perhaps|sales|earnings|results|elections|olympics|games|levels|revenues|profits"
    r"|figures|taxes|presidents?|congress|talks|attacks|bombings|shootings|killings|protests)\b)"
    r"[a-z]+(?<!s)s)\b"
)
_ADDRESS = re.compile(
    r"\s(?:block|[NSEW]\.?|North|South|East|West)\b|\s(?:[A-Z]\w+\s){1,2}(?:St|Ave|Road|Street)\b"
)
_MONEY = re.compile(r"[$£€¥#]\s?$")
_YEAR_LEAD = re.compile(
    r"\b(?:in|of|since|until|till|during|late|early|mid|the|year|circa|fiscal)[\s-]$",
    re.IGNORECASE,
)


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    name = match["mo"]
    if not is_name(name) or not _is_month(match, scene):
        return None
    month, which = month_number(name), plain(match["which"])
    mod = part_mod(match["part"])
    year = _month_year(month, which, match, scene)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}", "calendar", mod)
    return Reading("DATE", f"{year}-{month:02d}", "calendar", mod)


_BACK = ("last", "past", "this past", "previous")
_FORTH = ("next", "coming", "this coming", "following")


def _month_year(month: int, which: str, match: re.Match[str], scene: Scene) -> int | None:
    if match["y"]:
        return int(match["y"])
    until = scene.today or scene.created.latest
    if until is None or (scene.today is None and scene.created.year is None):
        return None
    if match["rel"]:
        return until.year + REL[match["rel"].lower()]
    if which == "this" or (month == until.month and not which):
        return until.year
    ahead = which in _FORTH or (
        which not in _BACK
        and (scene.until(match.start()) or bool(scene.ahead(match.start(), match.end())))
    )
    if ahead:
        return until.year + (month <= until.month)
    return until.year - (month >= until.month)


_MONTH_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|for|through|during|before|after|and|or|between|on|last|next"
    r"|this|late|early|mid|each|every|ending|ended|around)(?:\sthe)?[\s-]$",
    re.IGNORECASE,
)
_NAMELIKE = frozenset("april may june august march jan mar sep".split())


def _is_month(match: re.Match[str], scene: Scene) -> bool:
    """Whether "May", "March", "June" or "April" is a month here, and no verb, march or person."""
    name = match["mo"].rstrip(".").lower()
    if match["y"] or match["rel"] or match["which"] or match["part"]:
        return True
    if len(name) == 3 and name != "may" and not match["mo"].endswith("."):
        return False
    if name not in _NAMELIKE:
        return True
    lead = _MONTH_LEAD.search(scene.text, max(0, match.start() - 12), match.start())
    after = scene.text[match.end() : match.end() + 2]
    surname = len(after) == 2 and after[0] == " " and after[1].isupper()
    return lead is not None and not (surname and name != "may")


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    code = SEASONS[match["se"].lower()]
    which, today = plain(match["which"]), scene.today
    mod = part_mod(match["part"])
    if match["y"]:
        return Reading("DATE", f"{match['y']}-{code}", "period", mod)
    if match["se"][0].isupper() and not which:
        return None  # a place or a name: "in Spring"
    if match["se"].lower() in ("fall", "spring") and not (which or match["in"]):
        return None
    if not (which or match["in"] or match["part"]):
        return None
    if today is None:
        return Reading("DATE", f"XXXX-{code}", "period", mod)
    year = _season_year(code, which, today, bool(scene.ahead(match.start(), match.end())))
    return Reading("DATE", f"{year}-{code}", "period", mod)


def _season_year(code: str, which: str, today: date, ahead: bool) -> int:
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    begun = today.month >= begins
    over = today.month > begins + 2 and code != "WI"
    if which in ("last", "past", "this past", "previous"):
        return today.year if over or (which != "last" and begun) else today.year - 1
    if which in ("next", "coming", "this coming", "following"):
        return today.year + begun
    if which == "this" or (ahead and not over):
        return today.year
    if ahead:
        return today.year + 1
    return today.year if begun else today.year - 1


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    text, start, end = scene.text, match.start("y"), match.end("y")
    if match["second"]:
        first, second = int(match["y"]), match["second"]
        until = int(match["y"][: 4 - len(second)] + second)
        if until <= first:
            return None
        return Reading("DATE", match["y"], "year", until=str(until))
    if match["fiscal"] or match["part"]:
        return Reading("DATE", match["y"], "year", part_mod(match["part"]))
    if _MONEY.search(text, max(0, start - 3), start) or _ADDRESS.match(text, end):
        return None
    lead = _YEAR_LEAD.search(text, max(0, start - 9), start)
    least = 1800 if lead else 1900
    if not least <= int(match["y"]) <= 2040 or (lead is None and _COUNTABLE.match(text, end)):
        return None
    return Reading("DATE", match["y"], "year")


def _spoken_year(match: re.Match[str], scene: Scene) -> Reading | None:
    ten = (UNITS | TENS)[match["ten"].lower()]
    one = UNITS[match["one"].lower()] if match["one"] else 0
    return Reading("DATE", str(1900 + ten + one), "year")


def _decade(match: re.Match[str], scene: Scene) -> Reading | None:
    mod = part_mod(match["part"])
    if match["name"]:
        names = "twenties thirties forties fifties sixties seventies eighties nineties".split()
        return Reading("DATE", f"19{names.index(match['name'].lower()) + 2}", "year", mod)
    digits = match["d4"] or ("19" + match["d2"])
    return Reading("DATE", digits[:3], "year", mod)


def _century(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["n"].lower()
    number = day_number(word) if word in ORDINALS else int(re.sub(r"\D", "", word) or 0)
    if word in ("twenty-first", "twenty first"):
        number = 21
    return Reading("DATE", f"{number - 1:02d}", "year") if 1 <= number <= 21 else None


_OF_YEAR = rf"(?:,?\s(?:of\s|in\s)?(?P<y>{YEAR})\b)?"
_LEADS = PART_OPENERS | WHICH_OPENERS

YEAR_RULES: tuple[Rule, ...] = (
    rule(
        MONTH_OPENERS | _LEADS,
        rf"(?:(?P<part>{PART}){GAP})?(?:(?P<which>{WHICH})\s)?(?P<mo>{MONTH}){_OF_YEAR}{REL_YEAR}",
        _month,
    ),
    rule(
        frozenset(SEASONS) | _LEADS | {"in"},
        rf"(?P<in>in\s(?:the\s)?)?(?:(?P<part>{PART})\s)?(?:(?P<which>{WHICH})\s|the\s)?(?P<se>{SEASON})"
        rf"{_OF_YEAR}",
        _season,
    ),
    rule(
        frozenset({"#", "fiscal", "the", "calendar", "fy"}) | PART_OPENERS,
        rf"(?:(?P<part>{PART}){GAP})?(?:(?:the\s)?(?P<fiscal>fiscal|fy|calendar|year)[\s-]+)?"
        rf"(?P<y>{YEAR})(?![\d%]|[.,:/]\d|-\d\d?-)(?:\s?[-–—]\s?(?P<second>\d\d(?:\d\d)?)(?!\d))?",
        _year,
    ),
    rule(
        "nineteen",
        rf"nineteen[\s-](?P<ten>ten|{'|'.join(TENS)})"
        rf"(?:[\s-](?P<one>{'|'.join(BELOW_TWENTY[:9])}))?",
        _spoken_year,
    ),
    rule(
        frozenset({"#", "the"}) | PART_OPENERS,
        rf"(?:the\s)?(?:(?P<part>{PART}){GAP})?(?:(?P<d4>(?:1[6-9]|20)\d0)['’]?s|['’](?P<d2>[2-9]0)['’]?s"
        r"|(?<=the\s)(?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))",
        _decade,
    ),
    rule(
        frozenset({"#", "the", "twenty"}) | frozenset(ORDINALS),
        rf"(?:the\s)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|twenty[-\s]first|{'|'.join(ORDINALS)})[\s-]century",
        _century,
    ),
)
