"""Paths and archives become pages.

A Source turns one file into captures. What it cannot take it yields as a RefusedInput among them,
so that one bad record never hides the good ones after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from whence.config import Limits
from whence.errors import RefusedInput
from whence.model import Capture, Revisit


class Source(Protocol):
    """Reads one kind of file."""

    suffixes: tuple[str, ...]
    """Lower-case endings of the file names that it takes, such as ``(".warc", ".warc.gz")``."""

    def __init__(self, limits: Limits) -> None: ...

    def read(self, path: Path, name: str) -> Iterator[Capture | Revisit | RefusedInput]:
        """Captures of the file at ``path``, called ``name`` in the record, in file order, and a
        Revisit where it says that one was met unchanged.

        Yields a RefusedInput for each part that it cannot take and goes on where the format
        allows. Raises nothing but OSError.
        """
        ...
