"""When, where, the disagreements, and what holds for every record."""

from __future__ import annotations

import cProfile
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.group.invented import article, mention, on, toll, town, unplaced, within
from tests.group.test_families import STORY
from tests.reconcile.case import record
from whence import wording
from whence.gazetteer import gazetteer
from whence.model import Article, Mention, Record, Toll, Where

Pair = tuple[Article, Mention]


def told(
    name: str, *values: object, day: str | None = None, recalled: bool = False, **more: object
) -> Pair:
    of = article(name, published=day, **more)  # type: ignore[arg-type]
    return of, mention(of, *values, background=recalled)  # type: ignore[arg-type]


def kinds(found: Record) -> list[tuple[str, str]]:
    return [(each.field, each.kind) for each in found.disagreements]


def test_the_day_that_most_sources_give() -> None:
    found = record(
        told("a", on("2031-05-04")),
        told("b", on("2031-05-05")),
        told("c", on("2031-05-04")),
        told("d", within("2031-01-01", "2031-12-31")),
    )
    assert (found.earliest, found.latest) == (date(2031, 5, 4), date(2031, 5, 4))


def test_a_day_without_a_year_is_the_last_before_publication() -> None:
    found = record(told("a", on("--12-30"), day="2031-01-02"))
    assert found.earliest == found.latest == date(2030, 12, 30)
    assert record(told("a", on("--12-30"))).earliest is None


def test_a_publication_date_is_no_date_of_the_event() -> None:
    assert record(told("a", toll(9), day="2031-05-04")).earliest is None


def test_the_narrowest_place_with_the_town_s_point() -> None:
    found = record(
        told("a", unplaced("Camp Orrin")), told("b", town()), told("c", unplaced("Camp Orrin"))
    )
    assert (found.place, found.country, found.lat) == ("Camp Orrin", "XA", 10.0)
    assert record(told("a", toll(9))).place is None


def test_a_name_that_stands_inside_another_is_the_wider_place() -> None:
    for names in (("Kessary", "the bridge in Kessary"), ("the bridge in Kessary", "Kessary")):
        found = record(*(told(key, unplaced(name)) for key, name in zip("ab", names, strict=True)))
        assert found.place == "the bridge in Kessary"
    both = record(told("a", unplaced("Kessary")), told("b", unplaced("Orrin Kessary-on-Sea")))
    assert both.place == "Kessary"


def placed(name: str, kind: str) -> Where:
    entry = next(each for each in gazetteer().named(name) if each.kind == kind)
    return Where(name, entry.country, entry.lat, entry.lon, entry.radius_m, entry.key)


def test_a_town_comes_before_its_county_and_the_best_supported_town_first() -> None:
    county, boise, bozeman = placed("Ada County", "district"), placed("Boise", "town"), "Bozeman"
    assert record(told("a", county), told("b", county), told("c", boise)).place == "Boise"
    assert record(told("a", county)).place == "Ada County"
    found = record(
        told("a", placed(bozeman, "town")),
        told("b", boise),
        told("c", boise),
        told("d", unplaced("Camp Orrin")),
    )
    assert (found.place, found.lat) == ("Camp Orrin", boise.lat)


def inside(name: str, division: str) -> Where:
    area = gazetteer().division(division, "US")
    assert area is not None
    entry = next(each for each in gazetteer().named(name) if each.division == area.key)
    return Where(name, entry.country, entry.lat, entry.lon, entry.radius_m, entry.key)


def test_a_town_lies_in_the_state_of_a_county_that_is_told() -> None:
    far, near = inside("Salem", "Massachusetts"), inside("Salem", "Oregon")
    county = inside("Marion County", "Oregon")
    several = (told("a", far), told("b", far), told("c", near))
    assert record(*several).lat == far.lat
    assert record(*several, told("d", county)).lat == near.lat
    assert record(*several[:2], told("d", county)).lat == far.lat


def test_a_place_in_another_country_is_not_in_the_town() -> None:
    quarry = Where("the quarry", "NZ")
    boise = placed("Boise", "town")
    found = record(told("a", quarry), told("b", boise))
    assert (found.place, found.lat) == ("Boise", boise.lat)
    assert record(told("a", quarry)).place == "the quarry"


def test_a_wide_province_comes_before_its_country() -> None:
    found = placed("Cabo Delgado", "division"), placed("Mozambique", "country")
    assert record(*(told(name, place) for name, place in zip("ab", found, strict=True))).place == (
        "Cabo Delgado"
    )


