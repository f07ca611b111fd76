"""The command ``export``: a record as files of many formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from whence import plugins, wording
from whence.cli_built import bars
from whence.cli_terms import RecordPath, out

_FORMATS = ", ".join(plugins.names(plugins.EXPORTERS))


def register(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command()(export)


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of: {_FORMATS}.")],
    record: RecordPath,
    folder: Annotated[
        Path,
        typer.Option("--output", "-o", help="The folder to write into; for wacz, or the file."),
    ],
    redact: Annotated[
        str | None,
        typer.Option(metavar="PROFILE", help="Withhold names: a redaction profile, or its file."),
    ] = None,
    accepted: Annotated[
        bool, typer.Option("--accepted", help="Only incidents that a person accepted.")
    ] = False,
    profile: Annotated[
        str | None, typer.Option(help="Values under this profile, not the record's own.")
    ] = None,
) -> None:
    """Write the record as files, with a report of what the format could not carry.

    Nothing is withheld unless --redact asks for it. docs/exporting.md tells what each format holds.
    """
    from whence import exports
    from whence.ship import opened

    wanted = exports.Wanted(redact, accepted, profile)
    with opened(record) as store:
        report = exports.export(store, format, folder, wanted, bars)
        digests = {name: each.digest for name, each in report.files.items()}
        store.note("exported", format=format, rows=report.rows, files=digests, redaction=redact)
    for name, rows in report.rows.items():
        out.print(Text(f"{name}: {wording.count(rows, 'row')}"))
    under = f"profile {report.profile}; " if report.profile else ""
    out.print(Text(f"{report.label}; {under}{report.record}"))
    if redact is None:
        out.print("Nothing was withheld: names are as the pages print them (see --redact).")
    for loss in report.not_carried:
        out.print(Text(f"not carried: {loss}"))
