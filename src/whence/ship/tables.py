"""The tables that spreadsheets and Parquet files hold, from one traversal: incidents, claims,
sources, victims.

Every row names its incident, carries the label of how far people have looked at it, and the state
of the record that it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from whence.model import EFFECTS, UNREVIEWED, Outcome, Toll, canonical
from whence.ship import loose
from whence.ship.edition import Edition
from whence.ship.shipping import version
from whence.ship.traversal import Cited, Item, Member

Cell = str | int | float | bool | date | None
Row = dict[str, Cell]


class Table(Struct, frozen=True):
    """A table: its name, the type of each column, and the rows of one incident."""

    name: str
    columns: dict[str, type]
    rows: Callable[[Item], Iterator[Row]]


def every_row(edition: Edition) -> Iterator[tuple[Table, Row]]:
    """The rows of all tables in one traversal, each with the record's state."""
    record = version(edition.imprint())
    for item in edition.items():
        for table in TABLES:
            for row in table.rows(item):
                yield table, {**row, "record": record}
    for one in loose.claims(edition):
        yield CLAIMS, {**_claim(one), "label": UNREVIEWED, "record": record}


def listed(words: Iterator[str | None] | tuple[str | None, ...]) -> str | None:
    """Several words in one cell, each once."""
    return "; ".join(dict.fromkeys(word for word in words if word)) or None


# -- incidents --------------------------------------------------------------------------------


def _incidents(item: Item) -> Iterator[Row]:
    record = item.record
    row: Row = {
        "incident_id": record.incident_id,
        "number": item.number,
        "kind": record.kind,
        "earliest": record.earliest,
        "latest": record.latest,
        "place": record.place,
        "around": listed(record.around),
        "country": record.country,
        "lat": record.lat,
        "lon": record.lon,
        "radius_m": record.radius_m,
        "recalled": record.recalled,
    }
    for outcome in record.tolls:
        row |= _toll(outcome)
    row |= {
        "articles": len(item.members),
        "articles_recalling": record.looking_back,
        "sources": len(record.sources),
        "disagreements": listed(tuple(f"{one.field}: {one.kind}" for one in record.disagreements)),
        "codes": listed(tuple(f"{c.name}={c.value}" for c in record.codes if c.value is not None)),
        "profile": record.profile,
        "provisional": record.provisional,
        "grade": record.grade.grade if record.grade else None,
        "warning": record.warning,
        "no_source": listed(item.unsourced_fields()),
        "label": record.label,
    }
    yield row


def _toll(outcome: Outcome) -> Row:
    return {
        f"{outcome.field}_low": outcome.low,
        f"{outcome.field}_high": outcome.high,
        f"{outcome.field}_best": outcome.profile_best,
        f"{outcome.field}_words": " / ".join(outcome.words) or None,
    }


# -- claims -----------------------------------------------------------------------------------


def _claims(item: Item) -> Iterator[Row]:
    for one in item.cited:
        label = item.record.review_of(one.claim.claim_id).label
        yield {"incident_id": item.record.incident_id, **_claim(one), "label": label}


def _claim(one: Cited) -> Row:
    claim = one.claim
    row: Row = {
        "claim_id": claim.claim_id,
        "field": claim.field,
        "value": canonical(claim.value),
        "informant": claim.informant,
        "quote": claim.quote,
        "sentence": f"{one.before}{claim.quote}{one.after}",
        "start": claim.start,
        "end": claim.end,
        "background": one.background,
        "copy": one.copy,
        "confidence": claim.confidence,
        "reader": claim.reader,
    }
    if isinstance(claim.value, Toll):
        row |= _counted(claim.value)
    return row | _from(one)


def _counted(toll: Toll) -> Row:
    return {
        "effect": toll.effect,
        "low": toll.low,
        "high": toll.high,
        "as_written": toll.as_written,
        "who": toll.who,
        "scope": toll.scope,
        "status": toll.status,
    }


def _from(one: Cited | Member) -> Row:
    """The article that words stand in."""
    article, page = one.article, one.page
    return {
        "article_id": article.article_id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.earliest if article.published else None,
        "url": article.url or page.url,
        "source": page.source,
        "page_digest": page.digest,
    }


# -- sources ----------------------------------------------------------------------------------


