"""HTTP responses as archives keep them."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from whence.acquire import http
from whence.errors import OutOfBounds, RefusedInput, Unreadable

LIMIT = 100_000
TEXT = b"<p>The ferry sank at dawn, the harbour master said.</p>" * 40


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def written(kind: type[BrotliWriter] | type[ZstdWriter], data: bytes) -> bytes:
    out = io.BytesIO()
    writer = kind(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


PACKED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]),
    "deflate": zlib.compress(TEXT),
    "Deflate": bare_deflate(TEXT),
    "br": written(BrotliWriter, TEXT),
    "zstd": written(ZstdWriter, TEXT),
}


def body(data: bytes, *headers: tuple[str, str], limit: int = LIMIT) -> bytes:
    return http.body(http.Response(200, headers, 0), data, "a@0", limit)


@pytest.mark.parametrize("encoding", PACKED)
def test_every_encoding_is_undone(encoding: str) -> None:
    assert body(PACKED[encoding], ("Content-Encoding", encoding)) == TEXT


@pytest.mark.parametrize("encoding", PACKED)
def test_a_cut_body_is_refused(encoding: str) -> None:
    with pytest.raises(Unreadable, match="cut or damaged"):
        body(PACKED[encoding][:-12], ("Content-Encoding", encoding))


@pytest.mark.parametrize("encoding", PACKED)
def test_a_body_that_expands_too_far_is_refused(encoding: str) -> None:
    with pytest.raises(OutOfBounds):
        body(PACKED[encoding], ("Content-Encoding", encoding), limit=len(TEXT) - 1)
    assert body(PACKED[encoding], ("Content-Encoding", encoding), limit=len(TEXT)) == TEXT


@pytest.mark.parametrize("encoding", PACKED)
def test_a_body_that_was_unpacked_before_it_was_kept_is_taken_as_it_stands(encoding: str) -> None:
    assert body(TEXT, ("Content-Encoding", encoding)) == TEXT


def test_encodings_are_undone_from_the_last_to_the_first() -> None:
    packed = written(BrotliWriter, gzip.compress(TEXT))
    assert body(packed, ("content-encoding", "gzip, br")) == TEXT


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(Unreadable, match="'rot13', which is not read"):
        body(TEXT, ("Content-Encoding", "rot13"))


def test_an_endless_series_of_empty_members_is_refused() -> None:
    with pytest.raises(Unreadable):
        body(gzip.compress(b"") * 10_000, ("Content-Encoding", "gzip"))


CHUNKED = ("Transfer-Encoding", "chunked")


def test_chunks_are_joined() -> None:
    assert body(b"3;note=x\r\nThe\r\n6 \r\n ferry\r\n0\r\n\r\n", CHUNKED) == b"The ferry"


def test_a_body_whose_chunks_were_joined_before_is_taken_as_it_stands() -> None:
    assert body(TEXT, CHUNKED) == TEXT


@pytest.mark.parametrize(
    "data",
    [b"3\r\nThe\r\n", b"9\r\nThe", b"3\r\nThe\r\nrubbish", b"fffffffffff\r\nThe\r\n0\r\n\r\n"],
)
def test_cut_chunks_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="chunked"):
        body(data, CHUNKED)


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=8))
def test_chunking_round_trips(pieces: list[bytes]) -> None:
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    assert body(chunks + b"0\r\n\r\n", CHUNKED) == b"".join(pieces)


@given(st.binary(max_size=300), st.sampled_from([*PACKED, "gzip, br", "identity"]))
def test_any_body_is_taken_or_refused(data: bytes, encoding: str) -> None:
    try:
        assert len(body(data, ("Content-Encoding", encoding), CHUNKED, limit=500)) <= 500
    except RefusedInput as error:
        assert error.reason


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda tail: b"HTTP/1.1 200" + tail))
def test_any_head_is_read_or_is_none(data: bytes) -> None:
    found = http.head(data)
    assert found is None or 0 <= found.length <= len(data)
    for pair in found.headers if found else ():
        "".join(pair).encode()


@pytest.mark.parametrize(
    ("content_type", "media", "charset"),
    [
        ("text/html", "text/html", None),
        ('Text/HTML; Charset="Windows-1252"', "text/html", "Windows-1252"),
        ("application/xhtml+xml;charset=utf-8", "text/html", "utf-8"),
        ("text/plain ; charset = koi8-r", "text/plain", "koi8-r"),
        ("image/png", None, None),
        ("", None, None),
    ],
)
def test_content_types(content_type: str, media: str | None, charset: str | None) -> None:
    assert http.media(content_type) == media
    assert http.charset(content_type) == charset
