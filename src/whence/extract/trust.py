"""How probable it is that a date or a place is right: a logistic model over signs for each.

A sign is something that a reader saw of a claim ("owned by a word of the violence itself", "the
article gives other days too"). ``training/trust.py`` fits the weights to one half of the
development data and writes ``trust.json``; ``bench/trusting.py`` prints, on the other half, how
often claims of each band of confidence are right. Tolls have a model of their own (``toll_trust``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import json

from whence.model import ClaimDraft

Model = Literal["when", "where", "home"]
Signed = tuple[ClaimDraft, tuple[str, ...]]
"""A claim with its signs."""


def probability(model: Model, signs: Iterable[str]) -> float:
    """The probability that a claim with these signs is right, two decimals. A sign that the weights
    do not name counts nothing."""
    return round(chance(_weights()[model], signs), 2)


def chance(weights: Mapping[str, float], signs: Iterable[str]) -> float:
    """What a logistic model makes of signs; one that it has no weight for counts nothing."""
    return 1 / (1 + math.exp(-sum(weights.get(sign, 0.0) for sign in signs)))


@cache
def _weights() -> Mapping[Model, Mapping[str, float]]:
    packed = files("whence.extract").joinpath("trust.json").read_bytes()
    return json.decode(packed, type=dict[Model, dict[str, float]])


@cache
def fitted(file: str) -> Mapping[str, float]:
    """The weights of a model's signs in a file beside this one."""
    packed = files("whence.extract").joinpath(file).read_bytes()
    return json.decode(packed, type=dict[str, float])
