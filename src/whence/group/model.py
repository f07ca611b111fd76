"""The linkage model: what each level of each comparison says for or against one incident.

``linkage.json`` is a model of Fellegi and Sunter's kind in Splink's settings format: for every
level the probability that two mentions of one incident are at it (m), and that two of different
incidents are (u). The weight of a level is log2(m/u), in bits; weights add up, and with the model's
prior give a probability. ``training/linkage.py`` estimates the numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct, field

Feature = tuple[str, float]


class Level(Struct, frozen=True):
    """One level, by its label. A level that says nothing (nothing is known on one side) has no
    probabilities."""

    label: str = field(name="label_for_charts")
    sql_condition: str
    m: float | None = field(default=None, name="m_probability")
    u: float | None = field(default=None, name="u_probability")
    is_null_level: bool = False

    @property
    def bits(self) -> float:
        """The weight of the level."""
        return 0.0 if not self.m or not self.u else math.log2(self.m / self.u)


class Comparison(Struct, frozen=True):
    """What is compared, and its levels."""

    name: str = field(name="output_column_name")
    levels: tuple[Level, ...] = field(name="comparison_levels")


class Model(Struct, frozen=True):
    """A Splink settings object, as far as it is needed to score."""

    prior: float = field(name="probability_two_random_records_match")
    comparisons: tuple[Comparison, ...]


@lru_cache(maxsize=1)
def model() -> Model:
    """The shipped model."""
    body = files("whence.group").joinpath("linkage.json").read_bytes()
    return msgspec.json.decode(body, type=Model)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """The bits of every level of every comparison, by their names."""
    return {
        comparison.name: {level.label: round(level.bits, 2) for level in comparison.levels}
        for comparison in model().comparisons
    }


def prior_bits() -> float:
    """What speaks for two candidates being one incident before they are compared, in bits."""
    return math.log2(model().prior / (1 - model().prior))


def probability(bits: float) -> float:
    """The probability that goes with a sum of weights, the prior not yet in it."""
    odds = max(-60.0, min(60.0, bits + prior_bits()))
    return float(1 / (1 + 2**-odds))


def bits_of(likely: float) -> float:
    """The sum of weights, the prior not in it, that goes with a probability."""
    return math.log2(likely / (1 - likely)) - prior_bits()
