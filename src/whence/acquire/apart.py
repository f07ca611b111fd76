"""Files that are read in a process of their own, since what parses them may be made to take too
long, too much memory, or the process with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from msgspec import Struct

from whence.acquire import files
from whence.acquire.expand import read_up_to
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture
from whence.workers.bounds import Bounds
from whence.workers.local import Apart, Crash

Item = Capture | RefusedInput

_TIMES = 4
"""How many times the size of a page a file may have that holds pictures beside it."""


class File(Struct, frozen=True):
    """A file to read: where it lies, and what the record calls it."""

    path: Path
    name: str
    limits: Limits

    def data(self, what: str) -> bytes:
        """Its bytes, which should be ``what``. Raises RefusedInput, and OSError where it cannot be
        read."""
        limit = _TIMES * self.limits.page
        with files.open_regular(self.path, self.name) as file:
            if files.size_of(file) > limit:
                reason = f"holds more than {limit} bytes, the limit for {what}"
                raise OutOfBounds(self.name, reason)
            return read_up_to(file.read, limit)


class ApartSource:
    """A source whose files are read by ``read_file``, a function that a process can be handed."""

    suffixes: tuple[str, ...] = ()
    read_file: ClassVar[Callable[[File], list[Item]]]

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        bounds = Bounds(limits.seconds, limits.memory)
        self._apart: Apart[File, list[Item]] = Apart(type(self).read_file, bounds)

    def read(self, path: Path, name: str) -> Iterator[Item]:
        """The captures of a file and the refusals of what it holds beside. Raises OSError where the
        file cannot be read."""
        found = self._apart(File(path, name, self._limits))
        if isinstance(found, Crash):
            yield _refusal(name, found)
        else:
            yield from found


def _refusal(name: str, crash: Crash[File]) -> RefusedInput:
    if crash.too_much:
        return OutOfBounds(name, f"takes {crash.too_much} to read")
    return Unreadable(name, "ended the process that read it")
