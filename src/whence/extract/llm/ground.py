"""Holds what a model proposes against the article: is it there, word for word, and where?"""

from __future__ import annotations

import re

from msgspec import Struct

from whence.extract.llm.prompt import Window

LONGEST = 700
"""Characters of the longest quote. One that spans half an article bears out anything."""
_SHOWN = 70
_ALIKE = {
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("'‘’‚", "['‘’‚]"),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}
"""Signs that models write for one another. What is kept is always what the article has."""
_TO_A_MACHINE = re.compile(
    r"""\b(?:
      (?:ignore|disregard|forget|override)\b(?:\s\w+){0,4}\s(?:instructions?|prompts?|rules|above)
    | (?:system|user|developer)\s(?:prompt|message|instructions?)
    | (?:as|you\sare)\s(?:an?\s)?
      (?:AI|artificial\sintelligence|(?:large\s)?language\smodel|LLM|chat\s?bot)\b
    | (?:AI|language)\s(?:model|assistant)s?\b
      .{0,40}\b(?:must|should|shall|please|answer|report|output)
    | (?:answer|respond|reply|output)\s(?:only\s)?(?:with|in)\s(?:the\s)?(?:JSON|following)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


class Ungrounded(Exception):
    """The article does not bear out a proposal; the message says what is missing."""


class Span(Struct, frozen=True):
    """Characters ``start`` to ``end`` of the article's text."""

    start: int
    end: int


def find(text: str, words: str, within: Span, near: int) -> Span | None:
    """Where words stand in a part of a text: the only place, or the nearest to ``near`` of several.
    White space and the shape of quotation marks and dashes may differ; nothing else may."""
    pattern = _pattern(words)
    if pattern is None:
        return None
    places = [
        Span(match.start(), match.end())
        for match in pattern.finditer(text, within.start, within.end)
    ]
    return min(places, key=lambda span: abs(span.start - near), default=None)


def quoted(text: str, quote: str, window: Window, near: int) -> Span:
    """Where a quote stands in a window. Raises Ungrounded."""
    if len(quote) > LONGEST:
        raise Ungrounded(f"the quote has more than {LONGEST} characters")
    span = find(text, quote, Span(window.start, window.end), near)
    if span is None:
        raise Ungrounded(f"the article does not say {shown(quote)}")
    return span


def inside(text: str, words: str, span: Span) -> Span:
    """Where words stand in a quote's span. Raises Ungrounded."""
    found = find(text, words, span, span.start)
    if found is None:
        raise Ungrounded(f"the quote does not say {shown(words)}")
    return found


def named(text: str, name: str | None, near: int) -> str | None:
    """A name as the article writes it. Raises Ungrounded where it does not."""
    if name is None or not name.strip():
        return None
    span = find(text, name.strip(), Span(0, len(text)), near)
    if span is None or len(name) > LONGEST:
        raise Ungrounded(f"the article does not name {shown(name)}")
    return " ".join(text[span.start : span.end].split())


def speaks_to_a_machine(sentence: str) -> bool:
    """Whether a sentence gives orders to a program that reads it: nothing in it is news."""
    return _TO_A_MACHINE.search(sentence) is not None


def shown(words: str) -> str:
    """A model's words for a message: on one line, cut short, nothing unprintable."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return f"“{line if len(line) <= _SHOWN else line[:_SHOWN] + '…'}”"


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = words.split()
    if not parts:
        return None
    body = r"\s+".join("".join(_ALIKE.get(c) or re.escape(c) for c in part) for part in parts)
    # Whole words only: "5" does not stand in "500", nor "Orr" in "Orrin".
    start = r"(?<!\w)" if parts[0][0].isalnum() else ""
    end = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return re.compile(start + body + end)
