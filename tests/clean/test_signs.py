"""Who signed a report and when it was published and changed, where only the page's lines tell."""

from __future__ import annotations

from datetime import date

import pytest

from tests.clean.test_html import report
from tests.clean.traced import only, read
from whence.model import Article

SIGNED = '<p class="byline">By Ada Quist</p>'


def under_the_headline(lines: str, extra_head: str = "") -> Article:
    """The report with other lines in the place of its byline."""
    return only(read(report(extra_head).replace(SIGNED, lines)))


def days(article: Article) -> tuple[date | None, date | None]:
    published, updated = article.published, article.updated
    return published.earliest if published else None, updated.latest if updated else None


@pytest.mark.parametrize(
    "label", ["Written by", "Article written by:", "Posted by", "By", "Author:"]
)
def test_a_label_belongs_to_the_line_under_it(label: str) -> None:
    article = under_the_headline(f"<div>{label}</div><div>Ada Quist</div>")
    assert article.byline == "Ada Quist"
    assert article.text.startswith("Grenade hurts three in Orrin depot\n\nORRIN, Kestria")


def test_dates_under_their_labels() -> None:
    lines = (
        "<div>Posted on</div><div>May 3, 2031</div><div>Updated at</div><div>May 9, 2031</div>"
        "<div>Reading time</div><div>2 minutes</div>"
    )
    assert days(under_the_headline(lines)) == (date(2031, 5, 3), date(2031, 5, 9))


def test_a_name_behind_a_date() -> None:
    article = under_the_headline("<p>Published May 3, 2031 by Ada Quist</p>")
    assert (article.byline, days(article)[0]) == ("Ada Quist", date(2031, 5, 3))


@pytest.mark.parametrize(
    "body",
    [
        "Kestria Human Rights Watch",
        "Orrin International",
        "Institute for Quarry Studies",
        "The Orrin Observer",
        "Velm Port Company",
    ],
)
def test_a_body_is_no_person(body: str) -> None:
    article = under_the_headline(f'<p class="byline">By {body}</p>')
    assert (article.byline, article.credit) == (None, body)


def test_the_outlets_name_behind_a_person_is_left_out() -> None:
    head = '<meta property="og:site_name" content="Orrin Harbour Gull">'
    article = under_the_headline('<p class="byline">Ada Quist Orrin Harbour Gull</p>', head)
    assert article.byline == "Ada Quist"


@pytest.mark.parametrize("button", ["Read More", "See All", "View Full"])
def test_a_button_is_no_person(button: str) -> None:
    assert under_the_headline(f'<p class="byline">{button}</p>').byline is None


def declared(published: str | None, modified: str) -> str:
    head = f'<meta property="article:modified_time" content="{modified}">'
    told = f'<meta property="article:published_time" content="{published}">' if published else ""
    return head + told


def test_a_bare_earlier_date_counts_where_the_last_edition_is_declared() -> None:
    same = declared("2033-01-02T08:00:00Z", "2033-01-02T08:00:00Z")
    assert days(under_the_headline("<p>May 3, 2031</p>", same)) == (
        date(2031, 5, 3),
        date(2033, 1, 2),
    )
    apart = declared("2033-01-02T08:00:00Z", "2033-01-05T08:00:00Z")
    assert days(under_the_headline("<p>May 3, 2031</p>", apart))[0] == date(2033, 1, 2)


def test_a_date_in_sight_after_the_last_declared_change_is_of_something_else() -> None:
    lines = '<p class="date">May 3, 2035</p>'
    assert days(under_the_headline(lines, declared(None, "2033-01-02"))) == (
        None,
        date(2033, 1, 2),
    )
    assert days(under_the_headline(lines, declared(None, "2036-01-02")))[0] == date(2035, 5, 3)


def test_the_day_of_change_that_readers_are_told_goes_before_the_declared_one() -> None:
    head = declared("2031-05-03T08:00:00Z", "2033-11-20T08:00:00Z")
    assert days(under_the_headline("<p>Updated August 14, 2032</p>", head)) == (
        date(2031, 5, 3),
        date(2032, 8, 14),
    )
    impossible = under_the_headline("<p>Updated August 14, 2029</p>", head)
    assert days(impossible)[1] == date(2033, 11, 20)
    same = under_the_headline("<p>Updated November 20, 2033</p>", head)
    assert same.updated is not None
    assert same.updated.at is not None
