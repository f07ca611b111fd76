"""Armed groups that are known by a name of their own, from ``armed_groups.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files


def _names() -> Iterator[str]:
    table = (files("whence.extract") / "armed_groups.tsv").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            name, others = line.split("\t")
            yield name
            yield from (other for other in others.split("|") if other != "-")


NAMES = frozenset(_names())
"""Every name and other name of the table."""
_ENDS = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(NAMES, key=len, reverse=True)))})$")


def is_armed_group(words: str) -> bool:
    """Whether words end in the name of an armed group: "the Northern branch of X", "X"."""
    match = _ENDS.search(words)
    return match is not None and not words[: match.start()][-1:].isalnum()
