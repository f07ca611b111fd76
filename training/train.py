"""Trains the encoder from scratch, that is from MiniLM's published weights.

    python -m training.train --to build/encoder/teacher-1 --seed 1
    python -m training.train --to build/encoder --teachers build/encoder/teacher-*

Reads the sentences that ``training.corpora`` kept and the weights of ``training.adapt``, in the
folder of ``--to`` or in the one above it. Writes ``train.log`` and, after each epoch, ``state.pt``;
started again it goes on after the last whole epoch. With ``--teachers`` it also learns what they
say together, of news without labels too. Where a corpus has no labels for tags, parse and names, a
network that learnt from it forgets them there: ``--syntax`` names teachers that never saw it. A GPU
is used where there is one.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Batches
from training.evaluate import scores
from training.examples import UNKNOWN, Example
from training.labels import Labels
from training.network import Network
from training.runs import ADAPTED, beside, device, keep, log, log_to, resumed, windows

ENCODER_RATE, HEAD_RATE = 2e-4, 1.5e-3
WEIGHTS = {"tag": 0.5, "head": 1.0, "dep": 1.0, "ner": 1.0, "role": 1.5, "harm": 1.0, "toll": 0.7}
GIST = 0.5
SYNTAX, ROLES = ("tag", "dep", "ner"), ("role", "harm", "toll")
"""Heads that may be taught apart."""
SOFT = 1.0
"""What the teachers' answers weigh beside the labels."""
_UNLABELLED = "news"


