"""How tolls are scored against labels: what is right, invented, right but for its scope, missed."""

from __future__ import annotations

import json
from pathlib import Path

from bench.corpora import Row
from bench.reading import multisource


def label(low: int, scope: str = "total", *, optional: bool = False) -> Row:
    return {
        "effect": "killed",
        "min": low,
        "max": low,
        "scope": scope,
        "status": "reported",
        "optional": optional,
        "informant": "police",
        "incident_id": "one",
    }


def claim(low: int, scope: str = "total", informant: str | None = "Police") -> Row:
    return {
        "field": "toll",
        "effect": "killed",
        "low": low,
        "high": low,
        "scope": scope,
        "informant": informant,
        "mention_id": 0,
    }


def scores(tmp_path: Path, labels: list[Row], claims: list[Row]) -> Row:
    known = dict.fromkeys(("title", "published", "outlet", "url"))
    page = {"page_id": "a", "text": "", "casualties": labels, **known}
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps(page) + "\n", encoding="utf-8")
    found: Row = multisource(path, lambda _: {"a": claims})["tolls"]
    return found


def test_a_figure_whose_scope_alone_is_wrong_is_counted_so(tmp_path: Path) -> None:
    found = scores(tmp_path, [label(9), label(4, "part"), label(3)], [claim(9), claim(4), claim(7)])
    assert (found["right"], found["invented"], found["missed"]) == (1, 2, 2)
    assert found["of these right but for the scope"] == 1
    assert (found["precision"], found["precision, scope aside"]) == (0.333, 0.667)
    assert found["informant right"] == 1.0


def test_a_title_more_makes_nobody_else(tmp_path: Path) -> None:
    told = [claim(9, informant="Chief of police"), claim(4, informant="A hospital"), claim(3)]
    found = scores(tmp_path, [label(9), label(4), label(3)], told)
    assert found["informant right where one is named"] == 0.333
    assert found["the same, titles and given names aside"] == 0.667


def test_what_is_optional_counts_neither_way(tmp_path: Path) -> None:
    found = scores(
        tmp_path, [label(9), label(4, optional=True)], [claim(9, informant=None), claim(4)]
    )
    assert (found["right"], found["invented"], found["missed"]) == (1, 0, 0)
    assert found["informant right"] == 0.0
