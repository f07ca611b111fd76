"""The commands about decisions: list them, take one back, and how many reviewers have to agree."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from whence import wording
from whence.cli_terms import By, Reason, RecordPath, out
from whence.errors import UsageError
from whence.review import show
from whence.standing import in_force
from whence.store import Store


def register(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    for command in (decisions, undo, reviewers):
        app.command()(command)


def decisions(record: RecordPath) -> None:
    """List what people decided, the oldest first, and what of it no longer holds."""
    from whence.deciding import lost_in

    with Store.open(record, readonly=True) as store:
        found = store.decisions()
        lost = lost_in(store)
        force = {each.decision_id for each in in_force(found)}
    for each in found:
        undone = each.decision_id not in force and each.kind != "withdraw"
        gone = each.decision_id in lost
        mark = "  (taken back)" if undone else "  (its words are on no page now)" if gone else ""
        out.print(show.safe(f"{each.at:%Y-%m-%d %H:%M} UTC  {wording.decision(each)}{mark}"))
        if each.saw:
            out.print(show.safe(f"   the pages said: {'; '.join(each.saw)}"))
        out.print(f"   {each.decision_id}", style="dim")
    out.print(wording.count(len(found), "decision") + ".")


def undo(
    record: RecordPath,
    decision: Annotated[str, typer.Argument(help="The decision's id, de_….")],
    reason: Reason = "",
    by: By = "",
) -> None:
    """Take a decision back; what was decided before it holds again. Both stay on record."""
    from whence.deciding import Deciding
    from whence.review.wishes import Conflict, Wish

    with Deciding(record) as deciding:
        wish = Wish("withdraw", by or getpass.getuser(), of=decision, note=reason, code="mistake")
        made = deciding.decide(wish)
    if isinstance(made, Conflict):
        raise UsageError(f"{record}: {decision} was taken back before")
    out.print(show.safe(f"Taken back: {made.decision.decision_id}, by {made.decision.by}."))


def reviewers(
    record: RecordPath,
    number: Annotated[
        int | None, typer.Argument(min=1, max=2, help="1, or 2: both have to agree.")
    ] = None,
) -> None:
    """Print or set how many reviewers have to agree before a decision has effect."""
    from whence.deciding import regroup

    if number is not None:
        with Store.open_to_decide(record) as store:
            store.require_reviewers(number)
        if not regroup(record):
            out.print("Another program is writing the record; the next build follows it.")
    with Store.open(record, readonly=True) as store:
        out.print(f"{wording.count(store.reviewers(), 'reviewer')} for every decision.")
