"""Estimates the linkage model of ``whence.group`` and writes it in Splink's settings format.

    python -m training.linkage --data ../shared/data

The truth is the registry of gun violence incidents, and only its training half (see
``bench.linking.half``): no pair with a mention of the other half is seen. For every level of every
comparison m is its share among pairs of one incident, and u its share among pairs of different
ones: pairs drawn by chance, as Splink's own random sampling does it; for the words, pairs that
blocking brought together, since what brings reports together are places and dates, and reports of
one town share words of that town. The collection holds shootings in one country, so levels that it
cannot show (tens of dead, other effects, kinds) have weights set by hand, in BY_HAND.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from bench.linking import Read, half, read_gva

from whence import group
from whence.group.candidates import Candidates
from whence.group.index import Index
from whence.group.levels import Finding, findings
from whence.group.names import Collection
from whence.group.sketch import Sketch
from whence.model import Mention

DRAWN = 250_000
OFTEN = 100
BLOCKED = ("words",)
PRESENT = ("means", "names")
"""Comparisons that are made only where both sides share something: shares are of all pairs."""
ORDER = (
    *("date", "published", "place", "kind", "killed", "injured"),
    *("other_effects", "means", "names", "words"),
)
BY_HAND = {
    ("kind", "other"): -3.0,
    ("kind", "related"): 0.0,
    ("other_effects", "equal"): 3.0,
    ("other_effects", "differ"): -1.0,
    ("means", "as many"): 3.0,
    ("killed", "equal: 10 or more"): 7.0,
    ("injured", "equal: 10 or more"): 6.0,
    ("killed", "close"): 1.5,
    ("injured", "close"): 1.5,
    ("killed", "up to threefold"): -1.0,
    ("injured", "up to threefold"): -1.0,
    ("date", "before"): 0.0,
    ("place", "same area"): 2.0,
    ("place", "same country"): 0.0,
}
"""Bits: large and rare figures say more than the small ones of this collection; tolls grow; a state
of one country is smaller than the areas that other reports name."""
TARGET = Path(__file__).parents[1] / "src" / "whence" / "group" / "linkage.json"

Pair = tuple[Sketch, Sketch]
Shares = dict[tuple[str, str], tuple[float, int]]


def main() -> None:
    """Estimate the model and write it into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    read = read_gva(parser.parse_args().data)
    index = group.Memory(read.articles)
    held: dict[str, list[Mention]] = {}
    for mention in read.mentions:
        held.setdefault(mention.article_id, []).append(mention)
    group.update(index, read.articles, held)
    candidates = Candidates(index)
    known = [sketch for _, sketch in _sketches(index) if half(read.gold[sketch.article_id]) == 0]
    same, other = _candidates(index, candidates, read)
    matches = _shares(same, candidates.names)
    chance = _shares(_drawn(known, read.gold), candidates.names)
    blocked = _shares(other, candidates.names)
    settings = {
        "link_type": "link_only",
        "sql_dialect": "duckdb",
        "unique_id_column_name": "pair",
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.pair = r.pair", "sql_dialect": "duckdb"}
        ],
        "probability_two_random_records_match": round(
            len(same) / (len(known) * (len(known) - 1) / 2), 7
        ),
        "comparisons": [
            _comparison(name, matches, blocked if name in BLOCKED else chance) for name in ORDER
        ],
    }
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=1) + b"\n")


def _sketches(index: Index) -> Iterator[tuple[int, Sketch]]:
    for number in index.every():
        if sketch := index.sketch(number):
            yield number, sketch


def _candidates(index: Index, candidates: Candidates, read: Read) -> tuple[list[Pair], list[Pair]]:
    """The candidate pairs of the training half that nothing rules out: of one incident, and of
    different ones. Copies, and the items of one article, teach nothing."""
    same: list[Pair] = []
    other: list[Pair] = []
    for number, one in _sketches(index):
        for met in candidates.met(number):
            two = index.sketch(met)
            if two is None or one.order >= two.order or one.family_id == two.family_id:
                continue
            truth = read.gold[one.article_id], read.gold[two.article_id]
            if any(half(each) for each in truth):
                continue
            if not any(finding.never for finding in findings(one, two, candidates.names)):
                (same if truth[0] == truth[1] else other).append((one, two))
    return same, other


def _drawn(known: Sequence[Sketch], gold: dict[str, str]) -> Iterator[Pair]:
    chance = random.Random(7)
    for _ in range(DRAWN):
        one, other = sorted(chance.sample(known, 2), key=lambda sketch: sketch.order)
        if gold[one.article_id] != gold[other.article_id]:
            yield one, other


def _shares(held: Iterable[Pair], names: Collection) -> Shares:
    """For each level its share of the pairs that its comparison was made on, and how many."""
    counts: Counter[tuple[str, str]] = Counter()
    made: Counter[str] = Counter()
    number = 0
    for one, other in held:
        number += 1
        for finding in findings(one, other, names):
            counts[_key(finding)] += 1
            made[finding.comparison] += 1
    levels = Counter(name for name, _ in counts)
    return {
        key: (
            (count + 0.5) / (number if key[0] in PRESENT else made[key[0]] + 0.5 * levels[key[0]]),
            count,
        )
        for key, count in counts.items()
    }


def _key(finding: Finding) -> tuple[str, str]:
    return finding.comparison, finding.level


def _comparison(name: str, matches: Shares, others: Shares) -> dict[str, Any]:
    levels = {level for comparison, level in {*matches, *others, *BY_HAND} if comparison == name}
    nothing = {
        "sql_condition": f"{name}_l IS NULL",
        "label_for_charts": "nothing known",
        "is_null_level": True,
    }
    return {
        "output_column_name": name,
        "comparison_levels": [
            nothing,
            *(_level(name, level, matches, others) for level in sorted(levels)),
        ],
    }


def _level(name: str, level: str, matches: Shares, others: Shares) -> dict[str, Any]:
    rarest = min(share for (comparison, _), (share, _) in others.items() if comparison == name)
    u, seen = others.get((name, level), (rarest, 0))
    # What different incidents show often and one incident never did speaks against it, as much as
    # half a case would; what neither shows says nothing.
    made = sum(count for (comparison, _), (_, count) in matches.items() if comparison == name)
    m, _ = matches.get((name, level), (0.5 / max(1, made) if seen >= OFTEN else u, 0))
    if (name, level) in BY_HAND:
        bits = BY_HAND[name, level]
        u = min(u, 0.9 / max(1.0, 2**bits))
        m = u * 2**bits
    return {
        "sql_condition": f"{name}_l = '{level}'",
        "label_for_charts": level,
        "m_probability": round(m, 7),
        "u_probability": round(u, 7),
    }


if __name__ == "__main__":
    main()
