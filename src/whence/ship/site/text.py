"""An article's text in paragraphs, cut where the words of claims begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


class Piece(Struct, frozen=True):
    """Characters over which the same claims stand; ``begins`` are those that begin here."""

    text: str
    claim_ids: tuple[str, ...]
    begins: tuple[str, ...]


def paragraphs(text: str, spans: Sequence[tuple[int, int, str]]) -> list[list[Piece]]:
    """The paragraphs in pieces. ``spans`` are the start, end and id of each claim."""
    return [
        [_piece(text, low, high, spans) for low, high in pairwise(_cuts(match, spans))]
        for match in _PARAGRAPH.finditer(text)
    ]


def _cuts(match: re.Match[str], spans: Sequence[tuple[int, int, str]]) -> list[int]:
    start, end = match.span()
    inner = {bound for low, high, _ in spans for bound in (low, high) if start < bound < end}
    return [start, *sorted(inner), end]


def _piece(text: str, low: int, high: int, spans: Sequence[tuple[int, int, str]]) -> Piece:
    over = [(start, claim_id) for start, end, claim_id in spans if start < high and low < end]
    return Piece(
        text[low:high],
        tuple(claim_id for _, claim_id in over),
        tuple(claim_id for start, claim_id in over if start == low),
    )
