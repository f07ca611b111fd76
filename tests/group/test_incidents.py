"""Which mentions are the same incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.group.invented import (
    MERRIN,
    TOWNS,
    article,
    mention,
    on,
    sets,
    toll,
    town,
    unplaced,
    weapon,
    within,
)
from tests.group.test_families import STORY
from whence import ids
from whence.gazetteer import Entry, gazetteer
from whence.group import Decided, Memory, explain, foremost, link, update
from whence.group.evidence import COPIED
from whence.group.link import PUT_FORWARD, Linked
from whence.group.rarity import likeness, vector
from whence.model import (
    Article,
    Dateline,
    Incident,
    IncidentKind,
    Mention,
    Proposal,
    Value,
    When,
    Where,
)


def group(*pairs: tuple[Article, Mention]) -> tuple[Incident, ...]:
    articles = list({each.article_id: each for each, _ in pairs}.values())
    return link(articles, [each for _, each in pairs]).incidents


def names(found: Sequence[Incident], *pairs: tuple[Article, Mention]) -> set[frozenset[str]]:
    of = {each.mention_id: where.article_id.removeprefix("ar_") for where, each in pairs}
    return sets([[of[member] for member in each.mention_ids] for each in found])


def report(
    name: str,
    *values: object,
    published: str | None = None,
    background: bool = False,
    **more: object,
) -> tuple[Article, Mention]:
    of = article(name, published=published, **more)  # type: ignore[arg-type]
    return of, mention(of, *values, background=background)  # type: ignore[arg-type]


def test_the_same_day_town_and_kind_are_one_incident() -> None:
    a = report("a", toll(9), on("2031-05-04"), town(), published="2031-05-04")
    b = report("b", toll(9), on("2031-05-04"), town(), published="2031-05-05")
    (found,) = group(a, b)
    assert found.kind == "bombing"
    assert found.incident_id == ids.incident(a[1].mention_id)
    (join,) = found.joins
    assert dict(join.features)["the same day"] > 0 < dict(join.features)["the same town"]


def test_two_incidents_in_one_town_a_week_apart_stay_apart() -> None:
    a = report("a", toll(9), on("2031-05-04"), town(), published="2031-05-04")
    b = report("b", toll(9), on("2031-05-11"), town(), published="2031-05-11")
    assert len(group(a, b)) == 2


def test_an_undated_third_joins_neither_of_two_that_it_fits() -> None:
    a = report("a", toll(9), on("2031-05-04"), town(), published="2031-05-04")
    b = report("b", toll(9), on("2031-05-08"), town(), published="2031-05-08")
    third = report("c", toll(9), town(), published="2031-05-09")
    assert names(group(a, b, third), a, b, third) == sets([["a"], ["b"], ["c"]])


def test_an_undated_report_joins_the_only_incident_that_it_fits() -> None:
    a = report("a", toll(9), on("2031-05-04"), town(), published="2031-05-04")
    b = report("b", toll(9), on("2031-02-08"), town(), published="2031-02-08")
    third = report("c", toll(9), town(), published="2031-05-06")
    assert names(group(a, b, third), a, b, third) == sets([["a", "c"], ["b"]])


@pytest.mark.parametrize(
    ("title", "joined"),
    [
        ("Inquiry counts nine dead at Merrin", True),
        ("Nine captives of Merrin freed", True),
        ("Nine dead at Merrin", False),
    ],
)
def test_what_an_inquiry_or_a_return_tells_of_may_be_months_ago(title: str, joined: bool) -> None:
    at = town(inside="Reed Market")
    a = report("a", toll(54), on("2031-05-04"), at, published="2031-05-04")
    article, late = report("b", toll(54), at, published="2031-08-09")
    b = replace(article, title=title), late
    assert (len(group(a, b)) == 1) == joined


def test_an_undated_report_joins_the_one_of_two_that_fits_clearly_better() -> None:
    a = report("a", toll(54), on("2031-05-04"), town(inside="Reed Market"))
    b = report("b", toll(50), weapon("car bomb"), on("2032-05-08"), town(inside="Reed Market"))
    third = report("c", toll(50), weapon("car bomb"), town(inside="Reed Market"))
    assert names(group(a, b, third), a, b, third) == sets([["a"], ["b", "c"]])


def test_a_dateline_without_a_year_takes_it_from_the_other_report() -> None:
    """A report whose dateline gives day and month, and an undated item that dates the attack."""
    camp = unplaced("Camp Orrin")
    a = report(
        "a",
        toll(31),
        weapon("rocket", 40),
        camp,
        town(),
        dateline=Dateline(0, 10, "Belle", None, 3, 9),
    )
    b = report("b", toll(32), weapon("rocket"), on("2031-03-04"), camp)
    assert len(group(a, b)) == 1


def test_a_camp_known_only_by_its_country_is_still_the_same_camp() -> None:
    wide = Where("Camp Orrin in Ostland", "XA", 12.0, 21.0, 500_000, "gaz:ostland")
    a = report("a", toll(32), on("2031-03-04"), wide)
    b = report("b", on("2031-03-04"), wide)
    c = report("c", on("2031-03-04"), Where("Ostland", "XA", 12.0, 21.0, 500_000, "gaz:ostland"))
    assert names(group(a, b, c), a, b, c) == sets([["a", "b"], ["c"]])


def test_the_same_toll_by_the_same_weapon_on_the_same_day_needs_no_place() -> None:
    tolls = (toll(32), toll(80, effect="injured"))
    a = report("a", *tolls, weapon("rocket"), on("2031-03-04"), unplaced("Camp Orrin"))
    b = report("b", *tolls, weapon("rocket"), on("--03-04"))
    c = report("c", *tolls, weapon("rocket"), on("--03-14"))
    assert names(group(a, b, c), a, b, c) == sets([["a", "b"], ["c"]])


def test_a_dateline_before_the_attack_speaks_against_it() -> None:
    camp = unplaced("Camp Orrin")
    a = report("a", toll(31), weapon("rocket"), camp, dateline=Dateline(0, 9, "Belle", None, 3, 1))
    b = report("b", toll(31), weapon("rocket"), on("2031-03-04"), camp)
    assert len(group(a, b)) == 2


def test_a_day_without_a_year_fits_the_report_that_gives_one() -> None:
    a = report("a", toll(31), on("--03-04"), unplaced("Camp Orrin"))
    b = report("b", toll(32), on("2031-03-04"), unplaced("Camp Orrin"))
    c = report("c", toll(31), on("2031-03-19"), unplaced("Camp Orrin"))
    assert names(group(a, b, c), a, b, c) == sets([["a", "b"], ["c"]])


def test_a_day_without_a_year_that_fits_two_years_joins_neither() -> None:
    a = report("a", toll(31), on("--03-04"), unplaced("Camp Orrin"))
    b = report("b", toll(31), on("2031-03-04"), unplaced("Camp Orrin"))
    c = report("c", toll(31), on("2032-03-04"), unplaced("Camp Orrin"))
    assert len(group(a, b, c)) == 3


def test_other_countries_and_far_places_are_never_one() -> None:
    a = report("a", toll(60), on("2031-05-04"), town())
    b = report("b", toll(60), on("2031-05-04"), town("gaz:halden"))
    assert len(group(a, b)) == 2


def test_two_named_places_of_one_town_on_one_day_stay_apart() -> None:
    a = report("a", toll(63), on("2031-05-04"), town(inside="Reed Market"))
    b = report("b", toll(18), on("2031-05-04"), town(inside="Saint Oda Quarter"))
    assert len(group(a, b)) == 2


def test_spellings_of_one_place_meet() -> None:
    a = report("a", toll(43), on("2031-05-04"), unplaced("Harrigat Market"))
    b = report("b", toll(39), on("2031-05-04"), unplaced("Harigaat market"))
    assert len(group(a, b)) == 1


def test_a_small_figure_joins_nothing_without_a_place_in_common() -> None:
    of = [article(name, published="2031-05-04") for name in "abc"]
    four = (on("2031-05-04"), toll(4, effect="injured"))
    placed = (of[0], mention(of[0], *four, town(), kind="shooting"))
    unplaced = (of[1], mention(of[1], *four, kind="shooting"))
    also = (of[2], mention(of[2], *four, town(), kind="shooting"))
    assert len(group(placed, unplaced)) == 2
    assert len(group(placed, also)) == 1


def test_kinds_that_exclude_each_other_stay_apart_and_an_attack_fits_all() -> None:
    of = [article(name) for name in "abc"]
    values = (on("2031-05-04"), town(), toll(2))
    bombing = (of[0], mention(of[0], *values, kind="bombing"))
    arrest = (of[1], mention(of[1], *values, kind="arrest"))
    attack = (of[2], mention(of[2], *values, kind="attack"))
    assert len(group(bombing, arrest)) == 2
    assert len(group(bombing, attack)) == 1


def test_two_events_of_one_article_never_join_through_a_third() -> None:
    of = article("roundup", published="2031-05-04")
    first = (of, mention(of, toll(7), on("2031-05-04"), town(), key="1"))
    second = (of, mention(of, toll(8), on("2031-05-04"), town(), key="2"))
    other = report("b", toll(7), on("2031-05-04"), town(), published="2031-05-04")
    found = group(first, second, other)
    together = [each for each in found if len(each.mention_ids) > 1]
    assert len(found) == 2
    assert set(together[0].mention_ids) == {first[1].mention_id, other[1].mention_id}


def test_why_names_the_article_that_tells_two_incidents_apart() -> None:
    """Another report is as much like either; only who tells of both says that they are two."""
    both = article("both", published="2031-05-04")
    first = mention(both, toll(7), on("2031-05-04"), town(), key="1")
    second = mention(both, toll(8), on("2031-05-04"), town(), key="2")
    other, alone = report("b", toll(8), on("2031-05-04"), town(), published="2031-05-04")
    index = Memory([both, other])
    mentions = {both.article_id: [first, second], other.article_id: [alone]}
    update(index, [both, other], mentions, (), Decided())
    sides = ([first.mention_id], [second.mention_id, alone.mention_id])
    found = explain(index, Decided(), sides)
    assert found is not None and found.ruled_out == 0
    assert found.told_apart == (both.article_id,)
    lone = explain(index, Decided(), ([first.mention_id], [alone.mention_id]))
    assert lone is not None and not lone.told_apart


def test_one_event_told_twice_in_one_article_is_one_incident() -> None:
    of = article("a", published="2031-05-04")
    first = (of, mention(of, toll(7), on("2031-05-04"), town(), key="1"))
    second = (
        of,
        mention(of, on("2031-05-04"), town(), toll(7), toll(9, effect="injured"), key="2"),
    )
    assert len(group(first, second)) == 1


def test_copies_join_whatever_day_their_today_came_to() -> None:
    one, two = (
        article("a", STORY, published="2031-05-04"),
        article("b", STORY, published="2031-05-09"),
    )
    shared = (toll(12), toll(30, effect="injured"), town())
    a = (one, mention(one, *shared, on("2031-05-04")))
    b = (two, mention(two, *shared, on("2031-05-09")))
    (found,) = group(a, b)
    assert found.joins[0].features == (("the same words in copies of one report", COPIED),)


def test_the_same_words_months_later_are_another_event() -> None:
    one = article("a", STORY, published="2031-05-04")
    two = article("b", STORY, published="2031-11-09")
    a = (one, mention(one, toll(12), town(), on("2031-05-04")))
    b = (two, mention(two, toll(12), town(), on("2031-11-09")))
    assert len(group(a, b)) == 2


def test_a_name_that_two_far_towns_share_joins_nothing() -> None:
    a = report("a", toll(60), on("2031-05-04"), town(inside="Oda Square"))
    b = report("b", toll(60), on("2031-05-04"), town("gaz:halden", inside="Oda Square"))
    assert len(group(a, b)) == 2


def test_a_total_over_a_period_is_no_incident() -> None:
    a = report("a", toll(600, scope="period"), town())
    b = report("b", toll(600, scope="period"), toll(9), on("2031-05-04"), town())
    assert names(group(a, b), a, b) == sets([["b"]])


def test_what_an_article_only_refers_back_to_is_listed_and_joined_by_date_and_place() -> None:
    alone = report("a", toll(5), on("2030-01-02"), town(), background=True)
    assert len(group(alone)) == 1
    trial = report(
        "trial",
        toll(148),
        within("2031-01-01", "2031-12-31"),
        town(inside="Oda College"),
        background=True,
        published="2035-06-01",
    )
    there = report("b", toll(148), on("2031-05-04"), town(inside="Oda College"))
    elsewhere = report("c", toll(20), on("2031-06-04"), town())
    assert names(group(trial, there, elsewhere), trial, there, elsewhere) == sets(
        [["trial", "b"], ["c"]]
    )


def test_the_names_of_victims_bring_undated_reports_together() -> None:
    text = "Ilka Vorn, 34, and her brother Matteo Vorn died in their car in Merrin, a cousin said."
    other = "Friends of Ilka Vorn and Matteo Vorn lit candles in Merrin where the two were shot."
    crowd = [
        report(f"x{n}", toll(1), on(f"2030-01-{n % 28 + 1:02}"), town("gaz:halden"))
        for n in range(60)
    ]
    one = article("a", text, published="2031-05-06")
    two = article("b", other, published="2031-05-09")
    a = (one, mention(one, toll(2), town(), kind="shooting"))
    b = (two, mention(two, toll(2), town(), kind="shooting"))
    found = group(a, b, *crowd)
    (joined,) = [each for each in found if a[1].mention_id in each.mention_ids]
    assert b[1].mention_id in joined.mention_ids
    assert any("ilka vorn" in feature for feature, _ in joined.joins[0].features)


def test_no_mentions_make_no_incidents() -> None:
    assert link([], []).incidents == ()


PLACES = [town(), town("gaz:halden"), town(inside="Reed Market"), unplaced("Camp Orrin")]
DAYS = [on("2031-05-04"), on("2031-05-05"), on("2031-05-12"), on("--05-04"), None]


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Article], list[Mention]]:
    articles, mentions = [], []
    for number in range(draw(st.integers(1, 7))):
        published = draw(st.sampled_from(["2031-05-04", "2031-05-06", "2031-05-13", None]))
        of = article(str(number), published=published)
        articles.append(of)
        for key in range(draw(st.integers(1, 2))):
            day = draw(st.sampled_from(DAYS))
            values: list[Value] = [
                toll(draw(st.sampled_from([3, 12, 13, 60]))),
                draw(st.sampled_from(PLACES)),
            ]
            mentions.append(
                mention(
                    of,
                    *values,
                    *([day] if day else []),
                    background=draw(st.booleans()),
                    key=str(key),
                )
            )
    return articles, mentions


@settings(max_examples=60, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_every_mention_is_in_one_incident(
    case: tuple[list[Article], list[Mention]], chance: object
) -> None:
    articles, mentions = case
    found = link(articles, mentions).incidents
    shuffled = list(mentions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(articles[::-1], shuffled).incidents == found
    held = [member for each in found for member in each.mention_ids]
    assert sorted(held) == sorted(each.mention_id for each in mentions)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_no_incident_holds_two_days_that_are_not_neighbours(
    case: tuple[list[Article], list[Mention]],
) -> None:
    articles, mentions = case
    days = {
        each.mention_id: value.earliest
        for each in mentions
        for claim in each.claims
        if (value := getattr(claim, "value", None)) and getattr(value, "precision", "") == "day"
    }
    for found in link(articles, mentions).incidents:
        dated = [day for member in found.mention_ids if (day := days.get(member))]
        assert not dated or (max(dated) - min(dated)).days <= 2


def test_day_town_and_kind_alone_are_a_proposal_and_no_join() -> None:
    """Where the next attack in the town would have all in common that these two have."""
    a = report("a", toll(1), on("2031-05-04"), town(), published="2031-05-04")
    b = report("b", toll(1), on("2031-05-04"), town(), published="2031-05-05")
    linked = link([a[0], b[0]], [a[1], b[1]])
    assert len(linked.incidents) == 2
    (proposal,) = linked.proposals
    assert dict(proposal.features)["the same town"] > 0


def test_other_ages_streets_and_hours_keep_two_attacks_of_one_day_apart() -> None:
    told = "Shots in Merrin. A {age}-year-old was hit in {street} Street at {hour}, police said."
    one = told.format(age=17, street="Alder", hour="2 a.m.")
    same = told.format(age=17, street="Alder", hour="2 a.m.") + " Nobody was held."
    other = told.format(age=52, street="Quarry", hour="9 p.m.")
    values = (toll(1), on("2031-05-04"), town())
    a = report("a", *values, published="2031-05-05", text=one)
    b = report("b", *values, published="2031-05-05", text=same)
    c = report("c", *values, published="2031-05-05", text=other)
    assert names(group(a, b, c), a, b, c) == sets([["a", "b"], ["c"]])


def shots(name: str, text: str, *values: object, published: str) -> tuple[Article, Mention]:
    of = article(name, text, published=published)
    return of, mention(of, *values, kind="shooting")  # type: ignore[arg-type]


HIT = "Shots were fired at a porch in the Reed Market quarter of Merrin, and the police came."


@pytest.mark.parametrize(
    ("day", "hurt", "together"),
    [("2031-05-04", 9, True), (None, 9, False), (None, 4, True)],
)
def test_a_quarter_and_its_words_join_reports_of_one_day_alone(
    day: str | None, hurt: int, together: bool
) -> None:
    """Without a day or a figure they are what the next shooting in the quarter has too."""
    when = (on(day),) if day else ()
    place = town(inside="Reed Market")
    first = (on("2031-05-04"), place, toll(4, effect="injured"))
    a = shots("a", HIT, *first, published="2031-05-05")
    second = (*when, place, toll(hurt, effect="injured"))
    b = shots("b", f"{HIT} Nobody ran.", *second, published="2031-05-05")
    linked = link([a[0], b[0]], [a[1], b[1]])
    assert (len(linked.incidents) == 1) is together
    assert together or linked.proposals


@pytest.mark.parametrize(("street", "together"), [("Alder", True), ("Quarry", False)])
def test_as_many_wounded_in_other_streets_of_a_town_are_two_shootings(
    street: str, together: bool
) -> None:
    told = (
        "Four people were wounded by shots in Merrin, in the 400 block of {} Street, police said."
    )
    values = (toll(4, effect="injured"), on("2031-05-04"), town())
    a = shots("a", told.format("Alder"), *values, published="2031-05-05")
    b = shots("b", told.format(street) + " Nobody was held.", *values, published="2031-05-05")
    linked = link([a[0], b[0]], [a[1], b[1]])
    assert (len(linked.incidents) == 1) is together
    assert together or linked.proposals


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("the Mill quarter of Merrin", "the Tannery quarter of Merrin", False),
        ("the village of Orrin", "the village of Sarn", False),
        ("Upper Sarn", "Lower Sarn", False),
        ("the village of Orrin in Velde district", "the village of Sarn in Velde district", False),
        ("the village of Orrin in Velde district", "the village of Orrin in Marn district", True),
        ("the Orrin refugee camp", "the camp of Sarn", False),
        ("the Mill quarter of Merrin", "the Mill neighbourhood in Merrin", True),
    ],
)
def test_two_quarters_or_villages_are_two_places_though_toll_and_words_agree(
    one: str, other: str, together: bool
) -> None:
    told = "A car bomb went off in {} on Sunday, police said. Shops nearby burned down in minutes."
    a, b = (
        report(
            name,
            toll(7),
            on("2031-05-04"),
            unplaced(place),
            published="2031-05-04",
            text=told.format(place),
        )
        for name, place in (("a", one), ("b", other))
    )
    assert (len(group(a, b)) == 1) is together


def test_a_day_apart_with_other_tolls_likeness_of_words_joins_nothing() -> None:
    """The report of the second attack recalls the first, in its words."""
    first = "A roadside bomb killed four policemen on patrol in Orrin on Sunday, the governor said."
    second = (
        "A bomb killed six at a police station in Orrin on Monday, the governor said, a day after "
        "a roadside bomb killed four policemen on patrol."
    )
    place = unplaced("Orrin")
    a = report("a", toll(4), on("2031-05-04"), place, published="2031-05-04", text=first)
    b = report("b", toll(6), on("2031-05-05"), place, published="2031-05-05", text=second)
    assert len(group(a, b)) == 2


def test_a_report_that_tells_of_two_attacks_makes_them_no_one() -> None:
    bus, road = unplaced("Hestrow bus station"), unplaced("Vark")
    day = on("2031-05-04")
    both = report("a", toll(8), toll(5), day, bus, road, published="2031-05-04")
    one = report("b", toll(8), day, bus, published="2031-05-04")
    another = report("c", toll(5), day, road, published="2031-05-04")
    more = report("d", toll(5), day, road, published="2031-05-05")
    pairs = (both, one, another, more)
    found = names(group(*pairs), *pairs)
    assert not any({"b", "c"} <= each for each in found)
    assert any({"c", "d"} <= each for each in found)


def test_a_misread_day_gives_way_to_a_person_whom_the_other_report_names() -> None:
    told = (
        "Ana Brandt, 31, was shot at a well near the old mill. Her neighbours hid behind the "
        "granary until dusk and told a reporter how it went."
    )
    retold = (
        "Neighbours of the granary told a reporter how, at dusk, Ana Brandt was shot by the old "
        "well, and how they hid behind the mill."
    )
    a = report("a", toll(2), on("2031-05-04"), town(), published="2031-05-05", text=told)
    b = report("b", toll(2), on("2031-05-07"), town(), published="2031-05-07", text=retold)
    c = report(
        "c",
        toll(2),
        on("2031-05-07"),
        town(),
        published="2031-05-07",
        text=retold.replace("Ana Brandt", "Ada Brenn"),
    )
    assert len(group(a, b)) == 1
    assert len(group(a, c)) == 2


@pytest.mark.parametrize(("figures", "together"), [((12, 30), True), ((12, 3), False)])
def test_one_misread_day_of_a_group_does_not_keep_out_whom_the_others_bear_out(
    figures: tuple[int, int], together: bool
) -> None:
    """A report of another day was joined for the person that it names; the next one names nobody,
    and is as much like the rest, or is not."""
    told = (
        "Ana Brandt, 31, was shot at a well near the old mill. Her neighbours hid behind the "
        "granary until dusk and told a reporter how it went."
    )
    retold = (
        "Neighbours of the granary told a reporter how, at dusk, Ana Brandt, 31, was shot by the "
        "old well, and how they hid behind the mill."
    )
    dead, hurt = figures
    place = town(inside="Reed Market")
    values = (toll(12), toll(30, effect="injured"), on("2031-05-04"), place)
    a = report("a", *values, published="2031-05-05", text=told)
    misread = report("b", on("2031-05-07"), place, published="2031-05-07", text=retold)
    plain = "Shots rang out over the mill at dusk. Neighbours hid behind the granary by the well."
    shared = (toll(dead), toll(hurt, effect="injured"), on("2031-05-04"), place)
    c = report("c", *shared, published="2031-05-05", text=plain)
    assert len(group(a, misread)) == 1
    assert len(group(misread, c)) == 2
    assert (len(group(a, misread, c)) == 1) is together


@pytest.mark.parametrize(("alike", "together"), [(3, True), (2, False)])
def test_two_misread_days_are_outvoted_by_more_reports(alike: int, together: bool) -> None:
    tellings = (
        "Ana Brandt, 31, was shot by a well on Alder Street at 9 p.m. Her neighbours hid.",
        "At 9 p.m. neighbours of Alder Street hid as Ana Brandt, 31, was shot beside the well.",
        "The well on Alder Street is where, neighbours told, Ana Brandt, 31, was shot at 9 p.m.",
        "Neighbours hid by the well at 9 p.m.; on Alder Street, Ana Brandt, 31, was shot.",
        "Who shot Ana Brandt, 31? Neighbours of Alder Street hid at 9 p.m. by the well.",
    )
    place = town(inside="Reed Market")
    hurt = (toll(30, effect="injured"), place)
    right = [
        report(f"right {number}", *hurt, on("2031-05-04"), published="2031-05-05", text=text)
        for number, text in enumerate(tellings[:alike])
    ]
    misread = [
        report(f"misread {number}", *hurt, on("2031-05-07"), published="2031-05-07", text=text)
        for number, text in enumerate(tellings[3:])
    ]
    other = report("other", *hurt, on("2031-05-04"), published="2031-05-05")
    assert len(group(*right, *misread)) == len(group(*right, other)) == 1
    assert all(len(group(each, other)) == 2 for each in misread)
    assert (len(group(*right, *misread, other)) == 1) is together


@pytest.mark.parametrize(("street", "together"), [("Alder", True), ("Quarry", False)])
def test_reports_of_months_apart_meet_in_a_street(street: str, together: bool) -> None:
    """Many towns have a street of its name, so that the name alone is no reason to compare."""
    told = "A 7-year-old, the son of a baker, was shot on Alder Street while skipping rope."
    later = (
        f"Candles still burn on {street} Street, where a baker lost a 7-year-old who skipped rope."
    )
    a = shots("a", told, on("2031-05-04"), town(), published="2031-05-05")
    b = shots("b", later, town(), published="2031-07-19")
    halden = [
        shots(
            f"Halden {month}",
            f"Hail of month {month} broke panes on Alder Street and on Quarry Street.",
            on(f"2032-{month:02}-04"),
            town("gaz:halden"),
            published=f"2032-{month:02}-05",
        )
        for month in range(1, 9)
    ]
    found = next(one for one in group(a, b, *halden) if a[1].mention_id in one.mention_ids)
    assert (b[1].mention_id in found.mention_ids) is together


@pytest.mark.parametrize(
    ("dead", "background", "together"), [(5, False, True), (6, False, False), (5, True, False)]
)
def test_an_own_event_without_its_day_is_the_one_that_the_article_dates_besides(
    dead: int, background: bool, together: bool
) -> None:
    of = article("a", published="2031-05-09")
    undated = (of, mention(of, toll(5), town(), key="1", background=background))
    besides = (of, mention(of, toll(dead), on("2031-05-04"), town(), key="2", background=True))
    b = report("b", toll(5), on("2031-05-04"), town(), published="2031-05-05")
    found = names(group(undated, besides, b), undated, besides, b)
    assert (found == sets([["a", "a", "b"]])) is together


@pytest.mark.parametrize(("published", "together"), [("2031-05-09", True), ("2031-07-09", False)])
def test_a_street_of_a_quarter_joins_reports_of_one_week(published: str, together: bool) -> None:
    told = f"{HIT} It was in the 400 block of Alder Street."
    place = town(inside="Reed Market")
    a = shots("a", told, on("2031-05-04"), place, toll(1), published="2031-05-05")
    b = shots("b", f"{told} Nobody ran.", place, published=published)
    assert (len(group(a, b)[0].mention_ids) == 2) is together


def test_a_misread_town_gives_way_to_the_same_person_of_the_same_age() -> None:
    told = (
        "Ana Brandt, 31, was shot at a well near the old mill on Friday. Her brother Ivo Marn, 28, "
        "hid behind the granary until dusk, neighbours told a reporter."
    )
    retold = (
        "Neighbours of the granary told how on Friday, at dusk, a reporter saw Ivo Marn, 28, the "
        "brother of Ana Brandt, 31, hid by the old well. She was shot behind the mill."
    )
    elsewhere = retold.replace("Ana Brandt, 31", "Ada Brenn, 63").replace("Ivo Marn, 28", "Oz Pell")
    values = (toll(2), on("2031-05-04"))
    halden = town("gaz:halden")
    a = report("a", *values, town(), published="2031-05-04", text=told)
    b = report("b", *values, halden, published="2031-05-04", text=retold)
    c = report("c", *values, halden, published="2031-05-04", text=elsewhere)
    (found,) = group(a, b)
    assert dict(found.joins[0].features)["places far apart"] < 0
    assert len(group(a, c)) == 2


@pytest.mark.parametrize(
    ("name", "place", "together"),
    [
        ("Ana Brandt", town("gaz:halden"), True),
        ("Ana Brandt", Where("Halden", "XB", 13.0, 20.0, 5_000, "gaz:halden"), True),
        ("Ada Brenn", town("gaz:halden"), False),
    ],
)
def test_a_misread_town_gives_way_to_a_name_told_of_at_one_time_in_the_same_words(
    name: str, place: Where, together: bool
) -> None:
    told = (
        "{} was shot at a well near the old mill on Friday. Her brother hid behind the granary "
        "until dusk, neighbours told a reporter in the tavern of the weavers."
    )
    retold = (
        "Neighbours in the tavern of the weavers told how on Friday, at dusk, a reporter saw the "
        "brother of {} hid by the old well. She was shot behind the mill, at the granary."
    )
    values = (toll(12), toll(30, effect="injured"), on("2031-05-04"))
    a = report("a", *values, town(), published="2031-05-04", text=told.format("Ana Brandt"))
    b = report("b", *values, place, published="2031-05-05", text=retold.format(name))
    assert (len(group(a, b)) == 1) is together


def strikes(*shared: object) -> Linked:
    """Two reports of air strikes on one town on one day that share what is given."""
    a, b = (article(name, published="2031-05-04") for name in "ab")
    told = (on("2031-05-04"), town(), weapon("air strike"), *shared)
    told_by = [mention(of, *told, kind="air strike") for of in (a, b)]  # type: ignore[arg-type]
    return link([a, b], told_by)


def test_strikes_on_one_town_on_one_day_are_neither_joined_nor_proposed() -> None:
    found = strikes(toll(4))
    assert len(found.incidents) == 2
    assert not found.proposals


def test_one_large_figure_makes_two_strikes_a_proposal() -> None:
    found = strikes(toll(37))
    assert len(found.incidents) == 2
    (proposal,) = found.proposals
    assert dict(proposal.features)["too little in common that tells it from another"] < 0


@pytest.mark.parametrize(
    "shared",
    [(toll(37), toll(90, effect="injured")), (toll(37), unplaced("the Corrin mill"))],
    ids=["both figures", "a figure and a site"],
)
def test_reports_of_one_strike_join_by_what_the_next_one_lacks(shared: tuple[object, ...]) -> None:
    assert len(strikes(*shared).incidents) == 1


STRUCK = "Neighbours at the {place} said that the house of the {family} family was hit. "
"""What a report of a strike says beside its figures."""


def struck(*told: str, kind: IncidentKind = "air strike") -> Linked:
    """Reports of fire at one site on one day, with one toll of many, each in its own words."""
    values = (on("2031-05-04"), town(), unplaced("the Corrin mill"), toll(37))
    held = [article(f"x{n}", text, published="2031-05-04") for n, text in enumerate(told)]
    return link(held, [mention(of, *values, kind=kind) for of in held])


def test_reports_of_other_families_are_of_two_strikes() -> None:
    one, same, other = "Abu Tarrin", "Abu Tarreen", "Velleck"
    told = STRUCK.format(place="well", family=one)
    assert len(struck(told, STRUCK.format(place="gate", family=same)).incidents) == 1
    found = struck(told, STRUCK.format(place="gate", family=other))
    assert len(found.incidents) == 2
    assert not found.proposals


def test_reports_of_other_people_of_an_age_are_of_two_strikes() -> None:
    one, other = "Among them was Ana Tarrin, 31 years old.", "Ivo Velleck, 8 years old, died too."
    assert len(struck(one, other).incidents) == 2
    assert len(struck(one, "Hers was the next house; Ana Tarrin, 31, had stayed.").incidents) == 1


def test_reports_of_other_towns_are_of_two_strikes(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {
        key: Entry(key, "", "town", "", "", "", "", 10.0, 20.0, 0, 0, False)
        for key in (MERRIN, "gaz:near")
    }
    monkeypatch.setattr(gazetteer(), "entry", entries.get)
    monkeypatch.setitem(TOWNS, "gaz:near", ("Near", 10.05, 20.0))
    values = (on("2031-05-04"), toll(37), toll(90, effect="injured"))
    a, b, c = (article(name, published="2031-05-04") for name in "abc")
    held = [
        mention(of, *values, town(key), kind="air strike")
        for of, key in ((a, MERRIN), (b, "gaz:near"), (c, MERRIN))
    ]
    assert names(link([a, b, c], held).incidents, *zip((a, b, c), held, strict=True)) == sets(
        [["a", "c"], ["b"]]
    )


def test_fire_from_afar_is_told_by_the_words_of_its_reports() -> None:
    """Of two events of an unknown kind a site tells, of two of a war's it does not."""
    told = "People at the {place} waited until {what} were gone, then went out."
    values = (on("2031-05-04"), town(), unplaced("the Corrin mill"))
    told_of: tuple[tuple[str, IncidentKind, int], ...] = (
        ("the men", "attack", 1),
        ("the warplanes", "attack", 2),
        ("the warplanes", "abduction", 1),
    )
    for what, kind, incidents in told_of:
        a, b = (
            article(name, told.format(place=place, what=what), published="2031-05-04")
            for name, place in (("a", "well"), ("b", "gate"))
        )
        linked = link([a, b], [mention(of, *values, kind=kind) for of in (a, b)])
        assert len(linked.incidents) == incidents


