"""Where a line in capitals has names made of common words: places of several words, given names,
what follows "San"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from whence.extract.text import word_set
from whence.gazetteer import gazetteer

WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\b[A-Z]\.(?:\s?[A-Z]\.)*[A-Z]?(?![a-z])")
_ORDINAL = re.compile(r"(?<=\d)(?:ST|ND|RD|TH)\b")
_BODIES = frozenset({"united nations", "red cross", "red crescent", "european union"})
_SAINTS = word_set("san santa santo sao saint el los las fort mount port nueva nuevo villa")
_GIVEN = word_set("""
    amber angel barry basil bill bob brandy carol charity chuck cliff clay daisy dawn dick dolly
    don earl eddy eve fern frank gene ginger glen guy hank harry hazel heather hector herb holly
    iris ivy jack jade jay john josh ken kitty lance laurel lee lily maria marina mark martin matt
    max mercy mike nick norm olive oscar pat pearl peter poppy prudence ray reed rex robin rod roger
    rosemary ruby sally sherry sue tom tony victor viola violet wade warren
    """)
"""Given names that are common words too."""
_LONGEST = 4
_LARGE = 100_000
"""Inhabitants of a place of two words or more that is meant whatever the words mean."""


def letters_kept(line: str) -> frozenset[int]:
    """The places of the letters of abbreviations with full stops: U.S., J. F."""
    return frozenset(
        place for match in _DOTTED.finditer(line) for place in range(match.start(), match.end())
    )


def ordinals(line: str) -> frozenset[int]:
    """Where the endings of "10TH" begin, which are written small."""
    return frozenset(match.start() for match in _ORDINAL.finditer(line))


def named_starts(line: str, common: Callable[[str], bool]) -> Iterator[int]:
    """Where the words begin that are a part of a name, whatever they mean by themselves.
    ``common`` says of a word in lower case that it is no name by itself."""
    found = list(WORD.finditer(line))
    for number, word in enumerate(found):
        yield from _place(line, found, number)
        lower = word.group().lower()
        following = found[number + 1] if number + 1 < len(found) else None
        if following is None or line[word.end() : following.start()] != " ":
            continue
        after = following.group().lower()
        if lower in _SAINTS and (not common(lower) or len(lower) > 2) and after not in _SMALL:
            yield following.start()
        if lower in _GIVEN and (not common(after) or after in _GIVEN):
            yield word.start()


_SMALL = word_set("and of the in on at to for by with from was is are were has had")


def _place(line: str, found: list[re.Match[str]], number: int) -> Iterator[int]:
    """The words of a country, of a larger place or of a body that begins at a word."""
    for stop in range(min(len(found), number + _LONGEST), number + 1, -1):
        words = line[found[number].start() : found[stop - 1].end()]
        if len(words.split()) != stop - number or any(mark in words for mark in ",.;:"):
            continue
        if _known(words.lower()):
            yield from (word.start() for word in found[number:stop])
            return


def _known(words: str) -> bool:
    return words in _BODIES or any(
        entry.name.lower() == words
        and (entry.kind in ("country", "region", "division") or entry.population >= _LARGE)
        for entry in gazetteer().named(words)
    )
