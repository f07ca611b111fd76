"""Whether a page gives the beginning of its report only."""

from __future__ import annotations

import re

from whence.clean.blocks import Layout

_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\))\W{0,2}$")
_GATE = re.compile(
    r"""\b(?:
      to\s(?:continue|keep)\s(?:on\s)?reading | continue\sreading
    | (?:read|view|unlock|see|access)\s(?:the\s|this\s)?(?:full|rest|entire|complete)\b
    | (?:already\s(?:a\s)?(?:subscriber|member)|subscribers?\sonly|for\ssubscribers)
    | (?:this\s(?:article|story|content)|the\sfull\s(?:article|story))\sis\s(?:for|only|available
      |exclusive|reserved|behind)
    | you(?:['’]ve|\shave)\s(?:reached|used|read)\s(?:your|all|the)\s.{0,30}
      (?:limit|free\sarticles?)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = 4
"""Blocks after the body in which a gate stands."""
_LONGEST_GATE = 300
_SENTENCE = 8
"""Words of a last paragraph that can be cut off; what is shorter points elsewhere."""
_WHOLE = 500
"""Words of a body that no gate stands under: what is asked for there is something else."""
_SHORT = 120
"""Words below which a report that its page calls closed is taken for a stub."""


def cut_off(text: str) -> bool:
    """Whether a text ends in marks of omission."""
    return bool(_CUT_OFF.search(text.rstrip()))


def cut(layout: Layout, body: tuple[int, int], closed: bool) -> bool:
    """Whether the body that stands at packed characters ``body`` is a beginning only: it ends in
    marks of omission, a gate stands right under it, or it is short and the page says that it is
    ``closed``."""
    blocks = layout.blocks
    inside = [number for number, block in enumerate(blocks) if body[0] <= block.start < body[1]]
    if not inside:
        return False
    last, words = blocks[inside[-1]], sum(blocks[number].words for number in inside)
    if last.words >= _SENTENCE and cut_off(last.text):
        return True
    if words > _WHOLE:
        return False
    under = blocks[inside[-1] + 1 : inside[-1] + 1 + _AFTER]
    if any(len(block.text) <= _LONGEST_GATE and _GATE.search(block.text) for block in under):
        return True
    return closed and words < _SHORT
