"""What of a page's ground truth its scrape shows."""

from __future__ import annotations

from typing import Any

import pytest
from bench.scraping import shows

TRUTH = {"publish_date": "2031-05-08", "author": "Ana Brun and Jon Vik", "title": "Boat sinks"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Published May 8th, 20316:01 PM", ["date"]),
        ("08.05.2031 | by ANA BRUN, Jon Vik", ["date", "author"]),
        ("2031-05-08", ["date"]),
        ("May 8", []),
        ("May 18, 2031", []),
        ("By Ana Brun", []),
        ("“Boat sinks!”", ["title"]),
        ("A boat sinks", []),
    ],
)
def test_what_a_line_shows_of_the_truth(line: str, found: list[str]) -> None:
    truth: dict[str, Any] = TRUTH
    assert shows(["Home", line], truth) == found


def test_a_field_without_truth_is_not_shown() -> None:
    nothing: dict[str, Any] = dict.fromkeys(TRUTH)
    assert shows(["Home"], nothing) == []
