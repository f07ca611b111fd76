"""The lines of the custody log about a page, with digests that can be checked by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from whence import ids
from whence.store import Store


class Line(Struct, frozen=True):
    """One line of the custody log. ``digest`` is the SHA-256 of its bytes without the line break,
    which the next line carries as its ``previous``; ``text`` is those bytes as text."""

    seq: int
    event: str
    at: str
    tool: str
    digest: str
    previous: str | None
    text: str


def by_page(store: Store) -> Mapping[str, tuple[Line, ...]]:
    """The lines that name each page, in order, without their text."""
    found: dict[str, list[Line]] = defaultdict(list)
    for raw, fields in store.custody.entries():
        if isinstance(page_id := fields.get("page_id"), str):
            found[page_id].append(msgspec.structs.replace(line_of(raw, fields), text=""))
    return defaultdict(tuple, {page_id: tuple(lines) for page_id, lines in found.items()})


def line_of(raw: bytes, fields: Mapping[str, Any]) -> Line:
    """A line from its bytes and its fields."""
    return Line(
        int(fields.get("seq", 0)),
        str(fields.get("event", "")),
        str(fields.get("at", "")),
        str(fields.get("tool", "")),
        ids.digest(raw),
        fields.get("previous"),
        raw.decode("utf-8", "replace"),
    )
