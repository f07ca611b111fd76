"""Servers that are killed while people decide: a few rounds; ``bench.killed`` does a hundred."""

from __future__ import annotations

from pathlib import Path

from bench.killed import killed

from tests.conftest import write_pages


def test_no_acknowledged_decision_is_lost_and_the_chain_verifies(tmp_path: Path) -> None:
    found = killed(write_pages(tmp_path / "pages"), rounds=4, seed=7)
    assert found.acknowledged >= 4
    assert (found.lost, found.broken) == (0, 0)
