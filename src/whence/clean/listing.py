"""Listing pages: many headlines, each with the first words of its report."""

from __future__ import annotations

import re
from collections import Counter

from whence.clean import furniture
from whence.clean.lexicon import telling

_LEAST = 4
"""Items that make a page a listing."""
_SHARE = 0.35
"""Share of a listing's text that its longest item may have, and of its paragraphs that must stand
directly under a headline."""
_PARAGRAPHS = 2.5
"""Paragraphs that the items of a listing have on average at most; a report with crossheads has
more under each."""
_ALIKE = 0.25
"""Share of an item's words that others have too, on average, from which on all of them may be parts
of one report; what they are then is told by..."""
_CROSSHEAD = 8
"""...the words of their headlines, fewer on average in a report with crossheads, or..."""
_LONGER = 1.5
"""...their paragraphs, more on average."""
_HEADLINE_WORDS = 4
_PARAGRAPH = 80
_TERMINAL = re.compile(r"[.!?:;,…][\"”’')\]]*$")
_OPENS = re.compile(r"^[\"“‘'(\[]?[^\W_]")


def is_headline(line: str) -> bool:
    """Whether a line looks like a headline: some words, no full stop, not a sentence's length."""
    text = line.strip()
    return is_shaped_as_headline(text) and not furniture.is_furniture(text)


def is_shaped_as_headline(text: str) -> bool:
    """Whether a line without blanks around it looks like a headline, if it is no furniture."""
    if not 20 <= len(text) <= 180 or len(text.split()) < _HEADLINE_WORDS:
        return False
    opens = bool(_OPENS.match(text)) and not text[0].islower()
    return opens and not _TERMINAL.search(text)


def is_paragraph(line: str) -> bool:
    """Whether a line looks like running text."""
    text = line.strip()
    if is_headline(text) or furniture.is_furniture(text):
        return False
    return len(text) >= _PARAGRAPH or (len(text) >= 40 and bool(_TERMINAL.search(text)))


def items(lines: list[str]) -> tuple[tuple[int, int], ...]:
    """The items of a listing as ``(headline, end)`` line numbers, in order; empty where the lines
    are one report. What stands after the last item's last paragraph is the page's own."""
    starts = _starts(lines)
    if len(starts) < _LEAST:
        return ()
    spans = [(start, after) for start, after in zip(starts, [*starts[1:], len(lines)], strict=True)]
    paragraphs = [
        [index for index in range(start + 1, end) if is_paragraph(lines[index])]
        for start, end in spans
    ]
    while spans and not paragraphs[-1]:
        spans.pop()
        paragraphs.pop()
    bearing = [each for each in paragraphs if each]
    if len(bearing) < _LEAST or not _is_listing(lines, starts[0], bearing):
        return ()
    if _is_report(lines, spans, paragraphs):
        return ()
    end = paragraphs[-1][-1] + 1
    spans[-1] = (spans[-1][0], end)
    return tuple((start, _trimmed(lines, start, stop)) for start, stop in spans)


def _starts(lines: list[str]) -> list[int]:
    """Lines that begin an item: a headline with running text right under it, or one right under
    the running text of the item before."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if not is_headline(line):
            continue
        under = index + 1 < len(lines) and is_paragraph(lines[index + 1])
        after = index == 0 or is_paragraph(lines[index - 1]) or furniture.ends(lines[index - 1])
        if under or after:
            found.append(index)
    return found


def _is_listing(lines: list[str], first: int, bearing: list[list[int]]) -> bool:
    count = sum(len(each) for each in bearing)
    lengths = [sum(len(lines[index]) for index in each) for each in bearing]
    before = sum(len(line) for line in lines[:first] if is_paragraph(line))
    total = sum(lengths) + before
    longest = max(*lengths, before)
    return count <= _PARAGRAPHS * len(bearing) and longest <= _SHARE * total


def _is_report(lines: list[str], spans: list[tuple[int, int]], paragraphs: list[list[int]]) -> bool:
    """Whether items are the parts of one report, their headlines its crossheads."""
    bearing = [start for (start, _), each in zip(spans, paragraphs, strict=True) if each]
    headed = sum(len(lines[start].split()) for start in bearing)
    many = sum(map(len, paragraphs))
    if headed >= _CROSSHEAD * len(bearing) and many <= _LONGER * len(bearing):
        return False
    found = [telling(" ".join(lines[start:end])) for start, end in spans]
    often = Counter(word for words in found for word in words)
    shares = [sum(often[word] > 1 for word in words) / len(words) for words in found if words]
    return bool(shares) and sum(shares) >= _ALIKE * len(shares)


def _trimmed(lines: list[str], start: int, end: int) -> int:
    """The end of an item without the furniture that follows it."""
    end = next((index for index in range(start + 1, end) if furniture.ends(lines[index])), end)
    while end > start + 1 and furniture.is_furniture(lines[end - 1]):
        end -= 1
    return end
