"""Windows as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.examples import UNKNOWN, Example, Sentence
from training.labels import Labels

WORD_HEADS = ("tag", "head", "dep", "ner", "role", "harm", "toll")
"""The heads with a label a word."""
# How often a window's case is left as it is, made all capitals, all small, or hidden. MUC-4 came in
# capitals and was given its case back by guess.
_CASES = {"muc": (0.4, 0.3, 0.15, 0.15)}
_USUAL = (0.78, 0.1, 0.04, 0.08)
_CAPITALS, _SMALL, _HIDDEN = 3, 1, 0


@dataclass
class Batch:
    """The network's inputs and, by head, each word's label number. ``gist`` is (B, S, 1 + kinds)
    for at most S sentences a window. ``cased`` is the inputs' ``shape`` with the letter case
    varied; ``labelled`` the heads that some word has a label for."""

    inputs: dict[str, Tensor]
    targets: dict[str, Tensor]
    cased: Tensor
    labelled: frozenset[str]
    words: int


class Batches:
    """Batches of about ``size`` word pieces, windows of like length together."""

    def __init__(self, labels: Labels, size: int) -> None:
        self.size = size
        self.numbers = {
            head: {name: number for number, name in enumerate(names)}
            for head, names in labels.builtins().items()
        }
        self._made: dict[int, dict[str, Tensor]] = {}

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
        made = [self._numbered(example) for example in windows]
        inputs = {name: _filled(made, name, 0) for name in ("ids", "shape", "first")}
        inputs["mask"] = (inputs["ids"] > 0).long()
        inputs["sentence"] = _filled(made, "sentence", -1)
        targets = {head: _filled(made, head, UNKNOWN) for head in WORD_HEADS}
        targets["gist"] = _filled(made, "gist", UNKNOWN)
        cased = inputs["shape"].clone()
        for row, example in enumerate(windows):
            _vary(cased[row], example, draw)
        return Batch(
            inputs,
            targets,
            cased,
            frozenset(name for one in made for name in one),
            sum(len(example.window.first) for example in windows),
        )

    def _numbered(self, example: Example) -> dict[str, Tensor]:
        """A window's rows, of the labels only those that it has; kept, for each epoch asks for
        them again."""
        if id(example) not in self._made:
            window = example.window
            rows = {
                "ids": torch.tensor(window.ids),
                "shape": torch.tensor(window.shapes),
                "first": torch.tensor(window.first),
                "sentence": torch.tensor(window.sentence),
            }
            gists = [self._gist(sentence) for sentence in example.sentences]
            if any(value != UNKNOWN for gist in gists for value in gist):
                rows["gist"] = torch.tensor(gists)
            for head in WORD_HEADS:
                values = [number for one in self._labels(example, head) for number in one]
                if any(value != UNKNOWN for value in values):
                    rows[head] = torch.tensor(values)
            self._made[id(example)] = rows
        return self._made[id(example)]

    def _labels(self, example: Example, head: str) -> Iterator[list[int]]:
        position = 0
        for sentence in example.sentences:
            names = getattr(sentence, head)
            if not names:
                yield [UNKNOWN] * len(sentence.words)
            elif head == "head":
                yield [0 if over < 0 else position + over + 1 for over in names]
            else:
                known = self.numbers[head]
                if head == "dep":
                    names = [name if name in known else name.split(":")[0] for name in names]
                yield [known.get(name, UNKNOWN) for name in names]
            position += len(sentence.words)

    def _gist(self, sentence: Sentence) -> list[float]:
        kinds = [float(UNKNOWN)] * len(self.numbers["kind"])
        if sentence.kinds is not None:
            kinds = [float(name in sentence.kinds) for name in self.numbers["kind"]]
        return [float(sentence.relevance), *kinds]


def _filled(made: Sequence[dict[str, Tensor]], name: str, blank: int) -> Tensor:
    """Rows of unlike length as one tensor; a window without ``name`` is blank."""
    if name == "gist":
        width = max(int(one["sentence"].max()) + 1 for one in made)
        kinds = next((one[name].size(1) for one in made if name in one), 1)
        filled = torch.full((len(made), width, kinds), float(blank))
    else:
        width = max(len(one.get(name, one["first"])) for one in made)
        filled = torch.full((len(made), width), blank)
    for row, one in enumerate(made):
        if name in one:
            filled[row, : len(one[name])] = one[name]
    return filled


def _vary(shapes: Tensor, example: Example, draw: random.Random | None) -> None:
    if draw is None:
        return
    weights = _CASES.get(example.corpus, _USUAL)
    case = draw.choices((None, _CAPITALS, _SMALL, _HIDDEN), weights)[0]
    if case == _HIDDEN:
        shapes.zero_()
    elif case is not None:
        shapes[(shapes >= 1) & (shapes <= 4)] = case
