"""The sample pages, their expectations, and each page's words as a browser would show them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
from fastwarc.warc import ArchiveIterator, WarcRecordType

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGES = EXAMPLES / "pages"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


@cache
def words_of(key: str) -> str:
    """The visible words of the page that ``expected.json`` calls ``key``."""
    name, _, part = key.replace("@", "#", 1).partition("#")
    path = PAGES / name
    if path.suffix == ".jsonl":
        line = json.loads(path.read_text(encoding="utf-8").splitlines()[int(part) - 1])
        return squeezed(line["text"]) if "text" in line else _shown(line["html"].encode(), "utf-8")
    if path.suffix == ".gz":
        return _shown(*_archived(path, part))
    if path.suffix == ".txt":
        return squeezed(path.read_text(encoding="utf-8"))
    body = path.read_bytes()
    return _shown(body, "cp1252" if b"windows-1252" in body else "utf-8")


def _archived(path: Path, url: str) -> tuple[bytes, str]:
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            if record.headers["WARC-Target-URI"] == url:
                return record.reader.read(), record.http_charset or "utf-8"
    raise KeyError(url)


def _shown(body: bytes, charset: str) -> str:
    tree = lxml.html.document_fromstring(body.decode(charset).encode(), parser=_UTF8)
    for hidden in tree.xpath("//script | //style | //noscript"):
        hidden.drop_tree()
    return squeezed(str(tree.text_content()))


_UTF8 = lxml.html.HTMLParser(encoding="utf-8")
