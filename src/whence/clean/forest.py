"""Boosted decision trees, evaluated for all rows and trees at once.

The weights are arrays: of each node of each tree the column that it asks for, the value up to which
a row goes to the left, and its two children; a child below zero is the leaf ``-1 - child``.
"""

from __future__ import annotations

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

    def probabilities(self, rows: NDArray[Any]) -> NDArray[Any]:
        """One number from 0 to 1 for each row."""
        trees = np.arange(len(self.columns))
        numbers = np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), len(trees)), np.int32)
        for _ in range(self.depth):
            at = np.maximum(node, 0)
            goes_left = rows[numbers, self.columns[trees, at]] <= self.bounds[trees, at]
            below = np.where(goes_left, self.left[trees, at], self.right[trees, at])
            node = np.where(node < 0, node, below)
        total = self.leaves[trees, -1 - node].sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-total)))


@cache
def load(name: str) -> Forest:
    """The forest that ships with the package under a name."""
    with (
        as_file(files("whence.clean") / "weights" / f"{name}.npz") as path,
        np.load(path, allow_pickle=False) as kept,
    ):
        return Forest(
            tuple(kept["names"].tolist()),
            kept["columns"],
            kept["bounds"],
            kept["left"],
            kept["right"],
            kept["leaves"],
            int(kept["depth"]),
        )