def test_of_many_figures_of_a_rising_toll_the_last_counts() -> None:
    def rising(*tolls: int) -> list[Value]:
        return [on("2031-05-04"), town(), unplaced("the Corrin mill"), *map(toll, tolls)]

    first = rising(4, 11, 18, 24)
    a, b, c = (article(name, published="2031-05-04") for name in "abc")
    other = mention(b, *rising(6, 16, 18, 45), kind="air strike")
    later = mention(c, *rising(24), kind="air strike")
    one = mention(a, *first, kind="air strike")
    assert len(link([a, b], [one, other]).incidents) == 2
    assert len(link([a, c], [one, later]).incidents) == 1


def test_a_misread_town_gives_way_to_the_same_street_on_the_same_day_in_the_same_words() -> None:
    """It keeps no report out of the group that the others of its event make."""
    told = (
        "Gunmen on a scooter hit a barber, his apprentice and a customer in {street} Street, while "
        "the mirrors of the salon burst and razors lay about."
    )
    retold = (
        "In {street} Street a barber and a customer bled beside the apprentice: mirrors and razors "
        "of his salon burst when gunmen came by scooter."
    )
    values = (toll(3, effect="injured"), on("2031-05-04"))
    a = report("a", *values, town(), text=told.format(street="Velleck"))
    b = report("b", *values, town("gaz:halden"), text=retold.format(street="Velleck"))
    c = report("c", *values, town("gaz:halden"), text=retold.format(street="Corrin"))
    for other, ruled_out in ((b, False), (c, True)):
        known = {each.mention_id: each for each in (a[1], other[1])}
        index = Memory([a[0], other[0]])
        update(index, [a[0], other[0]], {each.article_id: [each] for each in known.values()})
        found = explain(index, Decided(), ([a[1].mention_id], [other[1].mention_id]))
        assert found is not None
        assert bool(found.ruled_out) is ruled_out


