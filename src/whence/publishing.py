"""What leaves a record: between the command line, the readers' names of persons and ``ship``."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from whence import persons, reconciled
from whence.errors import NotShipped
from whence.progress import Progress, silent
from whence.ship import Shipment, redaction, require_outside, site
from whence.ship.edition import Edition
from whence.ship.traversal import Selection
from whence.store import Store, custody


class Choice(Struct, frozen=True):
    """Which incidents are shipped and what is withheld. ``profile`` is that of the values, None for
    the record's own; ``redact`` a redaction profile's name or file, None for none."""

    unreviewed: bool = False
    profile: str | None = None
    redact: str | None = redaction.DEFAULT


def edition(store: Store, choice: Choice, progress: Progress = silent) -> Edition:
    """The part of a record that leaves it. Raises NotShipped where there is none, and ProfileError
    where a profile is unknown."""
    rules = redaction.rules(choice.redact) if choice.redact else None
    under = reconciled.each_under(store, choice.profile) if choice.profile else None
    selection = Selection(choice.unreviewed, under)
    return Edition(store, selection, rules, persons.find, progress=progress)


def publish(
    store: Store, folder: Path, title: str, choice: Choice, progress: Progress = silent
) -> Shipment:
    """Writes the record as a site into a folder, and a line about it into the custody log. Raises
    NotShipped and ProfileError."""
    require_outside(store, folder)
    for problem in custody.problems(store.folder / custody.NAME, store.custody_head()):
        raise NotShipped(f"{store.folder}: {problem.message}; `whence verify` says more")
    made = edition(store, choice, progress)
    shipment = site.publish(made, folder, title)
    store.note(
        "exported",
        format="site",
        rows=shipment.rows,
        profile=made.imprint().profile,
        redaction=choice.redact,
    )
    return shipment
