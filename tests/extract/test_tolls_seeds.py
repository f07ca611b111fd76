"""The tolls of the two seed pages, where the shared folder stands beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.extract.tolls_of import read
from whence.model import Toll

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
PAGES = {"000": "000_*.txt", "003": "003_*.txt"}

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="NOT RUN: ../shared/seeds is not beside the repository"
)


def _expected() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEEDS / "expected.json").read_text())
    return loaded


def _text(page: str) -> str:
    return next(SEEDS.glob(PAGES[page])).read_text()


def test_every_expected_toll_is_read() -> None:
    missing = []
    for wanted in _expected()["incident"]["tolls"]:
        text = _text(wanted["page"])
        begin = text.index(wanted["quote"])
        end = begin + len(wanted["quote"])
        found = [
            draft.value
            for draft in read(text)
            if draft.start < end and draft.end > begin and isinstance(draft.value, Toll)
        ]
        if not any(
            (toll.effect, toll.low, toll.high) == (wanted["effect"], wanted["low"], wanted["high"])
            and wanted.get("as_written", toll.as_written) == toll.as_written
            and wanted.get("category", toll.who) == toll.who
            for toll in found
        ):
            missing.append((wanted["page"], wanted["effect"], wanted["low"]))
    assert missing == []


def test_no_figure_that_is_no_toll_is_read() -> None:
    invented = []
    for number, wanted in enumerate(_expected()["not_tolls"]):
        text = _text(wanted["page"])
        begin = text.index(wanted["quote"])
        end = begin + len(wanted["quote"])
        if any(draft.start < end and draft.end > begin for draft in read(text)):
            invented.append(number)
    assert invented == []
