"""What people decided, in the record."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.group.invented import on, toll, town
from tests.reconcile.deciding import (
    Pair,
    about_claim,
    about_field,
    about_incident,
    beside,
    decided,
    saw,
    told,
)
from whence.model import Decision, Kind, Outcome, Record, Side, Toll, When
from whence.reconcile import PROFILES, Held
from whence.reconcile.decided import assign


def killed(of: Record) -> Outcome:
    (found,) = [each for each in of.tolls if each.field == "killed"]
    return found


def figures(of: Record) -> tuple[int | None, ...]:
    found = killed(of)
    return found.profile_low, found.profile_best, found.profile_high


def two() -> list[Pair]:
    return [
        told("a", toll(23), on("2031-05-04"), town(), day="2031-05-04"),
        told("b", toll(40), day="2031-05-05"),
    ]


def test_a_rejected_claim_drops_out_and_says_who_and_why() -> None:
    pairs = two()
    claim = pairs[1][1].claims[0]
    no = about_claim(pairs[1], claim, "reject", code="misread", reason="an age")
    found = decided(pairs, no)
    assert figures(found) == (23, 23, 23)
    (lost,) = killed(found).losers
    assert lost.claim_id == claim.claim_id
    assert lost.why == "rejected by Oda Linde on 2032-01-01: misread, an age"
    assert found.review_of(claim.claim_id).state == "rejected"
    assert found.review.state == "unreviewed"


def test_where_every_claim_is_rejected_nothing_is_left_but_who_rejected_it() -> None:
    pairs = [told("a", toll(23))]
    no = about_claim(pairs[0], pairs[0][1].claims[0], "reject")
    found = killed(decided(pairs, no))
    assert (found.low, found.high, found.winners) == (None, None, ())
    assert len(found.losers) == 1


def test_a_corrected_claim_counts_with_its_new_value_and_keeps_its_words() -> None:
    pairs = two()
    claim = pairs[1][1].claims[0]
    found = decided(pairs, about_claim(pairs[1], claim, "correct", value=toll(24)))
    assert figures(found) == (23, 24, 24)
    (hand,) = found.by_hand
    assert (hand.quote, hand.start, hand.reader) == (claim.quote, claim.start, "person")
    assert found.review_of(hand.claim_id).state == "accepted"
    assert found.review_of(claim.claim_id).state == "rejected"
    assert {lost.claim_id for lost in killed(found).losers} == {claim.claim_id}


def test_a_value_for_a_field_wins_over_every_claim() -> None:
    pairs = two()
    cites = Side("pg_b", "ar_b", "Nothing but b.", 0)
    found = decided(pairs, about_field(pairs[0], "killed", "enter", toll(25), cites=cites))
    assert figures(found) == (25, 25, 25)
    assert killed(found).rule == "a person's value"
    (hand,) = found.by_hand
    assert killed(found).winners == (hand.claim_id,)
    assert hand.quote == "Nothing but b."
    assert pairs[1][0].text[hand.start : hand.end] == hand.quote
    assert len(killed(found).losers) == 2


def test_a_value_without_words_says_so() -> None:
    pairs = two()
    found = decided(pairs, about_field(pairs[0], "injured", "enter", toll(5, effect="injured")))
    (injured,) = [each for each in found.tolls if each.field == "injured"]
    assert (injured.profile_low, injured.rule) == (5, "a person's value, no source")
    assert "no source" in found.review_of("injured").why
    assert found.by_hand == ()


def test_a_missed_claim_counts_among_the_others() -> None:
    pairs = two()
    cites = Side("pg_b", "ar_b", "Nothing but b.", 0)
    entered = about_field(pairs[0], "killed", "enter", toll(50), cites=cites, about="claim")
    found = decided(pairs, entered)
    assert figures(found) == (23, 50, 50)
    assert killed(found).rule == killed(decided(pairs)).rule
    assert len(found.by_hand) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("when", When(date(2031, 5, 3), date(2031, 5, 3), "day", "stated")),
        ("where", structs.replace(town(), place="The old bridge")),
        ("kind", Kind("shelling")),
    ],
)
def test_date_place_and_kind_can_be_corrected(field: str, value: When | Kind) -> None:
    pairs = two()
    found = decided(pairs, about_field(pairs[0], field, "correct", value, saw=saw(pairs)))
    got = {"when": found.earliest, "where": found.place, "kind": found.kind}[field]
    assert got in (date(2031, 5, 3), "The old bridge", "shelling")
    assert found.review_of(field).state == "accepted"


def test_a_warning_stands_on_the_record() -> None:
    pairs = two()
    warned = about_incident(pairs[0], "sensitive", reason="children among the dead")
    assert decided(pairs, warned).warning == "children among the dead"
    undone = about_incident(pairs[0], "withdraw", supersedes=("de_0",), number=1)
    assert decided(pairs, warned, undone).warning is None


# -- accepting, and what opens it again -------------------------------------------------------


def accepted(pairs: list[Pair]) -> Decision:
    return about_incident(pairs[0], "accept", code="checked", saw=saw(pairs))


def test_an_accepted_incident_is_labelled_so() -> None:
    pairs = two()
    found = decided(pairs, accepted(pairs))
    assert found.review.state == "accepted"
    assert found.label == "accepted by a person"
    assert found.review_of("killed").state == "accepted"


def test_a_page_that_says_the_same_opens_nothing() -> None:
    pairs = two()
    more = [*pairs, told("c", toll(23), on("2031-05-04"), town(), day="2031-05-06")]
    assert decided(more, accepted(pairs)).review.state == "accepted"


def test_a_page_that_says_something_new_opens_only_that_and_is_named() -> None:
    pairs = two()
    more = [*pairs, told("c", toll(61), on("2031-05-04"), town(), day="2031-05-06")]
    found = decided(more, accepted(pairs))
    assert found.review.state == "reopened"
    assert found.label == "accepted before, reopened"
    assert [part for part, each in found.reviews if each.state == "reopened"] == ["killed"]
    assert "now 61, from The c Post (ar_c)" in found.review.why


def test_accepting_again_closes_what_a_new_page_opened() -> None:
    pairs = two()
    more = [*pairs, told("c", toll(61), day="2031-05-06")]
    again = about_incident(pairs[0], "accept", saw=saw(more), number=1)
    assert decided(more, accepted(pairs), again).review.state == "accepted"
    only = about_field(pairs[0], "killed", "accept", saw=saw(more), number=1)
    found = decided(more, accepted(pairs), only)
    assert found.review.state == "accepted"
    assert found.review_of("killed").decision_ids == ("de_1",)


def test_a_corrected_field_keeps_its_value_and_is_open_again_where_a_page_says_more() -> None:
    pairs = two()
    right = about_field(pairs[0], "killed", "correct", toll(30), saw=saw(pairs))
    more = [*pairs, told("c", toll(61), day="2031-05-06")]
    found = decided(more, right)
    assert figures(found) == (30, 30, 30)
    assert found.review_of("killed").state == "reopened"


def test_decisions_hold_when_a_new_reader_gives_other_ids() -> None:
    first = two()
    again = [
        told("a", toll(23), on("2031-05-04"), town(), day="2031-05-04", reader="test/2"),
        told("b", toll(40), day="2031-05-05", reader="test/2"),
    ]
    claim = first[1][1].claims[0]
    made = [about_claim(first[1], claim, "reject"), accepted(first[:1])]
    assert figures(decided(again, *made)) == figures(decided(first, *made)) == (23, 23, 23)
    assert decided(again, *made).review.state == "accepted"


def test_a_correction_holds_when_a_new_reader_reads_its_words_otherwise() -> None:
    first = two()
    right = about_claim(first[1], first[1][1].claims[0], "correct", value=toll(24))
    of, each = first[1]
    (claim,) = each.claims
    other = structs.replace(claim, claim_id="cl_new", value=toll(4))
    again = [first[0], (of, structs.replace(each, claims=(other,)))]
    found = decided(again, right)
    assert figures(found) == (23, 24, 24)
    assert {lost.claim_id for lost in killed(found).losers} == {"cl_new"}


def test_a_correction_that_a_new_reader_reads_by_itself_is_no_second_claim() -> None:
    first = two()
    right = about_claim(first[1], first[1][1].claims[0], "correct", value=toll(24))
    of, each = first[1]
    other = structs.replace(each.claims[0], claim_id="cl_new", value=toll(24))
    again = [first[0], (of, structs.replace(each, claims=(other,)))]
    found = decided(again, right)
    assert figures(found) == (23, 24, 24)
    assert found.by_hand == ()


def test_decisions_whose_words_are_gone_are_told() -> None:
    pairs = two()
    no = about_claim(pairs[1], pairs[1][1].claims[0], "reject")
    articles, mentions = [pairs[0][0]], [pairs[0][1]]
    home = {pairs[0][1].mention_id: "in_one"}
    found = assign([no], articles, mentions, home)
    assert found.lost == (no,)
    assert found.by_incident == {}


# -- undo and two reviewers -------------------------------------------------------------------


def test_undoing_brings_back_what_was_decided_before() -> None:
    pairs = two()
    first = about_field(pairs[0], "killed", "correct", toll(30))
    second = about_field(pairs[0], "killed", "correct", toll(31), number=1)
    undo = about_field(pairs[0], "killed", "withdraw", supersedes=("de_1",), number=2)
    assert figures(decided(pairs, first, second)) == (31, 31, 31)
    assert figures(decided(pairs, first, second, undo)) == (30, 30, 30)


def test_with_four_eyes_one_person_changes_nothing_yet() -> None:
    pairs = two()
    no = about_claim(pairs[1], pairs[1][1].claims[0], "reject")
    found = decided(pairs, no, reviewers=2)
    assert figures(found) == figures(decided(pairs))
    review = found.review_of(pairs[1][1].claims[0].claim_id)
    assert review.state == "unreviewed"
    assert review.by == ("Oda Linde",)
    assert "another reviewer is asked for" in review.why


def test_with_four_eyes_two_who_agree_decide_and_two_who_differ_dispute() -> None:
    pairs = two()
    claim = pairs[1][1].claims[0]
    no = about_claim(pairs[1], claim, "reject")
    too = about_claim(pairs[1], claim, "reject", by="Tam Reve", number=1)
    yes = about_claim(pairs[1], claim, "accept", by="Tam Reve", number=1)
    assert figures(decided(pairs, no, too, reviewers=2)) == (23, 23, 23)
    found = decided(pairs, no, yes, reviewers=2)
    assert figures(found) == figures(decided(pairs))
    assert found.review_of(claim.claim_id).state == "disputed"


def test_who_accepts_what_another_entered_agrees() -> None:
    pairs = two()
    right = about_field(pairs[0], "killed", "correct", toll(30), saw=saw(pairs))
    agreed = about_field(
        pairs[0], "killed", "accept", toll(30), by="Tam Reve", saw=saw(pairs), number=1
    )
    found = decided(pairs, right, agreed, reviewers=2)
    assert figures(found) == (30, 30, 30)
    assert found.review_of("killed").by == ("Oda Linde", "Tam Reve")


def test_an_incident_with_a_disputed_field_is_disputed() -> None:
    pairs = two()
    both = [
        about_incident(pairs[0], "accept", saw=saw(pairs), by=by, number=number)
        for number, by in enumerate(("Oda Linde", "Tam Reve"))
    ]
    one = about_field(pairs[0], "killed", "correct", toll(30), saw=saw(pairs), number=2)
    other = about_field(
        pairs[0], "killed", "correct", toll(31), saw=saw(pairs), by="Tam Reve", number=3
    )
    assert decided(pairs, *both, reviewers=2).label == "accepted by 2 people"
    assert decided(pairs, *both, one, other, reviewers=2).review.state == "disputed"


# -- the same in, the same out ----------------------------------------------------------------

KILLED = st.integers(1, 60)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Pair], list[Decision], int]:
    """Reports of one incident, and decisions about it of every kind."""
    count = draw(st.integers(1, 4))
    pairs = [
        told(name, toll(draw(KILLED)), toll(draw(KILLED)), on("2031-05-04"), town())
        for name in "abcd"[:count]
    ]
    made: list[Decision] = []
    for number in range(draw(st.integers(0, 6))):
        pair = draw(st.sampled_from(pairs))
        claim = draw(st.sampled_from(pair[1].claims))
        by = draw(st.sampled_from(["Oda Linde", "Tam Reve"]))
        value: Toll = toll(draw(KILLED))
        common = {"by": by, "number": number}
        undone = (f"de_{number - 1}",)
        made.append(
            draw(
                st.sampled_from(
                    [
                        about_claim(pair, claim, "accept", **common),
                        about_claim(pair, claim, "reject", **common),
                        about_claim(pair, pair[1].claims[0], "correct", value=value, **common),
                        about_field(pair, "killed", "correct", value, saw=saw(pairs), **common),
                        about_field(pair, "killed", "enter", value, saw=saw(pairs), **common),
                        about_incident(pair, "accept", saw=saw(pairs), **common),
                        about_incident(pair, "withdraw", supersedes=undone, **common),
                    ]
                )
            )
        )
    return pairs, made, draw(st.sampled_from([1, 2]))


@given(cases(), st.randoms())
def test_the_order_of_claims_changes_nothing(
    case: tuple[list[Pair], list[Decision], int], chance: Random
) -> None:
    pairs, made, reviewers = case
    first = decided(pairs, *made, reviewers=reviewers)
    shuffled = [
        (of, structs.replace(each, claims=tuple(chance.sample(each.claims, len(each.claims)))))
        for of, each in chance.sample(pairs, len(pairs))
    ]
    again = decided(shuffled, *made, reviewers=reviewers)
    assert again == first
    assert decided(pairs, *made, reviewers=reviewers) == first


@given(cases())
def test_every_claim_wins_or_says_why_not(case: tuple[list[Pair], list[Decision], int]) -> None:
    pairs, made, reviewers = case
    for profile in PROFILES.values():
        found = decided(pairs, *made, reviewers=reviewers, profile=profile)
        outcome = killed(found)
        every = {
            claim.claim_id
            for _, each in pairs
            for claim in each.claims
            if isinstance(claim.value, Toll)
        }
        told_of = {*outcome.winners, *(lost.claim_id for lost in outcome.losers)}
        assert every <= told_of
        assert told_of - every <= {claim.claim_id for claim in found.by_hand}
        assert all(lost.why and lost.rule for lost in outcome.losers)


@given(cases())
def test_decisions_are_assigned_or_told_as_lost(
    case: tuple[list[Pair], list[Decision], int],
) -> None:
    pairs, made, _ = case
    held: tuple[Held, ...] = beside(pairs, made).held
    withdrawn = {name for each in made if each.kind == "withdraw" for name in each.supersedes}
    for each in held:
        assert each.decision in made
    assert len(held) >= len([e for e in made if e.kind != "withdraw"]) - len(withdrawn)
