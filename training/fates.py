"""Trains the network that says what befell people, when and where, on the invented pages in view.

    python -m training.fates --to build/fates
    python -m training.fates --to build/fates-folds --folds

It goes on from the shipped encoder, made floats again, in windows of 512 word pieces; what the
pages of ``bench/pages`` teach, ``training.fate_cases`` says. Writes ``train.log``, after each epoch
``state.pt`` (started again it goes on after the last whole epoch) and at the end the weights beside
the encoder's. With ``--folds`` no weights are written: each set is judged by a network fitted to
others, and how often it is right is printed by how sure it is. One fitting takes about a quarter of
an hour on two cores.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from bench.invented import IN_VIEW, PAGES
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from training.export import quantise
from training.fate_cases import UNKNOWN, Case, cases
from training.network import WIDTH, Mix, published
from training.runs import device, keep, log, log_to, resumed
from whence.extract.encoder.fates import NOWHERE, OUTCOMES, SCOPES
from whence.extract.encoder.network import vocabulary
from whence.extract.encoder.pieces import Pieces

WEIGHTS = Path(__file__).parents[1] / "src" / "whence" / "extract" / "encoder" / "weights"
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
HIDDEN, DROPPED = 256, 0.2
EPOCHS, BATCH, FOLDS = 5, 1536, 4
SCOPE, EVENT, SMOOTHED = 0.7, 0.7, 0.05
"""What the scope, and the event's day, place and ownership weigh beside the effect; how much of a
label is spread over the others."""
_ASKED = ("then", "there")
_EVENT = (*_ASKED, "own")
"""What is asked of an event, and what is learnt of it: that it is the page's own is learnt for the
others' sake alone."""
UNCASED = 0.1
"""How often a window's letter case is hidden."""
_SURE = (0.6, 0.7, 0.75, 0.8, 0.85, 0.9)


class Fating(nn.Module):
    """The encoder, and three heads over three of its words. In: ``ids``, ``mask``, ``shape``
    (B, T); ``row`` (P,), each phrase's window, and ``places`` (P, 3), its pieces there, ``NOWHERE``
    for none. Out: the scores of outcomes, of scopes and of ``_EVENT``, (P, kinds) each."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.shape = published()
        self.mix = Mix()
        self.dropout = nn.Dropout(DROPPED)
        self.middle = nn.Linear(3 * WIDTH, HIDDEN)
        self.outcome = nn.Linear(HIDDEN, len(OUTCOMES))
        self.scope = nn.Linear(HIDDEN, len(SCOPES))
        self.event = nn.Linear(HIDDEN, len(_EVENT))
        begin(self)
        # A thousand pages say nothing of most words.
        self.encoder.embeddings.requires_grad_(requires_grad=False)

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, row: Tensor, places: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        made = self.encoder.embeddings.word_embeddings(ids) + self.shape(shape)
        states = self.encoder(
            inputs_embeds=made, attention_mask=mask, output_hidden_states=True
        ).hidden_states
        words = self.mix(torch.stack(states))
        known = (places != NOWHERE).unsqueeze(-1)
        three = words[row.unsqueeze(1), places.clamp(min=0)] * known
        hidden = self.dropout(functional.gelu(self.middle(self.dropout(three.flatten(1)))))
        return self.outcome(hidden), self.scope(hidden), self.event(hidden)


def begin(network: Fating) -> None:
    """Takes the encoder's shipped weights, and the layers that its roles are read from."""
    graph = onnx.load(WEIGHTS / "encoder.onnx").graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def made(name: str) -> Tensor:
        if name in arrays:
            return torch.tensor(arrays[name])
        whole = arrays[f"{name}_quantized"].astype(np.float32)
        zero = arrays[f"{name}_zero_point"].astype(np.float32)
        return torch.tensor((whole - zero) * arrays[f"{name}_scale"])

    # A layer's matrices have no names of their own; the nodes that multiply by them do.
    unnamed = {
        node.name.removesuffix("/MatMul_quant").replace("/", "."): node.input[1]
        for node in graph.node
        if node.op_type == "MatMulInteger"
    }
    state = network.encoder.state_dict()
    for name in state:
        multiplied = unnamed.get(f".network.encoder.{name.removesuffix('.weight')}")
        if multiplied:
            found = made(multiplied.removesuffix("_quantized")).T
        else:
            found = made(f"network.encoder.{name}")
        state[name].copy_(found)
    network.shape.weight.data.copy_(made("network.shape.weight"))
    mixed = next(node for node in graph.node if node.name == "/network/role_mix/Einsum")
    network.mix.weights.data.copy_(made(mixed.input[0]).log())


