"""Fits the weights by which a name's place is chosen (``extract/toponyms.json``).

    python -m training.toponyms --data ../shared/data

A conditional logit over the candidates of each name, with an L2 penalty, on the half of LGL and
TR-News that ``bench.geo`` does not report on. The following rounds' weights are fitted with the
places that the rounds before them chose. The same data give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from bench.geo import CORPORA, Document, documents, right
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from whence.extract import toponyms
from whence.extract.outlet_home import outlet_home
from whence.extract.toponyms import FEATURES, NONE, ROUNDS, Scene, Weights, chosen, features, scene
from whence.gazetteer import Entry

OUT = Path(toponyms.__file__).with_name("toponyms.json")
_PENALTY = 1.0
Array = NDArray[np.float64]


def examples(
    scenes: Sequence[tuple[Document, Scene]], known: Sequence[Sequence[Entry | None]]
) -> list[tuple[Array, NDArray[np.bool_], float]]:
    """Each name's candidates as rows of features, which are right, and how often it is written."""
    found = []
    for (document, about), places in zip(scenes, known, strict=True):
        for position, group in enumerate(about.groups):
            golds = [document.toponyms[member] for member in group.members]
            good = [any(right(entry, gold) for gold in golds) for entry in group.entries]
            if not good:
                continue
            others = [entry for i, entry in enumerate(places) if entry and i != position]
            rows = [features(group, index, about, others) for index in range(len(group.entries))]
            rows.append(NONE)
            good.append(not any(good))
            found.append((np.array(rows), np.array(good), float(len(golds))))
    return found


def fit(rows: list[tuple[Array, NDArray[np.bool_], float]]) -> tuple[float, ...]:
    """Weights that make the right candidates likeliest."""

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = 0.5 * _PENALTY * float(weights @ weights), _PENALTY * weights
        for table, good, times in rows:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            inside = shares * good
            total -= times * float(np.log(inside.sum() / shares.sum()))
            slope = slope - times * (inside / inside.sum() - shares / shares.sum()) @ table
        return total, slope

    start = np.zeros(len(FEATURES))
    best: Any = minimize(loss, start, jac=True, method="L-BFGS-B")
    return tuple(round(float(weight), 3) for weight in best.x)


def main() -> None:
    """Fits on the first half of the documents and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    half = [d for name in CORPORA for d in documents(data, name) if d.half == "fitted"]
    scenes = [
        (d, scene(d.text, [gold.toponym for gold in d.toponyms], outlet_home(d.url))) for d in half
    ]
    blank: list[list[Entry | None]] = [[None] * len(about.groups) for _, about in scenes]
    first = fit(examples(scenes, blank))
    by = Weights(first, first)
    for turn in range(1, ROUNDS + 1):
        known = [
            [reading.entry if reading else None for reading in chosen(about, by, rounds=turn)]
            for _, about in scenes
        ]
        by = Weights(first, fit(examples(scenes, known)))
    named = {
        "first": dict(zip(FEATURES, by.first, strict=True)),
        "following": dict(zip(FEATURES, by.following, strict=True)),
    }
    OUT.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(named, indent=1))


if __name__ == "__main__":
    main()
