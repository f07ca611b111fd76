"""Estimates the linkage model of ``whence.group`` and writes it in Splink's settings format.

    python -m training.linkage --data ../shared/data

The truth is the registry of gun violence incidents, and only its training half (see
``bench.halves``): no pair with a mention of the other half is seen. The pairs are those that
blocking brings together and nothing rules out, of the chief mentions of two articles. What brings
them together makes their levels hang together (one town, one week, one weapon), so the weights are
not each a share of its own but fitted all at once, by a logistic regression that keeps them small.
Where levels are in an order, a higher one never weighs less (ORDERED).

The collection holds shootings in one country, so levels that it cannot show (tens of dead, other
effects, kinds) have weights set by hand, in BY_HAND. For Splink each weight is written as the share
u of a level among pairs of different incidents, and the m that makes the weight of it.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from bench.halves import fitted
from bench.linking import Read, read_gva
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from whence import group
from whence.group.candidates import Candidates
from whence.group.index import number_of
from whence.group.levels import findings
from whence.model import Mention

PENALTY = 0.1
"""What a weight costs by its square: the one of .03, .1, .3 and 1 that ranks pairs of the training
half best which the fit did not see (five folds)."""
ORDER = (
    *("date", "published", "place", "kind", "killed", "injured", "other_effects", "means"),
    *("names", "ages", "people", "streets", "hour", "words"),
)
MANY = ("one", "few", "many")
_FIGURES = (
    *("far apart", "up to threefold", "near", "close", "equal: 1", "equal: 2", "equal: 3"),
    *("equal: 4 to 9", "equal: 10 or more"),
)
ORDERED = {
    "published": ("more", "365", "31", "7", "3", "1", "0"),
    "killed": _FIGURES,
    "injured": _FIGURES,
    "names": ("0", "1", "2", "3"),
    "people": ("others", "same last name", "named", "same"),
    "words": tuple(f"from {step:.2f}" for step in (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)),
}
FOR = {
    *(("ages", level) for level in ("one of one", "one of few", "several of few", "some of many")),
    *(("streets", f"{level} of {many}") for level in ("one", "several") for many in MANY),
    *(("hour", "same"), ("hour", "one of several"), ("means", "same"), ("place", "near")),
}
"""Levels at which something is shared: they never speak against one incident, ..."""
AGAINST = {
    *((name, f"none of {many}") for name in ("ages", "streets") for many in MANY),
    *(("hour", level) for level in ("apart", "far apart", "none of several")),
    ("people", "others"),
}
MOST_AGAINST = -3.0
"""... and those at which nothing is: never for it, nor by more bits than these against it, since
reports of a large event tell of different victims and places."""
BY_HAND = {
    ("kind", "same"): 0.0,
    ("kind", "attack"): 0.0,
    ("kind", "related"): -0.5,
    ("kind", "other"): -4.0,
    ("other_effects", "equal"): 3.0,
    ("other_effects", "differ"): -1.0,
    ("means", "as many"): 3.0,
    ("killed", "equal: 2"): 3.5,
    ("killed", "equal: 3"): 4.5,
    ("killed", "equal: 4 to 9"): 5.0,
    ("killed", "equal: 10 or more"): 6.0,
    ("injured", "equal: 10 or more"): 5.0,
    ("killed", "close"): 1.5,
    ("injured", "close"): 1.5,
    ("killed", "up to threefold"): -1.0,
    ("injured", "up to threefold"): -1.0,
    ("killed", "far apart"): -1.5,
    ("injured", "far apart"): -1.5,
    ("date", "before"): 0.0,
    ("date", "other dates"): -8.0,
    ("published", "31"): -3.5,
    ("published", "365"): -3.5,
    ("published", "more"): -3.5,
    ("place", "far apart"): -6.0,
    ("place", "same named place"): 6.3,
    ("place", "other parts"): 0.0,
    ("place", "same area"): 1.0,
    ("place", "named in the other"): 2.0,
    ("place", "same country"): -0.5,
}
"""Bits: two killed are rare in this collection and common in a war, large figures are rare in both;
tolls grow, from five at noon to nineteen a day later; a camp or a market says more than a quarter
of a large city; a state of one country is smaller than the areas that other reports name, and a
village that the other report names says less where that one does not say that it was there; towns
far apart are compared only where the same person was in both; reports that lie weeks apart need
more than a town and its words."""
TARGET = Path(__file__).parents[1] / "src" / "whence" / "group" / "linkage.json"

Floats = NDArray[np.float64]
Level = tuple[str, str]


class Pair(Struct, frozen=True):
    """The levels of two mentions, and whether they are of one incident."""

    mention_ids: tuple[str, str]
    levels: frozenset[Level]
    same: bool


def main() -> None:
    """Estimate the model and write it into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--record", type=Path, help="where what was read is kept for the next time")
    options = parser.parse_args()
    pairs = compared(read_gva(options.data, options.record))
    weights, prior = fit(pairs)
    different = [pair for pair in pairs if not pair.same]
    seen = Counter(level for pair in different for level in pair.levels)
    settings = {
        "link_type": "link_only",
        "sql_dialect": "duckdb",
        "unique_id_column_name": "pair",
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.pair = r.pair", "sql_dialect": "duckdb"}
        ],
        "probability_two_random_records_match": round(1 / (1 + 2**-prior), 7),
        "comparisons": [
            _comparison(
                name,
                {level: bits for level, bits in weights.items() if level[0] == name},
                {level: (seen[level] + 0.5) / (len(different) + 1) for level in weights},
            )
            for name in ORDER
        ],
    }
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=1) + b"\n")


