"""Main text against hand-made ground truth, and how much of it leads back to its bytes.

    python -m bench.cleaning --data ../shared/data

Scores follow the article-extraction-benchmark (sequences of four words, averaged per page) on its
own pages, and words on the WCXB pages. Plain trafilatura runs beside it on the same pages.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import fmean
from typing import Any

import trafilatura

from bench.corpora import Row, digests, keep, rows
from whence import clean
from whence.clean import clean as cleaned
from whence.config import Limits
from whence.model import Article, Page
from whence.store.retrace import same_words, words

Counts = tuple[float, float, float]
"""Hits, false alarms and misses."""

PEERS = {"rs-trafilatura": 0.970, "AutoExtract": 0.970, "trafilatura": 0.958}
"""4-gram F1 on the test part, from the data's README."""

_WORD = re.compile(r"\w+")
_LEFT_OUT = re.compile(r"^(one|\d+) extracted lines? (?:was|were) left out")


def sequences(text: str, length: int = 4) -> Counter[tuple[str, ...]]:
    """How often each run of ``length`` words stands in a text; a shorter text is one run."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    count = max(1, len(words) - length + 1)
    return Counter(tuple(words[start : start + length]) for start in range(count))


def overlap(truth: Counter[Any], found: Counter[Any]) -> Counts:
    """Hits, false alarms and misses as shares of their sum, so that pages weigh the same."""
    hits = (truth & found).total()
    alarms, misses = found.total() - hits, truth.total() - hits
    every = hits + alarms + misses
    return (hits / every, alarms / every, misses / every) if every else (0.0, 0.0, 0.0)


def averaged(pages: Sequence[Counts]) -> Row:
    """Mean precision over pages with any text found, mean recall over pages with any text to find,
    and the F1 of the two means, as the benchmark computes them."""
    precision = fmean(hits / (hits + alarms) for hits, alarms, _ in pages if hits + alarms)
    recall = fmean(hits / (hits + misses) for hits, _, misses in pages if hits + misses)
    return {
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
    }


def mean_f1(pages: Sequence[Counts]) -> Row:
    """Mean of the pages' own F1, as WCXB computes it."""
    return {
        "f1": round(
            fmean(2 * hits / (2 * hits + alarms + misses or 1) for hits, alarms, misses in pages), 4
        )
    }


def verifies(article: Article, body: bytes) -> bool:
    """Whether the whole text is found again at its bytes, white space aside."""
    ranges = article.byte_map.ranges(0, len(article.text))
    read = words(body, ranges, article.encoding, article.layers)
    made = article.byte_map.uncovered(0, len(article.text))
    return same_words(read, article.text) and all(
        article.text[position].isspace() for position in made
    )


class Tally:
    """What a corpus came to beside its scores."""

    def __init__(self) -> None:
        self.pages = self.articles = self.verified = self.lines = self.untraced = 0
        self.kinds: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()

    def read(self, html: bytes, url: str | None, charset: str | None) -> tuple[Article, ...]:
        """Cleans one page and counts."""
        page = Page("pg_bench", "", len(html), "text/html", "bench", url=url, charset=charset)
        articles, rejections = cleaned(page, html, Limits())
        self.pages += 1
        self.articles += len(articles)
        self.verified += sum(verifies(article, html) for article in articles)
        self.lines += sum(article.text.count("\n\n") + 1 for article in articles)
        self.kinds.update(article.kind for article in articles)
        for rejection in rejections:
            left = _LEFT_OUT.match(rejection.reason)
            if left:
                count = 1 if left.group(1) == "one" else int(left.group(1))
                self.untraced += count
                self.lines += count
            else:
                self.refusals[rejection.reason] += 1
        return articles

    def row(self) -> Row:
        """The counts, and the shares that must be 1 or near it."""
        return {
            "pages": self.pages,
            "articles": self.articles,
            "kinds": dict(self.kinds),
            "lines traced": round(1 - self.untraced / self.lines, 5) if self.lines else None,
            "articles that verify": self.verified / self.articles if self.articles else None,
            "refusals": dict(self.refusals),
        }


def body_of(articles: Sequence[Article]) -> str:
    """The bodies of a page's articles."""
    return "\n".join(article.text[article.body_start :] for article in articles)


def whole_of(articles: Sequence[Article]) -> str:
    """The texts of a page's articles, headlines included."""
    return "\n".join(article.text for article in articles)


def scored(
    rows: Iterator[Row],
    truth_of: Callable[[Row], str],
    count: Callable[[str], Counter[Any]],
    total: Callable[[Sequence[Counts]], Row],
) -> Row:
    """One corpus: our bodies, our whole texts and plain trafilatura against its ground truth."""
    tally = Tally()
    pages: dict[str, list[Counts]] = {"whence": [], "with headline": [], "trafilatura": []}
    for row in rows:
        truth = count(truth_of(row))
        # The rows hold characters: the bytes of the capture are not kept.
        articles = tally.read(row["html"].encode("utf-8", "replace"), row["url"], "utf-8")
        plain = trafilatura.extract(row["html"], include_comments=False, url=row["url"]) or ""
        pages["whence"].append(overlap(truth, count(body_of(articles))))
        pages["with headline"].append(overlap(truth, count(whole_of(articles))))
        pages["trafilatura"].append(overlap(truth, count(plain)))
    return {**{name: total(values) for name, values in pages.items()}, **tally.row()}


def lower_words(text: str) -> Counter[str]:
    """How often each word stands in a text, in lower case."""
    return Counter(_WORD.findall(text.lower()))


def saved(folder: Path) -> Row:
    """A folder of saved pages without ground truth."""
    tally = Tally()
    for path in sorted(folder.glob("*.html.gz")):
        tally.read(gzip.decompress(path.read_bytes()), None, None)
    return tally.row()


def main() -> None:
    """Prints the table and writes it with the digests of the data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    files = {name: f"pages/{name}.jsonl.gz" for name in ("aeb_dev", "wcxb_dev")}
    result: Row = {
        "data": digests(data, *files.values()),
        "versions": {
            "clean": clean.VERSION,
            **{name: version(name) for name in ("trafilatura", "htmldate", "lxml", "py3langid")},
        },
        "peers on the test part (4-gram F1)": PEERS,
        "aeb_dev (4-gram F1)": scored(
            rows(data / files["aeb_dev"]), lambda row: str(row["body"]), sequences, averaged
        ),
        "wcxb_dev (word F1)": scored(
            rows(data / files["wcxb_dev"]),
            lambda row: str(row["truth"]["main_content"]),
            lower_words,
            mean_f1,
        ),
        "airwars/html": saved(data / "airwars" / "html"),
    }
    for corpus in ("aeb_dev (4-gram F1)", "wcxb_dev (word F1)", "airwars/html"):
        print(corpus)
        for name, value in result[corpus].items():
            print(f"  {name:22}", value)
    print("peers on the test part (4-gram F1)", PEERS)
    keep("cleaning", "main text", result)


if __name__ == "__main__":
    main()
