"""What grouping keeps of a record between builds, so that a new page touches only its candidates.

Everything in it can be made again from the articles and the claims; it is of one VERSION of
``group``. ``Memory`` holds it for as long as the process lives, the store's own keeps it in the
record; one set of tests holds for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, Protocol

import msgspec
from msgspec import Struct

from whence.group.sketch import Dates, Sketch
from whence.group.words import hashed
from whence.model import Family, Incident

Table = Literal["grams", "stock", "copies", "keys", "prints", "mentions"]
"""Pairs of numbers: ``grams`` from a word sequence to the texts that hold it, ``stock`` the
sequences that are boilerplate (beside 0), ``copies`` from a text to those that copy it or that it
copies, ``keys`` from a key to the mentions that have it, ``prints`` from an article to its text,
``mentions`` from an article to its mentions."""
Body = Literal["texts", "sketches"]

Rank = tuple[bool, bool, bool, int, int, str]

_AT_HAND = 4_000
"""Sketches that are kept decoded."""
_TEXTS = 20_000
"""Texts that are kept decoded: a portion of articles meets some thousands, time and again."""
_OUTLINES = 30_000
"""Outlines of sketches that are kept."""


class Holder(Struct, frozen=True):
    """One article that prints a text: its ``rank`` among likely originals, its outlet, and the
    agency that it credits."""

    rank: Rank
    outlet: str | None
    credited: str | None

    @property
    def article_id(self) -> str:
        """The article."""
        return self.rank[-1]


class Text(Struct, frozen=True):
    """One distinct text under one headline: its number (a hash of its words), the articles that
    print it, the likeliest original first, and its word sequences by which others meet it (64-bit
    hashes as bytes, sorted)."""

    number: int
    holders: tuple[Holder, ...]
    grams: bytes


class Outline(Struct, frozen=True):
    """The little of a mention's sketch by which it is told whether it is compared at all."""

    family_id: str
    dates: Dates


_TEXT = msgspec.msgpack.Decoder(Text)
_SKETCH = msgspec.msgpack.Decoder(Sketch)
_OUTLINE = msgspec.msgpack.Decoder(Outline)


def number_of(thing_id: str) -> int:
    """The number under which the index knows a mention or an article: 63 bits of a hash of its
    id."""
    return hashed(thing_id) >> 1


class Shelf(Protocol):
    """Where an index keeps its rows. What is given back is in a fixed order."""

    def holders(self, table: Table, key: int, limit: int = -1) -> list[int]:
        """The numbers that a key leads to, ascending, at most ``limit`` of them if that is not
        negative."""
        ...

    def holders_of(self, table: Table, keys: Iterable[int]) -> dict[int, list[int]]:
        """The numbers that each of many keys leads to; those that lead nowhere are left out."""
        ...

    def reached(self, table: Table, keys: Iterable[int]) -> set[int]:
        """All numbers that some keys lead to."""
        ...

    def crowded(self, table: Table, keys: Iterable[int], least: int) -> set[int]:
        """Those of some keys that lead to at least so many numbers."""
        ...

    def add(self, table: Table, rows: Iterable[tuple[int, int]]) -> None:
        """Adds pairs; one that is there stays single."""
        ...

    def remove(self, table: Table, rows: Iterable[tuple[int, int]]) -> None:
        """Removes pairs."""
        ...

    def size(self, table: Table) -> int:
        """How many pairs a table holds."""
        ...

    def body(self, table: Body, number: int) -> bytes | None:
        """What was put under a number."""
        ...

    def put(self, table: Body, bodies: Mapping[int, bytes | None]) -> None:
        """Puts bodies under numbers, in the place of others if there are any; None removes one."""
        ...

    def numbers(self, table: Body) -> list[int]:
        """The numbers under which something stands, ascending."""
        ...

    def edges(self, number: int) -> dict[int, float]:
        """What a mention is likely one with, with the bits that speak for it."""
        ...

    def put_edges(self, edges: Mapping[tuple[int, int], float | None]) -> None:
        """Sets the bits of pairs, in both directions; None removes a pair."""
        ...

    def followed(self) -> dict[tuple[str, str], str]:
        """The decisions that were followed: pairs of mention ids with the decision's id."""
        ...

    def put_followed(self, pairs: Mapping[tuple[str, str], str]) -> None:
        """Replaces them."""
        ...


