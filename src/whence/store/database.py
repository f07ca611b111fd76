"""One SQLite file: its connections, its version, and what its errors mean."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.pool import QueuePool

from whence.errors import Damaged, NotARecord, ReadOnly, RecordError, RecordFull
from whence.store import disk
from whence.store.custody import Head

NAME = "record.sqlite"
VERSION = "0011"
"""The newest migration: what this program reads and writes."""

_BUSY_SECONDS = 30
_WRITING = "whence_writing"
_READ_CODES = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_CONSTRAINT: "a row contradicts what the record holds",
}


class Database:
    """``record.sqlite`` in a record's folder.

    Reads take a connection each, so an iterator sees the record as it was when it began, and
    writing meanwhile does not disturb it. Writes share one connection and take turns; reads made
    inside a transaction, by the thread that holds it, see what it wrote.
    """

    def __init__(self, folder: Path, *, readonly: bool, shared: bool = False) -> None:
        """``shared``: others may write meanwhile, so its tables stay as they are, and a commit is
        on the disk when it returns. Raises NotARecord where the file is missing, is no database or
        is of another version."""
        self.folder = folder
        self.path = folder / NAME
        self.readonly = readonly
        self._shared = shared
        self._engine = engine(self.path, readonly=readonly, durable=shared)
        self._writer: Connection | None = None
        self._turn = threading.RLock()
        self._owner: int | None = None
        try:
            self._require_version()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends every connection."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read on. What goes wrong on it is raised as a RecordError."""
        with refusals(self.path):
            if self.writing and self._writer is not None:
                yield self._writer
            else:
                with self._engine.connect() as connection:
                    yield connection

    @property
    def writing(self) -> bool:
        """Whether this thread is inside a transaction."""
        return self._owner == threading.get_ident()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection to write on: all of the block is committed, or nothing. What goes wrong is
        raised as a RecordError. Inside itself it is a part of the outer one."""
        if self.writing and self._writer is not None:
            yield self._writer
            return
        with self._turn, refusals(self.path):
            if self._writer is None:
                self._writer = self._engine.connect().execution_options(**{_WRITING: True})
            with self._writer.begin():
                self._owner = threading.get_ident()
                try:
                    yield self._writer
                finally:
                    self._owner = None

    def _require_version(self) -> None:
        with refusals(self.path):
            if not self.path.is_file():
                raise NotARecord(f"{self.folder}: there is no record here ({NAME} is missing)")
            with self._engine.connect() as connection:
                version = _version(connection)
        if version is None:
            raise Damaged(f"{self.folder}: {NAME} is a database, but not one of Whence's")
        if version > VERSION:
            raise NotARecord(
                f"{self.folder}: the record was written by a later version of Whence "
                f"(its tables are {version}, this program knows {VERSION}); use that version"
            )
        if version < VERSION:
            self._upgrade(version)

    def _upgrade(self, version: str) -> None:
        if self.readonly or self._shared:
            raise NotARecord(
                f"{self.folder}: the record was written by an earlier version of Whence (its "
                f"tables are {version}, this program needs {VERSION}); a build brings it up to date"
            )
        with self.transaction() as connection:
            _migrate(connection)


def make(folder: Path, head: Head) -> None:
    """Makes an empty database that has seen the custody log up to ``head``, whole or not at all.
    Raises RecordFull or RecordError."""
    draft = folder / f"{disk.UNFINISHED}{NAME}"
    with disk.refusals(folder), refusals(folder / NAME):
        draft.unlink(missing_ok=True)
        draft_engine = engine(draft, readonly=False, journal="DELETE")
        try:
            with draft_engine.begin() as connection:
                _migrate(connection)
                connection.execute(
                    text("INSERT INTO custody_head VALUES (1, :seq, :digest)"),
                    {"seq": head.seq, "digest": head.digest},
                )
        finally:
            draft_engine.dispose()
        draft.replace(folder / NAME)
        disk.sync_folder(folder)


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turns what SQLAlchemy, SQLite and msgspec raise into RecordErrors that name the database.
    A UnicodeEncodeError passes: the text is at fault, not the record."""
    try:
        yield
    except exc.StatementError as error:
        if isinstance(error.orig, UnicodeEncodeError):
            raise error.orig from error
        raise _meaning(path, error) from error
    except sqlite3.Error as error:
        raise _because(path, error) from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise Damaged(f"{path}: a row cannot be read ({error})") from error


def _meaning(path: Path, error: exc.StatementError) -> RecordError:
    cause = error.orig
    if not isinstance(cause, sqlite3.Error):
        return RecordError(f"{path}: {cause}")
    return _because(path, cause)


def _because(path: Path, cause: sqlite3.Error) -> RecordError:
    # Errors of the driver itself, not of SQLite, carry no code.
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    kind = code & 0xFF
    if kind == sqlite3.SQLITE_FULL or (kind == sqlite3.SQLITE_IOERR and code not in _READ_CODES):
        return RecordFull(
            f"{path}: the disk refused a write ({cause}); what was committed before is whole"
        )
    if kind == sqlite3.SQLITE_READONLY:
        return ReadOnly(f"{path}: it cannot be written to ({cause})")
    if kind in _DAMAGED:
        return Damaged(f"{path}: it is damaged, or no SQLite database ({cause})")
    return RecordError(f"{path}: {_REASONS.get(kind, 'it cannot be used')} ({cause})")


def _version(connection: Connection) -> str | None:
    known = connection.execute(
        text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'")
    ).first()
    if known is None:
        return None
    version: str | None = connection.execute(
        text("SELECT max(version_num) FROM alembic_version")
    ).scalar()
    return version


def _migrate(connection: Connection) -> None:
    # Alembic takes a moment to import, and most openings need no migration.
    from whence.store import migrate  # noqa: PLC0415

    migrate.upgrade(connection)


def engine(path: Path, *, readonly: bool, journal: str = "WAL", durable: bool = False) -> Engine:
    """Connections to a SQLite file. It is made where it is missing only under a ``journal`` other
    than WAL, which also makes every commit durable, as ``durable`` does."""
    address = f"file:{quote(str(path.resolve()))}?mode=rw"
    if journal != "WAL":
        address = address.removesuffix("rw") + "rwc"
    if readonly and not os.access(path.parent, os.W_OK):
        # There SQLite cannot make the files that a log beside the database needs; without a log
        # none is needed, if it knows that nobody writes.
        still = not path.with_name(f"{path.name}-wal").exists()
        address = address.removesuffix("rw") + ("ro&immutable=1" if still else "ro")

    def connect() -> sqlite3.Connection:
        # Transactions are begun by hand: the driver's own way leaves table changes outside them.
        return sqlite3.connect(
            address,
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )

    made = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1, hide_parameters=True
    )

    @event.listens_for(made, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        if not readonly:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        lazy = journal == "WAL" and not durable
        connection.execute(f"PRAGMA synchronous = {'NORMAL' if lazy else 'FULL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        if readonly:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its turn at the start: between reading what it rests on and writing, no
        # other program may write.
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made
