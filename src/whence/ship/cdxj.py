"""The index of a WACZ: one line per record, sorted by address and time, packed in blocks (CDXJ,
ZipNum)."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from msgspec import Struct

from whence import ids

NAME = "index.cdx.gz"
_BLOCK = 3000
_WWW = re.compile(r"^www\d*\.")
_KINDS = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.resource
_PORTS = {"http": 80, "https": 443}
_PROBE = 64 << 10


class Entry(Struct, frozen=True):
    """Where a record lies: its address, its time, and what the index says of it."""

    url: str
    captured: datetime
    digest: str
    mime: str
    status: str | None
    filename: str
    offset: int
    length: int


def entries(archive: Path) -> Iterator[Entry]:
    """The entries of a gzipped WARC, one record per member. Raises OSError."""
    size = archive.stat().st_size
    with archive.open("rb") as file:
        pending: Entry | None = None
        for record in ArchiveIterator(file, parse_http=False):
            if pending:
                yield _ending(pending, record.stream_pos)
            pending = _entry(record, archive.name) if record.record_type & _KINDS else None
        if pending:
            yield _ending(pending, size)


def lines(found: Iterable[Entry]) -> list[str]:
    """The lines of an index, sorted by their bytes."""
    return sorted((_line(entry) for entry in found), key=str.encode)


def packed(index: Sequence[str]) -> tuple[bytes, bytes]:
    """An index in gzipped blocks, and the second index that tells where each block begins."""
    blocks: list[bytes] = []
    meta = {"format": "cdxj-gzip-1.0", "filename": NAME}
    heads = [f"!meta 0 {msgspec.json.encode(meta).decode()}"]
    offset = 0
    for number in range(0, len(index), _BLOCK):
        part = index[number : number + _BLOCK]
        block = gzip.compress("".join(f"{line}\n" for line in part).encode(), mtime=0)
        key = " ".join(part[0].split(" ", 2)[:2])
        where = {
            "offset": offset,
            "length": len(block),
            "digest": ids.digest(block),
            "filename": NAME,
        }
        heads.append(f"{key} {msgspec.json.encode(where).decode()}")
        blocks.append(block)
        offset += len(block)
    return b"".join(blocks), "".join(f"{head}\n" for head in heads).encode()


def key(url: str) -> str:
    """An address as indexes sort it: the host turned round, then the path, in small letters. What
    is no address of the web stands as it is."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not parts.hostname:
        return url
    host = ",".join(reversed(_WWW.sub("", parts.hostname).split(".")))
    where = f":{port}" if port and port != _PORTS[parts.scheme] else ""
    query = "&".join(sorted(parts.query.lower().split("&")))
    path = parts.path.lower().rstrip("/") or "/"
    return f"{host}{where}){path}" + (f"?{query}" if query else "")


def _entry(record: WarcRecord, name: str) -> Entry:
    start = record.stream_pos
    headers = record.headers
    kind = headers.get("Content-Type") or ""
    status: str | None = None
    if kind.startswith("application/http"):
        head = record.reader.read(_PROBE).split(b"\r\n\r\n", 1)[0].decode("latin-1")
        status = head.split(" ", 2)[1] if head.count(" ") else None
        kind = next(
            (
                line.partition(":")[2].strip()
                for line in head.split("\r\n")[1:]
                if line.lower().startswith("content-type:")
            ),
            "unk",
        )
    if record.record_type == WarcRecordType.revisit:
        kind = "warc/revisit"
    digest = headers.get("WARC-Payload-Digest") or headers.get("WARC-Block-Digest") or ""
    return Entry(
        headers.get("WARC-Target-URI") or "",
        datetime.fromisoformat(headers["WARC-Date"]),
        digest,
        kind.partition(";")[0].strip(),
        status,
        name,
        start,
        0,
    )


def _ending(entry: Entry, end: int) -> Entry:
    return msgspec.structs.replace(entry, length=end - entry.offset)


def _line(entry: Entry) -> str:
    fields = {
        "url": entry.url,
        "mime": entry.mime,
        **({"status": entry.status} if entry.status else {}),
        "digest": entry.digest,
        "length": str(entry.length),
        "offset": str(entry.offset),
        "filename": entry.filename,
    }
    moment = entry.captured.strftime("%Y%m%d%H%M%S")
    return f"{key(entry.url)} {moment} {msgspec.json.encode(fields).decode()}"
