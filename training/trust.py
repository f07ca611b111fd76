"""Fits how probable it is that a claim about date and place is right, and which town an article
plays in, on one half of the gun violence incidents (``bench.trust_cases``).

    python -m training.trust --data ../shared/data

``bench.trusting`` measures on the other half. The method is that of ``training.toll_trust``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.trust_cases import gathered

from training.toll_trust import fit, seen_often

OUT = Path(__file__).parents[1] / "src" / "whence" / "extract" / "trust.json"


def main() -> None:
    """Writes the weights of these fields; those of others stay."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    cases = gathered(data, fitted_half=True)
    kept = json.loads(OUT.read_text("utf-8"))
    for name, some in sorted(cases.items()):
        known = seen_often(some)
        weights = fit(some, known)
        kept[name] = {
            sign: round(float(weight), 3) for sign, weight in zip(known, weights, strict=True)
        }
        right = sum(label for _, label in some)
        print(f"{name}: {len(some)} cases, {right / len(some):.3f} right; {len(known)} signs")
    OUT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
