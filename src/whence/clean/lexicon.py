"""Word lists as they read best: written out in a row."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a list that is separated by white space."""
    return frozenset(listed.split())
