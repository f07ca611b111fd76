"""The page on how a value is chosen names every rule, profile and kind of disagreement."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whence.reconcile import PROFILES
from whence.reconcile.choices import Choices
from whence.reconcile.disagreements import ORDER

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reconciling.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ")
]


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_the_page_lists_the_rules_of_each_profile_in_their_order(name: str) -> None:
    profile, documented = PROFILES[name], [row[0] for row in ROWS]
    assert {rule.name: rule.source for rule in profile.asides}.items() <= {
        row[0]: row[2] for row in ROWS if len(row) == 3
    }.items()
    every = [rule.name for rule in profile.asides]
    assert len(every) == len(set(every))
    if name != "acled":
        assert every == [rule for rule in documented if rule in every]
    (row,) = [row for row in ROWS if row[0] == f"`{name}`"]
    assert row[2] == profile.best.name


def test_the_page_lists_the_kinds_of_disagreement_and_the_choices() -> None:
    kinds = {row[0] for row in ROWS}
    assert set(ORDER) <= kinds
    assert set(Choices.__struct_fields__) <= set(re.findall(r"`(\w+)`", PAGE))
