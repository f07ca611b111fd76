"""A WARC 1.1 file being written: each exchange as a response, or revisit, and a request record.

Every record is a gzip member of its own. Digests are SHA-256. That of a payload is taken after the
transfer encoding is undone and before the content encoding is, as the standard says (ISO 28500,
2017); tools that check archives take it before both, so a chunked response bears none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from fastwarc.warc import WarcRecord, WarcRecordType
from msgspec import Struct

from whence import __version__, ids
from whence.acquire import http
from whence.acquire.web.exchange import Exchange
from whence.errors import RefusedInput
from whence.store import disk, warcs
from whence.store.archives import name_of

_PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
_NOT_MODIFIED = 304


class Earlier(Struct, frozen=True):
    """A capture that is on record already: where and when (UTC) it was taken, the digests of the
    page that it holds and of its payload, if that is known, and what the server said to ask with
    again."""

    url: str
    captured: datetime
    digest: str
    payload: str | None = None
    etag: str | None = None
    modified: str | None = None


class Placed(Struct, frozen=True):
    """Where an exchange lies in its archive: its record's id, its first byte and its length
    there; whether it is a revisit record; and the digest of its payload."""

    record: str
    offset: int
    length: int
    revisit: bool
    payload: str


class WarcFile:
    """Writes one archive, from its warcinfo record on. Use it as a context manager."""

    def __init__(self, path: Path, info: Mapping[str, str]) -> None:
        """Raises FileExistsError where ``path`` is there already, OSError where it cannot be
        made. ``info`` are the fields of the warcinfo record."""
        self.path = path
        # Unbuffered: what the disk refuses is known at once, and nothing is written at the end.
        self._file = path.open("xb", buffering=0)
        fields = {"software": f"Whence/{__version__}", "format": "WARC File Format 1.1", **info}
        record = warcs.begin(WarcRecordType.warcinfo, datetime.now(UTC))
        record.headers["Content-Type"] = "application/warc-fields"
        record.headers["WARC-Filename"] = name_of(path)
        body = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
        self._info = record.headers["WARC-Record-ID"]
        try:
            self._write(record, body)
        except OSError:
            self._file.close()
            path.unlink()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def put(self, exchange: Exchange, earlier: Earlier | None = None) -> Placed:
        """Writes an exchange durably: as a revisit of ``earlier`` where the server says, or the
        payload shows, that nothing has changed since. Raises OSError, and leaves nothing then."""
        whole = self.size
        try:
            return self._put(exchange, earlier)
        except OSError:
            self._file.truncate(whole)
            raise

    def _put(self, exchange: Exchange, earlier: Earlier | None) -> Placed:
        head, payload = exchange.response, _payload(exchange)
        same = earlier if head.status == _NOT_MODIFIED else None
        if earlier and earlier.payload == payload:
            same = earlier
        if same:
            record, block = _revisit(exchange, same), exchange.answer[: head.length]
            payload = same.payload or ""
        else:
            record, block = warcs.begin(WarcRecordType.response, exchange.began), exchange.answer
        record.headers["Content-Type"] = "application/http; msgtype=response"
        if payload and (same or not exchange.header("transfer-encoding")):
            record.headers["WARC-Payload-Digest"] = payload
        self._describe(record, exchange)
        offset, length = self._write(record, block)
        request = warcs.begin(WarcRecordType.request, exchange.began)
        request.headers["Content-Type"] = "application/http; msgtype=request"
        request.headers["WARC-Concurrent-To"] = record.headers["WARC-Record-ID"]
        self._describe(request, exchange)
        self._write(request, exchange.request)
        os.fsync(self._file.fileno())
        its_id = record.headers["WARC-Record-ID"].strip("<>")
        return Placed(its_id, offset, length, same is not None, payload)

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return self._file.tell()

    def _describe(self, record: WarcRecord, exchange: Exchange) -> None:
        record.headers["WARC-Target-URI"] = exchange.url
        record.headers["WARC-IP-Address"] = exchange.address
        record.headers["WARC-Warcinfo-ID"] = self._info

    def _write(self, record: WarcRecord, block: bytes) -> tuple[int, int]:
        offset = self._file.tell()
        disk.write_all(self._file.fileno(), warcs.member(record, block))
        return offset, self._file.tell() - offset


def _payload(exchange: Exchange) -> str:
    body = exchange.answer[exchange.response.length :]
    try:
        return ids.digest(http.payload(exchange.response, body, exchange.url))
    except RefusedInput:
        # Of an answer that holds no page; what it came in was sound enough for the client.
        return ids.digest(body)


def _revisit(exchange: Exchange, earlier: Earlier) -> WarcRecord:
    record = warcs.begin(WarcRecordType.revisit, exchange.began)
    by_server = exchange.response.status == _NOT_MODIFIED
    profile = "server-not-modified" if by_server else "identical-payload-digest"
    record.headers["WARC-Profile"] = _PROFILES + profile
    record.headers["WARC-Refers-To-Target-URI"] = earlier.url
    record.headers["WARC-Refers-To-Date"] = earlier.captured.isoformat().replace("+00:00", "Z")
    return record
