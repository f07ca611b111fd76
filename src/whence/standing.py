"""Which decisions hold, and what they name among the articles and mentions of this build.

A decision names articles and words, not the ids that a reader gives: so it holds when the pages are
read again by another version, as long as the words stand on the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from whence.model import Article, Claim, Decision, Mention, Side


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that no later one withdrew by name, in their order, the oldest first. A
    withdrawal that names none (of a join, by the two that it was about) is among them."""
    gone: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(decisions):
        if decision.decision_id in gone:
            continue
        if decision.kind == "withdraw" and decision.supersedes:
            gone.update(decision.supersedes)
        else:
            kept.append(decision)
    return tuple(reversed(kept))


def side(article: Article, mention: Mention | None) -> Side:
    """How a decision names a mention, or a whole article where there is none."""
    if mention is None or not mention.claims:
        return Side(article.page_id, article.article_id, None)
    first = min(mention.claims, key=lambda claim: (claim.field != "toll", claim.start))
    return side_of_claim(article, first)


def side_of_claim(article: Article, claim: Claim) -> Side:
    """How a decision names a claim."""
    return Side(article.page_id, article.article_id, claim.quote, claim.start)


class Places:
    """The mentions of a record by article and page, the one that says most first."""

    def __init__(self, articles: Iterable[Article], mentions: Iterable[Mention]) -> None:
        self._articles = {article.article_id: article for article in articles}
        self._by_article: dict[str, list[Mention]] = defaultdict(list)
        self._by_page: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(mentions, key=_rank):
            self._by_article[mention.article_id].append(mention)
            self._by_page[self._articles[mention.article_id].page_id].append(mention)

    def mentions(self, named: Side) -> list[str]:
        """The ids of the mentions that a side names; none where its words are gone."""
        if named.quote is None:
            return [mention.mention_id for mention in self._held(named)]
        quoting = self.quoting(named)
        return [quoting[0][0].mention_id] if quoting else []

    def quoting(self, named: Side) -> list[tuple[Mention, Claim]]:
        """The claims that rest on the words that a side names, or on more or fewer of them, the
        nearest first; none where the words are gone."""
        if named.quote is None:
            return []
        found = [
            (mention, claim)
            for mention in self._held(named)
            for claim in mention.claims
            if named.quote in claim.quote or claim.quote in named.quote
        ]
        return sorted(found, key=lambda pair: _distance(named, *pair))

    def articles(self, named: Side) -> list[Article]:
        """The articles that a side names: its own, or all of its page where that has been cut up
        anew."""
        if own := self._articles.get(named.article_id):
            return [own]
        on_page = (each for each in self._articles.values() if each.page_id == named.page_id)
        return sorted(on_page, key=lambda article: article.index)

    def words(self, named: Side) -> tuple[Article, int] | None:
        """Where the words of a side stand now, the place nearest to where they stood; None where
        they are gone."""
        if not named.quote:
            return None
        found = [
            (abs(start - (named.start or 0)), article.article_id, start, article)
            for article in self.articles(named)
            for start in _starts(article.text, named.quote)
        ]
        if not found:
            return None
        _, _, start, article = min(found, key=lambda each: each[:3])
        return article, start

    def _held(self, named: Side) -> Sequence[Mention]:
        return self._by_article.get(named.article_id) or self._by_page.get(named.page_id, [])


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _distance(named: Side, mention: Mention, claim: Claim) -> tuple[bool, int, str, str]:
    away = abs(claim.start - (named.start or 0))
    return claim.quote != named.quote, away, mention.mention_id, claim.claim_id


def _rank(mention: Mention) -> tuple[bool, int, str]:
    return mention.background, -len(mention.claims), mention.mention_id