class Standing(Protocol):
    """What a record holds besides: its articles, and the groups as they stand."""

    def printed(self, article_id: str) -> tuple[str, int]:
        """The text of an article, and where in it the body begins."""
        ...

    def families_of(self, article_ids: Iterable[str]) -> dict[str, Family]:
        """The families of some articles, by the articles' ids; those that have none yet are left
        out."""
        ...

    def incidents_with(self, mention_ids: Iterable[str]) -> dict[str, Incident]:
        """The incidents of some mentions, by the mentions' ids; those in none are left out."""
        ...


class Index:
    """The state that ``group.update`` reads and writes."""

    def __init__(self, shelf: Shelf, standing: Standing) -> None:
        self._shelf = shelf
        self.holders = shelf.holders
        self.holders_of = shelf.holders_of
        self.reached = shelf.reached
        self.crowded = shelf.crowded
        self.add = shelf.add
        self.remove = shelf.remove
        self.edges = shelf.edges
        self.put_edges = shelf.put_edges
        self.followed = shelf.followed
        self.put_followed = shelf.put_followed
        self.printed = standing.printed
        self.families_of = standing.families_of
        self.incidents_with = standing.incidents_with
        self._read = lru_cache(_TEXTS)(self._read_text)
        self._decoded = lru_cache(_AT_HAND)(self._decode)
        self._outlined = lru_cache(_OUTLINES)(self._outline)

    def articles(self) -> int:
        """How many articles the index holds."""
        return self._shelf.size("prints")

    def text(self, number: int) -> Text | None:
        """A text by its number."""
        return self._read(number)

    def _read_text(self, number: int) -> Text | None:
        body = self._shelf.body("texts", number)
        return None if body is None else _TEXT.decode(body)

    def text_of(self, article_id: str) -> Text | None:
        """The text that an article prints."""
        for number in self.holders("prints", number_of(article_id), 1):
            return self.text(number)
        return None

    def put_text(self, text: Text) -> None:
        """Adds a text, or puts it in the place of the one with its number; one without holders
        goes."""
        before = self.text(text.number)
        old = {each.article_id for each in before.holders} if before else set()
        new = {each.article_id for each in text.holders}
        self.remove("prints", [(number_of(each), text.number) for each in sorted(old - new)])
        self.add("prints", [(number_of(each), text.number) for each in sorted(new - old)])
        body = msgspec.msgpack.encode(text) if text.holders else None
        self._shelf.put("texts", {text.number: body})
        self._read.cache_clear()

    def sketch(self, number: int) -> Sketch | None:
        """A mention's sketch by its number."""
        return self._decoded(number)

    def _decode(self, number: int) -> Sketch | None:
        body = self._shelf.body("sketches", number)
        return None if body is None else _SKETCH.decode(body)

    def outline(self, number: int) -> Outline | None:
        """The outline of a mention's sketch by its number."""
        return self._outlined(number)

    def _outline(self, number: int) -> Outline | None:
        body = self._shelf.body("sketches", number)
        return None if body is None else _OUTLINE.decode(body)

    def numbers_of(self, article_id: str) -> list[int]:
        """The mentions of an article."""
        return self.holders("mentions", number_of(article_id))

    def put_sketches(self, sketches: Mapping[int, Sketch]) -> None:
        """Adds sketches, or puts them in the place of those with their numbers."""
        self.add("mentions", [(number_of(each.article_id), n) for n, each in sketches.items()])
        self._shelf.put(
            "sketches", {n: msgspec.msgpack.encode(each) for n, each in sketches.items()}
        )
        self._forget_sketches()

    def drop_sketches(self, numbers: Iterable[int]) -> None:
        """Removes sketches."""
        held = {number: sketch for number in numbers if (sketch := self.sketch(number))}
        self.remove("mentions", [(number_of(each.article_id), n) for n, each in held.items()])
        self._shelf.put("sketches", dict.fromkeys(held))
        self._forget_sketches()

    def _forget_sketches(self) -> None:
        self._decoded.cache_clear()
        self._outlined.cache_clear()

    def every(self) -> list[int]:
        """The numbers of all sketches, ascending."""
        return self._shelf.numbers("sketches")
