"""How the time of grouping grows with the number of articles, and what one more page takes.

    python -m bench.growth --data ../shared/data --sizes 3000 10000 30000 100000

The gun violence articles are read once and then repeated: every repetition lies a year later, its
names are other names, and half of its other words are put for others, the same throughout, so that
what copied one another still does and nothing copies the repetition before. Places stay, so that
they fill up as they do in a record of one country. The articles are put into a record as reading
would have left them; what is timed is all that comes after: copies, credits, incidents,
reconciling, and every write. Then single pages of one more repetition are added, each with a build
of its own.

Seconds are of one processor, whatever else the machine does, and by the clock. ``--record`` names
where what was read is kept for the next time.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import msgspec

from bench.corpora import Row, digests, keep
from bench.linking import Read, read_gva
from whence import group, ids, linking, reconcile
from whence.config import Settings
from whence.model import Article, Claim, DateRange, Mention, Page, When
from whence.store import Store, tables, writes

PAGES = 20
"""Pages that are added one by one."""
_BATCH = 500
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[a-z]+")
"""Words that are no names and no figures, so that none that is put for another makes a name, an age
or a toll that a whole repetition shares."""


def main() -> None:
    """Print the seconds of each size and how they grow, and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[3_000, 10_000, 30_000])
    parser.add_argument("--record", type=Path)
    options = parser.parse_args()
    read = read_gva(options.data, options.record)
    found = []
    for size in sorted(options.sizes):
        # Each in a process of its own, whose memory is its own.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found.append(pool.submit(measured, read, size).result())
        print(msgspec.json.format(msgspec.json.encode(found[-1]), indent=2).decode(), flush=True)
    result: Row = {
        "sizes": found,
        "seconds over n log n, from size to size": [
            round(_rate(later) / _rate(earlier), 2) for earlier, later in pairwise(found)
        ],
        "data": digests(options.data, "gva/dev_articles.jsonl.gz"),
        "versions": {"group": group.VERSION, "reconcile": reconcile.VERSION},
    }
    print(result["seconds over n log n, from size to size"])
    keep("growth", "gva repeated", result)


def measured(read: Read, size: int) -> Row:
    """The figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        made = repeated(read)
        with Store.create(record) as store:
            _put(store, made, size)
        with Store.open(record) as store:
            whole = _timed(lambda: linking.link(store, Settings()))
            counts = store.counts()
        pages = [_added(record, made) for _ in range(PAGES)]
        return {
            "articles": counts.articles,
            "claims": counts.claims,
            "families": counts.families,
            "incidents": counts.incidents,
            "seconds of one processor": whole[0],
            "seconds by the clock": whole[1],
            "one page: seconds of one processor, median and most": _middle(pages, 0),
            "one page: seconds by the clock, median and most": _middle(pages, 1),
            "most memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "database, MB": (record / "record.sqlite").stat().st_size >> 20,
        }


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    processor, clock = time.process_time(), time.perf_counter()
    do()
    return round(time.process_time() - processor, 2), round(time.perf_counter() - clock, 2)


def _added(record: Path, made: Iterator[tuple[Article, list[Mention]]]) -> tuple[float, float]:
    with Store.open(record) as store:
        _put(store, made, 1)
        return _timed(lambda: linking.link(store, Settings()))


def _middle(pages: Sequence[tuple[float, float]], which: int) -> list[float]:
    return [median(each[which] for each in pages), max(each[which] for each in pages)]


def _rate(row: Row) -> float:
    return float(row["seconds of one processor"] / (row["articles"] * math.log(row["articles"])))


def _put(store: Store, made: Iterator[tuple[Article, list[Mention]]], number: int) -> None:
    """Puts so many articles into a record, each on a page of its own, as reading leaves them but
    without the custody lines, which grouping does not read."""
    left = number
    while left:
        with store._write() as connection:
            writes.unmark_done(connection, writes.LINK)
            for _ in range(min(left, _BATCH)):
                article, mentions = next(made)
                digest = ids.digest(article.page_id.encode())
                page = Page(article.page_id, digest, 1, "text/plain", article.page_id)
                writes.add_once(connection, tables.pages, writes.row(page))
                writes.add_articles(connection, [article])
                writes.add_mentions(connection, mentions)
                left -= 1


# -- articles ---------------------------------------------------------------------------------


def repeated(read: Read) -> Iterator[tuple[Article, list[Mention]]]:
    """Articles with their mentions, without end; those of one repetition in an order of chance."""
    held: dict[str, list[Mention]] = {}
    for mention in read.mentions:
        held.setdefault(mention.article_id, []).append(mention)
    words = {word for each in read.articles[:300] for word in each.text.split()}
    vocabulary = sorted(word for word in words if _PLAIN.fullmatch(word))
    number = 0
    while True:
        articles = list(read.articles)
        random.Random(number).shuffle(articles)
        for article in articles:
            made = _later(article, number, vocabulary)
            yield made, [_told(each, made, number) for each in held.get(article.article_id, ())]
        number += 1


def _later(article: Article, number: int, vocabulary: Sequence[str]) -> Article:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word[:1].isupper() and len(word) > 3:
            return f"{word}{'abcdefghij'[number % 10]}{number}"
        if not _PLAIN.fullmatch(word):
            return word
        drawn = _draw(word, number)
        return vocabulary[drawn // 2 % len(vocabulary)] if drawn % 2 else word

    published = article.published
    return msgspec.structs.replace(
        article,
        article_id=ids.make("ar", article.article_id, number),
        page_id=ids.make("pg", article.page_id, number),
        text=_WORD.sub(other, article.text),
        body_start=0,
        published=DateRange(
            published.earliest + _shift(number), published.latest + _shift(number), published.found
        )
        if published
        else None,
    )


@lru_cache(100_000)
def _draw(word: str, number: int) -> int:
    return int.from_bytes(hashlib.blake2b(f"{word} {number}".encode(), digest_size=6).digest())


def _told(mention: Mention, article: Article, number: int) -> Mention:
    mention_id = ids.make("me", mention.mention_id, number)
    claims = tuple(_claimed(claim, mention_id, article, number) for claim in mention.claims)
    return msgspec.structs.replace(
        mention, mention_id=mention_id, article_id=article.article_id, claims=claims
    )


def _claimed(claim: Claim, mention_id: str, article: Article, number: int) -> Claim:
    value = claim.value
    if isinstance(value, When) and value.earliest and value.latest:
        value = msgspec.structs.replace(
            value,
            earliest=value.earliest + _shift(number),
            latest=value.latest + _shift(number),
        )
    start = min(claim.start, len(article.text) - 1)
    return msgspec.structs.replace(
        claim,
        claim_id=ids.make("cl", claim.claim_id, number),
        article_id=article.article_id,
        mention_id=mention_id,
        value=value,
        start=start,
        end=start + 1,
    )


def _shift(number: int) -> timedelta:
    return timedelta(days=365 * number)


if __name__ == "__main__":
    main()