# -- pairs ------------------------------------------------------------------------------------


def compared(read: Read, *, first: bool = True) -> list[Pair]:
    """The pairs of the training half, or of the other. Copies teach nothing."""
    index = group.Memory(read.articles)
    held: dict[str, list[Mention]] = {}
    for mention in read.mentions:
        held.setdefault(mention.article_id, []).append(mention)
    group.update(index, read.articles, held)
    candidates = Candidates(index)
    known = {
        number: sketch
        for article_id, mentions in held.items()
        if fitted(read.gold[article_id]) == first
        for number in [number_of(max(mentions, key=_weight).mention_id)]
        if (sketch := index.sketch(number))
    }
    pairs = []
    for number, one in known.items():
        for met in candidates.met(number):
            two = known.get(met)
            if two is None or one.order >= two.order or one.family_id == two.family_id:
                continue
            made = list(findings(one, two, candidates.names))
            if not any(each.never for each in made):
                levels = frozenset((each.comparison, each.level) for each in made)
                same = read.gold[one.article_id] == read.gold[two.article_id]
                pairs.append(Pair((one.mention_id, two.mention_id), levels, same))
    return pairs


def _weight(mention: Mention) -> tuple[bool, int, str]:
    return not mention.background, len(mention.claims), mention.mention_id


# -- weights ----------------------------------------------------------------------------------


def fit(pairs: Sequence[Pair], penalty: float = PENALTY) -> tuple[dict[Level, float], float]:
    """The bits of every level, and those that speak for two candidates before they are compared."""
    levels = sorted({level for pair in pairs for level in pair.levels} - BY_HAND.keys())
    steps = _steps(levels)
    seen = np.array([[level in pair.levels for level in levels] for pair in pairs], float)
    given = [math.fsum(BY_HAND.get(level, 0.0) for level in pair.levels) for pair in pairs]
    same = np.array([pair.same for pair in pairs], float)
    found = np.hstack([seen @ steps, np.ones((len(pairs), 1))])
    offset = np.array(given) * math.log(2)

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = found @ weights + offset
        kept = penalty * np.append(weights[:-1], 0.0)
        off = 1 / (1 + np.exp(-odds)) - same
        total = np.logaddexp(0, odds).sum() - odds @ same + kept @ weights
        return float(total), found.T @ off + 2 * kept

    best: Any = minimize(
        loss,
        np.zeros(len(levels) + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=[*map(_bounds, levels), (None, None)],
    )
    bits = best.x / math.log(2)
    weights = dict(zip(levels, (steps @ bits[:-1]).tolist(), strict=True))
    return {**weights, **BY_HAND}, float(bits[-1])


def _steps(levels: Sequence[Level]) -> Floats:
    """For each level (row) the levels whose weights add up to its own: itself, and those below it
    where levels are in an order."""
    return np.array(
        [
            [
                one == other
                or (one[0] == other[0] and _place(other) >= 0 and _place(other) < _place(one))
                for other in levels
            ]
            for one in levels
        ],
        float,
    )


def _place(level: Level) -> int:
    name, label = level
    return ORDERED[name].index(label) if name in ORDERED else -1


def _bounds(level: Level) -> tuple[float | None, float | None]:
    """The least and the most that a level may weigh; where it climbs, add to the one below."""
    if level in AGAINST:
        return MOST_AGAINST * math.log(2), 0.0
    return (0.0 if level in FOR or _place(level) > 0 else None), None


def _comparison(
    name: str, weights: dict[Level, float], shares: dict[Level, float]
) -> dict[str, Any]:
    nothing = {
        "sql_condition": f"{name}_l IS NULL",
        "label_for_charts": "nothing known",
        "is_null_level": True,
    }
    made = [_level(level, bits, shares[level]) for level, bits in sorted(weights.items())]
    return {"output_column_name": name, "comparison_levels": [nothing, *made]}


def _level(level: Level, bits: float, share: float) -> dict[str, Any]:
    name, label = level
    share = min(share, 0.9 / max(1.0, 2**bits))
    return {
        "sql_condition": f"{name}_l = '{label}'",
        "label_for_charts": label,
        "m_probability": round(share * 2**bits, 7),
        "u_probability": round(share, 7),
    }


if __name__ == "__main__":
    main()
