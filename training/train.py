"""Trains the encoder from scratch, that is from MiniLM's published weights.

    python -m training.train --data ../shared/data --to build/encoder

Writes ``train.log`` and, after each epoch, ``state.pt`` into its folder; started again it goes on
after the last whole epoch. On two CPU cores it takes about an hour; a GPU is used where there is
one.
"""

from __future__ import annotations

import argparse
import logging
import pickle
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training import corpora
from training.batches import Batch, Batches
from training.evaluate import scores
from training.examples import UNKNOWN, Example, Packer
from training.labels import Labels
from training.network import START, Network
from whence.extract.encoder.pieces import Pieces

log = logging.getLogger("training")

BATCH = 3000
ENCODER_RATE, HEAD_RATE = 2e-4, 1.5e-3
WEIGHTS = {"tag": 0.5, "head": 1.0, "dep": 1.0, "ner": 1.0, "role": 1.5, "toll": 0.7, "gist": 0.5}


def main() -> None:
    """Trains, logs, keeps its state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="a state.pt whose weights to begin from")
    parser.add_argument("--only", nargs="*", help="corpora to learn from, all by default")
    wanted = parser.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        logging.FileHandler(wanted.to / "train.log"),
    ]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    torch.set_num_threads(wanted.threads)
    torch.manual_seed(1)
    train, dev = windows(wanted.data, wanted.to / "windows.pickle")
    for part, found in (("train", train), *dev.items()):
        log.info(
            "%s: %d windows, %d pieces", part, len(found), sum(len(w.window.ids) for w in found)
        )
    run = Run(train, dev, wanted.to, wanted.epochs)
    if wanted.start:
        run.network.load_state_dict(torch.load(wanted.start, map_location=run.device)["network"])
    if wanted.only:
        run.learn_from(frozenset(wanted.only))
    run.go()


def windows(data: Path, kept: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    """Windows to learn from and, by corpus, to report on; kept in a file, for reading takes
    minutes."""
    if kept.exists():
        found: tuple[list[Example], dict[str, list[Example]]] = pickle.loads(kept.read_bytes())
        return found
    pack = Packer(Pieces((START / "vocab.txt").read_text("utf-8").splitlines()))
    bank = data / "treebank"
    ewt = list(corpora.treebank(bank / "ewt_train.jsonl.gz", entities=True))
    gum = list(corpora.treebank(bank / "gum_train.jsonl.gz", entities=False))
    wiki = list(corpora.treebank(bank / "wikigold_train.jsonl.gz", entities=True))
    gva = list(corpora.gva(data / "gva"))
    known = [s.words for document in (*ewt, *gum, *wiki, *gva) for s in document]
    casing = corpora.Casing(known)
    learnt = {
        "ewt": ewt,
        "gum": gum,
        "wikigold": wiki,
        "muc": list(corpora.muc(data / "muc4", "train", casing)),
        "gva": gva[::2],
    }
    train = [w for name, docs in learnt.items() for doc in docs for w in pack.windows(doc, name)]
    held = {
        "ewt": corpora.treebank(bank / "ewt_dev.jsonl.gz", entities=True),
        "gum": corpora.treebank(bank / "gum_dev.jsonl.gz", entities=False),
        "muc": corpora.muc(data / "muc4", "dev", casing),
        "gva": iter(gva[1::8]),
    }
    dev = {
        name: [w for doc in docs for w in pack.windows(doc, name)] for name, docs in held.items()
    }
    kept.write_bytes(pickle.dumps((train, dev)))
    return train, dev


class Run:
    """One training run."""

    def __init__(
        self, train: list[Example], dev: dict[str, list[Example]], to: Path, epochs: int
    ) -> None:
        self.train, self.dev, self.to, self.epochs = train, dev, to, epochs
        self.labels = Labels.of(s for window in train for s in window.sentences)
        self.batches = Batches(self.labels, BATCH)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network = Network(self.labels).to(self.device)
        inner = list(self.network.encoder.parameters())
        outer = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        groups = [{"params": inner, "lr": ENCODER_RATE}, {"params": outer, "lr": HEAD_RATE}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = self._scheduled()

    def learn_from(self, corpora: frozenset[str]) -> None:
        """Leaves the other corpora out; the labels stay those of all."""
        self.train = [example for example in self.train if example.corpus in corpora]
        self.schedule = self._scheduled()

    def _scheduled(self) -> torch.optim.lr_scheduler.LambdaLR:
        self.steps = len(self.batches.epoch(self.train, 0)) * self.epochs
        return torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)

    def _rate(self, step: int) -> float:
        warm = 0.06 * self.steps
        return min((step + 1) / warm, max(0.0, (self.steps - step) / (self.steps - warm)))

    def go(self) -> None:
        """Every epoch that is not yet done."""
        for epoch in range(self._resumed(), self.epochs):
            self._epoch(epoch)
            self._keep(epoch + 1)
            for name, found in scores(self.network, self.batches, self.labels, self.dev).items():
                log.info("epoch %d, %s dev: %s", epoch + 1, name, found)

    def _epoch(self, epoch: int) -> None:
        self.network.train()
        began, words = time.monotonic(), 0
        draw = random.Random(epoch)
        for number, group in enumerate(self.batches.epoch(self.train, epoch)):
            batch = self.batches.tensors(group, draw)
            loss = self._loss(batch)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            words += batch.words
            if number % 50 == 0:
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
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            found = self.network(**inputs)
            found["dep"] = self.network.relations(found, targets["head"])
        found["head"] = found["arc"]
        total = torch.zeros((), device=self.device)
        for head in ("tag", "head", "dep", "ner", "role", "toll"):
            wanted = targets[head]
            if (wanted != UNKNOWN).any():
                scored = found[head].float().flatten(0, 1)
                loss = functional.cross_entropy(
                    scored, wanted.flatten(), self._balance(head), ignore_index=UNKNOWN
                )
                total = total + WEIGHTS[head] * loss
        return total + WEIGHTS["gist"] * gist_loss(found["gist"], inputs["sentence"], targets)

    def _balance(self, head: str) -> Tensor | None:
        """Role fillers are rare: what is none weighs less, or hardly any would be found."""
        if head != "role":
            return None
        return torch.tensor([0.3] + [1.0] * (len(self.labels.role) - 1), device=self.device)

    def _keep(self, epochs: int) -> None:
        state = {
            "epochs": epochs,
            "labels": self.labels.builtins(),
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        part = self.to / "state.part"
        torch.save(state, part)
        part.replace(self.to / "state.pt")

    def _resumed(self) -> int:
        if not (self.to / "state.pt").exists():
            return 0
        state = torch.load(self.to / "state.pt", map_location=self.device)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        log.info("going on after epoch %d", state["epochs"])
        return int(state["epochs"])


def by_sentence(words: Tensor, sentence: Tensor, most: int) -> Tensor:
    """The mean of each sentence's words: (B, W, D) to (B, S, D)."""
    of = functional.one_hot(sentence + 1, most + 1)[:, :, 1:].float()
    return torch.einsum("bws,bwd->bsd", of, words.float()) / of.sum(1).clamp(min=1).unsqueeze(-1)


def gist_loss(gist: Tensor, sentence: Tensor, targets: dict[str, Tensor]) -> Tensor:
    """The loss of relevance and incident types, over the sentences that have them."""
    wanted = targets["gist"]
    known = wanted != UNKNOWN
    scored = by_sentence(gist, sentence, wanted.size(1))
    return functional.binary_cross_entropy_with_logits(scored[known], wanted[known])


if __name__ == "__main__":
    main()
