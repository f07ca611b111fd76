"""The bytes of every page, once, under their SHA-256, never altered."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from whence import ids
from whence.errors import RecordError
from whence.store import disk
from whence.store.problem import Problem

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class Originals:
    """The originals of the record in ``folder``. Nothing is made before the first ``put``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "originals"

    def put(self, body: bytes) -> str:
        """Stores some bytes and returns their digest. Bytes that are there already are not
        written again. Raises RecordFull or RecordError; no half file is left then."""
        digest = ids.digest(body)
        path = self.path(digest)
        with disk.refusals(self.folder):
            if not path.exists():
                self._make_shelf(path.parent)
                disk.write_whole(path, body)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes of a digest, as they lie there. Raises RecordError where they are missing."""
        with disk.refusals(self.folder):
            try:
                return self.path(digest).read_bytes()
            except FileNotFoundError as error:
                raise RecordError(f"{self.folder}: the original {digest} is missing") from error

    def path(self, digest: str) -> Path:
        """Where the bytes of a digest lie. Raises RecordError for what is not a digest."""
        if not _DIGEST.fullmatch(digest):
            raise RecordError(f"{self.folder}: {digest!r} is not a SHA-256 digest")
        name = digest.removeprefix("sha256:")
        return self.root / name[:2] / name

    def check(self, digest: str) -> Problem | None:
        """What is wrong with one original, read anew: missing, unreadable or altered."""
        try:
            body = self.get(digest)
        except RecordError as error:
            return Problem("original", digest, str(error))
        return self.altered(digest, body)

    def altered(self, digest: str, body: bytes) -> Problem | None:
        """The problem that ``body`` is not what the digest stands for, if it is not."""
        if (found := ids.digest(body)) == digest:
            return None
        return Problem(
            "original", digest, f"the original {digest} was altered: its bytes now give {found}"
        )

    def digests(self) -> Iterator[str]:
        """The digests of the originals that lie in the folder, in order."""
        for path in self._files():
            if self._is_placed(path):
                yield f"sha256:{path.name}"

    def misplaced(self) -> Iterator[Path]:
        """Files among the originals that are none by their name or place, in order."""
        for path in self._files():
            if not self._is_placed(path):
                yield path

    def unfinished(self) -> Iterator[Path]:
        """Half-written files that a killed program left."""
        for path in self.misplaced():
            if path.name.startswith(disk.UNFINISHED):
                yield path

    def _files(self) -> Iterator[Path]:
        # os.walk follows no links and holds one folder's names at a time.
        for where, folders, names in os.walk(self.root):
            folders.sort()
            for name in sorted(names):
                yield Path(where, name)

    def _is_placed(self, path: Path) -> bool:
        digest = f"sha256:{path.name}"
        return _DIGEST.fullmatch(digest) is not None and self.path(digest) == path

    def _make_shelf(self, shelf: Path) -> None:
        if not shelf.exists():
            shelf.mkdir(parents=True, exist_ok=True)
            disk.sync_folder(self.root)
