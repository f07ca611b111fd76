"""The one call that turns paths into captures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from whence.acquire import Source
from whence.acquire.files import refused
from whence.acquire.walk import Found, walk
from whence.errors import RefusedInput
from whence.model import Capture, Revisit

Item = Capture | Revisit | RefusedInput


def captures(paths: Sequence[Path], sources: Sequence[Source]) -> Iterator[Item]:
    """Every page under ``paths`` that a source reads, and a refusal for everything else, in an
    order that is the same in every build. Raises nothing on account of its input."""
    suffixes = [suffix for source in sources for suffix in source.suffixes]
    for found in walk(paths, suffixes):
        if isinstance(found, RefusedInput):
            yield found
        else:
            yield from within(found, sources)


def within(found: Found, sources: Sequence[Source]) -> Iterator[Item]:
    """Every page in one file, as ``captures`` gives them."""
    if source := choose(PurePath(found.name), sources):
        yield from _read(source, found)


def choose(path: PurePath, sources: Sequence[Source]) -> Source | None:
    """The source that takes files of this name: of several, the one with the longest suffix, and
    of those the first. None where there is none."""
    name = path.name.lower()
    fitting = [
        (len(suffix), source)
        for source in sources
        for suffix in source.suffixes
        if name.endswith(suffix)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _read(source: Source, found: Found) -> Iterator[Item]:
    try:
        yield from source.read(found.path, found.name)
    except OSError as error:
        yield refused(found.name, error)
