"""Everything on the screen of one incident that a person can decide about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from whence import wording
from whence.model import (
    EFFECTS,
    About,
    Claim,
    Corrected,
    Decision,
    Kind,
    Mention,
    Outcome,
    Proposal,
    Record,
    Review,
    Toll,
    When,
    Where,
    part_of,
)
from whence.review import views
from whence.review.decide import values
from whence.review.views import IncidentView, Said
from whence.review.wishes import Standing
from whence.store import Store

MOST = 24
"""Claims of one field, and articles, that are shown unless a person asks for all."""
SETTING = ("kind", "when", "where")
"""The fields that are no tolls and have one value each."""


class Item(Struct, frozen=True):
    """One thing that can be decided about: a field's value, or a claim. ``head`` is the newest
    decision about it; ``decisions`` are those that hold; ``typed`` fills the form that corrects it.
    ``said`` is the claim with its article; None for a field. ``left_out`` says why a rule or a
    person set the claim aside."""

    number: int
    about: About
    field: str
    claim_id: str
    words: str
    rule: str
    review: Review
    head: str
    decisions: tuple[Decision, ...]
    typed: Mapping[str, str]
    said: Said | None = None
    by_hand: bool = False
    left_out: str = ""

    @property
    def decided(self) -> bool:
        """Whether a person's decision about it holds."""
        return self.review.state in ("accepted", "rejected")


class Block(Struct, frozen=True):
    """One field: what the record holds of it, and the claims about it side by side; ``more`` are
    not shown."""

    field: str
    item: Item | None
    claims: tuple[Item, ...]
    more: int = 0


class Part(Struct, frozen=True):
    """An article's mention of the incident, which can be split off."""

    mention: Mention
    said: str
    article_id: str


class Board(Struct, frozen=True):
    """The screen of one incident."""

    view: IncidentView
    standing: Standing
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    more_parts: int
    articles: tuple[tuple[str, str], ...]
    """The ids of the incident's articles, and what they are called."""
    proposals: tuple[tuple[Proposal, str, str], ...]
    """Each with the id and the heading of the other incident."""
    undoable: Decision | None
    """The visitor's own last decision about the incident that holds."""

    @property
    def record(self) -> Record:
        return self.view.record

    @property
    def items(self) -> int:
        """How many things there are to decide about."""
        return sum(len(block.claims) + (block.item is not None) for block in self.blocks)


def board(
    store: Store, standing: Standing, incident_id: str, by: str, *, most: int | None = MOST
) -> Board:
    """The screen for a person, with so many claims of a field at most. Raises KeyError where the
    record does not hold the incident."""
    view = views.incident(store, incident_id)
    incident = store.incident(incident_id)
    mentions = [store.mention(name) for name in incident.mention_ids[:most]]
    articles = _articles(view)
    own = [each for each in standing.decisions if each.by == by]
    held = [each for each in own if each.decision_id in standing.in_force]
    return Board(
        view,
        standing,
        tuple(_blocks(view, standing, most)),
        tuple(_parts(articles, mentions)),
        len(incident.mention_ids) - len(mentions),
        tuple(articles.items()),
        tuple(_proposals(store, incident_id)),
        held[-1] if held else None,
    )


