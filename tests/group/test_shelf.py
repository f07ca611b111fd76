"""Where an index keeps its rows: in memory or in a record, it behaves alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.group.portions import Case, at_once, collections, split
from whence.group import Index, Linked, Memory, update
from whence.group.index import Shelf
from whence.group.link import groups
from whence.group.memory import Held
from whence.store import Store


@pytest.fixture(params=["memory", "record"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    if request.param == "memory":
        yield Held()
        return
    with Store.create(tmp_path / "record") as store, store.transaction(), store.shelf() as rows:
        yield rows


def test_pairs_stand_once_and_come_in_order(shelf: Shelf) -> None:
    shelf.add("keys", [(7, 30), (7, 10), (7, 20), (8, 10), (7, 10)])
    assert shelf.holders("keys", 7) == [10, 20, 30]
    assert shelf.holders("keys", 7, 2) == [10, 20]
    assert shelf.holders("keys", 9) == shelf.holders("grams", 7) == []
    assert shelf.size("keys") == 4
    shelf.remove("keys", [(7, 20), (9, 9)])
    assert shelf.holders("keys", 7) == [10, 30]


def test_many_keys_at_once_give_what_each_gives(shelf: Shelf) -> None:
    most = (1 << 63) - 1
    rows = [(key, number) for key in range(0, 5_000, 2) for number in range(key % 7)]
    shelf.add("keys", [*rows, (most, 4), (most, 3)])
    asked = [most, *range(3_000, -1, -1)]
    alone = {key: held for key in asked if (held := shelf.holders("keys", key))}
    assert shelf.holders_of("keys", asked) == alone and alone[most] == [3, 4]
    assert shelf.reached("keys", asked) == {each for held in alone.values() for each in held}
    for least in (1, 2, 5, 7):
        crowds = {key for key, held in alone.items() if len(held) >= least}
        assert shelf.crowded("keys", asked, least) == crowds
    assert shelf.holders_of("grams", asked) == {} and shelf.crowded("keys", (), 1) == set()


def test_the_largest_numbers_are_kept(shelf: Shelf) -> None:
    most = (1 << 63) - 1
    shelf.add("grams", [(most, most)])
    assert shelf.holders("grams", most) == [most]


def test_bodies_are_replaced_and_removed(shelf: Shelf) -> None:
    shelf.put("texts", {2: b"two", 1: b"one"})
    shelf.put("texts", {2: b"\0\xff", 1: None, 3: None})
    assert shelf.body("texts", 2) == b"\0\xff"
    assert shelf.body("texts", 1) is None and shelf.body("sketches", 2) is None
    assert shelf.numbers("texts") == [2]


def test_edges_lead_both_ways(shelf: Shelf) -> None:
    shelf.put_edges({(1, 2): 15.25, (3, 1): 11.0})
    assert shelf.edges(1) == {2: 15.25, 3: 11.0}
    assert shelf.edges(2) == {1: 15.25}
    shelf.put_edges({(2, 1): None, (1, 3): 12.5})
    assert shelf.edges(1) == {3: 12.5} and shelf.edges(2) == {} and shelf.edges(3) == {1: 12.5}


def test_what_was_followed_is_replaced(shelf: Shelf) -> None:
    shelf.put_followed({("me_a", "me_b"): "de_1"})
    shelf.put_followed({("me_b", "me_c"): "de_2"})
    assert shelf.followed() == {("me_b", "me_c"): "de_2"}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(collections(), st.randoms(use_true_random=False))
def test_portions_on_the_shelf_of_a_record_come_to_the_same(
    tmp_path: Path, case: Case, chance: Random
) -> None:
    memory = Memory(case.articles)
    with Store.create(tmp_path / "record") as store, store.transaction(), store.shelf() as rows:
        rows.clear()
        index = Index(rows, memory.groups)
        for portion in split(case, chance):
            memory.groups.keep(update(index, portion, case.mentions).changes)
        assert Linked(*groups(index, memory.groups)) == at_once(case)
