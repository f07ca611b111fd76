"""The commands by which a record is shown to others: publish, cite."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from whence import wording
from whence.cli_built import bars
from whence.cli_terms import AsJson, RecordPath, out
from whence.errors import NotShipped
from whence.review import show
from whence.ship import opened, redaction, require_outside, whole
from whence.store import Store

_MARK = b'<meta name="generator" content="whence cite">'
"""By which a file is known as a citation."""


def register(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    for command in (publish, cite):
        app.command()(command)


def publish(
    record: RecordPath,
    folder: Annotated[Path, typer.Option("--output", "-o", help="The site's own folder.")],
    title: Annotated[str, typer.Option(help="What the site is called.")] = "Record of incidents",
    profile: Annotated[
        str | None, typer.Option(help="Give the values under this profile, not the record's own.")
    ] = None,
    redact: Annotated[
        str,
        typer.Option(
            metavar="PROFILE",
            help=f"What is withheld: {', '.join(redaction.names())} or a TOML file.",
        ),
    ] = redaction.DEFAULT,
    unreviewed: Annotated[
        bool,
        typer.Option("--unreviewed", help="Publish what no person has accepted too, labelled."),
    ] = False,
) -> None:
    """Write the record as a web site into a folder, to be opened or copied anywhere."""
    from whence import publishing

    choice = publishing.Choice(unreviewed, profile, redact)
    with opened(record) as store:
        shipment = publishing.publish(store, folder, title, choice, bars)
    count = wording.count(shipment.rows["incidents"], "incident")
    out.print(Text(f"{folder / 'index.html'}: {count}."))
    for loss in shipment.lost:
        out.print(Text(f"not carried: {loss}"))


def cite(
    record: RecordPath,
    value: Annotated[
        str, typer.Argument(help="A claim by its id, or an incident by its number or id.")
    ],
    field: Annotated[
        str | None, typer.Argument(help="Of an incident: killed, injured, …, when, where, means …")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as one HTML page.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Print a value with its words, its page, the custody of that and the decisions, all checked
    while it is printed."""
    from whence.ship import cite as citing
    from whence.ship import cite_text

    with Store.open(record, readonly=True) as store:
        if html:
            require_outside(store, html)
        if value.startswith("cl_") and field:
            raise typer.BadParameter(f"a claim is one value: cite {value} without {field!r}")
        if value.startswith("cl_"):
            citation = citing.of_claim(store, value)
        elif field in citing.FIELDS:
            citation = citing.of_field(store, show.resolve(store, value), field)
        else:
            raise typer.BadParameter(f"an incident is cited by one of: {', '.join(citing.FIELDS)}")
    if html:
        _put_page(html, cite_text.page(citation))
    if json:
        typer.echo(msgspec.json.encode(citation).decode())
    elif not html:
        for line in cite_text.lines(citation):
            out.print(show.safe(line))
    else:
        found = wording.count(len(citation.problems), "problem")
        out.print(Text(f"{html}: {found} found."))
    raise typer.Exit(1 if citation.problems else 0)


def _put_page(path: Path, content: str) -> None:
    """Writes a citation whole, over an earlier one at most."""
    try:
        if path.exists() and _MARK not in path.read_bytes():
            raise NotShipped(f"{path}: it is there already, and is no citation")
        with whole(path.parent) as draft:
            (draft / path.name).write_text(content, "utf-8")
    except OSError as error:
        raise NotShipped(f"{path}: it cannot be written ({error.strerror})") from error
