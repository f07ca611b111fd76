"""One incident after another, each with all that a citation of its values needs.

Every export and the published site are made from this one traversal, so that what is left out,
masked and checked is the same in all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from whence.model import (
    Article,
    Claim,
    Copy,
    Credit,
    Decision,
    Family,
    Incident,
    Page,
    Record,
    ReviewState,
    Side,
)
from whence.ship.sentences import around
from whence.standing import in_force
from whence.store import Store

Span = tuple[int, int]


class Cited(Struct, frozen=True):
    """A claim with what a citation of it needs.

    ``sentence`` is where the sentence around its quote stands in the article's text, ``at`` the
    quote itself; both are None where that text is left out. ``before``, ``claim.quote`` and
    ``after`` together are that sentence. ``claim.start``, ``end`` and ``byte_ranges`` always count
    in the original text and bytes, whatever was masked since.
    """

    claim: Claim
    article: Article
    page: Page
    before: str
    after: str
    sentence: Span | None
    at: Span | None
    background: bool
    copy: bool


class Member(Struct, frozen=True):
    """An article of an incident, and how it copies another one, if it does."""

    article: Article
    page: Page
    family_id: str | None = None
    original_id: str | None = None
    copy: Copy | None = None
    wire: str | None = None
    credits: tuple[Credit, ...] = ()


class Item(Struct, frozen=True):
    """One incident. ``number`` is its place in the record, from 1, as ``whence show`` counts;
    ``cited`` is in the order of the articles' publication and of their texts, without claims that a
    person rejected or corrected, whose ids are ``rejected``."""

    number: int
    incident: Incident
    record: Record
    members: tuple[Member, ...]
    cited: tuple[Cited, ...]
    rejected: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def unsourced(self, field: str) -> bool:
        """Whether a person gave a field its value without naming words of a page for it."""
        given = [
            each
            for each in in_force(self.decisions)
            if each.about == "field" and each.field == field and each.value is not None
        ]
        return bool(given) and given[-1].cites is None

    def unsourced_fields(self) -> tuple[str, ...]:
        """The fields whose values people gave so, in alphabetical order."""
        named = {each.field for each in self.decisions if each.about == "field"}
        return tuple(sorted(filter(self.unsourced, named)))

    def pick(self, claim_ids: Sequence[str]) -> tuple[Cited, ...]:
        """The claims of some ids, in the item's order."""
        wanted = set(claim_ids)
        return tuple(one for one in self.cited if one.claim.claim_id in wanted)


class Selection(Struct, frozen=True):
    """Which incidents are shipped. Rejected ones never are, others than accepted ones only if
    ``unreviewed``. ``under`` gives an incident's record under another profile."""

    unreviewed: bool = False
    under: Callable[[str], Record] | None = None

    def takes(self, state: ReviewState) -> bool:
        """Whether an incident in this state is shipped."""
        return state == "accepted" or (self.unreviewed and state != "rejected")


def traverse(store: Store, selection: Selection) -> Iterator[Item]:
    """The incidents that are shipped, in the record's order."""
    decided = Decided(store.decisions())
    for number, record in enumerate(store.records(), 1):
        if selection.takes(record.review.state):
            yield item(store, record, number, selection, decided)


class Decided:
    """Decisions, to be found by the articles that they name."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._decisions = decisions
        self._naming: dict[str, list[int]] = defaultdict(list)
        for place, decision in enumerate(decisions):
            for side in decision.sides:
                self._naming[side.article_id].append(place)

    def naming(self, article_ids: Iterable[str]) -> Iterator[Decision]:
        """Those that name one of some articles, in their order."""
        places = {place for each in article_ids for place in self._naming.get(each, ())}
        return (self._decisions[place] for place in sorted(places))


def item(store: Store, record: Record, number: int, selection: Selection, decided: Decided) -> Item:
    """One incident, shipped or not."""
    gathered = _Gathered(store, record)
    named = decided.naming(each.article.article_id for each in gathered.members)
    under = selection.under(record.incident_id) if selection.under else record
    return Item(
        number,
        gathered.incident,
        under,
        gathered.members,
        gathered.cited(),
        gathered.rejected(),
        tuple(filter(gathered.concerns, named)),
    )


class _Gathered:
    """What the store holds about one incident."""

    def __init__(self, store: Store, record: Record) -> None:
        self._store = store
        self._record = record
        self.incident = store.incident(record.incident_id)
        self._mentions = [store.mention(one) for one in self.incident.mention_ids]

    @cached_property
    def members(self) -> tuple[Member, ...]:
        ids = dict.fromkeys(
            [mention.article_id for mention in self._mentions]
            + [claim.article_id for claim in self._record.by_hand]
            + [one for group in self._record.groups for one in group.article_ids]
        )
        return tuple(sorted((self._member(one) for one in ids), key=_published))

    @cached_property
    def _claims(self) -> list[tuple[Claim, bool]]:
        """Every claim, and whether its article only refers back to the incident."""
        read = [(claim, each.background) for each in self._mentions for claim in each.claims]
        return [*read, *((claim, False) for claim in self._record.by_hand)]

    def rejected(self) -> tuple[str, ...]:
        states = {part: review.state for part, review in self._record.reviews}
        return tuple(
            claim.claim_id for claim, _ in self._claims if states.get(claim.claim_id) == "rejected"
        )

    def cited(self) -> tuple[Cited, ...]:
        place = {one.article.article_id: number for number, one in enumerate(self.members)}
        gone = set(self.rejected())
        found = [
            cited(self.members[place[claim.article_id]], claim, background=background)
            for claim, background in self._claims
            if claim.claim_id not in gone
        ]
        found.sort(
            key=lambda one: (place[one.article.article_id], one.claim.start, one.claim.claim_id)
        )
        return tuple(found)

    def concerns(self, decision: Decision) -> bool:
        return any(self._holds(side) for side in decision.sides)

    def _holds(self, side: Side) -> bool:
        """Whether a decision's words are those of a claim of the incident, or its article is."""
        if side.quote is None:
            return any(side.article_id == one.article.article_id for one in self.members)
        return any(
            claim.article_id == side.article_id
            and claim.start == side.start
            and claim.quote == side.quote
            for claim, _ in self._claims
        )

    def _member(self, article_id: str) -> Member:
        return member(self._store, article_id)


def member(store: Store, article_id: str) -> Member:
    """An article with its page, its family and its credits. Raises KeyError where the record does
    not hold it."""
    article = store.article(article_id)
    family = store.family_of(article_id)
    return Member(
        article,
        store.page(article.page_id),
        family.family_id if family else None,
        family.original_id if family and family.original_id != article_id else None,
        _copy(family, article_id),
        family.wire if family else None,
        store.credits_of(article_id),
    )


def cited(one: Member, claim: Claim, *, background: bool) -> Cited:
    """A claim of an article with the sentence around its words."""
    text = one.article.text
    low, high = around(text, claim.start, claim.end)
    return Cited(
        claim,
        one.article,
        one.page,
        text[low : claim.start],
        text[claim.end : high],
        (low, high),
        (claim.start, claim.end),
        background,
        one.copy is not None,
    )


def _copy(family: Family | None, article_id: str) -> Copy | None:
    copies = family.copies if family else ()
    return next((copy for copy in copies if copy.article_id == article_id), None)


def _published(one: Member) -> tuple[str, bool, str, str]:
    """The undated come last. The order does not hang on articles' ids, which change with the
    cleaning."""
    article = one.article
    moment = article.published.earliest.isoformat() if article.published else "9999"
    return moment, one.copy is not None, article.outlet or "", article.page_id
