"""Quotation marks, paired within a paragraph."""

from __future__ import annotations

import re

_PAIRS = {"“": "”", "«": "»", "„": "“"}
_NAME = re.compile(r"(?:[A-Z][\w’'-]*)(?: (?:of |the )?[A-Z][\w’'-]*){0,3}")


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans between quotation marks, marks left out, between two places of a text that hold
    one paragraph. A quotation that is not closed ends with the paragraph if it began it, and is
    none otherwise. A name in quotation marks ("Harbour Front") is no quotation."""
    found: list[tuple[int, int]] = []
    position = start
    while position < end:
        mark = text[position]
        if mark not in '"“«„':
            position += 1
            continue
        closing = text.find(_PAIRS.get(mark, '"'), position + 1, end)
        if closing < 0:
            if position == start:
                found.append((position + 1, end))
            break
        if not _NAME.fullmatch(text, position + 1, closing):
            found.append((position + 1, closing))
        position = closing + 1
    return tuple(found)
