"""Word lists as they read best, written out in a row; the words that tell of what a text is; and
how sentences end."""

from __future__ import annotations

import re

_TELLING = re.compile(r"[^\W\d_]{5,}")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
SENTENCE_OR_COLON = re.compile(r"[.!?…:][\"”’')\]]*$")
"""The end of a sentence, or of words that lead up to a quotation or a list."""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is separated by white space."""
    return frozenset(listed.split())


ENGLISH = words(
    "the of and to in a is that for was on with as at by were from are said an it his has have had "
    "be who but not they their this after which he she its been will would than more about"
)
"""The function words by which English is known."""


def telling(text: str) -> frozenset[str]:
    """The words of a text that are long enough to tell what it is about, in lower case."""
    return frozenset(_TELLING.findall(text.lower()))