def test_a_report_places_the_incident_before_a_mention_that_looks_back() -> None:
    of = article("a")
    back = (of, mention(of, placed("Bozeman", "town"), background=True))
    assert record(back, told("b", placed("Boise", "town"))).place == "Boise"
    assert record(back).place == "Bozeman"


def test_an_incident_is_recalled_where_no_article_reports_it_as_its_news() -> None:
    of = article("a")
    back = (of, mention(of, placed("Bozeman", "town"), background=True))
    news = told("b", placed("Bozeman", "town"))
    assert record(back).recalled and "only referred back to" in wording.kind(record(back))
    assert not record(back, news).recalled


def test_who_only_recalls_is_no_source_and_has_no_vote() -> None:
    found = record(
        told("a", toll(9), day="2031-05-05"),
        told("b", toll(7), day="2031-05-05"),
        told("c", toll(7), day="2031-05-20", recalled=True),
        told("d", toll(7), day="2031-05-20", recalled=True),
    )
    assert [group.article_ids for group in found.sources] == [("ar_a",), ("ar_b",)]
    assert [group.article_ids for group in found.recalling] == [("ar_c",), ("ar_d",)]
    assert not found.recalled
    (killed,) = found.tolls
    assert (killed.low, killed.profile_best, killed.high) == (7, 9, 9)
    assert [(each.figure, each.independent) for each in killed.support] == [(7, 1), (9, 1)]


def test_a_later_toll_counts_though_its_article_only_recalls() -> None:
    found = record(
        told("a", toll(7), day="2031-05-05"),
        told("b", toll(9), day="2031-05-20", recalled=True),
    )
    (killed,) = found.tolls
    assert (killed.low, killed.profile_best, killed.high) == (7, 9, 9)


def test_of_equally_many_sources_the_surer_day_counts() -> None:
    sure, unsure = told("b", on("2031-05-04")), told("a", on("2031-05-05"))
    claims = tuple(replace(claim, confidence=0.4) for claim in unsure[1].claims)
    found = record((unsure[0], replace(unsure[1], claims=claims)), sure)
    assert found.earliest == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("pairs", "kind"),
    [
        ((told("a", toll(9, status="revised"), toll(21)),), "revision"),
        ((told("a", toll(9), day="2031-05-04"), told("b", toll(21), day="2031-05-06")), "revision"),
        ((told("a", toll(9), toll(21)),), "revision"),
        ((told("a", toll(20)), told("b", toll(21, attackers=True))), "scope"),
        ((told("a", toll(9, who="children")), told("b", toll(21, who="soldiers"))), "category"),
        ((told("a", (toll(11), "police"), (toll(46), "the health ministry")),), "informants"),
        ((told("a", toll(23)), told("b", toll(24))), "sources"),
        ((told("a", toll(9)), told("b", toll(None, words="dozens"))), "vague quantity"),
    ],
)
def test_the_kinds_of_disagreement(pairs: tuple[Pair, ...], kind: str) -> None:
    assert kinds(record(*pairs)) == [("killed", kind)]


def test_a_disagreement_names_the_claims_and_says_it_in_a_sentence() -> None:
    pair = told("a", (toll(11), "police"), (toll(46), "the health ministry"))
    (found,) = record(pair).disagreements
    assert set(found.claim_ids) == {claim.claim_id for claim in pair[1].claims}
    assert found.note == (
        "Killed: 11 (police); 46 (the health ministry), given by different informants."
    )


def test_equal_figures_do_not_disagree() -> None:
    assert record(told("a", toll(23)), told("b", toll(23))).disagreements == ()


def test_others_of_whom_nobody_says_how_many_disagree_with_no_figure() -> None:
    assert record(told("a", toll(9)), told("b", toll(None, words="others"))).disagreements == ()


def test_mentions_of_other_incidents_are_passed_over() -> None:
    pair, other = told("a", toll(9)), told("b", toll(80))
    of = record(pair)
    assert of == record(pair) != record(pair, other)
    assert of.profile == "plain/3"
    assert of.label == "machine, unreviewed"


tolls = st.builds(
    toll,
    st.one_of(st.none(), st.integers(0, 90)),
    effect=st.sampled_from(["killed", "injured"]),
    words=st.sampled_from(["many", "scores", "n"]),
    who=st.sampled_from([None, "people", "children", "gunmen"]),
    scope=st.sampled_from(["total", "total", "total", "part", "period"]),
    status=st.sampled_from(["reported", "reported", "revised", "feared", "denied"]),
    attackers=st.sampled_from([None, None, True]),
)
informants = st.sampled_from([None, None, "police", "the health ministry", "witnesses"])
days = st.sampled_from([None, "2031-05-04", "2031-05-05", "2031-05-09"])


