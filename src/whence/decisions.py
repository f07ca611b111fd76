"""From what a person asks for to a decision that can be put on record, and how decisions stand."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import structs

from whence.errors import NotDecidable
from whence.model import (
    About,
    Article,
    Decision,
    Kind,
    Side,
    Toll,
    part_of,
)
from whence.reconcile import FIELDS
from whence.reconciled import Gathered
from whence.review.wishes import Cite, Conflict, Standing, Wish
from whence.standing import in_force, side, side_of_claim
from whence.store import Store


def key_of(wish: Wish) -> str:
    """What a wish is about, as ``Gathered`` names it."""
    match wish.about:
        case "claim":
            return f"claim:{wish.claim_id}"
        case "field":
            return f"field:{wish.field}"
        case _:
            return "sensitive" if wish.kind == "sensitive" else "incident"


def conflict_of(wish: Wish, gathered: Gathered, key: str) -> Conflict | None:
    """What others decided about the same since the person looked."""
    about = gathered.about(gathered.key_of(key))
    newest = about[-1].decision_id if about else ""
    if wish.seen is None or wish.seen == newest:
        return None
    ids = [each.decision_id for each in about]
    known = ids.index(wish.seen) + 1 if wish.seen in ids else 0
    return Conflict(wish, about[known:])


def bare(wish: Wish, one: Side, other: Side | None, about: About) -> Decision:
    """A decision about a side, or two, now, without a value."""
    at = datetime.now(UTC).replace(microsecond=0)
    return Decision("", wish.kind, one, other, wish.by, at, wish.note, code=wish.code, about=about)


def decision_of(wish: Wish, gathered: Gathered, store: Store) -> Decision:
    """The decision that a wish about a claim, a field or an incident asks for. Raises NotDecidable
    where it does not fit the record."""
    match wish.about:
        case "claim" if wish.kind != "enter":
            made = _about_claim(wish, gathered)
        case "claim" | "field":
            made = _about_field(wish, gathered)
        case _:
            made = _about_incident(wish, gathered)
    if wish.of:
        made = _agreeing(wish, made, gathered)
    if made.cites is None and wish.cites:
        made = structs.replace(made, cites=_cited(wish.cites, store))
    _require_value(made)
    return structs.replace(made, supersedes=_in_place_of(wish, gathered))


def _in_place_of(wish: Wish, gathered: Gathered) -> tuple[str, ...]:
    """The decisions about the same that the new one takes the place of: all that hold, or the
    person's own where two have to agree."""
    key = gathered.key_of(key_of(wish))
    own = gathered.beside.reviewers > 1
    force = {each.decision_id for each in in_force(gathered.about("incident"))}
    return tuple(
        each.decision_id
        for name, each in gathered.named
        if name == key and each.decision_id in force and (each.by == wish.by or not own)
    )


def _about_claim(wish: Wish, gathered: Gathered) -> Decision:
    """About a claim that was read; or about one that a person made of it, which is the same."""
    mention = gathered.mention_of(wish.claim_id)
    before = gathered.made_by(wish.claim_id)
    if before and before.kind == "enter":
        raise NotDecidable("what was entered by hand is not decided about; take it back instead")
    informant = wish.informant if wish.kind == "correct" else None
    if before:
        value = before.value if wish.kind == "accept" else wish.value
        kept = before.informant if wish.kind == "accept" else informant
        made = bare(wish, before.one, before.other, "claim")
        named = {"field": before.field, "was": before.was}
        return structs.replace(made, **named, value=value, informant=kept)
    if mention is None:
        raise NotDecidable(f"there is no claim {wish.claim_id} in {gathered.incident.incident_id}")
    claim = next(each for each in mention.claims if each.claim_id == wish.claim_id)
    article = gathered.articles[mention.article_id]
    made = bare(wish, side_of_claim(article, claim), side(article, mention), "claim")
    named = {"field": part_of(claim.value), "was": claim.value}
    return structs.replace(made, **named, value=wish.value, informant=informant)


