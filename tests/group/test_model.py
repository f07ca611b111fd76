"""The linkage model, and that Splink makes the same of it."""

from __future__ import annotations

import math
from importlib.resources import files

from msgspec import json
from splink import DuckDBAPI, Linker

from whence.group.model import model, prior_bits, probability, weights

PAIRS = {
    "near": {"date": "same day", "place": "same town", "words": "from 0.20"},
    "far": {"kind": "same", "killed": "far apart", "words": "from 0.00"},
    "silent": {},
}


def test_splink_gives_the_shipped_model_the_same_weights() -> None:
    settings = json.decode(files("whence.group").joinpath("linkage.json").read_bytes())
    names = [comparison.name for comparison in model().comparisons]
    columns: dict[str, list[str | None]] = {"pair": list(PAIRS)}
    columns |= {name: [levels.get(name) for levels in PAIRS.values()] for name in names}
    database = DuckDBAPI()
    linker = Linker([database.register(columns), database.register(columns)], settings)
    found = {
        row["pair_l"]: row["match_weight"] for row in linker.inference.predict().as_record_list()
    }
    for pair, levels in PAIRS.items():
        ours = prior_bits() + sum(weights()[name][level] for name, level in levels.items())
        assert math.isclose(found[pair], ours, abs_tol=0.05)


def test_every_level_has_a_name_and_sound_probabilities() -> None:
    for comparison in model().comparisons:
        labels = [level.label for level in comparison.levels]
        assert len(set(labels)) == len(labels)
        for level in comparison.levels:
            if not level.is_null_level:
                assert level.m and level.u and 0 < level.m <= 1 and 0 < level.u <= 1


def test_weights_become_probabilities() -> None:
    assert probability(0) < 0.2
    assert math.isclose(probability(-prior_bits()), 0.5)
    assert probability(200) > 0.999_999
    assert probability(-200) < 0.000_001
