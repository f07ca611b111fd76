"""Scrapes of whole pages: menus above the report, comments and teasers below it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence import ids
from whence.clean import around, clean, flat, forest, headline
from whence.clean.around import Lines
from whence.config import Limits
from whence.model import Article, Page

MENU = """\
Skip to content
Orrin Courier
Home
Local
Sport
Weather
Puzzles
Subscribe
Log In
Ferry timetable
Jobs
Search"""
HEAD = """\
Home / Local / Harbour
Harbour wall in Orrin gives way under crane, three dockers hurt
By Ana Brun
Published 3 May 2031
Share"""
REPORT = """\
Three dockers were hurt on Friday when the old harbour wall in Orrin gave way under a crane, the \
harbour office said.
The crane had been lifting timber from a barge since the early morning, and slid into the basin \
together with some forty metres of the wall.
“We heard the stones go, and then the driver jumped,” said Jon Vik, who repairs nets on the other \
side of the basin.
The office had ordered a survey of the wall last autumn, after divers found cracks below the water \
line, and the work was to begin in June."""
COMMENTS = """\
4 Comments
Seagull77 says:
3 May 2031 at 6:34 am
Everybody knew about that wall. Nobody did a thing for ten years, and now this, what a surprise.
NetMender says:
3 May 2031 at 7:02 am
I hope that the three of them get well soon. The crane should never have stood there at all.
OldSalt says:
3 May 2031 at 8:15 am
Was there not a survey? I remember that we were promised one by the mayor before the election.
Seagull77 says:
3 May 2031 at 9:41 am
They promised a lot of things. I would not hold my breath waiting for the next wall to be mended.
Related Stories
New ferry for the Velm line
Two years late, the new ferry reached the yard on Tuesday, and the line hopes to sail in July.
© 2031 Orrin Courier. All rights reserved."""


def read(*parts: str) -> Article:
    body = "\n\n".join(line for part in parts for line in part.splitlines()).encode()
    page = Page("pg_test", ids.digest(body), len(body), "text/plain", "scrape.txt")
    (article,), rejections = clean(page, body, Limits())
    assert rejections == ()
    return article


def test_a_scrape_of_a_whole_page() -> None:
    article = read(MENU, HEAD, REPORT, COMMENTS)
    assert article.title == "Harbour wall in Orrin gives way under crane, three dockers hurt"
    assert article.byline == "Ana Brun"
    assert article.published and article.published.earliest == date(2031, 5, 3)
    assert article.published.found == "text"
    body = article.text[article.body_start :]
    assert body.split("\n\n") == REPORT.splitlines()


def test_its_furniture_alone_changes_nothing_else() -> None:
    whole, bare = read(MENU, HEAD, REPORT, COMMENTS), read(HEAD.partition("\n")[2], REPORT)
    assert (whole.text, whole.title, whole.byline) == (bare.text, bare.title, bare.byline)


@pytest.mark.parametrize(
    "line",
    [
        "4 Comments",
        "[ 167 comments ]",
        "34 responses to “The wall”",
        "Leave a Reply",
        "Top Comments",
        "Join the conversation",
        "View all comments (3)",
        "No comments",
    ],
)
def test_a_line_over_comments(line: str) -> None:
    assert Lines([line]).flags[3][0] == 1


@pytest.mark.parametrize(
    "line", ["The minister gave no comment on the wall.", "Responses were few."]
)
def test_a_line_that_is_not_over_comments(line: str) -> None:
    assert Lines([line]).flags[3][0] == 0


def test_a_headline_is_taken_up_by_the_report() -> None:
    texts = [line for part in (MENU, HEAD, REPORT) for line in part.splitlines()]
    seen = Lines(texts)
    title = len(MENU.splitlines()) + 1
    assert int(headline.scores(seen).argmax()) == title
    assert headline.choose(seen, range(title + 4, len(texts)), None) == title
    assert headline.choose(seen, [], 3) == 3
    assert headline.choose(Lines(["Home", "Local"]), [0, 1], None) is None


@given(st.lists(st.text(min_size=1, max_size=90), min_size=1, max_size=12))
def test_every_line_has_a_row_of_finite_numbers(texts: list[str]) -> None:
    seen = Lines(texts)
    made = around.matrix(seen, headline.scores(seen))
    assert made.shape == (len(texts), len(around.NAMES))
    assert np.isfinite(made).all()


def test_the_weights_were_fitted_to_these_columns() -> None:
    assert forest.load(flat.WEIGHTS).names == flat.NAMES
