"""The commands about joins: why, join, part, withdraw, proposals."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer
from msgspec import structs

from whence import wording
from whence.cli_terms import By, Reason, RecordPath, out
from whence.errors import NotDecidable
from whence.model import DecisionKind
from whence.review import show
from whence.store import Store

Named = Annotated[
    str, typer.Argument(help="An incident by its number or id, an article or a mention by its id.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    for command in (why, join, part, withdraw, proposals):
        app.command()(command)


def why(record: RecordPath, a: Named, b: Named) -> None:
    """Print what speaks for and against two incidents, articles or mentions being one incident."""
    from whence import joins

    with Store.open(record, readonly=True) as store:
        names = (_resolved(store, a), _resolved(store, b))
        if names[0] == names[1]:
            out.print("Both name the same one: there is nothing to compare.")
            return
        found = joins.why(store, *names)
        if found is None:
            out.print("One of them reports no incident, so there is nothing to compare.")
            return
        one, other = store.incident_of(found.mention_id), store.incident_of(found.other_id)
        together = one is not None and one == other
    out.print("They are one incident." if together else "They are not one incident.")
    out.print(f"Compared: {found.mention_id} and {found.other_id}", style="dim")
    for words, bits in sorted(found.features, key=lambda feature: -feature[1]):
        weight = "never " if bits <= -99 else f"{bits:+6.2f}"
        out.print(show.safe(f"{weight}  {words}"))
    out.print(f"{found.bits:+6.2f}  in all, of {found.needed:+.2f} bits that a join needs")
    out.print(f"Probability {found.probability:.3f} (before comparing: {found.prior:+.2f} bits)")
    if found.ruled_out:
        pairs = wording.count(found.pairs, "pair")
        out.print(f"In {found.ruled_out} of {pairs} of mentions something rules it out.")
    for article_id in found.told_apart if not together else ():
        out.print(f"{article_id} tells of them as two incidents, which rules it out.")
    if not together and found.bits >= found.needed:
        out.print("Another member, a clearly better fit, or a decision keeps them apart.")


def join(record: RecordPath, a: Named, b: Named, reason: Reason = "", by: By = "") -> None:
    """Decide that two incidents, articles or mentions are one incident."""
    _decide(record, "join", (a, b), reason, by)


def part(record: RecordPath, a: Named, b: Named, reason: Reason = "", by: By = "") -> None:
    """Decide that two articles, mentions or incidents are not one incident."""
    _decide(record, "part", (a, b), reason, by)


def withdraw(record: RecordPath, a: Named, b: Named, reason: Reason = "", by: By = "") -> None:
    """Take back what was decided about two of them; both stay on record."""
    _decide(record, "withdraw", (a, b), reason, by)


def proposals(
    record: RecordPath,
    every: Annotated[
        bool, typer.Option("--all", help="All of them, however many an incident has.")
    ] = False,
) -> None:
    """List the joins that a person should decide, the most probable first."""
    from whence.group import foremost

    with Store.open(record, readonly=True) as store:
        known = store.proposals()
        found = known if every else tuple(foremost(known))
        numbers = {each.incident_id: place for place, each in enumerate(store.incidents(), 1)}
        for each in found:
            one, other = sorted((each.one_id, each.other_id), key=lambda name: numbers[name])
            out.print(f"{each.probability:.2f}  {numbers[one]} and {numbers[other]}")
            for name in (one, other):
                out.print(show.safe(f"      {wording.heading(store.record(name))} [{name}]"))
    if more := len(known) - len(found):
        out.print(f"{more} more of the same incidents, as these are decided or with --all.")
    out.print(f"{wording.count(len(found), 'proposal')}. `whence why RECORD A B` says what speaks")
    out.print("for and against one; `whence join` and `whence part` decide it.")


def _decide(record: Path, kind: DecisionKind, two: tuple[str, str], reason: str, by: str) -> None:
    from whence import linking
    from whence.deciding import Deciding
    from whence.review.wishes import Made, Wish

    with Store.open(record, readonly=True) as store, Deciding(record) as deciding:
        one, other = (_resolved(store, name) for name in two)
        about = [_told(store, each) for each in (one, other)]
        wish = Wish(kind, by or getpass.getuser(), two=(one, other), note=reason)
        wishes = [wish]
        if kind == "withdraw":
            known = deciding.between(one, other)
            wishes = [structs.replace(wish, of=each.decision_id) for each in known]
        if not wishes:
            raise NotDecidable(f"{record}: nothing that holds was decided about {one} and {other}")
        made = [deciding.decide(each) for each in wishes]
        incidents = store.counts().incidents
        alone = store.reviewers() > 1 and kind != "withdraw"
        held = set(linking.decided(store).pairs().values()) if alone else set()
    for each in made:
        if isinstance(each, Made):
            decision = each.decision
            out.print(show.safe(f"{kind}: on record as {decision.decision_id}, by {decision.by}."))
            if each.due:
                out.print("Another program is writing the record; the next build groups by it.")
            elif alone and decision.decision_id not in held:
                out.print("Two reviewers have to agree: it has effect once another says the same.")
    for told in about:
        out.print(show.safe(f"      {told}"))
    counted = wording.count(incidents, "incident")
    out.print(f"The record now has {counted}; `whence show` numbers them anew.")


def _told(store: Store, name: str) -> str:
    """What a decision is about, so that whoever named it by a number sees what the number was."""
    try:
        if name.startswith("in_"):
            return f"{wording.heading(store.record(name))} [{name}]"
        article_id = store.mention(name).article_id if name.startswith("me_") else name
        article = store.article(article_id)
        return f"{wording.title(article)}, {wording.outlet(article)} [{name}]"
    except KeyError:
        raise NotDecidable(f"{store.folder}: there is no {name} in the record") from None


def _resolved(store: Store, asked: str) -> str:
    return asked if asked.startswith(("ar_", "me_")) else show.resolve(store, asked)
