"""Records become files that other tools read.

An Exporter writes an edition of a record (``edition``: which incidents, with what withheld) in one
format; ``shipping`` sees to it that a folder gets all of its files or none, and a report.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from whence.errors import NotShipped, ReadOnly
from whence.store import Store

if TYPE_CHECKING:
    from whence.ship.edition import Edition


class Shipment(Struct, frozen=True):
    """What an exporter wrote: rows per file name, and what the format could not carry, in a
    sentence each."""

    rows: dict[str, int]
    lost: tuple[str, ...] = ()


class Exporter(Protocol):
    """Writes a record in one format.

    It may have, as class attributes: ``about``, a few words for the list of formats; ``profile``,
    the name of the profile whose values the format is made for; ``suffix`` (``.wacz``), if it
    writes one file, which a person may name.
    """

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """Writes an edition's incidents (``edition.items()``) into ``folder``, a draft that is
        empty and moves to its place once this has returned. The shipment names every file."""
        ...


def incident_ids(store: Store) -> dict[str, str]:
    """From each mention that belongs to an incident to that incident."""
    return {
        mention_id: incident.incident_id
        for incident in store.incidents()
        for mention_id in incident.mention_ids
    }


def opened(record: Path) -> Store:
    """A record from which something is to be shipped. Raises ReadOnly, and whatever else
    ``Store.open`` does, where its custody log cannot tell of that."""
    try:
        return Store.open(record)
    except ReadOnly as error:
        raise ReadOnly(
            f"{error}, so that its custody log could not tell of what leaves it; "
            "copy the record and export the copy"
        ) from error


def require_outside(store: Store, target: Path) -> None:
    """Raises NotShipped where what is shipped would lie in the record's own folder."""
    record, place = store.folder.resolve(), target.resolve()
    if record == place or record in place.parents:
        raise NotShipped(f"{target}: it lies in the record {store.folder} itself; name another")


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """A folder to write into, whose files move to ``folder`` at the end, and not at all if an
    exception passes through."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".whence-", dir=folder) as draft:
        yield Path(draft)
        # The report moves last: where it is, the files are that it speaks of.
        for path in sorted(Path(draft).iterdir(), key=lambda path: path.name.startswith("export-")):
            path.replace(folder / path.name)
