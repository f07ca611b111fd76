"""Articles that are copies of one another become families.

Two articles are copies when most word sequences of the shorter one stand in the longer one too.
MinHash finds the pairs worth comparing; the comparison itself is exact. Sequences that stand in
many articles which are otherwise unlike (an outlet's footer, an appeal, an agency's stock
paragraph) count for next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

import numpy as np
from datasketch import MinHash, MinHashLSH
from msgspec import Struct
from numpy.typing import NDArray

from whence import ids
from whence.group.changes import changed_figures
from whence.group.wire import credited, family_wire, is_agency
from whence.group.words import Hashes, body_words, shingles
from whence.model import Article, Copy, Family

COPIED = 0.35
"""Weighted share of the shorter text's word sequences that a copy has in common with the other.
Every edited word breaks four sequences, so a story with one word in eight changed is at a half, and
one that was shortened and reworded besides at a third; independent reports of one event share under
a tenth."""
SHORTEST = 25
"""Words that a text must have for its being contained in a longer one to mean anything. Below
that, only the very same text is a copy."""
LEAD = 60
"""Words of the beginning that are compared by themselves, so that a short item which repeats the
beginning of a long report is found."""
STOCK_HOLDERS = 4
"""A sequence is looked at as boilerplate when at least this many different texts hold it."""
STOCK_LIKENESS = 0.5
"""It is boilerplate when those texts contain one another by less than this, on average ..."""
STOCK_LIKENESS_AT_HOME = 0.8
"""... or by less than this where one outlet printed them all: an outlet's pages share its footer,
but seldom its stories, and the versions of one story are more alike."""
STOCK_WEIGHT = 0.05

_PERMUTATIONS = 128
_BANDS = (64, 2)
"""64 bands of 2: two texts that share a tenth of their sequences meet with probability .47, a
fifth .93, a third .999."""
_SEED = 1
_SAMPLE = 3
"""Texts from either end of a sequence's holders that are compared when it is looked at as
boilerplate."""
_EMPTY = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int)

Weights = NDArray[np.float64]


class _Text(Struct, frozen=True):
    """One distinct text: its articles in canonical order, its words and their shingles, sorted."""

    articles: tuple[Article, ...]
    words: list[str]
    grams: Hashes


def families(articles: Sequence[Article]) -> tuple[Family, ...]:
    """Every article in exactly one family, in the order of the families' ids. The order in which
    the articles are handed in changes nothing."""
    texts = _texts(articles)
    found = [_family(texts, centre, copies) for centre, copies in _stars(texts)]
    return tuple(sorted(found, key=lambda family: family.family_id))


def _texts(articles: Sequence[Article]) -> list[_Text]:
    """The distinct texts, the likeliest originals first."""
    same: dict[str, tuple[list[Article], list[str]]] = {}
    for article in sorted(articles, key=_canonical):
        sequence = body_words(article)
        key = " ".join(sequence).casefold() or article.article_id
        same.setdefault(key, ([], sequence))[0].append(article)
    return [
        _Text(tuple(members), sequence, np.unique(shingles(sequence)))
        for members, sequence in same.values()
    ]


def _canonical(article: Article) -> tuple[bool, bool, bool, date, int, str]:
    """The likeliest original first: the agency's own page, then one that credits an agency, then
    the earliest, then the longest. A teaser is never the original of a report."""
    return (
        article.kind == "teaser",
        not is_agency(article.outlet),
        not credited(article),
        article.published.earliest if article.published else date.max,
        -len(article.text),
        article.article_id,
    )


# -- stars ------------------------------------------------------------------------------------


def _stars(texts: list[_Text]) -> Iterator[tuple[int, list[int]]]:
    """Each text that is no other's copy, with its copies. Copies hang on their original and never
    on one another: a digest that prints two stories does not join them."""
    stock = _stock(texts)
    weights = [_weight(text.grams, stock) for text in texts]
    near = _neighbours(texts, stock)
    taken: set[int] = set()
    for centre in range(len(texts)):
        if centre in taken:
            continue
        copies = [
            other
            for other in near(centre)
            if other > centre
            and other not in taken
            and _contained(texts, weights, centre, other) >= COPIED
        ]
        taken.update(copies)
        yield centre, copies


def _neighbours(texts: list[_Text], stock: Hashes) -> Callable[[int], list[int]]:
    """Finds, for a text, those worth an exact comparison. Texts meet by what they hold, or by what
    they begin with; boilerplate brings nobody together."""
    wholes = [text.grams for text in texts]
    leads = [np.unique(shingles(text.words[:LEAD])) for text in texts]
    indexes: list[tuple[MinHashLSH, dict[int, MinHash]]] = []
    for parts in (wholes, leads):
        index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
        sketches: dict[int, MinHash] = {}
        for number, grams in enumerate(parts):
            own = np.setdiff1d(grams, stock, assume_unique=True)
            if len(texts[number].words) >= SHORTEST:
                sketches[number] = _sketch(own if len(own) else grams)
                index.insert(number, sketches[number])
        indexes.append((index, sketches))

    def near(number: int) -> list[int]:
        return sorted(
            {
                other
                for index, sketches in indexes
                if number in sketches
                for other in index.query(sketches[number])
            }
        )

    return near


def _sketch(grams: Hashes) -> MinHash:
    sketch = _EMPTY.copy()
    sketch.update_batch((grams & np.uint64(0xFFFFFFFF)).tolist())
    return sketch


# -- comparison -------------------------------------------------------------------------------


def _weight(grams: Hashes, stock: Hashes) -> Weights:
    return np.where(np.isin(grams, stock, assume_unique=True), STOCK_WEIGHT, 1.0)


def _contained(texts: list[_Text], weights: list[Weights], one: int, other: int) -> float:
    _, places, _ = np.intersect1d(
        texts[one].grams, texts[other].grams, assume_unique=True, return_indices=True
    )
    smaller = min(float(weights[one].sum()), float(weights[other].sum()))
    return float(weights[one][places].sum()) / smaller if len(places) else 0.0


def _share(one: _Text, other: _Text) -> float:
    """The share of the shorter text's sequences that both hold."""
    shared = len(np.intersect1d(one.grams, other.grams, assume_unique=True))
    return shared / max(1, min(len(one.grams), len(other.grams)))


