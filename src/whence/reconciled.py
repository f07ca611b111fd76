"""One incident reconciled by itself: under another profile, or after a decision about it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from whence import reconcile
from whence.model import Article, Decision, Family, Incident, Mention, Record
from whence.reconcile import Beside, Profile
from whence.standing import in_force
from whence.store import Store


class Gathered(Struct, frozen=True):
    """One incident with all that reconciling it needs: its pages' articles and those that decisions
    cite, by id, their mentions and families, what was decided about it and what rests on others.
    ``decisions`` are all that name one of its pages, the oldest first."""

    incident: Incident
    mentions: tuple[Mention, ...]
    articles: dict[str, Article]
    families: dict[str, Family]
    beside: Beside
    decisions: tuple[Decision, ...]

    def record(self, profile: Profile) -> Record:
        """What it comes to."""
        return reconcile.reconcile(
            self.incident, self.mentions, self.articles, self.families, profile, self.beside
        )

    def seen(self, profile: Profile) -> tuple[str, ...]:
        """What its claims come to, a line a field."""
        return reconcile.seen_lines(
            self.incident, self.mentions, self.articles, self.families, profile, self.beside
        )


def gather(store: Store, incident_id: str) -> Gathered:
    """Reads one incident. Raises KeyError where the record does not hold it."""
    incident = store.incident(incident_id)
    own = [store.mention(mention_id) for mention_id in incident.mention_ids]
    pages = {store.article(each.article_id).page_id for each in own}
    decisions = store.decisions_on(pages)
    cited = {each.cites.page_id for each in in_force(decisions) if each.cites}
    articles = {
        article.article_id: article
        for page_id in sorted(pages | cited)
        for article in store.articles_of_page(page_id)
    }
    mentions = tuple(each for article_id in articles for each in store.mentions_of(article_id))
    homes = {each.mention_id: store.incident_of(each.mention_id) for each in mentions}
    assigned = reconcile.assign(
        decisions,
        articles.values(),
        mentions,
        {mention_id: home for mention_id, home in homes.items() if home},
    )
    families = {article_id: store.family_of(article_id) for article_id in articles}
    resting = frozenset(
        credit.claim_id
        for mention in own
        for credit in store.credits_of(mention.article_id)
        if credit.claim_id
    )
    return Gathered(
        incident,
        mentions,
        articles,
        {article_id: family for article_id, family in families.items() if family},
        Beside(resting, assigned.of(incident_id), store.reviewers()),
        decisions,
    )


def under(store: Store, incident_id: str, names: Sequence[str]) -> tuple[Record, ...]:
    """What one incident comes to under other profiles than the record was built with. Raises
    KeyError where the record does not hold it, ProfileError where a profile is unknown."""
    gathered = gather(store, incident_id)
    return tuple(gathered.record(reconcile.profile(name)) for name in names)