def site(written: str) -> Where:
    """A place in a town that no gazetteer knows."""
    return Where(written, None)


def test_two_kinds_of_place_in_one_unknown_town_are_two_places() -> None:
    day, killed = on("2031-05-04"), toll(7)
    a = report("a", day, killed, site("the bus depot in Vellick"), published="2031-05-04")
    b = report("b", day, killed, site("Vellick bus depot"), published="2031-05-04")
    c = report("c", day, toll(4), site("a checkpoint in Vellick"), published="2031-05-04")
    assert names(group(a, b, c), a, b, c) == sets([["a", "b"], ["c"]])


def test_in_the_town_this_week_is_proposed_for_what_happened_there_and_joined_to_nothing() -> None:
    a = report("a", on("2031-05-04"), toll(7), site("Vellick bus depot"), published="2031-05-04")
    week = When(date(2031, 5, 2), date(2031, 5, 7), "week", "stated")
    b = report("b", week, site("Vellick"), published="2031-05-07")
    linked = link([a[0], b[0]], [a[1], b[1]])
    assert len(linked.incidents) == 2
    assert len(linked.proposals) == 1


def test_one_of_many_ages_is_no_particular_of_a_strike() -> None:
    """Of ten dead of one strike and ten of another some are of one age."""
    told = "Among the dead of {place} were people aged {ages}, neighbours said."
    one = told.format(place="the mill", ages="4-year-old, 31-year-old, 52-year-old, 70-year-old")
    other = told.format(place="a barn", ages="4-year-old, 19-year-old, 44-year-old, 68-year-old")
    values = (on("2031-05-04"), town(), weapon("air strike"), toll(12))
    a = report("a", *values, published="2031-05-04", text=one)
    b = report("b", *values, published="2031-05-04", text=other)
    assert len(group(a, b)) == 2


