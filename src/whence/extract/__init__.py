"""Articles become mentions holding claims.

A Reader proposes; ``gate.admit`` is the one door through which every proposal passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from whence.model import Article, Cost, MentionDraft


class Reader(Protocol):
    """Reads one article.

    A reader class may have a frozen struct ``Options``: then it is made with its options and with
    the number of processes in which such readers work side by side, else with nothing.
    """

    name: str
    version: str

    def read(self, article: Article) -> Sequence[MentionDraft]:
        """What the article says about each incident that it mentions; empty where it mentions
        none. Raises Unanswered where a server that it asks gave no usable answer."""
        ...


@runtime_checkable
class Asking(Protocol):
    """A reader that asks a server."""

    def take_cost(self) -> Cost:
        """What was asked since this was last called."""
        ...
