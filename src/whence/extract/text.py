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
    r"""(?: \b(?:Sgt|Lt|Cpl|Col|Brig|Gen|Capt|Cmdr|Maj|Adm|Pvt|Det|Insp|Supt|Sen|Rep|Gov|Rev|Hon
             |Pres|Mr|Mrs|Ms|Dr|Atty|Msgr|Prof|St|Mt|Ft|No|Nos|vs
             |Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.
        | \b[A-Z]\. )$""",
    re.VERBOSE,
)
# The segmenter takes the full stop of "8 p.m." for an abbreviation's even before a new sentence.
_AFTER_TIME = re.compile(
    r"(?<=[ap]\.m\.)\s+(?=(?:The|A|An|He|She|They|It|Police|Officers|Officials|Authorities|Witnesses"
    r"|Investigators|Deputies|One|Two|Three|At|In|On|When|After|No)\s)"
)
# The same of "U.N." and of "on X."; a word that could go on with it in a name begins no sentence.
_AFTER_INITIALS = re.compile(
    r"(?:(?<=\b[A-Z]\.[A-Z]\.)|(?<=\bon X\.))\s+"
    r"(?=(?:The|An?|He|She|They|It|But|When|After|There|This|These|Those|His|Her|Its|Their|On|In|At)\s)"
)
VIDEO = re.compile(r"^\d{1,2}:\d\d\s+[A-Z\d“‘'\"](?!.*[.!?][”’\"')]*\s*$)", re.DOTALL)
"""How long a video runs, before its title. What a live blog says at an hour ends as sentences
do."""
_QUOTE_LENGTH = 400
_DATELINE_REST = re.compile(r"^(?:\([A-Z][\w .,/-]{1,30}\)\s*)?[-–—]{1,2}\s")
_BULLET = re.compile(r"(?<=\S) [•●▪■►‣] ?(?=\S)")
"""What parts the headlines of one line: "Toll rises to nine •Police insist on six"."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that read better as lines."""
    return frozenset(text.split())


class Sentence(Struct, frozen=True):
    """Characters ``start`` to ``end`` of the article's text, white space around it left out.
    ``paragraph`` counts the blocks between line breaks."""

    start: int
    end: int
    text: str
    paragraph: int


def title_case(sentence: str) -> bool:
    """Whether a sentence is written as headlines are: Most Words In Capitals."""
    words = re.findall(r"[A-Za-z]{4,}", sentence)
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order. No sentence reaches over a line break."""
    found: list[Sentence] = []
    for number, block in enumerate(re.finditer(r"[^\n]+", text)):
        for start, end in _merged(block.group()):
            low, high = block.start() + start, block.start() + end
            high -= len(text[low:high]) - len(text[low:high].rstrip())
            low += len(text[low:high]) - len(text[low:high].lstrip())
            if low == high:
                continue
            found.append(Sentence(low, high, text[low:high], number))
    return tuple(found)


def _merged(block: str) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for start, end in _segments(block):
        if current and (
            _belongs(block, current, (start, end)) or _inside_quotation(block, current, end)
        ):
            current = (current[0], end)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def ends_whole(text: str) -> bool:
    """Whether a text ends as sentences do; headlines do not."""
    return text.rstrip().endswith((".", "!", "?"))


def _belongs(block: str, current: tuple[int, int], following: tuple[int, int]) -> bool:
    if _AFTER_INITIALS.match(block, current[1]):
        return False
    before, after = block[slice(*current)], block[slice(*following)]
    return bool(_OPEN_END.search(before) or _DATELINE_REST.match(after) or after[0].islower())


def _inside_quotation(block: str, current: tuple[int, int], end: int) -> bool:
    """Whether a quotation that began in the current sentence is still open at its end and closes
    soon: cut there, its words would lose their speaker."""
    before = block[current[0] : current[1]]
    if end - current[0] > _QUOTE_LENGTH:
        return False
    if before.count("“") > before.count("”"):
        return "”" in block[current[1] : current[0] + _QUOTE_LENGTH]
    if before.count('"') % 2:
        return '"' in block[current[1] : current[0] + _QUOTE_LENGTH]
    return False


def _segments(block: str) -> Iterator[tuple[int, int]]:
    tokens = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
    for sentence in syntok.segmenter.split(tokens.tokenize(block)):
        start, end = sentence[0].offset, sentence[-1].offset + len(sentence[-1].value)
        cuts = (
            *_AFTER_TIME.finditer(block, start, end),
            *_AFTER_INITIALS.finditer(block, start, end),
            *_BULLET.finditer(block, start + 1, end),
        )
        for cut in sorted(cuts, key=lambda one: one.start()):
            yield start, cut.start()
            start = cut.end()
        yield start, end
