"""Sentences of an article, with their places in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import syntok.segmenter
from msgspec import Struct
from syntok.tokenizer import Tokenizer

# A sentence that ends in one of these was cut inside a title, a dateline or an abbreviated name;
# the segmenter knows the general abbreviations, not those of the news.
_OPEN_END = re.compile(
    r"""(?: \b(?:Sgt|Lt|Cpl|Col|Gen|Capt|Cmdr|Maj|Adm|Pvt|Det|Insp|Supt|Sen|Rep|Gov|Rev|Hon|Pres
             |Mr|Mrs|Ms|Dr|Prof|St|Mt|Ft|No|Nos|vs
             |Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.
        | \b[A-Z]\. )$""",
    re.VERBOSE,
)
_DATELINE_REST = re.compile(r"^(?:\([A-Z][\w .,/-]{1,30}\)\s*)?[-–—]{1,2}\s")


class Sentence(Struct, frozen=True):
    """Characters ``start`` to ``end`` of the article's text, white space around it left out.
    ``paragraph`` counts the blocks between line breaks."""

    start: int
    end: int
    text: str
    paragraph: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order. No sentence reaches over a line break."""
    found: list[Sentence] = []
    for number, block in enumerate(re.finditer(r"[^\n]+", text)):
        for start, end in _merged(block.group()):
            low, high = block.start() + start, block.start() + end
            found.append(Sentence(low, high, text[low:high], number))
    return tuple(found)


def _merged(block: str) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for start, end in _segments(block):
        if current and _belongs(block[current[0] : current[1]], block[start:end]):
            current = (current[0], end)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _belongs(before: str, after: str) -> bool:
    return bool(_OPEN_END.search(before) or _DATELINE_REST.match(after) or after[0].islower())


def _segments(block: str) -> Iterator[tuple[int, int]]:
    tokens = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
    for sentence in syntok.segmenter.split(tokens.tokenize(block)):
        first, last = sentence[0], sentence[-1]
        yield first.offset, last.offset + len(last.value)
