"""The sentence that a quote stands in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import syntok.segmenter
from syntok.tokenizer import Tokenizer

MOST = 600
"""Characters on either side of a quote that are shown of its sentence."""


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences begin and end that characters ``start`` to ``end`` stand in. No sentence
    reaches over a line break, unless the characters do."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    first, last = start, end
    for begin, finish in _sentences(text[low:high]):
        if low + begin < end and start < low + finish:
            first, last = min(first, low + begin), max(last, low + finish)
    return max(first, start - MOST), min(last, end + MOST)


@lru_cache(maxsize=64)
def _sentences(block: str) -> tuple[tuple[int, int], ...]:
    return tuple(_segments(block))


def _segments(block: str) -> Iterator[tuple[int, int]]:
    tokens = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
    for sentence in syntok.segmenter.split(tokens.tokenize(block)):
        yield sentence[0].offset, sentence[-1].offset + len(sentence[-1].value)
