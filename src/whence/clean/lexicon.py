"""Word lists as they read best, written out in a row; and the words that tell of what a text is."""

from __future__ import annotations

import re

_TELLING = re.compile(r"[^\W\d_]{5,}")


def words(listed: str) -> frozenset[str]:
    """The words of a list that is separated by white space."""
    return frozenset(listed.split())


def telling(text: str) -> frozenset[str]:
    """The words of a text that are long enough to tell what it is about, in lower case."""
    return frozenset(_TELLING.findall(text.lower()))
