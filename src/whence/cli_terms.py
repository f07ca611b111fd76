"""What the commands share: their arguments and options, and where they print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The record's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Reason = Annotated[str, typer.Option("--reason", "-m", help="Why; it stays on record.")]
By = Annotated[str, typer.Option(envvar="WHENCE_BY", help="Who decides; your user name if empty.")]

out = Console(soft_wrap=True)
