"""The exchange format: everything that a record says, as JSON Lines.

``docs/exchange-format.md`` is its contract. A change that an existing reader could trip over
raises FORMAT's first number; an added key raises its second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from whence import __version__
from whence.model import (
    UNREVIEWED,
    Article,
    Claim,
    Credit,
    Effect,
    Incident,
    Mention,
    Outcome,
    Page,
    Record,
    field_of,
)
from whence.ship import Shipment, incident_ids, whole
from whence.store import Store

FORMAT = "whence-exchange/1.2"
EFFECTS: tuple[Effect, ...] = (
    "killed",
    "injured",
    "missing",
    "abducted",
    "detained",
    "displaced",
)
Row = dict[str, object]


class JsonlExporter:
    """Writes ``articles.jsonl``, ``claims.jsonl``, ``incidents.jsonl`` and ``manifest.json``."""

    def write(self, store: Store, folder: Path) -> Shipment:
        rows: dict[str, int] = {}
        digests: dict[str, str] = {}
        with whole(folder) as draft:
            for name, content in (
                ("articles.jsonl", article_rows(store)),
                ("claims.jsonl", claim_rows(store)),
                ("incidents.jsonl", incident_rows(store)),
            ):
                rows[name], digests[name] = _write(draft / name, content)
            manifest = {
                "format": FORMAT,
                "tool": f"whence {__version__}",
                "label": UNREVIEWED,
                "rows": rows,
                "digests": digests,
            }
            (draft / "manifest.json").write_bytes(
                msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
            )
        return Shipment(
            rows, lost=("original bytes and the custody log stay in the record folder",)
        )


def article_rows(store: Store) -> Iterator[Row]:
    """One row per article."""
    pages = {page.page_id: page for page in store.pages()}
    families = {
        article_id: family.family_id
        for family in store.families()
        for article_id in family.article_ids
    }
    for article in store.articles():
        yield {
            **_article(article, pages[article.page_id], families.get(article.article_id)),
            "credits": [_credit(credit) for credit in store.credits_of(article.article_id)],
        }


def claim_rows(store: Store) -> Iterator[Row]:
    """One row per claim, its value's fields beside the common ones."""
    incidents = incident_ids(store)
    for mention in store.mentions():
        for claim in mention.claims:
            yield _claim(claim, mention, incidents.get(mention.mention_id))


def incident_rows(store: Store) -> Iterator[Row]:
    """One row per incident."""
    article_of = {mention.mention_id: mention.article_id for mention in store.mentions()}
    for incident in store.incidents():
        yield _incident(incident, store.record(incident.incident_id), article_of)


def _article(article: Article, page: Page, family_id: str | None) -> Row:
    published = article.published
    return {
        "article_id": article.article_id,
        "page_id": article.page_id,
        "page_digest": page.digest,
        "source": page.source,
        "source_id": page.source_id,
        "url": article.url or page.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "credit": article.credit,
        "published": {
            "earliest": published.earliest if published else None,
            "latest": published.latest if published else None,
            "at": published.at if published else None,
            "found": published.found if published else None,
        },
        "updated": article.updated,
        "section": article.section,
        "truncated": article.truncated,
        "language": article.language,
        "kind": article.kind,
        "family_id": family_id,
        "body_start": article.body_start,
        "text": article.text,
    }


def _credit(credit: Credit) -> Row:
    row: Row = msgspec.to_builtins(credit)
    return {key: value for key, value in row.items() if key != "article_id"}


def _claim(claim: Claim, mention: Mention, incident_id: str | None) -> Row:
    value: Row = {
        key: content for key, content in msgspec.to_builtins(claim.value).items() if key != "field"
    }
    return {
        "claim_id": claim.claim_id,
        "article_id": claim.article_id,
        "mention_id": claim.mention_id,
        "incident_id": incident_id,
        "background": mention.background,
        "field": field_of(claim.value),
        **value,
        "informant": claim.informant,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "bytes": claim.byte_ranges,
        "confidence": claim.confidence,
        "reader": claim.reader,
    }


def _incident(incident: Incident, record: Record, article_of: dict[str, str]) -> Row:
    outcomes = {outcome.field: outcome for outcome in record.tolls}
    articles = dict.fromkeys(article_of[mention_id] for mention_id in incident.mention_ids)
    profile: Row = {"name": record.profile}
    profile |= {effect: _profiled(outcome) for effect, outcome in outcomes.items()}
    reported: Row = {effect: _reported(outcomes.get(effect)) for effect in EFFECTS}
    return {
        "incident_id": incident.incident_id,
        "kind": record.kind,
        "earliest": record.earliest,
        "latest": record.latest,
        "place": record.place,
        "country": record.country,
        "lat": record.lat,
        "lon": record.lon,
        "radius_m": record.radius_m,
        **reported,
        "profile": profile,
        "articles": list(articles),
        "mentions": incident.mention_ids,
        "sources": record.sources,
        "disagreements": record.disagreements,
        "label": record.label,
        "codes": {code.name: code.value for code in record.codes},
        "grade": record.grade,
        "provisional": record.provisional,
    }


def _reported(outcome: Outcome | None) -> Row:
    if outcome is None:
        return {"low": None, "high": None, "words": []}
    return {"low": outcome.low, "high": outcome.high, "words": outcome.words}


def _profiled(outcome: Outcome) -> Row:
    return {
        "low": outcome.profile_low,
        "best": outcome.profile_best,
        "high": outcome.profile_high,
        "rule": outcome.rule,
        "open_high": outcome.open_high,
        "winners": outcome.winners,
        "losers": outcome.losers,
        "support": outcome.support,
        "series": outcome.series,
        "categories": outcome.categories,
    }


def _write(path: Path, rows: Iterable[Row]) -> tuple[int, str]:
    count = 0
    hasher = hashlib.sha256()
    with path.open("wb") as file:
        for row in rows:
            line = msgspec.json.encode(row) + b"\n"
            file.write(line)
            hasher.update(line)
            count += 1
    return count, f"sha256:{hasher.hexdigest()}"