def shootings(*place: Where) -> Linked:
    """Two reports of shootings of a child of ten, of which one gives the day."""
    a = article("a", "A girl of the river school, a 10-year-old, was hit.", published="2031-05-04")
    b = article("b", "A pupil, a 10-year-old, lay on a hill.", published="2031-05-05")
    wounded = toll(1, effect="injured")
    dated = mention(a, wounded, on("2031-05-04"), *place, kind="shooting")
    return link([a, b], [dated, mention(b, wounded, *place, kind="shooting")])


def test_an_age_tells_of_one_incident_only_where_a_place_does() -> None:
    assert len(shootings(town()).incidents) == 1
    nowhere = shootings()
    assert len(nowhere.incidents) == 2
    assert len(nowhere.proposals) == 1


def test_three_dead_in_a_town_years_ago_are_not_the_three_that_an_article_refers_back_to() -> None:
    values = (toll(3), town())
    a = report("a", *values, on("2029-05-04"), published="2029-05-05")
    b = report("b", *values, published="2031-05-05", background=True)
    assert len(group(a, b)) == 2


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60))
def test_no_incident_has_more_joins_put_forward_than_a_person_looks_at(
    pairs: list[tuple[int, int]],
) -> None:
    known = [Proposal(str(a), str(b), "", "", (), 0.8) for a, b in pairs if a < b]
    found = list(foremost(known))
    held = Counter(name for each in found for name in (each.one_id, each.other_id))
    assert max(held.values(), default=0) <= PUT_FORWARD
    for each in known:
        full = {name for name, times in held.items() if times == PUT_FORWARD}
        assert each in found or full & {each.one_id, each.other_id}


