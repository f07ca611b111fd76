"""The development data: its rows and digests, the public path over it, and where figures go."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from whence import exports
from whence.pipeline import build
from whence.store import Store

Row = dict[str, Any]
RESULTS = Path(__file__).parent / "results"


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file, compressed or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        yield from map(json.loads, lines)


def multisource_input(page: Row) -> Row:
    """A hand-labelled page as a collector would hand it over."""
    known = {key: page[key] for key in ("text", "title", "published", "outlet", "url")}
    return {"id": page["page_id"], **known}


def gva_input(article: Row) -> Row:
    """A gun violence article as a collector would hand it over."""
    known = {key: article[key] for key in ("text", "title", "published")}
    return {"id": article["doc_id"], **known}


def multisource_inputs(data: Path) -> Iterator[Row]:
    """All the hand-labelled pages."""
    return map(multisource_input, rows(data / "multisource" / "pages.jsonl"))


def gva_inputs(data: Path) -> Iterator[Row]:
    """All the gun violence articles."""
    return map(gva_input, rows(data / "gva" / "dev_articles.jsonl.gz"))


def written(inputs: Iterable[Row], folder: Path) -> Path:
    """Input rows as a file under ``folder`` that ``whence build`` reads."""
    source = folder / "input.jsonl"
    source.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in inputs))
    return source


def exported(inputs: Iterable[Row], folder: Path) -> Path:
    """Builds a record of input rows under ``folder``, as ``whence build`` does, and exports it.
    Returns the folder of the exchange format's files."""
    source = written(inputs, folder)
    with Store.create(folder / "record") as store:
        build(store, [source])
        exports.export(store, "jsonl", folder / "export")
    return folder / "export"


def digests(data: Path, *names: str) -> dict[str, str]:
    """The SHA-256 of files of the development data, by their names under its folder."""
    return {
        name: "sha256:" + hashlib.sha256((data / name).read_bytes()).hexdigest() for name in names
    }


def keep(bench: str, key: str, result: Row) -> None:
    """Writes figures under ``key`` into ``results/<bench>.json``, beside what other runs left."""
    path = RESULTS / f"{bench}.json"
    before: Row = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept = json.dumps({**before, key: result}, indent=2, sort_keys=True, ensure_ascii=False)
    RESULTS.mkdir(exist_ok=True)
    path.write_text(kept + "\n", encoding="utf-8")
