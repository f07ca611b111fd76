"""Fits the model of ``whence.extract.violations`` to the training part of HRDsAttack.

    python -m training.violations --data ../shared/data

Writes ``src/whence/extract/violations.npz``; the same data gives the same bytes. The strength of
the penalty and the bars are chosen by ten-fold cross-validation on the training part, and printed;
the development part is ``bench.hrds``'s.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
from bench.corpora import Row, rows
from bench.hrds import article_of
from bench.scorers.hrds import label
from msgspec.structs import asdict
from numpy.typing import NDArray

from whence.extract.violations import KINDS, PERPETRATORS, Floats, Model, features

TO = Path(__file__).resolve().parents[1] / "src" / "whence" / "extract" / "violations.npz"
FOLDS, STEPS, RATE = 10, 1500, 0.5
PENALTIES = (30.0, 100.0, 300.0)
log = logging.getLogger("training")

Odds = Callable[[Floats], Floats]
_BARS = np.arange(0.2, 0.66, 0.05)


def main() -> None:
    """Choose, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    data: Path = parser.parse_args().data
    learnt = list(rows(data / "hrdsattack" / "train.jsonl.gz"))
    found = np.array([features(article_of(row).text) for row in learnt])
    who, what = wanted(learnt)
    penalty = max(PENALTIES, key=lambda one: _right(folded(found, who, one, softmax), who))
    told = {one: folded(found, what, one, sigmoid) for one in PENALTIES}
    kind_penalty = max(PENALTIES, key=lambda one: best_bars(told[one], what)[1])
    bars, best = best_bars(told[kind_penalty], what)
    share = _right(folded(found, who, penalty, softmax), who)
    log.info("cross-validated: perpetrator %.3f, penalty %.0f", share, penalty)
    log.info("cross-validated: kinds F1 %.3f, penalty %.0f, bars %s", best, kind_penalty, bars)
    np.savez(TO, allow_pickle=False, **arrays(found, (who, penalty), (what, kind_penalty), bars))


def wanted(learnt: list[Row]) -> tuple[Floats, Floats]:
    """The labels as rows of 0 and 1: perpetrators, kinds."""
    labels = [label(row) for row in learnt]
    who = np.array([[one.perpetrator == name for name in PERPETRATORS] for one in labels], float)
    what = np.array([[name in one.kinds for name in KINDS] for one in labels], float)
    return who, what


def softmax(scores: Floats) -> Floats:
    """Probabilities that exclude one another."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(odds / odds.sum(1, keepdims=True))


def sigmoid(scores: Floats) -> Floats:
    """Probabilities each by itself."""
    return np.asarray(1 / (1 + np.exp(-scores)))


def fit(found: Floats, labels: Floats, penalty: float, odds: Odds) -> tuple[Floats, Floats]:
    """Weights and biases by gradient descent on the penalised log loss."""
    weights, bias = np.zeros((labels.shape[1], found.shape[1])), np.zeros(labels.shape[1])
    for _ in range(STEPS):
        off = odds(found @ weights.T + bias) - labels
        weights -= RATE * (off.T @ found + penalty * weights) / len(found)
        bias -= RATE * off.mean(0)
    return weights, bias


def folded(found: Floats, labels: Floats, penalty: float, odds: Odds) -> Floats:
    """Probabilities of each article by a model that has not seen it."""
    made = np.zeros_like(labels)
    fold = np.arange(len(found)) % FOLDS
    for number in range(FOLDS):
        mean, scale = standard(found[fold != number])
        weights, bias = fit(
            (found[fold != number] - mean) / scale, labels[fold != number], penalty, odds
        )
        held = (found[fold == number] - mean) / scale
        made[fold == number] = odds(held @ weights.T + bias)
    return made


def best_bars(told: Floats, wanted: Floats) -> tuple[Floats, float]:
    """For each kind the probability from which on it is told, so that the micro F1 is best: one
    kind after the other, twice round."""
    bars = np.full(wanted.shape[1], 0.4)
    for number in (*range(len(bars)), *range(len(bars))):
        tries = [np.where(np.arange(len(bars)) == number, bar, bars) for bar in _BARS]
        bars = max(tries, key=lambda one: f1(told, one, wanted))
    return bars, f1(told, bars, wanted)


def f1(told: Floats, bars: Floats, wanted: Floats) -> float:
    """The micro F1 of what reaches its bar."""
    given = told >= bars
    return float(2 * (given * wanted).sum() / (given.sum() + wanted.sum()))


def standard(found: Floats) -> tuple[Floats, Floats]:
    """Mean and scale of each feature; one that never varies keeps its size."""
    scale = found.std(0)
    return found.mean(0), np.where(scale > 0, scale, 1.0)


def _right(told: Floats, wanted: Floats) -> float:
    return float((told.argmax(1) == wanted.argmax(1)).mean())


def arrays(
    found: Floats, who: tuple[Floats, float], what: tuple[Floats, float], bars: Floats
) -> dict[str, NDArray[np.float32]]:
    """The shipped model's arrays, fitted to every article."""
    mean, scale = standard(found)
    rows = (found - mean) / scale
    perpetrator, perpetrator_bias = fit(rows, *who, softmax)
    kind, kind_bias = fit(rows, *what, sigmoid)
    model = Model(mean, scale, perpetrator, perpetrator_bias, kind, kind_bias, bars)
    return {name: values.astype(np.float32) for name, values in asdict(model).items()}


if __name__ == "__main__":
    main()