def _sources(item: Item) -> Iterator[Row]:
    record = item.record
    counted = {
        article_id: (number, group)
        for number, group in enumerate(record.groups, 1)
        for article_id in group.article_ids
    }
    independent = len(record.sources)
    claims: dict[str, int] = {}
    for one in item.cited:
        claims[one.article.article_id] = claims.get(one.article.article_id, 0) + 1
    for member in item.members:
        number, group = counted.get(member.article.article_id, (None, None))
        changed = member.copy.changed if member.copy else ()
        yield {
            "incident_id": record.incident_id,
            **_from(member),
            "byline": member.article.byline,
            "credit": member.article.credit,
            "language": member.article.language,
            "captured": member.page.captured.isoformat() if member.page.captured else None,
            "independent_source": number if number and number <= independent else None,
            "independent_label": group.label if group else None,
            "primary_informant": group.informant if group else None,
            "only_recalls": bool(group and member.article.article_id in group.recalling),
            "copy_of": member.original_id,
            "similarity": member.copy.similarity if member.copy else None,
            "changed": listed(tuple(f"{one.original} → {one.copy}" for one in changed)),
            "wire": member.wire,
            "credits": listed(tuple(f"{one.way}: {one.to}" for one in member.credits)),
            "claims": claims.get(member.article.article_id, 0),
            "label": record.label,
        }


# -- victims ----------------------------------------------------------------------------------


def _victims(item: Item) -> Iterator[Row]:
    """Who is said to have been harmed, group by group, as each article tells it. A group is part of
    another as ``scope`` says; nothing is added up."""
    for one in item.cited:
        toll = one.claim.value
        if isinstance(toll, Toll):
            yield {
                "incident_id": item.record.incident_id,
                "claim_id": one.claim.claim_id,
                **_counted(toll),
                "includes_attackers": toll.includes_attackers,
                "informant": one.claim.informant,
                "quote": one.claim.quote,
                "background": one.background,
                "copy": one.copy,
                **_from(one),
                "label": item.record.review_of(one.claim.claim_id).label,
            }


_ARTICLE: dict[str, type] = {
    "article_id": str, "outlet": str, "title": str, "published": date, "url": str, "source": str,
    "page_digest": str,
}  # fmt: skip
_TOLL: dict[str, type] = {
    "effect": str, "low": int, "high": int, "as_written": str, "who": str, "scope": str,
    "status": str,
}  # fmt: skip
_END: dict[str, type] = {"label": str, "record": str}

INCIDENTS = Table(
    "incidents",
    {
        "incident_id": str, "number": int, "kind": str, "earliest": date, "latest": date,
        "place": str, "around": str, "country": str, "lat": float, "lon": float, "radius_m": int,
        "recalled": bool,
        **{
            f"{effect}_{end}": str if end == "words" else int
            for effect in EFFECTS
            for end in ("low", "high", "best", "words")
        },
        "articles": int, "articles_recalling": int, "sources": int, "disagreements": str,
        "codes": str, "profile": str,
        "provisional": bool, "grade": str, "warning": str, "no_source": str, **_END,
    },
    _incidents,
)  # fmt: skip
CLAIMS = Table(
    "claims",
    {
        "incident_id": str, "claim_id": str, "field": str, "value": str, **_TOLL,
        "informant": str, "quote": str, "sentence": str, **_ARTICLE, "start": int, "end": int,
        "background": bool, "copy": bool, "confidence": float, "reader": str, **_END,
    },
    _claims,
)  # fmt: skip
SOURCES = Table(
    "sources",
    {
        "incident_id": str, **_ARTICLE, "byline": str, "credit": str, "language": str,
        "captured": str, "independent_source": int, "independent_label": str,
        "primary_informant": str, "only_recalls": bool, "copy_of": str, "similarity": float,
        "changed": str, "wire": str,
        "credits": str, "claims": int, **_END,
    },
    _sources,
)  # fmt: skip
VICTIMS = Table(
    "victims",
    {
        "incident_id": str, "claim_id": str, **_TOLL, "includes_attackers": bool,
        "informant": str, "quote": str, "background": bool, "copy": bool, **_ARTICLE, **_END,
    },
    _victims,
)  # fmt: skip
TABLES = (INCIDENTS, CLAIMS, SOURCES, VICTIMS)
LOST = (
    "the articles' texts and the byte ranges of quotes: `whence export jsonl` writes them",
    "which claims each rule left out and why, and how tolls were told over time",
    "the names of victims: no reader puts them into the record",
)
