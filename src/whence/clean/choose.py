"""Which blocks of a page are its main text."""

from __future__ import annotations

import numpy as np

from whence.clean import features, forest
from whence.clean.blocks import Block, Layout
from whence.clean.forest import Trees
from whence.clean.marks import BIT
from whence.clean.stream import LINE, Paragraph

_LIKELY = 0.5
_SENTENCE_ENDS = tuple('.!?:;"”’)…')


def chosen(
    layout: Layout, description: str, article_body: str, trees: Trees | None = None
) -> list[int]:
    """The numbers of the blocks that are main text, in page order. ``trees`` are those that ship
    with the package unless others are handed in."""
    if not layout.blocks:
        return []
    outside = ~np.array(layout.furnished)
    rows = features.matrix(features.Page(layout, description, article_body))[outside]
    picked = [False] * len(layout.blocks)
    likely = (trees or forest.load("main_text")).probabilities(rows)
    for number, share in zip(np.flatnonzero(outside), likely, strict=True):
        picked[number] = bool(share > _LIKELY)
    _follow(layout, picked)
    if not any(picked):
        picked = [
            bool(words) and layout.core in _around(layout, block)
            for words, block in zip(layout.running, layout.blocks, strict=True)
        ]
    return [number for number, one in enumerate(picked) if one]


def _around(layout: Layout, block: Block) -> tuple[int, int]:
    return block.element, layout.outline.parents[block.element]


def _follow(layout: Layout, picked: list[bool]) -> None:
    """A post quoted from a network stands or falls with the text before it."""
    within = layout.outline.within
    before = False
    for number, block in enumerate(layout.blocks):
        if layout.furnished[number]:
            continue
        if within[block.element] & BIT[".post"]:
            picked[number] = before
        else:
            before = picked[number]


def paragraphs(layout: Layout, numbers: list[int]) -> tuple[Paragraph, ...]:
    """The chosen blocks as paragraphs. A line break inside a sentence is a blank, one after a
    sentence ends a paragraph."""
    found: list[tuple[int, int]] = []
    last = -2
    for number in numbers:
        block = layout.blocks[number]
        soft = number == last + 1 and block.break_before <= LINE
        if soft and not layout.blocks[last].text.endswith(_SENTENCE_ENDS):
            found[-1] = (found[-1][0], block.end)
        else:
            found.append((block.start, block.end))
        last = number
    return tuple((piece,) for piece in found)
