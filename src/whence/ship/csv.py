"""Spreadsheets: one row per claim, one row per incident."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from whence.model import UNREVIEWED, Article, Claim, Outcome, Page, Record, canonical
from whence.ship import Shipment, incident_ids, whole
from whence.store import Store

CLAIMS = (
    "incident_id", "claim_id", "field", "value", "effect", "low", "high", "as_written", "scope",
    "status", "informant", "quote", "outlet", "title", "published", "url", "source",
    "page_digest", "start", "end", "confidence", "reader", "label",
)  # fmt: skip
INCIDENTS = (
    "incident_id", "kind", "earliest", "latest", "place", "country", "lat", "lon", "radius_m",
    "killed_low", "killed_high", "killed_best", "killed_words",
    "injured_low", "injured_high", "injured_best", "injured_words",
    "articles", "sources", "disagreements", "profile", "provisional", "grade", "label",
)  # fmt: skip
Row = dict[str, object]
_RUNS = re.compile(
    r"'*(?:[\s\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]|[\t\r])"
)
"""What a spreadsheet's program may take for the beginning of a formula: it may skip blanks and
invisible signs, and read full-width signs as the others."""


class CsvExporter:
    """Writes ``claims.csv`` and ``incidents.csv``, UTF-8 with a header line.

    A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``; words of a page that
    do are written with an apostrophe before them.
    """

    def write(self, store: Store, folder: Path) -> Shipment:
        with whole(folder) as draft:
            rows = {
                "claims.csv": write_rows(draft / "claims.csv", CLAIMS, claim_rows(store)),
                "incidents.csv": write_rows(
                    draft / "incidents.csv", INCIDENTS, incident_rows(store)
                ),
            }
        return Shipment(rows, lost=("article texts", "byte ranges", "which claims each rule left"))


def claim_rows(store: Store) -> Iterable[Row]:
    """One row per claim."""
    pages = {page.page_id: page for page in store.pages()}
    incidents = incident_ids(store)
    for article in store.articles():
        for claim in store.claims_of_article(article.article_id):
            yield {
                "incident_id": incidents.get(claim.mention_id),
                **_claim(claim, article, pages[article.page_id]),
            }


def incident_rows(store: Store) -> Iterable[Row]:
    """One row per incident."""
    for record in store.records():
        yield _incident(record)


def _claim(claim: Claim, article: Article, page: Page) -> Row:
    value = claim.value
    toll = {
        key: getattr(value, key, None)
        for key in ("effect", "low", "high", "as_written", "scope", "status")
    }
    return {
        "claim_id": claim.claim_id,
        "field": claim.field,
        "value": canonical(value),
        **toll,
        "informant": claim.informant,
        "quote": claim.quote,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.earliest if article.published else None,
        "url": article.url or page.url,
        "source": page.source,
        "page_digest": page.digest,
        "start": claim.start,
        "end": claim.end,
        "confidence": claim.confidence,
        "reader": claim.reader,
        "label": UNREVIEWED,
    }


def _incident(record: Record) -> Row:
    row: Row = {
        key: getattr(record, key)
        for key in ("incident_id", "kind", "earliest", "latest", "place", "country", "lat", "lon",
                    "radius_m", "profile", "label")
    }  # fmt: skip
    for outcome in record.tolls:
        if outcome.field in ("killed", "injured"):
            row |= _toll(outcome)
    row["articles"] = sum(len(source.article_ids) for source in record.sources)
    row["sources"] = len(record.sources)
    row["provisional"] = record.provisional
    row["grade"] = record.grade.grade if record.grade else None
    row["disagreements"] = "; ".join(f"{each.field}: {each.kind}" for each in record.disagreements)
    return row


def _toll(outcome: Outcome) -> Row:
    return {
        f"{outcome.field}_low": outcome.low,
        f"{outcome.field}_high": outcome.high,
        f"{outcome.field}_best": outcome.profile_best,
        f"{outcome.field}_words": " / ".join(outcome.words),
    }


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Writes a table as UTF-8 CSV with a header line, whose cells run nothing in a spreadsheet.
    Returns the number of rows below the header."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for row in rows:
            writer.writerow({key: inert(cell) for key, cell in row.items()})
            count += 1
    return count


def inert(cell: object) -> object:
    """A cell as a spreadsheet shows it and does not run it: words that begin like a formula get an
    apostrophe before them. Numbers stay."""
    if isinstance(cell, str) and _RUNS.match(cell):
        return "'" + cell
    return cell


def as_written(cell: str) -> str:
    """A cell that ``inert`` made, as it was before."""
    return cell[1:] if cell[:1] == "'" and _RUNS.match(cell[1:]) else cell
