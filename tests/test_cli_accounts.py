"""The commands about accounts, on the sample pages' record."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from whence.cli import app
from whence.errors import NotAllowed, NotARecord, UsageError
from whence.store import Store
from whence.store.accounts import Accounts

LONG = "seven grey herons"


def said(*arguments: str, typed: str = "") -> str:
    result = CliRunner().invoke(app, ["accounts", *arguments], input=typed, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


@pytest.fixture
def record(tmp_path: Path) -> str:
    Store.create(tmp_path / "record").close()
    return str(tmp_path / "record")


def test_accounts_are_made_changed_and_listed(record: str) -> None:
    assert "There are no accounts." in said("list", record)
    made = said("add", record, "Ilka", "--role", "admin", typed=f"{LONG}\n{LONG}\n")
    assert "Ilka is admin now." in made
    assert LONG not in made
    said("add", record, "Bram", "--password-stdin", typed=f"{LONG}\n")
    said("role", record, "Bram", "reviewer")
    secret = said("token", record, "Bram", "--label", "nightly").strip()
    with Accounts(Path(record)) as accounts:
        found = accounts.bearer(secret)
        assert found is not None
        assert found.role == "reviewer"
    said("withdraw", record, "1")
    said("close", record, "Bram")
    assert said("list", record) == (
        "Bram: reviewer, closed\n   token 1: nightly, withdrawn\nIlka: admin\n"
    )
    said("open", record, "Bram")
    said("password", record, "Bram", "--password-stdin", typed=f"{LONG} two\n")
    first = said("log", record).splitlines()[0]
    assert first.endswith("password changed (Bram)")


def test_a_mistake_is_said(record: str, tmp_path: Path) -> None:
    for wrong, error in (
        (("add", record, "Ilka", "--role", "owner", "--password-stdin"), UsageError),
        (("add", record, "Ilka", "--role", "admin", "--password-stdin"), NotAllowed),
        (("role", record, "Cato", "reader"), NotAllowed),
        (("withdraw", record, "7"), NotAllowed),
        (("list", str(tmp_path)), NotARecord),
    ):
        with pytest.raises(error):
            CliRunner().invoke(app, ["accounts", *wrong], input="short\n", catch_exceptions=False)
