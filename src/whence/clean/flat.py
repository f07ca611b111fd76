"""The main text of a page whose markup is gone: its lines laid out as the blocks of one element."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
_OUTSIDE = 0.25
"""The probability of a line that speaks neither for nor against its belonging to the report."""
_PROSE, _OTHER = 0.4, 0.7
"""The least probability of a line of the stretch that is taken: of running text little, since most
of it is the report's, of labels and lists more, since pages of an outlet that no tree was fitted to
kept more of their forms than the others. They were chosen with both in sight."""
_LONG = 60
"""Words above which a line speaks no louder."""


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
    """The numbers of the lines that are main text, in order. A report is one stretch of its page:
    what is as likely elsewhere is a teaser, a comment or a notice."""
    if not made.blocks:
        return []
    likely = (trees or forest.load(WEIGHTS)).probabilities(columns(made))
    start, end = _stretch(made, likely)
    least = [_PROSE if words else _OTHER for words in made.running]
    return [number for number in range(start, end) if likely[number] > least[number]]


def _stretch(made: Layout, likely: NDArray[Any]) -> tuple[int, int]:
    """The lines from the first to before the last that speak loudest for being the report: each by
    its probability and the root of its words, as the trees were fitted."""
    best, found = 0.0, (0, 0)
    total, start = 0.0, 0
    for number, (block, probability) in enumerate(zip(made.blocks, likely, strict=True)):
        if total <= 0:
            total, start = 0.0, number
        total += float(probability - _OUTSIDE) * min(block.words, _LONG) ** 0.5
        if total > best:
            best, found = total, (start, number + 1)
    return found
