"""Articles and mentions about invented places, for the tests of group and reconcile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from whence import ids
from whence.model import (
    Article,
    ArticleKind,
    ByteMap,
    Claim,
    Dateline,
    DateRange,
    Effect,
    IncidentKind,
    Means,
    Mention,
    Scope,
    Status,
    Toll,
    Value,
    When,
    Where,
    canonical,
)

MERRIN = "gaz:merrin"
TOWNS = {MERRIN: ("Merrin", 10.0, 20.0), "gaz:halden": ("Halden", 13.0, 20.0)}


def article(
    name: str,
    text: str = "",
    *,
    outlet: str | None = None,
    published: str | None = None,
    kind: ArticleKind = "report",
    page: str | None = None,
    byline: str | None = None,
    dateline: Dateline | None = None,
) -> Article:
    """An article; without a text it says only its own name, so that it copies nothing."""
    day = date.fromisoformat(published) if published else None
    return Article(
        article_id=f"ar_{name}",
        page_id=page or f"pg_{name}",
        index=0,
        kind=kind,
        text=text or f"Nothing but {name}.",
        byte_map=ByteMap(),
        layers=("text",),
        encoding="utf-8",
        outlet=outlet or f"The {name} Post",
        byline=byline,
        dateline=dateline,
        published=DateRange(day, day, "declared") if day else None,
    )


def mention(
    of: Article,
    *values: Value | tuple[Value, str | None],
    kind: IncidentKind = "bombing",
    background: bool = False,
    key: str = "",
) -> Mention:
    """A mention with one claim for each value, or value with its informant."""
    mention_id = ids.mention(of.article_id, "test", key)
    claims = []
    for place, held in enumerate(values):
        value, informant = held if isinstance(held, tuple) else (held, None)
        quote = _quote(value)
        start = len(key) * 100 + place
        claim_id = ids.claim(mention_id, canonical(value), start, start + len(quote))
        claims.append(
            Claim(
                claim_id,
                of.article_id,
                mention_id,
                value,
                quote,
                start,
                start + len(quote),
                (),
                informant,
                0.9,
                "test",
            )
        )
    return Mention(mention_id, of.article_id, kind, background, tuple(claims))


def _quote(value: Value) -> str:
    return value.as_written if isinstance(value, Toll) else canonical(value)


def toll(
    low: int | None,
    high: int | None = None,
    *,
    effect: Effect = "killed",
    words: str | None = None,
    who: str | None = None,
    scope: Scope = "total",
    status: Status = "reported",
    attackers: bool | None = None,
) -> Toll:
    """A toll of exactly ``low``, or of ``low`` to ``high``, or in words."""
    top = low if high is None else high
    figures = () if low is None or top is None else tuple(sorted({low, top}))
    return Toll(effect, low, top, words or str(low), figures, who, attackers, scope, status)


def on(day: str) -> When:
    """A day that the article states: ``2031-05-04``, or ``--05-04`` without its year."""
    if day.startswith("--"):
        return When(None, None, "day", "stated", day)
    found = date.fromisoformat(day)
    return When(found, found, "day", "stated")


def within(earliest: str, latest: str) -> When:
    """A year or so."""
    return When(date.fromisoformat(earliest), date.fromisoformat(latest), "year", "stated")


def town(key: str = MERRIN, *, inside: str | None = None) -> Where:
    """A town of the gazetteer, or a place inside it."""
    name, lat, lon = TOWNS[key]
    written = f"{inside} in {name}" if inside else name
    return Where(written, "XA", lat, lon, 8_000 if inside else 5_000, key)


def unplaced(name: str) -> Where:
    """A place that no gazetteer knows."""
    return Where(name, None)


def weapon(kind: str, count: int | None = None) -> Means:
    """A weapon, and how many."""
    return Means(kind, kind, count, count)


def sets(groups: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    """Groups without their order."""
    return {frozenset(members) for members in groups}
