"""Goes on with the encoder's pretraining on the texts that it is to read: a word piece in seven is
hidden and told from the others.

    python -m training.adapt --to build/encoder

Reads the sentences that ``training.corpora`` kept, labels aside; writes ``adapted.pt``. The letter
case embedding learns too.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batches
from training.examples import Example
from training.labels import Labels
from training.network import WIDTH, published
from training.runs import ADAPTED, device, log, log_to, windows

_HIDDEN = 0.15
_KEPT, _SWAPPED = 0.1, 0.1
_MASK, _PIECES = 103, 30_522
_SPECIAL = 999
"""Numbers of pieces up to here are marks and unused."""
_BATCH, _RATE = 24_000, 5e-4


class Guesser(nn.Module):
    """The encoder with a head that names hidden pieces by the encoder's own embeddings."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.shape = published()
        self.bend = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH))
        self.bias = nn.Parameter(torch.zeros(_PIECES))

    def forward(self, ids: Tensor, mask: Tensor, shape: Tensor, hidden: Tensor) -> Tensor:
        """The scores of every piece at the hidden places: (hidden, pieces)."""
        table = self.encoder.embeddings.word_embeddings
        made = table(ids) + self.shape(shape)
        state = self.encoder(inputs_embeds=made, attention_mask=mask).last_hidden_state
        return functional.linear(self.bend(state[hidden]), table.weight, self.bias)


def main() -> None:
    """Adapts, logs, keeps the encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    wanted = parser.parse_args()
    log_to(wanted.to / "adapt.log")
    train, _ = windows(wanted.to)
    adapt(train, wanted.epochs, wanted.to / ADAPTED)


def adapt(train: list[Example], epochs: int, to: Path) -> None:
    """Every window ``epochs`` times, other pieces hidden each time."""
    torch.manual_seed(1)
    on = device()
    guesser = Guesser().to(on)
    batches = Batches(Labels.of(()), _BATCH)
    optimizer = torch.optim.AdamW(guesser.parameters(), lr=_RATE, weight_decay=0.01, fused=True)
    steps = len(batches.epoch(train, 0)) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps), max(0.0, 1 - step / steps))
    )
    for epoch in range(epochs):
        draw = random.Random(epoch)
        sums = torch.zeros(2, device=on)
        for group in batches.epoch(train, epoch):
            batch = batches.tensors(group, draw)
            ids, mask = batch.inputs["ids"].to(on), batch.inputs["mask"].to(on)
            given, hidden = _covered(ids)
            with torch.autocast(on.type, dtype=torch.bfloat16):
                scores = guesser(given, mask, batch.cased.to(on), hidden)
            loss = functional.cross_entropy(scores.float(), ids[hidden])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            sums += torch.stack([loss.detach(), torch.ones_like(loss.detach())])
        log.info("adapting, epoch %d: loss %.3f", epoch + 1, (sums[0] / sums[1]).item())
    kept = {"encoder": guesser.encoder.state_dict(), "shape": guesser.shape.state_dict()}
    torch.save(kept, to)


def _covered(ids: Tensor) -> tuple[Tensor, Tensor]:
    """The pieces with some hidden, and where: of these most give way to a mask, some to another
    piece, and some stay."""
    hidden = (torch.rand(ids.shape, device=ids.device) < _HIDDEN) & (ids > _SPECIAL)
    chance = torch.rand(ids.shape, device=ids.device)
    given = ids.clone()
    given[hidden & (chance > _KEPT + _SWAPPED)] = _MASK
    swapped = hidden & (chance > _KEPT) & (chance <= _KEPT + _SWAPPED)
    other = torch.randint(_SPECIAL + 1, _PIECES, ids.shape, device=ids.device)
    given[swapped] = other[swapped]
    return given, hidden


if __name__ == "__main__":
    main()
