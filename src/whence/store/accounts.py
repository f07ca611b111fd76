"""Who may use a record's pages: accounts, their sessions and tokens, and what they did.

They lie in ``accounts.sqlite`` in the record's folder, which only its owner may read. No export
carries it, and a record without it is whole. Passwords are kept as Argon2 hashes; of a session's
and a token's secret only the SHA-256 is kept.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import argon2
from msgspec import Struct
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from whence.errors import NotAllowed
from whence.store import accounts_tables as tables
from whence.store import database, disk

NAME = "accounts.sqlite"
SHORTEST_PASSWORD = 12
IDLE = timedelta(hours=8)
"""How long a session lasts that nobody uses."""
LONGEST = timedelta(days=7)
"""How long a session lasts at most."""

_SEEN_EVERY = timedelta(minutes=1)
_LONGEST_NAME = 64

Role = Literal["reader", "reviewer", "admin"]
"""What an account may do, each all that the one before may: read; decide; keep accounts."""
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")


class Account(Struct, frozen=True):
    """One person. A closed account stays, because decisions name it."""

    name: str
    role: Role
    made: datetime
    closed: bool = False


class Token(Struct, frozen=True):
    """A program's leave to act for an account; ``number`` names it, its secret is not kept."""

    number: int
    account: str
    label: str
    made: datetime
    withdrawn: bool


class Entry(Struct, frozen=True):
    """Something that was done about accounts: by whom (empty: nobody who is known), from which
    address, and to what."""

    number: int
    at: datetime
    by: str
    address: str
    what: str
    about: str


class Session(Struct, frozen=True):
    """An account that is logged in; ``secret`` is what its browser shows."""

    account: Account
    secret: str


def kept(folder: Path) -> bool:
    """Whether the record in ``folder`` has accounts."""
    return (folder / NAME).is_file()