def test_ages_of_a_few_tell_large_attacks_no_more_apart_than_they_do() -> None:
    """Each report of forty wounded tells the age of another of them; of two wounded it is two
    attacks."""

    def told(name: str, age: int, hurt: int) -> tuple[Article, Mention]:
        text = f"Shots at the fair in Merrin. A {age}-year-old was hit first, a nurse said."
        values = (toll(hurt, effect="injured"), on("2031-05-04"), town())
        return shots(name, text, *values, published="2031-05-05")

    def weights(hurt: int) -> list[str]:
        pair = [told("a", 9, hurt), told("b", 14, hurt)]
        index = Memory([each for each, _ in pair])
        mentions = {one.article_id: [each] for one, each in pair}
        update(index, [each for each, _ in pair], mentions, (), Decided())
        found = explain(index, Decided(), ([pair[0][1].mention_id], [pair[1][1].mention_id]))
        assert found is not None
        return [words for words, _ in found.features]

    assert "other ages" in weights(2)
    assert "other ages" not in weights(40)


def test_a_toll_that_rose_after_the_first_report_speaks_not_against_it() -> None:
    def pair(first: int, later: int) -> list[str]:
        a = report("a", toll(first), on("2031-05-04"), town(), published="2031-05-04")
        b = report("b", toll(later), on("2031-05-04"), town(), published="2031-05-06")
        linked = link([a[0], b[0]], [a[1], b[1]])
        (proposal,) = linked.proposals
        return [words for words, _ in proposal.features]

    assert not any("killed" in words for words in pair(9, 31))
    assert any("killed" in words for words in pair(31, 9))


