"""Invented reports of several outlets, set by set, in one record: which of them are one incident,
and what it comes to.

``newsrooms.json`` holds each set's articles and the incidents that a careful recorder finds in
them, with the numbers of the articles that tell of each. No set has anything to do with another.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from whence.config import Settings
from whence.model import Record
from whence.pipeline import build
from whence.store import Store

SETS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "newsrooms.json").read_text(encoding="utf-8")
)
GAPS = {
    "anniversary": "a year for a date and a town that no gazetteer knows are too little to join",
    "vague": "'scores', 'dozens' and a place that no gazetteer knows are too little to join",
}


def cases() -> list[Any]:
    return [
        pytest.param(
            name, marks=[pytest.mark.xfail(reason=GAPS[name], strict=True)] if name in GAPS else []
        )
        for name in SETS
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[frozenset[str], Record]:
    """The records of all sets, by the pages that tell of them ("anniversary/0")."""
    folder = tmp_path_factory.mktemp("newsrooms")
    rows = [
        {"url": f"https://{article['outlet'].replace(' ', '').lower()}.example/{name}/{number}"}
        | article
        for name, held in SETS.items()
        for number, article in enumerate(held["articles"])
    ]
    source = folder / "pages.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Store.create(folder / "record") as store:
        build(store, [source], Settings(processes=1))
        page = {
            each.article_id: "/".join((each.url or "").split("/")[-2:]) for each in store.articles()
        }
        records = [store.record(each.incident_id) for each in store.incidents()]
    found = {
        frozenset(page[one] for group in record.groups for one in group.article_ids): record
        for record in records
    }
    assert len(found) == len(records)
    return found


@pytest.mark.parametrize("name", cases())
def test_a_set_comes_to_what_a_careful_recorder_finds(
    built: Mapping[frozenset[str], Record], name: str
) -> None:
    wanted = {
        frozenset(f"{name}/{number}" for number in each["articles"]): each
        for each in SETS[name]["incidents"]
    }
    found = {
        pages: record
        for pages, record in built.items()
        if any(page.startswith(f"{name}/") for page in pages)
    }
    assert found.keys() == wanted.keys()
    for pages, record in found.items():
        assert told(record, wanted[pages]) == wanted[pages], record


def told(record: Record, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """A record in the words of ``newsrooms.json``, as far as these ask for it."""
    tolls = {each.field: each for each in record.tolls}
    disagreements: dict[str, set[str]] = defaultdict(set)
    for each in record.disagreements:
        disagreements[each.field].add(each.kind)
    found: dict[str, Any] = {
        "articles": wanted["articles"],
        "sources": len(record.sources),
        "recalling": record.looking_back,
        "kind": wanted["kind"] if record.kind in wanted.get("kind", ()) else [record.kind],
        "best": {
            effect: tolls[effect].profile_best if effect in tolls else None
            for effect in wanted.get("best", ())
        },
        "disagreements": {
            effect: kinds if disagreements[effect] & set(kinds) else sorted(disagreements[effect])
            for effect, kinds in (
                wanted.get("disagreements") or dict.fromkeys(disagreements, ())
            ).items()
        },
    }
    for effect in ("killed", "injured", "missing", "abducted"):
        toll = tolls.get(effect)
        found[effect] = [toll.low, toll.high] if toll else None
    return {key: value for key, value in found.items() if key in wanted}
