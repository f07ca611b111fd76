"""How a step shows how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol


class Progress(Protocol):
    """Shows how far a step has come."""

    def __call__(self, step: str, total: int | None) -> AbstractContextManager[Callable[[], None]]:
        """A context whose value is called once per item done; ``total`` is None if unknown."""
        ...


def silent(step: str, total: int | None) -> AbstractContextManager[Callable[[], None]]:
    """A Progress that shows nothing."""
    return nullcontext(lambda: None)
