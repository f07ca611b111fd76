"""The text of a page as a stream of words, each with its place.

A stream holds the characters that a reader can see, white space left out (``packed``), cut into
atoms: stretches that stand together in the source, a character reference being one of its own, a
text without references one atom with its blanks. Positions named ``start`` and ``end`` count packed
characters.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from itertools import pairwise

from msgspec import Struct

from whence.clean.offsets import Offsets, Written
from whence.model import ByteMap, ByteRun

NO_BREAK, SPACE, LINE, BLOCK = range(4)
"""What separates an atom from the one before it: nothing, white space, a line break, or the edge
of a block (an empty line, in plain text)."""

Piece = tuple[int, int]
"""Packed characters ``start`` to ``end``."""
Paragraph = tuple[Piece, ...]
"""The pieces of the stream that make one paragraph, in text order."""

# Characters that are not seen: controls, soft hyphens, zero-width spaces and joiners of words,
# marks of writing direction. Joiners inside words (U+200C, U+200D) are letters of some scripts.
_UNSEEN = "\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_PLAIN = re.compile(rf"([^\s{_UNSEEN}]+)|(\s+)|[{_UNSEEN}]+")
_REFERRING = re.compile(
    rf"([^&{_UNSEEN}]+)|(&(?:\#[0-9]+;?|\#[xX][0-9a-fA-F]+;?|[^\t\n\f <&\#;]{{1,32}};?))|(&)"
    rf"|[{_UNSEEN}]+"
)
_UNSEEN_ONE = re.compile(rf"[\s{_UNSEEN}]+")
_REFERS = re.compile(rf"[&{_UNSEEN}]")
_STRETCH = re.compile(r"\S+(?:\s\S+)*+")
_BLANK = re.compile(r"\s")
_NEWLINE = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")


def packed(text: str) -> str:
    """A text without its white space and the characters that are not seen."""
    return _UNSEEN_ONE.sub("", text)


class Stream:
    """What a reader sees of a page. Build it with ``plain`` and ``markup``, then ``close``."""

    def __init__(self, source: Written) -> None:
        self.source = source
        self.packed = ""
        self._parts: list[str] = []
        self._starts = array("q")
        self._from = array("q")
        self._to = array("q")
        self._breaks = bytearray()
        self._length = 0
        self.pending = BLOCK
        self._texts: dict[Paragraph, str] = {}
        self._words: dict[Paragraph, tuple[tuple[str, Piece | None], ...]] = {}

    def __len__(self) -> int:
        return self._length

    def separate(self, kind: int) -> None:
        """What follows is separated from what came before by ``kind``."""
        self.pending = max(self.pending, kind)

    def plain(self, start: int, end: int) -> None:
        """Adds characters ``start`` to ``end`` of the source as they stand."""
        for match in _PLAIN.finditer(self.source.text, start, end):
            if match.lastindex == 1:
                self._add(match.group(), match.start(), match.end())
            elif match.lastindex == 2:
                lines = len(_NEWLINE.findall(match.group()))
                self.separate(SPACE if not lines else LINE if lines == 1 else BLOCK)

    def markup(self, written: str, start: int) -> str:
        """Adds the characters that stand at ``start`` of the source as a text node of markup; what
        they mean."""
        if not _REFERS.search(written):
            self._node(written, start)
            return written
        for match in _REFERRING.finditer(self.source.text, start, start + len(written)):
            if match.lastindex == 1:
                self._node(match.group(), match.start())
            elif match.lastindex == 2:
                self._refer(match.group(), match.start())
            elif match.lastindex == 3:
                self._add("&", match.start(), match.end())
        return unescape(written) if "&" in written else written

    def _node(self, written: str, start: int) -> None:
        """Adds a text without references as one atom; its words are found when they are asked
        for."""
        words = written.split()
        if written[0].isspace():
            self.separate(SPACE)
        if words:
            self._add("".join(words), start, start + len(written))
            if written[-1].isspace():
                self.separate(SPACE)

    def last(self) -> str:
        """The character before what is added next, on its line; nothing at the line's start."""
        if self.pending > SPACE or not self._parts:
            return ""
        return " " if self.pending else self._parts[-1][-1]

    def close(self) -> Stream:
        """Ends the building."""
        self.packed = "".join(self._parts)
        self._parts.clear()
        return self

    def _refer(self, written: str, start: int) -> None:
        length = reference(written)
        meant = unescape(written[:length]) if length else ""
        if length and not meant.strip():
            self.separate(SPACE if meant else NO_BREAK)
        elif length:
            seen = packed(meant)
            if seen:
                self._add(seen, start, start + length)
        # What the reference did not take (all of it, if it names nothing) stands as it is.
        if length < len(written):
            self.plain(start + length, start + len(written))

    def _add(self, characters: str, start: int, end: int) -> None:
        self._parts.append(characters)
        self._starts.append(self._length)
        self._from.append(start)
        self._to.append(end)
        self._breaks.append(self.pending)
        self._length += len(characters)
        self.pending = NO_BREAK

    # -- reading it -----------------------------------------------------------------------

    def blocks(self, kind: int = BLOCK, start: int = 0, end: int | None = None) -> list[Piece]:
        """The stretches between breaks of at least ``kind`` from ``start`` to ``end``."""
        stop = self._length if end is None else end
        cuts = [start]
        for index in range(bisect_right(self._starts, start), len(self._starts)):
            if self._starts[index] >= stop:
                break
            if self._breaks[index] >= kind:
                cuts.append(self._starts[index])
        cuts.append(stop)
        return [(low, high) for low, high in pairwise(cuts) if low < high]

    def text(self, paragraph: Paragraph) -> str:
        """A paragraph with single spaces between its words."""
        if paragraph not in self._texts:
            self._texts[paragraph] = "".join([word for word, _ in self.words(paragraph)])
        return self._texts[paragraph]

    def words(self, paragraph: Paragraph) -> tuple[tuple[str, Piece | None], ...]:
        """The pieces of a paragraph with their place in the source, and the blanks between them,
        which have none."""
        if paragraph not in self._words:
            self._words[paragraph] = tuple(_words(self, paragraph))
        return self._words[paragraph]

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, int, int, int]]:
        """What stands from ``start`` to ``end``, as ``(characters, source start, source end,
        break before)``. White space within the characters is one blank in the place of one
        character of the source."""
        index = max(0, bisect_right(self._starts, start) - 1)
        for number in range(index, len(self._starts)):
            first = self._starts[number]
            if first >= end:
                return
            last = self._starts[number + 1] if number + 1 < len(self._starts) else self._length
            low, high = max(first, start), min(last, end)
            kind = self._breaks[number] if low == first else NO_BREAK
            origin, stop = self._from[number], self._to[number]
            if stop - origin == last - first:
                yield self.packed[low:high], origin + low - first, origin + high - first, kind
            elif self.source.text[origin] == "&":
                yield self.packed[low:high], origin, stop, kind
            else:
                yield from self._cut(number, low - first, high - first, kind)

    def _cut(
        self, number: int, skip: int, stop: int, kind: int
    ) -> Iterator[tuple[str, int, int, int]]:
        """The stretches of an atom with blanks in it, from its packed character ``skip`` to
        ``stop``."""
        position = 0
        for found in _STRETCH.finditer(self.source.text, self._from[number], self._to[number]):
            written = found.group()
            length = len("".join(written.split()))
            low, high = max(skip - position, 0), min(stop - position, length)
            if low < high:
                begin = _place_of(written, low) if low else 0
                end = _place_of(written, high - 1) + 1 if high < length else len(written)
                text = _BLANK.sub(" ", written[begin:end])
                yield text, found.start() + begin, found.start() + end, kind
                kind = SPACE
            position += length
            if position >= stop:
                return


