"""Windows as tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.examples import UNKNOWN, Example, Sentence
from training.labels import Labels

# How often a window's case is left as it is, made all capitals, all small, or hidden. MUC-4 came in
# capitals and was given its case back by guess.
_CASES = {"muc": (0.4, 0.3, 0.15, 0.15)}
_USUAL = (0.78, 0.1, 0.04, 0.08)
_CAPITALS, _SMALL, _HIDDEN = 3, 1, 0


@dataclass
class Batch:
    """The network's inputs and, by head, each word's label number. ``gist`` is (B, S, 1 + kinds)
    for at most S sentences a window."""

    inputs: dict[str, Tensor]
    targets: dict[str, Tensor]
    words: int


class Batches:
    """Batches of about ``size`` word pieces, windows of like length together."""

    def __init__(self, labels: Labels, size: int) -> None:
        self.size = size
        self.numbers = {
            head: {name: number for number, name in enumerate(names)}
            for head, names in labels.builtins().items()
        }

    def epoch(self, windows: Sequence[Example], seed: int) -> list[list[Example]]:
        """Every window once, in an order that the seed decides."""
        draw = random.Random(seed)
        ordered = sorted(windows, key=lambda example: len(example.window.ids) + draw.random() * 20)
        batches: list[list[Example]] = [[]]
        for example in ordered:
            if len(example.window.ids) * (len(batches[-1]) + 1) > self.size and batches[-1]:
                batches.append([])
            batches[-1].append(example)
        draw.shuffle(batches)
        return batches

    def tensors(self, windows: Sequence[Example], draw: random.Random | None = None) -> Batch:
        """One batch; with ``draw``, letter case is varied."""
        pieces = max(len(example.window.ids) for example in windows)
        words = max(len(example.window.first) for example in windows)
        most = max(len(example.sentences) for example in windows)
        count = len(windows)
        inputs = {
            "ids": torch.zeros(count, pieces, dtype=torch.long),
            "mask": torch.zeros(count, pieces, dtype=torch.long),
            "shape": torch.zeros(count, pieces, dtype=torch.long),
            "first": torch.zeros(count, words, dtype=torch.long),
            "sentence": torch.full((count, words), -1),
        }
        heads = ("tag", "head", "dep", "ner", "role", "toll")
        targets = {head: torch.full((count, words), UNKNOWN) for head in heads}
        targets["gist"] = torch.full((count, most, 1 + len(self.numbers["kind"])), float(UNKNOWN))
        for row, example in enumerate(windows):
            length = len(example.window.ids)
            inputs["ids"][row, :length] = torch.tensor(example.window.ids)
            inputs["mask"][row, :length] = 1
            inputs["shape"][row, :length] = torch.tensor(_cased(example, draw))
            inputs["first"][row, : len(example.window.first)] = torch.tensor(example.window.first)
            position = 0
            for number, sentence in enumerate(example.sentences):
                end = position + len(sentence.words)
                inputs["sentence"][row, position:end] = number
                for head, values in self._numbered(sentence, position).items():
                    targets[head][row, position:end] = torch.tensor(values)
                targets["gist"][row, number] = torch.tensor(self._gist(sentence))
                position = end
        return Batch(inputs, targets, sum(len(example.window.first) for example in windows))

    def _numbered(self, sentence: Sentence, position: int) -> dict[str, list[int]]:
        made: dict[str, list[int]] = {}
        for head in ("tag", "dep", "ner", "role", "toll"):
            names = getattr(sentence, head)
            if head == "dep":
                known = self.numbers["dep"]
                names = [name if name in known else name.split(":")[0] for name in names]
            if names:
                made[head] = [self.numbers[head].get(name, UNKNOWN) for name in names]
        if sentence.head:
            made["head"] = [0 if head < 0 else position + head + 1 for head in sentence.head]
        return made

    def _gist(self, sentence: Sentence) -> list[float]:
        kinds = [float(UNKNOWN)] * len(self.numbers["kind"])
        if sentence.kinds is not None:
            kinds = [float(name in sentence.kinds) for name in self.numbers["kind"]]
        return [float(sentence.relevance), *kinds]


def _cased(example: Example, draw: random.Random | None) -> Sequence[int]:
    if draw is None:
        return example.window.shapes
    weights = _CASES.get(example.corpus, _USUAL)
    case = draw.choices((None, _CAPITALS, _SMALL, _HIDDEN), weights)[0]
    if case is None:
        return example.window.shapes
    if case == _HIDDEN:
        return [_HIDDEN] * len(example.window.shapes)
    return [case if 1 <= shape <= 4 else shape for shape in example.window.shapes]
