"""Articles for the readers' tests."""

from __future__ import annotations

from datetime import date

from whence.model import Article, ByteMap, ByteRun, Dateline, DateRange


def article(
    text: str,
    published: str | None = None,
    dateline: Dateline | None = None,
    title: str | None = None,
) -> Article:
    """A report with this text, as the clean stage gives it; every character has its bytes."""
    day = date.fromisoformat(published) if published else None
    return Article(
        article_id="ar_test",
        page_id="pg_test",
        index=0,
        kind="report",
        text=text,
        byte_map=ByteMap((ByteRun(0, len(text), 0, 1),)),
        layers=("text",),
        encoding="utf-8",
        title=title,
        dateline=dateline,
        published=DateRange(day, day, "declared") if day else None,
        language="en",
    )


def line(place: str | None, end: int, month: int | None = None, day: int | None = None) -> Dateline:
    """A dateline at the beginning of a text."""
    return Dateline(0, end, place, None, month, day)
