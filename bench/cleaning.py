"""Main text against hand-made ground truth, and how much of it leads back to its bytes.

    python -m bench.cleaning --data ../shared/data

Scores follow the article-extraction-benchmark (sequences of four words, averaged per page) on its
own pages, and words on the WCXB pages. trafilatura, resiliparse and htmldate run beside it on the
same pages. The trees that choose the main text were fitted to these very pages, so the figures that
count are those of pages that their trees never saw: ``python -m training.main_text --folds 2 5``
keeps them in the same results.
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
from resiliparse.extract.html2text import extract_plain_text

from bench.corpora import Row, digests, keep, rows
from bench.declared import Said, by_trafilatura, by_whence, of_changes, tally
from bench.speed import compared
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
        self.pages = self.articles = self.verified = 0
        self.kinds: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()

    def read(self, html: bytes, url: str | None, charset: str | None) -> tuple[Article, ...]:
        """Cleans one page and counts."""
        page = Page("pg_bench", "", len(html), "text/html", "bench", url=url, charset=charset)
        articles, rejections = cleaned(page, html, Limits())
        self.pages += 1
        self.articles += len(articles)
        self.verified += sum(verifies(article, html) for article in articles)
        self.kinds.update(article.kind for article in articles)
        self.refusals.update(rejection.reason for rejection in rejections)
        return articles

    def row(self) -> Row:
        """The counts, and the shares that must be 1 or near it."""
        return {
            "pages": self.pages,
            "articles": self.articles,
            "kinds": dict(self.kinds),
            "articles that verify": self.verified / self.articles if self.articles else None,
            "refusals": dict(self.refusals),
        }


def body_of(articles: Sequence[Article]) -> str:
    """The bodies of a page's articles."""
    return "\n".join(article.text[article.body_start :] for article in articles)


def whole_of(articles: Sequence[Article]) -> str:
    """The texts of a page's articles, headlines included."""
    return "\n".join(article.text for article in articles)


def by_peers(row: Row) -> dict[str, str]:
    """What other programs take for the main text."""
    html, url = row["html"], row["url"]
    plain = trafilatura.extract(html, include_comments=False, url=url)
    strict = trafilatura.extract(html, include_comments=False, url=url, favor_precision=True)
    return {
        "trafilatura": plain or "",
        "trafilatura, precise": strict or "",
        "resiliparse": extract_plain_text(html, main_content=True),
    }


def scored(
    rows: Iterator[Row],
    truth_of: Callable[[Row], str],
    count: Callable[[str], Counter[Any]],
    total: Callable[[Sequence[Counts]], Row],
) -> Row:
    """One corpus: our bodies, our whole texts and other programs against its ground truth; and what
    the pages declare, where the ground truth tells of it."""
    tally_of = Tally()
    pages: dict[str, list[Counts]] = {}
    told: list[tuple[Row, Said]] = []
    peers: list[tuple[Row, Said]] = []
    for row in rows:
        truth = count(truth_of(row))
        # The rows hold characters: the bytes of the capture are not kept.
        articles = tally_of.read(row["html"].encode("utf-8", "replace"), row["url"], "utf-8")
        texts = {"whence": body_of(articles), "with headline": whole_of(articles), **by_peers(row)}
        for name, text in texts.items():
            pages.setdefault(name, []).append(overlap(truth, count(text)))
        if "truth" in row:
            told.append((row, by_whence(articles)))
            peers.append((row, by_trafilatura(row["html"], row["url"])))
    found = {**{name: total(values) for name, values in pages.items()}, **tally_of.row()}
    if told:
        changes = of_changes(told)
        found["declared: whence"] = tally(told, changes)
        found["declared: htmldate, trafilatura"] = tally(peers, changes)
    return found


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
            **{
                name: version(name)
                for name in ("trafilatura", "htmldate", "resiliparse", "py3langid")
            },
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
        "speed": compared(data),
    }
    for corpus in ("aeb_dev (4-gram F1)", "wcxb_dev (word F1)", "airwars/html", "speed"):
        print(corpus)
        for name, value in result[corpus].items():
            print(f"  {name:32}", value)
    print("peers on the test part (4-gram F1)", PEERS)
    keep("cleaning", "main text", result)


if __name__ == "__main__":
    main()
