"""The two ways from input rows to claims that the benches of reading take."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from bench.corpora import Row, exported, rows
from whence.extract.rules import RulesReader
from whence.model import Article, ByteMap, DateRange

Claims = dict[str, list[Row]]
Way = Callable[[list[Row]], Claims]
"""From input rows (``id``, ``text`` and what else is known) to each id's claims as exported."""


def by_build(inputs: list[Row]) -> Claims:
    """Claims after a build and an export."""
    with tempfile.TemporaryDirectory() as name:
        export = exported(inputs, Path(name))
        articles = {row["article_id"]: row["source_id"] for row in rows(export / "articles.jsonl")}
        claims: Claims = defaultdict(list)
        for row in rows(export / "claims.jsonl"):
            claims[articles[row["article_id"]]].append(row)
    return claims


def bare(text: str, title: str | None = None, published: str | None = None) -> Article:
    """A text by itself as an article: no page, no outlet; ``published`` is an ISO date."""
    day = date.fromisoformat(published[:10]) if published else None
    return Article(
        "",
        "",
        0,
        "report",
        text,
        ByteMap(),
        ("text",),
        "utf-8",
        title=title,
        published=DateRange(day, day, "declared") if day else None,
        language="en",
    )


def by_reader(inputs: list[Row]) -> Claims:
    """Claims of the rules on the bare texts, the title before them where they lack it; titles and
    dates of publication are told."""
    reader = RulesReader()
    claims: Claims = {}
    for row in inputs:
        title = row.get("title") or ""
        text = row["text"] if title in row["text"] else f"{title}\n\n{row['text']}"
        article = bare(text, title or None, row.get("published"))
        claims[row["id"]] = [
            {
                **msgspec.to_builtins(claim.value),
                "informant": claim.informant,
                "confidence": claim.confidence,
                "start": claim.start,
                "end": claim.end,
                "mention_id": number,
                "background": mention.background,
            }
            for number, mention in enumerate(reader.read(article))
            for claim in mention.claims
        ]
    return claims


def share(part: int, whole: int) -> float | None:
    """A part of a whole to three places; None of nothing."""
    return round(part / whole, 3) if whole else None
