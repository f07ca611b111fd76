"""Archives made for the tests, byte by byte."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

from whence.acquire import Source
from whence.config import Limits
from whence.errors import RefusedInput
from whence.model import Capture

LIMITS = Limits(page=64 << 10, archive=4 << 20, expansion=50, members=50, depth=20)


def html(number: int, words: int = 40) -> bytes:
    """A page that no other number gives."""
    return f"<html><body><p>Page {number}. {'Nobody was hurt. ' * words}</p></body></html>".encode()


def response(
    body: bytes,
    *headers: str,
    status: str = "200 OK",
    content_type: str = "text/html; charset=utf-8",
) -> bytes:
    """An HTTP response as it was sent."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def record(
    block: bytes,
    url: str | None = "https://ferry-herald.example/1",
    *headers: str,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    length: int | str | None = None,
) -> bytes:
    """One WARC record; ``length`` is what it declares, if not the truth."""
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:11111111-2222-3333-4444-555555555555>",
        "WARC-Date: 2031-05-06T07:08:09Z",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"Content-Type: {content_type}",
        *headers,
        f"Content-Length: {len(block) if length is None else length}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def pages(count: int, words: int = 40) -> list[bytes]:
    """Records of that many different pages."""
    return [
        record(response(html(n, words)), f"https://ferry-herald.example/{n}") for n in range(count)
    ]


def zipped(records: Iterable[bytes]) -> bytes:
    """Records as a ``.warc.gz`` holds them: each in a gzip member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def block_digest(block: bytes) -> str:
    """The header that crawlers write."""
    return f"WARC-Block-Digest: sha1:{base64.b32encode(hashlib.sha1(block).digest()).decode()}"


def wacz(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    """A ZIP with these members."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def read(source: Source, path: Path) -> tuple[list[Capture], list[RefusedInput]]:
    """What a source makes of a file: captures, refusals."""
    items = list(source.read(path, path.name))
    return (
        [item for item in items if isinstance(item, Capture)],
        [item for item in items if isinstance(item, RefusedInput)],
    )


def told(refusals: Iterable[RefusedInput]) -> list[str]:
    """Refusals as a person reads them."""
    return [str(refusal) for refusal in refusals]
