"""How probable it is that a date or a place is right: a logistic model over signs for each.

A sign is something that a reader saw of a claim ("owned by a word of the violence itself", "the
encoder takes the name for a place"). ``training/trust.py`` fits the weights to one half of the
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

from whence.extract.encoder.analysis import Gist
from whence.extract.parse import Parse

Model = Literal["when", "where", "home"]


def probability(model: Model, signs: Iterable[str]) -> float:
    """The probability that a claim with these signs is right, two decimals. A sign that the weights
    do not name counts nothing."""
    weights = _weights()[model]
    return round(1 / (1 + math.exp(-sum(weights.get(sign, 0.0) for sign in signs))), 2)


def gist_sign(parse: Parse | None, sentence: int) -> str:
    """How probable the encoder takes it to be that a sentence tells of an incident, in fifths."""
    gists: tuple[Gist | None, ...] = parse.analysis.gists if parse else ()
    gist = gists[sentence] if sentence < len(gists) else None
    return "unread" if gist is None else f"gist {min(4, int(gist.relevance * 5))}"


@cache
def _weights() -> Mapping[Model, Mapping[str, float]]:
    packed = files("whence.extract").joinpath("trust.json").read_bytes()
    return json.decode(packed, type=dict[Model, dict[str, float]])
