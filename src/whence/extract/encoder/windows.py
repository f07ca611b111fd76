"""Sentences packed into windows of word pieces, as training and reading both hand them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.words import shape

LIMIT = 192
"""Word pieces in a window, its opening and closing mark included."""
WIDE = 512
"""The same for what needs more of an article at once: who did what to whom."""


class Window(Struct, frozen=True):
    """Consecutive sentences as the network takes them: ``ids`` and ``shapes`` one a piece;
    ``first`` (the position of its first piece) and ``sentence`` one a word."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    sentence: tuple[int, ...]


def lengths(sentences: Sequence[Sequence[str]], pieces: Pieces) -> list[int]:
    """How many pieces each sentence makes."""
    return [sum(len(pieces.of(word)) for word in sentence) for sentence in sentences]


def packed(sizes: Sequence[int], most: int = LIMIT) -> Iterator[range]:
    """Runs of sentences that fit one window of ``most`` pieces each. Each sentence must fit by
    itself."""
    start, size = 0, 2
    for number, length in enumerate(sizes):
        if size + length > most and number > start:
            yield range(start, number)
            start, size = number, 2
        size += length
    if start < len(sizes):
        yield range(start, len(sizes))


def window(sentences: Sequence[Sequence[str]], pieces: Pieces) -> Window:
    """One window over sentences of words."""
    ids, shapes = [pieces.opening], [0]
    first: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(sentences):
        for word in sentence:
            made = pieces.of(word)
            first.append(len(ids))
            numbers.append(number)
            ids.extend(made)
            shapes.extend([shape(word)] * len(made))
    return Window((*ids, pieces.closing), (*shapes, 0), tuple(first), tuple(numbers))


def cut(sentence: Sequence[str], pieces: Pieces) -> Iterator[range]:
    """The words of one sentence in runs that fit a window: one run, save for monsters."""
    start, size = 0, 2
    for number, word in enumerate(sentence):
        length = len(pieces.of(word))
        if size + length > LIMIT:
            yield range(start, number)
            start, size = number, 2
        size += length
    if start < len(sentence):
        yield range(start, len(sentence))
