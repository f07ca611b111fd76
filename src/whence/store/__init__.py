"""A record on disk: a folder with the originals, the custody log and one SQLite database.

``Store`` is the way in; ``verify.verify`` checks a record against itself.
"""

from __future__ import annotations

from whence.store.problem import Problem
from whence.store.reads import Counts
from whence.store.record import Store

__all__ = ["Counts", "Problem", "Store"]
