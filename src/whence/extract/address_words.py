"""The places that the words of a page's address name: "/story/arden-man-shot-velde"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from whence.extract.casing import common_words
from whence.gazetteer import Entry, fold, gazetteer
from whence.model import path_of

_SHORTEST = 4
"""Letters; shorter names stand in too many addresses by chance."""
_WORDS = 3
"""Words of a path that tells what its page is about."""
_APART = re.compile(r"[^a-z]+")
_LONGEST = 400


def of_address(entry: Entry, url: str | None) -> Iterator[str]:
    """Whether an address names a town, or the division that it lies in; nothing for an address
    whose path holds no words."""
    path = _path_of(url) if url else ""
    if path.count(" ") <= _WORDS:
        return
    yield "in its address" if _names(path, entry) else "not in its address"
    division = gazetteer().entry(entry.division)
    if division and _names(path, division):
        yield "its state in its address"


@lru_cache(maxsize=256)
def _path_of(url: str) -> str:
    """The words of an address's path between blanks; blank for no address."""
    return f" {_APART.sub(' ', path_of(url)[:_LONGEST].lower()).strip()} "


def _names(path: str, entry: Entry) -> bool:
    name = _APART.sub(" ", fold(entry.name))
    return len(name) >= _SHORTEST and name not in common_words() and f" {name} " in path
