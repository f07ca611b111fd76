"""Random spans of every development page lead to the bytes that made them, in body and title."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.clean.traced import at, squeezed
from whence.clean import clean
from whence.config import Limits
from whence.model import Article, Page

SPANS = 40


def pages(data: Path) -> Iterator[bytes]:
    for name in ("aeb_dev", "wcxb_dev"):
        with gzip.open(data / "pages" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["html"].encode("utf-8", "replace")
    for path in sorted((data / "airwars" / "html").glob("*.html.gz")):
        yield gzip.decompress(path.read_bytes())


def spans(article: Article, dice: random.Random) -> Iterator[tuple[int, int]]:
    """Spans of the headline, of the body, over both, and of single characters."""
    length, body = len(article.text), article.body_start
    for low, high in ((0, body), (body, length), (0, length)):
        for _ in range(SPANS if high > low else 0):
            first, last = sorted((dice.randint(low, high), dice.randint(low, high)))
            yield first, last
            if first < high:
                yield first, first + 1


def test_random_spans_of_all_development_pages(shared: Callable[[str], Path]) -> None:
    dice = random.Random(20261126)
    checked = titled = 0
    for body in pages(shared("data")):
        page = Page("pg_test", "sha256:00", len(body), "text/html", "a page")
        articles, _ = clean(page, body, Limits())
        for article in articles:
            titled += article.body_start > 0
            for first, last in spans(article, dice):
                wanted = article.text[first:last]
                assert squeezed(at(article, body, first, last)) == squeezed(wanted)
                checked += 1
    assert checked > 25_000
    assert titled > 180
