"""Decisions about joins, from the store to the next build."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import write_pages
from whence import joins
from whence.config import Settings
from whence.errors import RecordError
from whence.pipeline import build
from whence.store import Store
from whence.store.database import NAME
from whence.store.verify import verify

ONE = Settings(processes=1)
ODA = joins.Told("Oda Linde", "read both pages")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "record") as store:
        build(store, [write_pages(tmp_path / "pages")], ONE)
    return tmp_path / "record"


def _incidents(store: Store) -> list[str]:
    return [each.incident_id for each in store.incidents()]


def test_a_join_and_its_withdrawal_survive_rebuilds(record: Path, tmp_path: Path) -> None:
    with Store.open(record) as store:
        before = _incidents(store)
        joins.decide(store, "join", (before[0], before[1]), ODA)
        joined = _incidents(store)
        assert len(joined) == len(before) - 1
        store.replace_groups((), (), ())
        build(store, [tmp_path / "pages"], ONE)
        assert _incidents(store) == joined
        decision = store.decisions()[0]
        assert decision.other
        joins.decide(store, "withdraw", (decision.one.article_id, decision.other.article_id), ODA)
        assert [each.kind for each in store.decisions()] == ["join", "withdraw"]
    assert list(verify(record)) == []


def test_articles_that_a_person_parted_stay_apart(record: Path, tmp_path: Path) -> None:
    with Store.open(record) as store:
        shared = next(each for each in store.incidents() if len(each.mention_ids) > 1)
        one, other = (store.mention(each).article_id for each in shared.mention_ids[:2])
        joins.decide(store, "part", (one, other), ODA)
        build(store, [tmp_path / "pages"], ONE)
        homes = [
            {store.incident_of(each.mention_id) for each in store.mentions_of(article)}
            for article in (one, other)
        ]
        assert homes[0].isdisjoint(homes[1])
        found = joins.why(store, one, other)
        assert found is not None and "Oda Linde" in found.features[0][0]


def test_decisions_are_chained_and_a_changed_one_shows(record: Path) -> None:
    with Store.open(record) as store:
        ids = _incidents(store)
        joins.decide(store, "part", (ids[0], ids[1]), ODA)
        joins.decide(store, "part", (ids[0], ids[2]), ODA)
        assert store.decisions()[0].previous is None
        assert store.decisions()[1].previous
    assert list(verify(record)) == []
    with sqlite3.connect(record / NAME) as connection:
        connection.execute("UPDATE decisions SET body = replace(body, 'Oda', 'Ode') WHERE number=1")
    connection.close()
    assert any("decision" in problem.message for problem in verify(record))


def test_a_decision_that_was_taken_out_shows(record: Path) -> None:
    with Store.open(record) as store:
        ids = _incidents(store)
        joins.decide(store, "part", (ids[0], ids[1]), ODA)
    with sqlite3.connect(record / NAME) as connection:
        connection.execute("DELETE FROM decisions")
    connection.close()
    assert any("custody log tells of" in problem.message for problem in verify(record))


def test_what_is_not_in_the_record_cannot_be_decided(record: Path) -> None:
    with Store.open(record) as store:
        ids = _incidents(store)
        with pytest.raises(RecordError, match="ar_none"):
            joins.decide(store, "join", ("ar_none", ids[0]), ODA)
        with pytest.raises(RecordError, match="are the same"):
            joins.decide(store, "join", (ids[0], ids[0]), ODA)
        assert store.decisions() == ()
