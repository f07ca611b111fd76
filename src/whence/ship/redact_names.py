"""Finding names in text however they are written, and putting a label in their place.

Letter case, accents, what stands between the words of a name, and invisible characters do not
matter: "José  Brun", "JOSE-BRUN", "jose%20brun" and "@josebrun" are one name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from urllib.parse import unquote

from msgspec import Struct

NAME = "[name withheld]"
PLACE = "[place withheld]"
ADDRESS = "[address withheld]"
_JOINED = 7
"""Letters that a name of several words has at least, to be found with nothing between them."""
_PART = 3
"""Letters of a part of a name that is looked for on its own."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SPACED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u058f\u1e00-\u1fff]")
_HOST = re.compile(r"https?://[\w.-]+/?", re.IGNORECASE)
_LABELS = frozenset("name place withheld address".split())
_PARTICLES = frozenset(
    "the and von van der den del dos das bin ibn abu umm bint ben mac mrs miss sir".split()
)


_Index = dict[str, list[tuple[str, ...]]]


class Token(Struct, frozen=True):
    """A word of a text: folded, and where it stands."""

    word: str
    start: int
    end: int


class Hidden(Struct, frozen=True):
    """A text with labels in the place of names. ``cuts`` are the places in the old text that they
    took, in order; ``width`` is a label's."""

    text: str
    cuts: tuple[tuple[int, int], ...]
    width: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the old text stand now. A label is never cut: what began or ended in
        it holds it whole."""
        return self._moved(start, after=False), self._moved(end, after=True)

    def _moved(self, place: int, *, after: bool) -> int:
        number = bisect_right(self.cuts, (place, -1))
        gone = sum(high - low - self.width for low, high in self.cuts[:number])
        if number and place < self.cuts[number - 1][1]:
            low, high = self.cuts[number - 1]
            begin = low - (gone - (high - low - self.width))
            return begin + (self.width if after else 0)
        return place - gone


class Mask:
    """Names to be hidden.

    ``whole`` names are hidden wherever their words follow one another, a name of one word wherever
    it begins with a capital.
    """

    def __init__(self, whole: Collection[str], label: str = NAME) -> None:
        self.label = label
        self._substrings = tuple(
            sorted({fold(name)[0] for name in whole if name.strip() and not _SPACED.search(name)})
        )
        spaced = {words for name in whole if _SPACED.search(name) and (words := words_of(name))}
        self._parts = {words[0] for words in spaced if len(words) == 1} - _LABELS
        self._whole = _index(words for words in spaced if len(words) > 1)
        for words in spaced:
            joined = "".join(words)
            if len(words) > 1 and len(joined) >= _JOINED:
                self._whole.setdefault(joined, []).append((joined,))
        self._kept: _Index = {}

    def within(self, parts: Collection[str], kept: Collection[str]) -> Mask:
        """The same with single words that are hidden too where they begin with a capital, and names
        that stay and whose words are no parts. No name of this mask stays in a kept one."""
        made = copy(self)
        made._parts = self._parts | (set(parts) - _LABELS)
        made._kept = _index(
            words
            for name in kept
            if (words := words_of(name))
            and not self._holds(words)
            and self._parts.isdisjoint(words)
        )
        return made

    def __bool__(self) -> bool:
        return bool(self._whole or self._parts or self._substrings)

    def hide(self, text: str, parted: Collection[int] = ()) -> Hidden:
        """The text with the label in the place of every name. Where it will be ``parted`` into
        pieces, no name stays that would be cut: half of it may be a name that is hidden."""
        cuts = self.spans(text, parted)
        pieces, place = [], 0
        for low, high in cuts:
            pieces += [text[place:low], self.label]
            place = high
        return Hidden("".join([*pieces, text[place:]]), tuple(cuts), len(self.label))

    def spans(self, text: str, parted: Collection[int] = ()) -> list[tuple[int, int]]:
        """Where names stand in a text, in order; those with only blanks between them as one."""
        if not self:
            return []
        tokens = _tokens(text)
        found = [*self._literal(text), *self._matches(text, tokens, parted)]
        return _merged(text, sorted(found))

    def in_address(self, address: str) -> bool:
        """Whether a URL or a path holds a name, whatever its letter case."""
        words = [token.word for token in _tokens(unquote(address))]
        folded = fold(unquote(address))[0]
        return (
            self._holds(words)
            or not self._parts.isdisjoint(words)
            or any(each in folded for each in self._substrings)
        )

    def address(self, url: str) -> str:
        """A URL with nothing but its host where it holds a name; nothing of a path."""
        if not self.in_address(url):
            return url
        match = _HOST.match(url)
        host = match.group() if match else ""
        return ADDRESS if self.in_address(host) else host + ADDRESS

    def _holds(self, words: Sequence[str]) -> bool:
        return any(_run(self._whole, words, at) for at in range(len(words)))

    def _literal(self, text: str) -> Iterator[tuple[int, int]]:
        if not self._substrings:
            return
        folded, places = fold(text)
        for name in self._substrings:
            at = folded.find(name)
            while at >= 0:
                yield places[at], places[at + len(name) - 1] + 1
                at = folded.find(name, at + len(name))

    def _matches(
        self, text: str, tokens: Sequence[Token], parted: Collection[int]
    ) -> Iterator[tuple[int, int]]:
        words = [token.word for token in tokens]
        taken = [False] * len(words)
        for at in range(len(words)):
            if size := _run(self._whole, words, at):
                taken[at : at + size] = [True] * size
                yield tokens[at].start, tokens[at + size - 1].end
        for at in range(len(words)):
            size = _run(self._kept, words, at)
            if not size or any(taken[at : at + size]):
                continue
            start, end = tokens[at].start, tokens[at + size - 1].end
            if not any(start < place < end for place in parted):
                taken[at : at + size] = [True] * size
        for token, done in zip(tokens, taken, strict=True):
            first = text[token.start]
            if not done and token.word in self._parts and first.upper() == first:
                yield token.start, token.end


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(token.word for token in _tokens(name))


def parts_of(name: str) -> frozenset[str]:
    """The words of a name that are looked for on their own: no initials and no particles."""
    words = words_of(name)
    return frozenset(word for word in words if len(word) >= _PART and word not in _PARTICLES)


def fold(text: str) -> tuple[str, Sequence[int]]:
    """A text without case, accents and invisible characters, and the place of each character that
    is left in the text as it was."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKD", sign):
            if unicodedata.category(letter) in ("Mn", "Cf"):
                continue
            for low in letter.casefold():
                folded.append(low)
                places.append(place)
    return "".join(folded), places


def _tokens(text: str) -> list[Token]:
    folded, places = fold(text)
    return [
        Token(match.group(), places[match.start()], places[match.end() - 1] + 1)
        for match in _WORD.finditer(folded)
    ]


def _index(names: Iterator[tuple[str, ...]]) -> _Index:
    """Names by their first words, the longest first."""
    index: _Index = {}
    for words in sorted(names, key=lambda words: (-len(words), words)):
        index.setdefault(words[0], []).append(words)
    return index


def _run(index: _Index, words: Sequence[str], at: int) -> int:
    """How many words from ``at`` on are a name of the index; 0 if none are."""
    for name in index.get(words[at], ()):
        if tuple(words[at : at + len(name)]) == name:
            return len(name)
    return 0


def _merged(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in spans:
        if merged and (low <= merged[-1][1] or not text[merged[-1][1] : low].strip()):
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged
