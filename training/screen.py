"""Fits the screen: which articles may tell of a violent incident.

    python -m training.screen --data ../shared/data --to src/whence/extract

Positive are texts that a corpus ties to an incident: gun violence articles (the half that may be
learnt from) and MUC-4's and HRDsAttack's training parts; negative are texts of the other training
parts without a word of violence. Texts that have such words but no label are left out: nobody knows
what they are. Half of each is held back to set the threshold, at which ``KEPT`` of the positive
pass.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from bench.corpora import rows
from bench.halves import fitted
from torch.nn import functional

from whence.extract.kinds import tells_of_violence
from whence.extract.screen import BUCKETS, Screen, buckets

KEPT = 0.997
_SHORT = 25


def main() -> None:
    """Fits, sets the threshold, writes ``screen.json`` and ``screen.weights``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    wanted = parser.parse_args()
    texts = sorted(set(labelled(wanted.data)))
    learnt = [pair for pair in texts if fitted(pair[0] + "screen")]
    weights, bias = fit(learnt)
    scale = float(np.abs(weights).max() / 127)
    packed = np.round(weights / scale).astype(np.int8)
    made = Screen(packed.astype(np.float32) * np.float32(scale), bias, 0.0)
    held = [(made.score(text), label) for text, label in texts if (text, label) not in set(learnt)]
    positive = sorted(score for score, label in held if label)
    threshold = positive[int((1 - KEPT) * len(positive))]
    passing = sum(score >= threshold for score, label in held if not label)
    print(f"{len(learnt)} texts learnt from, {len(held)} held back")
    print(f"of {len(held) - len(positive)} held back without an incident, {passing} pass")
    wanted.to.mkdir(parents=True, exist_ok=True)
    (wanted.to / "screen.weights").write_bytes(packed.tobytes())
    numbers = {"scale": scale, "bias": bias, "threshold": threshold}
    (wanted.to / "screen.json").write_text(json.dumps(numbers) + "\n", encoding="utf-8")


def labelled(data: Path) -> Iterator[tuple[str, bool]]:
    """Texts and whether they tell of an incident."""
    for row in rows(data / "gva" / "dev_articles.jsonl.gz"):
        text = f"{row['title']}\n\n{row['text']}"
        if fitted(row["incident_id"]) and tells_of_violence(text):
            yield text, True
    for row in rows(data / "muc4" / "gtt_train.jsonl.gz"):
        if row["templates"]:
            yield row["doctext"], True
    for row in rows(data / "hrdsattack" / "train.jsonl.gz"):
        yield re.sub(r"<[^>]+>", " ", row["sample"]["Input.article_interface"]), True
    for text in unrelated(data):
        if not tells_of_violence(text) and len(text.split()) >= _SHORT:
            yield text, False


def unrelated(data: Path) -> Iterator[str]:
    """Texts of all sorts: politics, local news, mail, reviews, talk."""
    for row in rows(data / "polnear" / "train.jsonl.gz"):
        yield row["text"]
    for name in ("ewt", "gum"):
        documents: dict[int, list[str]] = {}
        for row in rows(data / "treebank" / f"{name}_train.jsonl.gz"):
            documents.setdefault(row["doc"], []).extend(row["words"])
        yield from map(" ".join, documents.values())
    for row in rows(data / "time" / "tempeval3_train.jsonl.gz"):
        yield re.sub(r"<[^>]+>", "", row["tml"])


def fit(texts: list[tuple[str, bool]]) -> tuple[np.ndarray, float]:
    """Logistic regression with an L2 penalty; both labels weigh the same."""
    found = [buckets(text) for text, _ in texts]
    places = torch.tensor(np.concatenate(found))
    owners = torch.repeat_interleave(torch.tensor([len(row) for row in found]))
    values = torch.cat([torch.full((len(row),), len(row) ** -0.5) for row in found])
    wanted = torch.tensor([float(label) for _, label in texts])
    balance = torch.where(wanted > 0, 0.5 / wanted.mean(), 0.5 / (1 - wanted.mean()))
    weights = torch.zeros(BUCKETS, requires_grad=True)
    bias = torch.zeros((), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.zeros(len(texts)).index_add(0, owners, weights[places] * values) + bias
        total = functional.binary_cross_entropy_with_logits(scores, wanted, balance)
        total = total + 2e-5 * weights.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy(), float(bias)


if __name__ == "__main__":
    main()
