"""The words of small numbers."""

from __future__ import annotations

BELOW_TWENTY = tuple(
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen"
    ).split()
)
"""From one to nineteen, in order."""