class Accounts:
    """The accounts of one record. Use it as a context manager; threads may share it.

    ``by`` and ``address`` of every change go into the log beside it. Raises RecordError where the
    file cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        """Makes the file where there is none."""
        self._path = folder / NAME
        with disk.refusals(folder):
            self._path.touch(mode=0o600)
        self._hasher = argon2.PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_urlsafe())
        self._turn = threading.Lock()
        self._engine = database.engine(self._path, readonly=False, journal="DELETE")
        with self._transaction() as connection:
            tables.metadata.create_all(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the file."""
        self._engine.dispose()

    # -- accounts -----------------------------------------------------------------------------

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._transaction() as connection:
            rows = connection.execute(
                select(tables.accounts).order_by(tables.accounts.c.name)
            ).all()
        return tuple(map(_account, rows))

    def some(self) -> bool:
        """Whether there is an account."""
        with self._transaction() as connection:
            return connection.execute(select(tables.accounts.c.name).limit(1)).first() is not None

    def add(self, name: str, role: Role, password: str, by: By) -> Account:
        """Makes an account. Raises NotAllowed for a name that is taken or none, and for a password
        that is too short; the first account has to be an admin's."""
        _require_name(name)
        hashed = self._hash(password)
        with self._transaction() as connection:
            if _find(connection, name):
                raise NotAllowed(f"there is an account {name} already")
            if role != "admin" and not _admins(connection):
                raise NotAllowed("the first account must be an admin's, or nobody could keep them")
            made = _now()
            values = {"name": name, "role": role, "password": hashed, "made": made, "closed": False}
            connection.execute(insert(tables.accounts).values(values))
            _note(connection, by, "account made", f"{name}: {role}")
        return Account(name, role, made)

    def change(
        self,
        name: str,
        by: By,
        *,
        role: Role | None = None,
        closed: bool | None = None,
        password: str | None = None,
    ) -> None:
        """Changes what is given, and ends the account's sessions. Raises NotAllowed where there is
        no such account, or no admin would be left."""
        values: dict[str, object] = {}
        if role is not None:
            values["role"] = role
        if closed is not None:
            values["closed"] = closed
        if password is not None:
            values["password"] = self._hash(password)
        with self._transaction() as connection:
            account = _require(connection, name)
            connection.execute(
                update(tables.accounts).where(tables.accounts.c.name == name).values(values)
            )
            if not _admins(connection):
                raise NotAllowed(f"{name} is the last admin")
            connection.execute(delete(tables.sessions).where(tables.sessions.c.account == name))
            if role is not None:
                _note(connection, by, "role changed", f"{name}: {account.role} to {role}")
            if closed is not None:
                _note(connection, by, "account closed" if closed else "account opened", name)
            if password is not None:
                _note(connection, by, "password changed", name)

    # -- sessions -----------------------------------------------------------------------------

    def log_in(self, name: str, password: str, address: str) -> Session | None:
        """Opens a session, or notes that the name or the password was wrong. Takes as long for a
        name that nobody has."""
        with self._transaction() as connection:
            row = _find(connection, name)
        account = _account(row) if row else None
        right = self._matches(row.password if row else self._nobody, password)
        with self._transaction() as connection:
            if not (account and right) or account.closed:
                _note(connection, By("", address), "login refused", name[:_LONGEST_NAME])
                return None
            secret, now = secrets.token_urlsafe(32), _now()
            values = {"digest": _digest(secret), "account": name, "made": now, "seen": now}
            connection.execute(insert(tables.sessions).values(values))
            connection.execute(
                delete(tables.sessions).where(tables.sessions.c.made < now - LONGEST)
            )
            _note(connection, By(name, address), "logged in", "")
        return Session(account, secret)

    def session(self, secret: str) -> Session | None:
        """The session that a browser's secret opens, if it still lasts."""
        now, digest = _now(), _digest(secret)
        joined = tables.sessions.join(
            tables.accounts, tables.accounts.c.name == tables.sessions.c.account
        )
        query = select(tables.accounts, tables.sessions.c.seen).select_from(joined)
        open_still = (tables.sessions.c.made > now - LONGEST, tables.sessions.c.seen > now - IDLE)
        with self._transaction() as connection:
            row = connection.execute(
                query.where(
                    tables.sessions.c.digest == digest, ~tables.accounts.c.closed, *open_still
                )
            ).first()
            if row is None:
                return None
            if row.seen < now - _SEEN_EVERY:
                which = tables.sessions.c.digest == digest
                connection.execute(update(tables.sessions).where(which).values(seen=now))
        return Session(_account(row), secret)

    def is_password(self, name: str, password: str) -> bool:
        """Whether this is an account's password."""
        with self._transaction() as connection:
            row = _find(connection, name)
        return row is not None and self._matches(row.password, password)

    def log_out(self, session: Session, address: str) -> None:
        """Ends a session."""
        with self._transaction() as connection:
            which = tables.sessions.c.digest == _digest(session.secret)
            connection.execute(delete(tables.sessions).where(which))
            _note(connection, By(session.account.name, address), "logged out", "")

    # -- tokens -------------------------------------------------------------------------------

    def make_token(self, name: str, label: str, by: By) -> str:
        """A new token's secret, which is told this once. Raises NotAllowed where there is no such
        account."""
        secret = f"whence_{secrets.token_urlsafe(32)}"
        with self._transaction() as connection:
            _require(connection, name)
            values = {"digest": _digest(secret), "account": name, "label": label, "made": _now()}
            connection.execute(insert(tables.tokens).values(values))
            _note(connection, by, "token made", f"{name}: {label}")
        return secret

    def withdraw_token(self, number: int, by: By, of: str | None = None) -> None:
        """Ends a token; only one ``of`` that account, if one is named. Raises NotAllowed where
        there is no such one."""
        which = tables.tokens.c.number == number
        if of is not None:
            which = which & (tables.tokens.c.account == of)
        with self._transaction() as connection:
            row = connection.execute(select(tables.tokens).where(which)).first()
            if row is None:
                raise NotAllowed(f"there is no token {number}")
            connection.execute(update(tables.tokens).where(which).values(withdrawn=True))
            _note(connection, by, "token withdrawn", f"{row.account}: {row.label}")

    def tokens(self) -> tuple[Token, ...]:
        """Every token, the newest first."""
        with self._transaction() as connection:
            rows = connection.execute(
                select(tables.tokens).order_by(tables.tokens.c.number.desc())
            ).all()
        return tuple(
            Token(row.number, row.account, row.label, row.made, row.withdrawn) for row in rows
        )

    def bearer(self, secret: str) -> Account | None:
        """The account that a token acts for, if it still does."""
        joined = tables.tokens.join(
            tables.accounts, tables.accounts.c.name == tables.tokens.c.account
        )
        query = select(tables.accounts).select_from(joined)
        good = (
            tables.tokens.c.digest == _digest(secret),
            ~tables.tokens.c.withdrawn,
            ~tables.accounts.c.closed,
        )
        with self._transaction() as connection:
            row = connection.execute(query.where(*good)).first()
        return _account(row) if row else None

    # -- the log ------------------------------------------------------------------------------

    def entries(self, before: int | None = None, limit: int = 100) -> tuple[Entry, ...]:
        """What was done, the latest first; ``before`` is the number of an entry."""
        query = select(tables.entries).order_by(tables.entries.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(tables.entries.c.number < before)
        with self._transaction() as connection:
            rows = connection.execute(query).all()
        return tuple(Entry(*row) for row in rows)

    def note(self, by: By, what: str, about: str) -> None:
        """Writes an entry about something that was done, or refused, elsewhere."""
        with self._transaction() as connection:
            _note(connection, by, what, about)

    # -- how ----------------------------------------------------------------------------------

    def _hash(self, password: str) -> str:
        if len(password) < SHORTEST_PASSWORD:
            raise NotAllowed(f"a password needs {SHORTEST_PASSWORD} characters")
        return self._hasher.hash(password)

    def _matches(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except argon2.exceptions.VerifyMismatchError:
            return False

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._turn, database.refusals(self._path), self._engine.begin() as connection:
            yield connection


class By(Struct, frozen=True):
    """Who does something, and from which address (empty: this machine's command line)."""

    name: str
    address: str = ""


def _require_name(name: str) -> None:
    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or name != name.strip():
        raise NotAllowed(f"an account's name is 1 to {_LONGEST_NAME} visible characters")


def _find(connection: Connection, name: str) -> Row[tuple[object, ...]] | None:
    return connection.execute(select(tables.accounts).where(tables.accounts.c.name == name)).first()


def _require(connection: Connection, name: str) -> Account:
    row = _find(connection, name)
    if row is None:
        raise NotAllowed(f"there is no account {name}")
    return _account(row)


def _admins(connection: Connection) -> int:
    query = select(func.count()).where(tables.accounts.c.role == "admin", ~tables.accounts.c.closed)
    return connection.execute(query).scalar_one()


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(row.name, row.role, row.made, row.closed)


def _note(connection: Connection, by: By, what: str, about: str) -> None:
    values = {"at": _now(), "by": by.name, "address": by.address, "what": what, "about": about}
    connection.execute(insert(tables.entries).values(values))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
