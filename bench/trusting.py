"""Whether confidence means what it says: how often claims of each band are right.

    python -m bench.trusting --data ../shared/data

Dates and places of the main incidents of gun violence articles against the registry, and the towns
that are claimed where nothing else names one, in the half of the incidents that fitted nothing
(``bench.trust_cases``); statements of the hand-labelled pages, by speaker and act. Tolls are in
``bench.reading``, actors and weapons in ``bench.checked_claims``. The expected calibration error is
the mean distance of trust and truth over the bands, weighted by their claims.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from bench.statements import said_right
from bench.trust_cases import FILES, gathered
from bench.ways import share
from whence.extract.hometown import LEAST
from whence.extract.trust import probability

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
Judged = tuple[float, bool]
"""A claim's confidence, and whether it is right."""
_PAGES = "multisource/pages.jsonl"


def main() -> None:
    """Print the bands and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    judged: dict[str, list[Judged]] = {}
    for model, cases in gathered(data, fitted_half=False).items():
        found = [(probability(model, signs), right) for signs, right in cases]
        judged[model] = [one for one in found if model != "home" or one[0] >= LEAST]
    judged["statement"] = list(said_right(rows(data / _PAGES)))
    result: Row = {name: reliability(some) for name, some in sorted(judged.items())}
    for name, table in result.items():
        print(name)
        for band, row in table.items():
            print(f"  {band:32} {row}")
    keep("trusting", "reliability", {**result, "data": digests(data, *FILES, _PAGES)})


def reliability(judged: Iterable[Judged]) -> Row:
    """How many claims each band of confidence has, their mean confidence, and the share that is
    right; the expected calibration error over all."""
    bands: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        bands[sum(one[0] >= low for low in BANDS[1:])].append(one)
    count = sum(map(len, bands.values()))
    table: Row = {}
    gap = 0.0
    for band, some in sorted(bands.items()):
        trust = sum(confidence for confidence, _ in some) / len(some)
        right = sum(is_right for _, is_right in some)
        gap += abs(trust - right / len(some)) * len(some) / count
        name = f"{BANDS[band]:.1f} to {min(1.0, BANDS[band + 1]):.1f}"
        table[name] = {
            "claims": len(some), "trust": round(trust, 3), "right": share(right, len(some)),
        }  # fmt: skip
    return {**table, "expected calibration error": round(gap, 3)}


if __name__ == "__main__":
    main()
