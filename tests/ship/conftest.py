"""A record of hostile and many-scripted pages, for every format."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import browser
from tests.conftest import write_pages
from whence import pipeline, publishing
from whence.config import Settings
from whence.publishing import Choice
from whence.store import Store

__all__ = ["browser"]

PLACED = (
    "Four people were killed and eleven others were wounded on Tuesday when a rocket hit a market "
    "in Rocha, Uruguay, the interior ministry said.\n\n"
    "“Nobody has claimed it,” said Ivo Lund, a spokesman of the ministry."
)
HOSTILE = (
    '=HYPERLINK("http://x.invalid")|bar said two people were killed on Friday in Velmora in a '
    "shooting near the harbour, police said. Three others were injured in the attack."
)
LINES: tuple[dict[str, Any], ...] = (
    {
        "text": PLACED,
        "title": "Rocket hits market in Rocha",
        "published": "2031-10-08",
        "outlet": "Diário «Süd»",
        "url": "https://sued.example/rocha?a=1",
    },
    {
        "text": HOSTILE,
        "title": "@SUM(A1)|<script>alert(1)</script>",
        "published": "2031-06-07",
        "outlet": "صحيفة الميناء",
        "url": 'https://x.example/"><b>',
    },
    {
        "text": "In the past year 600 people were killed in Ostland, a report said.",
        "title": "\u202eA year of war",
        "published": "2031-12-30",
        "outlet": "The Orrin Post",
    },
)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shipped")
    pages = write_pages(folder / "pages")
    (pages / "more.jsonl").write_text("\n".join(json.dumps(line) for line in LINES), "utf-8")
    with Store.create(folder / "record") as store:
        pipeline.build(store, [pages], Settings(processes=1))
    return folder / "record"


@pytest.fixture
def record(built: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(Path(shutil.copytree(built, tmp_path / "record"))) as store:
        yield store


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the sample pages."""
    folder = tmp_path_factory.mktemp("sample") / "record"
    with Store.create(folder) as store:
        pipeline.build(store, [Path("examples/pages")], Settings(processes=1))
    return folder


@pytest.fixture(scope="session")
def published(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That record as a site, with its texts."""
    folder = tmp_path_factory.mktemp("site") / "site"
    with Store.open(sample) as store:
        publishing.publish(store, folder, "Sample", Choice(unreviewed=True, redact="texts"))
    return folder
