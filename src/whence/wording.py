"""Values in words, for people: the same in the browser, the terminal and what is published."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Protocol

from whence.model import (
    Actor,
    Article,
    Corrected,
    DateRange,
    Decision,
    Field,
    Kind,
    Means,
    Outcome,
    Record,
    Scope,
    Side,
    Statement,
    Support,
    Told,
    Toll,
    Value,
    When,
    Where,
)

NOTHING = "–"
_DIRECTING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RECALLED = "only referred back to"
FIELDS: tuple[Field, ...] = ("toll", "when", "where", "means", "actor", "statement")
HEADINGS: dict[Field, str] = {
    "toll": "Tolls",
    "when": "Dates",
    "where": "Places",
    "means": "Means",
    "actor": "Actors",
    "statement": "Statements",
}

_BASES = {
    "stated": "",
    "published": "from the publication date",
    "dateline": "from the dateline",
}
_SCOPES: dict[Scope, str] = {"total": "", "part": "part of another toll", "period": "over a period"}


def undirected(words: str) -> str:
    """Words of a page with U+FFFD for each mark of writing direction in them, by which 12 would
    read as 21 to people and not to the program."""
    return _DIRECTING.sub("\N{REPLACEMENT CHARACTER}", words)


def figures(low: int | None, high: int | None) -> str:
    """Two bounds as a person writes them: ``23``, ``23–24``, ``at least 23``, ``up to 40``."""
    if low is None and high is None:
        return NOTHING
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def outcome(field: Outcome) -> str:
    """What was ever reported of one effect: figures, then words that hold no figure."""
    told = field.least is not None or field.high is not None
    parts = [figures(field.least, field.high)] if told else []
    parts += [f"“{word}”" for word in field.words]
    return ", ".join(parts) or NOTHING


def profiled(field: Outcome) -> str:
    """The profile's low, best and high."""
    return " / ".join(
        NOTHING if number is None else f"{number:,}"
        for number in (field.profile_low, field.profile_best, field.profile_high)
    )


def supported(one: Support) -> str:
    """Who gives one figure: ``23: 10 articles · 3 outlets' own reporting (…) · 1 informant``."""
    parts = [count(len(one.article_ids), "article")]
    if one.outlets:
        own = "outlet's" if len(one.outlets) == 1 else "outlets'"
        parts.append(f"{len(one.outlets)} {own} own reporting ({', '.join(one.outlets)})")
    if one.informants:
        names = ", ".join(one.informants)
        parts.append(f"{count(len(one.informants), 'informant')} ({names})")
    else:
        parts.append("no informant named")
    parts.append(f"{one.independent} independent")
    return f"{one.figure:,}: {' · '.join(parts)}"


def told(one: Told) -> str:
    """One point of a toll's series: when, what, who said it and where."""
    amount = figures(one.low, one.high)
    shown = f"“{one.as_written}”" if amount == NOTHING else amount
    said_by = one.informant or "the outlet itself"
    moment = day(one.on) if one.on else "undated"
    return f"{moment}: {shown} – {said_by}, in {one.outlet or 'outlet unknown'}"


def standing(record: Record, *, lists: bool = True) -> list[str]:
    """What a profile says beside its figures: grade, whether provisional, categories and codes,
    those that list sources if asked."""
    lines = []
    if record.grade:
        lines.append(f"Grade: {record.grade.grade} ({record.grade.why})")
    if record.provisional is not None:
        lines.append("Provisional" if record.provisional else "Not provisional")
    for outcome_ in record.tolls:
        for each in outcome_.categories:
            lines.append(f"{outcome_.field}, {each.category}: {figures(each.low, each.high)}")
    lines += [
        f"{each.name}: {NOTHING if each.value is None else each.value}"
        for each in record.codes
        if lists or "source" not in each.name or isinstance(each.value, int)
    ]
    return lines


def effect(record: Record, name: str) -> str:
    """One effect of a record: figures and words; NOTHING where no page gives any."""
    return next((outcome(toll) for toll in record.tolls if toll.field == name), NOTHING)


def kind(record: Record) -> str:
    """The incident's kind, with the effects that have no column of their own: ``abduction, 14
    abducted``; and whether it is only referred back to."""
    others = (
        f"{outcome(toll)} {toll.field}"
        for toll in record.tolls
        if toll.field not in ("killed", "injured") and outcome(toll) != NOTHING
    )
    return ", ".join((record.kind, *others, *([RECALLED] if record.recalled else ())))


def articles(record: Record, number: int) -> str:
    """How many articles a record has: ``3 articles (1 of which only recalls it)``."""
    back = record.looking_back
    told = f" ({back:,} of which only {'recalls' if back == 1 else 'recall'} it)" if back else ""
    return count(number, "article") + told


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def day(moment: date, month: str = "%B") -> str:
    """A date without an order of figures that somebody could misread: ``5 May 2023``. ``month``
    is the format of the month's name."""
    return f"{moment.day} {moment.strftime(month)} {moment.year}"


