"""Statements: what somebody other than the outlet said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.extract.attribution import Attribution
from whence.extract.quotations import quotations
from whence.extract.text import Sentence
from whence.model import Article, ClaimDraft, Statement

DIRECT, INDIRECT = 0.8, 0.7
"""Confidence: quotation marks leave less doubt about where the words end."""


def statements(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[ClaimDraft]:
    """One statement per clause with a speaker; where the clause holds quoted words, one per
    quotation. What another outlet reported is passed on by it and no statement of its own."""
    found: dict[tuple[int, int, str], ClaimDraft] = {}
    for one in said:
        if one.outlet:
            continue
        for start, end, direct in _pieces(article.text, one):
            draft = _draft(article.text, one, (start, end), direct)
            found.setdefault((start, end, one.source), draft)
    return list(found.values())


def _pieces(text: str, one: Attribution) -> Iterator[tuple[int, int, bool]]:
    for start, end in one.content:
        if one.direct:
            yield start, end, True
            continue
        inside = [
            (low, high)
            for low, high in quotations(text, start, min(end + 1, len(text)))
            if start <= low and high <= end + 1 and high - low > 2
        ]
        if not inside:
            yield start, end, False
        for low, high in inside:
            trimmed = text[low:high].rstrip(" ,.")
            yield low, low + len(trimmed), True


def _draft(text: str, one: Attribution, span: tuple[int, int], direct: bool) -> ClaimDraft:
    start, end = span
    value = Statement(
        speaker=one.source,
        act=one.act,
        direct=direct,
        content=" ".join(text[start:end].split()),
        title=one.title,
    )
    low, high = min(one.start, start), max(one.end, end)
    return ClaimDraft(
        value=value,
        quote=text[low:high],
        start=low,
        end=high,
        informant=one.source,
        confidence=DIRECT if direct else INDIRECT,
    )
