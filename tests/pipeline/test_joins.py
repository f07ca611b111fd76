"""Decisions about joins, from the store to the next build."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import write_pages
from whence import joins
from whence.config import Settings
from whence.deciding import Deciding
from whence.errors import NotDecidable
from whence.model import DecisionKind
from whence.pipeline import build
from whence.review.wishes import Made, Wish
from whence.store import Store
from whence.store.database import NAME
from whence.store.verify import verify

ONE = Settings(processes=1)


def decide(record: Path, kind: DecisionKind, two: tuple[str, str]) -> None:
    with Deciding(record) as deciding:
        wish = Wish(kind, "Oda Linde", two=two, note="read both pages")
        assert isinstance(deciding.decide(wish), Made)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "record") as store:
        build(store, [write_pages(tmp_path / "pages")], ONE)
    return tmp_path / "record"


def _incidents(store: Store) -> list[str]:
    return [each.incident_id for each in store.incidents()]


def test_a_join_and_its_withdrawal_survive_rebuilds(record: Path, tmp_path: Path) -> None:
    with Store.open(record, readonly=True) as store:
        before = _incidents(store)
    decide(record, "join", (before[0], before[1]))
    with Store.open(record) as store:
        joined = _incidents(store)
        assert len(joined) == len(before) - 1
        store.replace_groups((), (), ())
        build(store, [tmp_path / "pages"], ONE)
        assert _incidents(store) == joined
        decision = store.decisions()[0]
    assert decision.other
    with Deciding(record) as deciding:
        named = (decision.one.article_id, decision.other.article_id)
        (held,) = deciding.between(*reversed(named))
        deciding.decide(Wish("withdraw", "Oda Linde", of=held.decision_id))
        assert deciding.between(*named) == ()
    with Store.open(record, readonly=True) as store:
        assert [each.kind for each in store.decisions()] == ["join", "withdraw"]
        assert _incidents(store) == before
    assert list(verify(record)) == []


def test_articles_that_a_person_parted_stay_apart(record: Path, tmp_path: Path) -> None:
    with Store.open(record, readonly=True) as store:
        shared = next(each for each in store.incidents() if len(each.mention_ids) > 1)
        one, other = (store.mention(each).article_id for each in shared.mention_ids[:2])
    decide(record, "part", (one, other))
    with Store.open(record) as store:
        build(store, [tmp_path / "pages"], ONE)
        homes = [
            {store.incident_of(each.mention_id) for each in store.mentions_of(article)}
            for article in (one, other)
        ]
        assert homes[0].isdisjoint(homes[1])
        found = joins.why(store, one, other)
        assert found is not None and "Oda Linde" in found.features[0][0]


def test_decisions_are_chained_and_a_changed_one_shows(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        ids = _incidents(store)
        decide(record, "part", (ids[0], ids[1]))
        decide(record, "part", (ids[0], ids[2]))
        assert store.decisions()[0].previous is None
        assert store.decisions()[1].previous
    assert list(verify(record)) == []
    with sqlite3.connect(record / NAME) as connection:
        connection.execute("UPDATE decisions SET body = replace(body, 'Oda', 'Ode') WHERE number=1")
    connection.close()
    assert any("decision" in problem.message for problem in verify(record))


def test_a_decision_that_was_taken_out_shows(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        ids = _incidents(store)
    decide(record, "part", (ids[0], ids[1]))
    with sqlite3.connect(record / NAME) as connection:
        connection.execute("DELETE FROM decisions")
    connection.close()
    assert any("custody log tells of" in problem.message for problem in verify(record))


def test_what_is_not_in_the_record_cannot_be_decided(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        ids = _incidents(store)
        with pytest.raises(NotDecidable, match="ar_none"):
            decide(record, "join", ("ar_none", ids[0]))
        with pytest.raises(NotDecidable, match="are the same"):
            decide(record, "join", (ids[0], ids[0]))
        assert store.decisions() == ()
