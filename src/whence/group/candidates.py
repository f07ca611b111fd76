"""Which mentions a new one is compared with, and what their being compared came to: the edges.

What brings mentions together (``keys``), and which names are common, hangs on how many of a record
share a key. So a new mention may take a key out of use that others met by: the pairs that it
brought together are looked at again, and no others.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import combinations

from whence.group.evidence import bits
from whence.group.incidents import JOIN, UNCERTAIN
from whence.group.index import Index, Outline
from whence.group.keys import (
    ANY_TIME,
    CROWD,
    MARKS,
    NAME,
    RARE,
    keys,
    kind,
    marked,
    name_key,
    office_of,
    timed,
    untimed_at,
)
from whence.group.model import bits_of
from whence.group.names import Collection, certainty
from whence.group.sketch import Sketch

KEPT = min(JOIN, bits_of(UNCERTAIN))
"""An edge of less than so many bits neither joins two mentions nor is proposed."""

Pair = tuple[int, int]


def known_names(index: Index) -> Collection:
    """What the collection that an index is of says about names."""
    return Candidates(index).names


class Candidates:
    """The edges of an index, kept up as mentions come and go. ``touched`` are the mentions whose
    edges changed, or whose weight beside others may have."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._dead: dict[int, bool] = {}
        self._keys: dict[int, frozenset[int]] = {}
        self._timed: dict[int, bool] = {}
        self.touched: set[int] = set()
        self.names = Collection(_Common(self), certainty(index.articles()))
        """What the collection as it is now says about names."""

    def dead(self, key: int) -> bool:
        """Whether a key brings nobody together: it is a mark, or a crowd shares it, or it is the
        name of somebody in office, or one that many families hold."""
        self._judge((key,))
        return self._dead[key]

    def _judge(self, keys: Iterable[int]) -> None:
        """Finds out about keys that are not known yet, all at once."""
        new = [key for key in keys if key not in self._dead]
        if not new:
            return
        crowds = self._index.crowded("keys", new, CROWD + 1)
        names = self._index.crowded("keys", (key for key in new if kind(key) == NAME), 1)
        offices = self._index.crowded("keys", map(office_of, names), 1)
        many = self._index.crowded("keys", names, RARE + 1)
        for key in new:
            self._dead[key] = (
                kind(key) in MARKS
                or key in crowds
                or (key in names and office_of(key) in offices)
                or (key in many and self._in_many_families(key))
            )

    def _in_many_families(self, name: int) -> bool:
        families: set[str] = set()
        for number in self._index.holders("keys", name):
            families.add(self._outline(number).family_id)
            if len(families) > RARE:
                return True
        return False

    def replace(
        self, out: Mapping[int, Sketch], into: Mapping[int, Sketch], *, all_names: bool
    ) -> None:
        """Takes mentions out of the index and puts others in, with their edges; one of the same
        number takes the other's place. With ``all_names`` the weight of every shared name is
        another now."""
        held = {number: keys(sketch) for number, sketch in into.items()}
        old, new = _rows({number: keys(sketch) for number, sketch in out.items()}), _rows(held)
        changed = sorted({marked(key) for key, _ in old ^ new} | _names(out) | _names(into))
        self._judge(changed)
        before = {key: self._dead[key] for key in changed}
        self._unlink(out)
        self._index.remove("keys", sorted(old - new))
        self._index.add("keys", sorted(new - old))
        self._index.drop_sketches(sorted(out.keys() - into.keys()))
        self._index.put_sketches(into)
        self._keys = held
        self._timed.clear()
        self._dead.clear()
        self._judge(changed)
        self._look_again([key for key in changed if before[key] != self._dead[key]])
        again = self._index.every() if all_names else sorted(into)
        self.touched.update(again)
        done: set[int] = set()
        for number in again:
            self._score(number, done)
            done.add(number)

    def _unlink(self, out: Iterable[int]) -> None:
        for number in out:
            others = self._index.edges(number)
            self.touched.update(others)
            self._index.put_edges({(number, other): None for other in others})
        self.touched.difference_update(out)

    def _look_again(self, flipped: Sequence[int]) -> None:
        """Looks again at the pairs that keys brought together which went out of use, or came back
        into it."""
        pairs: set[Pair] = set()
        for key in flipped:
            held = self._index.holders("keys", key)
            if kind(key) == NAME:
                self.touched.update(held)
            if not self.dead(key):
                pairs.update(combinations(held, 2))
                continue
            here = set(held)
            for number in held:
                linked = here & self._index.edges(number).keys()
                pairs.update((min(number, other), max(number, other)) for other in linked)
        for one, other in sorted(pairs):
            now = self._bits(one, other) if self._share(one, other) else 0.0
            self._note(one, {other: now})

    def _score(self, number: int, done: Container[int]) -> None:
        """Compares a mention with all that it shares a key with, but for those that are done."""
        met = (other for other in self.met(number) if other not in done)
        self._note(number, {other: self._bits(number, other) for other in met})

    def _note(self, number: int, found: Mapping[int, float]) -> None:
        before = self._index.edges(number)
        changed = {
            (number, other): each if each >= KEPT else None
            for other, each in found.items()
            if before.get(other, 0.0) != (each if each >= KEPT else 0.0)
        }
        if changed:
            self._index.put_edges(changed)
            self.touched.update(each for pair in changed for each in pair)

    def met(self, number: int) -> list[int]:
        """The mentions that share a key with one."""
        own = self._keys_of(number)
        self._judge(own)
        used = {key for key in own if not self._dead[key]}
        loose = {key for key in used if kind(key) == ANY_TIME}
        firm = used - loose
        if self._is_timed(number):
            loose = {untimed_at(key) for key in loose}
        return sorted(self._index.reached("keys", firm | loose) - {number})

    def _bits(self, one: int, other: int) -> float:
        first, second = self._sketch(one), self._sketch(other)
        if first.order > second.order:
            first, second = second, first
        return bits(first, second, self.names)

    def _share(self, one: int, other: int) -> bool:
        """Whether two mentions share a key that is in use."""
        for key in self._keys_of(one) & self._keys_of(other):
            if self.dead(key):
                continue
            if kind(key) != ANY_TIME:
                return True
            if not (self._is_timed(one) and self._is_timed(other)):
                return True
        return False

    def _is_timed(self, number: int) -> bool:
        if number not in self._timed:
            self._timed[number] = timed(self._outline(number).dates)
        return self._timed[number]

    def _keys_of(self, number: int) -> frozenset[int]:
        if number not in self._keys:
            self._keys[number] = keys(self._sketch(number))
        return self._keys[number]

    def _sketch(self, number: int) -> Sketch:
        found = self._index.sketch(number)
        assert found is not None  # a number that a key or an edge leads to is a mention's
        return found

    def _outline(self, number: int) -> Outline:
        found = self._index.outline(number)
        assert found is not None  # as above
        return found


class _Common:
    """The names that say nothing, since many hold them or somebody in office does."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._candidates.dead(name_key(name))


def _rows(held: Mapping[int, frozenset[int]]) -> set[tuple[int, int]]:
    return {(key, number) for number, own in held.items() for key in own}


def _names(sketches: Mapping[int, Sketch]) -> set[int]:
    """The keys that hang on the families of mentions."""
    return {name_key(name) for sketch in sketches.values() for name in sketch.names}
