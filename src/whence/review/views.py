"""What the review pages show, gathered from a record.

Each view is a frozen value that a template or the terminal prints; nothing here knows HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from whence import wording
from whence.model import (
    EFFECTS,
    Article,
    Claim,
    Copy,
    Credit,
    Disagreement,
    Family,
    Field,
    Mention,
    Outcome,
    Page,
    Record,
    SourceGroup,
    Toll,
    Value,
)
from whence.review.marks import Paragraph, paragraphs
from whence.review.people import People, Person, people
from whence.store import Store
from whence.store.entry import Entry


class Row(Struct, frozen=True):
    """One incident in the list. ``number`` counts from 1 over the whole list. ``excerpt`` is the
    id of an article, and its words, that were searched for."""

    number: int
    record: Record
    articles: int
    copies: int
    excerpt: tuple[str, str] | None = None


class Said(Struct, frozen=True):
    """A claim beside the article that makes it. ``copy`` marks an article that copies another;
    ``background`` a mention that only refers back."""

    claim: Claim
    article: Article
    copy: bool
    background: bool


class Counted(Struct, frozen=True):
    """One effect of a record, with the claims that give its lowest and highest figure."""

    outcome: Outcome
    low: Claim | None
    high: Claim | None
    winners: tuple[Said, ...]
    losers: tuple[tuple[Said, str], ...]


class Member(Struct, frozen=True):
    """An article of an incident, and how it copies another one, if it does."""

    article: Article
    copy: Copy | None
    original: Article | None
    wire: str | None
    credits: tuple[Credit, ...] = ()


class Source(Struct, frozen=True):
    """Articles that count as one source."""

    group: SourceGroup
    members: tuple[Member, ...]


class Reason(Struct, frozen=True):
    """Why two articles' mentions are one incident."""

    first: Article
    second: Article
    features: tuple[tuple[str, float], ...]


class IncidentView(Struct, frozen=True):
    """Everything about one incident."""

    record: Record
    articles: int
    copies: int
    tolls: tuple[Counted, ...]
    said: Mapping[Field, tuple[Said, ...]]
    sources: tuple[Source, ...]
    disagreements: tuple[tuple[Disagreement, tuple[Said, ...]], ...]
    reasons: tuple[Reason, ...]


class Found(Struct, frozen=True):
    """An article in a list, with the words around a search's hits."""

    article: Article
    excerpt: str = ""


class ClaimRow(Struct, frozen=True):
    """A claim in its article's list, numbered as in the text; ``person`` is whose it is."""

    number: int
    claim: Claim
    person: Person | None
    incident: str | None
    background: bool


class ArticleView(Struct, frozen=True):
    """An article with its claims in its text, and where its bytes came from."""

    article: Article
    page: Page
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[ClaimRow, ...]
    numbers: Mapping[str, int]
    people: People
    family: Family | None
    relatives: tuple[Article, ...]
    custody: tuple[Mapping[str, Any], ...]


def rows(store: Store) -> tuple[Row, ...]:
    """Every incident."""
    every = _copies(store.families())
    found = []
    for number, record in enumerate(store.records(), 1):
        members = _members(record)
        found.append(Row(number, record, len(members), len(members & every)))
    return tuple(found)


def rows_of(
    store: Store,
    entries: Sequence[Entry],
    first: int,
    excerpts: Mapping[str, tuple[str, str]],
) -> tuple[Row, ...]:
    """Some incidents of a list; the first of them is at ``first`` in it, counted from 0. Words of
    an incident that a person warns of are left out."""
    records = store.records_of([entry.incident_id for entry in entries])
    return tuple(
        Row(
            number,
            record,
            len(entry.articles),
            entry.copies,
            None if record.warning else excerpts.get(entry.incident_id),
        )
        for number, entry in enumerate(entries, first + 1)
        if (record := records.get(entry.incident_id))
    )


def incident(store: Store, incident_id: str, under: Record | None = None) -> IncidentView:
    """One incident, as the record holds it or as it is ``under`` another profile. Raises KeyError
    where the record does not hold it."""
    gathered = _Gathered(store, incident_id, under)
    record = gathered.record
    members = _members(record)
    return IncidentView(
        record=record,
        articles=len(members),
        copies=len(_copies_among(store, members)),
        tolls=tuple(gathered.counted(toll) for toll in _in_order(record.tolls)),
        said=gathered.by_field(),
        sources=tuple(gathered.source(group) for group in record.groups),
        disagreements=tuple((each, gathered.pick(each.claim_ids)) for each in record.disagreements),
        reasons=gathered.reasons(),
    )


def article(store: Store, article_id: str) -> ArticleView:
    """One article. Raises KeyError where the record does not hold it."""
    found = store.article(article_id)
    claims = store.claims_of_article(article_id)
    mentions = {mention.mention_id: mention for mention in store.mentions_of(article_id)}
    incidents = {mention_id: store.incident_of(mention_id) for mention_id in mentions}
    family = store.family_of(article_id)
    relatives = [one for one in family.article_ids if one != article_id] if family else []
    who = people(claims)
    listed = tuple(
        ClaimRow(
            number,
            claim,
            who.of_claim.get(claim.claim_id),
            incidents.get(claim.mention_id),
            mentions[claim.mention_id].background,
        )
        for number, claim in enumerate(claims, 1)
    )
    return ArticleView(
        article=found,
        page=store.page(found.page_id),
        paragraphs=paragraphs(found.text, found.body_start, claims),
        claims=listed,
        numbers={row.claim.claim_id: row.number for row in listed},
        people=who,
        family=family,
        relatives=tuple(store.articles_of(relatives).values()),
        custody=tuple(_custody(store, found.page_id)),
    )