class Exported(nn.Module):
    """What is exported, for one window: probabilities in place of scores."""

    def __init__(self, network: Fating) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shape: Tensor, places: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        row = torch.zeros_like(places[:, 0])
        outcome, scope, event = self.network(ids, torch.ones_like(ids), shape, row, places)
        return outcome.softmax(-1), scope.softmax(-1), event[:, : len(_ASKED)].sigmoid()


def main() -> None:
    """Trains and writes the weights, or prints how good they would be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--folds", action="store_true", help="judge each set by others")
    wanted = parser.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(wanted.threads)
    log_to(wanted.to / "train.log")
    pieces = Pieces(vocabulary())
    known = {name: list(cases(PAGES / name / "pages.jsonl", pieces)) for name in IN_VIEW}
    if wanted.folds:
        _judge(known, wanted.to)
    else:
        every = [case for of_set in known.values() for case in of_set]
        export(fitted(every, wanted.to), WEIGHTS / "fates.onnx")


def fitted(known: Sequence[Case], to: Path) -> Fating:
    """A network trained on cases; it keeps its state in a folder after each epoch."""
    torch.manual_seed(1)
    network = Fating().to(device())
    inner = [p for n, p in network.named_parameters() if n.startswith(("encoder.encoder", "shape"))]
    outer = [p for n, p in network.named_parameters() if n.startswith(("m", "o", "sc", "event"))]
    groups = [{"params": inner, "lr": ENCODER_RATE}, {"params": outer, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = sum(1 for _ in _batches(known, 0)) * EPOCHS
    warm = 0.1 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, 1.0) * max(0.02, 1 - step / steps)
    )
    for epoch in range(resumed(to, network, (optimizer, schedule)), EPOCHS):
        network.train()
        draw = random.Random(epoch)
        losses: list[float] = []
        for batch in _batches(known, epoch):
            loss = _loss(network, batch, draw)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        log.info("epoch %d loss %.3f", epoch + 1, np.mean(losses))
        keep(to, epoch + 1, network, (optimizer, schedule))
    return network.eval()


def _batches(known: Sequence[Case], epoch: int) -> Iterator[list[Case]]:
    """Every case once, those of like length together, in an order that the epoch decides."""
    draw = random.Random(epoch)
    ordered = sorted(known, key=lambda case: len(case.window.ids) + draw.random() * 40)
    batches: list[list[Case]] = [[]]
    for case in ordered:
        if batches[-1] and len(case.window.ids) * (len(batches[-1]) + 1) > BATCH:
            batches.append([])
        batches[-1].append(case)
    draw.shuffle(batches)
    yield from batches


def _loss(network: Fating, batch: Sequence[Case], draw: random.Random) -> Tensor:
    inputs = _tensors(batch)
    hidden = torch.tensor([draw.random() < UNCASED for _ in batch], device=device())
    inputs["shape"] = inputs["shape"].masked_fill(hidden.unsqueeze(1), 0)
    with torch.autocast(device().type, dtype=torch.bfloat16):
        outcome, scope, event = network(**inputs)
    loss = torch.zeros((), device=device())
    for scores, name, weight in ((outcome, "outcome", 1.0), (scope, "scope", SCOPE)):
        wanted = _wanted(batch, name)
        if bool((wanted != UNKNOWN).any()):
            loss = loss + weight * functional.cross_entropy(
                scores.float(), wanted, ignore_index=UNKNOWN, label_smoothing=SMOOTHED
            )
    events = torch.stack([_wanted(batch, name) for name in _EVENT], dim=1)
    known = events != UNKNOWN
    if bool(known.any()):
        smoothed = events[known].float() * (1 - SMOOTHED) + SMOOTHED / 2
        loss = loss + EVENT * functional.binary_cross_entropy_with_logits(
            event.float()[known], smoothed
        )
    return loss


def _wanted(batch: Sequence[Case], name: str) -> Tensor:
    wanted = [getattr(label, name) for case in batch for label in case.labels]
    return torch.tensor(wanted, device=device())


def _tensors(batch: Sequence[Case]) -> dict[str, Tensor]:
    most = max(len(case.window.ids) for case in batch)
    ids = torch.zeros(len(batch), most, dtype=torch.long)
    mask, shape = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, case in enumerate(batch):
        length = len(case.window.ids)
        ids[row, :length] = torch.tensor(case.window.ids)
        shape[row, :length] = torch.tensor(case.window.shapes)
        mask[row, :length] = 1
    made = {"ids": ids, "mask": mask, "shape": shape}
    made["row"] = torch.tensor([row for row, case in enumerate(batch) for _ in case.places])
    made["places"] = torch.tensor([three for case in batch for three in case.places])
    return {name: value.to(device()) for name, value in made.items()}


def export(network: Fating, to: Path) -> None:
    """The network as ONNX, with free numbers of pieces and phrases and 8-bit weights."""
    network.encoder.set_attn_implementation("eager")
    pieces = torch.ones(1, 16, dtype=torch.long)
    example = (pieces, pieces, torch.tensor([[1, 2, 3], [4, 5, NOWHERE]]))
    axes = {"ids": {1: "pieces"}, "shape": {1: "pieces"}}
    axes |= {name: {0: "phrases"} for name in ("places", "outcome", "scope", "event")}
    with tempfile.TemporaryDirectory() as name, torch.inference_mode():
        plain = Path(name) / "plain.onnx"
        torch.onnx.export(
            Exported(network.cpu()),
            example,
            plain,
            input_names=["ids", "shape", "places"],
            output_names=["outcome", "scope", "event"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantise(plain, to)


def _judge(known: dict[str, list[Case]], to: Path) -> None:
    sure: list[float] = []
    right: list[bool] = []
    scopes: list[bool] = []
    labelled = 0
    for fold in range(FOLDS):
        mine = [name for number, name in enumerate(known) if number % FOLDS == fold]
        others = [case for name, of_set in known.items() if name not in mine for case in of_set]
        folder = to / str(fold)
        folder.mkdir(exist_ok=True)
        network = fitted(others, folder)
        for case in (case for name in mine for case in known[name]):
            with torch.inference_mode():
                outcome, scope, _ = network(**_tensors([case]))
            odds = outcome.softmax(-1)[:, 1:].max(-1)
            wanted = _wanted([case], "outcome")
            people = wanted != UNKNOWN
            sure.extend(odds.values[people].tolist())
            right.extend((odds.indices + 1 == wanted)[people].tolist())
            told = zip(scope.argmax(-1).tolist(), case.labels, strict=True)
            scopes.extend(one == other.scope for one, other in told if other.scope != UNKNOWN)
            labelled += int((wanted > 0).sum())
    chances, correct = np.array(sure), np.array(right)
    log.info("at least  read  right  of the tolls")
    for least in _SURE:
        read = chances >= least
        good = (read & correct).sum()
        log.info("%8s %5d   %.3f  %.3f", least, read.sum(), good / read.sum(), good / labelled)
    log.info("scope right: %.3f of %d", np.mean(scopes), len(scopes))


if __name__ == "__main__":
    main()
