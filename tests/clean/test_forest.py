"""The trees that choose the main text, and what they were fitted to."""

from __future__ import annotations

import numpy as np

from whence.clean import features, forest
from whence.clean.blocks import Layout
from whence.clean.decode import decode
from whence.clean.forest import Forest, Trees
from whence.clean.scan import markup


def test_the_weights_were_fitted_to_the_columns_that_are_made() -> None:
    assert forest.load("main_text").names == features.NAMES


def test_rows_go_left_up_to_the_bound() -> None:
    # One tree: is column 1 at most 2? Yes: leaf 0. No: is column 0 at most 0? Leaves 1 and 2.
    trees = Forest(
        ("a", "b"),
        np.array([[1, 0]]),
        np.array([[2.0, 0.0]]),
        np.array([[-1, -2]]),
        np.array([[1, -3]]),
        np.array([[-3.0, 0.0, 3.0]]),
        depth=2,
    )
    rows = np.array([[9.0, 2.0], [0.0, 2.5], [1.0, 2.5]])
    found = Trees(trees).probabilities(rows)
    assert [round(float(each), 3) for each in found] == [0.047, 0.5, 0.953]


def test_a_page_without_words_has_no_rows_to_choose_from() -> None:
    seen = markup(decode(b"<p></p>", None, markup=True), 400)
    assert Layout(seen, ()).blocks == []


def test_elements_left_open_do_not_hold_what_follows() -> None:
    page = (
        b"<ul><li>One<li>Two</ul><p>Three<p>Four<div>Five</div><table><tr><td>Six<td>Seven</table>"
    )
    seen = markup(decode(page, None, markup=True), 400)
    layout = Layout(seen, ())
    held = [(seen.outline.tags[block.element], block.text) for block in layout.blocks]
    assert held == [
        ("li", "One"), ("li", "Two"), ("p", "Three"), ("p", "Four"), ("div", "Five"),
        ("td", "Six"), ("td", "Seven"),
    ]  # fmt: skip
    assert seen.depth == 3
