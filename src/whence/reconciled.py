"""One incident reconciled by itself: under another profile, or after a decision about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, structs

from whence import ids, reconcile
from whence.model import Article, Decision, Family, Incident, Mention, Record, Side
from whence.reconcile import Beside, Profile
from whence.standing import Places, in_force, side
from whence.store import Store

PROFILE = "profile"
"""The setting that keeps the profile which a record was last built under."""


class Gathered(Struct, frozen=True, dict=True):
    """One incident with all that reconciling it needs: its pages' articles and those that decisions
    cite, by id, their mentions and families, what was decided about it and what rests on others.
    ``named`` are all decisions about it, withdrawn ones and withdrawals too, the oldest first, each
    with what it is about (``claim:cl_…``, ``field:killed``, ``incident``, ``sensitive``)."""

    incident: Incident
    mentions: tuple[Mention, ...]
    articles: dict[str, Article]
    families: dict[str, Family]
    beside: Beside
    named: tuple[tuple[str, Decision], ...]
    profile: Profile

    def under(self, profile: Profile) -> Record:
        """What it comes to under a profile."""
        return reconcile.reconcile(
            self.incident, self.mentions, self.articles, self.families, profile, self.beside
        )

    @cached_property
    def record(self) -> Record:
        """What it comes to under the profile of the whole record."""
        return self.under(self.profile)

    @cached_property
    def seen(self) -> tuple[str, ...]:
        """What its claims come to, a line a field."""
        return reconcile.seen_lines(
            self.incident, self.mentions, self.articles, self.families, self.profile, self.beside
        )

    def about(self, key: str) -> tuple[Decision, ...]:
        """The decisions about something, the oldest first; about the whole ``incident`` are those
        about its parts too."""
        return tuple(each for name, each in self.named if key in ("incident", name))

    def key_of(self, key: str) -> str:
        """What decisions about a claim are about, where a person made it out of another."""
        made = self.made_by(key.removeprefix("claim:")) if key.startswith("claim:") else None
        return next((name for name, each in self.named if each == made), key) if made else key

    def settled(self, field: str) -> Decision | None:
        """The decision that gives a field its value, if a person's does."""
        found = reconcile.field_decision(self.beside, field)
        return found if found and found.value is not None else None

    @property
    def anchor(self) -> Side:
        """How a decision names the incident: by the words of its first mention."""
        own = {each.mention_id: each for each in self.mentions}
        first = own[self.incident.mention_ids[0]]
        return side(self.articles[first.article_id], first)

    def mention_of(self, claim_id: str) -> Mention | None:
        """The incident's mention that holds a claim."""
        members = set(self.incident.mention_ids)
        for mention in self.mentions:
            if mention.mention_id in members and any(
                claim.claim_id == claim_id for claim in mention.claims
            ):
                return mention
        return None

    def made_by(self, claim_id: str) -> Decision | None:
        """The decision that made a claim which no reader did."""
        if all(claim.claim_id != claim_id for claim in self.record.by_hand):
            return None
        ids = self.record.review_of(claim_id).decision_ids
        giving = [each for _, each in self.named if each.decision_id in ids and each.value]
        return giving[-1] if giving else None


def gather(store: Store, incident_id: str) -> Gathered:
    """Reads one incident. Raises KeyError where the record does not hold it."""
    incident = store.incident(incident_id)
    own = {each.article_id for each in store.mentions_by_id(incident.mention_ids).values()}
    pages = {each.page_id for each in store.articles_of(own).values()}
    decisions = store.decisions_on(pages)
    cited = {each.cites.page_id for each in in_force(decisions) if each.cites}
    articles = {each.article_id: each for each in store.articles_on(pages | cited)}
    mentions = store.mentions_in(articles)
    home = store.homes(each.mention_id for each in mentions)
    assigned = reconcile.assign(decisions, articles.values(), mentions, home)
    # An article whose family is being made anew counts as one without copies until that is done.
    alone = {name: Family(ids.family(name), name) for name in articles}
    families = alone | store.families_of(articles)
    credited = store.credits_by_article(own).values()
    resting = frozenset(each.claim_id for some in credited for each in some if each.claim_id)
    places = Places(articles.values(), mentions)
    return Gathered(
        incident,
        mentions,
        articles,
        families,
        Beside(resting, assigned.of(incident_id), store.reviewers()),
        tuple(_named(decisions, places, home, incident_id)),
        profile_of(store),
    )


def _named(
    decisions: Sequence[Decision], places: Places, home: Mapping[str, str], incident_id: str
) -> Iterable[tuple[str, Decision]]:
    keys: dict[str, str] = {}
    for decision in decisions:
        if decision.regroups:
            continue
        held = reconcile.find(decision, places, home)
        if held is None or home.get(held.mention_id) != incident_id:
            continue
        undone = next((keys[each] for each in decision.supersedes if each in keys), None)
        keys[decision.decision_id] = undone or _key(decision, held.claim_id)
        yield keys[decision.decision_id], decision


def _key(decision: Decision, claim_id: str | None) -> str:
    if decision.about == "claim":
        return f"claim:{claim_id or decision.decision_id}"
    if decision.about == "field":
        return f"field:{decision.field}"
    return "sensitive" if decision.kind == "sensitive" else "incident"


def profile_of(store: Store) -> Profile:
    """The profile that the record was last built under; plain where it was not yet."""
    kept = store.setting(PROFILE)
    return reconcile.unpacked(kept) if kept else reconcile.PROFILES["plain"]


def touched(store: Store, decisions: Iterable[Decision]) -> set[str]:
    """The incidents that decisions may be about."""
    _, mentions = told_on(store, [side for each in decisions for side in each.sides])
    return set(store.homes(each.mention_id for each in mentions).values())


def told_on(store: Store, sides: Iterable[Side]) -> tuple[tuple[Article, ...], tuple[Mention, ...]]:
    """The articles on the pages of some sides, and the mentions in them."""
    articles = store.articles_on(side.page_id for side in sides)
    return articles, store.mentions_in(each.article_id for each in articles)


def under(store: Store, incident_id: str, names: Sequence[str]) -> tuple[Record, ...]:
    """What one incident comes to under other profiles than the record was built with. Its reviews
    are those of the record: what people saw was under its profile. Raises KeyError where the record
    does not hold it, ProfileError where a profile is unknown."""
    gathered = gather(store, incident_id)
    own = gathered.record
    return tuple(
        structs.replace(
            gathered.under(reconcile.profile(name)),
            review=own.review,
            reviews=own.reviews,
            by_hand=own.by_hand,
            warning=own.warning,
        )
        for name in names
    )


def each_under(store: Store, name: str) -> Callable[[str], Record]:
    """Gives what an incident comes to under a profile, as ``under`` does; the record as it is kept
    where that is its own."""

    def found(incident_id: str) -> Record:
        kept = store.record(incident_id)
        own = kept.profile.partition("/")[0] == name
        return kept if own else under(store, incident_id, (name,))[0]

    return found
