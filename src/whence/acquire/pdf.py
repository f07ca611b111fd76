"""The text of PDF documents.

A PDF has no text as bytes: its words are drawn, glyph by glyph, by packed programs. So the page is
the text that PDFium reads out of it, in UTF-8, with a form feed between pages; it is kept as an
original of its own, with the document beside it and the tool named in the custody log. Words are
then traced to that text, not to the document, and nothing here claims more.

The document is read in a process of its own, held to the limits of memory and processor time that
hold for a page: it may be made to break what reads it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from whence import ids
from whence.acquire import files
from whence.acquire.expand import read_up_to
from whence.acquire.pdf_process import OVER
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture, Derivation, Page

MEDIA = "application/pdf"
NOT_INSTALLED = "is a PDF, which needs a library that is not installed: pip install 'whence[pdf]'"
_TIMES = 4
"""How many times the size of a page a document may have: pictures are in it."""
_MAGIC = b"%PDF-"
_PATIENCE = 60
"""Seconds, beside four times those of processor time that it may take, until a document is given
up: the machine may be busy."""


class PdfSource:
    """Reads the text of a PDF document as one page."""

    suffixes: tuple[str, ...] = (".pdf",)

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def read(self, path: Path, name: str) -> Iterator[Capture | RefusedInput]:
        """The document as one capture, or why it is none. Raises OSError where it cannot be
        read."""
        limit = _TIMES * self._limits.page
        try:
            with files.open_regular(path, name) as file:
                if files.size_of(file) > limit:
                    raise OutOfBounds(name, f"holds more than {limit} bytes, the limit for a PDF")
                data = read_up_to(file.read, limit)
            yield capture(data, name, self._limits)
        except RefusedInput as error:
            yield error


def can_be_read() -> bool:
    """Whether the library that reads documents is installed."""
    return util.find_spec("pypdfium2") is not None


def capture(data: bytes, name: str, limits: Limits) -> Capture:
    """The page that a document's text is. Raises Unreadable and OutOfBounds."""
    text = _text(data, name, limits)
    digest = ids.digest(text)
    page = Page(
        page_id=ids.page(digest, None),
        digest=digest,
        size=len(text),
        media="text/plain",
        source=name,
        charset="utf-8",
        container=ids.digest(data),
    )
    return Capture(page, text, Derivation(data, f"pypdfium2 {metadata.version('pypdfium2')}"))


def _text(data: bytes, name: str, limits: Limits) -> bytes:
    if not data.lstrip()[: len(_MAGIC)] == _MAGIC:
        raise Unreadable(name, "is no PDF document")
    if not can_be_read():
        raise Unreadable(name, NOT_INSTALLED)
    bounds = (limits.page, limits.seconds, limits.memory)
    command = [sys.executable, "-m", "whence.acquire.pdf_process", *map(str, bounds)]
    patience = _PATIENCE + 4 * limits.seconds
    try:
        run = subprocess.run(
            command, input=data, capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        raise OutOfBounds(name, f"took more than {patience:g} seconds to read") from None
    if run.returncode == 0 and run.stdout.strip():
        return run.stdout
    if run.returncode == 0:
        raise Unreadable(name, "holds no text that can be read: its pages may be pictures")
    said = run.stderr.decode("utf-8", "replace").strip().splitlines()
    if run.returncode == OVER and said:
        # Its own sentence is the last: what a library was busy with may complain before.
        raise OutOfBounds(name, said[-1][:300])
    if run.returncode == 1 and len(said) == 1:
        raise Unreadable(name, said[0][:300])
    raise Unreadable(name, "ended the process that read it")