@st.composite
def cases(draw: st.DrawFn) -> list[Pair]:
    pairs = []
    for number in range(draw(st.integers(1, 6))):
        of = article(
            str(number),
            draw(st.sampled_from(["", "", STORY])),
            published=draw(days),
            outlet=draw(st.sampled_from(["The Merrin Post", f"Outlet {number}"])),
        )
        claims = draw(st.lists(st.tuples(tolls, informants), min_size=1, max_size=4))
        pairs.append((of, mention(of, *claims, background=draw(st.booleans()))))
    return pairs


@settings(max_examples=100, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(pairs: list[Pair], chance: Random) -> None:
    found = record(*pairs)
    shuffled = [*pairs[:1], *chance.sample(pairs[1:], len(pairs) - 1)]
    assert record(*shuffled) == found


@settings(max_examples=100, deadline=None)
@given(cases())
def test_low_best_and_high_are_in_order_and_were_written(pairs: list[Pair]) -> None:
    written = {
        figure
        for _, each in pairs
        for claim in each.claims
        if isinstance(claim.value, Toll)
        for figure in claim.value.figures
    }
    for found in record(*pairs).tolls:
        low, best, high = found.profile_low, found.profile_best, found.profile_high
        assert {low, best, high, found.low, found.high} - {None} <= written
        if best is not None:
            assert low is not None and high is not None and low <= best <= high
            assert found.low is not None and found.high is not None
            assert found.low <= low and high <= found.high


def test_the_children_of_a_total_that_was_taken_back_bound_what_the_profile_takes() -> None:
    none_hurt = toll(0, effect="injured", who="children")
    once = toll(1, effect="injured", status="revised")
    (found,) = record(told("a", none_hurt), told("b", once)).tolls
    assert (found.low, found.high) == (0, 1)
    assert found.profile_best == 0


@settings(max_examples=100, deadline=None)
@given(cases())
def test_every_toll_claim_is_a_winner_or_a_loser_and_not_both(pairs: list[Pair]) -> None:
    for found in record(*pairs).tolls:
        claims = {
            claim.claim_id
            for _, each in pairs
            for claim in each.claims
            if isinstance(claim.value, Toll) and claim.value.effect == found.field
        }
        losers = {lost.claim_id for lost in found.losers}
        assert losers | set(found.winners) == claims
        assert not losers & set(found.winners)


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(1, 99))
def test_a_part_never_changes_a_total(pairs: list[Pair], count: int) -> None:
    of, each = pairs[0]
    values = [(claim.value, claim.informant) for claim in each.claims]
    more = mention(of, *values, toll(count, scope="part"), background=each.background)
    before = {found.field: found for found in record(*pairs).tolls}.get("killed")
    after = {found.field: found for found in record((of, more), *pairs[1:]).tolls}["killed"]
    if before and before.low is not None:
        assert (after.low, after.high) == (before.low, before.high)
        assert after.profile_low == before.profile_low
        assert after.profile_best == before.profile_best
        assert after.profile_high == before.profile_high


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from([None, "2031-06-01"]))
def test_a_later_copy_never_raises_the_count_of_sources(pairs: list[Pair], day: str | None) -> None:
    of, each = pairs[-1]
    text = STORY if of.text == STORY else of.text
    copy = article("copy", text, published=day)
    values = [(claim.value, claim.informant) for claim in each.claims]
    again = (copy, mention(copy, *values, background=each.background))
    assert len(record(*pairs, again).sources) <= len(record(*pairs).sources)


def test_copies_of_one_text_with_different_figures_are_an_error() -> None:
    original = article("a", text=STORY, published="2031-05-04")
    copy = article("b", text=STORY.replace("12", "15"), published="2031-05-04")
    found = record(
        (original, mention(original, toll(12))),
        (copy, mention(copy, toll(15))),
    )
    assert kinds(found) == [("killed", "error")]
    assert "copies of one text" in found.disagreements[0].note


def test_what_many_reports_say_alike_is_compared_once() -> None:
    """The function calls, which are the same on every machine, must not grow with the square of the
    reports."""
    spent = []
    for number in (60, 240):
        pairs = [
            told(
                f"{place}",
                (toll(9 + place % 3), "police"),
                (toll(place % 5, effect="injured"), None),
                day=f"2031-05-0{4 + place % 3}",
            )
            for place in range(number)
        ]
        counted = cProfile.Profile()
        counted.runcall(record, *pairs)
        spent.append(sum(each.callcount for each in counted.getstats()))
    assert spent[1] < 6 * spent[0]
