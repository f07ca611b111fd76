"""One WARC record becomes a capture, or why it is none."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime

from fastwarc.warc import WarcRecord, WarcRecordType
from msgspec import Struct

from whence import ids
from whence.acquire import binary, http
from whence.acquire.expand import read_up_to
from whence.errors import OutOfBounds, PassedOver, Unreadable
from whence.model import Capture, Media, Page

# Enough for the longest head of a response that is parsed.
_HEAD = 64 << 10
_LENGTH = re.compile(r"[0-9]{1,18}")
# Crawlers keep their own logs as resources too, under other schemes.
_WEB = ("http:", "https:", "ftp:", "file:")
_PARTIAL_CONTENT = 206
_ALGORITHMS = {"md5", "sha1", "sha256", "sha512"}


class Answer(Struct, frozen=True):
    """A record that holds a page: what kind, and the HTTP response around it, if there is one."""

    media: Media
    charset: str | None
    response: http.Response | None


class Block(Struct, frozen=True):
    """What was read of a record. ``size`` counts every byte that was there; ``data`` is empty
    where the record holds no page or too large a one."""

    answer: Answer | None
    data: bytes
    size: int


def declared_length(record: WarcRecord) -> int | None:
    """The length that the record's header declares, in bytes; None where it declares none that
    FastWARC read as it stands."""
    text = (record.headers.get("Content-Length") or "").strip()
    length = int(text) if _LENGTH.fullmatch(text) else None
    return length if length == record.content_length else None


def read_block(record: WarcRecord, length: int, limit: int) -> Block:
    """Reads the record to its end. Keeps at most ``limit`` bytes, and those only of a page."""
    head = read_up_to(record.reader.read, min(length, _HEAD))
    answer = _answer(record, head)
    rest = b""
    if answer and length <= limit:
        rest = read_up_to(record.reader.read, length - len(head))
    size = len(head) + len(rest) + record.consume()
    return Block(answer, head + rest if answer else b"", size)


def capture(record: WarcRecord, block: Block, answer: Answer, source: str, limit: int) -> Capture:
    """The page that a whole block holds. Raises OutOfBounds, Unreadable, and PassedOver for an
    answer that is empty or is not the text that it was sent as."""
    if block.size > limit:
        raise OutOfBounds(source, f"holds {block.size} bytes; the limit for one page is {limit}")
    if not _agrees(record.headers.get("WARC-Block-Digest"), block.data):
        raise Unreadable(source, "its bytes do not match the digest that the archive gives")
    body = block.data
    response = answer.response
    if response:
        body = http.body(response, body[response.length :], source, limit)
    if not body:
        raise PassedOver(source, "is an empty answer")
    if found := binary.kind(body):
        raise PassedOver(source, f"is {found}, though it was sent as {answer.media}")
    digest, url = ids.digest(body), _target(record)
    page = Page(
        page_id=ids.page(digest, url),
        digest=digest,
        size=len(body),
        media=answer.media,
        source=source,
        url=url,
        captured=_captured(record),
        charset=answer.charset,
        headers=response.headers if response else (),
    )
    return Capture(page, body)


def _answer(record: WarcRecord, head: bytes) -> Answer | None:
    block_type = record.headers.get("Content-Type") or ""
    content_type, response = block_type, None
    if record.record_type == WarcRecordType.response:
        if not block_type.lower().startswith("application/http"):
            return None
        response = http.head(head)
        if not response or not _is_whole_page(response.status):
            return None
        content_type = response.header("content-type")
    elif record.record_type != WarcRecordType.resource or not _is_web(_target(record)):
        return None
    media = http.media(content_type or record.headers.get("WARC-Identified-Payload-Type") or "")
    return Answer(media, http.charset(content_type), response) if media else None


def _is_whole_page(status: int) -> bool:
    return 200 <= status < 300 and status != _PARTIAL_CONTENT


def _is_web(url: str | None) -> bool:
    return url is not None and url.lower().startswith(_WEB)


def _target(record: WarcRecord) -> str | None:
    # The first edition of the format wrote the address in angle brackets, and so do some tools.
    url = (record.headers.get("WARC-Target-URI") or "").strip()
    if url.startswith("<") and url.endswith(">"):
        url = url[1:-1]
    return url or None


def _captured(record: WarcRecord) -> datetime | None:
    moment = record.record_date
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return None


def _agrees(digest: str | None, data: bytes) -> bool:
    """Whether the bytes have this digest. A digest of an unknown kind says nothing."""
    algorithm, _, value = (digest or "").partition(":")
    if algorithm.lower() not in _ALGORITHMS:
        return True
    found = hashlib.new(algorithm.lower(), data, usedforsecurity=False)
    return value.strip().upper() in {
        base64.b32encode(found.digest()).decode(),
        found.hexdigest().upper(),
    }
