"""What stands around a headline without markup: names, dates, outlets."""

from __future__ import annotations

from datetime import date

import pytest

from tests.clean.traced import only, read
from whence.model import Article, DateRange

MENU = "Home\n\nSport\n\nSea Rescue\n\nSubscribe"
TITLE = "Boat sinks off Velm with 14 on board"
BODY = (
    "A fishing boat with 14 people on board sank off Velm on Friday and two of them are missing, "
    "the coast guard said.",
    "The boat had left the harbour at dawn, according to Ilva Sund, who mends nets on the quay.",
    "Divers will go on with the search on Sunday, the coast guard said in a statement.",
)


def scrape(under: str, below: str = "Latest news", above: str = MENU) -> Article:
    return only(read("\n\n".join((above, TITLE, under, *BODY, below)), "text/plain"))


@pytest.mark.parametrize(
    "under",
    [
        "By Ana Brun",
        "By\n\nAna Brun\n\n| May 10, 2031 (8:42 AM)",
        "ByAna Brun\n\nSaturday, May 10, 2031",
        "By Ana BrunPublished: May 10, 2031",
        "By Ana BrunStaff Writer\n\nMay 10, 2031",
        "By Ana BrunIn Coast, Sea and Weather",
        "By Ana Brun Updated May 10, 2031, 10:28am",
        "Posted by Ana Brun on May 10, 2031, 6:21 AM",
        "Saturday May 10, 2031 7:45 am by Ana Brun",
        "May 10, 2031 · 3 min read · By Ana Brun",
        "Analysis by Ana Brun, editor-at-large",
        "Ana Brun\n\nMay 10, 2031",
        "May 10, 2031\n\nAna Brun",
        "Ana Brun\n\nPublished 10:02 AM May 10, 2031",
        "Ana Brun - May 10, 2031, 10:31 pm",
        "ANA BRUN, TIDINGS\n\n10 MAY 2031",
        "Ana Brun, Staff Writer",
        "Ana Brun\n\nSenior Correspondent",
        "Ana Brun\n\nAna Brun\n\nShare",
        "Ana Brun\n\nChief of the Coast\n\nMay 10, 2031",
    ],
)
def test_who_signs_beneath_a_headline(under: str) -> None:
    assert scrape(under).byline == "Ana Brun"


def test_two_persons_sign_with_their_agency() -> None:
    assert (
        scrape("Ana Brun and Jon Vik, Press Agency\n\nMay 10, 2031").byline == "Ana Brun, Jon Vik"
    )


@pytest.mark.parametrize(
    "below", ["Ana Brun is a reporter who lives by the sea.", "More from Ana Brun"]
)
def test_a_name_is_the_authors_if_the_page_tells_of_the_person(below: str) -> None:
    assert scrape("Ana Brun\n\nShare", below).byline == "Ana Brun"
    assert scrape("Ana Brun\n\nShare").byline is None


@pytest.mark.parametrize(
    ("under", "below"),
    [
        ("Sea Rescue\n\nMay 10, 2031", "Latest news"),
        ("Fishing Boat\n\nMay 10, 2031", "Latest news"),
        ("Costa Rica\n\nMay 10, 2031", "Latest news"),
        ("Photo:\n\nAna Brun\n\nMay 10, 2031", "Latest news"),
        ("Velm Focus\n\nMay 10, 2031", "© 2031 Velm Focus"),
        ("From Velmpedia, a book of all things\n\nMay 10, 2031", "Latest news"),
        ("Fog Warning\n\nEffective: May 10, 2031 at 9:23pmExpires: May 11, 2031", "Latest news"),
        ("10/05/2031 Ana Brun All, Books, Sea", "Latest news"),
    ],
)
def test_names_that_sign_nothing(under: str, below: str) -> None:
    assert scrape(under, below).byline is None


def test_an_outlet_holds_the_rights_of_the_page_or_stands_in_its_head() -> None:
    assert scrape("Velm Focus\n\nMay 10, 2031", "© 2031 Velm Focus").outlet == "Velm Focus"
    assert scrape("Share", above=f"{TITLE}\n\nVelm Focus").outlet == "Velm Focus"
    for under in ("Breaking News Emails", "Ana Brun\n\nMay 10, 2031", "Read Later"):
        assert scrape(under).outlet is None


@pytest.mark.parametrize(
    ("under", "published", "updated"),
    [
        ("May 10, 2031Updated: May 11, 2031 1:35 a.m.", date(2031, 5, 10), date(2031, 5, 11)),
        ("Posted on May 10, 2031June 2, 2031", date(2031, 5, 10), None),
        ("May 10, 20316:01 PM", date(2031, 5, 10), None),
        ("By Ana BrunMay 10, 2031", date(2031, 5, 10), None),
        ("By Ana Brun - 5/18/31 11:04 PM", date(2031, 5, 18), None),
        ("By Ana Brun - 5/10/31 11:04 PM", None, None),
        ("May 10, 2031/0 Comments/in All the Coast /by jdoe", date(2031, 5, 10), None),
        ("May 10, 2031 at 9:08 GMT1 day ago", date(2031, 5, 10), None),
        ("Published: 15:41 GMT, 10 May 2031 | Updated: 16:01 GMT, 11 May 2031", date(2031, 5, 10),
         date(2031, 5, 11)),
        ("Posted on\n\nMay 10, 2031\n\nUpdated at\n\nMay 11, 2031", date(2031, 5, 10),
         date(2031, 5, 11)),
    ],
)  # fmt: skip
def test_when_a_scraped_page_was_published_and_changed(
    under: str, published: date | None, updated: date | None
) -> None:
    article = scrape(under)
    assert (article.published and article.published.earliest) == published
    assert (article.updated and article.updated.earliest) == updated


@pytest.mark.parametrize(
    "under", ["Updated on May 11, 2031 at 12:35 PM", "Last update:\n\nMay 11, 2031"]
)
def test_a_page_that_tells_only_when_it_was_changed_was_published_by_then(under: str) -> None:
    article = scrape(under)
    assert article.published == DateRange(date(2031, 5, 11), date(2031, 5, 11), "updated")
    assert article.updated and article.updated.earliest == date(2031, 5, 11)


def test_dates_of_other_pages_are_not_the_pages_own() -> None:
    far = f"May 2, 2031\n\nStorm kills nine in the north\n\n{MENU}"
    assert scrape("Share", above=far).published is None
    assert scrape("Share", "Storm kills nine in the north\n\nMay 2, 2031").published is None
    assert scrape("Share", above=f"{MENU}\n\nMay 10, 2031").published is not None
