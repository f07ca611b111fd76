"""Pages saved as files of their own, and plain-text scrapes."""

from __future__ import annotations

import platform
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePath

from whence import ids
from whence.acquire import binary, files, http
from whence.acquire.expand import GZIP, read_up_to
from whence.acquire.origin import Origin, origin
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture, Derivation, Page

_PAGES = (".html", ".htm", ".xhtml", ".txt")
_PACKED = ".gz"
_TOOL = f"zlib {zlib.ZLIB_RUNTIME_VERSION}, Python {platform.python_version()}"


class SavedPageSource:
    """Reads one page per file, in any encoding. A page of markup has the address and time that the
    program that saved it wrote into it. A gzipped page is unpacked, and the file kept as what it
    was made from."""

    suffixes: tuple[str, ...] = (*_PAGES, *(suffix + _PACKED for suffix in _PAGES))

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def read(self, path: Path, name: str) -> Iterator[Capture | RefusedInput]:
        """The file as one capture, or why it is none. Raises OSError where it cannot be read."""
        try:
            yield self._capture(path, name)
        except RefusedInput as error:
            yield error

    def _capture(self, path: Path, name: str) -> Capture:
        data = self._data(path, name)
        body = http.unpacked(data, name, self._limits.page)
        if found := binary.kind(body):
            raise Unreadable(name, f"is {found}, not a page")
        if not body:
            raise Unreadable(name, "is empty")
        is_packed = data.startswith(GZIP)
        is_text = PurePath(name.lower().removesuffix(_PACKED)).suffix == ".txt"
        said = Origin() if is_text else origin(body)
        digest = ids.digest(body)
        page = Page(
            page_id=ids.page(digest, said.url),
            digest=digest,
            size=len(body),
            media="text/plain" if is_text else "text/html",
            source=name,
            url=said.url,
            captured=said.captured,
            container=ids.digest(data) if is_packed else None,
        )
        return Capture(page, body, Derivation(data, _TOOL) if is_packed else None)

    def _data(self, path: Path, name: str) -> bytes:
        limit = self._limits.page
        with files.open_regular(path, name) as file:
            if files.size_of(file) > limit:
                raise OutOfBounds(name, f"holds more than {limit} bytes, the limit for one page")
            return read_up_to(file.read, limit)
