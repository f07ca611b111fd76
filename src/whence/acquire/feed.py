"""What FastWARC reads from: a stretch of an archive that remembers the last of what it gave.

FastWARC reads ahead and ends at the first thing that is no record. The window kept here lets the
reading go on behind it, without a second pass over the file.
"""

from __future__ import annotations

import re

from whence.acquire.expand import Stretch
from whence.errors import RefusedInput

_PIECE = 64 << 10
# More than FastWARC reads ahead together with the longest header that it takes.
_WINDOW = 4 * _PIECE
_RECORD = re.compile(rb"(?<![^\n])WARC/[01]\.\d{1,2}\r?\n")
_LONGEST_MARK = 16
_HEADER_END = b"\r\n\r\n"


class Feed:
    """A stretch as a file object. ``fault`` is what went wrong in it: to FastWARC, which must not
    be interrupted, its end."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self.fault: RefusedInput | OSError | None = None
        self._window = bytearray()
        self._base = 0
        self._position = 0

    @property
    def is_packed(self) -> bool:
        """Whether the bytes come out of gzip, which tells only at the end that they are sound."""
        return self.stretch.size is None

    def read(self, size: int = _PIECE) -> bytes:
        """At most ``size`` bytes; none at the end and from a fault on."""
        if self._position == self._end and not self._fetch():
            return b""
        at = self._position - self._base
        data = bytes(self._window[at : at + (size if size > 0 else _PIECE)])
        self._position += len(data)
        return data

    def tell(self) -> int:
        """Bytes of the stretch before the next that ``read`` gives."""
        return self._position

    def header_end(self, start: int) -> int | None:
        """Where the header of the record at ``start`` ends; None where it is cut off."""
        found = self._window.find(_HEADER_END, max(0, start - self._base))
        return None if found < 0 else self._base + found + len(_HEADER_END)

    def skip_line_ends(self, at: int) -> int:
        """The first byte at or after ``at`` that ends no line, as far as it has been read."""
        while at < self._end and self._window[max(0, at - self._base)] in b"\r\n":
            at += 1
        return at

    def resume(self, at: int) -> bool:
        """Goes to the first record at or after byte ``at``. False where there is none."""
        self._position = min(max(at, self._base), self._end)
        while True:
            if found := _RECORD.search(self._window, self._position - self._base):
                self._position = self._base + found.start()
                return True
            self._position = max(self._position, self._end - _LONGEST_MARK)
            if not self._fetch():
                return False

    @property
    def _end(self) -> int:
        return self._base + len(self._window)

    def _fetch(self) -> bool:
        if self.fault:
            return False
        try:
            data = self.stretch.read(_PIECE)
        except (RefusedInput, OSError) as error:
            self.fault = error
            return False
        self._window += data
        surplus = len(self._window) - _WINDOW
        if surplus > 0:
            del self._window[:surplus]
            self._base += surplus
        return bool(data)
