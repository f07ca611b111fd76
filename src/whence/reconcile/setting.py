"""When and where an incident was, as far as its claims agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from whence.calendar import calendar_day, month_and_day
from whence.gazetteer import Entry, Kind, gazetteer
from whence.model import Article, Claim, Mention, Precision, When, Where

_FINENESS: tuple[Precision, ...] = ("day", "days", "week", "month", "year")

_V = TypeVar("_V", When, Where)
_K = TypeVar("_K", bound=Hashable)


def when(
    mentions: Sequence[Mention], articles: Mapping[str, Article], source_of: Mapping[str, int]
) -> tuple[date | None, date | None]:
    """The first and the last day on which the incident can have been.

    The most precise dates count, reports before mentions that look back: of several the one that
    most sources give, then the one published first. Coarser dates narrow it down where they
    overlap. A day without a year takes the year of the reports. Where no claim gives a date, both
    are None: a page's own date is no claim about the event.
    """
    claims = _claims(mentions, When)
    for kept in (False, True):
        dated = [
            (claim, value)
            for claim, value, background in claims
            if background is kept and value.earliest and value.latest
        ]
        if dated:
            return _narrowed(dated, articles, source_of)
    for claim, value, _ in claims:
        published = articles[claim.article_id].published
        if value.month_day and published:
            day = _with_year(value.month_day, published.latest)
            return day, day
    return None, None


def _narrowed(
    dated: Sequence[tuple[Claim, When]],
    articles: Mapping[str, Article],
    source_of: Mapping[str, int],
) -> tuple[date | None, date | None]:
    finest = min(_FINENESS.index(value.precision) for _, value in dated)
    exact = [pair for pair in dated if _FINENESS.index(pair[1].precision) == finest]
    low, high = _most_supported(
        exact, lambda value: (value.earliest, value.latest), articles, source_of
    )
    for _, value in sorted(dated, key=lambda pair: _FINENESS.index(pair[1].precision)):
        first, last = value.earliest, value.latest
        if low and high and first and last and first <= high and low <= last:
            low, high = max(low, first), min(high, last)
    return low, high


def _with_year(month_day: str, published: date) -> date | None:
    """The last such day before publication."""
    month, day = month_and_day(month_day)
    years = range(published.year, published.year - 8, -1)
    days = (calendar_day(year, month, day) for year in years)
    return next((found for found in days if found and found <= published), None)


def where(
    mentions: Sequence[Mention], articles: Mapping[str, Article], source_of: Mapping[str, int]
) -> Where | None:
    """The place as most sources write it, those of reports before those of mentions that look back.

    First the town that is supported best, in the division of a county that is given, if any is;
    then, of the places that may lie in it, the narrowest kind: a place inside a town or one that no
    gazetteer knows, the town itself, or, where no town is named, a county, then a wider area, and a
    country last; of one kind, none whose name stands inside another's ("Arden" beside "a market in
    Arden"). Where the narrowest has no point, it takes the town's."""
    held = _claims(mentions, Where)
    told = [(claim, value) for claim, value, background in held if not background]
    claims = told or [(claim, value) for claim, value, _ in held]
    if not claims:
        return None
    towns = [(claim, value) for claim, value in claims if _kind(value) == "town"]
    if towns:
        towns = _in_their_counties(towns, claims)
        town = _most_supported(towns, lambda value: value.gazetteer, articles, source_of)
        country = next(value.country for _, value in towns if value.gazetteer == town)
        claims = [
            (claim, value)
            for claim, value in claims
            if value.gazetteer in (None, town) and value.country in (None, country)
        ]
    levels: dict[int, list[tuple[Claim, Where]]] = defaultdict(list)
    for claim, value in claims:
        levels[_level(value)].append((claim, value))
    best = _narrowest(levels[min(levels)])
    name = _most_supported(
        best, lambda value: value.place.casefold(), articles, source_of, weighed=False
    )
    chosen = min((value for _, value in best if value.place.casefold() == name), key=_exactness)
    if chosen.lat is not None:
        return chosen
    located = [
        value for level in sorted(levels) for _, value in levels[level] if value.lat is not None
    ]
    near = [value for value in located if chosen.country in (None, value.country)]
    if not near:
        return chosen
    point = near[0]
    return Where(chosen.place, point.country, point.lat, point.lon, point.radius_m, point.gazetteer)


