"""Opening what may not be what it seems: only regular files, never waiting on a pipe or device."""

from __future__ import annotations

import hashlib
import os
import stat
from io import FileIO
from pathlib import Path

from whence.config import Limits
from whence.errors import OutOfBounds, Unreadable

# Opening a pipe without this flag waits for a writer that may never come.
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


def open_regular(path: Path, name: str) -> FileIO:
    """The file at ``path``, open for reading, unbuffered. Raises Unreadable for everything but a
    regular file that holds something, OSError where the system refuses."""
    file = open(path, "rb", buffering=0, opener=_opener)  # noqa: SIM115
    try:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(name, f"is {special(status.st_mode)}, not a file")
        if status.st_size == 0:
            raise Unreadable(name, "is empty")
    except BaseException:
        file.close()
        raise
    return file


def open_archive(path: Path, name: str, limits: Limits) -> FileIO:
    """As ``open_regular``, for a file that holds many pages. Raises OutOfBounds where it is larger
    than what it may expand to, before a byte is read."""
    file = open_regular(path, name)
    if size_of(file) > limits.archive:
        file.close()
        raise OutOfBounds(name, f"holds more than {limits.archive} bytes, the limit for an archive")
    return file


def special(mode: int) -> str:
    """What a file that is not regular is, in words, from its ``st_mode``."""
    return next((words for check, words in _SPECIAL if check(mode)), "a special file")


def size_of(file: FileIO) -> int:
    """The bytes in an open file."""
    return os.fstat(file.fileno()).st_size


def digest_of(file: FileIO) -> str:
    """The content digest of an open file, read in pieces and wound back to its start."""
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return f"sha256:{found}"


def refused(name: str, error: OSError) -> Unreadable:
    """A system error as a refusal of the input ``name``."""
    return Unreadable(name, f"cannot be read: {error.strerror or error}")


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _WITHOUT_WAITING)
