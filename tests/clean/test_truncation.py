"""Texts of which the page gives the beginning only."""

from __future__ import annotations

import pytest

from tests.clean.test_html import PARAGRAPHS, listing, report
from tests.clean.traced import only, read


@pytest.mark.parametrize(
    ("page", "truncated"),
    [
        (report(), False),
        (report(after="<p>Subscribe to continue reading this story.</p>"), True),
        (report(after="<div class=paywall><h3>Read the full story</h3></div>"), True),
        (report().replace(PARAGRAPHS[-1], PARAGRAPHS[-1][:-40] + "…"), True),
        (
            report('<script type="application/ld+json">{"@type": "NewsArticle", '
                   '"isAccessibleForFree": "False"}</script>'),
            True,
        ),
        (report(after="<p>The council meets again on Thursday about the depot.</p>"), False),
    ],
)  # fmt: skip
def test_pages_of_markup(page: str, truncated: bool) -> None:
    assert only(read(page)).truncated is truncated


def test_teasers_and_plain_text() -> None:
    articles, _ = read(listing())
    assert all(article.truncated for article in articles)
    assert only(read("\n\n".join(PARAGRAPHS), "text/plain")).truncated is False
    cut = "\n\n".join(PARAGRAPHS)[:-30] + " ..."
    assert only(read(cut, "text/plain")).truncated is True
