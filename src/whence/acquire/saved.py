"""Pages saved as files of their own, and plain-text scrapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from whence import ids
from whence.acquire import binary, files
from whence.acquire.expand import read_up_to
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture, Page


class SavedPageSource:
    """Reads one page per file, in any encoding."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".txt")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def read(self, path: Path, name: str) -> Iterator[Capture | RefusedInput]:
        """The file as one capture, or why it is none. Raises OSError where it cannot be read."""
        try:
            yield self._capture(path, name)
        except RefusedInput as error:
            yield error

    def _capture(self, path: Path, name: str) -> Capture:
        limit = self._limits.page
        with files.open_regular(path, name) as file:
            if files.size_of(file) > limit:
                raise OutOfBounds(name, f"holds more than {limit} bytes, the limit for one page")
            body = read_up_to(file.read, limit)
        if found := binary.kind(body):
            raise Unreadable(name, f"is {found}, not a page")
        digest = ids.digest(body)
        page = Page(
            page_id=ids.page(digest, None),
            digest=digest,
            size=len(body),
            media="text/plain" if PurePath(name).suffix.lower() == ".txt" else "text/html",
            source=name,
        )
        return Capture(page, body)
