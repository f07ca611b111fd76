"""A registry as a sheet against a record of its articles: which rows `whence import` matches, and
to the right incidents.

    python -m bench.sheets --data ../shared/data --rows 300

The registry's incidents are drawn by a hash of their ids; half of those drawn keep their articles
out of the record, so that their rows are missing in it. The sheet has what a person would keep:
date, town, state, killed, injured. It is compared as it is, and again with a slip in every row
(the date a day or three days late, or one more killed), as sheets have them.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from bench.corpora import Row, digests, gva_input, keep, rows
from bench.linking import main_incident
from whence import group, sheets
from whence.pipeline import build
from whence.sheets import Comparison
from whence.sheets.columns import Map
from whence.store import Store

Slip = Literal["as it is", "a day late", "three days late", "one more killed"]
SLIPS: tuple[Slip, ...] = ("as it is", "a day late", "three days late", "one more killed")
HEADER = ("id", "date", "town", "state", "country", "killed", "injured")


def main() -> None:
    """Print the scores and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=300)
    arguments = parser.parse_args()
    data: Path = arguments.data
    registry = drawn(data, arguments.rows)
    told = set(list(registry)[::2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.create(folder / "record") as store:
            build(store, [collected(data, told, folder)])
            gold = incidents_of(store, data)
            result: Row = {
                "rows": len(registry),
                "rows with articles in the record": len(told),
                "incidents in the record": len(store.incidents()),
                **{slip: scored(store, folder, registry, gold, slip) for slip in SLIPS},
            }
    result["data"] = digests(data, "gva/dev_articles.jsonl.gz", "gva/dev_incidents.jsonl.gz")
    result["versions"] = {"group": group.VERSION}
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    keep("sheets", f"gva, {arguments.rows} rows", result)


def drawn(data: Path, most: int) -> dict[str, Row]:
    """The registry's incidents with the smallest hashes, by their ids."""
    found = sorted(
        rows(data / "gva" / "dev_incidents.jsonl.gz"),
        key=lambda row: hashlib.sha256(row["incident_id"].encode()).hexdigest(),
    )
    return {row["incident_id"]: row for row in found[:most]}


def collected(data: Path, told: set[str], folder: Path) -> Path:
    """The articles about some of the registry's incidents, as a collector would hand them over."""
    path = folder / "input.jsonl"
    with path.open("w") as file:
        for article in rows(data / "gva" / "dev_articles.jsonl.gz"):
            if article["incident_id"] in told:
                file.write(json.dumps(gva_input(article)) + "\n")
    return path


def incidents_of(store: Store, data: Path) -> dict[str, str]:
    """The registry's incident that most articles of an incident of the record are about, by the
    latter's id. Each article counts for the incident that it chiefly reports."""
    truth = {row["doc_id"]: row["incident_id"] for row in rows(data / "gva/dev_articles.jsonl.gz")}
    pages = {page.page_id: page.source_id for page in store.pages()}
    chief = main_incident(tuple(store.mentions()), store.incidents())
    counted: dict[str, Counter[str]] = {}
    for article in store.articles():
        if incident_id := chief.get(article.article_id):
            gold = truth[pages[article.page_id] or ""]
            counted.setdefault(incident_id, Counter())[gold] += 1
    return {incident_id: each.most_common(1)[0][0] for incident_id, each in counted.items()}


def sheet(registry: Mapping[str, Row], slip: Slip, path: Path) -> list[str]:
    """Writes the registry as a person's sheet. Returns the ids of its rows in their order."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_lines(registry.values(), slip))
    return list(registry)


def _lines(registry: Iterable[Row], slip: Slip) -> Iterator[Sequence[object]]:
    late = {"a day late": 1, "three days late": 3}.get(slip, 0)
    for row in registry:
        day = date.fromisoformat(row["date"]) + timedelta(days=late)
        killed = row["killed"] + (slip == "one more killed")
        town = row["city_or_county"]
        yield (row["incident_id"], day, town, row["state"], "US", killed, row["injured"])


def scored(
    store: Store, folder: Path, registry: Mapping[str, Row], gold: Mapping[str, str], slip: Slip
) -> Row:
    """How the rows came out."""
    path = folder / "sheet.csv"
    ids = sheet(registry, slip, path)
    found = sheets.compare(store, path, Map())
    row_of = dict(enumerate(ids, 2))
    there = set(gold.values())
    right = sum(gold.get(pair.incident_id) == row_of[pair.row.number] for pair in found.matched)
    reachable = [number for number, registry_id in row_of.items() if registry_id in there]
    return {
        "rows that an incident of the record is about": len(reachable),
        "matched": len(found.matched),
        "right": right,
        "precision": _share(right, len(found.matched)),
        "recall": _share(right, len(reachable)),
        "recall, candidates of ambiguous rows too": _share(
            right + _listed(found, row_of, gold), len(reachable)
        ),
        "ambiguous": len(found.ambiguous),
        "missing in the record": len(found.missing_in_record),
        "missing and truly so": sum(
            row_of[row.number] not in there for row, _ in found.missing_in_record
        ),
    }


def _listed(found: Comparison, row_of: Mapping[int, str], gold: Mapping[str, str]) -> int:
    """Ambiguous rows whose incident is among the candidates that a person is shown."""
    return sum(
        any(gold.get(each.incident_id) == row_of[doubt.row] for each in doubt.candidates)
        for doubt in found.ambiguous
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


if __name__ == "__main__":
    main()
