"""From words' label scores to labelled spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whence.extract.encoder.analysis import Span
from whence.extract.encoder.network import Floats

Place = tuple[int, int]
"""Where a word stands: its first character and the one after its last."""
_NEVER = -1e4


def labelled(places: Sequence[Place], scores: Floats, names: Sequence[str]) -> Iterator[Span]:
    """The spans of the likeliest B-, I- and O-labels of one sentence's words, W places and (W,
    labels) scores; a span's own score is how probable its labels are on average."""
    if not places:
        return
    odds = np.exp(scores - scores.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    best = likeliest(odds, tuple(names))
    start, kind = 0, ""
    for number in range(len(places) + 1):
        mark, _, name = (names[best[number]] if number < len(places) else "O").partition("-")
        if kind and mark != "I":
            score = float(odds[range(start, number), best[start:number]].mean())
            yield Span(places[start][0], places[number - 1][1], kind, score)
            kind = ""
        if mark == "B":
            start, kind = number, name


def likeliest(odds: Floats, names: tuple[str, ...]) -> NDArray[np.intp]:
    """The most probable labels, one a word, of those that may follow one another: an I- stands only
    behind a B- or I- of its kind (Viterbi's algorithm)."""
    best: NDArray[np.intp] = odds.argmax(1)
    barred = _barred(names)
    if barred[0, best[0]] == 0 and not barred[1:][best[:-1], best[1:]].any():
        return best
    chances = np.log(np.maximum(odds, 1e-30))
    sums = chances[0] + barred[0]
    before = np.zeros(odds.shape, np.intp)
    for number in range(1, len(odds)):
        steps = sums[:, None] + barred[1:]
        before[number] = steps.argmax(0)
        sums = steps.max(0) + chances[number]
    best[-1] = sums.argmax()
    for number in range(len(odds) - 1, 0, -1):
        best[number - 1] = before[number, best[number]]
    return best


@cache
def _barred(names: tuple[str, ...]) -> Floats:
    """(1 + labels, labels): what each label loses at a sentence's beginning and behind each
    label."""
    made: Floats = np.zeros((1 + len(names), len(names)), np.float32)
    for column, name in enumerate(names):
        if name.startswith("I-"):
            kind = name[2:]
            follows = [before[2:] == kind for before in names]
            made[:, column] = np.where([False, *follows], 0, _NEVER)
    return made
