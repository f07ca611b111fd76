"""The commands by which a record is shown to others: publish, cite."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from whence.ship import redaction
from whence.store import Store

RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The record's folder.")]

out = Console(soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.command()(publish)


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
    with Store.open(record) as store:
        shipment = publishing.publish(store, folder, title, choice)
    out.print(Text(f"{folder / 'index.html'}: {shipment.rows['incidents']} incidents."))
    for loss in shipment.lost:
        out.print(Text(f"not carried: {loss}"))
