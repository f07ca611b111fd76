"""Values as people type them: figures, days, places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar, cast, get_args

from msgspec import structs

from whence.model import (
    EFFECTS,
    Act,
    Actor,
    Corrected,
    Effect,
    IncidentKind,
    Kind,
    Means,
    Precision,
    Role,
    Scope,
    Stance,
    Statement,
    Status,
    Toll,
    When,
    Where,
)
from whence.review.query import Misunderstood

Typed = Mapping[str, str]
"""What stands in a form's fields, by their names."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "effect": EFFECTS,
    "scope": get_args(Scope),
    "status": get_args(Status),
    "role": get_args(Role),
    "stance": get_args(Stance),
    "act": get_args(Act),
    "kind": get_args(IncidentKind),
}
"""What may be chosen in the fields that are lists."""

_NUMBER = r"(\d[\d,. ]*)"
_RANGE = re.compile(rf"^{_NUMBER}(?:\s*(?:-|–|to)\s*{_NUMBER})?$")
_AT_LEAST = re.compile(rf"^(?:at least|≥|>=)\s*{_NUMBER}$|^{_NUMBER}\+$", re.IGNORECASE)
_AT_MOST = re.compile(rf"^(?:up to|at most|≤|<=)\s*{_NUMBER}$", re.IGNORECASE)
_LARGEST = 10**9
_LONGEST = 400
_Choice = TypeVar("_Choice", bound=str)


def value(field: str, typed: Typed, was: Corrected | None) -> Corrected:
    """The value of a field as typed; what the form does not ask for is taken from the value that
    stood there (``was``). Raises Misunderstood with a sentence for whoever typed it."""
    for name, content in typed.items():
        if len(content) > _LONGEST:
            raise Misunderstood(f"What was typed for {name} is too long.")
    if field in EFFECTS:
        return _toll(field, typed, was if isinstance(was, Toll) else None)
    if field not in _MAKERS:
        raise Misunderstood(f"{field!r} is no field that takes a value.")
    return _MAKERS[field](typed, was)


def figures(words: str) -> tuple[int | None, int | None, tuple[int, ...]]:
    """The bounds and the numbers of figures as typed ("23", "23–24", "at least 23", "up to 40");
    none for words without a number."""
    text = words.strip()
    if match := _RANGE.match(text):
        low = _number(match[1])
        high = _number(match[2]) if match[2] else low
        if low > high:
            raise Misunderstood("The first figure is larger than the second.")
        return low, high, tuple(sorted({low, high}))
    if match := _AT_LEAST.match(text):
        low = _number(match[1] or match[2])
        return low, None, (low,)
    if match := _AT_MOST.match(text):
        high = _number(match[1])
        return None, high, (high,)
    if re.search(r"\d", text):
        raise Misunderstood("Type figures as 23, 23-24, at least 23 or up to 40.")
    return None, None, ()


def _number(digits: str) -> int:
    found = int(re.sub(r"\D", "", digits))
    if found > _LARGEST:
        raise Misunderstood("This figure is too large.")
    return found


def _toll(effect: str, typed: Typed, was: Toll | None) -> Toll:
    words = typed.get("figures", "").strip()
    if not words:
        raise Misunderstood("Type how many.")
    low, high, numbers = figures(words)
    base = was or Toll(cast(Effect, effect), None, None, "")
    return structs.replace(
        base,
        effect=_chosen("effect", typed.get("effect") or effect, EFFECTS),
        low=low,
        high=high,
        figures=numbers,
        as_written=words,
        scope=_chosen("scope", typed.get("scope") or base.scope, get_args(Scope)),
        status=_chosen("status", typed.get("status") or base.status, get_args(Status)),
        who=typed.get("who", base.who or "").strip() or None,
    )


def _when(typed: Typed, _: Corrected | None) -> When:
    earliest = _day(typed.get("earliest", ""))
    latest = _day(typed.get("latest", "")) or earliest
    earliest = earliest or latest
    if earliest is None or latest is None:
        raise Misunderstood("Give a day as YYYY-MM-DD.")
    if earliest > latest:
        raise Misunderstood("The first day is later than the last.")
    return When(earliest, latest, _precision((latest - earliest).days), "stated")


def _precision(days: int) -> Precision:
    steps: tuple[tuple[int, Precision], ...] = ((0, "day"), (5, "days"), (6, "week"), (31, "month"))
    return next((name for most, name in steps if days <= most), "year")


