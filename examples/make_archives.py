"""Makes the sample pages that cannot be typed: a web archive, one cut short, and a page that is
not one.

    python examples/make_archives.py [FOLDER]

writes into FOLDER (``examples/pages`` beside this file, unless named). The archive's pages are the
files of ``examples/archived``; dates and record ids are fixed, so that every run writes the same.
"""

from __future__ import annotations

import gzip
import sys
import uuid
from io import BytesIO
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

HERE = Path(__file__).resolve().parent
CAPTURED = "2023-02-11T12:00:00Z"
SERVERS = {
    "lanmere-school-radio.html": (
        "https://radiolanmere.example/armed-men-take-pupils",
        "text/html; charset=windows-1252",
    ),
    "lanmere-school-dispatch.html": (
        "https://harbourdispatch.example/2023/02/11/nine-lanmere-pupils-freed/",
        "text/html; charset=UTF-8",
    ),
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def main(folder: Path) -> None:
    """Writes the three files into ``folder``."""
    archive = web_archive()
    (folder / "lanmere-school.warc.gz").write_bytes(archive)
    (folder / "cut-short.warc.gz").write_bytes(archive[: len(archive) // 3])
    (folder / "scanned-notice.html").write_bytes(PIXEL + bytes(range(256)) * 16)


def web_archive() -> bytes:
    """Two news pages and a picture, each record compressed by itself as WARC asks."""
    records = [_record(WarcRecordType.warcinfo, None, b"software: examples/make_archives.py\r\n")]
    for name, (url, media) in SERVERS.items():
        records.append(_record(WarcRecordType.request, url, _request(url)))
        body = (HERE / "archived" / name).read_bytes()
        records.append(_record(WarcRecordType.response, url, _response(media, body)))
    picture = "https://radiolanmere.example/pixel.png"
    records.append(_record(WarcRecordType.response, picture, _response("image/png", PIXEL)))
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def _record(kind: WarcRecordType, url: str | None, content: bytes) -> bytes:
    record = WarcRecord()
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind!s} {url}")
    record.init_headers(kind, f"uuid:{name}".encode())
    record.headers["WARC-Date"] = CAPTURED
    if url:
        record.headers["WARC-Target-URI"] = url
        record.headers["Content-Type"] = f"application/http; msgtype={kind!s}"
    else:
        record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(content)
    written = BytesIO()
    record.write(written, checksum_data=True)
    return written.getvalue()


def _request(url: str) -> bytes:
    host, _, path = url.removeprefix("https://").partition("/")
    return f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: sample/1.0\r\n\r\n".encode()


def _response(media: str, body: bytes) -> bytes:
    head = (
        "HTTP/1.1 200 OK\r\n"
        "Date: Sat, 11 Feb 2023 12:00:00 GMT\r\n"
        "Server: sample\r\n"
        f"Content-Type: {media}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pages")
