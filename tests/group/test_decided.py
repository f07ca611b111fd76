"""What people decided about joins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.group.invented import article, mention, on, toll, town
from tests.group.test_incidents import cases
from whence import group
from whence.group import link
from whence.group.levels import NEVER
from whence.model import Article, Decision, DecisionKind, Mention, Side
from whence.standing import side

Pair = tuple[Article, Mention]


def report(name: str, day: str, killed: int = 9) -> Pair:
    of = article(name, published=day)
    return of, mention(of, toll(killed), on(day), town())


def decision(kind: DecisionKind, two: Sequence[Side], number: int = 0) -> Decision:
    one, other = two
    at = datetime(2032, 1, 1, 12, number, tzinfo=UTC)
    return Decision(f"de_{number}", kind, one, other, "Oda Linde", at, "read both pages")


def sides(*pairs: Pair) -> list[Side]:
    return [side(of, each) for of, each in pairs]


def grouped(pairs: list[Pair], *decisions: Decision) -> set[frozenset[str]]:
    articles, mentions = [of for of, _ in pairs], [each for _, each in pairs]
    found = link(articles, mentions, decisions)
    of = {each.mention_id: where.article_id.removeprefix("ar_") for where, each in pairs}
    return {frozenset(of[member] for member in each.mention_ids) for each in found.incidents}


def test_a_person_joins_what_the_dates_keep_apart() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-08-09")]
    assert grouped(pairs) == {frozenset("a"), frozenset("b")}
    assert grouped(pairs, decision("join", sides(*pairs))) == {frozenset("ab")}


def test_a_person_parts_what_would_be_joined_and_no_third_brings_them_together() -> None:
    pairs = [report(name, "2031-05-04") for name in "abc"]
    assert grouped(pairs) == {frozenset("abc")}
    found = grouped(pairs, decision("part", sides(*pairs[:2])))
    assert not any({"a", "b"} <= group for group in found)
    assert any("c" in group and len(group) == 2 for group in found)


def test_with_four_eyes_a_join_a_parting_and_a_copy_need_two_who_say_the_same() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-08-09")]
    articles, mentions = [of for of, _ in pairs], [each for _, each in pairs]
    two = sides(*pairs)

    def held(*said: tuple[DecisionKind, str]) -> tuple[list[str], list[str], list[str]]:
        about: Sequence[Side] = [replace(each, quote=None, start=None) for each in two]
        made = [
            replace(
                decision(kind, about if kind in ("copy", "not-copy") else two, number),
                by=who,
                about="article" if kind in ("copy", "not-copy") else "incident",
            )
            for number, (kind, who) in enumerate(said)
        ]
        found = group.decided(made, articles, mentions, reviewers=2)
        one, apart, copies = (
            [each.by for each in some.values()] for some in (found.one, found.apart, found.copies)
        )
        return one, apart, copies

    assert held(("join", "Oda")) == ([], [], [])
    assert held(("join", "Oda"), ("join", "Oda")) == ([], [], [])
    assert held(("join", "Oda"), ("join", "Tam")) == (["Tam"], [], [])
    assert held(("join", "Oda"), ("part", "Tam")) == ([], [], [])
    assert held(("join", "Oda"), ("part", "Tam"), ("part", "Oda")) == ([], ["Oda"], [])
    assert held(("copy", "Oda")) == ([], [], [])
    assert held(("not-copy", "Oda"), ("not-copy", "Tam")) == ([], [], ["Tam"])


def test_the_join_says_who_decided_it() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-08-09")]
    articles = [of for of, _ in pairs]
    made = decision("join", sides(*pairs))
    (found,) = link(articles, [each for _, each in pairs], [made]).incidents
    assert "Oda Linde" in found.joins[0].features[0][0]
    assert "read both pages" in found.joins[0].features[0][0]


def test_a_later_decision_takes_the_place_of_an_earlier_one() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-05-04")]
    one, other = sides(*pairs)
    part = decision("part", [one, other], 0)
    join = decision("join", [other, one], 1)
    withdraw = decision("withdraw", [one, other], 2)
    assert grouped(pairs, part) == {frozenset("a"), frozenset("b")}
    assert grouped(pairs, part, join) == {frozenset("ab")}
    assert grouped(pairs, part, withdraw) == grouped(pairs)


def test_of_decisions_that_contradict_each_other_the_newer_holds_and_the_other_is_told() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-08-04"), report("c", "2031-11-04")]
    a, b, c = sides(*pairs)
    made = [decision("part", [a, c], 0), decision("join", [a, b], 1), decision("join", [b, c], 2)]
    articles, mentions = [of for of, _ in pairs], [each for _, each in pairs]
    found = link(articles, mentions, made)
    assert len(found.unmet) == 1
    assert len(found.incidents) == 2


def test_a_decision_holds_when_a_page_is_read_again_under_other_ids() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-08-09")]
    made = decision("join", sides(*pairs))
    again = []
    for of, each in pairs:
        values = [claim.value for claim in each.claims]
        again.append((of, mention(of, toll(3, scope="part"), *values, key="other reader")))
    assert {each.mention_id for _, each in again}.isdisjoint(each.mention_id for _, each in pairs)
    assert grouped(again, made) == {frozenset("ab")}


def test_a_decision_whose_words_are_gone_is_told() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-08-09")]
    gone = Side("pg_gone", "ar_gone", "nine")
    articles, mentions = [of for of, _ in pairs], [each for _, each in pairs]
    made = decision("join", [gone, sides(pairs[0])[0]])
    assert link(articles, mentions, [made]).unmet == (made,)


def test_whole_articles_can_be_parted() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-05-04")]
    whole = [Side(of.page_id, of.article_id, None) for of, _ in pairs]
    assert grouped(pairs, decision("part", whole)) == {frozenset("a"), frozenset("b")}


def test_what_is_uncertain_is_proposed_and_not_joined() -> None:
    """The same day of the same town, but of kinds that seldom go together."""
    one, other = article("a", published="2031-05-04"), article("b", published="2031-05-04")
    pairs = [
        (one, mention(one, toll(9), on("2031-05-04"), town(), kind="bombing")),
        (other, mention(other, toll(90), on("2031-05-04"), town(), kind="arson")),
    ]
    articles, mentions = [one, other], [each for _, each in pairs]
    found = link(articles, mentions)
    assert len(found.incidents) == 2
    (proposed,) = found.proposals
    assert {proposed.one_id, proposed.other_id} == {each.incident_id for each in found.incidents}
    assert 0.5 <= proposed.probability < 0.99
    decided = [decision("part", sides(*pairs))]
    assert link(articles, mentions, decided).proposals == ()


def test_an_explanation_names_what_speaks_for_and_against() -> None:
    pairs = [report("a", "2031-05-04"), report("b", "2031-08-09")]
    articles, mentions = [of for of, _ in pairs], [each for _, each in pairs]
    asked = ([mentions[0].mention_id], [mentions[1].mention_id])
    index = group.Memory(articles)
    group.update(index, articles, {each.article_id: [each] for each in mentions})
    found = group.explain(index, group.Decided(), asked)
    assert found is not None
    features = dict(found.features)
    assert features["other dates"] == NEVER
    assert features["the same town"] > 0
    assert found.ruled_out == found.pairs == 1
    assert group.explain(index, group.Decided(), ([], asked[1])) is None


@settings(max_examples=40, deadline=None)
@given(cases(), st.randoms(use_true_random=False), st.sampled_from(["join", "part"]))
def test_what_was_decided_holds_whatever_else_is_in_the_record(
    case: tuple[list[Article], list[Mention]], chance: Random, kind: DecisionKind
) -> None:
    articles, mentions = case
    reporting = {
        member for each in link(articles, mentions).incidents for member in each.mention_ids
    }
    held = [each for each in mentions if each.mention_id in reporting]
    if len(held) < 2:
        return
    of = {each.article_id: each for each in articles}
    one, other = chance.sample(held, 2)
    made = decision(kind, [side(of[each.article_id], each) for each in (one, other)])
    named = [side(of[each.article_id], each) for each in mentions]
    if any(side and named.count(side) > 1 for side in (made.one, made.other)):
        return  # two mentions of one article that begin with the same words
    found = link(articles, mentions, [made])
    pairs = {made.one, made.other}
    together = any(
        pairs
        <= {
            side(of[each.article_id], each)
            for each in mentions
            if each.mention_id in incident.mention_ids
        }
        for incident in found.incidents
    )
    assert together is (kind == "join")
