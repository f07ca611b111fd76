"""WARC 1.1 records in the making, and the names under which a record's originals travel in them."""

from __future__ import annotations

import gzip
import uuid
from datetime import UTC, datetime
from io import BytesIO

from fastwarc.warc import WarcRecord, WarcRecordType

from whence import ids

PAGE = "urn:whence:page:"
"""Begins the address of a page that has none of its own; its id follows."""
ORIGINAL = "urn:whence:original:"
"""Begins the address of an original that is no page; its digest follows."""
LINE = "application/x-whence-line+json"
"""What a page is that was one line of a JSONL file."""


def stamp(moment: datetime) -> str:
    """A moment as a WARC-Date, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def begin(kind: WarcRecordType, moment: datetime, name: str | None = None) -> WarcRecord:
    """A record with its date and an id: a new one, or the one that always goes with ``name``."""
    record = WarcRecord()
    if name is None:
        record.init_headers(kind)
    else:
        its_id = uuid.uuid5(uuid.NAMESPACE_URL, name)
        record.init_headers(kind, f"uuid:{its_id}".encode())
    record.headers["WARC-Date"] = stamp(moment)
    return record


def member(record: WarcRecord, block: bytes) -> bytes:
    """A record with its block and the block's digest, as one gzip member."""
    record.headers["WARC-Block-Digest"] = ids.digest(block)
    record.set_bytes_content(block)
    written = BytesIO()
    record.write(written)
    return gzip.compress(written.getvalue(), mtime=0)
