"""What people decided about the claims of an incident, applied before any rule sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct, structs

from whence import ids
from whence.model import (
    Article,
    Claim,
    Corrected,
    Decision,
    Kind,
    Lost,
    Mention,
    Review,
    Toll,
    canonical,
    part_of,
)
from whence.reconcile.decided import BY_HAND, Held, same_value, settle, told

REJECTED = "a person rejected it"
CORRECTED = "a person corrected it"


class Beside(Struct, frozen=True):
    """What is handed in beside an incident's claims: those that rest on another outlet, what people
    decided about the incident, the oldest first, and how many reviewers have to agree."""

    resting: frozenset[str] = frozenset()
    held: tuple[Held, ...] = ()
    reviewers: int = 1


class Applied(Struct, frozen=True):
    """The mentions with the claims as people left them. ``lost`` are the claims about tolls that
    they set aside, by effect; ``reviews`` those of claims by id; ``by_hand`` the claims that people
    made; ``articles`` those that only such a claim stands in."""

    mentions: tuple[Mention, ...]
    lost: Mapping[str, tuple[Lost, ...]] = {}
    reviews: Mapping[str, Review] = {}
    by_hand: tuple[Claim, ...] = ()
    articles: tuple[Article, ...] = ()


def apply_to_claims(mentions: Sequence[Mention], beside: Beside) -> Applied:
    """Leaves rejected claims out, puts corrected and entered ones in, and reviews each."""
    about = [each for each in beside.held if each.decision.about == "claim"]
    if not about:
        return Applied(tuple(mentions))
    work = _Work(mentions)
    groups: dict[object, list[Held]] = defaultdict(list)
    for held in about:
        groups[_what(held)].append(held)
    for members in groups.values():
        settled = settle([each.decision for each in members], beside.reviewers)
        work.take(members[-1], settled.decision, settled.review)
    return work.done()


def _what(held: Held) -> object:
    """What a decision is about, so that decisions about the same come together."""
    decision = held.decision
    if decision.kind == "enter":
        value = canonical(decision.value) if decision.value else ""
        return decision.field, decision.cites, value
    return held.claim_id or (decision.one, decision.field)


class _Work:
    """The claims of an incident while decisions are applied to them."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = {mention.mention_id: mention for mention in mentions}
        self._claims = {
            claim.claim_id: claim for claim in chain(*(mention.claims for mention in mentions))
        }
        self._gone: dict[str, Lost] = {}
        self._made: dict[str, list[Claim]] = defaultdict(list)
        self._reviews: dict[str, Review] = {}
        self._articles: dict[str, Article] = {}

    def take(self, held: Held, decision: Decision | None, review: Review) -> None:
        """Applies what the decisions about one claim come to; ``held`` is the latest of them."""
        claim = self._claims.get(held.claim_id or "")
        if claim:
            self._reviews[claim.claim_id] = review
        if decision is None:
            return
        if claim and decision.kind == "reject":
            self._gone[claim.claim_id] = Lost(claim.claim_id, told(decision), REJECTED)
        elif decision.value is None or isinstance(decision.value, Kind):
            return
        elif claim:
            self._replace(claim, decision, review)
        elif held.article:
            self._enter(held, decision, review)

    def done(self) -> Applied:
        """What came of it."""
        mentions = tuple(
            structs.replace(
                mention,
                claims=(
                    *(each for each in mention.claims if each.claim_id not in self._gone),
                    *self._made.get(mention.mention_id, ()),
                ),
            )
            for mention in self._mentions.values()
        )
        lost: dict[str, list[Lost]] = defaultdict(list)
        for claim_id, each in sorted(self._gone.items()):
            value = self._claims[claim_id].value
            if isinstance(value, Toll):
                lost[value.effect].append(each)
        made = sorted(chain(*self._made.values()), key=lambda claim: claim.claim_id)
        return Applied(
            mentions,
            {effect: tuple(each) for effect, each in lost.items()},
            self._reviews,
            tuple(made),
            tuple(self._articles.values()),
        )

    def _replace(self, claim: Claim, decision: Decision, review: Review) -> None:
        assert decision.value is not None
        place = (claim.start, claim.end)
        self._set_aside(claim, decision, review)
        made = structs.replace(
            _hand_made(claim.mention_id, claim.article_id, decision, place),
            quote=claim.quote,
            byte_ranges=claim.byte_ranges,
        )
        self._put(made, review)

    def _enter(self, held: Held, decision: Decision, review: Review) -> None:
        """A claim on words that no reader reads so: entered, or corrected before a new version of
        the reader read them otherwise. Then that other reading goes."""
        article, words = held.article, held.words
        assert article and decision.value is not None
        place = (held.start, held.start + len(words))
        if decision.kind != "enter":
            for claim in self._rivals(held, decision, place):
                if same_value(claim.value, decision.value):
                    return
                self._set_aside(claim, decision, review)
        home = self._mention_in(article, held)
        made = _hand_made(home, article.article_id, decision, place)
        ranges = article.byte_map.ranges(*place)
        self._put(structs.replace(made, quote=words, byte_ranges=ranges), review)

    def _rivals(self, held: Held, decision: Decision, place: tuple[int, int]) -> list[Claim]:
        mention = self._mentions.get(held.mention_id)
        return [
            claim
            for claim in (mention.claims if mention else ())
            if part_of(claim.value) == decision.field
            and claim.start < place[1]
            and place[0] < claim.end
        ]

    def _mention_in(self, article: Article, held: Held) -> str:
        """The incident's mention in an article; one is made where it has none."""
        named = self._mentions.get(held.mention_id)
        if named and named.article_id == article.article_id:
            return named.mention_id
        for mention in self._mentions.values():
            if mention.article_id == article.article_id:
                return mention.mention_id
        made = ids.mention(article.article_id, BY_HAND, held.decision.decision_id)
        kind = named.kind if named else "attack"
        self._mentions[made] = Mention(made, article.article_id, kind, False, ())
        self._articles[article.article_id] = article
        return made

    def _set_aside(self, claim: Claim, decision: Decision, review: Review) -> None:
        self._gone[claim.claim_id] = Lost(claim.claim_id, told(decision), CORRECTED)
        self._reviews[claim.claim_id] = structs.replace(review, state="rejected")

    def _put(self, made: Claim, review: Review) -> None:
        if all(each.claim_id != made.claim_id for each in self._made[made.mention_id]):
            self._made[made.mention_id].append(made)
        self._reviews[made.claim_id] = review


def hand_made(held: Held, decision: Decision) -> Claim | None:
    """The claim that a field's value rests on; None where no words were cited, or they are on no
    page now."""
    article, value = held.article, decision.value
    if article is None or decision.cites is None or value is None or isinstance(value, Kind):
        return None
    place = (held.start, held.start + len(held.words))
    made = _hand_made(held.mention_id, article.article_id, decision, place)
    ranges = article.byte_map.ranges(*place)
    return structs.replace(made, quote=held.words, byte_ranges=ranges)


def _hand_made(
    mention_id: str, article_id: str, decision: Decision, place: tuple[int, int]
) -> Claim:
    value: Corrected | None = decision.value
    assert value is not None and not isinstance(value, Kind)
    return Claim(
        claim_id=ids.claim(mention_id, canonical(value), *place),
        article_id=article_id,
        mention_id=mention_id,
        value=value,
        quote="",
        start=place[0],
        end=place[1],
        byte_ranges=(),
        informant=decision.informant,
        confidence=1.0,
        reader=BY_HAND,
    )