def main() -> None:
    """Trains, logs, keeps its state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=4000, help="word pieces at once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--teachers", type=Path, nargs="*", default=())
    parser.add_argument(
        "--syntax", type=Path, nargs="*", default=(), help="teachers of tags, parse and names alone"
    )
    parser.add_argument("--pace", type=float, default=1.0, help="times the usual learning rates")
    parser.add_argument("--only", nargs="*", help="corpora to learn from, all by default")
    wanted = parser.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(wanted.threads)
    torch.manual_seed(1)
    log_to(wanted.to / "train.log")
    train, dev = windows(wanted.to)
    labels = Labels.of(s for window in train for s in window.sentences)
    left_out = set() if wanted.teachers else {_UNLABELLED}
    chosen = set(wanted.only or {one.corpus for one in train}) - left_out
    train = [example for example in train if example.corpus in chosen]
    log.info("%d windows, %d pieces", len(train), sum(len(w.window.ids) for w in train))
    plan = Plan(wanted.to, wanted.epochs, wanted.seed, wanted.batch, wanted.pace)
    run = Run(train, dev, labels, plan)
    torch.manual_seed(wanted.seed)
    adapted = beside(wanted.to, ADAPTED)
    if adapted is not None:
        run.network.begin_from(torch.load(adapted, map_location=run.device))
    teachers, syntax = (
        [taught(folder, run.device) for folder in some] for some in (wanted.teachers, wanted.syntax)
    )
    run.learn_from(teachers, syntax)
    run.go()


def taught(folder: Path, on: torch.device) -> Network:
    """A network as another run left it."""
    state = torch.load(folder / "state.pt", map_location=on)
    network = Network(Labels(**{head: tuple(names) for head, names in state["labels"].items()}))
    network.load_state_dict(state["network"])
    return network.to(on).eval()


@dataclass(frozen=True)
class Plan:
    """Where a run keeps its state, how often it sees every window, what decides its order, how many
    word pieces it takes at once, and at how many times the usual rates it learns."""

    to: Path
    epochs: int
    seed: int
    batch: int
    pace: float


class Run:
    """One training run."""

    def __init__(
        self,
        train: Sequence[Example],
        dev: dict[str, list[Example]],
        labels: Labels,
        plan: Plan,
    ) -> None:
        self.train, self.dev, self.labels, self.plan = train, dev, labels, plan
        self.teachers: Sequence[Network] = ()
        self.syntax: Sequence[Network] = ()
        self.batches = Batches(labels, plan.batch)
        self.device = device()
        self.network = Network(labels).to(self.device)
        inner = [p for n, p in self.network.named_parameters() if n.startswith("encoder.")]
        outer = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        groups = [
            {"params": inner, "lr": ENCODER_RATE * plan.pace},
            {"params": outer, "lr": HEAD_RATE * plan.pace},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.steps = len(self.batches.epoch(train, 0)) * plan.epochs
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)

    def learn_from(self, teachers: Sequence[Network], syntax: Sequence[Network]) -> None:
        """Learns what they say as well, from the mean of the teachers' weights on: they began
        alike. Tags, parse and names are taught by ``syntax``, if that is anybody."""
        self.teachers, self.syntax = teachers, syntax or teachers
        if teachers:
            every = [teacher.state_dict() for teacher in teachers]
            self.network.load_state_dict(
                {name: _mean(one[name] for one in every) for name in every[0]}
            )
            for name, found in scores(self.network, self.batches, self.labels, self.dev).items():
                log.info("the teachers' mean, %s dev: %s", name, found)

    def _rate(self, step: int) -> float:
        warm = 0.06 * self.steps
        return min((step + 1) / warm, max(0.0, (self.steps - step) / (self.steps - warm)))

    def go(self) -> None:
        """Every epoch that is not yet done."""
        steps = (self.optimizer, self.schedule)
        for epoch in range(resumed(self.plan.to, self.network, steps), self.plan.epochs):
            self._epoch(epoch)
            keep(self.plan.to, epoch + 1, self.network, steps, self.labels.builtins())
            for name, found in scores(self.network, self.batches, self.labels, self.dev).items():
                log.info("epoch %d, %s dev: %s", epoch + 1, name, found)

    def _epoch(self, epoch: int) -> None:
        self.network.train()
        began, words = time.monotonic(), 0
        draw = random.Random(self.plan.seed * 1000 + epoch)
        for number, group in enumerate(
            self.batches.epoch(self.train, self.plan.seed * 1000 + epoch)
        ):
            batch = self.batches.tensors(group, draw)
            loss = self._loss(batch)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            words += batch.words
            if number % 100 == 0:
                speed = words / (time.monotonic() - began)
                log.info(
                    "epoch %d batch %d loss %.3f words/s %.0f",
                    epoch + 1,
                    number,
                    loss.item(),
                    speed,
                )

    def _loss(self, batch: Batch) -> Tensor:
        inputs = {name: value.to(self.device) for name, value in batch.inputs.items()}
        targets = {name: value.to(self.device) for name, value in batch.targets.items()}
        told = answers(self.teachers, self.syntax, inputs) if self.teachers else None
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            found = self.network(**{**inputs, "shape": batch.cased.to(self.device)})
            found["dep"] = self.network.relations(found, targets["head"])
            if told is not None:
                found["told dep"] = self.network.relations(found, told["head"].argmax(-1))
        found["head"] = found["arc"]
        total = torch.zeros((), device=self.device)
        for head in WEIGHTS.keys() & batch.labelled:
            loss = functional.cross_entropy(
                found[head].float().flatten(0, 1),
                targets[head].flatten(),
                self._balance(head),
                ignore_index=UNKNOWN,
            )
            total = total + WEIGHTS[head] * loss
        if "gist" in batch.labelled:
            total = total + GIST * gist_loss(found["gist"], inputs["sentence"], targets["gist"])
        if told is not None:
            total = total + SOFT * told_loss(found, told, inputs["sentence"])
        return total

    def _balance(self, head: str) -> Tensor | None:
        """Role fillers are rare: what is none weighs less, or hardly any would be found."""
        if head not in ("role", "harm"):
            return None
        rest = len(self.labels.builtins()[head]) - 1
        return torch.tensor([0.3] + [1.0] * rest, device=self.device)


@torch.no_grad()
def answers(
    teachers: Sequence[Network], syntax: Sequence[Network], inputs: dict[str, Tensor]
) -> dict[str, Tensor]:
    """The mean probabilities of several networks, by head; relations between each word and the head
    that they give it together."""
    with torch.autocast(inputs["ids"].device.type, dtype=torch.bfloat16):
        found = {network: network(**inputs) for network in {*teachers, *syntax}}
        heads = _mean(found[one]["arc"].float().softmax(-1) for one in syntax)
        for one in syntax:
            found[one]["dep"] = one.relations(found[one], heads.argmax(-1))
    told = {
        name: _mean(found[one][name].float().softmax(-1) for one in some)
        for some, names in ((syntax, SYNTAX), (teachers, ROLES))
        for name in names
    }
    return {**told, "head": heads, "gist": _mean(found[one]["gist"].float() for one in teachers)}


def _mean(values: Iterable[Tensor]) -> Tensor:
    return torch.stack(list(values)).mean(0)


def told_loss(found: dict[str, Tensor], told: dict[str, Tensor], sentence: Tensor) -> Tensor:
    """How far the network is from what its teachers say, over all words."""
    here = sentence >= 0
    total = torch.zeros((), device=sentence.device)
    for head, weight in WEIGHTS.items():
        scored = found["told dep" if head == "dep" else head][here].float().log_softmax(-1)
        total = total - weight * (told[head][here] * scored).sum(-1).mean()
    most = int(sentence.max()) + 1
    wanted = by_sentence(told["gist"], sentence, most).sigmoid()
    past = torch.arange(most, device=sentence.device) > sentence.amax(1, keepdim=True)
    wanted = wanted.masked_fill(past.unsqueeze(-1), UNKNOWN)
    return total + GIST * gist_loss(found["gist"], sentence, wanted)


def by_sentence(words: Tensor, sentence: Tensor, most: int) -> Tensor:
    """The mean of each sentence's words: (B, W, D) to (B, S, D)."""
    of = functional.one_hot(sentence + 1, most + 1)[:, :, 1:].float()
    return torch.einsum("bws,bwd->bsd", of, words.float()) / of.sum(1).clamp(min=1).unsqueeze(-1)


def gist_loss(gist: Tensor, sentence: Tensor, wanted: Tensor) -> Tensor:
    """The loss of relevance and incident types, over the sentences that have them."""
    known = wanted != UNKNOWN
    scored = by_sentence(gist, sentence, wanted.size(1))
    return functional.binary_cross_entropy_with_logits(scored[known], wanted[known])


if __name__ == "__main__":
    main()
