"""Sentences packed into windows of word pieces, as training and reading both hand them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.words import shape, words
from whence.extract.text import Sentence

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


class Part(Struct, frozen=True):
    """Words of one sentence that go through the network together: the sentence's number, and where
    each word begins and ends in the article."""

    sentence: int
    places: tuple[tuple[int, int], ...]

    def written(self, text: str) -> list[str]:
        """The words themselves."""
        return [text[start:end] for start, end in self.places]


def parts(sentence: Sentence, number: int, pieces: Pieces) -> Iterator[Part]:
    """A sentence as one part, save for monsters."""
    within = sentence.start
    places = [(within + start, within + end) for start, end in words(sentence.text)]
    written = [sentence.text[start - within : end - within] for start, end in places]
    for run in cut(written, pieces):
        yield Part(number, tuple(places[run.start : run.stop]))


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
    return packed([len(pieces.of(word)) for word in sentence])
