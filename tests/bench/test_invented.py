"""The labels of the invented pages fit their texts, so that what is measured on them means
something."""

from __future__ import annotations

from datetime import date

import pytest
from bench.corpora import Row, rows
from bench.invented import HELD_BACK, IN_VIEW, PAGES

SETS = (*IN_VIEW, *HELD_BACK)
EVERY = [(name, page) for name in SETS for page in rows(PAGES / name / "pages.jsonl")]


@pytest.fixture(params=EVERY, ids=[f"{name}-{page['page_id']}" for name, page in EVERY])
def labelled(request: pytest.FixtureRequest) -> tuple[str, Row]:
    found: tuple[str, Row] = request.param
    return found


def test_every_quote_stands_in_its_page(labelled: tuple[str, Row]) -> None:
    _, page = labelled
    text = " ".join(page["text"].split())
    for kind in ("casualties", "facts", "statements"):
        for label in page[kind]:
            assert " ".join(label["quote"].split()) in text


def test_bounds_are_in_order(labelled: tuple[str, Row]) -> None:
    _, page = labelled
    for label in page["casualties"]:
        low, high = label["min"], label["max"]
        assert low is None or high is None or low <= high


def test_every_incident_is_listed(labelled: tuple[str, Row]) -> None:
    name, page = labelled
    known = {row["incident_id"] for row in rows(PAGES / name / "incidents.jsonl")}
    named = {label["incident_id"] for label in page["casualties"]} - {None}
    assert named | set(page["incident_ids"]) <= known


def test_page_is_dated_or_says_nothing(labelled: tuple[str, Row]) -> None:
    _, page = labelled
    assert page["published"] is None or date.fromisoformat(page["published"])


@pytest.mark.parametrize("name", SETS)
def test_copies_are_of_pages_in_the_set(name: str) -> None:
    pages = list(rows(PAGES / name / "pages.jsonl"))
    assert {page["copy_of"] for page in pages} - {None} <= {page["page_id"] for page in pages}
