"""Plain-text scrapes: furniture, heads, listings, collected texts."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.clean.traced import only, read
from whence.clean import furniture
from whence.model import Article, DateRange, Declared

BODY = (
    "Velm, 9 May – A fishing boat with 14 people on board sank off Velm on Friday and two of them "
    "are missing, the coast guard said.",
    "The boat had left the harbour at dawn, according to Ilva Sund, who mends nets on the quay.",
    "Divers will go on with the search on Sunday, the coast guard said in a statement.",
)


def scrape(above: str, below: str = "") -> Article:
    return only(read(above + "\n\n" + "\n\n".join(BODY) + "\n\n" + below, "text/plain"))


@pytest.mark.parametrize(
    ("above", "outlet", "published"),
    [
        ("NewsBoat sinks off Velm with 14 on board\n\nBoat sinks off Velm with 14 on board\n\n\n"
         "Velm Focus\u00a0", "Velm Focus", None),
        ("Boat sinks off Velm with 14 on board | The Quay\n\nHome\n\nBoat sinks off Velm with 14 "
         "on board\n\n10 May 2031 | News\n\nShare Tweet Print", "The Quay", date(2031, 5, 10)),
        ("Boat sinks off Velm with 14 on board\n13/05/2031 14:18 - admin", None, date(2031, 5, 13)),
        ("Wed | May 28, 2036\n\nBoat sinks off Velm with 14 on board\n\nPublished: Saturday | May "
         "10, 2031 | 12:00 AM", None, date(2031, 5, 10)),
    ],
)  # fmt: skip
def test_the_head_of_a_scrape(above: str, outlet: str | None, published: date | None) -> None:
    article = scrape(above)
    assert article.text == "\n\n".join(("Boat sinks off Velm with 14 on board", *BODY))
    assert article.title == "Boat sinks off Velm with 14 on board"
    assert article.outlet == outlet
    assert (article.published and article.published.earliest) == published
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.day, article.dateline.year) == (
        "Velm",
        9,
        None,
    )


@pytest.mark.parametrize(
    "below",
    [
        "Latest news\n\nSixty drown in the south\n\nSixty people drowned when a ferry…\n\nMust "
        "read\n\nStorm kills nine\n\nNine people were killed on Monday...",
        "You might also likeRELATED\nRecommended to you",
        "Copyright 2031 The Quay. All rights reserved.\n\nFollow us on Facebook",
        "Share this:\n\nTweet\n\nMost Read\n\nForty killed in storm, ministry says",
        "Check Also\n\nKestria set to welcome first envoy",
        "About the author\n\nOda Lind has written for the Quay since 1999 and lives by the sea, "
        "where she keeps bees. Three of her books were about storms that killed hundreds.",
    ],
)
def test_furniture_below_a_report_goes(below: str) -> None:
    assert scrape("Boat sinks off Velm with 14 on board", below).text.endswith(BODY[-1])


def test_a_box_inside_the_report_does_not_end_it() -> None:
    box = "Related stories\n\nStorm kills nine\n\nFerry line to close\n\n"
    long = [
        "The harbour master said that the boat had been checked in April and that its owner, a man "
        "from Tarn, had paid for a new engine and for twelve new life jackets in the same month.",
        "The search area lies eleven kilometres from the coast, where the water is forty metres "
        "deep and so cold in May that nobody can live in it for longer than an hour, it said.",
    ]
    article = scrape("Boat sinks off Velm with 14 on board", box + "\n\n".join(long))
    assert article.text.endswith("\n\n".join(long))
    assert "Storm kills nine" not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "About the attack, little is known.",
        "Latest news from the front reached the town at noon.",
        "More people were killed in the second blast.",
        "Share prices fell after the attack.",
        "Top commanders were among the dead.",
        "Home guards shot two men.",
        "Video showed two bodies in the road.",
        "Comments by the minister made it worse.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert not furniture.is_furniture(line)


def test_a_forwarded_report_has_its_subject_for_a_headline() -> None:
    above = (
        "See below.\n\n---------- Forwarded message ----------\nFrom: Focus <news@focus.example>"
        "\nDate: Sat, 10 May 2031 12:00\nSubject: Boat sinks off Velm with 14 on board\n"
        "To: desk@quay.example"
    )
    article = scrape(above)
    assert article.title == "Boat sinks off Velm with 14 on board"
    assert article.text == "\n\n".join((article.title, *BODY))


def test_hard_wrapped_lines_are_joined() -> None:
    words = (
        "The mayor of Velm said on Monday that the town would\n"
        "build a new wall, and that the old one had been in a\n"
        "bad state since the storm of last winter."
    )
    article = only(read(words, "text/plain"))
    assert article.text == words.replace("\n", " ")


LISTING = "\n\n".join(
    f"{town} council calls for calm after the march\n\nThe council of {town} called for calm on "
    f"Monday after {number} people were hurt in a march, its clerk said in a letter to ministers."
    for number, town in enumerate(("Orrin", "Velm", "Tarn", "Kessary", "Lund"), start=2)
)


def test_a_listing_is_split_into_its_items() -> None:
    tail = (
        "\n\nNews in brief\n\nInterview with the mayor\n\nJoin us in our campaign for\nclean water"
    )
    articles, _ = read("Recommended to you\n\n" + LISTING + tail, "text/plain")
    assert [article.title for article in articles] == [
        f"{town} council calls for calm after the march"
        for town in ("Orrin", "Velm", "Tarn", "Kessary", "Lund")
    ]
    assert all(article.kind == "teaser" for article in articles)
    assert "2 people" in articles[0].text
    assert "3 people" not in articles[0].text
    assert articles[-1].text.endswith("letter to ministers.")


def test_a_report_with_crossheads_is_no_listing() -> None:
    paragraph = "The council of Orrin met on Monday and talked about the march for three hours. "
    text = "\n\n".join(
        f"What the council said about point {number}\n\n" + "\n\n".join([paragraph * 2] * 4)
        for number in range(6)
    )
    assert len(read(text, "text/plain")[0]) == 1


def test_a_report_of_short_parts_with_crossheads_is_no_listing() -> None:
    paragraph = (
        "The {} of Orrin was closed after the march, and the council said on Monday that it would "
        "be opened again once the {} had been cleaned by those who marched."
    )
    parts = ("old bridge", "north square", "market hall", "upper school", "town library")
    text = "\n\n".join(
        ("What was closed after the march in Orrin",
         *(f"When the {part} opens\n\n{paragraph.format(part, part)}" for part in parts))
    )  # fmt: skip
    article = only(read(text, "text/plain"))
    assert article.kind == "report"
    assert all(part in article.text for part in parts)


def collected(text: str, **declared: str) -> Article:
    line = json.dumps({"text": text, **declared}).encode()
    told = Declared(title=declared.get("title"), outlet=declared.get("outlet"))
    return only(read(line, "application/json", told))


def test_a_headline_alone_is_the_beginning_of_a_report() -> None:
    found = collected("", title="Two shot at Velm’s mill")
    assert (found.text, found.kind, found.truncated) == ("Two shot at Velm’s mill", "report", True)
    assert found.body_start == len(found.text)


def dated(day: date) -> DateRange | None:
    line = json.dumps({"text": "\n\n".join(("Boat sinks off Velm", *BODY))}).encode()
    return only(read(line, "application/json", Declared(published=day))).published


def test_a_collector_may_hold_what_papers_printed_before_the_web() -> None:
    day = date(1962, 4, 8)
    assert dated(day) == DateRange(day, day, "declared")


@pytest.mark.parametrize(
    "unset", [date(1970, 1, 1), date(1900, 1, 1), date(1, 1, 1), date(9999, 12, 31)]
)
def test_a_day_that_programs_write_for_none_is_no_collectors_word(unset: date) -> None:
    assert dated(unset) is None


def test_a_collected_text_keeps_its_lines() -> None:
    text = "\n\n".join(("Short standfirst", *BODY, "- TNA"))
    article = collected(text, title="Boat sinks off Velm", outlet="The Quay")
    assert article.text[article.body_start :] == text
    assert (article.title, article.outlet) == ("Boat sinks off Velm", "The Quay")


def test_a_collected_text_that_begins_with_its_title() -> None:
    article = collected("Boat sinks off Velm\n\n" + "\n\n".join(BODY), title="Boat sinks off Velm")
    assert article.text[article.body_start :] == "\n\n".join(BODY)


@pytest.mark.parametrize("first", ["title", "text"])
def test_a_collected_title_stands_over_a_text_that_does_not_print_it(first: str) -> None:
    title, body = "Two “missing” off Velm", "\n\n".join(BODY)
    told = {"title": title, "text": body} if first == "title" else {"text": body, "title": title}
    line = json.dumps(told).encode()
    article = only(read(line, "application/json", Declared(title=title)))
    assert article.text == f"{title}\n\n{body}"
    assert article.text[article.body_start :] == body
    ((low, high),) = article.byte_map.ranges(0, 3)
    assert line[low:high] == b"Two"


def test_a_collected_text_is_signed_where_its_title_stands_apart() -> None:
    line = json.dumps({"text": "\n\n".join(("Ana Brun", "10 May 2031", *BODY))}).encode()
    assert only(read(line, "application/json")).byline == "Ana Brun"


def test_a_collected_text_loses_furniture_only() -> None:
    text = "\n\n".join(
        ("Advertisement", BODY[0], "RELATED: Nine killed in storm", BODY[1], "Trending:", BODY[2])
    )
    article = collected(text, title="Boat sinks off Velm")
    assert article.text[article.body_start :] == "\n\n".join(BODY)
