"""Finds sources, cleaners of single sites, readers and exporters. Built-ins are entry points like
everybody else's.

A plug-in is declared in its package's metadata under one of the groups below; the name is what a
person types. Two plug-ins of one name in a group are an error, never a silent choice.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from whence.errors import PluginError

SOURCES = "whence.sources"
CLEANERS = "whence.cleaners"
READERS = "whence.readers"
EXPORTERS = "whence.exporters"


def names(group: str) -> tuple[str, ...]:
    """The names that a group offers, sorted."""
    return tuple(sorted(_declared(group)))


def load(group: str, name: str) -> object:
    """What a name stands for. Raises PluginError where it is unknown or fails to load."""
    declared = _declared(group)
    if name not in declared:
        offered = ", ".join(sorted(declared)) or "none"
        raise PluginError(f"{group} has no {name!r}; it has: {offered}")
    try:
        return declared[name].load()
    except (ImportError, AttributeError) as error:
        raise PluginError(f"{group} {name!r} could not be loaded: {error}") from error


def _declared(group: str) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=group):
        if point.name in found and found[point.name].value != point.value:
            raise PluginError(
                f"{group} {point.name!r} is declared twice: "
                f"{found[point.name].value} and {point.value}"
            )
        found[point.name] = point
    return found
