"""Which articles are copies of one another."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.group.invented import article, sets
from whence.group import families
from whence.group.families import SHORTEST
from whence.model import Article, Change, Family

STORY = (
    "At least 12 people were killed on Tuesday when a bomb went off beside the fish market of "
    "Merrin, a police spokesman said. The blast tore the roofs from a row of stalls and broke "
    "windows on the far side of the harbour. Rescuers carried the wounded to the town's only "
    "clinic, where nurses asked residents to give blood. Nobody said at once that they had done "
    "it. The governor of the coast cut short a visit to the islands and promised help for the "
    "traders who lost their stalls. Ferries to the mainland stayed in port until the evening, "
    "and the school on the hill sent its pupils home before noon."
)
OTHER = (
    "The council of Halden voted late on Friday to close the old quarry road for repairs. Drivers "
    "will have to go around by the dam, which adds half an hour to the way into town. Shopkeepers "
    "complained that nobody had asked them. The mayor answered that the bridge had been unsafe "
    "since the floods and that the work would be done before the harvest, if the money came."
)
FOOTER = (
    "Sign up for our evening letter and never miss a story from the coast. Follow us wherever you "
    "read your news. All rights reserved; no part of this page may be printed elsewhere without "
    "our leave. Write to the newsroom with corrections, and to the desk with complaints, please."
)


def groups(articles: list[Article]) -> set[frozenset[str]]:
    return sets([family.article_ids for family in families(articles)])


def only(articles: list[Article]) -> Family:
    (family,) = families(articles)
    return family


def test_the_same_text_twice_is_a_copy() -> None:
    family = only([article("a", STORY), article("b", STORY)])
    assert family.copies[0].similarity == 1.0
    assert family.copies[0].changed == ()


def test_even_a_short_text_twice_is_a_copy() -> None:
    assert len(families([article("a", "Two died."), article("b", "Two  died.")])) == 1


def test_articles_without_a_word_are_no_copies() -> None:
    assert len(families([article("a", "…"), article("b", "–")])) == 2


def test_a_shortened_copy_under_another_headline_is_found() -> None:
    short = STORY[: STORY.index("Nobody said")]
    long = article("long", STORY, published="2031-05-06")
    cut = Article(
        article_id="ar_cut",
        page_id="pg_cut",
        index=0,
        kind="report",
        text="Horror in Merrin\n\n" + short,
        byte_map=long.byte_map,
        layers=("text",),
        encoding="utf-8",
        body_start=len("Horror in Merrin\n\n"),
    )
    family = only([cut, long])
    assert family.original_id == "ar_long"
    assert family.copies[0].similarity > 0.95


def test_a_copy_shows_the_figure_that_it_changed() -> None:
    changed = STORY.replace("At least 12 people", "At least 15 people")
    early = article("early", STORY, published="2031-05-06")
    late = article("late", changed, published="2031-05-07")
    family = only([late, early])
    assert family.original_id == "ar_early"
    assert family.copies[0].changed == (Change("12", "15"),)


def test_a_number_in_words_beside_digits_is_a_changed_figure() -> None:
    changed = STORY.replace("At least 12 people", "At least twenty one people")
    family = only(
        [article("a", STORY, published="2031-05-06"), article("b", changed, published="2031-05-07")]
    )
    assert family.copies[0].changed == (Change("12", "twenty one"),)


def test_an_edited_copy_is_found() -> None:
    edited = (
        STORY.replace("on Tuesday", "yesterday")
        .replace("beside the fish market", "next to the fish market")
        .replace("Rescuers carried", "Helpers took")
        .replace("Nobody said at once", "No group said")
    )
    assert len(families([article("a", STORY), article("b", edited)])) == 1


def test_independent_reports_stay_apart() -> None:
    other = (
        "A bomb beside the fish market of Merrin killed at least 12 people on Tuesday, officials "
        "of the coast said, and hurt many more. Witnesses told how the stalls flew into the air. "
        "The clinic of the town was full within the hour and ferries stopped running."
    )
    assert len(families([article("a", STORY), article("b", other)])) == 2


def test_a_digest_of_two_stories_does_not_join_them() -> None:
    digest = article("digest", f"{STORY[:330]} {OTHER[:330]}", published="2031-05-09")
    one = article("one", STORY, published="2031-05-06")
    two = article("two", OTHER, published="2031-05-06")
    found = groups([digest, one, two])
    assert not any({"ar_one", "ar_two"} <= members for members in found)


def test_a_shared_footer_makes_no_copies() -> None:
    choice = random.Random(7)
    own = [" ".join(choice.sample(f"{STORY} {OTHER}".split(), 35)) for _ in range(6)]
    articles = [
        article(str(place), f"{text} {FOOTER}", outlet="The Merrin Post")
        for place, text in enumerate(own)
    ]
    assert len(families(articles)) == 6


def test_a_stock_paragraph_of_many_outlets_makes_no_copies() -> None:
    choice = random.Random(7)
    own = [" ".join(choice.sample(f"{STORY} {OTHER}".split(), 120)) for _ in range(6)]
    articles = [article(str(place), f"{text} {FOOTER}") for place, text in enumerate(own)]
    assert len(families(articles)) == 6


def test_versions_of_one_story_in_one_outlet_are_copies() -> None:
    versions = [STORY.replace("12", str(12 + number)) for number in range(6)]
    articles = [
        article(str(place), text, outlet="The Merrin Post") for place, text in enumerate(versions)
    ]
    assert len(families([*articles, article("b", STORY)])) == 1


def test_copies_with_a_shared_footer_are_still_found() -> None:
    choice = random.Random(7)
    noise = [
        article(str(place), f"{' '.join(choice.sample(OTHER.split(), 35))} {FOOTER}", outlet="O")
        for place in range(6)
    ]
    pair = [article("a", f"{STORY} {FOOTER}", outlet="O"), article("b", STORY)]
    assert frozenset(("ar_a", "ar_b")) in groups([*noise, *pair])


def test_a_long_teaser_is_a_copy_and_a_short_one_is_not() -> None:
    words = STORY.split()
    report = article("report", STORY)
    long = article("long", " ".join(words[: SHORTEST + 5]), kind="teaser", published="2031-01-01")
    short = article("short", " ".join(words[: SHORTEST - 10]), kind="teaser")
    family = only([report, long])
    assert family.original_id == "ar_report"
    assert len(families([report, short])) == 2


def test_the_agency_s_own_page_is_the_original() -> None:
    agency = article("agency", STORY, outlet="Reuters", published="2031-05-08")
    paper = article("paper", STORY + " It was dark.", published="2031-05-06")
    family = only([paper, agency])
    assert family.original_id == "ar_agency"
    assert family.wire == "Reuters"


def test_families_are_a_partition_and_copies_are_not_chained() -> None:
    articles = [article(str(n), STORY[n * 40 :], published=f"2031-05-{n + 1:02}") for n in range(9)]
    found = families(articles)
    members = [member for family in found for member in family.article_ids]
    assert sorted(members) == sorted(each.article_id for each in articles)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_the_articles_changes_nothing(order: list[int]) -> None:
    texts = [STORY, STORY[:300], OTHER, STORY.replace("12", "13"), FOOTER, OTHER, "Brief.", "…"]
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    assert families([articles[n] for n in order]) == families(articles)


NOTICE = (
    "You have read all the free pages of this month. Sign in or take out a subscription to go on, "
    "and have the paper brought to your door on every day of the week but Sunday. Readers who have "
    "one can enter the number that stands on their bill to read all that we print."
)


def headlined(name: str, headline: str, body: str) -> Article:
    return structs.replace(article(name, f"{headline}\n\n{body}"), body_start=len(headline) + 2)


def test_pages_whose_story_gave_way_to_a_notice_are_no_copies() -> None:
    one = headlined("one", "Bridge at Merrin closed after flood", NOTICE)
    other = headlined("other", "Halden choir wins prize", NOTICE)
    assert len(families([one, other])) == 2


def test_a_story_under_another_headline_is_still_a_copy() -> None:
    story = f"The bridge at Merrin was closed after the flood. {NOTICE} Halden's mayor was asked."
    one = headlined("one", "Bridge at Merrin closed after flood", story)
    other = headlined("other", "Flood: Merrin without its bridge", story)
    assert len(families([one, other])) == 1
