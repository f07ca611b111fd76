"""One incident's claims become its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from whence.model import (
    EFFECTS,
    Article,
    Family,
    Incident,
    Mention,
    Outcome,
    Record,
    SourceGroup,
    Where,
)
from whence.reconcile.codes import Known
from whence.reconcile.died import with_deaths
from whence.reconcile.disagreements import disagreements
from whence.reconcile.evidence import Item, Sources, items
from whence.reconcile.fields import FIELDS, fields, reviewed
from whence.reconcile.people import Applied, Beside, apply_to_claims
from whence.reconcile.profiles import Profile
from whence.reconcile.seen import Seen, seen
from whence.reconcile.setting import around, when, where
from whence.reconcile.sources import source_groups
from whence.reconcile.tolls import outcomes


def reconcile(
    incident: Incident,
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    families: Mapping[str, Family],
    profile: Profile,
    beside: Beside = Beside(),  # noqa: B008 - frozen
) -> Record:
    """What the claims about an incident, and what people decided about it, come to under a profile.

    ``mentions`` may hold others than the incident's, which are passed over; ``articles`` and
    ``families`` are by article id. Raises KeyError where an article of the incident is missing.
    """
    basis = _basis(incident, mentions, articles, families, profile, beside)
    about = fields(beside)
    earliest, latest = about.days(basis.days)
    place = about.place(basis.place)
    tolls = about.tolls(basis.tolls, basis.applied.lost, profile.effects)
    involved, sources = sorted(basis.articles, key=_published), basis.sources
    known = Known(earliest, latest, place, tolls, sources, involved, profile.choices)
    grading, provisional = profile.grading, profile.provisional
    held, mentioned = basis.items, basis.applied.mentions
    recorded = {*FIELDS} - {*EFFECTS} | {*profile.effects}
    review = reviewed(beside, about, _seen(incident, basis), articles, recorded)
    return Record(
        incident_id=incident.incident_id,
        kind=about.kind(incident.kind),
        profile=profile.label,
        earliest=earliest,
        latest=latest,
        place=place.place if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_m=place.radius_m if place else None,
        tolls=tolls,
        sources=sources,
        disagreements=disagreements(held),
        codes=tuple(coding.code(known) for coding in profile.codes),
        grade=grading.grade(held, mentioned, len(sources), profile.choices) if grading else None,
        provisional=provisional(held, profile.choices) if provisional else None,
        review=review.review,
        reviews=tuple(sorted({**basis.applied.reviews, **review.by_field}.items())),
        by_hand=(*basis.applied.by_hand, *about.hands.values()),
        warning=review.warning,
        gazetteer=place.gazetteer if place else None,
        around=around(place) if place else (),
        recalled=all(each.only_recalls for each in (*sources, *basis.recalling)),
        recalling=basis.recalling,
    )


def seen_lines(
    incident: Incident,
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    families: Mapping[str, Family],
    profile: Profile,
    beside: Beside = Beside(),  # noqa: B008 - frozen
) -> tuple[str, ...]:
    """What the claims come to, a line a field, for a decision to keep. As ``reconcile``."""
    basis = _basis(incident, mentions, articles, families, profile, beside)
    return tuple(_seen(incident, basis).lines)


class _Basis(Struct, frozen=True):
    """What the claims come to before any person's own value for a field."""

    applied: Applied
    articles: tuple[Article, ...]
    sources: tuple[SourceGroup, ...]
    recalling: tuple[SourceGroup, ...]
    items: tuple[Item, ...]
    tolls: tuple[Outcome, ...]
    days: tuple[date | None, date | None]
    place: Where | None


def _basis(
    incident: Incident,
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    families: Mapping[str, Family],
    profile: Profile,
    beside: Beside,
) -> _Basis:
    members = set(incident.mention_ids)
    own = {each.mention_id: each for each in mentions if each.mention_id in members}
    applied = apply_to_claims([own[name] for name in sorted(own)], beside)
    extra = {article.article_id: article for article in applied.articles}
    every = {**articles, **extra} if extra else articles
    article_ids = sorted({mention.article_id for mention in applied.mentions})
    involved = tuple(every[article_id] for article_id in article_ids)
    groups = source_groups(involved, applied.mentions, families)
    sources = tuple(each for each in groups if not each.only_recalls) or groups
    recalling = tuple(each for each in groups if each not in sources)
    source_of = {
        member: number
        for number, group in enumerate((*sources, *recalling))
        for member in group.article_ids
    }
    days = when(applied.mentions, every, source_of)
    about = Sources(source_of, len(sources), days[1], profile.lookback)
    held = with_deaths(items(applied.mentions, every, families, about, beside.resting))
    return _Basis(
        applied,
        involved,
        sources,
        recalling,
        held,
        outcomes(held, families, profile),
        days,
        where(applied.mentions, every, source_of),
    )


def _seen(incident: Incident, basis: _Basis) -> Seen:
    mentions = basis.applied.mentions
    return seen(incident.kind, basis.tolls, basis.days, basis.place, mentions)


def _published(article: Article) -> tuple[date, str]:
    return (article.published.latest if article.published else date.max, article.article_id)
