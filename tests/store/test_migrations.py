"""The tables come from migrations, and from nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from tests.store.samples import fill
from whence.errors import NotARecord
from whence.store import Store, database, migrate, tables
from whence.store.verify import verify


def _ours(found: Any, name: str | None, kind: str, reflected: bool, to: Any) -> bool:
    return not (kind == "table" and str(name).startswith(("article_words", "alembic_")))


# SQLAlchemy cannot read the index over an expression back; test_store shows what it does.
@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrations_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with engine.begin() as connection:
        migrate.upgrade(connection)
        context = MigrationContext.configure(connection, opts={"include_object": _ours})
        assert compare_metadata(context, tables.metadata) == []
        scripts = ScriptDirectory.from_config(migrate.configuration(connection))
    assert scripts.get_heads() == [database.VERSION]
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(connection: Any) -> None:
        connection.exec_driver_sql("CREATE TABLE half (id)")
        raise ZeroDivisionError

    monkeypatch.setattr(migrate, "upgrade", half)
    with pytest.raises(ZeroDivisionError):
        Store.create(tmp_path / "record")
    assert not (tmp_path / "record" / database.NAME).exists()
    monkeypatch.undo()
    with Store.create(tmp_path / "record") as store:
        assert store.counts().pages == 0


def _set_version(folder: Path, version: str) -> None:
    with sqlite3.connect(folder / database.NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.close()


def test_a_record_of_a_later_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / "record")
    _set_version(tmp_path / "record", "9001")
    before = (tmp_path / "record" / database.NAME).read_bytes()
    for readonly in (False, True):
        with pytest.raises(NotARecord, match="written by a later version of Whence"):
            Store.open(tmp_path / "record", readonly=readonly)
    assert (tmp_path / "record" / database.NAME).read_bytes() == before


def test_a_record_of_an_earlier_version_is_brought_up_to_date_by_a_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = fill(tmp_path / "record")
    _set_version(tmp_path / "record", "0000")

    def upgrade(connection: Any) -> None:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{database.VERSION}'")

    monkeypatch.setattr(migrate, "upgrade", upgrade)
    with pytest.raises(NotARecord, match="written by an earlier version of Whence"):
        Store.open(tmp_path / "record", readonly=True)
    with Store.open(tmp_path / "record") as store:
        assert store.counts().pages == len(made)
    Store.open(tmp_path / "record", readonly=True).close()


def test_a_record_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    made = fill(tmp_path / "record")
    with sqlite3.connect(tmp_path / "record" / database.NAME) as connection:
        connection.execute("DROP INDEX pages_url")
        for column in ("credit", "updated", "section", "truncated"):
            connection.execute(f"ALTER TABLE articles DROP COLUMN {column}")
        connection.execute("DROP TABLE decisions")
        connection.execute("DROP TABLE proposals")
        connection.execute("DROP TABLE credits")
        connection.execute("DROP TABLE incident_entries")
        connection.execute("DROP TABLE gone")
        connection.execute("DROP TRIGGER incident_goes")
        connection.execute("DROP TRIGGER incident_comes")
        connection.execute("DROP TABLE settings")
        shelf = "SELECT name FROM sqlite_master WHERE name LIKE 'shelf_%' AND type = 'table'"
        for (name,) in [*connection.execute(shelf), ("grouped",)]:
            connection.execute(f"DROP TABLE {name}")
        for table in ("families", "incidents", "records"):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN seal")
        connection.execute("ALTER TABLE incidents DROP COLUMN told")
        connection.execute("DROP TABLE samples")
    connection.close()
    _set_version(tmp_path / "record", "0001")
    with Store.open(tmp_path / "record") as store:
        assert store.counts().pages == len(made)
        assert not any(article.truncated or article.credit for article in store.articles())
    assert list(verify(tmp_path / "record")) == []
    with sqlite3.connect(tmp_path / "record" / database.NAME) as connection:
        (found,) = connection.execute("SELECT name FROM sqlite_master WHERE name = 'pages_url'")
    connection.close()
    assert found == ("pages_url",)


def test_a_database_of_another_program_is_no_record(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / database.NAME) as connection:
        connection.execute("CREATE TABLE theirs (id)")
    connection.close()
    with pytest.raises(NotARecord, match="not one of Whence's"):
        Store.open(tmp_path)


def test_what_the_tables_hold_is_as_the_settings_promise(tmp_path: Path) -> None:
    fill(tmp_path / "record")
    with Store.open(tmp_path / "record") as store, store._database.reading() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert asked == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000}
