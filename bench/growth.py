"""How the time of grouping grows with the number of articles.

    python -m bench.growth --data ../shared/data --sizes 3000 6000 12000

The gun violence articles are read once and then repeated: every repetition lies years later, its
names are other names, and half of its other words are drawn anew, so that it repeats no incident
and copies no text. Only families, credits and incidents are timed, in seconds of one processor,
whatever else the machine does; what counts is the growth from size to size.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import time
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import msgspec

from bench.corpora import Row, digests, keep
from bench.linking import Read, read_gva
from whence import group, ids
from whence.model import Article, Claim, DateRange, Mention, When

YEARS = 6
_WORD = re.compile(r"\w+")


def main() -> None:
    """Print the seconds of each size and how they grow, and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[3_000, 6_000, 12_000])
    options = parser.parse_args()
    read = read_gva(options.data)
    found = [_timed(read, size) for size in sorted(options.sizes)]
    result: Row = {
        "sizes": found,
        "seconds over n log n, from size to size": [
            round(_rate(later) / _rate(earlier), 2) for earlier, later in pairwise(found)
        ],
        "data": digests(options.data, "gva/dev_articles.jsonl.gz"),
        "versions": {"group": group.VERSION},
    }
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    keep("growth", "gva repeated", result)


def _timed(read: Read, size: int) -> Row:
    articles, mentions = repeated(read, size)
    started = time.process_time()
    group.families(articles)
    copied = time.process_time()
    group.credits(articles, mentions)
    linked = group.link(articles, mentions)
    ended = time.process_time()
    return {
        "articles": len(articles),
        "mentions": len(mentions),
        "incidents": len(linked.incidents),
        "families, seconds": round(copied - started, 1),
        "credits and incidents, seconds": round(ended - copied, 1),
    }


def _rate(row: Row) -> float:
    seconds = row["families, seconds"] + row["credits and incidents, seconds"]
    return float(seconds / (row["articles"] * math.log(row["articles"])))


def repeated(read: Read, size: int) -> tuple[list[Article], list[Mention]]:
    """So many articles, with their mentions."""
    articles: list[Article] = []
    mentions: list[Mention] = []
    held: dict[str, list[Mention]] = {}
    for mention in read.mentions:
        held.setdefault(mention.article_id, []).append(mention)
    vocabulary = sorted({word for each in read.articles[:300] for word in each.text.split()})
    number = 0
    while len(articles) < size:
        for article in read.articles[: size - len(articles)]:
            made = _later(article, number, vocabulary)
            articles.append(made)
            mentions += [_told(each, made, number) for each in held.get(article.article_id, ())]
        number += 1
    return articles, mentions


def _later(article: Article, number: int, vocabulary: Sequence[str]) -> Article:
    if number == 0:
        return article
    chance = random.Random(f"{article.article_id} {number}")

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word[:1].isupper() and len(word) > 3:
            return f"{word}{'abcdefghij'[number % 10]}{number}"
        return chance.choice(vocabulary) if chance.random() < 0.5 else word

    published = article.published
    return msgspec.structs.replace(
        article,
        article_id=ids.make("ar", article.article_id, number),
        page_id=ids.make("pg", article.page_id, number),
        text=_WORD.sub(other, article.text),
        published=DateRange(
            published.earliest + _shift(number), published.latest + _shift(number), published.found
        )
        if published
        else None,
    )


def _told(mention: Mention, article: Article, number: int) -> Mention:
    if number == 0:
        return mention
    mention_id = ids.make("me", mention.mention_id, number)
    claims = tuple(
        _claimed(claim, mention_id, article.article_id, number) for claim in mention.claims
    )
    return msgspec.structs.replace(
        mention, mention_id=mention_id, article_id=article.article_id, claims=claims
    )


def _claimed(claim: Claim, mention_id: str, article_id: str, number: int) -> Claim:
    value = claim.value
    if isinstance(value, When) and value.earliest and value.latest:
        value = msgspec.structs.replace(
            value,
            earliest=value.earliest + _shift(number),
            latest=value.latest + _shift(number),
        )
    return msgspec.structs.replace(
        claim,
        claim_id=ids.make("cl", claim.claim_id, number),
        article_id=article_id,
        mention_id=mention_id,
        value=value,
        end=min(claim.end, claim.start + 1),
    )


def _shift(number: int) -> timedelta:
    return timedelta(days=365 * YEARS * number)


if __name__ == "__main__":
    main()
