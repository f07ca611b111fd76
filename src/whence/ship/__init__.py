"""Records become files that other tools read.

An Exporter writes a whole folder or nothing: files are written beside their places and moved
there once all are complete.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from whence.store import Store


class Shipment(Struct, frozen=True):
    """What an export wrote: rows per file name, and what the format could not carry."""

    rows: dict[str, int]
    lost: tuple[str, ...] = ()


class Exporter(Protocol):
    """Writes a record in one format."""

    def write(self, store: Store, folder: Path) -> Shipment:
        """Writes the record into ``folder``, which is made if it is missing. Files of the same
        names are replaced; others are left alone."""
        ...


def incident_ids(store: Store) -> dict[str, str]:
    """From each mention that belongs to an incident to that incident."""
    return {
        mention_id: incident.incident_id
        for incident in store.incidents()
        for mention_id in incident.mention_ids
    }


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """A folder to write into, whose files move to ``folder`` at the end, and not at all if an
    exception passes through."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".whence-", dir=folder) as draft:
        yield Path(draft)
        for path in sorted(Path(draft).iterdir()):
            path.replace(folder / path.name)
