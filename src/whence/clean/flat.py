"""The main text of a page whose markup is gone: its lines laid out as the blocks of one element."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whence.clean import around, features, forest, headline
from whence.clean.around import Lines
from whence.clean.blocks import Layout
from whence.clean.forest import Trees
from whence.clean.marks import BIT
from whence.clean.scan import Markup, Node
from whence.clean.stream import BLOCK, Paragraph, Stream

WEIGHTS = "scrape_text"
NAMES = (*features.NAMES, *around.NAMES)
"""The columns that the weights are fitted to."""
_LIKELY = 0.6
"""The least probability of a line that is taken. It is above a half because pages of an outlet that
no tree was fitted to kept more of their forms and lists than the others; it was chosen with both in
sight."""


def layout(
    stream: Stream, rows: Sequence[tuple[str, Paragraph]], title: int | None = None
) -> Layout:
    """A layout in which each line is a paragraph, and the line ``title`` the page's heading."""
    seen = Markup(stream)
    outline = seen.outline
    for number, (text, paragraph) in enumerate(rows):
        mark = BIT["heading"] | BIT["h1"] if number == title else BIT["p"]
        outline.parents.append(0)
        outline.tags.append("h1" if number == title else "p")
        outline.attributes.append("")
        outline.marks.append(mark)
        outline.within.append(mark)
        seen.nodes.append(Node(paragraph[0][0], paragraph[-1][1], number + 1, text, BLOCK))
    return Layout(seen, () if title is None else (rows[title][0],))


def columns(made: Layout) -> features.Matrix:
    """What the trees are told of each line."""
    seen = Lines([block.text for block in made.blocks])
    near = around.matrix(seen, headline.scores(seen))
    return np.concatenate([features.matrix(features.Page(made, "", "")), near], 1)


def chosen(made: Layout, trees: Trees | None = None) -> list[int]:
    """The numbers of the lines that are main text, in order."""
    if not made.blocks:
        return []
    likely = (trees or forest.load(WEIGHTS)).probabilities(columns(made))
    return [int(number) for number in np.flatnonzero(likely > _LIKELY)]
