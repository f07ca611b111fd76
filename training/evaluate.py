"""Scores on held-back windows while the network is trained. ``bench`` measures what ships."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from training.batches import Batch, Batches
from training.examples import UNKNOWN, Example
from training.labels import Labels
from training.network import Network

Spans = set[tuple[int, int, int, str]]


@torch.inference_mode()
def scores(
    network: Network, batches: Batches, labels: Labels, dev: dict[str, list[Example]]
) -> dict[str, str]:
    """By corpus, a line of figures."""
    network.eval()
    device = next(network.parameters()).device
    made = {}
    for name, windows in dev.items():
        counts: Counter[str] = Counter()
        for group in batches.epoch(windows, 0):
            batch = batches.tensors(group)
            found = network(**{key: value.to(device) for key, value in batch.inputs.items()})
            heads = found["arc"].argmax(-1)
            found["dep"] = network.relations(found, heads)
            _count(batch, {key: value.cpu() for key, value in found.items()}, labels, counts)
        made[name] = _line(counts)
    return made


def _count(batch: Batch, found: dict[str, Tensor], labels: Labels, counts: Counter[str]) -> None:
    known = batch.targets["head"] != UNKNOWN
    right_head = (found["arc"].argmax(-1) == batch.targets["head"]) & known
    right_dep = right_head & (found["dep"].argmax(-1) == batch.targets["dep"])
    counts["words"] += int(known.sum())
    counts["UAS"] += int(right_head.sum())
    counts["LAS"] += int(right_dep.sum())
    tagged = batch.targets["tag"] != UNKNOWN
    counts["tag"] += int(((found["tag"].argmax(-1) == batch.targets["tag"]) & tagged).sum())
    for head in ("ner", "role", "harm", "toll"):
        wanted = batch.targets[head]
        names = labels.builtins()[head]
        gold = set(_spans(wanted, wanted, names))
        guess = set(_spans(found[head].argmax(-1), wanted, names))
        counts[f"{head} gold"] += len(gold)
        counts[f"{head} guess"] += len(guess)
        counts[f"{head} both"] += len(gold & guess)


def _spans(numbers: Tensor, wanted: Tensor, names: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Spans of words that are labelled alike; words whose label is not known end one."""
    for row in range(numbers.size(0)):
        start, kind = -1, ""
        known = (wanted[row] != UNKNOWN).tolist()
        for position, number in enumerate([*numbers[row].tolist(), 0]):
            inside = position < len(known) and known[position]
            mark, _, name = (names[number] if inside else "O").partition("-")
            if kind and (mark != "I" or name != kind):
                yield row, start, position, names.index(f"B-{kind}")
                kind = ""
            if mark == "B" or (mark == "I" and not kind):
                start, kind = position, name


def _line(counts: Counter[str]) -> str:
    parts = []
    if counts["words"]:
        parts += [f"{name} {counts[name] / counts['words']:.4f}" for name in ("tag", "UAS", "LAS")]
    for head in ("ner", "role", "harm", "toll"):
        gold, guess, both = (counts[f"{head} {what}"] for what in ("gold", "guess", "both"))
        if gold:
            precision, recall = both / max(1, guess), both / gold
            f1 = 2 * both / max(1, gold + guess)
            parts.append(f"{head} P {precision:.4f} R {recall:.4f} F {f1:.4f}")
    return ", ".join(parts)
