"""Fits the weights by which a name's place is chosen (``extract/toponyms.json``).

    python -m training.toponyms --data ../shared/data
    python -m training.toponyms --data ../shared/data --only "outlet near" number

A conditional logit over the candidates of each name, with an L2 penalty, on the half of LGL and
TR-News that ``bench.geo`` does not report on. The following rounds' weights are fitted with the
places that the rounds before them chose. The same data give the same weights. With ``--only`` the
weights of other features stay as they are, so that texts which a new feature says nothing of are
read as before.
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


def fit(
    rows: list[tuple[Array, NDArray[np.bool_], float]], kept: Array, free: NDArray[np.bool_]
) -> tuple[float, ...]:
    """Weights that make the right candidates likeliest; those that are not free are kept."""

    def loss(fitted: Array) -> tuple[float, Array]:
        weights = kept.copy()
        weights[free] = fitted
        total, slope = 0.5 * _PENALTY * float(fitted @ fitted), _PENALTY * weights
        for table, good, times in rows:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            inside = shares * good
            total -= times * float(np.log(inside.sum() / shares.sum()))
            slope = slope - times * (inside / inside.sum() - shares / shares.sum()) @ table
        return total, slope[free]

    best: Any = minimize(loss, np.zeros(free.sum()), jac=True, method="L-BFGS-B")
    found = kept.copy()
    found[free] = best.x
    return tuple(round(float(weight), 3) for weight in found)


def _kept() -> tuple[Array, Array]:
    """The weights of the first round and of the following ones as they are."""
    packed = json.loads(OUT.read_text("utf-8"))
    first, following = (
        np.array([packed[name].get(each, 0.0) for each in FEATURES])
        for name in ("first", "following")
    )
    return first, following


def main() -> None:
    """Fits on the first half of the documents and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=FEATURES, help="fit these, keep the others")
    wanted = parser.parse_args()
    data, kept = wanted.data, _kept()
    free = np.array([name in (wanted.only or FEATURES) for name in FEATURES])
    half = [d for name in CORPORA for d in documents(data, name) if d.half == "fitted"]
    scenes = [
        (d, scene(d.text, [gold.toponym for gold in d.toponyms], outlet_home(d.url))) for d in half
    ]
    blank: list[list[Entry | None]] = [[None] * len(about.groups) for _, about in scenes]
    first = fit(examples(scenes, blank), kept[0], free)
    by = Weights(first, tuple(kept[1]) if wanted.only else first)
    for turn in range(1, ROUNDS + 1):
        known = [
            [reading.entry if reading else None for reading in chosen(about, by, rounds=turn)]
            for _, about in scenes
        ]
        by = Weights(first, fit(examples(scenes, known), kept[1], free))
    named = {
        "first": dict(zip(FEATURES, by.first, strict=True)),
        "following": dict(zip(FEATURES, by.following, strict=True)),
    }
    OUT.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(named, indent=1))


if __name__ == "__main__":
    main()
