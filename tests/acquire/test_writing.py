"""Whatever is written to an archive is read back as it was."""

from __future__ import annotations

import gzip
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from whence.acquire import http
from whence.acquire.warc import WarcSource
from whence.acquire.web.archive import Earlier, WarcFile
from whence.acquire.web.exchange import Exchange
from whence.config import Limits
from whence.model import Capture, Revisit

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC)
)
NAMES = st.sampled_from(["x", "set-cookie", "vary", "x-long-name"])
VALUES = st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=20)
BODIES = st.binary(min_size=1, max_size=300).map(lambda data: b"<p>" + data.replace(b"\0", b"."))


@st.composite
def exchanges(draw: st.DrawFn) -> tuple[Exchange, bytes]:
    """An answer, packed or not, in chunks or not, and the page in it."""
    body = wire = draw(BODIES)
    headers = draw(st.lists(st.tuples(NAMES, VALUES), max_size=3))
    lines = [f"{name}: {value.strip()}" for name, value in headers]
    if draw(st.booleans()):
        wire = gzip.compress(wire, mtime=0)
        lines.append("Content-Encoding: gzip")
    if draw(st.booleans()):
        at = draw(st.integers(1, len(wire)))
        parts = [part for part in (wire[:at], wire[at:]) if part]
        wire = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        lines.append("Transfer-Encoding: chunked")
    head = "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *lines, "", ""])
    answer = head.encode("latin-1") + wire
    response = http.head(answer)
    assert response
    url = f"https://paper.example/{draw(st.integers(0, 9))}"
    request = b"GET / HTTP/1.1\r\n\r\n"
    return Exchange(url, request, answer, response, "192.0.2.1", draw(MOMENTS)), body


@given(st.lists(exchanges(), min_size=1, max_size=4))
def test_pages_come_back_byte_by_byte(made: list[tuple[Exchange, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        with WarcFile(path, {"operator": "desk"}) as warc:
            places = [warc.put(exchange) for exchange, _ in made]
        found = list(WarcSource(Limits()).read(path, path.name))
    assert len(found) == len(made)
    for item, (exchange, body), place in zip(found, made, places, strict=True):
        assert isinstance(item, Capture)
        assert item.body == body
        page = item.page
        assert (page.url, page.captured) == (exchange.url, exchange.began)
        assert page.headers == exchange.response.headers
        assert page.source == f"a.warc.gz@{place.offset}"


@given(exchanges(), MOMENTS)
def test_what_is_unchanged_refers_to_what_it_was(
    made: tuple[Exchange, bytes], moment: datetime
) -> None:
    exchange, _ = made
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        with WarcFile(path, {}) as warc:
            first = warc.put(exchange)
            earlier = Earlier("https://paper.example/before", moment, "sha256:x", first.payload)
            second = warc.put(exchange, earlier)
        page, again = WarcSource(Limits()).read(path, path.name)
    assert not first.revisit and second.revisit
    assert isinstance(page, Capture) and isinstance(again, Revisit)
    assert (again.url, again.captured) == (exchange.url, exchange.began)
    assert (again.of_url, again.of_captured) == (earlier.url, moment)
