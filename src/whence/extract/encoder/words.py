"""Words as the treebanks cut them, and the letter case that the uncased word pieces lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The English treebanks cut off clitics ("do|n't", "camp|'s") and hyphens ("al|-|Qaeda"), but leave
# a prefix on its word ("anti-government") and keep figures, times and abbreviations whole.
_PREFIX = r"(?:anti|non|pre|post|pro|ex|mid|co|re|sub|multi|counter|neo|semi|inter|self)"
_WORD = re.compile(
    rf"""
      (?:https?://|www\.)\S+
    | [\w.+-]+@[\w-]+\.[\w.]+
    | (?:[A-Za-z]\.){{2,}}
    | \b(?:Mr|Mrs|Ms|Dr|Prof|Sgt|Lt|Cpl|Col|Gen|Capt|Maj|Adm|Sen|Rep|Gov|Rev|St|No|Jr|Sr|vs|etc
        |Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd)\.(?!\w)
    | \b[A-Z]\.(?=\s)
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|km|kg)?(?!\w)
    | \b{_PREFIX}-\w+
    | \w+?(?=n['’]t\b) | n['’]t\b
    | ['’](?:s|re|ve|ll|d|m)\b
    | (?i:can)(?=not\b)
    | \w+
    | (?P<same>[^\w\s])(?P=same)*
    """,
    re.VERBOSE | re.IGNORECASE,
)

SHAPES = 8
"""How many shapes there are; 0 stands for a text whose case says nothing."""


def words(text: str) -> Iterator[tuple[int, int]]:
    """The words of a text, first to last, as start and end in characters."""
    for found in _WORD.finditer(text):
        yield found.span()


def shape(word: str) -> int:
    """Which letter case a word is written in, 1 to 7."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) == 1 else 3
    if word[:1].isupper():
        return 4
    if word[:1].isdigit():
        return 5
    return 6 if any(character.isalpha() for character in word) else 7
