"""One WARC record becomes a capture, or why it is none."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime

from fastwarc.warc import WarcRecord, WarcRecordType
from msgspec import Struct, structs

from whence import ids
from whence.acquire import binary, http, jsonl, pdf
from whence.acquire.expand import read_up_to
from whence.config import Limits
from whence.errors import OutOfBounds, PassedOver, Unreadable
from whence.model import Capture, Media, Page, Revisit, path_of
from whence.store import warcs

# Enough for the longest head of a response that is parsed.
_HEAD = 64 << 10
_LENGTH = re.compile(r"[0-9]{1,18}")
_HTTP = "application/http"
# Crawlers keep their own logs as resources too, under other schemes.
_WEB = ("http:", "https:", "ftp:", "file:")
_PARTIAL_CONTENT = 206
_ALGORITHMS = {"md5", "sha1", "sha256", "sha512"}


class Answer(Struct, frozen=True):
    """A record that holds a page: what kind, and the HTTP response around it, if there is one;
    whether it is a PDF document, whose text the page is."""

    media: Media
    charset: str | None
    response: http.Response | None
    is_document: bool = False


class Block(Struct, frozen=True):
    """What was read of a record. ``size`` counts every byte that was there; ``data`` is the head
    alone where the record is too large for a page, and empty where it holds none. ``odd`` says
    what is wrong with a response that cannot be told for a page or none; ``again`` that the record
    says that a page was met unchanged."""

    answer: Answer | None
    data: bytes
    size: int
    odd: str | None = None
    again: bool = False


def declared_length(record: WarcRecord) -> int | None:
    """The length that the record's header declares, in bytes; None where it declares none that
    FastWARC read as it stands."""
    text = (record.headers.get("Content-Length") or "").strip()
    length = int(text) if _LENGTH.fullmatch(text) else None
    return length if length == record.content_length else None


def read_block(record: WarcRecord, length: int, limit: int) -> Block:
    """Reads the record to its end. Keeps at most ``limit`` bytes, and those only of a page."""
    head = read_up_to(record.reader.read, min(length, _HEAD))
    response, odd = None, None
    if _is_response(record):
        response = http.head(head)
        odd = None if response else "holds no HTTP response that can be read"
    answer = _answer(record, response)
    rest = b""
    if answer and length <= limit:
        rest = read_up_to(record.reader.read, length - len(head))
    size = len(head) + len(rest) + record.consume()
    again = record.record_type == WarcRecordType.revisit and _may_be_page(http.head(head))
    return Block(answer, head + rest if answer else b"", size, odd, again)


def capture(
    record: WarcRecord, block: Block, answer: Answer, source: str, limits: Limits
) -> Capture:
    """The page that a whole block holds. Raises OutOfBounds, Unreadable, and PassedOver for an
    answer that is empty or is not the text that it was sent as."""
    limit = limits.page
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
    if answer.is_document:
        return _document(record, body, source, limits)
    if found := binary.kind(body):
        raise PassedOver(source, f"is {found}, though it was sent as {answer.media}")
    if answer.media == "application/json":
        line = jsonl.capture(body, source, limits.depth)
        page = structs.replace(line.page, captured=_captured(record))
        return structs.replace(line, page=page)
    digest, url = ids.digest(body), _address(record)
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


def _document(record: WarcRecord, body: bytes, source: str, limits: Limits) -> Capture:
    if not pdf.can_be_read():
        raise PassedOver(source, pdf.NOT_INSTALLED)
    found = pdf.capture(body, source, limits)
    url = _address(record)
    page_id = ids.page(found.page.digest, url)
    page = structs.replace(found.page, page_id=page_id, url=url, captured=_captured(record))
    return structs.replace(found, page=page)


def revisit(record: WarcRecord, source: str) -> Revisit:
    """What a revisit record says. Raises PassedOver where it does not name the capture that it
    refers to by address and time, as WARC 1.0 did not."""
    url, of_url = target(record), _plain(record.headers.get("WARC-Refers-To-Target-URI"))
    moment = _moment(record.headers.get("WARC-Refers-To-Date"))
    if not (url and of_url and moment):
        raise PassedOver(source, "says that a page was met unchanged, but not when it was taken")
    return Revisit(source, url, _captured(record), of_url, moment)


def _may_be_page(response: http.Response | None) -> bool:
    """Whether what was met unchanged may be a page: a 304 seldom says what kind it is."""
    kind = response.header("content-type") if response else ""
    return not kind or http.media(kind) is not None


def _answer(record: WarcRecord, response: http.Response | None) -> Answer | None:
    if response:
        if not _is_whole_page(response.status) or _is_robots(target(record)):
            return None
        content_type = response.header("content-type")
    elif record.record_type == WarcRecordType.resource and _holds_page(record):
        content_type = record.headers.get("Content-Type") or ""
    else:
        return None
    if content_type == warcs.LINE:
        return Answer("application/json", None, None)
    if content_type.partition(";")[0].strip().lower() == pdf.MEDIA:
        return Answer("text/plain", None, response, is_document=True)
    media = http.media(content_type or record.headers.get("WARC-Identified-Payload-Type") or "")
    return Answer(media, http.charset(content_type), response) if media else None


def _is_response(record: WarcRecord) -> bool:
    block_type = (record.headers.get("Content-Type") or "").lower()
    return record.record_type == WarcRecordType.response and block_type.startswith(_HTTP)


def _is_whole_page(status: int) -> bool:
    return 200 <= status < 300 and status != _PARTIAL_CONTENT


def _is_robots(url: str | None) -> bool:
    # Crawlers keep the rules that they obeyed; they are text, but no page.
    return path_of(url) == "/robots.txt"


def _holds_page(record: WarcRecord) -> bool:
    url = target(record)
    return url is not None and url.lower().startswith((*_WEB, warcs.PAGE))


def _address(record: WarcRecord) -> str | None:
    """The page's own address: an export gives those that have none one of its own."""
    url = target(record)
    return None if url and url.startswith(warcs.PAGE) else url


def target(record: WarcRecord) -> str | None:
    """The address that a record is of."""
    # The first edition of the format wrote the address in angle brackets, and so do some tools.
    return _plain(record.headers.get("WARC-Target-URI"))


def _plain(written: str | None) -> str | None:
    url = (written or "").strip()
    if url.startswith("<") and url.endswith(">"):
        url = url[1:-1]
    return url or None


def _captured(record: WarcRecord) -> datetime | None:
    moment = record.record_date
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return None


def _moment(written: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat((written or "").strip()).astimezone(UTC)
    except (ValueError, OverflowError):
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
