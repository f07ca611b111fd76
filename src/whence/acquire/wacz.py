"""Pages out of WACZ files: ZIP archives that hold WARCs."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import FileIO
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from whence.acquire import files
from whence.acquire.expand import Allowance
from whence.acquire.warc import Archive, Item, WarcSource
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable

# What zipfile raises on a damaged or hostile archive.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OverflowError,
    RuntimeError,
    ValueError,
)
# Others allocate what the archive tells them to before any byte is out.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# One entry of the directory takes 46 bytes and its name; this leaves room for any sane one.
_ENTRY = 512
_LEAST_READ = 64 << 10


class WaczSource:
    """Reads the WARCs in the ``archive`` folder of a WACZ, one after the other. Nothing is
    unpacked to disk, and an archive inside an archive is not followed."""

    suffixes: tuple[str, ...] = (".wacz",)

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def read(self, path: Path, name: str) -> Iterator[Item]:
        """As ``WarcSource.read``, for each WARC in turn. Raises OSError where the file cannot be
        read."""
        try:
            with files.open_archive(path, name, self._limits) as file:
                yield from self._members(file, name)
        except RefusedInput as error:
            yield error

    def _members(self, file: FileIO, name: str) -> Iterator[Item]:
        container = files.digest_of(file)
        archive = self._open(file, name)
        # The ZIP's own expansion and that of the WARCs in it are each held to the limit.
        unzipped, expanded = (Allowance(name, self._limits, files.size_of(file)) for _ in range(2))
        warcs = [member for member in archive.infolist() if _is_warc(member)]
        if not warcs:
            raise Unreadable(name, "holds no WARC in its archive folder")
        for member in warcs:
            source = f"{name}!{member.filename}"
            read = _Member(archive, member, source, unzipped).read
            inner = Archive(source, container, self._limits, expanded)
            yield from inner.captures(read, member.file_size)
            if unzipped.is_spent or expanded.is_spent:
                return

    def _open(self, file: FileIO, name: str) -> zipfile.ZipFile:
        members = self._limits.members
        refusal = OutOfBounds(name, f"holds more than {members} members, the limit for an archive")
        bounded = _Bounded(file, max(_LEAST_READ, members * _ENTRY), refusal)
        try:
            archive = zipfile.ZipFile(cast(BinaryIO, bounded))
        except _DAMAGE:
            raise Unreadable(name, "is not a ZIP archive, or a damaged one") from None
        if len(archive.infolist()) > members:
            raise refusal
        return archive


class _Bounded:
    """A file whose reads are bounded: zipfile reads a ZIP's whole directory at once, as large as
    the file says it is."""

    def __init__(self, file: FileIO, most: int, refusal: OutOfBounds) -> None:
        self._file = file
        self._most = most
        self._refusal = refusal
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise self._refusal
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == 0 and offset < 0:
            raise zipfile.BadZipFile
        return self._file.seek(offset, whence)


class _Member:
    """One member's bytes, counted as they come out and opened when the first is asked for."""

    def __init__(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, allowance: Allowance
    ) -> None:
        self._archive = archive
        self._member = member
        self._source = source
        self._allowance = allowance
        self._stream: IO[bytes] | None = None

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end. Raises Unreadable where the ZIP is damaged,
        OutOfBounds where the allowance is spent."""
        if self._member.compress_type not in _METHODS:
            raise Unreadable(self._source, "is packed by a method that is not read")
        try:
            if self._stream is None:
                self._stream = self._archive.open(self._member)
            data = self._stream.read(size)
        except _DAMAGE:
            raise Unreadable(self._source, "is damaged or locked inside its ZIP archive") from None
        self._allowance.spend(len(data))
        return data


def _is_warc(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return path.parts[:1] == ("archive",) and path.name.lower().endswith(WarcSource.suffixes)