def days(earliest: date | None, latest: date | None, month: str = "%B") -> str:
    """A range of dates as short as it can be said: ``5 May 2023``, ``5–7 May 2023``, ``May 2023``,
    ``2023``."""
    if earliest is None:
        return f"until {day(latest, month)}" if latest else "undated"
    if latest is None:
        return f"from {day(earliest, month)}"
    first, last = day(earliest, month), day(latest, month)
    if first == last:
        return first
    whole_months = earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return last.partition(" ")[2] if whole_months else f"{earliest.day}–{last}"
    if whole_months and (earliest.month, latest.month, latest.year) == (1, 12, earliest.year):
        return str(latest.year)
    return f"{first} – {last}"


def published(found: DateRange | None) -> str:
    """When an article was published, as far as it is known."""
    return days(found.earliest, found.latest) if found else "undated"


class Placed(Protocol):
    """What has a place: a record, or the entry of one."""

    @property
    def place(self) -> str | None: ...

    @property
    def around(self) -> tuple[str, ...]: ...

    @property
    def country(self) -> str | None: ...


def place(record: Placed) -> str:
    """Where an incident was, with the town, the division and the country around it."""
    known = (record.place, *record.around, record.country)
    return ", ".join(name for name in known if name) or "place unknown"


def heading(record: Record) -> str:
    """A title for an incident: its kind, place and date."""
    when = days(record.earliest, record.latest)
    return f"{record.kind.capitalize()}, {place(record)}, {when}"


def outlet(article: Article) -> str:
    """The outlet's name; where that is not known, the host of the article's address."""
    return article.published_by or "outlet unknown"


def title(article: Article) -> str:
    """The headline, or the first words of the text where there is none."""
    if article.title:
        return article.title
    words = article.text[article.body_start :].split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "") or "(empty)"


def status(value: Value) -> str:
    """What the page says about a claim's standing; empty where it simply reports it."""
    match value:
        case Toll():
            standing = "" if value.status == "reported" else value.status
            return ", ".join(mark for mark in (standing, _SCOPES[value.scope]) if mark)
        case Actor():
            return "" if value.stance == "reported" else value.stance
        case Statement():
            return "direct quote" if value.direct else "reported speech"
        case When():
            return _BASES.get(value.basis, value.basis)
        case _:
            return ""


def brief(value: Value) -> str:
    """A value in one line."""
    match value:
        case Toll():
            return _toll(value)
        case When():
            return _when(value)
        case Where():
            return _where(value)
        case Means():
            return _means(value)
        case Actor():
            return f"{value.role}: {value.name}"
        case Statement():
            return f"{_speaker(value)} – {value.act}: {value.content}"


def _toll(value: Toll) -> str:
    number = figures(value.low, value.high)
    amount = f"“{value.as_written}”" if number == NOTHING else number
    who = f" ({value.who})" if value.who else ""
    attackers = {True: ", attackers included", False: ", attackers not included", None: ""}
    return f"{value.effect}: {amount}{who}{attackers[value.includes_attackers]}"


def _when(value: When) -> str:
    if value.earliest is None and value.latest is None:
        return f"{value.month_day} (year unknown)" if value.month_day else "undated"
    return days(value.earliest, value.latest)


def _where(value: Where) -> str:
    name = f"{value.place}, {value.country}" if value.country else value.place
    if value.lat is None or value.lon is None:
        return f"{name} (not in the gazetteer)"
    around = f", within {_kilometres(value.radius_m)} km" if value.radius_m else ""
    return f"{name} ({value.lat:.3f}, {value.lon:.3f}{around})"


def _kilometres(metres: int) -> str:
    return f"{metres / 1000:.0f}" if metres >= 10_000 else f"{metres / 1000:.1g}"


def _means(value: Means) -> str:
    count = figures(value.count_low, value.count_high)
    kind = f" ({value.kind})" if value.kind and value.kind != value.weapon else ""
    return f"{value.weapon}{kind}" + (f": {count}" if count != NOTHING else "")


def _speaker(value: Statement) -> str:
    return f"{value.speaker} ({value.title})" if value.title else value.speaker


_VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "enter": "entered by hand",
    "sensitive": "put a warning on",
    "copy": "took for a copy",
    "not-copy": "took for no copy",
    "join": "joined",
    "part": "kept apart",
    "withdraw": "took back what was decided about",
}


def decision(made: Decision) -> str:
    """What a person decided, in one line: who, what, about which words, and why."""
    parts = [f"{made.by} {_VERBS[made.kind]} {_subject(made)}"]
    if made.value is not None and made.kind != "accept":
        parts.append(f" as {corrected(made.value)}")
    if made.kind == "enter":
        parts.append(", no source" if made.cites is None else f", citing “{made.cites.quote}”")
    why = ", ".join(each for each in (made.code, made.reason) if each and each != "other")
    return "".join(parts) + (f" – {why}" if why else "")


def corrected(value: Corrected) -> str:
    """A value that a person gives, in one line."""
    return value.kind if isinstance(value, Kind) else brief(value)


def _subject(made: Decision) -> str:
    if made.regroups or (made.other and made.about != "claim"):
        return " and ".join(map(_words, made.sides))
    if made.about == "field":
        return f"the field {made.field} of the incident in {_words(made.one)}"
    if made.about == "claim" and made.was is not None:
        return f"{corrected(made.was)} in {_words(made.one)}"
    if made.about == "claim":
        return f"a claim about {made.field}"
    return f"the incident in {_words(made.one)}"


def _words(named: Side) -> str:
    return f"{named.article_id} (“{named.quote}”)" if named.quote else named.article_id
