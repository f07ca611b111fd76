"""Decisions in the record: their chain, and several programs that write one record."""

from __future__ import annotations

import multiprocessing
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from alembic import command
from msgspec import structs
from sqlalchemy import create_engine

from tests.store.samples import fill
from whence import ids
from whence.errors import RecordError
from whence.model import Decision, Review, Side
from whence.store import Store, database, migrate
from whence.store.verify import verify

AT = datetime(2032, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    fill(tmp_path / "record")
    return tmp_path / "record"


def decision(number: int = 0, by: str = "Oda Linde") -> Decision:
    side = Side(f"pg_{number}", f"ar_{number}", "words", number)
    return Decision("", "accept", side, None, by, AT, f"no. {number}", about="claim", field="when")


def test_a_decision_is_kept_and_found_by_its_page(record: Path) -> None:
    with Store.open_to_decide(record) as store:
        made = [store.decide(decision(number)) for number in range(3)]
        assert store.decisions() == tuple(made)
        assert store.decisions_on({"pg_1"}) == (made[1],)
        assert store.decision(made[2].decision_id) == made[2]
    assert list(verify(record)) == []


def test_who_opened_it_to_decide_writes_nothing_else(record: Path) -> None:
    with (
        Store.open_to_decide(record) as store,
        pytest.raises(RecordError, match="opened for decisions only"),
    ):
        store.mark_done("read", "pg_1", "x")


def test_decisions_are_taken_while_another_program_builds(record: Path) -> None:
    with Store.open(record) as builder, Store.open_to_decide(record) as desk:
        for number in range(3):
            desk.decide(decision(number))
            builder.note("checked", number=number)
        assert len(builder.decisions()) == 3
    lines = [line["event"] for line in Store.open(record, readonly=True).custody.lines()]
    assert lines[-6:] == ["decided", "checked"] * 3
    assert list(verify(record)) == []


def _decide_many(record: Path, by: str, count: int) -> None:
    with Store.open_to_decide(record) as store:
        for number in range(count):
            store.decide(decision(number, by))


def test_several_programs_that_decide_at_once_keep_one_chain(record: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    programs = [spawn.Process(target=_decide_many, args=(record, by, 8)) for by in "abc"]
    for each in programs:
        each.start()
    for each in programs:
        each.join()
    assert [each.exitcode for each in programs] == [0, 0, 0]
    with Store.open(record, readonly=True) as store:
        found = store.decisions()
    assert {each.by for each in found} == set("abc") and len(found) == 24
    assert list(verify(record)) == []


@pytest.mark.parametrize("change", ["edit", "drop", "swap"])
def test_a_decision_that_was_changed_dropped_or_moved_shows(record: Path, change: str) -> None:
    with Store.open_to_decide(record) as store:
        for number in range(3):
            store.decide(decision(number))
    with sqlite3.connect(record / database.NAME) as connection:
        if change == "edit":
            connection.execute("UPDATE decisions SET body = replace(body, 'no. 1', 'no. 7')")
        elif change == "drop":
            connection.execute("DELETE FROM decisions WHERE number = 3")
        else:
            connection.execute("UPDATE decisions SET number = 9 WHERE number = 2")
    connection.close()
    assert any(each.what == "database" for each in verify(record))


def test_a_chain_from_before_decisions_had_further_fields_holds(tmp_path: Path) -> None:
    """As the first version wrote them: fewer fields, no reason code, no pages beside them."""
    side = {"article_id": "ar_1", "page_id": "pg_1", "quote": None, "start": None}
    old = {
        **{"decision_id": "", "kind": "join", "one": side, "other": side, "by": "Oda Linde"},
        **{"at": "2031-01-01T12:00:00Z", "reason": "read both", "previous": None},
    }
    bare = msgspec.json.encode(old, order="sorted")
    body = msgspec.json.encode({**old, "decision_id": ids.decision(bare.decode())}, order="sorted")
    with Store.create(tmp_path) as store:
        store.note("decided", digest_of_decision=ids.digest(body))
        head = store.custody_head()
    for left in tmp_path.glob("record.sqlite*"):
        left.unlink()
    engine = create_engine(f"sqlite:///{tmp_path / database.NAME}")
    with engine.begin() as connection:
        command.upgrade(migrate.configuration(connection), "0005")
        put = connection.exec_driver_sql
        put("INSERT INTO decisions VALUES (1, 'de_x', ?)", (body.decode(),))
    with engine.begin() as connection:
        put = connection.exec_driver_sql
        put("INSERT INTO custody_head VALUES (1, ?, ?)", (head.seq, head.digest))
    engine.dispose()
    with Store.open(tmp_path) as store:
        assert [each.code for each in store.decisions()] == [""]
        assert len(store.decisions_on({"pg_1"})) == 1
        store.decide(decision())
    assert list(verify(tmp_path)) == []


# -- records that are reconciled anew after a decision ----------------------------------------


def test_a_record_put_anew_verifies_and_an_edited_one_shows(record: Path) -> None:
    with Store.open(record) as store:
        old = next(store.records())
        store.mark_done("link", "record", _linked(store))
    for state in ("accepted", "rejected"):
        with Store.open_to_decide(record) as store:
            store.put_record(structs.replace(old, review=Review(state, ("Oda Linde",))))
        assert list(verify(record)) == []
    with sqlite3.connect(record / database.NAME) as connection:
        connection.execute("UPDATE records SET body = replace(body, 'Oda Linde', 'Tam Reve')")
    connection.close()
    assert [each.what for each in verify(record)] == ["database"]


def test_a_record_that_is_not_there_is_not_put(record: Path) -> None:
    with Store.open_to_decide(record) as store:
        old = next(store.records())
        with pytest.raises(RecordError, match="has no record under"):
            store.put_record(structs.replace(old, profile="other/1"))


def _linked(store: Store) -> str:
    return next(
        str(line["version"])
        for line in store.custody.lines()
        if line["event"] == "linked" and line.get("version")
    )


def test_lines_of_a_write_that_was_killed_count_for_nothing(record: Path) -> None:
    """A decision's line was on the disk, the database did not have it yet."""
    with Store.open(record) as store:
        store.custody.append("decided", digest_of_decision="sha256:none")
        store.custody.sync()
        store._lock.release(in_order=False)  # type: ignore[union-attr]
        store._lock = None
        store._database.close()
    assert list(verify(record)) == []
    with Store.open_to_decide(record) as store:
        made = store.decide(decision())
    assert list(verify(record)) == []
    with Store.open(record, readonly=True) as store:
        assert store.decisions() == (made,)
        last = [line for line in store.custody.lines() if line["event"] == "unfinished"][-1]
    assert last["first"] == last["last"]
