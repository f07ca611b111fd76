"""The clause around words of a sentence: what is quoted for a claim that a few words make."""

from __future__ import annotations

import re

from whence.extract.text import Sentence

_EDGE = re.compile(r"[,;:](?=\s)|\s[–—-]{1,2}(?=\s)|\b(?:while|whereas)\b")


def clause_at(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The span, in the article's text, of the clause that holds ``start`` to ``end``: out to the
    nearest comma, semicolon, colon or dash, or the sentence's edges."""
    low, high = sentence.start, sentence.end
    for edge in _EDGE.finditer(sentence.text):
        place = sentence.start + edge.start()
        if place < start:
            low = sentence.start + edge.end()
        elif place >= end:
            high = place
            break
    quote = sentence.text[low - sentence.start : high - sentence.start]
    low += len(quote) - len(quote.lstrip())
    high -= len(quote) - len(quote.rstrip(" ."))
    return low, max(high, end)
