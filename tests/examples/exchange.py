"""The sample pages' record as ``whence export jsonl`` gives it, by the names of expected.json."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.examples.sample import EXPECTED, squeezed

Row = dict[str, Any]


class Built(Struct, frozen=True):
    """One build: its exit status, what it printed, and the exchange format's rows."""

    folder: Path
    status: int
    summary: Row
    articles: dict[str, Row]
    claims: dict[str, list[Row]]
    incidents: list[Row]

    def tolls(self, key: str) -> list[Row]:
        """The toll claims of a page."""
        return [row for row in self.claims[key] if row["field"] == "toll"]

    def readings(self, key: str, toll: Row) -> list[Row]:
        """The claims of a page that give an expected toll, at its words."""
        words = r"\s+".join(map(re.escape, toll["quote"].split()))
        spans = [found.span() for found in re.finditer(words, self.articles[key]["text"])]
        return [
            row
            for row in self.tolls(key)
            if gives(row, toll)
            and any(row["start"] < high and row["end"] > low for low, high in spans)
        ]

    def incident(self, name: str) -> Row | None:
        """The incident that is most likely the expected one: it shares most of its pages, and
        among those of one page its date, place and figures. None where no incident shares any."""
        wanted = EXPECTED["incidents"][name]
        pages = {
            self.articles[key]["article_id"] for key in wanted["pages"] if key in self.articles
        }
        near = [row for row in self.incidents if pages & set(row["articles"])]
        return max(near, key=lambda row: _likeness(row, wanted, pages), default=None)


def load(folder: Path, status: int, summary: Row) -> Built:
    """Reads the exported rows in ``folder / "exchange"``."""
    names: dict[str, str] = {}
    items: dict[str, int] = defaultdict(int)
    articles: dict[str, Row] = {}
    for row in _rows(folder / "exchange" / "articles.jsonl"):
        key = _key(row, items)
        names[row["article_id"]] = key
        articles[key] = row
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / "exchange" / "claims.jsonl"):
        claims[names[row["article_id"]]].append(row)
    incidents = _rows(folder / "exchange" / "incidents.jsonl")
    return Built(folder, status, summary, articles, claims, incidents)


def gives(row: Row, toll: Row) -> bool:
    """Whether a toll claim is the expected one."""
    return (row["effect"], row["low"], row["high"]) == (toll["effect"], toll["low"], toll["high"])


def stands_in(row: Row, phrase: str) -> bool:
    """Whether a toll claim reads the figure of these words as a toll."""
    return row["as_written"] in phrase and (
        phrase in squeezed(row["quote"]) or squeezed(row["quote"]) in phrase
    )


def differences(found: Row, expected: Row) -> str:
    """What is otherwise than expected, in words; empty where nothing is."""
    return "; ".join(
        f"{name}: {found[name]} instead of {right}"
        for name, right in expected.items()
        if found[name] != right
    )


def same_name(found: str | None, expected: str | None) -> bool:
    """Whether two names of an informant are the same, articles and case aside."""
    if not found or not expected:
        return not found and not expected
    one, other = _plain(found), _plain(expected)
    return one in other or other in one


def _likeness(row: Row, wanted: Row, pages: set[str]) -> tuple[int, int, int]:
    shared = len(pages & set(row["articles"]))
    facts = (row["earliest"] == wanted["earliest"]) + same_name(row["place"], wanted["place"])
    tolls = sum(
        (row[effect]["low"], row[effect]["high"]) == (span["low"], span["high"])
        for effect, span in wanted["tolls"].items()
    )
    return (facts, tolls, shared)


def _key(row: Row, items: dict[str, int]) -> str:
    name = str(row["source"]).rpartition("/")[2]
    if "@" in name:
        return f"{name.partition('@')[0]}@{row['url']}"
    if any(key.startswith(f"{name}#") for key in EXPECTED["pages"]):
        items[name] += 1
        return f"{name}#{items[name]}"
    return name


def _plain(name: str) -> str:
    return re.sub(r"\b(the|a|an|dr|district)\b\.?|\W+", " ", name.lower()).strip()


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
