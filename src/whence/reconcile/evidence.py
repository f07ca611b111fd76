"""One incident's toll claims beside the articles and sources that they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from whence.model import Article, Claim, Family, Mention, Toll
from whence.reconcile.sources import same_informant

# Who can only be those who did it. Militants or soldiers can be victims, and are not here.
_ATTACKER = re.compile(
    r"\b(?:attackers?|assailants?|perpetrators?|(?:suicide |car |truck )?bombers?|gunm[ae]n"
    r"|shooters?|hijackers?|kidnappers?|hostage[- ]takers?|suspects?)\b",
    re.IGNORECASE,
)

_ANYBODY = frozenset(("", "people", "persons", "others", "individuals", "victims", "casualties"))


class Item(Struct, frozen=True):
    """A toll claim with what reconciling needs to know about it."""

    claim: Claim
    toll: Toll
    article: Article
    family: str
    """Its article's copies have the same."""
    source: int
    """The place of its source among the record's source groups."""
    only_recalled: bool
    """Its source only refers back to the incident, and others report it."""
    figures: tuple[int, ...]
    looks_back: bool
    """The article only refers back to the incident, long after it."""
    own_reporting: bool = True
    """Its outlet reports it by itself: not as a copy, and crediting no other outlet for it."""
    died: str = ""
    """Why those whom it counts as injured or missing are dead by now, some or all; else empty."""

    @property
    def claim_id(self) -> str:
        return self.claim.claim_id

    @property
    def published(self) -> date | None:
        return self.article.published.latest if self.article.published else None

    @property
    def attackers_only(self) -> bool:
        return bool(self.toll.who and _ATTACKER.search(self.toll.who))

    @property
    def category(self) -> str:
        """The group of people that it counts; empty where that is everybody."""
        who = (self.toll.who or "").casefold().strip()
        return "" if who in _ANYBODY else who

    @property
    def is_total(self) -> bool:
        """Whether it says how many there were in all, in figures, as something that happened."""
        return (
            bool(self.figures)
            and self.toll.scope == "total"
            and self.toll.status in ("reported", "revised")
        )


class Sources(Struct, frozen=True):
    """The numbers of an incident's sources by article id, those below ``independent`` being
    independent ones, while the others only refer back; the ``latest`` day on which the incident can
    have been, and how long after it a report is no look back."""

    number: Mapping[str, int]
    independent: int
    latest: date | None
    lookback: timedelta


def items(
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    families: Mapping[str, Family],
    sources: Sources,
    resting: frozenset[str] = frozenset(),
) -> tuple[Item, ...]:
    """The toll claims of some mentions, the earliest published first. ``families`` are by article
    id."""
    latest, lookback = sources.latest, sources.lookback
    found: dict[str, Item] = {}
    for mention in mentions:
        article = articles[mention.article_id]
        published = article.published.earliest if article.published else None
        late = bool(latest and published and published - latest > lookback)
        for claim in mention.claims:
            if isinstance(claim.value, Toll):
                found[claim.claim_id] = Item(
                    claim,
                    claim.value,
                    article,
                    families[article.article_id].family_id,
                    sources.number[article.article_id],
                    sources.number[article.article_id] >= sources.independent,
                    _figures(claim.value),
                    mention.background and late,
                    claim.claim_id not in resting
                    and _own_reporting(article, families[article.article_id]),
                )
    return tuple(sorted(found.values(), key=_order))


def _own_reporting(article: Article, family: Family) -> bool:
    return article.article_id == family.original_id and family.wire in (None, article.outlet)


def _order(item: Item) -> tuple[date, str, int, str]:
    return (
        item.published or date.max,
        item.article.article_id,
        item.claim.start,
        item.claim.claim_id,
    )


def _figures(toll: Toll) -> tuple[int, ...]:
    """The numbers as written, of people listed by kind their sum; where a reader gives none, the
    bounds."""
    total = sum(toll.figures)
    if len(toll.figures) > 1 and (toll.low == total or (toll.low is None and toll.high == total)):
        return (total,)
    written = toll.figures or tuple(n for n in (toll.low, toll.high) if n is not None)
    return tuple(sorted(set(written)))


_PART_OF_ALL = re.compile(
    r"\b(?:children|child|infants?|bab(?:y|ies)|girls?|boys?|minors?|toddlers?|wom[ae]n)\b",
    re.IGNORECASE,
)
"""Groups that are a part wherever somebody counts more people in all. Soldiers or villagers may be
another's count of everybody."""


_FEW = 2
"""A group of less than one in so many of everybody whom its article counts is some of them: two
counts of the same people seldom differ so much."""


def within_a_total(held: Sequence[Item]) -> frozenset[str]:
    """The claims about one effect that count some of the people of a larger total: the children or
    the women where any article counts more people in all, and a few where their own article does
    ("two guards also died" beside "at least 20 people"), unless somebody else says so: an army's
    "four soldiers" are no part of the 30 that its enemy claims."""
    totals = [
        item for item in held if item.is_total and not item.category and item.toll.low is not None
    ]
    most = max((item.figures[-1] for item in totals), default=0)
    return frozenset(
        item.claim_id
        for item in held
        if item.figures
        and item.category
        and (
            (item.figures[-1] < most and _PART_OF_ALL.search(item.category))
            or any(_are_few_of(item, total) for total in totals)
        )
    )


def _are_few_of(item: Item, total: Item) -> bool:
    return (
        item.article.article_id == total.article.article_id
        and item.figures[-1] * _FEW < total.figures[-1]
        and not told_by_others(item, total)
    )


def came_later(one: Item, other: Item) -> bool:
    """Whether one was published after another; no where one is undated."""
    return bool(one.published and other.published and one.published > other.published)


def grew(earlier: Item, later: Item) -> bool:
    """Whether the later of two figures of one effect went the way that figures go as more becomes
    known: the missing are found, alive or dead."""
    before, after = earlier.figures[-1], later.figures[-1]
    return after < before if earlier.toll.effect == "missing" else after > before


def told_by_others(one: Item, other: Item) -> bool:
    """Whether two claims are credited to two informants."""
    first, second = one.claim.informant, other.claim.informant
    return bool(first and second and not same_informant(first, second))
