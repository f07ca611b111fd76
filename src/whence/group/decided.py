"""What people decided about joins, found again among the mentions of this build.

A decision names articles and words, not the ids that a reader gives: so it holds when the pages are
read again by another version, as long as the words stand on the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from msgspec import Struct

from whence.model import Article, Decision, Mention, Side

Pair = tuple[str, str]


class Decided(Struct, frozen=True):
    """The decisions that hold, as pairs of mention ids, each pair in order: those that are one
    incident, the newest first, and those that are not. ``lost`` are decisions whose words are no
    longer on any page of the record."""

    one: Mapping[Pair, Decision] = {}
    apart: Mapping[Pair, Decision] = {}
    lost: tuple[Decision, ...] = ()


def decided(
    decisions: Sequence[Decision], articles: Iterable[Article], mentions: Iterable[Mention]
) -> Decided:
    """What holds of the decisions, the oldest first: a later one about the same two takes the place
    of an earlier one."""
    if not decisions:
        return Decided()
    places = _Places(articles, mentions)
    one: dict[Pair, Decision] = {}
    apart: dict[Pair, Decision] = {}
    lost: list[Decision] = []
    for decision in decisions:
        left, right = places.mentions(decision.one), places.mentions(decision.other)
        if not (left and right):
            lost.append(decision)
            continue
        if decision.kind == "join":
            left, right = left[:1], right[:1]
        for first, second in product(left, right):
            pair = (min(first, second), max(first, second))
            one.pop(pair, None)
            apart.pop(pair, None)
            if first != second and decision.kind != "withdraw":
                (one if decision.kind == "join" else apart)[pair] = decision
    newest = dict(reversed(one.items()))
    return Decided(newest, apart, tuple(lost))


def side(article: Article, mention: Mention | None) -> Side:
    """How a decision names a mention, or a whole article where there is none."""
    if mention is None or not mention.claims:
        return Side(article.page_id, article.article_id, None)
    first = min(mention.claims, key=lambda claim: (claim.field != "toll", claim.start))
    return Side(article.page_id, article.article_id, first.quote, first.start)


class _Places:
    """The mentions of a record by article and page, the one that says most first."""

    def __init__(self, articles: Iterable[Article], mentions: Iterable[Mention]) -> None:
        self._page = {article.article_id: article.page_id for article in articles}
        self._by_article: dict[str, list[Mention]] = defaultdict(list)
        self._by_page: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(mentions, key=_rank):
            self._by_article[mention.article_id].append(mention)
            self._by_page[self._page[mention.article_id]].append(mention)

    def mentions(self, named: Side) -> list[str]:
        """The ids of the mentions that a side names; none where its words are gone."""
        held = self._by_article.get(named.article_id) or self._by_page.get(named.page_id, [])
        if named.quote is None:
            return [mention.mention_id for mention in held]
        quoting = [
            (claim.quote != named.quote, abs(claim.start - (named.start or 0)), mention.mention_id)
            for mention in held
            for claim in mention.claims
            if named.quote in claim.quote or claim.quote in named.quote
        ]
        return [min(quoting)[2]] if quoting else []


def _rank(mention: Mention) -> tuple[bool, int, str]:
    return mention.background, -len(mention.claims), mention.mention_id
