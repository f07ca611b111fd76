"""Real pages, kept beside the repository: a build goes through them all, and verifies."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
import pytest
from bench.corpora import Row, gva_inputs, multisource_inputs

from whence import pipeline
from whence.store import Store
from whence.store.verify import verify

Find = Callable[[str], Path]


def assert_whole(record: Path, sources: list[Path], pages: int) -> None:
    with Store.create(record) as store:
        pipeline.build(store, sources)
        counts = store.counts()
        broken = [each.reason for each in store.rejections() if each.broken]
    assert counts.pages == pages
    assert counts.claims > pages
    assert broken == []
    assert not list(verify(record))


def test_saved_html_pages(shared: Find, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    packed = sorted(shared("data/airwars/html").glob("*.html.gz"))
    for path in packed:
        (folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    assert_whole(tmp_path / "record", [folder], len(packed))


@pytest.mark.parametrize("inputs", [gva_inputs, multisource_inputs])
def test_collected_texts(
    inputs: Callable[[Path], Iterator[Row]], shared: Find, tmp_path: Path
) -> None:
    rows = [row for row in islice(inputs(shared("data")), 300) if row["text"].strip()]
    source = tmp_path / "collected.jsonl"
    source.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    assert_whole(tmp_path / "record", [source], len(rows))
