"""Articles become mentions holding claims.

A Reader proposes; ``gate.admit`` is the one door through which every proposal passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from whence.model import Article, MentionDraft


class Reader(Protocol):
    """Reads one article."""

    name: str
    version: str

    def read(self, article: Article) -> Sequence[MentionDraft]:
        """What the article says about each incident that it mentions; empty where it mentions
        none."""
        ...
