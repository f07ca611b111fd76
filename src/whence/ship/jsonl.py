"""The exchange format: everything that a record says, as JSON Lines.

``docs/exchange-format.md`` is its contract. A change that an existing reader could trip over
raises FORMAT's first number; an added key raises its second.
"""

from __future__ import annotations

import hashlib
import heapq
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import msgspec
from msgspec import structs

from whence.model import EFFECTS, Claim, Credit, Outcome, Review, field_of
from whence.ship import Shipment, loose
from whence.ship.edition import Edition
from whence.ship.shipping import label
from whence.ship.traversal import Cited, Item, Member

FORMAT = "whence-exchange/1.6"
FILES = ("articles.jsonl", "claims.jsonl", "incidents.jsonl")
MANIFEST = "manifest.json"
LOST = ("original bytes and the custody log stay in the record folder",)
Row = dict[str, object]


class JsonlExporter:
    """Writes ``articles.jsonl``, ``claims.jsonl``, ``incidents.jsonl`` and ``manifest.json``."""

    about = "the exchange format: everything that the record says"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        with ExitStack() as stack:
            files = {name: stack.enter_context(_Lines(folder / name)) for name in FILES}
            members: dict[str, Member] = {}
            for item in edition.items():
                files["incidents.jsonl"].add(_incident(item))
                for one in item.cited:
                    files["claims.jsonl"].add(_claim(one, item))
                for member in item.members:
                    known = members.get(member.article.article_id, member)
                    members[member.article.article_id] = _shown_alike(known, member)
            for one in loose.claims(edition):
                files["claims.jsonl"].add(_claim(one, None))
            own = sorted(members.values(), key=_place)
            others = loose.articles(edition, set(members))
            for member in heapq.merge(own, others, key=_place):
                files["articles.jsonl"].add(_article(member))
        rows = {name: file.count for name, file in files.items()}
        digests = {name: file.digest for name, file in files.items()}
        _write_manifest(edition, folder / MANIFEST, rows, digests)
        lost = LOST if loose.carried(edition) else (*LOST, loose.LEFT_OUT)
        return Shipment({**rows, MANIFEST: 1}, lost)


def _write_manifest(
    edition: Edition, path: Path, rows: dict[str, int], digests: dict[str, str]
) -> None:
    imprint = edition.imprint()
    manifest = {
        "format": FORMAT,
        "tool": imprint.tool,
        "label": label(imprint),
        "profile": imprint.profile,
        "redaction": imprint.redaction,
        "rows": rows,
        "digests": digests,
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")


class _Lines:
    """A file of objects, one a line, and its digest."""

    def __init__(self, path: Path) -> None:
        self.count = 0
        self._path = path
        self._hasher = hashlib.sha256()

    def __enter__(self) -> Self:
        self._file = self._path.open("wb")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def digest(self) -> str:
        return f"sha256:{self._hasher.hexdigest()}"

    def add(self, row: Row) -> None:
        line = msgspec.json.encode(row) + b"\n"
        self._file.write(line)
        self._hasher.update(line)
        self.count += 1


def _shown_alike(known: Member, again: Member) -> Member:
    """An article as every incident that it reports may show it: names are withheld incident by
    incident, and what one of them withholds stays away."""
    one, other = known.article, again.article
    if one == other:
        return known
    title = one.title if one.title == other.title else None
    byline = one.byline if one.byline == other.byline else None
    url = one.url if one.url == other.url else None
    text = one.text if one.text == other.text else ""
    article = structs.replace(one, title=title, byline=byline, url=url, text=text)
    page = known.page if known.page == again.page else structs.replace(known.page, url=None)
    return structs.replace(known, article=article, page=page)


def _place(one: Member) -> tuple[str, int]:
    """The order of ``articles.jsonl``: the items of a page stand together, as on it."""
    return one.article.page_id, one.article.index


def _article(one: Member) -> Row:
    article, page = one.article, one.page
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
        "family_id": one.family_id,
        "body_start": article.body_start,
        "text": article.text,
        "credits": [_credit(credit) for credit in one.credits],
    }


def _credit(credit: Credit) -> Row:
    row: Row = msgspec.to_builtins(credit)
    return {key: value for key, value in row.items() if key != "article_id"}


def _claim(one: Cited, item: Item | None) -> Row:
    review = item.record.review_of(one.claim.claim_id) if item else Review()
    start, end = one.at or (one.claim.start, one.claim.end)
    return {
        **_value(one.claim, item),
        "start": start,
        "end": end,
        "background": one.background,
        "bytes": one.claim.byte_ranges,
        "label": review.label,
    }


def _value(claim: Claim, item: Item | None) -> Row:
    value: Row = {
        key: content for key, content in msgspec.to_builtins(claim.value).items() if key != "field"
    }
    return {
        "claim_id": claim.claim_id,
        "article_id": claim.article_id,
        "mention_id": claim.mention_id,
        "incident_id": item.record.incident_id if item else None,
        "field": field_of(claim.value),
        **value,
        "informant": claim.informant,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "confidence": claim.confidence,
        "reader": claim.reader,
    }


def _incident(item: Item) -> Row:
    record = item.record
    outcomes = {outcome.field: outcome for outcome in record.tolls}
    profile: Row = {"name": record.profile}
    profile |= {effect: _profiled(outcome) for effect, outcome in outcomes.items()}
    reported: Row = {effect: _reported(outcomes.get(effect)) for effect in EFFECTS}
    return {
        "incident_id": record.incident_id,
        "kind": record.kind,
        "earliest": record.earliest,
        "latest": record.latest,
        "place": record.place,
        "around": record.around,
        "recalled": record.recalled,
        "country": record.country,
        "lat": record.lat,
        "lon": record.lon,
        "radius_m": record.radius_m,
        **reported,
        "profile": profile,
        "articles": [one.article.article_id for one in item.members],
        "mentions": item.incident.mention_ids,
        "sources": record.sources,
        "recalling": record.recalling,
        "disagreements": record.disagreements,
        "label": record.label,
        "review": record.review.state,
        "warning": record.warning,
        "rejected": item.rejected,
        "no_source": item.unsourced_fields(),
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
