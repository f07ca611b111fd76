"""What comes in portions ends as what comes at once."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.group.invented import article, mention, on, toll, town
from tests.group.portions import Case, at_once, collections, split, standing, without
from whence.group import Decided, Memory, candidates, decided, keys, update
from whence.group.sketch import sketched
from whence.model import About, Decision, DecisionKind
from whence.standing import side

CHANCES = st.randoms(use_true_random=False)


@pytest.fixture(autouse=True)
def _small_crowds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crowds that a collection of nine articles can reach."""
    monkeypatch.setattr(candidates, "CROWD", 4)
    monkeypatch.setattr(candidates, "RARE", 2)


def in_portions(case: Case, chance: Random, known: Decided | None = None) -> Memory:
    index = Memory(case.articles)
    for portion in split(case, chance):
        index.groups.keep(update(index, portion, case.mentions, (), known).changes)
    return index


def decisions(case: Case, chance: Random) -> list[Decision]:
    """What people decided about pairs of mentions and of articles."""
    of = {each.article_id: each for each in case.articles}
    told = [each for held in case.mentions.values() for each in held]
    made = []
    for number in range(chance.randint(1, 4)):
        at = datetime(2032, 1, 1, 12, number, tzinfo=UTC)
        if chance.random() < 0.5 or len(told) < 2:
            kind: DecisionKind = chance.choice(("copy", "not-copy"))
            one, other = (side(each, None) for each in chance.sample(case.articles, 2))
            about: About = "article"
        else:
            kind, about = chance.choice(("join", "part")), "incident"
            one, other = (side(of[each.article_id], each) for each in chance.sample(told, 2))
        name = f"de_{number}"
        made.append(Decision(name, kind, one, other, "Oda Linde", at, "", about=about))
    return made


@settings(max_examples=120, deadline=None)
@given(collections(), CHANCES)
def test_portions_in_any_order_come_to_the_same(case: Case, chance: Random) -> None:
    assert standing(in_portions(case, chance)) == at_once(case)


@settings(max_examples=70, deadline=None)
@given(collections(), CHANCES)
def test_what_is_taken_out_leaves_no_trace(case: Case, chance: Random) -> None:
    index = in_portions(case, chance)
    gone = chance.sample(case.articles, chance.randint(1, len(case.articles)))
    index.groups.keep(update(index, (), {}, [each.article_id for each in gone]).changes)
    assert standing(index) == at_once(without(case, gone))
    index.groups.keep(update(index, gone, case.mentions).changes)
    assert standing(index) == at_once(case)


@settings(max_examples=70, deadline=None)
@given(collections(), CHANCES)
def test_what_people_decided_holds_in_portions_as_at_once(case: Case, chance: Random) -> None:
    mentions = [each for held in case.mentions.values() for each in held]
    made = decisions(case, chance)
    early = decided(made[:-1], case.articles, mentions)
    late = decided(made, case.articles, mentions)
    index = in_portions(case, chance, early)
    assert standing(index) == at_once(case, early)
    index.groups.keep(update(index, (), {}, (), late).changes)
    assert standing(index) == at_once(case, late)
    index.groups.keep(update(index, (), {}, (), None).changes)
    assert standing(index) == at_once(case)


def test_nothing_new_changes_nothing() -> None:
    of = article("a", published="2031-05-04")
    index = Memory([of])
    told = {of.article_id: [mention(of, toll(9), on("2031-05-04"), town())]}
    index.groups.keep(update(index, [of], told).changes)
    changes = update(index, (), {}).changes
    assert not (changes.families or changes.incidents or changes.reopened or changes.stale)


def test_a_page_touches_only_what_it_can_bear_on() -> None:
    days = [f"2031-{month:02}-04" for month in range(1, 9)]
    articles = [article(day, published=day) for day in days]
    told = {
        each.article_id: [mention(each, toll(9), on(day), town())]
        for each, day in zip(articles, days, strict=True)
    }
    new = article("new", published=days[3])
    told[new.article_id] = [mention(new, toll(9), on(days[3]), town())]
    index = Memory([*articles, new])
    index.groups.keep(update(index, articles, told, (), Decided()).changes)
    changes = update(index, [new], told).changes
    assert len(index.groups.incidents) == len(days)
    (joined,) = changes.incidents
    assert len(joined.mention_ids) == 2
    assert set(changes.reopened) <= {joined.incident_id, *changes.incidents_gone}


def test_a_mark_leads_to_the_key_that_it_stands_beside() -> None:
    name = keys.name_key("oda sarn")
    assert keys.kind(name) == keys.NAME
    assert keys.kind(keys.office_of(name)) == keys.OFFICE
    assert keys.marked(keys.office_of(name)) == keys.marked(name) == name


def test_who_tells_no_week_is_marked_so_beside_its_place() -> None:
    undated = article("undated", published=None)
    (sketch,) = sketched(undated, [mention(undated, toll(9), town())], "family")
    held = keys.keys(sketch)
    places = {key for key in held if keys.kind(key) == keys.ANY_TIME}
    assert places == {keys.marked(key) for key in held if keys.kind(key) == keys.UNTIMED} != set()
    dated = article("dated", published="2031-06-04")
    (sketch,) = sketched(dated, [mention(dated, toll(9), on("2031-06-04"), town())], "family")
    assert places <= keys.keys(sketch)
    assert not any(keys.kind(key) == keys.UNTIMED for key in keys.keys(sketch))
