"""The main text of a page whose markup is gone: its lines laid out as the blocks of one element."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whence.clean import features, forest
from whence.clean.blocks import Layout
from whence.clean.forest import Trees
from whence.clean.marks import BIT
from whence.clean.scan import Markup, Node
from whence.clean.stream import BLOCK, Paragraph, Stream

WEIGHTS = "scrape_text"
_LIKELY = 0.5


def layout(stream: Stream, lines: Sequence[tuple[str, Paragraph]], title: int | None) -> Layout:
    """A layout in which each line is a paragraph, and the line ``title`` the page's heading."""
    seen = Markup(stream)
    outline = seen.outline
    for number, (text, paragraph) in enumerate(lines):
        tag = "h1" if number == title else "p"
        mark = BIT["heading"] | BIT["h1"] if number == title else BIT["p"]
        outline.parents.append(0)
        outline.tags.append(tag)
        outline.attributes.append("")
        outline.marks.append(mark)
        outline.within.append(mark)
        seen.nodes.append(Node(paragraph[0][0], paragraph[-1][1], number + 1, text, BLOCK))
    return Layout(seen, () if title is None else (lines[title][0],))


def columns(made: Layout) -> features.Matrix:
    """What the trees are told of each line."""
    return features.matrix(features.Page(made, "", ""))


def chosen(made: Layout, trees: Trees | None = None) -> list[int]:
    """The numbers of the lines that are main text, in order."""
    if not made.blocks:
        return []
    likely = (trees or forest.load(WEIGHTS)).probabilities(columns(made))
    return [int(number) for number in np.flatnonzero(likely > _LIKELY)]
