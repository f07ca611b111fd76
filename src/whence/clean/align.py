"""Extracted text back to the stream that it was taken from.

What an extractor hands out is only a hint at where in the page to look: the article's text is
rebuilt from the stream, so that a character that has no bytes cannot get into it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from whence.clean.stream import SPACE, Paragraph, Piece, Stream, packed

_ANCHOR = 24
"""A block of fewer characters may stand in many places: it is looked for near the cursor first and
does not move it far."""
_NEAR = 2_000
_SEARCHES = 400
"""Searches through the whole page that one page may cost."""
_WINDOW = 6_000
_MATCHED = 0.9
"""Share of a block's words that must be found for the block to count as traced."""


class Aligned(Struct, frozen=True):
    """Blocks found in the stream, in the order in which they were given, and how many blocks were
    not found."""

    paragraphs: tuple[Paragraph, ...]
    untraced: int


def align(stream: Stream, blocks: Iterable[str]) -> Aligned:
    """Where each block stands in the stream. Blocks are searched for in order from where the last
    one ended, then from the start, then by their words."""
    tracer = _Tracer(stream)
    found: list[Paragraph] = []
    untraced = 0
    for block in blocks:
        wanted = packed(block)
        if not wanted:
            continue
        paragraph = tracer.trace(block, wanted)
        if paragraph:
            found.append(paragraph)
        else:
            untraced += 1
    return Aligned(tuple(found), untraced)


class _Tracer:
    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.cursor = 0
        self.searches = 0
        self.taken: list[Piece] = []

    def trace(self, block: str, wanted: str) -> Paragraph | None:
        start = self._find(wanted)
        if start >= 0:
            paragraph: Paragraph = ((start, start + len(wanted)),)
        else:
            paragraph = self._by_words(block, len(wanted))
        if not paragraph or self._overlaps(paragraph):
            return None
        self.cursor = paragraph[-1][1]
        for piece in paragraph:
            insort(self.taken, piece)
        return paragraph

    def _find(self, wanted: str) -> int:
        near = self.stream.packed.find(wanted, self.cursor, self.cursor + len(wanted) + _NEAR)
        if near >= 0 or self.searches > _SEARCHES:
            return near
        self.searches += 1
        if len(wanted) < _ANCHOR:
            return -1
        ahead = self.stream.packed.find(wanted, self.cursor)
        return ahead if ahead >= 0 else self.stream.packed.find(wanted)

    def _by_words(self, block: str, length: int) -> Paragraph:
        """The words of the block one by one, from the cursor on. Words that the page has between
        them and the extractor left out stay out; a word that the page does not have makes it
        untraced unless nearly all others are there and stand together."""
        if self.searches > _SEARCHES:
            return ()
        words = block.split()
        window = self._window(self.cursor, self.cursor + 2 * length + _WINDOW)
        texts = [self.stream.packed[start:end] for start, end in window]
        matcher = SequenceMatcher(None, words, texts, autojunk=False)
        same = [match for match in matcher.get_matching_blocks() if match.size]
        matched = sum(match.size for match in same)
        if not same or matched < _MATCHED * len(words):
            return ()
        if matched == len(words):
            return tuple(
                (window[match.b][0], window[match.b + match.size - 1][1]) for match in same
            )
        first, last = same[0].b, same[-1].b + same[-1].size
        if last - first > len(words) / _MATCHED:
            return ()
        return ((window[first][0], window[last - 1][1]),)

    def _window(self, start: int, end: int) -> list[Piece]:
        return self.stream.blocks(SPACE, start, min(end, len(self.stream)))[:4_000]

    def _overlaps(self, paragraph: Paragraph) -> bool:
        """A stretch of the page is one paragraph once: what is extracted twice counts once."""
        for start, end in paragraph:
            index = bisect_right(self.taken, (start, end))
            for low, high in self.taken[max(0, index - 1) : index + 1]:
                if low < end and start < high:
                    return True
        return False
