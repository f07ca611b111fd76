"""Noun phrases of a parsed article, and what they hang on.

A phrase is a noun with what stands before it in the same phrase, articles and possessors left out:
"armed men" of "a group of armed men". A noun that only counts or collects ("a group of") takes the
phrase after its "of" with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.extract.encoder.analysis import ROOT, Analysis, Word
from whence.extract.roles import COLLECTIVE

_INSIDE = ("compound", "amod", "nummod", "flat", "advmod", "punct", "nmod:npmod", "goeswith")
_AFTER = ("flat", "goeswith", "list")
_MOST = 8
"""Words of a phrase; what is longer was not parsed well."""


class Phrase(Struct, frozen=True):
    """Characters ``start`` to ``end``; ``head`` is the number of its main word, ``number`` how many
    it speaks of as written, ``governor`` the number of the word that it hangs on by ``relation``
    (ROOT for none), ``entity`` its label where it is a name."""

    start: int
    end: int
    head: int
    number: str | None
    relation: str
    governor: int
    entity: str | None


def phrases(text: str, analysis: Analysis) -> tuple[Phrase, ...]:
    """The noun phrases in text order."""
    return tuple(_Tree(text, analysis).phrases())


class _Tree:
    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text, self.words = text, analysis.words
        self.lower = [text[word.start : word.end].lower() for word in self.words]
        self.children: dict[int, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            if word.head != ROOT:
                self.children[word.head].append(number)
        self.entity: dict[int, str] = {}
        for span in analysis.entities:
            for number in _covered(self.words, span.start, span.end):
                self.entity[number] = span.label

    def phrases(self) -> Iterator[Phrase]:
        for number, word in enumerate(self.words):
            if not word.tag.startswith("NN") and word.tag != "CD":
                continue
            if word.dep.split(":")[0] in ("compound", "flat", "goeswith", "nummod", "dep"):
                continue
            first, last = self._extent(number)
            counted = next((self.lower[one] for one in self._numbers(number)), None)
            if self.lower[number] in COLLECTIVE:
                last = self._of(number, last)
            if last - first < _MOST:
                yield Phrase(
                    self.words[first].start,
                    self.words[last].end,
                    number,
                    counted,
                    *self._governor(number),
                    self.entity.get(number),
                )

    def _extent(self, head: int) -> tuple[int, int]:
        """The first and last word of the unbroken run around a head that belongs to its phrase."""
        own = self._below(head)
        first = head
        while first - 1 in own and self.words[first - 1].sentence == self.words[head].sentence:
            first -= 1
        while first < head and self.words[first].tag in (",", "-LRB-", "-RRB-", ":", "DT", "PRP$"):
            first += 1
        last = head
        while last + 1 in own and self.words[last + 1].dep.split(":")[0] in _AFTER:
            last += 1
        return first, last

    def _below(self, head: int) -> set[int]:
        found, waiting = {head}, [head]
        while waiting:
            for child in self.children[waiting.pop()]:
                dep = self.words[child].dep
                if dep.split(":")[0] in _INSIDE or dep in _INSIDE:
                    found.add(child)
                    waiting.append(child)
        return found

    def _of(self, head: int, last: int) -> int:
        for child in self.children[head]:
            cases = [one for one in self.children[child] if self.lower[one] == "of"]
            if child > head and cases:
                return max(last, self._extent(child)[1])
        return last

    def _numbers(self, head: int) -> Sequence[int]:
        return [one for one in self.children[head] if self.words[one].dep == "nummod"]

    def _governor(self, head: int) -> tuple[str, int]:
        """How a phrase hangs on which word; one of several in a list hangs where the first does."""
        number = head
        while self.words[number].dep == "conj" and self.words[number].head != ROOT:
            number = self.words[number].head
        return self.words[number].dep, self.words[number].head


def _covered(words: Sequence[Word], start: int, end: int) -> Iterator[int]:
    for number, word in enumerate(words):
        if start <= word.start and word.end <= end:
            yield number
