"""An HTTP response, as an archive keeps it, becomes the page that a browser would have seen."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable

from fastwarc.stream_io import BrotliReader, ZstdReader
from fastwarc.warc import HeaderMap
from msgspec import Struct

from whence.acquire.expand import GZIP, read_up_to
from whence.errors import OutOfBounds, Unreadable
from whence.model import Media

Headers = tuple[tuple[str, str], ...]

_MEDIA: dict[str, Media] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_CHARSET = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?([\w.:+-]{1,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]{0,16}(?:;[^\r\n]{0,4096})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_MOST_ENCODINGS = 4
# Each member copies what follows it; real servers send one.
_MOST_MEMBERS = 64


class Response(Struct, frozen=True):
    """The head of an HTTP response. ``length`` is how many bytes it takes."""

    status: int
    headers: Headers
    length: int

    def header(self, name: str) -> str:
        """A header's value, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def head(block: bytes) -> Response | None:
    """The response that the bytes begin with; None where they begin with no HTTP response or its
    head is longer than 32 KiB."""
    parsed = HeaderMap()
    try:
        length = parsed.parse(io.BytesIO(block))
    except OSError:
        return None
    if parsed.status_code is None:
        return None
    headers = tuple((_text(key), _text(value)) for key, value in parsed.items_bytes())
    return Response(parsed.status_code, headers, length)


def media(content_type: str) -> Media | None:
    """What kind of page a Content-Type announces; None where it is no page."""
    return _MEDIA.get(content_type.partition(";")[0].strip().lower())


def charset(content_type: str) -> str | None:
    """The encoding that a Content-Type names."""
    found = _CHARSET.search(content_type)
    return found.group(1) if found else None


def body(response: Response, data: bytes, source: str, limit: int) -> bytes:
    """What was sent after the head, freed of transfer and content encoding.

    Archives often keep the headers of an encoding that they have already undone: a body that is
    plainly not so encoded is taken as it stands. Raises Unreadable where it is cut or damaged,
    OutOfBounds where it expands to more than ``limit`` bytes.
    """
    data = payload(response, data, source)
    encodings = [each.strip().lower() for each in response.header("content-encoding").split(",")]
    for encoding in reversed(encodings[-_MOST_ENCODINGS:]):
        if encoding in {"", "identity"} or not data:
            continue
        if encoding not in _DECODERS:
            raise Unreadable(source, f"is encoded as {encoding[:40]!r}, which is not read")
        data = _decoded(encoding, data, source, limit)
    return data


def payload(response: Response, data: bytes, source: str) -> bytes:
    """What was sent after the head, freed of transfer encoding alone: the payload whose digest a
    WARC gives. Raises Unreadable where it is cut or damaged."""
    if "chunked" in response.header("transfer-encoding").lower() and _CHUNK.match(data):
        return _unchunked(data, source)
    return data


def unpacked(data: bytes, source: str, limit: int) -> bytes:
    """Bytes that are gzipped as a whole, unpacked; others as they are. Raises as ``body`` does."""
    return _decoded("gzip", data, source, limit) if data.startswith(GZIP) else data


def _decoded(encoding: str, data: bytes, source: str, limit: int) -> bytes:
    try:
        decoded = _DECODERS[encoding](data, limit + 1)
    except (OSError, EOFError, zlib.error):
        if _is_text(data):
            return data
        raise Unreadable(source, f"its {encoding} content is cut or damaged") from None
    if len(decoded) > limit:
        raise OutOfBounds(source, f"expands to more than {limit} bytes, the limit for one page")
    return decoded


def _is_text(data: bytes) -> bool:
    try:
        return data.lstrip().startswith(b"<") or bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _unchunked(data: bytes, source: str) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while found := _CHUNK.match(data, at):
        size = int(found.group(1), 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(data[found.end() : found.end() + size])
        line_end = _LINE_END.match(data, found.end() + size)
        if not line_end:
            break
        at = line_end.end()
    raise Unreadable(source, "its chunked content is cut or damaged")


def _gunzip(data: bytes, limit: int) -> bytes:
    return _inflated(data, limit, 31)


def _deflate(data: bytes, limit: int) -> bytes:
    try:
        return _inflated(data, limit, zlib.MAX_WBITS)
    except zlib.error:
        # Some servers send the bare stream that the name promises, without its wrapper.
        return _inflated(data, limit, -zlib.MAX_WBITS)


def _inflated(data: bytes, limit: int, wbits: int) -> bytes:
    pieces: list[bytes] = []
    for _ in range(_MOST_MEMBERS):
        stream = zlib.decompressobj(wbits)
        pieces.append(stream.decompress(data, limit))
        limit -= len(pieces[-1])
        if limit > 0 and not stream.eof:
            raise EOFError
        # Only gzip may hold several members; what else follows is no part of it.
        data = stream.unused_data
        if limit <= 0 or not data.startswith(GZIP):
            return b"".join(pieces)
    raise EOFError


def _brotli(data: bytes, limit: int) -> bytes:
    return read_up_to(BrotliReader(io.BytesIO(data)).read, limit)


def _zstandard(data: bytes, limit: int) -> bytes:
    return read_up_to(ZstdReader(io.BytesIO(data)).read, limit)


def _text(value: bytes) -> str:
    # HTTP gives header bytes no encoding; Latin-1 loses none of them.
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstandard,
}
