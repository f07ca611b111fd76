"""Boosted decision trees, evaluated for all rows and trees at once.

The weights are arrays: of each node of each tree the column that it asks for, the value up to which
a row goes to the left, and its two children; a child below zero is the leaf ``-1 - child``.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray


class Forest(Struct, frozen=True):
    """The trees, one row each; ``names`` are the columns that they were fitted to, ``depth`` the
    questions that the longest way to a leaf asks."""

    names: tuple[str, ...]
    columns: NDArray[Any]
    bounds: NDArray[Any]
    left: NDArray[Any]
    right: NDArray[Any]
    leaves: NDArray[Any]
    depth: int


class Trees:
    """A forest made ready to answer: the nodes of all trees in one row, leaves among them, the left
    child of a node right before its right one. A leaf leads to itself."""

    def __init__(self, forest: Forest) -> None:
        self.names, self._depth = forest.names, forest.depth
        columns: list[int] = []
        bounds: list[float] = []
        right: list[int] = []
        values: list[float] = []

        def add(many: int) -> int:
            first = len(columns)
            columns.extend([0] * many)
            bounds.extend([-math.inf] * many)
            right.extend(range(first, first + many))
            values.extend([0.0] * many)
            return first

        roots = [add(1) for _ in range(len(forest.columns))]
        waiting = [(tree, 0, place) for tree, place in enumerate(roots)]
        for tree, node, place in waiting:
            if node < 0:
                values[place] = float(forest.leaves[tree, -1 - node])
                continue
            left = add(2)
            columns[place] = int(forest.columns[tree, node])
            bounds[place], right[place] = float(forest.bounds[tree, node]), left + 1
            waiting.append((tree, int(forest.left[tree, node]), left))
            waiting.append((tree, int(forest.right[tree, node]), left + 1))
        self._roots = np.array(roots, np.int32)
        self._columns, self._right = np.array(columns, np.int32), np.array(right, np.int32)
        self._bounds, self._values = np.array(bounds, np.float32), np.array(values, np.float32)

    def probabilities(self, rows: NDArray[Any]) -> NDArray[Any]:
        """One number from 0 to 1 for each row."""
        given = np.ascontiguousarray(rows, np.float32).ravel()
        start = np.arange(len(rows), dtype=np.int32)[:, None] * np.int32(rows.shape[1])
        node = np.repeat(self._roots[None], len(rows), 0)
        # Each step goes one question down, in all the trees at once.
        for _ in range(self._depth):
            asked = given.take(self._columns.take(node) + start)
            node = self._right.take(node) - (asked <= self._bounds.take(node))
        total = self._values.take(node).sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-total)))


@cache
def load(name: str) -> Trees:
    """The trees that ship with the package under a name."""
    with (
        as_file(files("whence.clean") / "weights" / f"{name}.npz") as path,
        np.load(path, allow_pickle=False) as kept,
    ):
        made = Forest(
            tuple(kept["names"].tolist()),
            kept["columns"],
            kept["bounds"],
            kept["left"],
            kept["right"],
            kept["leaves"],
            int(kept["depth"]),
        )
    return Trees(made)