def _about_field(wish: Wish, gathered: Gathered) -> Decision:
    if wish.field not in FIELDS:
        raise NotDecidable(f"{wish.field!r} is no field that can be decided about")
    value, cites, informant = wish.value, None, wish.informant
    standing = gathered.settled(wish.field)
    if wish.kind == "accept" and value is None and standing:
        value, cites, informant = standing.value, standing.cites, standing.informant
    made = structs.replace(
        bare(wish, gathered.anchor, None, wish.about),
        field=wish.field,
        value=value,
        cites=cites,
        informant=informant,
        was=standing.value if standing else None,
    )
    if wish.about == "claim":
        return made
    prefix = f"{wish.field}: "
    saw = tuple(line for line in gathered.seen if line.startswith(prefix))
    return structs.replace(made, saw=saw)


def _about_incident(wish: Wish, gathered: Gathered) -> Decision:
    if wish.kind not in ("accept", "reject", "sensitive"):
        raise NotDecidable(f"an incident as a whole cannot be given a decision {wish.kind!r}")
    made = bare(wish, gathered.anchor, None, "incident")
    return structs.replace(made, saw=gathered.seen)


def _agreeing(wish: Wish, made: Decision, gathered: Gathered) -> Decision:
    """The decision of somebody who decides as another did before."""
    like = next((each for each in gathered.about("incident") if each.decision_id == wish.of), None)
    if like is None or (like.about, like.field) != (made.about, made.field):
        raise NotDecidable(f"{wish.of} is no decision about the same")
    kind = like.kind if like.kind in ("reject", "enter") else made.kind
    return structs.replace(
        made, kind=kind, value=like.value, cites=like.cites, informant=like.informant
    )


def _cited(cite: Cite, store: Store) -> Side:
    try:
        article: Article = store.article(cite.article_id)
    except KeyError:
        raise NotDecidable(f"there is no article {cite.article_id} in the record") from None
    if not 0 <= cite.start < cite.end <= len(article.text):
        raise NotDecidable(f"the words cited are not in the text of {cite.article_id}")
    words = article.text[cite.start : cite.end]
    if not words.strip():
        raise NotDecidable("the words cited are blank")
    return Side(article.page_id, article.article_id, words, cite.start)


def _require_value(made: Decision) -> None:
    """A value stands where one is needed, and is one of its field."""
    if made.kind in ("correct", "enter") and made.value is None:
        raise NotDecidable("no value was given")
    if made.value is None:
        return
    if made.kind == "reject":
        raise NotDecidable("what is rejected gets no value")
    if part_of(made.value) != made.field:
        raise NotDecidable(f"the value is no value of {made.field}")
    value = made.value
    if isinstance(value, Toll):
        bounds = [each for each in (value.low, value.high) if each is not None]
        if any(each < 0 for each in bounds) or bounds != sorted(bounds):
            raise NotDecidable("the figures are no range from low to high")
    if made.about == "claim" and isinstance(value, Kind):
        raise NotDecidable("a kind of incident is no claim")
    if made.kind == "enter" and made.about == "claim" and made.cites is None:
        raise NotDecidable("a claim needs the words that it rests on")


def standing_of(gathered: Gathered, store: Store) -> Standing:
    """How decisions stand about an incident."""
    record = store.record(gathered.incident.incident_id)
    force = frozenset(each.decision_id for each in in_force(gathered.about("incident")))
    keys = {key for key, _ in gathered.named} | {"incident"}
    about = {key: gathered.about(key) for key in keys}
    exact = {key: [each for name, each in gathered.named if name == key] for key in keys}
    return Standing(
        heads={key: found[-1].decision_id for key, found in about.items() if found},
        decisions=about["incident"],
        in_force=force,
        about={
            key: tuple(each for each in found if each.decision_id in force)
            for key, found in exact.items()
        },
        reviews=dict(record.reviews),
        by_hand=record.by_hand,
        original={
            claim.claim_id: gathered.key_of(f"claim:{claim.claim_id}") for claim in record.by_hand
        },
        reviewers=gathered.beside.reviewers,
    )
