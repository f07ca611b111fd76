"""Dependency trees from the scores of every pair of words (Chu and Liu; Edmonds)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]

_NEVER = -np.inf


def heads(scores: Scores) -> list[int]:
    """Each word's head in the best tree with one root.

    ``scores`` is (words, 1 + words): row ``i`` scores the heads of word ``i``, column 0 the root.
    Heads count like the columns.
    """
    best = [int(head) for head in scores.argmax(1)]
    if best.count(0) == 1 and _cycle([0, *best]) is None:
        return best
    square = np.vstack([np.full((1, scores.shape[1]), _NEVER), scores.astype(np.float64)])
    np.fill_diagonal(square, _NEVER)
    # A root costs more than the rest of a tree can gain, so that the best tree has one only
    # (Stanojević and Cohen 2021).
    told = square[np.isfinite(square)]
    square[1:, 0] -= 1 + len(best) * (told.max() - told.min())
    return _tree(square)[1:]


def _tree(square: Scores) -> list[int]:
    """The best arborescence below column 0; entry 0 of the answer means nothing."""
    best = [0, *(int(head) for head in square[1:].argmax(1))]
    cycle = _cycle(best)
    return best if cycle is None else _expanded(square, best, cycle)


def _expanded(square: Scores, best: list[int], cycle: list[int]) -> list[int]:
    """The tree over a graph whose cycle is drawn together into one word, opened up again."""
    inside = set(cycle)
    rest = [word for word in range(len(best)) if word not in inside]
    size = len(rest)
    small = np.full((size + 1, size + 1), _NEVER)
    small[:size, :size] = square[np.ix_(rest, rest)]
    held = np.array([square[word, best[word]] for word in cycle])
    # Into the cycle: what is gained by breaking it at a word; out of it: its best head.
    into = square[np.ix_(cycle, rest)] - held[:, None]
    out = square[np.ix_(rest, cycle)]
    small[size, :size] = into.max(0)
    small[:size, size] = out.max(1)
    tree = _tree(small)
    made = list(best)
    for place, word in enumerate(rest):
        if place:
            head = tree[place]
            made[word] = cycle[int(out[place].argmax())] if head == size else rest[head]
    entry = tree[size]
    made[cycle[int(into[:, entry].argmax())]] = rest[entry]
    return made


def _cycle(best: list[int]) -> list[int] | None:
    """A cycle among words and their heads, if there is one."""
    seen: dict[int, int] = {0: 0}
    for begin in range(1, len(best)):
        word, path = begin, []
        while word not in seen:
            seen[word] = begin
            path.append(word)
            word = best[word]
        if word and seen[word] == begin:
            return path[path.index(word) :]
    return None
