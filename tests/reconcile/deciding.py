"""Decisions about invented incidents, and the records that they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import structs

from tests.group.invented import article as bare
from tests.group.invented import mention
from whence import ids
from whence.model import (
    Article,
    Claim,
    Corrected,
    Decision,
    DecisionKind,
    Family,
    Incident,
    Mention,
    Record,
    Value,
    canonical,
    part_of,
)
from whence.reconcile import PROFILES, Beside, Profile, assign, reconcile, seen_lines
from whence.standing import side, side_of_claim

Pair = tuple[Article, Mention]


def told(name: str, *values: Value, day: str | None = None, reader: str = "test") -> Pair:
    """An article whose text holds the words of its claims, each at its place."""
    of = bare(name, published=day)
    made = mention(of, *values)
    text, claims = "", []
    for claim in made.claims:
        quote = f"{name} says {canonical(claim.value)}"
        start = len(text)
        text += f"{quote}.\n\n"
        mention_id = ids.mention(of.article_id, reader, "")
        place = (start, start + len(quote))
        claims.append(
            structs.replace(
                claim,
                claim_id=ids.claim(mention_id, canonical(claim.value), *place),
                mention_id=mention_id,
                quote=quote,
                start=place[0],
                end=place[1],
                reader=reader,
            )
        )
    whole = structs.replace(of, text=text + f"Nothing but {name}.")
    return whole, Mention(
        ids.mention(of.article_id, reader, ""), of.article_id, made.kind, False, tuple(claims)
    )


def about_claim(pair: Pair, claim: Claim, kind: DecisionKind, **more: Any) -> Decision:
    """A decision about one claim."""
    return _decision(
        kind,
        one=side_of_claim(pair[0], claim),
        other=side(*pair),
        about="claim",
        field=part_of(claim.value),
        was=claim.value,
        **more,
    )


def about_field(
    pair: Pair, field: str, kind: DecisionKind, value: Corrected | None = None, **more: Any
) -> Decision:
    """A decision about a field of the incident that an article reports."""
    more = {"one": side(*pair), "other": None, "about": "field", **more}
    return _decision(kind, field=field, value=value, **more)


def about_incident(pair: Pair, kind: DecisionKind, **more: Any) -> Decision:
    """A decision about the incident that an article reports."""
    return _decision(kind, one=side(*pair), other=None, about="incident", **more)


def _decision(kind: DecisionKind, **more: Any) -> Decision:
    number = more.pop("number", 0)
    at = datetime(2032, 1, 1, 12, number, tzinfo=UTC)
    named = {"by": "Oda Linde", "reason": "", "decision_id": f"de_{number}", **more}
    return Decision(kind=kind, at=at, **named)


def beside(pairs: Sequence[Pair], decisions: Sequence[Decision], reviewers: int = 1) -> Beside:
    """What the decisions come to for one incident that all the articles report."""
    articles, mentions = [of for of, _ in pairs], [each for _, each in pairs]
    home = {each.mention_id: "in_one" for each in mentions}
    return Beside(
        held=assign(decisions, articles, mentions, home).of("in_one"), reviewers=reviewers
    )


def decided(
    pairs: Sequence[Pair],
    *decisions: Decision,
    reviewers: int = 1,
    profile: Profile = PROFILES["plain"],
) -> Record:
    """The record of one incident that all the articles report."""
    return reconcile(*_arguments(pairs), profile, beside(pairs, decisions, reviewers))


def saw(pairs: Sequence[Pair], *decisions: Decision) -> tuple[str, ...]:
    """What a person sees of one incident that all the articles report."""
    return seen_lines(*_arguments(pairs), PROFILES["plain"], beside(pairs, decisions))


def _arguments(
    pairs: Sequence[Pair],
) -> tuple[Incident, list[Mention], dict[str, Article], dict[str, Family]]:
    articles = {of.article_id: of for of, _ in pairs}
    family_of = {name: Family(ids.family(name), name) for name in articles}
    mentions = [each for _, each in pairs]
    incident = Incident("in_one", "bombing", tuple(each.mention_id for each in mentions))
    return incident, mentions, articles, family_of
