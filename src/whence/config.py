"""What a person may set, with the values that hold unless they do."""

from __future__ import annotations

import os

from msgspec import Struct

MIB = 1 << 20


class Limits(Struct, frozen=True):
    """Bounds against hostile or broken input. Sizes are in bytes."""

    page: int = 16 * MIB
    """One page, one line of a JSONL file, or one record's body."""
    archive: int = 4096 * MIB
    """Everything that one archive may expand to."""
    expansion: int = 200
    """How many times its own size an archive may expand to, once it is past one page's size."""
    members: int = 200_000
    """Records in one WARC, or members of one WACZ."""
    depth: int = 400
    """How deeply markup may be nested."""


class Settings(Struct, frozen=True):
    """How a build is run."""

    limits: Limits = Limits()
    reader: str = "rules"
    profile: str = "plain"
    """A profile's name, or the path of a TOML file that names one with choices of its own."""
    processes: int = max(1, os.cpu_count() or 1)
