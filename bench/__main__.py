"""Every bench in turn.

    python -m bench --data ../shared/data

Each prints its table and keeps its figures in ``bench/results``.
"""

from __future__ import annotations

from bench import (
    cleaning,
    copying,
    grouping,
    hrds,
    linking,
    placing,
    reading,
    roles,
    statements,
    timing,
)

for bench in (
    cleaning,
    reading,
    statements,
    timing,
    placing,
    copying,
    grouping,
    linking,
    roles,
    hrds,
):
    print(f"== {bench.__name__}", flush=True)
    bench.main()
