"""Exports: the contract of the exchange format, spreadsheets that run nothing, whole or not at
all."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from whence import exports, pipeline, testing
from whence.config import Settings
from whence.ship import whole
from whence.ship.csv import CsvExporter
from whence.ship.jsonl import FORMAT, JsonlExporter
from whence.store import Store

CONTRACT = Path(__file__).resolve().parents[2] / "docs" / "exchange-format.md"


@pytest.fixture
def store(pages: Path, tmp_path: Path) -> Iterator[Store]:
    with (pages / "hostile.jsonl").open("w") as file:
        text = (
            '=HYPERLINK("http://x.invalid") said two people were killed on Friday in Velmora in a '
            "shooting near the harbour, police said. Three others were injured in the attack."
        )
        file.write(json.dumps({"text": text, "title": "@SUM(A1)", "published": "2031-06-07"}))
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [pages], Settings(processes=1))
        yield store


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def documented(heading: str) -> set[str]:
    """The keys in the tables below a heading of the contract."""
    section = CONTRACT.read_text("utf-8").split(f"## `{heading}`")[1].split("\n## ")[0]
    table = "\n".join(line for line in section.splitlines() if line.startswith("| `"))
    return set(re.findall(r"`([a-z_]+)`", table))


def test_jsonl_passes_the_exporters_checks(store: Store, tmp_path: Path) -> None:
    shipment = testing.check_exporter(JsonlExporter, store, tmp_path / "out")
    assert shipment.rows["articles.jsonl"] == 6


def test_csv_passes_the_exporters_checks(store: Store, tmp_path: Path) -> None:
    shipment = testing.check_exporter(CsvExporter, store, tmp_path / "out")
    assert shipment.rows["incidents.csv"] >= 3


@pytest.mark.parametrize("name", ["articles.jsonl", "claims.jsonl", "incidents.jsonl"])
def test_every_key_is_in_the_contract(store: Store, tmp_path: Path, name: str) -> None:
    exports.export(store, "jsonl", tmp_path / "out")
    keys = {key for row in rows(tmp_path / "out" / name) for key in row}
    assert keys <= documented(name), keys - documented(name)


def test_quotes_stand_at_their_spans_and_references_resolve(store: Store, tmp_path: Path) -> None:
    exports.export(store, "jsonl", tmp_path / "out")
    articles = {row["article_id"]: row for row in rows(tmp_path / "out" / "articles.jsonl")}
    incidents = {row["incident_id"] for row in rows(tmp_path / "out" / "incidents.jsonl")}
    claims = rows(tmp_path / "out" / "claims.jsonl")
    assert claims
    for claim in claims:
        text = articles[claim["article_id"]]["text"]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        assert claim["bytes"]
        assert claim["incident_id"] is None or claim["incident_id"] in incidents


def test_an_open_end_is_exported_as_the_contract_says(store: Store, tmp_path: Path) -> None:
    exports.export(store, "jsonl", tmp_path / "out")
    tolls = [row for row in rows(tmp_path / "out" / "claims.jsonl") if row["field"] == "toll"]
    at_least = [row for row in tolls if row["as_written"] == "At least 12"]
    assert [(row["low"], row["high"], row["effect"]) for row in at_least] == [(12, None, "killed")]
    (orrin,) = [
        row
        for row in rows(tmp_path / "out" / "incidents.jsonl")
        if row["killed"] == {"low": 12, "high": 14, "words": []}
    ]
    assert orrin["place"] == "the bus station in Orrin" and orrin["label"] == "machine, unreviewed"


def test_the_manifest_names_the_format_and_the_digests(store: Store, tmp_path: Path) -> None:
    exports.export(store, "jsonl", tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["format"] == FORMAT and f"`{FORMAT}`" in CONTRACT.read_text("utf-8")
    for name, digest in manifest["digests"].items():
        body = (tmp_path / "out" / name).read_bytes()
        assert digest == "sha256:" + hashlib.sha256(body).hexdigest()


def test_no_cell_of_a_spreadsheet_runs(store: Store, tmp_path: Path) -> None:
    exports.export(store, "csv", tmp_path / "out")
    for path in (tmp_path / "out").glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        runs = re.compile(r"\s*[=+@-](?!\d+\.\d+$)")
        assert not [cell for cell in cells if runs.match(cell)]
    assert "'@SUM(A1)" in (tmp_path / "out" / "claims.csv").read_text("utf-8")


def test_a_failed_export_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "claims.csv").write_text("before")
    with pytest.raises(RuntimeError), whole(folder) as draft:
        (draft / "claims.csv").write_text("half")
        raise RuntimeError
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"claims.csv": "before"}