def articles(store: Store, words: str, first: int, limit: int) -> tuple[Found, ...]:
    """Articles that hold all the words, the best first; without words, every article."""
    if not words.strip():
        return tuple(map(Found, store.articles(first, limit)))
    hits = store.search(words, limit, first)
    found = store.articles_of(article_id for article_id, _ in hits)
    return tuple(Found(found[article_id], excerpt) for article_id, excerpt in hits)


class _Gathered:
    """The mentions, claims and articles of one incident, read once."""

    def __init__(self, store: Store, incident_id: str, under: Record | None) -> None:
        self._store = store
        self._incident = store.incident(incident_id)
        self.record = under or store.record(incident_id)

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        found = self._store.mentions_by_id(self._incident.mention_ids)
        return {one: found[one] for one in self._incident.mention_ids}

    @cached_property
    def articles(self) -> dict[str, Article]:
        wanted = [mention.article_id for mention in self.mentions.values()]
        wanted += [one for group in self.record.groups for one in group.article_ids]
        originals = (family.original_id for family in self._store.families_of(wanted).values())
        return self._store.articles_of((*wanted, *originals))

    @cached_property
    def families(self) -> dict[str, Family]:
        return self._store.families_of(self.articles)

    @cached_property
    def credits(self) -> dict[str, tuple[Credit, ...]]:
        return self._store.credits_by_article(self.articles)

    @cached_property
    def said(self) -> dict[str, Said]:
        """Every claim by its id, the earliest published article first. The order does not hang on
        ids, which a new version of the reader changes."""
        said = [
            Said(
                claim,
                self.articles[mention.article_id],
                copy=self._copy(mention.article_id) is not None,
                background=mention.background,
            )
            for mention in self.mentions.values()
            for claim in mention.claims
        ]
        said.sort(key=_place)
        return {one.claim.claim_id: one for one in said}

    def pick(self, claim_ids: Iterable[str]) -> tuple[Said, ...]:
        wanted = set(claim_ids)
        return tuple(one for claim_id, one in self.said.items() if claim_id in wanted)

    def by_field(self) -> dict[Field, tuple[Said, ...]]:
        said = self.said.values()
        grouped: dict[Field, tuple[Said, ...]] = {
            field: tuple(one for one in said if one.claim.field == field)
            for field in wording.FIELDS
        }
        grouped["toll"] = tuple(sorted(grouped["toll"], key=_toll_order))
        return grouped

    def counted(self, outcome: Outcome) -> Counted:
        why = {lost.claim_id: lost.why for lost in outcome.losers}
        losers = tuple((self.said[name], why[name]) for name in self.said if name in why)
        return Counted(
            outcome,
            low=self._giving(outcome.field, outcome.low),
            high=self._giving(outcome.field, outcome.high),
            winners=self.pick(outcome.winners),
            losers=losers,
        )

    def _giving(self, effect: str, figure: int | None) -> Claim | None:
        """The earliest total of an effect that gives a figure, in an original before a copy."""
        if figure is None:
            return None
        giving = [one for one in self.said.values() if _gives(one.claim.value, effect, figure)]
        giving.sort(key=lambda one: one.copy)
        return giving[0].claim if giving else None

    def source(self, group: SourceGroup) -> Source:
        return Source(group, tuple(self._member(one) for one in group.article_ids))

    def reasons(self) -> tuple[Reason, ...]:
        return tuple(
            Reason(
                self.articles[self.mentions[join.mention_id].article_id],
                self.articles[self.mentions[join.other_id].article_id],
                join.features,
            )
            for join in self._incident.joins
            if join.mention_id in self.mentions and join.other_id in self.mentions
        )

    def _member(self, article_id: str) -> Member:
        family = self.families.get(article_id)
        copy = self._copy(article_id)
        original = self.articles[family.original_id] if family and copy else None
        wire = family.wire if family else None
        credits = self.credits.get(article_id, ())
        return Member(self.articles[article_id], copy, original, wire, credits)

    def _copy(self, article_id: str) -> Copy | None:
        family = self.families.get(article_id)
        copies = family.copies if family else ()
        return next((copy for copy in copies if copy.article_id == article_id), None)


def _members(record: Record) -> set[str]:
    return {article_id for group in record.groups for article_id in group.article_ids}


def _copies_among(store: Store, members: set[str]) -> set[str]:
    return members & _copies(store.families_of(members).values())


def _copies(families: Iterable[Family]) -> set[str]:
    return {copy.article_id for family in families for copy in family.copies}


def _in_order(tolls: Iterable[Outcome]) -> list[Outcome]:
    return sorted(
        tolls, key=lambda toll: EFFECTS.index(toll.field) if toll.field in EFFECTS else 99
    )


def _gives(value: Value, effect: str, figure: int) -> bool:
    return (
        isinstance(value, Toll)
        and value.effect == effect
        and value.scope == "total"
        and figure in (value.low, value.high, *value.figures)
    )


def _place(said: Said) -> tuple[object, ...]:
    article = said.article
    return _published(article), said.copy, article.outlet or "", article.page_id, said.claim.start


def _toll_order(said: Said) -> tuple[int, bool]:
    value = said.claim.value
    assert isinstance(value, Toll)
    return EFFECTS.index(value.effect), value.scope != "total"


def _published(article: Article) -> str:
    """A key by which the undated come last."""
    return article.published.earliest.isoformat() if article.published else "9999"


def _custody(store: Store, page_id: str) -> Iterable[Mapping[str, Any]]:
    lines = store.custody.lines_with(page_id)
    return (line for line in lines if line.get("page_id") == page_id)
