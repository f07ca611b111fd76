"""Fits what befell people whom no rule ties to an effect, on the invented pages that are in view.

    python -m training.toll_linked
    python -m training.toll_linked --folds

Each phrase for people on a page of ``bench/pages`` is one case: a labelled toll's whose figure it
is, else nobody's. Words that a label covers and whose figure differs are left out. Two multinomial
logistic models are fitted, one for the effect and, on the tolls alone, one for the scope; the
vectors are standardised first, which is folded into the weights. They are written beside the
reader's code. With ``--folds`` nothing is written: each set is judged by a model fitted to the
others, and how often it is right is printed by how sure it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import torch
from bench.corpora import Row, rows
from bench.invented import IN_VIEW, PAGES
from msgspec import Struct
from torch.nn.functional import cross_entropy

from whence.extract.casing import recased
from whence.extract.encoder.network import Floats
from whence.extract.encoder.spans import softmax
from whence.extract.text import sentences
from whence.extract.toll_linked import OUTCOMES, SCOPES, phrases_of, scenes_of, seen
from whence.extract.toll_names import surnames
from whence.extract.toll_scene import at_characters

OUT = Path(__file__).parents[1] / "src" / "whence" / "extract" / "toll_linked.npz"
RIDGE = 0.01
"""The inverse weight of the penalty, as scikit-learn's ``C`` has it."""
_SURE = (0.6, 0.7, 0.75, 0.8, 0.9)
Weights = tuple[Floats, Floats]


class Case(Struct, frozen=True):
    """A phrase's vectors, the number of its effect among ``OUTCOMES`` and of its scope among
    ``SCOPES``, which is None where nothing befell anybody."""

    vector: Floats
    effect: int
    scope: int | None


def main() -> None:
    """Writes the weights, or prints how good they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true", help="judge each set by the others")
    if parser.parse_args().folds:
        _judge({name: list(cases(PAGES / name / "pages.jsonl")) for name in IN_VIEW})
        return
    known = [case for name in IN_VIEW for case in cases(PAGES / name / "pages.jsonl")]
    told = [case for case in known if case.scope is not None]
    effects, scopes = effects_of(known), scopes_of(told)
    made = {
        "effect": effects[0],
        "effect alone": effects[1],
        "scope": scopes[0],
        "scope alone": scopes[1],
    }
    np.savez_compressed(OUT, **made)  # type: ignore[arg-type]
    print(f"{len(known)} phrases, {len(told)} of them tolls -> {OUT.name}")


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file of labelled pages."""
    for page in rows(path):
        yield from _of_page(page)


def _of_page(page: Row) -> Iterator[Case]:
    text = recased(page["text"])
    cut = sentences(text)
    scenes = scenes_of(text, cut, surnames(text))
    left = list(phrases_of(scenes))
    if not left:
        return
    phrases, vectors = seen(text, cut, scenes, left)
    spans = [at_characters(scenes[one.sentence], one.people) for one in phrases]
    labels: dict[int, Row] = {}
    covered: list[tuple[int, int]] = []
    for label in page["casualties"]:
        near, figure = _places(page["text"], label)
        covered.append(figure)
        fitting = [
            number
            for number, one in enumerate(phrases)
            if number not in labels
            and (one.people.low, one.people.high) == (label["min"], label["max"])
        ]
        for start, end in (figure, near):
            here = [at for at in fitting if spans[at][0] < end and start < spans[at][1]]
            if here:
                labels[here[0]] = label
                break
    for number, (start, end) in enumerate(spans):
        label = labels.get(number)
        if label is None and any(start < stop and begin < end for begin, stop in covered):
            continue
        scope = label and ("period" if label["status"] == "cumulative" else label["scope"])
        yield Case(
            vectors[number],
            OUTCOMES.index(label["effect"] if label else None),
            SCOPES.index(scope) if scope else None,
        )


def _places(text: str, label: Row) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a label's quote stands in its page, and where its figure does."""
    start = text.index(label["quote"])
    end = start + len(label["quote"])
    written = label["as_written"] or ""
    within = label["quote"].find(written) if written else -1
    figure = (start + within, start + within + len(written)) if within >= 0 else (start, end)
    return (start, end), figure


def effects_of(known: Sequence[Case]) -> Weights:
    """Weights from a phrase's vectors to its effect."""
    return _fit(_stacked(known), [case.effect for case in known], len(OUTCOMES))


def scopes_of(told: Sequence[Case]) -> Weights:
    """Weights from a toll's vectors to its scope."""
    return _fit(_stacked(told), [case.scope or 0 for case in told], len(SCOPES))


def _stacked(known: Sequence[Case]) -> Floats:
    return np.stack([case.vector for case in known])


def _fit(vectors: Floats, numbers: Sequence[int], kinds: int) -> Weights:
    mean, spread = vectors.mean(0), vectors.std(0)
    inputs = torch.tensor((vectors - mean) / spread, dtype=torch.float64)
    wanted = torch.tensor(numbers)
    weights = torch.zeros(inputs.shape[1], kinds, dtype=torch.float64, requires_grad=True)
    alone = torch.zeros(kinds, dtype=torch.float64, requires_grad=True)
    steps = torch.optim.LBFGS([weights, alone], max_iter=400, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        odds = inputs @ weights + alone
        found = RIDGE * cross_entropy(odds, wanted, reduction="sum") + (weights**2).sum() / 2
        found.backward()
        return found

    steps.step(loss)
    plain = weights.detach().numpy() / spread[:, None]
    offset = alone.detach().numpy() - mean @ plain
    return cast(Floats, plain.astype(np.float32)), cast(Floats, offset.astype(np.float32))


def _judge(sets: dict[str, list[Case]]) -> None:
    odds: list[Floats] = []
    wanted: list[int] = []
    scopes: list[bool] = []
    for name, mine in sets.items():
        others = [case for other, cases in sets.items() if other != name for case in cases]
        weights, alone = effects_of(others)
        odds.append(softmax(_stacked(mine) @ weights + alone))
        wanted.extend(case.effect for case in mine)
        told = [case for case in mine if case.scope is not None]
        weights, alone = scopes_of([case for case in others if case.scope is not None])
        found = (_stacked(told) @ weights + alone).argmax(1)
        scopes.extend(int(one) == case.scope for one, case in zip(found, told, strict=True))
    chances, labels = np.vstack(odds), np.array(wanted)
    best = chances[:, 1:].argmax(1) + 1
    sure = chances[np.arange(len(best)), best]
    print("at least  read  right  of the tolls")
    for least in _SURE:
        read = sure >= least
        right = read & (best == labels)
        shares = right.sum() / read.sum(), right.sum() / (labels > 0).sum()
        print(f"{least:8} {read.sum():5}   {shares[0]:.3f}         {shares[1]:.3f}")
    print(f"scope right: {np.mean(scopes):.3f} of {len(scopes)}")


if __name__ == "__main__":
    main()