def _place_of(written: str, position: int) -> int:
    """Where a packed character stands in a stretch."""
    for found in re.finditer(r"\S+", written):
        length = found.end() - found.start()
        if position < length:
            return found.start() + position
        position -= length
    raise IndexError(position)


def reference(written: str) -> int:
    """How many characters of ``written``, which begins with ``&``, are a character reference, as
    ``html.unescape`` reads it; 0 where they are none."""
    if written[1] == "#":
        return len(written)
    name = written[1:]
    if name in html5:
        return len(written)
    for length in range(len(name) - 1, 1, -1):
        if name[:length] in html5:
            return length + 1
    return 0


class _Runs(Struct):
    """Byte runs in the making."""

    made: list[ByteRun]

    def add(self, start: int, count: int, byte_start: int, width: int) -> None:
        if count <= 0:
            return
        if self.made:
            last = self.made[-1]
            touching = last.end == start and last.width == width
            if touching and byte_start == last.byte_start + (start - last.start) * width:
                self.made[-1] = ByteRun(last.start, start + count, last.byte_start, width)
                return
        self.made.append(ByteRun(start, start + count, byte_start, width))


def compose(
    stream: Stream, paragraphs: tuple[Paragraph, ...]
) -> tuple[str, ByteMap, tuple[Piece, ...]]:
    """An article's text from paragraphs of the stream: the text, its byte map, and from where to
    where each paragraph stands in it."""
    out: list[str] = []
    runs = _Runs([])
    spans: list[Piece] = []
    length, space = 0, -1
    for paragraph in paragraphs:
        if spans:
            out.append("\n\n")
            length += 2
        begin = length
        before = 0
        for written, place in stream.words(paragraph):
            if place is None:
                space = length
            else:
                if space == length - 1:
                    _space(runs, stream.source, space, before, place[0])
                _place(runs, stream.source.offsets, (length, len(written)), place)
                before = place[1]
            out.append(written)
            length += len(written)
        spans.append((begin, length))
    return "".join(out), ByteMap(tuple(runs.made)), tuple(spans)


def _words(stream: Stream, paragraph: Paragraph) -> Iterator[tuple[str, Piece | None]]:
    before = -1
    for start, end in paragraph:
        for characters, origin, stop, kind in stream.pieces(start, end):
            if before >= 0 and (kind != NO_BREAK or start != before):
                yield " ", None
            yield characters, (origin, stop)
            before = start
        before = end


def _space(runs: _Runs, source: Written, position: int, before: int, after: int) -> None:
    if after == before + 1 and source.text[before].isspace():
        for count, byte_start, width in source.offsets.runs(before, after):
            runs.add(position, count, byte_start, width)


def _place(runs: _Runs, offsets: Offsets, text: tuple[int, int], source: tuple[int, int]) -> None:
    position, count = text
    start, end = source
    if end - start == count:
        for many, byte_start, width in offsets.runs(start, end):
            runs.add(position, many, byte_start, width)
            position += many
        return
    low, high = offsets.span(start, end)
    runs.add(position, 1, low, high - low)
    runs.add(position + 1, count - 1, high, 0)
