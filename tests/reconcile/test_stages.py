"""Tolls that change: the wounded who die, figures that later reports raise, groups in a total."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.group.invented import toll
from tests.reconcile.case import record
from tests.reconcile.test_record import cases
from tests.reconcile.test_tolls import Pair, outcome, told
from whence.model import Toll
from whence.reconcile import PROFILES

FIRST, NEXT, LAST = "2031-05-04", "2031-05-05", "2031-05-09"


def hurt(number: int, who: str | None = None) -> Toll:
    return toll(number, effect="injured", who=who)


def best(*pairs: Pair, effect: str = "injured") -> int | None:
    return outcome(*pairs, effect=effect).profile_best


def test_one_who_dies_of_wounds_is_killed_and_not_injured() -> None:
    found = outcome(
        told("a", hurt(1, "9-year-old girl"), day=FIRST),
        told("b", toll(1, who="nine-year-old girl"), day=NEXT),
        effect="injured",
    )
    assert (found.profile_low, found.profile_best, found.profile_high) == (None, None, None)
    assert (found.low, found.high) == (1, 1)
    (lost,) = found.losers
    assert lost.rule == "who has died since is killed, not injured or missing"
    assert lost.why.startswith("died since: counted among the dead in ")


@pytest.mark.parametrize(
    ("injured", "killed"),
    [
        ("9-year-old girl", "11-year-old girl"),
        ("9-year-old girl", "9-year-old boy"),
        ("girl", "woman"),
    ],
)
def test_two_of_one_article_are_not_one(injured: str, killed: str) -> None:
    assert best(told("a", hurt(1, injured), toll(1, who=killed), day=FIRST)) == 1


def test_the_only_victim_of_one_report_is_the_dead_of_the_next() -> None:
    assert best(told("a", hurt(1), day=FIRST), told("b", toll(1), day=NEXT)) is None
    assert best(told("a", hurt(1), day=NEXT), told("b", toll(1), day=FIRST)) == 1
    assert best(told("a", hurt(1)), told("b", toll(1), day=NEXT)) == 1


def test_a_report_that_is_silent_about_several_injured_says_nothing_of_them() -> None:
    assert best(told("a", hurt(5), day=FIRST), told("b", toll(5), day=NEXT)) == 5


def test_as_many_more_dead_as_fewer_injured_are_the_same_people() -> None:
    early = [told(name, toll(3), hurt(5), day=FIRST) for name in "abc"]
    late = told("d", toll(4), hurt(4), day=NEXT)
    assert best(*early, late) == 4
    assert best(*early, told("d", toll(4), hurt(3), day=NEXT)) == 5
    assert best(*early, told("d", toll(4), hurt(4), day=FIRST)) == 5


def test_the_missing_who_are_found_dead_are_missing_no_more() -> None:
    early = told("a", toll(5), toll(14, effect="missing"), day=FIRST)
    assert best(early, told("b", toll(19), day=NEXT), effect="missing") is None
    some = told("b", toll(16), toll(3, effect="missing"), day=NEXT)
    found = outcome(early, some, effect="missing")
    assert (found.profile_low, found.profile_best, found.profile_high) == (3, 3, 3)
    assert (found.low, found.high) == (3, 14)
    assert best(early, told("b", toll(16), day=NEXT), effect="missing") == 14


def test_a_figure_that_a_later_report_raises_and_nobody_repeats_is_of_an_earlier_stage() -> None:
    early = [told(name, toll(6), day=FIRST) for name in "abc"]
    found = outcome(*early, told("d", toll(12), day=NEXT))
    assert (found.profile_low, found.profile_best, found.profile_high) == (6, 12, 12)
    repeated = told("e", toll(6), day=LAST)
    assert best(*early, told("d", toll(12), day=NEXT), repeated, effect="killed") == 6


def test_another_informant_s_figure_is_no_later_stage() -> None:
    early = [
        told(name, (toll(11), source), day=FIRST) for name, source in zip("ab", "PQ", strict=True)
    ]
    late = told("c", (toll(46), "the health ministry"), day=NEXT)
    assert best(*early, late, effect="killed") == 11


def test_the_missing_are_fewer_at_a_later_stage() -> None:
    early = [told(name, toll(22, effect="missing"), day=FIRST) for name in "ab"]
    late = told("c", toll(4, effect="missing"), day=NEXT)
    assert best(*early, late, effect="missing") == 4


def test_a_group_is_a_part_of_the_larger_total_of_its_article() -> None:
    one = told("a", toll(3, who="people"), toll(2, who="children"), toll(2, who="children"))
    found = outcome(one)
    assert (found.profile_low, found.profile_best, found.profile_high) == (3, 3, 3)
    assert "children: a group within the total of its article" in {
        lost.why for lost in found.losers
    }
    assert best(told("a", toll(2, who="children")), effect="killed") == 2


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from(sorted(PROFILES)), st.integers(1, 99))
def test_dead_attackers_move_no_total_of_victims(pairs: list[Pair], name: str, count: int) -> None:
    before = {each.field: each for each in record(*pairs, profile=name).tolls}.get("killed")
    if name == "ucdp" or before is None or before.low is None or _attackers(pairs):
        return
    more = told("more", toll(count, who="gunmen"), outlet="Outlet of attackers")
    after = {each.field: each for each in record(*pairs, more, profile=name).tolls}["killed"]
    assert (after.low, after.high) == (before.low, before.high)
    assert (after.profile_low, after.profile_best, after.profile_high) == (
        before.profile_low,
        before.profile_best,
        before.profile_high,
    )


def _attackers(pairs: list[Pair]) -> bool:
    who = {
        claim.value.who
        for _, each in pairs
        for claim in each.claims
        if isinstance(claim.value, Toll) and claim.value.effect == "killed"
    }
    return "gunmen" in who


def test_the_children_are_a_part_of_the_total_that_another_article_gives() -> None:
    one = told("a", toll(9, who="people"), day="2031-05-04")
    other = told("b", toll(4, who="children"), day="2031-05-05")
    found = outcome(one, other)
    assert (found.low, found.high) == (9, 9)
    assert [lost.why for lost in found.losers] == ["children: a group within a larger total"]
    assert record(one, other).disagreements == ()
    # Soldiers may be all that the ministry counts, and are no part for certain.
    assert outcome(one, told("c", toll(4, who="soldiers"))).low == 4
    assert outcome(other).low == 4


def test_a_few_of_whom_their_own_article_counts_many_are_a_part() -> None:
    many, guards = toll(20, who="people"), toll(2, who="guards")
    found = outcome(told("a", many, guards))
    assert (found.low, found.high) == (20, 20)
    # Two counts of the same people may differ by less; and another article's may be of others.
    assert outcome(told("a", many, toll(11, who="guards"))).low == 11
    assert outcome(told("a", many), told("b", guards)).low == 2
    # And what somebody else says is no part of what his enemy claims.
    rivals = told("a", (many, "the rebels"), (guards, "the army"))
    assert outcome(rivals).low == 2


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from(sorted(PROFILES)), st.integers(1, 99))
def test_an_upper_bound_never_raises_the_low_end(pairs: list[Pair], name: str, most: int) -> None:
    bound = Toll("killed", None, most, f"up to {most}", (most,))
    before = {each.field: each for each in record(*pairs, profile=name).tolls}.get("killed")
    more = told("more", bound, outlet="Outlet of bounds")
    after = {each.field: each for each in record(*pairs, more, profile=name).tolls}["killed"]
    if before and before.profile_low is not None and after.profile_low is not None:
        assert after.profile_low <= before.profile_low


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_disagreement_shows_claims_of_its_effect_that_differ(pairs: list[Pair]) -> None:
    values = {claim.claim_id: claim.value for _, each in pairs for claim in each.claims}
    for found in record(*pairs).disagreements:
        shown = [values[claim_id] for claim_id in found.claim_ids]
        assert all(isinstance(each, Toll) and each.effect == found.field for each in shown)
        figures = {each.figures for each in shown if isinstance(each, Toll)}
        words = {each.as_written for each in shown if isinstance(each, Toll)}
        assert len(figures) > 1 or (found.kind == "vague quantity" and len(words) > 1)
