"""The built-in sources pass the checks that every plug-in's should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from whence import plugins, testing
from whence.acquire import Source
from whence.config import Limits

PAGES = Path(__file__).resolve().parents[2] / "examples" / "pages"
CASES = [
    ("saved", "ombrel-market-courier.html", 1, 0),
    ("saved", "upper-sarn-listing.txt", 1, 0),
    ("saved", "scanned-notice.html", 0, 1),
    ("jsonl", "clippings.jsonl", 4, 0),
    ("warc", "lanmere-school.warc.gz", 2, 0),
    ("warc", "cut-short.warc.gz", 0, 1),
]


@pytest.mark.parametrize(("name", "page", "captures", "refusals"), CASES)
def test_a_source_passes_the_checks(name: str, page: str, captures: int, refusals: int) -> None:
    make = cast(Callable[[Limits], Source], plugins.load(plugins.SOURCES, name))
    found = testing.check_source(make, PAGES / page)
    assert (len(found[0]), len(found[1])) == (captures, refusals)
