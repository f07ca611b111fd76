"""What the commands share: their arguments and options, and where they print."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The record's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Reason = Annotated[str, typer.Option("--reason", "-m", help="Why; it stays on record.")]
By = Annotated[str, typer.Option(envvar="WHENCE_BY", help="Who decides; your user name if empty.")]

_UNBROKEN = 200
"""The columns of a table that goes to a file or to another program, which are to find a row's words
in one piece."""


def _width() -> int | None:
    """How wide tables are printed: None for as wide as the terminal is, or COLUMNS says."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else _UNBROKEN


out = Console(soft_wrap=True, width=_width())
err = Console(stderr=True, soft_wrap=True)
