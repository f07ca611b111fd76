"""The WARC files that the record's own fetching wrote: whole, read-only, named in the custody log.

A file is written under a name that says that it is unfinished, and gets its own once it is whole.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from whence.store import disk
from whence.store.problem import Problem

FOLDER = "archives"
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,99}")


class Archives:
    """The archives of the record in ``folder``. Nothing is made before the first ``begin``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / FOLDER

    def begin(self) -> Path:
        """A path for a new archive, unfinished by its name; names sort by time. Raises RecordError
        where the folder cannot be made."""
        with disk.refusals(self.folder):
            self.root.mkdir(exist_ok=True)
            disk.sync_folder(self.folder)
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        return self.root / f"{disk.UNFINISHED}{moment}-{secrets.token_hex(2)}.warc.gz"

    def finish(self, path: Path) -> None:
        """Gives an archive its own name, for good."""
        with disk.refusals(self.folder):
            path.chmod(0o444)
            path.replace(self.root / name_of(path))
            disk.sync_folder(self.root)

    def paths(self) -> tuple[Path, ...]:
        """The finished archives, the oldest first."""
        return tuple(path for path in self._files() if _NAME.fullmatch(path.name))

    def unfinished(self) -> tuple[Path, ...]:
        """Those that a killed program left."""
        return tuple(path for path in self._files() if path.name.startswith(disk.UNFINISHED))

    def check(self, name: str, digest: str) -> Problem | None:
        """What is wrong with one archive, read anew: missing, unreadable or altered."""
        if not _NAME.fullmatch(name):
            return Problem("archive", name, f"{name!r} is no name of an archive")
        try:
            found = digest_of(self.root / name)
        except FileNotFoundError:
            return Problem("archive", name, f"the archive {name} is missing")
        except OSError as error:
            return Problem("archive", name, f"the archive {name} cannot be read ({error.strerror})")
        if found == digest:
            return None
        message = f"the archive {name} was altered: its bytes now give {found}"
        return Problem("archive", name, message)

    def strays(self, named: set[str]) -> Iterator[Problem]:
        """Files that are not among the ``named`` archives."""
        for path in self._files():
            if path.name.startswith(disk.UNFINISHED):
                message = f"{FOLDER}/{path.name} was left by a stopped fetch; the next completes it"
                yield Problem("archive", path.name, message)
            elif path.name not in named:
                message = f"the archive {path.name} belongs to no line of the custody log"
                yield Problem("archive", path.name, message)

    def _files(self) -> list[Path]:
        return sorted(self.root.iterdir()) if self.root.is_dir() else []


def name_of(path: Path) -> str:
    """The name that an archive has, or will have once it is finished."""
    return path.name.removeprefix(disk.UNFINISHED)


def digest_of(path: Path) -> str:
    """The content digest of a file, read in pieces. Raises OSError."""
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def cut(path: Path, size: int) -> int:
    """Cuts a file after ``size`` bytes, durably. Returns how many went. Raises OSError."""
    with path.open("r+b") as file:
        gone = file.seek(0, os.SEEK_END) - size
        if gone > 0:
            file.truncate(size)
            os.fsync(file.fileno())
    return max(0, gone)
