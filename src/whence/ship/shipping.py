"""An edition becomes files in one format, all of them or none, with a report of what they could not
carry.

Every exporter takes this road, the built-in ones and those of others: it writes into a draft; the
checks of the edition ride on what it reads; only when all has been written and accounted for do the
files move to their places.
"""

from __future__ import annotations

import errno
from pathlib import Path

import msgspec
from msgspec import Struct

from whence.errors import NotShipped, PluginError
from whence.model import UNREVIEWED, ReviewState
from whence.ship import Exporter, Shipment, whole
from whence.ship.edition import Edition, Imprint
from whence.store.archives import digest_of

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EEXIST: "it is a file, and a folder is asked for",
    errno.ENOTDIR: "it lies in a file, not in a folder",
}
REPORT = "export-{}.json"
"""The report of a format, beside its files."""


class Written(Struct, frozen=True):
    """One file: rows (of what is the file's own to say), bytes, and their digest."""

    rows: int
    size: int
    digest: str


class Report(Struct, frozen=True):
    """What an export wrote, of which record in which state, and what the format and the redaction
    left out. ``record`` is the line of the custody log that the values rest on, and its digest;
    ``redaction`` the profile by which names were withheld, None if none was asked for."""

    format: str
    tool: str
    label: str
    profile: str
    record: str
    redaction: str | None
    incidents: int
    unreviewed: int
    states: dict[ReviewState, int]
    files: dict[str, Written]
    not_carried: tuple[str, ...]

    @property
    def rows(self) -> dict[str, int]:
        """The rows of each file."""
        return {name: each.rows for name, each in self.files.items()}


def ship(edition: Edition, format: str, exporter: Exporter, target: Path) -> Report:
    """Writes an edition into the folder ``target``, which is made if it is missing; an exporter
    whose only file may be named by the person (its ``suffix``) takes the file's path instead.

    Files of the same names are replaced, others left alone. Raises NotShipped where a check fails
    or the disk refuses; nothing has changed then. What else an exporter raises is not held back,
    and nothing has changed then either."""
    suffix = getattr(exporter, "suffix", None)
    named = target.name if suffix and target.name.lower().endswith(suffix) else None
    folder = target.parent if named else target
    made = not folder.exists()
    try:
        with whole(folder) as draft:
            shipment = exporter.write(edition, draft)
            if named:
                shipment = _renamed(draft, shipment, named)
            report = _report(edition, format, shipment, draft)
            text = msgspec.json.format(msgspec.json.encode(report), indent=2)
            (draft / REPORT.format(format)).write_bytes(text + b"\n")
    except BaseException as error:
        if made and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        if isinstance(error, OSError):
            why = _REASONS.get(error.errno or 0, error.strerror or error)
            raise NotShipped(f"{target}: nothing was written: {why}") from error
        raise
    return report


def version(imprint: Imprint) -> str:
    """The state of a record as a few characters: the line of the custody log, and the beginning of
    its digest."""
    return f"{imprint.custody_line}:{(imprint.custody_digest or '').removeprefix('sha256:')[:16]}"


def label(imprint: Imprint) -> str:
    """How far people have looked at what an edition holds, in words."""
    if imprint.unreviewed == 0 and imprint.shipped:
        return "accepted by a person"
    if imprint.unreviewed == imprint.shipped:
        return UNREVIEWED
    return f"{UNREVIEWED}: {imprint.unreviewed} of {imprint.shipped} incidents"


def _renamed(draft: Path, shipment: Shipment, name: str) -> Shipment:
    """The shipment whose only file bears the name that the person gave it."""
    files = list(shipment.rows)
    if len(files) != 1:
        raise PluginError(f"an exporter with a suffix writes one file, not {len(files)}")
    (draft / files[0]).rename(draft / name)
    return Shipment({name: shipment.rows[files[0]]}, shipment.lost)


def _report(edition: Edition, format: str, shipment: Shipment, draft: Path) -> Report:
    imprint = edition.imprint()
    files = {}
    for path in sorted(draft.iterdir()):
        if path.name not in shipment.rows:
            raise PluginError(f"exporter {format!r} wrote {path.name} and did not say so")
        rows = shipment.rows[path.name]
        files[path.name] = Written(rows, path.stat().st_size, digest_of(path))
    if missing := sorted(set(shipment.rows) - set(files)):
        raise PluginError(f"exporter {format!r} did not write {missing[0]}, which it speaks of")
    return Report(
        format,
        imprint.tool,
        label(imprint),
        imprint.profile,
        f"custody line {imprint.custody_line}, {imprint.custody_digest}",
        imprint.redaction.name if imprint.redaction else None,
        imprint.shipped,
        imprint.unreviewed,
        dict(sorted(imprint.states.items())),
        files,
        (*shipment.lost, *edition.lost()),
    )
