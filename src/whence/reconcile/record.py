"""One incident's claims become its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from whence.model import Article, Family, Incident, Mention, Record
from whence.reconcile.codes import Known
from whence.reconcile.disagreements import disagreements
from whence.reconcile.evidence import items
from whence.reconcile.profiles import Profile
from whence.reconcile.setting import when, where
from whence.reconcile.sources import source_groups
from whence.reconcile.tolls import outcomes


def reconcile(
    incident: Incident,
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    families: Mapping[str, Family],
    profile: Profile,
    resting: frozenset[str] = frozenset(),
) -> Record:
    """What the claims about an incident come to under a profile.

    ``mentions`` may hold others than the incident's, which are passed over; ``articles`` and
    ``families`` are by article id; ``resting`` are the claims that rest on another outlet. Raises
    KeyError where an article of the incident is missing.
    """
    members = set(incident.mention_ids)
    own = sorted(
        {
            mention.mention_id: mention for mention in mentions if mention.mention_id in members
        }.values(),
        key=lambda mention: mention.mention_id,
    )
    involved = [articles[article_id] for article_id in sorted({m.article_id for m in own})]
    sources = source_groups(involved, own, families)
    source_of = {
        member: number for number, group in enumerate(sources) for member in group.article_ids
    }
    earliest, latest = when(own, articles, source_of)
    place = where(own, articles, source_of)
    held = items(own, articles, families, sources, (latest, profile.lookback), resting)
    tolls = outcomes(held, families, profile)
    known = Known(
        earliest, latest, place, tolls, sources, sorted(involved, key=_published), profile.choices
    )
    grading, provisional = profile.grading, profile.provisional
    return Record(
        incident_id=incident.incident_id,
        kind=incident.kind,
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
        grade=grading.grade(held, own, len(sources), profile.choices) if grading else None,
        provisional=provisional(held, profile.choices) if provisional else None,
    )


def _published(article: Article) -> tuple[date, str]:
    return (article.published.latest if article.published else date.max, article.article_id)
