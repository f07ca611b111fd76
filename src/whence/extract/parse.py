"""What the encoder's analysis says of places in an article: the word there, what it hangs on, what
hangs on it, whether it is a name.

An analysis covers the sentences that were worth a pass; elsewhere every answer is None, and the
rules go by words alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from whence.extract.encoder.analysis import ROOT, Analysis, Span

_BUCKET = 64
"""Characters."""


class Parse:
    """An analysis together with the text that it is of. Places are characters of the text, words
    are told by their numbers."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text, self.analysis = text, analysis
        self.words = analysis.words
        self._starts = [word.start for word in self.words]

    def at(self, place: int) -> int | None:
        """The word at a place."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self.words[number].end else None

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The first word that begins between two places and the one after the last."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def lower(self, number: int) -> str:
        """A word in lower case."""
        word = self.words[number]
        return self.text[word.start : word.end].lower()

    def children(self, number: int) -> list[int]:
        """The words that hang on a word, in text order."""
        return self._children.get(number, [])

    def child(self, number: int, *relations: str) -> int | None:
        """The first word that hangs on a word by one of these relations."""
        found = self.children(number)
        return next((one for one in found if self.words[one].dep in relations), None)

    def above(self, number: int) -> Iterator[int]:
        """The words that a word hangs on, the nearest first."""
        while (number := self.words[number].head) != ROOT:
            yield number

    def below(self, number: int, *without: str) -> set[int]:
        """A word and all that hangs on it, what hangs by the relations ``without`` left out."""
        found, waiting = {number}, [number]
        while waiting:
            for one in self.children(waiting.pop()):
                if self.words[one].dep not in without:
                    found.add(one)
                    waiting.append(one)
        return found

    def entity(self, start: int, end: int) -> Span | None:
        """The name that reaches over some of the characters between two places, the longest."""
        met = [one for one in self._near(start) if one.start < end and start < one.end]
        return max(met, key=lambda one: one.end - one.start, default=None)

    def _near(self, place: int) -> list[Span]:
        return [
            *self._entities.get(place // _BUCKET, ()),
            *self._entities.get(place // _BUCKET + 1, ()),
        ]

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            if word.head != ROOT:
                found[word.head].append(number)
        return found

    @cached_property
    def _entities(self) -> dict[int, list[Span]]:
        found: dict[int, list[Span]] = defaultdict(list)
        for span in self.analysis.entities:
            for bucket in range(span.start // _BUCKET, span.end // _BUCKET + 1):
                found[bucket].append(span)
        return found