class _Numbers:
    """Counts the items of a screen, from 1."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        self._last += 1
        return self._last


def _blocks(view: IncidentView, standing: Standing, most: int | None) -> Iterator[Block]:
    numbers = _Numbers()
    record = view.record
    by_field: dict[str, list[Said]] = {}
    for said in (*_every(view), *_by_hand(view, standing.by_hand)):
        by_field.setdefault(part_of(said.claim.value), []).append(said)
    outcomes = {outcome.field: outcome for outcome in record.tolls}
    for field in (*EFFECTS, *SETTING, "actor", "means", "statement"):
        toll = field in outcomes
        own = toll or field in SETTING
        if not own and field not in by_field:
            continue
        item = _of_field(numbers, field, record, outcomes.get(field), standing) if own else None
        lost = {each.claim_id: each.why for each in outcomes[field].losers} if toll else {}
        claims = tuple(
            _of_claim(numbers, said, standing, lost.get(said.claim.claim_id, ""))
            for said in by_field.get(field, [])[:most]
        )
        yield Block(field, item, claims, len(by_field.get(field, [])) - len(claims))


def _every(view: IncidentView) -> Iterable[Said]:
    return (said for each in view.said.values() for said in each)


def _by_hand(view: IncidentView, claims: Iterable[Claim]) -> Iterable[Said]:
    articles = {said.article.article_id: said.article for said in _every(view)}
    for claim in claims:
        if article := articles.get(claim.article_id):
            yield Said(claim, article, copy=False, background=False)


def _of_field(
    numbers: _Numbers, field: str, record: Record, outcome: Outcome | None, standing: Standing
) -> Item:
    key = f"field:{field}"
    return Item(
        number=numbers.next(),
        about="field",
        field=field,
        claim_id="",
        words=_in_words(field, record, outcome),
        rule=outcome.rule if outcome else "",
        review=standing.reviews.get(field, Review()),
        head=standing.head(key),
        decisions=standing.about.get(key, ()),
        typed=_typed(field, record, outcome),
    )


def _in_words(field: str, record: Record, outcome: Outcome | None) -> str:
    if outcome:
        bounds = wording.figures(outcome.profile_low, outcome.profile_high)
        words = ", ".join(f"“{word}”" for word in outcome.words)
        best = "" if outcome.profile_best is None else f", best {outcome.profile_best:,}"
        return (words or bounds) if bounds == wording.NOTHING else f"{bounds}{best}"
    return {
        "kind": record.kind,
        "when": wording.days(record.earliest, record.latest),
        "where": wording.place(record),
    }.get(field, wording.NOTHING)


def _typed(field: str, record: Record, outcome: Outcome | None) -> Mapping[str, str]:
    value: Corrected
    match field:
        case "kind":
            value = Kind(record.kind)
        case "when":
            value = When(record.earliest, record.latest, "day", "stated")
        case "where":
            value = Where(
                record.place or "", record.country, record.lat, record.lon, record.radius_m
            )
        case _:
            low = outcome.profile_low if outcome else None
            high = outcome.profile_high if outcome else None
            words = outcome.words[0] if outcome and outcome.words else ""
            value = Toll(values.effect(field), low, high, words)
    return values.typed_of(value)


def _of_claim(numbers: _Numbers, said: Said, standing: Standing, left_out: str) -> Item:
    claim = said.claim
    key = standing.original.get(claim.claim_id, f"claim:{claim.claim_id}")
    return Item(
        number=numbers.next(),
        about="claim",
        field=part_of(claim.value),
        claim_id=claim.claim_id,
        words=wording.brief(claim.value),
        rule=wording.status(claim.value),
        review=standing.reviews.get(claim.claim_id, Review()),
        head=standing.head(key),
        decisions=standing.about.get(key, ()),
        typed=values.typed_of(claim.value),
        said=said,
        by_hand=any(claim.claim_id == each.claim_id for each in standing.by_hand),
        left_out=left_out,
    )


def _articles(view: IncidentView) -> dict[str, str]:
    return {
        member.article.article_id: f"{wording.outlet(member.article)}, "
        f"{wording.published(member.article.published)}: {wording.title(member.article)}"
        for source in view.sources
        for member in source.members
    }


def _parts(articles: Mapping[str, str], mentions: Iterable[Mention]) -> Iterator[Part]:
    for mention in mentions:
        said = articles.get(mention.article_id, mention.article_id)
        yield Part(mention, said, mention.article_id)


def _proposals(store: Store, incident_id: str) -> Iterator[tuple[Proposal, str, str]]:
    for each in store.proposals():
        if incident_id in (each.one_id, each.other_id):
            other = each.other_id if each.one_id == incident_id else each.one_id
            yield each, other, wording.heading(store.record(other))
