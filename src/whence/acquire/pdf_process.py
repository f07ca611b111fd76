"""Reads the text of the PDF on standard input, alone in a process: ``python -m`` runs it.

Its arguments are the bytes that the text may have, the seconds of processor time and the bytes of
memory that reading it may take. Writes UTF-8 to standard output: paragraphs separated by an empty
line, pages by a form feed. Ends with a sentence on standard error, its last line, and with 1 where
there is no text to be had, with ``OVER`` where it went over a bound.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from whence.workers.bounds import Bounds, TooMuch, bounded

OVER = 3
_FULL = 0.8
"""The share of a page's usual line length below which a line ends its paragraph."""


def main() -> int:
    """The exit status."""
    import pypdfium2  # noqa: PLC0415 - installed on request

    left, seconds, memory = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    try:
        with bounded(Bounds(seconds, memory), expendable=True):
            return _write(sys.stdin.buffer.read(), left)
    except TooMuch as error:
        _say(f"takes {error} to read")
        return OVER
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        _say("is locked by a password" if locked else "is a damaged PDF")
        return 1


def _write(data: bytes, left: int) -> int:
    import pypdfium2  # noqa: PLC0415 - installed on request

    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        text = "\n\n".join(paragraphs(_lines(document, number)))
        row = (text + ("\f" if number + 1 < len(document) else "\n")).encode("utf-8", "replace")
        left -= len(row)
        if left < 0:
            _say("holds more text than the limit for one page")
            return OVER
        sys.stdout.buffer.write(row)
    return 0


def _say(sentence: str) -> None:
    # On a line of its own: what the library was busy with may have complained without ending one.
    sys.stderr.write(f"\n{sentence}\n")


def paragraphs(lines: list[str]) -> Iterator[str]:
    """The lines of a page joined to paragraphs: one ends at an empty line, and at a line shorter
    than the others of the page."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    held: list[str] = []
    for line in lines:
        if line:
            held.append(line)
        if held and len(line) < _FULL * usual:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _lines(document: object, number: int) -> list[str]:
    page = document[number]  # type: ignore[index]
    text = page.get_textpage().get_text_range()
    # PDFium writes this sign for a hyphen that only parts a word at the end of a line.
    joined = text.replace("\ufffe", "")
    return [" ".join(line.split()) for line in joined.splitlines()]


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # At Python's own end a library that was stopped midway complains of what it could not put away.
    os._exit(status)