def _stock(texts: list[_Text]) -> Hashes:
    """The shingles that are boilerplate, sorted."""
    owners = np.repeat(np.arange(len(texts)), [len(text.grams) for text in texts])
    if not len(owners):
        return np.empty(0, dtype=np.uint64)
    grams = np.concatenate([text.grams for text in texts])
    order = np.lexsort((owners, grams))
    grams, owners = grams[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1])))
    ends = np.append(starts[1:], len(grams))
    common = ends - starts >= STOCK_HOLDERS
    unlike = _Unlike(texts)
    return np.array(
        [
            grams[start]
            for start, end in zip(starts[common], ends[common], strict=True)
            if unlike(tuple(owners[start:end].tolist()))
        ],
        dtype=np.uint64,
    )


class _Unlike:
    """Whether texts that hold one sequence are otherwise unlike. Remembers what it compared: the
    sequences of one footer all have the same holders."""

    def __init__(self, texts: list[_Text]) -> None:
        self._texts = texts
        self._shares: dict[tuple[int, int], float] = {}
        self._likeness: dict[tuple[int, ...], float] = {}

    def __call__(self, holders: tuple[int, ...]) -> bool:
        homes: dict[str, list[int]] = defaultdict(list)
        for number in holders:
            outlet = self._texts[number].articles[0].outlet
            if outlet:
                homes[outlet].append(number)
        return self._below(holders, STOCK_LIKENESS) or any(
            self._below(tuple(home), STOCK_LIKENESS_AT_HOME)
            for home in homes.values()
            if len(home) >= STOCK_HOLDERS
        )

    def _below(self, holders: tuple[int, ...], limit: float) -> bool:
        sample = tuple(sorted({*holders[:_SAMPLE], *holders[-_SAMPLE:]}))
        if sample not in self._likeness:
            shares = [self._shared(one, other) for one, other in combinations(sample, 2)]
            self._likeness[sample] = sum(shares) / len(shares)
        return self._likeness[sample] < limit

    def _shared(self, one: int, other: int) -> float:
        if (one, other) not in self._shares:
            self._shares[one, other] = _share(self._texts[one], self._texts[other])
        return self._shares[one, other]


# -- families ---------------------------------------------------------------------------------


def _family(texts: list[_Text], centre: int, others: list[int]) -> Family:
    original, *twins = texts[centre].articles
    copies = [Copy(twin.article_id, 1.0) for twin in twins]
    members = [original, *twins]
    for number in others:
        similarity = round(_share(texts[centre], texts[number]), 4)
        changed = changed_figures(texts[centre].words, texts[number].words)
        for article in texts[number].articles:
            copies.append(Copy(article.article_id, similarity, changed))
            members.append(article)
    return Family(
        family_id=ids.family(original.article_id),
        original_id=original.article_id,
        copies=tuple(sorted(copies, key=lambda copy: copy.article_id)),
        wire=family_wire(members),
    )
