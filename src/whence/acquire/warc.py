"""Pages out of WARC archives."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord
from msgspec import structs

from whence.acquire import files
from whence.acquire.expand import GZIP, Allowance, Gzip, Plain, Read, Stretch, read_up_to
from whence.acquire.feed import Feed
from whence.acquire.record import Block, capture, declared_length, read_block, revisit, target
from whence.config import Limits
from whence.errors import OutOfBounds, PassedOver, RefusedInput, Unreadable
from whence.model import Capture, Revisit

Item = Capture | Revisit | RefusedInput

_MAGIC = b"WARC/"


class WarcSource:
    """Reads the web pages among the records of a WARC file, gzipped or not."""

    suffixes: tuple[str, ...] = (".warc", ".warc.gz")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def read(self, path: Path, name: str) -> Iterator[Item]:
        """A capture for each response with a 2xx status and each resource that is HTML or plain
        text; other records are passed over. Raises OSError where the file cannot be read."""
        try:
            with files.open_archive(path, name, self._limits) as file:
                size = files.size_of(file)
                allowance = Allowance(name, self._limits, size)
                archive = Archive(name, files.digest_of(file), self._limits, allowance)
                yield from archive.captures(file.read, size)
        except RefusedInput as error:
            yield error


class Archive:
    """One WARC, wherever its bytes come from. ``container`` is the digest of the file that the
    person gave."""

    def __init__(self, name: str, container: str, limits: Limits, allowance: Allowance) -> None:
        self._name = name
        self._container = container
        self._limits = limits
        self._allowance = allowance
        self._records_left = limits.members

    def captures(self, read: Read, size: int) -> Iterator[Item]:
        """The pages among the records, in order, and a refusal for each damaged place. ``size`` is
        how many bytes ``read`` gives. Raises OSError where they cannot be read."""
        try:
            for stretch in self._stretches(read, size):
                yield from self._sound(Feed(stretch))
        except RefusedInput as error:
            yield error

    def _stretches(self, read: Read, size: int) -> Iterable[Stretch]:
        first = read_up_to(read, len(_MAGIC) + 4)

        def again(count: int) -> bytes:
            nonlocal first
            data, first = first[:count], first[count:]
            return data or read(count)

        if first.startswith(GZIP):
            gzip = Gzip(again, self._name, self._allowance, self._limits.members)
            return gzip.members(_MAGIC)
        if first.lstrip(b"\r\n").startswith(_MAGIC):
            return (Plain(again, size, self._allowance),)
        raise Unreadable(self._name, "is not a WARC archive" if first else "is empty")

    def _sound(self, feed: Feed) -> Iterator[Item]:
        """The items of a stretch, without the pages of a gzip member that proved damaged. The sum
        that tells comes last, so pages are held back until then, up to the size of one page; those
        of a member that holds more are handed on before it is known."""
        held: deque[Item] = deque()
        size = 0
        for item in self._items(feed):
            held.append(item)
            size += _weight(item)
            while held and (not feed.is_packed or size > self._limits.page):
                size -= _weight(held[0])
                yield held.popleft()
        for item in held:
            if isinstance(item, RefusedInput) or not feed.stretch.damaged:
                yield item
        if isinstance(feed.fault, Unreadable):
            yield feed.fault
        elif feed.fault:
            raise feed.fault

    def _items(self, feed: Feed) -> Iterator[Item]:
        resume_at = yield from self._run(feed)
        while resume_at is not None and feed.resume(resume_at):
            resume_at = yield from self._run(feed)

    def _run(self, feed: Feed) -> Generator[Item, None, int | None]:
        """The records from here to the first damage. Returns from which byte on to look for the
        next sound one, None where the stretch is at its end."""
        end = feed.tell()
        # An item is handed on when the next record begins. Where gzip breaks off, nothing else
        # tells a page that was cut out whole from one whose damage ran on to the end of the file.
        held: Item | None = None
        damage: _Damage | None = None
        records = ArchiveIterator(cast(BinaryIO, feed), parse_http=False, stream_detect=False)
        try:
            for record in records:
                length, end = _measure(feed, record)
                if held:
                    yield held
                    held = None
                self._count()
                block = read_block(record, length, self._limits.page)
                if block.size < length:
                    raise _Damage(record.stream_pos, _breaks_off(length, block.size), None)
                held = self._item(record, block, self._place(feed, record.stream_pos))
        except _Damage as error:
            damage = error
        except OSError:
            at = feed.skip_line_ends(end)
            damage = _Damage(at, "is not a WARC record, or a cut one", at + 1)
        if held and not (feed.fault and feed.is_packed):
            yield held
        if damage is None:
            return None
        self._count()
        # A fault of the stretch itself is told once, at its end.
        if not feed.fault:
            yield Unreadable(self._place(feed, damage.at), damage.reason)
        return damage.resume_at

    def _count(self) -> None:
        self._records_left -= 1
        if self._records_left < 0:
            reason = f"holds more than {self._limits.members} records, the limit for an archive"
            raise OutOfBounds(self._name, reason)

    def _place(self, feed: Feed, at: int) -> str:
        start = feed.stretch.start
        if not feed.is_packed:
            return f"{self._name}@{start + at}"
        # Inside a gzip member no byte of the file is the record's own.
        return f"{self._name}@{start}+{at}" if at else f"{self._name}@{start}"

    def _item(self, record: WarcRecord, block: Block, source: str) -> Item | None:
        if block.odd:
            return PassedOver(source, _of_page(record, block.odd))
        try:
            if block.again:
                again = revisit(record, source)
                return structs.replace(again, container=self._container)
            if not block.answer:
                return None
            found = capture(record, block, block.answer, source, self._limits)
        except RefusedInput as error:
            return type(error)(error.source, _of_page(record, error.reason))
        page = structs.replace(found.page, container=self._container)
        return structs.replace(found, page=page)


def _of_page(record: WarcRecord, reason: str) -> str:
    """A reason with the address of the page, by which people know it better than by its place."""
    url = target(record)
    return f"{reason} ({url})" if url else reason


class _Damage(Exception):
    """What is wrong at byte ``at`` of a stretch, and from which byte on to look for the next sound
    record; None where nothing is left."""

    def __init__(self, at: int, reason: str, resume_at: int | None) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason
        self.resume_at = resume_at


def _measure(feed: Feed, record: WarcRecord) -> tuple[int, int]:
    """How many bytes a record declares, and where they end. Raises _Damage where it declares none
    or more than there are."""
    start, size = record.stream_pos, feed.stretch.size
    begin, length = feed.header_end(start), declared_length(record)
    if begin is None or length is None:
        raise _Damage(start, "has a damaged or cut header", begin or start + 1)
    if size is not None and begin + length > size:
        raise _Damage(start, _breaks_off(length, size - begin), begin)
    return length, begin + length


def _breaks_off(declared: int, found: int) -> str:
    return f"declares {declared} bytes, but breaks off after {found}"


def _weight(item: Item) -> int:
    return len(item.body) if isinstance(item, Capture) else 0
