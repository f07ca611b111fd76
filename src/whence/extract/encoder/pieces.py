"""Word pieces: the ids under which the network knows a word's parts.

The pieces of BERT's uncased tokenizer, for words in scripts that put blanks between them. The
library that has it brings a client for downloading models along, which a program that never calls
out does without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

MOST = 12
"""Pieces of one word that are looked at; longer words are not words."""

_LETTERS = 100
_DROPPED = ("Mn", "Cf", "Cc")
_PARTS = re.compile(r"[^\W_]+|[^\s]", re.UNICODE)


class Pieces:
    """The vocabulary, one piece a line; a piece's id is the number of its line."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.opening, self.closing = self._ids["[CLS]"], self._ids["[SEP]"]
        self.unknown = self._ids["[UNK]"]
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, between one and ``MOST``."""
        bare = unicodedata.normalize("NFD", word.lower())
        bare = "".join(letter for letter in bare if unicodedata.category(letter) not in _DROPPED)
        found = [number for part in _PARTS.findall(bare) for number in self._longest(part)]
        return tuple(found[:MOST]) or (self.unknown,)

    def _longest(self, part: str) -> Iterator[int]:
        """The longest known piece first, then on; unknown as a whole where one part is."""
        made: list[int] = []
        start = 0
        while start < len(part) <= _LETTERS:
            mark = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self._ids.get(mark + part[start:end])
                if number is not None:
                    made.append(number)
                    start = end
                    break
            else:
                break
        yield from made if start == len(part) else (self.unknown,)
