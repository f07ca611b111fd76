"""Every bench in turn.

    python -m bench --data ../shared/data

Each prints its table and keeps its figures in ``bench/results``.
"""

from __future__ import annotations

from bench import (
    checked_tolls,
    cleaning,
    copying,
    geo,
    grouping,
    hrds,
    linking,
    pace,
    parsing,
    placing,
    reading,
    redaction,
    roles,
    screening,
    statements,
    timing,
)

for bench in (
    cleaning,
    screening,
    parsing,
    reading,
    redaction,
    checked_tolls,
    statements,
    timing,
    placing,
    geo,
    copying,
    grouping,
    linking,
    roles,
    hrds,
    pace,
):
    print(f"== {bench.__name__}", flush=True)
    bench.main()
