"""From the characters of a decoded text to the bytes that they were made from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from whence.model import Layer


class Offsets:
    """Byte positions of a text's characters, kept as runs of equal width.

    ``add`` is called in text order and ``close`` once. Characters are contiguous in the bytes as
    far as ``span`` is concerned: what stands between two of them belongs to neither.
    """

    __slots__ = ("_bytes", "_length", "_starts", "_widths")

    def __init__(self) -> None:
        self._starts = array("q")
        self._bytes = array("q")
        self._widths = array("q")
        self._length = 0

    def add(self, count: int, byte_start: int, width: int) -> None:
        """The next ``count`` characters are ``width`` bytes each, from ``byte_start`` on."""
        if count <= 0:
            return
        if self._starts and self._continues(byte_start, width):
            self._length += count
            return
        self._starts.append(self._length)
        self._bytes.append(byte_start)
        self._widths.append(width)
        self._length += count

    def __len__(self) -> int:
        return self._length

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The bytes from the first of characters ``start`` to ``end`` to the end of the last."""
        return self._at(start), self._at(end - 1) + self._width(end - 1)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """``(count, byte start, width)`` of the characters from ``start`` to ``end``."""
        index = bisect_right(self._starts, start) - 1
        position = start
        while position < end:
            last = index + 1 == len(self._starts)
            stop = end if last else min(end, self._starts[index + 1])
            width = self._widths[index]
            yield (
                stop - position,
                self._bytes[index] + (position - self._starts[index]) * width,
                width,
            )
            position, index = stop, index + 1

    def _continues(self, byte_start: int, width: int) -> bool:
        count = self._length - self._starts[-1]
        return width == self._widths[-1] and byte_start == self._bytes[-1] + count * width

    def _at(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        return self._bytes[index] + (position - self._starts[index]) * self._widths[index]

    def _width(self, position: int) -> int:
        return self._widths[bisect_right(self._starts, position) - 1]


class Written(Struct, frozen=True):
    """A text as it was written into a page's bytes: its characters, where each lies, the Python
    codec that read them, and the layers unwrapped so far, outermost first."""

    text: str
    offsets: Offsets
    encoding: str
    layers: tuple[Layer, ...] = ()


def joined(first: Written, second: Written) -> Written:
    """Two texts of one page, the first as a block of its own before the second. They may stand in
    the bytes in any order."""
    gap = "\n\n"
    offsets = Offsets()
    for part in (first, second):
        for count, byte_start, width in part.offsets.runs(0, len(part.text)):
            offsets.add(count, byte_start, width)
        if part is first:
            offsets.add(len(gap), 0, 0)
    return Written(first.text + gap + second.text, offsets, second.encoding, second.layers)
