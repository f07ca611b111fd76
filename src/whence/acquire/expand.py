"""Bytes of an archive, expanded within bounds.

Nothing here trusts a declared size: every byte that comes out is counted before it is handed on.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from whence.config import Limits
from whence.errors import OutOfBounds, Unreadable

Read = Callable[[int], bytes]
"""Reads at most that many bytes, and none only at the end, as ``file.read`` does."""

GZIP = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"
# Small, because zlib copies what it leaves over of each piece at the end of every member.
_PIECE = 16 << 10
_LARGE_PIECE = 256 << 10
_PROBE = 1 << 10
_CANDIDATES = 10_000


def read_up_to(read: Read, limit: int) -> bytes:
    """The next ``limit`` bytes, fewer where there are no more. Memory grows with what is there,
    never with what was declared."""
    pieces: list[bytes] = []
    while limit > 0 and (piece := read(min(limit, _LARGE_PIECE))):
        pieces.append(piece)
        limit -= len(piece)
    return b"".join(pieces)


class Allowance:
    """How many bytes one archive may still expand to. ``size`` is what it takes on disk."""

    def __init__(self, name: str, limits: Limits, size: int) -> None:
        self._name = name
        self._total = min(limits.archive, max(limits.page, limits.expansion * size))
        self._left = self._total

    def spend(self, count: int) -> None:
        """Counts bytes that came out. Raises OutOfBounds where they are too many."""
        self._left -= count
        if self._left < 0:
            reason = f"expands to more than {self._total} bytes, the limit for its size"
            raise OutOfBounds(self._name, reason)

    @property
    def is_spent(self) -> bool:
        """Whether more came out than may."""
        return self._left < 0


class Stretch(Protocol):
    """A run of expanded bytes in which records may lie.

    ``start`` is the byte of the file where it begins, ``size`` how many bytes it expands to, where
    that is known beforehand. ``damaged`` once its compressed bytes proved broken: then none of
    what came out can be trusted.
    """

    start: int
    size: int | None
    damaged: bool

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end. Raises Unreadable, OutOfBounds and OSError."""
        ...


class Plain:
    """A file that is not compressed: one stretch."""

    def __init__(self, read: Read, size: int, allowance: Allowance) -> None:
        self.start = 0
        self.size: int | None = size
        self.damaged = False
        self._read = read
        self._allowance = allowance

    def read(self, size: int) -> bytes:
        """As Stretch says."""
        data = self._read(size)
        self._allowance.spend(len(data))
        return data


class Gzip:
    """A gzip file: one stretch for each of its members.

    ``most`` is how many there may be. A member must be read to its end, or to its fault, before
    the next is asked for.
    """

    def __init__(self, read: Read, name: str, allowance: Allowance, most: int) -> None:
        self.name = name
        self.allowance = allowance
        self._read = read
        self._most = most
        self._failed = False
        self._held = b""
        self._offset = 0

    def members(self, magic: bytes = b"") -> Iterator[Member]:
        """The members in file order. After a damaged one the next whose contents begin with
        ``magic`` is looked for; without a magic the reading ends there."""
        count = 0
        while self._skip_padding():
            count += 1
            if count > self._most:
                reason = f"holds more than {self._most} gzip members, the limit for an archive"
                raise OutOfBounds(self.name, reason)
            member = Member(self, self._offset)
            yield member
            if self._failed:
                return
            if member.damaged and not (magic and self._find(magic, member.start)):
                return

    def fill(self) -> bytes:
        """The compressed bytes at hand; none at the end of the file."""
        if not self._held:
            self._failed = True
            self._held = self._read(_PIECE)
            self._failed = False
        return self._held

    def keep(self, rest: bytes) -> None:
        """Says that everything at hand was used up except ``rest``."""
        self._offset += len(self._held) - len(rest)
        self._held = rest

    def _skip_padding(self) -> bool:
        # Tapes and some tools fill the end of a file with NULs.
        while held := self.fill():
            self.keep(held.lstrip(b"\x00"))
            if self._held:
                return True
        return False

    def _find(self, magic: bytes, after: int) -> bool:
        if self._offset == after:
            self.keep(self._held[1:])
        for _ in range(_CANDIDATES):
            if not self._next_candidate():
                return False
            try:
                if zlib.decompressobj(31).decompress(self._held[:_PROBE], len(magic)) == magic:
                    return True
            except zlib.error:
                pass
            self.keep(self._held[1:])
        return False

    def _next_candidate(self) -> bool:
        """Goes forward to what looks like the head of a member, with enough of it at hand."""
        while True:
            at = self._held.find(_MEMBER)
            if at >= 0 and len(self._held) - at >= _PROBE:
                self.keep(self._held[at:])
                return True
            self.keep(self._held[at if at >= 0 else max(0, len(self._held) - 2) :])
            more = self._read(_PIECE)
            if not more:
                return at >= 0
            self._held += more


class Member:
    """One gzip member as a stretch."""

    def __init__(self, owner: Gzip, start: int) -> None:
        self.start = start
        self.size: int | None = None
        self.damaged = False
        self._place = f"{owner.name}@{start}"
        self._owner = owner
        self._inflate = zlib.decompressobj(31)

    def read(self, size: int) -> bytes:
        """As Stretch says."""
        owner, inflate = self._owner, self._inflate
        while not inflate.eof:
            held = owner.fill()
            try:
                data = inflate.decompress(held, size)
            except zlib.error:
                self.damaged = True
                raise Unreadable(self._place, "its gzip data is damaged") from None
            owner.keep(inflate.unused_data if inflate.eof else inflate.unconsumed_tail)
            if data:
                owner.allowance.spend(len(data))
                return data
            if not held and not inflate.eof:
                raise Unreadable(self._place, "its gzip data breaks off before the end")
        return b""