def _in_their_counties(
    towns: Sequence[tuple[Claim, Where]], claims: Sequence[tuple[Claim, Where]]
) -> list[tuple[Claim, Where]]:
    """The towns that lie in the divisions of the counties that are claimed too, if any does: a town
    of a name that many have is sometimes taken for one in another state."""
    entries = [_entry(value) for _, value in claims]
    divisions = {one.division for one in entries if one and one.kind == "district"}
    inside = [pair for pair in towns if (own := _entry(pair[1])) and own.division in divisions]
    return inside or list(towns)


def around(place: Where) -> tuple[str, ...]:
    """The names of the town and the first-order division that a place with an entry in the
    gazetteer lies in, as far as its own name does not say them."""
    known = gazetteer()
    entry = known.entry(place.gazetteer) if place.gazetteer else None
    if entry is None or entry.kind in ("country", "region"):
        return ()
    town = entry if entry.kind == "town" else known.entry(entry.town) if entry.town else None
    division = known.entry(entry.division) if entry.division else None
    said, found = _words(place), []
    for each in (town, division):
        if each and f" {each.name.casefold()} " not in said and not _shortened(place, each.name):
            found.append(each.name)
            said += f"{each.name.casefold()} "
    return tuple(found)


def _shortened(place: Where, name: str) -> bool:
    """Whether a place's name ends in a short form of another, as "Timaru, Cant." does in one of
    Canterbury: letters of it in their order, the first one first, in capitals or before a point."""
    last = place.place.rpartition(",")[2].strip()
    letters = [sign for sign in last if sign.isalpha()]
    if "," not in place.place or not (last.endswith(".") or (last.isupper() and len(letters) < 4)):
        return False
    left = iter(name.casefold())
    return last[0] == name[0] and all(sign in left for sign in "".join(letters).casefold())


def _kind(place: Where) -> Kind | None:
    """What the gazetteer says that a place is, or lies in; None for one that it does not know."""
    entry = _entry(place)
    return entry.kind if entry else None


def _entry(place: Where) -> Entry | None:
    return gazetteer().entry(place.gazetteer) if place.gazetteer else None


def _narrowest(held: Sequence[tuple[Claim, Where]]) -> list[tuple[Claim, Where]]:
    names = {_words(value) for _, value in held}
    return [
        (claim, value)
        for claim, value in held
        if not any(_words(value) in name for name in names - {_words(value)})
    ]


def _words(place: Where) -> str:
    return f" {place.place.casefold()} ".replace(",", " ")


def _level(place: Where) -> int:
    if place.is_area:
        return 4 if _kind(place) in ("country", "region") else 3
    if _kind(place) in ("district", "division", "country", "region"):
        return 2
    return 0 if place.gazetteer is None and place.lat is None else 1


def _exactness(place: Where) -> tuple[bool, int, str, float, float]:
    return (
        place.lat is None,
        place.radius_m or 0,
        place.place,
        place.lat or 0.0,
        place.lon or 0.0,
    )


def _most_supported(
    held: Sequence[tuple[Claim, _V]],
    key: Callable[[_V], _K],
    articles: Mapping[str, Article],
    source_of: Mapping[str, int],
    *,
    weighed: bool = True,
) -> _K:
    """What most sources give, each counted by how far its surest claim is trusted if ``weighed``;
    of equals (to a tenth), what was published first, and what stands first in its article."""
    trust: dict[_K, dict[int, float]] = defaultdict(dict)
    first: dict[_K, tuple[date, str, int, str]] = {}
    for claim, value in held:
        published = articles[claim.article_id].published
        day = published.earliest if published else date.max
        order = (day, claim.article_id, claim.start, claim.claim_id)
        given, source = trust[key(value)], source_of[claim.article_id]
        trusted = claim.confidence if weighed else 1.0
        given[source] = max(trusted, given.get(source, 0.0))
        first[key(value)] = min(order, first.get(key(value), order))
    weight = {each: round(sum(given.values()), 1) for each, given in trust.items()}
    return min(weight, key=lambda held_key: (-weight[held_key], first[held_key]))


def _claims(mentions: Sequence[Mention], kind: type[_V]) -> list[tuple[Claim, _V, bool]]:
    found = [
        (claim, claim.value, mention.background)
        for mention in mentions
        for claim in mention.claims
        if isinstance(claim.value, kind)
    ]
    return sorted(found, key=lambda entry: _place_in_text(entry[0]))


def _place_in_text(claim: Claim) -> tuple[str, int, int, str]:
    """An order that does not hang on the reader's version, as that of claim ids does."""
    return claim.article_id, claim.start, claim.end, claim.claim_id