def _day(typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Misunderstood(f"{typed!r} is no day; give it as YYYY-MM-DD.") from None


def _where(typed: Typed, was: Corrected | None) -> Where:
    place = typed.get("place", "").strip()
    if not place:
        raise Misunderstood("Name the place.")
    lat, lon = (_degrees(typed.get(name, ""), most) for name, most in (("lat", 90), ("lon", 180)))
    if (lat is None) is not (lon is None):
        raise Misunderstood("Give both the latitude and the longitude, or neither.")
    radius = typed.get("radius_km", "").strip()
    metres = round(_real(radius, "radius") * 1000) if radius else None
    country = typed.get("country", "").strip().upper() or None
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise Misunderstood("Give the country by its two letters.")
    kept = was if isinstance(was, Where) and (was.lat, was.lon) == (lat, lon) else None
    return Where(place, country, lat, lon, metres, kept.gazetteer if kept else None)


def _degrees(typed: str, most: int) -> float | None:
    if not typed.strip():
        return None
    found = _real(typed, "coordinate")
    if abs(found) > most:
        raise Misunderstood(f"{found:g} is no coordinate.")
    return found


def _real(typed: str, what: str) -> float:
    try:
        found = float(typed)
    except ValueError:
        raise Misunderstood(f"{typed!r} is no {what}.") from None
    if not 0 <= abs(found) < 1e6:
        raise Misunderstood(f"{typed!r} is no {what}.")
    return found


def _means(typed: Typed, was: Corrected | None) -> Means:
    weapon = typed.get("weapon", "").strip()
    if not weapon:
        raise Misunderstood("Name the weapon.")
    low, high, _ = figures(typed.get("count", ""))
    same = isinstance(was, Means) and was.weapon == weapon
    return Means(weapon, was.kind if same and isinstance(was, Means) else None, low, high)


def _actor(typed: Typed, _: Corrected | None) -> Actor:
    name = typed.get("name", "").strip()
    if not name:
        raise Misunderstood("Name who it was.")
    return Actor(
        _chosen("role", typed.get("role", ""), get_args(Role)),
        name,
        _chosen("stance", typed.get("stance", ""), get_args(Stance)),
    )


def _statement(typed: Typed, was: Corrected | None) -> Statement:
    speaker = typed.get("speaker", "").strip()
    if not speaker:
        raise Misunderstood("Name who speaks.")
    base = was if isinstance(was, Statement) else Statement("", "say", False, "")
    return structs.replace(
        base,
        speaker=speaker,
        act=_chosen("act", typed.get("act", ""), get_args(Act)),
        content=typed.get("content", base.content).strip(),
        title=typed.get("title", base.title or "").strip() or None,
    )


def _kind(typed: Typed, _: Corrected | None) -> Kind:
    return Kind(_chosen("kind", typed.get("kind", ""), get_args(IncidentKind)))


def _chosen(name: str, typed: str, choices: tuple[Any, ...]) -> Any:
    if typed not in choices:
        raise Misunderstood(f"Choose one of the {name}s that are offered.")
    return typed


_MAKERS: Mapping[str, Callable[[Typed, Corrected | None], Corrected]] = {
    "when": _when,
    "where": _where,
    "kind": _kind,
    "means": _means,
    "actor": _actor,
    "statement": _statement,
}


def typed_of(given: Corrected) -> dict[str, str]:
    """What a form's fields hold for a value, so that a person corrects rather than types anew."""
    match given:
        case Toll():
            kept = {
                name: getattr(given, name) or "" for name in ("effect", "scope", "status", "who")
            }
            return {"figures": _bounds(given.low, given.high) or given.as_written, **kept}
        case When():
            days = (given.earliest, given.latest)
            first, last = (day.isoformat() if day else "" for day in days)
            return {"earliest": first, "latest": last}
        case Where():
            return _place_typed(given)
        case Means():
            return {"weapon": given.weapon, "count": _bounds(given.count_low, given.count_high)}
        case Statement():
            said = {"speaker": given.speaker, "title": given.title or "", "act": given.act}
            return {**said, "content": given.content}
    names = given.__struct_fields__
    return {name: str(getattr(given, name)) for name in names}


def _place_typed(given: Where) -> dict[str, str]:
    known = (given.lat, given.lon, given.radius_m and given.radius_m / 1000)
    lat, lon, radius = ("" if each is None else f"{each:g}" for each in known)
    named = {"place": given.place, "country": given.country or ""}
    return {**named, "lat": lat, "lon": lon, "radius_km": radius}


def _bounds(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    return f"{low}" if low == high else f"{low}-{high}"


def effect(name: str) -> Effect:
    """The effect of a name. Raises Misunderstood where it is none."""
    found: Effect = _chosen("effect", name, EFFECTS)
    return found
