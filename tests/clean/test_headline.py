"""The headline of a page without markup, told from its crossheads and its standfirst."""

from __future__ import annotations

import pytest

from tests.clean.test_signature import BODY, MENU, TITLE, scrape
from tests.clean.traced import only, read


@pytest.mark.parametrize(
    "other",
    [
        "1. The fishing boat of the coast guard",
        "On the coast it is a day of tears, of grief and anger for fishing men in a storm by night",
        "The boat left the harbour.",
    ],
)
def test_a_crosshead_or_standfirst_is_no_headline(other: str) -> None:
    assert scrape(other).title == TITLE


def test_a_table_of_contents_is_no_headline() -> None:
    contents = "What the coast guard said of the boat"
    text = "\n\n".join((MENU, TITLE, contents, BODY[0], BODY[1], contents, BODY[2], *BODY[:1]))
    assert only(read(text, "text/plain")).title == TITLE
