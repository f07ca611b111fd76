"""Reconciles a few articles as one incident."""

from __future__ import annotations

from whence import ids
from whence.group import families
from whence.model import Article, Incident, Mention, Record
from whence.reconcile import PROFILES, Profile, reconcile


def record(*pairs: tuple[Article, Mention], profile: str | Profile = "plain") -> Record:
    """The record of one incident that all the mentions report."""
    articles = {each.article_id: each for each, _ in pairs}
    family_of = {
        member: family
        for family in families(list(articles.values()))
        for member in family.article_ids
    }
    mention_ids = tuple(each.mention_id for _, each in pairs)
    incident = Incident(ids.incident(mention_ids[0]), "bombing", mention_ids)
    mentions = [each for _, each in pairs]
    rules = PROFILES[profile] if isinstance(profile, str) else profile
    return reconcile(incident, mentions, articles, family_of, rules)
