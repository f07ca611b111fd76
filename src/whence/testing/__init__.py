"""Checks that every plug-in should pass; the built-in ones do. Call them from your own tests.

Each raises AssertionError with a sentence that says what the protocol asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from whence import exports, ids
from whence.acquire import Source
from whence.config import Limits
from whence.errors import RefusedInput
from whence.extract import Reader, gate
from whence.model import Article, ByteMap, ByteRun, Capture, DateRange, Mention
from whence.ship import Exporter
from whence.ship.shipping import Report
from whence.store import Store


def article_of(text: str, published: date | None = None, title: str | None = None) -> Article:
    """An article whose page is this very text in UTF-8."""
    body = text.encode()
    page_id = ids.page(ids.digest(body), None)
    runs: list[ByteRun] = []
    position = 0
    for index, character in enumerate(text):
        width = len(character.encode())
        runs.append(ByteRun(index, index + 1, position, width))
        position += width
    return Article(
        article_id=ids.article(page_id, 0, text),
        page_id=page_id,
        index=0,
        kind="report",
        text=text,
        byte_map=ByteMap(tuple(runs)),
        layers=("text",),
        encoding="utf-8",
        title=title,
        published=DateRange(published, published, "declared") if published else None,
        language="en",
    )


def check_reader(reader: Reader, article: Article) -> tuple[Mention, ...]:
    """Reads the article twice. Returns the mentions."""
    assert reader.name and reader.version, "a reader has a name and a version"
    drafts = tuple(reader.read(article))
    assert drafts == tuple(reader.read(article)), "reading twice gives the same drafts"
    mentions, refused = gate.admit(article, drafts, reader)
    assert not refused, f"every quote stands at its span: {refused[0].reason}"
    for mention in mentions:
        for claim in mention.claims:
            assert 0 <= claim.confidence <= 1, "a confidence lies between 0 and 1"
    return mentions


def check_source(
    make: Callable[[Limits], Source], path: Path
) -> tuple[tuple[Capture, ...], tuple[RefusedInput, ...]]:
    """Reads the file twice. Returns its captures and refusals."""
    source = make(Limits())
    assert path.name.lower().endswith(source.suffixes), "the file's name ends in a suffix it takes"
    items = tuple(source.read(path, path.name))
    captures = tuple(item for item in items if isinstance(item, Capture))
    refusals = tuple(item for item in items if isinstance(item, RefusedInput))
    again = tuple(item for item in source.read(path, path.name) if isinstance(item, Capture))
    assert captures == again, "reading twice gives the same captures"
    for capture in captures:
        page = capture.page
        assert page.digest == ids.digest(capture.body), "a page's digest is that of its bytes"
        assert page.page_id == ids.page(page.digest, page.url), "a page's id is made by ids.page"
        assert page.size == len(capture.body), "a page's size counts its bytes"
        assert page.source.startswith(path.name), "a page's source begins with the name given"
    for refusal in refusals:
        assert refusal.source.startswith(path.name), "a refusal names the file"
        assert refusal.reason, "a refusal gives its reason"
    return captures, refusals


def check_exporter(make: Callable[[], Exporter], store: Store, folder: Path) -> Report:
    """Exports twice into one folder. Returns the first export's report."""
    first = exports.ship(store, "checked", make(), folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert exports.ship(store, "checked", make(), folder) == first, "exporting twice says the same"
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert before == after, "exporting twice writes the same bytes"
    return first
