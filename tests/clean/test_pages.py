"""Pages of several reports, each fixture a folder: what the cleaner must make of every field."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.clean.traced import read
from whence.model import Article, DateRange, Media

FOLDER = Path(__file__).parent / "pages"
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir()))
FIELDS = ("kind", "title", "byline", "published", "url", "outlet", "begins", "ends")


@cache
def wanted(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name / "expected.json").read_text("utf-8"))
    return found


@cache
def articles(name: str) -> tuple[Article, ...]:
    page = next((FOLDER / name).glob("page.*"))
    media: Media = "text/html" if page.suffix == ".html" else "text/plain"
    found, _ = read(page.read_bytes(), media, url=wanted(name)["url"])
    return found


def told(day: DateRange | None) -> dict[str, str | None] | None:
    if day is None:
        return None
    return {
        "earliest": day.earliest.isoformat(),
        "latest": day.latest.isoformat(),
        "at": day.at.isoformat() if day.at else None,
        "found": day.found,
    }


def value(article: Article, field: str, expected: Any) -> Any:
    body = article.text[article.body_start :]
    if field == "begins":
        return body[: len(expected)] if expected else body
    if field == "ends":
        return body[-len(expected) :] if expected else body
    if field == "published":
        return told(article.published)
    return getattr(article, field)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_cut_into_its_reports(name: str) -> None:
    assert len(articles(name)) == len(wanted(name)["articles"])


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", NAMES)
def test_field(name: str, field: str) -> None:
    rows = [row for row in wanted(name)["articles"] if row[field] is not None or field != "ends"]
    found = [
        value(article, field, row[field])
        for article, row in zip(articles(name), wanted(name)["articles"], strict=True)
        if row in rows
    ]
    assert found == [row[field] for row in rows]


def entries(page: str, url: str = "https://ledger.example/fire") -> int:
    """How many entries a page was cut into."""
    found, _ = read(page, url=url)
    return sum(each.published is not None and each.published.found == "item" for each in found)


@pytest.mark.parametrize(
    "title",
    ["Fire at the Orrin rope works: as it happened", "Rope works on fire – live", "Live updates"],
)
def test_two_entries_are_enough_where_the_page_calls_itself_live(title: str) -> None:
    page = (FOLDER / "live-blog-of-two" / "page.html").read_text("utf-8")
    plain = page.replace("Live: fire at the Orrin rope works", "Fire at the Orrin rope works")
    assert entries(plain) == 0
    assert entries(plain, "https://ledger.example/live/fire") == 2
    assert entries(page.replace("Live: fire at the Orrin rope works", title)) == 2
