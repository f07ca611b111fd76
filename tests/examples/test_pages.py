"""The sample folder is whole, and what is expected of it stands in its pages."""

from __future__ import annotations

import gzip
import importlib.util
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.examples.sample import EXAMPLES, EXPECTED, PAGES, words_of

Expectation = dict[str, Any]


def test_there_are_at_least_24_pages() -> None:
    assert len(list(PAGES.iterdir())) >= 24


def test_every_file_is_expected_and_every_expected_file_is_there() -> None:
    named = {key.replace("@", "#", 1).partition("#")[0] for key in EXPECTED["pages"]}
    assert {path.name for path in PAGES.iterdir()} == named | set(EXPECTED["refused"])


@pytest.mark.parametrize("key", EXPECTED["pages"])
def test_each_quote_stands_in_its_page(key: str) -> None:
    page = EXPECTED["pages"][key]
    quotes = [page["title"], *page["not_tolls"], *(toll["quote"] for toll in page["tolls"])]
    assert [quote for quote in quotes if quote not in words_of(key)] == []


@pytest.mark.parametrize("key", EXPECTED["pages"])
def test_each_informant_is_named_in_its_page(key: str) -> None:
    informants = [toll["informant"] for toll in EXPECTED["pages"][key]["tolls"]]
    assert [name for name in informants if name and name not in words_of(key)] == []


@pytest.mark.parametrize("key", EXPECTED["pages"])
def test_each_toll_belongs_to_an_incident_of_its_page(key: str) -> None:
    page = EXPECTED["pages"][key]
    known = {*page["incidents"], *page.get("mentions", ()), None}
    assert {toll["incident"] for toll in page["tolls"]} <= known


@pytest.mark.parametrize("name", EXPECTED["incidents"])
def test_each_range_spans_the_totals_of_its_pages(name: str) -> None:
    """What ``incidents`` says follows from what ``pages`` says, by the rule for open ends."""
    incident = EXPECTED["incidents"][name]
    tolls = [
        toll
        for key in incident["pages"]
        for toll in EXPECTED["pages"][key]["tolls"]
        if toll["incident"] == name
        and toll.get("scope", "total") == "total"
        and toll.get("status", "reported") in ("reported", "revised")
    ]
    for effect, span in incident["tolls"].items():
        figures = {_figure(toll) for toll in tolls if toll["effect"] == effect}
        assert (min(figures), max(figures)) == (span["low"], span["high"]), effect


@pytest.mark.parametrize("name", EXPECTED["incidents"])
def test_each_incident_is_on_its_pages_and_not_after_them(name: str) -> None:
    incident = EXPECTED["incidents"][name]
    for key in incident["pages"]:
        page = EXPECTED["pages"][key]
        assert name in page["incidents"]
        if page["published"]:
            assert date.fromisoformat(page["published"]) >= date.fromisoformat(incident["latest"])


def test_the_archives_can_be_made_again(tmp_path: Path) -> None:
    maker = _maker()
    maker.main(tmp_path)
    for name in ("lanmere-school.warc.gz", "scanned-notice.html"):
        assert _plain(tmp_path / name) == _plain(PAGES / name)
    whole = (PAGES / "lanmere-school.warc.gz").read_bytes()
    assert whole.startswith((PAGES / "cut-short.warc.gz").read_bytes())


def _figure(toll: Expectation) -> int:
    """The number as written: "more than 20" is 21 and open, and counts as 20."""
    low, high = toll["low"], toll["high"]
    if high is None and toll["quote"].lower().startswith("more than"):
        return int(low) - 1
    return int(low if low is not None else high)


def _maker() -> Any:
    spec = importlib.util.spec_from_file_location("make_archives", EXAMPLES / "make_archives.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _plain(path: Path) -> bytes:
    """Compressed bytes may differ with the compressor's version; what they hold may not."""
    body = path.read_bytes()
    return gzip.decompress(body) if path.suffix == ".gz" else body
