"""Exports: a record, or what of it may leave, in a format that somebody asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from msgspec import Struct

from whence import persons, plugins, reconciled
from whence.progress import Progress, silent
from whence.ship import Exporter, redaction, require_outside, shipping
from whence.ship.edition import Edition
from whence.ship.shipping import Report
from whence.ship.traversal import Selection
from whence.store import Store


class Wanted(Struct, frozen=True):
    """What is to be exported. ``redact`` names a redaction profile; without it nothing is withheld.
    ``accepted``: only incidents that a person accepted; rejected ones are never exported.
    ``profile``: the values under another profile than the record's, or the format's own."""

    redact: str | None = None
    accepted: bool = False
    profile: str | None = None


EVERYTHING = Wanted()


def export(
    store: Store,
    format: str,
    target: Path,
    wanted: Wanted = EVERYTHING,
    progress: Progress = silent,
) -> Report:
    """Writes a record in a format, whole or not at all. Raises PluginError where there is no such
    format, ProfileError where a profile is unknown, and NotShipped where a check fails, the
    disk refuses or the target lies in the record."""
    make = cast(Callable[[], Exporter], plugins.load(plugins.EXPORTERS, format))
    return ship(store, format, make(), target, wanted, progress)


def ship(
    store: Store,
    format: str,
    exporter: Exporter,
    target: Path,
    wanted: Wanted = EVERYTHING,
    progress: Progress = silent,
) -> Report:
    """Writes a record with an exporter, under the name of its format. Raises as ``export``."""
    require_outside(store, target)
    profile = wanted.profile or getattr(exporter, "profile", None)
    selection = Selection(
        not wanted.accepted, reconciled.each_under(store, profile) if profile else None
    )
    rules = redaction.rules(wanted.redact) if wanted.redact else None
    edition = Edition(store, selection, rules, persons.find, empty=True, progress=progress)
    return shipping.ship(edition, format, exporter, target)


def formats() -> dict[str, str]:
    """Every format by its name, with a few words about it, those of plug-ins among them."""
    return {
        name: str(getattr(plugins.load(plugins.EXPORTERS, name), "about", ""))
        for name in plugins.names(plugins.EXPORTERS)
    }