def test_a_village_that_the_other_report_names_speaks_for_one_incident() -> None:
    """One report places the attack in a village that no gazetteer knows, the other only names it,
    with its accent."""

    def features(other: str) -> dict[str, float]:
        told = "Men on motorcycles came at night. Elders of {} counted the dead, a priest said. "
        one = report(
            "a",
            toll(31),
            on("2031-05-04"),
            unplaced("Tolvaska"),
            published="2031-05-05",
            text=told.format("Tolvaska"),
        )
        two = report(
            "b",
            toll(44),
            on("2031-05-04"),
            unplaced("Brennick river"),
            published="2031-05-05",
            text=told.format(other),
        )
        index = Memory([one[0], two[0]])
        mentions = {each.article_id: [about] for each, about in (one, two)}
        update(index, [one[0], two[0]], mentions, (), Decided())
        found = explain(index, Decided(), ([one[1].mention_id], [two[1].mention_id]))
        assert found is not None
        return dict(found.features)

    assert features("Tolváska")["a place of one that the other names: tolvaska"] > 0
    assert features("Quellin")["places of other names"] < 0


def test_reports_of_one_night_give_it_two_days_or_one() -> None:
    night = When(date(2031, 5, 4), date(2031, 5, 5), "days", "stated")
    a = report("a", toll(9), night, town(), published="2031-05-05")
    b = report("b", toll(9), on("2031-05-05"), town(), published="2031-05-06")
    (found,) = group(a, b)
    assert dict(found.joins[0].features)["the same day"] > 0


