"""The command ``import``: a person's own spreadsheet against a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from whence.cli_terms import AsJson, RecordPath, out


def register(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command("import")(compare)


def compare(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="A .csv or .xlsx file.")],
    record: RecordPath,
    map: Annotated[
        Path | None,
        typer.Option("--map", metavar="MAP.toml", help="What its columns hold, or guess."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="REPORT.csv", help="Write every finding here."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Compare your spreadsheet with the record: matched, missing, different, and on what words.

    Nothing is changed, neither in the sheet nor in the record.
    """
    from whence import sheets
    from whence.sheets import columns, report
    from whence.ship import require_outside
    from whence.store import Store

    told = columns.read_map(map) if map else columns.Map()
    with Store.open(record, readonly=True) as store:
        if output:
            require_outside(store, output)
        comparison = sheets.compare(store, sheet, told)
    if output:
        report.write(comparison, output)
    if json:
        typer.echo(msgspec.json.encode(comparison).decode())
    else:
        out.print(report.shown(comparison))
    raise typer.Exit(1 if comparison.problems else 0)
