"""The two real pages beside the repository come out as a careful reader finds them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.clean.traced import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"
PAGES = SHARED / "data" / "multisource" / "pages.jsonl"


def expected() -> dict[str, Any]:
    if not SEEDS.is_dir():
        pytest.skip("the seed pages are not beside the repository")
    found: dict[str, Any] = json.loads((SEEDS / "expected.json").read_text("utf-8"))["articles"]
    return found


def test_seed_pages() -> None:
    for name, wanted in expected().items():
        articles, rejections = read((SEEDS / name).read_bytes(), "text/plain")
        assert rejections == ()
        if "headlines" in wanted:
            assert [article.title for article in articles] == wanted["headlines"]
            assert all(article.body_start < len(article.text) for article in articles)
            continue
        (article,) = articles
        body = article.text[article.body_start :]
        assert (article.title, article.outlet) == (wanted["title"], wanted["outlet"])
        assert body.startswith(wanted["body_starts"])
        assert body.endswith(wanted["body_ends"])
        assert not any(line in article.text for line in wanted["not_body"])
        assert article.dateline is not None
        assert article.dateline.place == wanted["dateline"]["place"]
        assert article.dateline.year == wanted["dateline"]["year"]


def test_no_labelled_quote_is_lost() -> None:
    if not PAGES.is_file():
        pytest.skip("the hand-labelled pages are not beside the repository")
    lost = []
    for line in PAGES.read_bytes().splitlines():
        row = json.loads(line)
        (article,), _ = read(line, "application/json")
        text = " ".join(article.text.split())
        for kind in ("casualties", "facts", "statements"):
            for record in row[kind]:
                if " ".join(record["quote"].split()) not in text:
                    lost.append((row["page_id"], kind))
    assert lost == []
