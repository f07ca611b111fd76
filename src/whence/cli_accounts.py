"""The commands about accounts: who may use a record's pages from other machines."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated, cast

import typer

from whence.cli_terms import RecordPath, out
from whence.errors import UsageError
from whence.review import show
from whence.store import Store
from whence.store.accounts import ROLES, Accounts, By, Role

Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]
RoleOption = Annotated[str, typer.Option(help="reader, reviewer or admin.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]

group = typer.Typer(help="Keep the accounts that let people in from other machines.")


def register(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.add_typer(group, name="accounts")


@group.command("list")
def list_(record: RecordPath) -> None:
    """List the accounts and their tokens."""
    with _accounts(record) as accounts:
        found, tokens = accounts.all(), accounts.tokens()
    for account in found:
        state = ", closed" if account.closed else ""
        out.print(show.safe(f"{account.name}: {account.role}{state}"))
        for token in tokens:
            if token.account == account.name:
                state = "withdrawn" if token.withdrawn else f"made {token.made:%Y-%m-%d}"
                out.print(show.safe(f"   token {token.number}: {token.label}, {state}"))
    if not found:
        out.print("There are no accounts.")


@group.command()
def add(
    record: RecordPath, name: Name, role: RoleOption = "reader", stdin: FromStdin = False
) -> None:
    """Make an account; the password is asked for."""
    wanted, password = _role(role), _password(stdin)
    with _accounts(record) as accounts:
        made = accounts.add(name, wanted, password, _by())
    out.print(show.safe(f"{made.name} is {made.role} now."))


@group.command()
def role(record: RecordPath, name: Name, role: Annotated[str, typer.Argument()]) -> None:
    """Change what an account may do; it has to log in again."""
    with _accounts(record) as accounts:
        accounts.change(name, _by(), role=_role(role))
    out.print(show.safe(f"{name} is {role} now."))


@group.command()
def password(record: RecordPath, name: Name, stdin: FromStdin = False) -> None:
    """Give an account a new password; it has to log in again."""
    new = _password(stdin)
    with _accounts(record) as accounts:
        accounts.change(name, _by(), password=new)
    out.print(show.safe(f"The password of {name} was changed."))


@group.command("close")
def close(record: RecordPath, name: Name) -> None:
    """Let an account in no more. It stays on record, because decisions name it."""
    with _accounts(record) as accounts:
        accounts.change(name, _by(), closed=True)
    out.print(show.safe(f"{name} is closed."))


@group.command("open")
def open_(record: RecordPath, name: Name) -> None:
    """Let a closed account in again."""
    with _accounts(record) as accounts:
        accounts.change(name, _by(), closed=False)
    out.print(show.safe(f"{name} is open."))


@group.command()
def token(
    record: RecordPath, name: Name, label: Annotated[str, typer.Option(help="What it is for.")]
) -> None:
    """Make a token with which a program acts for an account; it is printed this once."""
    with _accounts(record) as accounts:
        typer.echo(accounts.make_token(name, label, _by()))


@group.command()
def withdraw(record: RecordPath, number: Annotated[int, typer.Argument(metavar="TOKEN")]) -> None:
    """End a token, by its number."""
    with _accounts(record) as accounts:
        accounts.withdraw_token(number, _by())
    out.print(f"Token {number} is withdrawn.")


@group.command()
def log(record: RecordPath) -> None:
    """List what was done about accounts, the latest first."""
    with _accounts(record) as accounts:
        for entry in accounts.entries():
            who = entry.by or "nobody known"
            where = f" from {entry.address}" if entry.address else ""
            about = f" ({entry.about})" if entry.about else ""
            out.print(
                show.safe(f"{entry.at:%Y-%m-%d %H:%M:%S} UTC  {who}{where}: {entry.what}{about}")
            )


def _accounts(record: Path) -> Accounts:
    Store.open(record, readonly=True).close()
    return Accounts(record)


def _by() -> By:
    return By(getpass.getuser())


def _role(asked: str) -> Role:
    if asked not in ROLES:
        raise UsageError(f"a role is one of {', '.join(ROLES)}, not {asked}")
    return asked


def _password(stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return cast(str, typer.prompt("Password", hide_input=True, confirmation_prompt=True))