@pytest.mark.parametrize(("trusted", "together"), [(0.5, True), (0.9, False)])
def test_a_lone_day_that_is_hardly_trusted_parts_nothing(trusted: float, together: bool) -> None:
    """Told far down, it is as likely that of another event."""
    a = report("a", on("2031-05-04"), toll(9), town(inside="Reed"), published="2031-05-05")
    of, made = report("b", on("2031-05-01"), toll(9), town(inside="Reed"), published="2031-05-05")
    claims = tuple(replace(claim, confidence=trusted) for claim in made.claims)
    b = of, replace(made, claims=claims)
    assert (len(group(a, b)) == 1) is together


@pytest.mark.parametrize(("place", "together"), [("Tolvaska", True), ("Reed quarter", False)])
def test_bombings_of_a_village_are_joined_by_day_and_words(place: str, together: bool) -> None:
    """In a quarter of a town there may be two a day."""
    where = [unplaced("Tolvaska")] if together else [town(inside="Reed quarter")]
    told = (
        "A parcel burst at the post office of {}. Anarchist leaflets lay by it, a clerk said.",
        "Sorters of {} were hurt by a parcel. Their union shut the counter; customers queued in the"
        " yard, and the mayor promised guards, gates and scanners.",
    )
    pair = [
        report(name, toll(hurt, effect="injured"), on("2031-05-04"), *where, text=words)
        for name, hurt, words in zip(
            "ab", (2, 4), (each.format(place) for each in told), strict=True
        )
    ]
    assert 0.25 <= likeness(vector(told[0].format(place)), vector(told[1].format(place))) < 0.4
    assert len(group(*pair)) == (1 if together else 2)
