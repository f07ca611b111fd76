"""One incident reconciled by itself: under another profile, or after a decision about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


def by_article(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions by their articles' ids, each article's in their order."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.article_id].append(mention)
    return found


def gather(store: Store, incident_id: str) -> Gathered:
    """Reads one incident. Raises KeyError where the record does not hold it."""
    return next(gather_all(store, (incident_id,)))


def gather_all(store: Store, incident_ids: Sequence[str]) -> Iterator[Gathered]:
    """Reads some incidents, as many as memory holds at once, in their order. Raises KeyError where
    the record does not hold one."""
    held = _Held(store, incident_ids)
    return (held.gathered(each) for each in incident_ids)


class _Held:
    """What reconciling some incidents needs, asked for at once."""

    def __init__(self, store: Store, incident_ids: Sequence[str]) -> None:
        self._incidents = store.incidents_by_id(incident_ids)
        members = [each for one in self._incidents.values() for each in one.mention_ids]
        article_of = {name: each.article_id for name, each in store.mentions_by_id(members).items()}
        own = store.articles_of(article_of.values())
        self._own = {
            name: {article_of[each] for each in one.mention_ids}
            for name, one in self._incidents.items()
        }
        self._page_of = {name: each.page_id for name, each in own.items()}
        pages = set(self._page_of.values())
        self._decisions = store.decisions_on(pages)
        cited = {each.cites.page_id for each in self._decisions if each.cites}
        self._on_page: dict[str, list[Article]] = defaultdict(list)
        for article in store.articles_on(pages | cited):
            self._on_page[article.page_id].append(article)
        articles = [each.article_id for some in self._on_page.values() for each in some]
        self._mentions = by_article(store.mentions_in(articles))
        every = (each.mention_id for some in self._mentions.values() for each in some)
        # Where nobody decided anything, it is not asked where mentions belong.
        self._home = store.homes(every) if self._decisions else {}
        self._families = store.families_of(articles)
        self._credits = store.credits_by_article(own)
        self._reviewers, self._profile = store.reviewers(), profile_of(store)

    def gathered(self, incident_id: str) -> Gathered:
        """One of the incidents."""
        incident = self._incidents[incident_id]
        own = self._own[incident_id]
        pages = {self._page_of[each] for each in own}
        decisions = [each for each in self._decisions if not pages.isdisjoint(_pages(each))]
        cited = {each.cites.page_id for each in in_force(decisions) if each.cites}
        on_pages = (each for page in sorted(pages | cited) for each in self._on_page.get(page, ()))
        articles = {each.article_id: each for each in on_pages}
        mentions = tuple(each for name in sorted(articles) for each in self._mentions.get(name, ()))
        assigned = reconcile.assign(decisions, articles.values(), mentions, self._home)
        places = Places(articles.values(), mentions) if decisions else Places((), ())
        credited = (each for name in own for each in self._credits.get(name, ()))
        resting = frozenset(each.claim_id for each in credited if each.claim_id)
        return Gathered(
            incident,
            mentions,
            articles,
            {name: self._family(name) for name in articles},
            Beside(resting, assigned.of(incident_id), self._reviewers),
            tuple(_named(decisions, places, self._home, incident_id)),
            self._profile,
        )

    def _family(self, article_id: str) -> Family:
        """An article whose family is being made anew counts as one without copies until that is
        done."""
        found = self._families.get(article_id)
        return found or Family(ids.family(article_id), article_id)


def _pages(decision: Decision) -> set[str]:
    """The pages of a decision's sides."""
    return {side.page_id for side in decision.sides}


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
