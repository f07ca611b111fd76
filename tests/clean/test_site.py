"""Cleaners of single sites: chosen by host and day, traced like everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from tests.clean.test_html import PARAGRAPHS, report
from tests.clean.traced import assert_traced
from whence.clean import clean
from whence.clean.site import SiteBlock, SiteChoice, SiteCleaner, fitting
from whence.config import Limits
from whence.model import Page

BOX = '<div class="box" id="facts"><p>Orrin has 9,000 people and one bus depot, a new one.</p>'
PAGE = Page(
    "pg_test",
    "sha256:00",
    1,
    "text/html",
    "a page",
    url="https://news.ledger.example/grenade",
    captured=datetime(2031, 4, 8, tzinfo=UTC),
)


class Ledger:
    name = "ledger"
    version = "1"
    hosts: tuple[str, ...] = ("ledger.example",)
    valid_from: date | None = date(2031, 1, 1)
    valid_until: date | None = date(2031, 12, 31)

    def choose(self, url: str, blocks: Sequence[SiteBlock]) -> SiteChoice | None:
        if "/live/" in url:
            return None
        body = tuple(number for number, block in enumerate(blocks) if block.inside("facts"))
        return SiteChoice(body, byline="Jo Marrow", published=date(2031, 4, 7), section="Facts")


class Broken(Ledger):
    def choose(self, url: str, blocks: Sequence[SiteBlock]) -> SiteChoice | None:
        return SiteChoice((len(blocks),))


class News(Ledger):
    name = "a-news"
    hosts = ("news.ledger.example",)


def body_of(page: Page, cleaner: SiteCleaner) -> str:
    html = report(after=BOX + "</div>").encode()
    articles, rejections = clean(page, html, Limits(), (cleaner,))
    assert rejections == ()
    assert_traced(articles[0], html)
    return articles[0].text[articles[0].body_start :]


def test_a_sites_cleaner_chooses_the_blocks_and_what_it_says_stands() -> None:
    html = report(after=BOX + "</div>").encode()
    (article,), rejections = clean(PAGE, html, Limits(), (Ledger(),))
    assert rejections == ()
    assert_traced(article, html)
    assert article.title == "Grenade hurts three in Orrin depot"
    assert article.text[article.body_start :].startswith("Orrin has 9,000 people")
    assert (article.byline, article.section) == ("Jo Marrow", "Facts")
    assert article.published is not None
    assert (article.published.earliest, article.published.found) == (date(2031, 4, 7), "cleaner")
    assert article.outlet == "The Orrin Ledger"


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, captured=datetime(2030, 12, 31, tzinfo=UTC)),
        replace(PAGE, captured=datetime(2032, 1, 1, tzinfo=UTC)),
        replace(PAGE, captured=None),
        replace(PAGE, url="https://ledger.example.org/grenade"),
        replace(PAGE, url="https://ledger.example/live/grenade"),
        replace(PAGE, url=None),
    ],
)
def test_other_days_sites_and_pages_are_left_to_the_general_rules(page: Page) -> None:
    assert body_of(page, Ledger()).startswith(PARAGRAPHS[0][:20])


def test_the_closest_host_and_the_open_end() -> None:
    open_ended = News()
    open_ended.valid_until = None
    assert fitting(PAGE, (Ledger(), open_ended)) is open_ended
    assert fitting(replace(PAGE, captured=None), (Ledger(), open_ended)) is open_ended
    assert fitting(replace(PAGE, url="https://ledger.example/"), (open_ended,)) is None


def test_blocks_that_are_not_there_are_refused() -> None:
    articles, (rejection,) = clean(PAGE, report().encode(), Limits(), (Broken(),))
    assert articles == ()
    assert rejection.broken
    assert rejection.reason == "cleaner 'ledger' named blocks that the page does not have"
