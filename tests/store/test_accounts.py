"""Accounts, sessions and tokens on a real SQLite file."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from whence.errors import NotAllowed, RecordError
from whence.store import accounts as module
from whence.store.accounts import Accounts, By

LONG = "seven grey herons"
BY = By("Ilka", "192.0.2.1")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hashing a password takes long on purpose, so it is done once for all tests."""
    folder = tmp_path_factory.mktemp("accounts")
    with Accounts(folder) as made:
        made.add("Ilka", "admin", LONG, By("root"))
        made.add("Bram", "reviewer", f"{LONG} two", BY)
    return folder / module.NAME


@pytest.fixture
def accounts(tmp_path: Path, prepared: Path) -> Iterator[Accounts]:
    shutil.copy2(prepared, tmp_path)
    with Accounts(tmp_path) as opened:
        yield opened


def test_a_right_password_opens_a_session(accounts: Accounts) -> None:
    session = accounts.log_in("Bram", f"{LONG} two", "192.0.2.7")
    assert session is not None
    found = accounts.session(session.secret)
    assert found is not None
    assert (found.account.name, found.account.role) == ("Bram", "reviewer")
    accounts.log_out(session, "192.0.2.7")
    assert accounts.session(session.secret) is None


@pytest.mark.parametrize(
    ("name", "password"), [("Bram", LONG), ("Bram", ""), ("nobody", LONG), ("", ""), ("bram", LONG)]
)
def test_a_wrong_name_or_password_opens_none(accounts: Accounts, name: str, password: str) -> None:
    assert accounts.log_in(name, password, "192.0.2.7") is None
    latest = accounts.entries()[0]
    assert (latest.what, latest.by, latest.address) == ("login refused", "", "192.0.2.7")
    assert password not in latest.about or not password


def test_secrets_are_not_kept(accounts: Accounts, tmp_path: Path) -> None:
    session = accounts.log_in("Ilka", LONG, "")
    token = accounts.make_token("Ilka", "nightly", BY)
    assert session is not None
    body = (tmp_path / module.NAME).read_bytes()
    assert not any(secret.encode() in body for secret in (LONG, session.secret, token))


def test_only_the_owner_may_read_the_file(accounts: Accounts, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / module.NAME).stat().st_mode) == 0o600


def test_a_session_ends_unused_and_after_its_longest_time(
    accounts: Accounts, tmp_path: Path
) -> None:
    session = accounts.log_in("Ilka", LONG, "")
    assert session is not None
    for column, age in (("seen", module.IDLE), ("made", module.LONGEST)):
        assert accounts.session(session.secret) is not None
        with sqlite3.connect(tmp_path / module.NAME) as database:
            (was,) = database.execute(f"SELECT {column} FROM sessions").fetchone()
            older = (datetime.fromisoformat(was) - age - timedelta(minutes=1)).isoformat()
            database.execute(f"UPDATE sessions SET {column} = ?", (older,))
        assert accounts.session(session.secret) is None
        with sqlite3.connect(tmp_path / module.NAME) as database:
            database.execute(f"UPDATE sessions SET {column} = ?", (was,))


def test_a_change_ends_the_sessions(accounts: Accounts) -> None:
    for what in ({"role": "reader"}, {"password": f"{LONG} two"}, {"closed": True}):
        session = accounts.log_in("Bram", f"{LONG} two", "")
        assert session is not None
        accounts.change("Bram", BY, **what)
        assert accounts.session(session.secret) is None
    assert accounts.log_in("Bram", f"{LONG} two", "") is None, "a closed account lets nobody in"


def test_a_token_acts_for_its_account_until_it_is_withdrawn(accounts: Accounts) -> None:
    secret = accounts.make_token("Bram", "nightly", BY)
    found = accounts.bearer(secret)
    assert found is not None
    assert found.name == "Bram"
    assert accounts.bearer(f"{secret}x") is None
    (token,) = accounts.tokens()
    accounts.withdraw_token(token.number, BY)
    assert accounts.bearer(secret) is None


def test_a_closed_account_has_no_token(accounts: Accounts) -> None:
    secret = accounts.make_token("Bram", "nightly", BY)
    accounts.change("Bram", BY, closed=True)
    assert accounts.bearer(secret) is None


def test_an_admin_stays(accounts: Accounts, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="last admin"):
        accounts.change("Ilka", BY, role="reader")
    with pytest.raises(NotAllowed, match="last admin"):
        accounts.change("Ilka", BY, closed=True)
    assert accounts.log_in("Ilka", LONG, "") is not None, "nothing was changed"


def test_the_first_account_is_an_admins(tmp_path: Path) -> None:
    with Accounts(tmp_path) as empty, pytest.raises(NotAllowed, match="first account"):
        empty.add("Bram", "reader", LONG, By("root"))


@pytest.mark.parametrize("name", ["", " Bram", "a\nb", "x" * 65, "\u202eBram", "Ilka"])
def test_a_name_is_short_visible_and_free(accounts: Accounts, name: str) -> None:
    with pytest.raises(NotAllowed):
        accounts.add(name, "reader", LONG, BY)


def test_a_password_is_long(accounts: Accounts) -> None:
    with pytest.raises(NotAllowed, match="12 characters"):
        accounts.add("Cato", "reader", "short", BY)


def test_every_change_is_in_the_log(accounts: Accounts) -> None:
    accounts.change("Bram", BY, role="reader")
    accounts.make_token("Bram", "nightly", BY)
    assert [(each.by, each.what, each.about) for each in accounts.entries()] == [
        ("Ilka", "token made", "Bram: nightly"),
        ("Ilka", "role changed", "Bram: reviewer to reader"),
        ("Ilka", "account made", "Bram: reviewer"),
        ("root", "account made", "Ilka: admin"),
    ]
    newest, older, *_ = accounts.entries()
    assert accounts.entries(before=newest.number, limit=1) == (older,)


def test_a_broken_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / module.NAME).write_bytes(b"no database" * 100)
    with pytest.raises(RecordError, match=r"accounts\.sqlite"):
        Accounts(tmp_path)
