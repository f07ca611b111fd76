"""What training runs share: the folder that holds what they read, and the log."""

from __future__ import annotations

import logging
import lzma
import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from training.examples import SENTENCES, Example, Packer
from training.network import START
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.windows import LIMIT, WIDE

log = logging.getLogger("training")

ADAPTED = "adapted.pt"
"""The encoder as ``training.adapt`` leaves it."""
_WIDE = frozenset({"muc", "news"})
"""Corpora whose windows are wide: who did what to whom takes more of an article than its parse."""


def log_to(file: Path) -> None:
    """What is logged goes to the screen and to a file."""
    handlers: list[logging.Handler] = [logging.StreamHandler(), logging.FileHandler(file)]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)


def keep(
    to: Path,
    epochs: int,
    network: nn.Module,
    steps: tuple[Optimizer, LRScheduler],
    labels: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Writes ``state.pt``, whole or not at all: what a run goes on from after so many epochs."""
    optimizer, schedule = steps
    state = {
        "epochs": epochs,
        "labels": labels,
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
    }
    part = to / "state.part"
    torch.save(state, part)
    part.replace(to / "state.pt")


def resumed(to: Path, network: nn.Module, steps: tuple[Optimizer, LRScheduler]) -> int:
    """How many epochs a folder's run has done; the network and its steps go on from there."""
    if not (to / "state.pt").exists():
        return 0
    state = torch.load(to / "state.pt", map_location=device())
    network.load_state_dict(state["network"])
    for one, name in zip(steps, ("optimizer", "schedule"), strict=True):
        one.load_state_dict(state[name])
    log.info("going on after epoch %d", state["epochs"])
    return int(state["epochs"])


def device() -> torch.device:
    """The GPU, where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def windows(to: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    """Windows to learn from and, by corpus, to report on."""
    kept = beside(to, SENTENCES)
    if kept is None:
        raise SystemExit(f"{to}: no {SENTENCES}; run python -m training.corpora first")
    with lzma.open(kept) as file:
        sentences = pickle.load(file)
    pack = Packer(Pieces((START / "vocab.txt").read_text("utf-8").splitlines()))
    made = {
        part: {
            name: [w for one in documents for w in pack.windows(one, name, _most(name))]
            for name, documents in of_part.items()
        }
        for part, of_part in sentences.items()
    }
    return [example for found in made["train"].values() for example in found], made["dev"]


def _most(corpus: str) -> int:
    return WIDE if corpus in _WIDE else LIMIT


def beside(to: Path, name: str) -> Path | None:
    """A file in a folder or in the one above it."""
    return next((file for file in (to / name, to.parent / name) if file.exists()), None)
