"""An article's text with its claims marked in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from whence.model import Claim, Field

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


class Piece(Struct, frozen=True):
    """Characters in a row over which the same claims stand.

    ``claims`` are their ids, ``fields`` their fields, each in order of first appearance;
    ``anchors`` are the claims that begin here and ``ends`` those that end here.
    """

    text: str
    claims: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    anchors: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


class Paragraph(Struct, frozen=True):
    """One paragraph of the text in pieces. ``headline`` stands before the body."""

    pieces: tuple[Piece, ...]
    headline: bool


def paragraphs(text: str, body_start: int, claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    """The text's paragraphs, cut wherever a claim's quote begins or ends.

    Claims may nest and overlap, and may reach over paragraphs; each claim's anchor stands exactly
    once, at its first character that is in a paragraph. A claim that has none there is left out.
    """
    bounds = sorted({bound for claim in claims for bound in (claim.start, claim.end)})
    sweep = _Sweep(claims)
    found: list[Paragraph] = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        inner = bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]
        pieces = tuple(sweep.piece(text, low, high) for low, high in pairwise((start, *inner, end)))
        found.append(Paragraph(pieces, headline=start < body_start))
    return tuple(found)


class _Sweep:
    """Walks over the text once, knowing at each place which claims stand over it."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        ordered = sorted(claims, key=lambda claim: (claim.start, -claim.end, claim.claim_id))
        self._coming = deque(ordered)
        self._over: list[Claim] = []
        self._begun: set[str] = set()

    def piece(self, text: str, low: int, high: int) -> Piece:
        while self._coming and self._coming[0].start < high:
            self._over.append(self._coming.popleft())
        self._over = [claim for claim in self._over if claim.end > low]
        ids = tuple(claim.claim_id for claim in self._over)
        anchors = tuple(claim_id for claim_id in ids if claim_id not in self._begun)
        self._begun.update(anchors)
        return Piece(
            text[low:high],
            claims=ids,
            fields=tuple(dict.fromkeys(claim.field for claim in self._over)),
            anchors=anchors,
            ends=tuple(claim.claim_id for claim in self._over if claim.end == high),
        )
