"""What a record holds beside its incidents: claims about no single incident, and articles that
report none."""

from __future__ import annotations

from collections.abc import Iterator

from whence.model import UNREVIEWED
from whence.ship import incident_ids
from whence.ship.edition import Edition
from whence.ship.traversal import Cited, Member, cited, member

LABEL = UNREVIEWED
LEFT_OUT = "what articles say about no single incident (totals over a period), and articles that "
LEFT_OUT += "report none: they are shipped only where nothing is withheld and everything is shipped"


def carried(edition: Edition) -> bool:
    """Whether an edition ships it. Names are found and withheld incident by incident, and only
    incidents are reviewed."""
    return edition.redaction is None and edition.selection.unreviewed


def claims(edition: Edition) -> Iterator[Cited]:
    """Claims that belong to no incident, in the order of the articles."""
    if not carried(edition):
        return
    known = incident_ids(edition.store)
    for article in edition.store.articles():
        mentions = edition.store.mentions_of(article.article_id)
        outside = [one for one in mentions if one.mention_id not in known and one.claims]
        if not outside:
            continue
        home = member(edition.store, article.article_id)
        for mention in outside:
            for claim in mention.claims:
                yield cited(home, claim, background=mention.background)


def articles(edition: Edition, shipped: set[str]) -> Iterator[Member]:
    """Articles of no incident that was shipped."""
    if carried(edition):
        for article in edition.store.articles():
            if article.article_id not in shipped:
                yield member(edition.store, article.article_id)
