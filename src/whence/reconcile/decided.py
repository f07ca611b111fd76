"""What people decided about incidents, found again among what this build read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from whence.model import (
    Actor,
    Article,
    Corrected,
    Decision,
    Means,
    Mention,
    Review,
    ReviewState,
    Side,
    Statement,
    Toll,
    When,
    Where,
    canonical,
    part_of,
)
from whence.standing import Places, in_force

ABOUT_INCIDENTS = frozenset(("accept", "reject", "correct", "enter", "sensitive"))
_VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "enter": "entered by hand",
    "sensitive": "warned of",
}


class Held(Struct, frozen=True):
    """A decision that holds, and the claim of this build that it is about, if it is about one:
    None where its words are no longer read so. ``mention_id`` is the mention that it names;
    ``article`` and ``start`` are where the words stand that its value rests on, if they do."""

    decision: Decision
    mention_id: str
    claim_id: str | None = None
    article: Article | None = None
    start: int = 0

    @property
    def words(self) -> str:
        """The words that its value rests on."""
        named = _resting_on(self.decision)
        return (named.quote if named else None) or ""


class Assigned(Struct, frozen=True):
    """The decisions of each incident, the oldest first, and those whose words are on no page of the
    record, or in no incident of it."""

    by_incident: Mapping[str, tuple[Held, ...]] = {}
    lost: tuple[Decision, ...] = ()

    def of(self, incident_id: str) -> tuple[Held, ...]:
        """What was decided about one incident."""
        return self.by_incident.get(incident_id, ())


class Settled(Struct, frozen=True):
    """What several decisions about one thing come to: the one that has effect, if any has, and the
    review."""

    decision: Decision | None
    review: Review


def assign(
    decisions: Sequence[Decision],
    articles: Iterable[Article],
    mentions: Iterable[Mention],
    home: Mapping[str, str],
) -> Assigned:
    """Finds the incident that each decision about an incident, a field or a claim names. Decisions
    come the oldest first; the order of the others changes nothing. ``home`` is the incident of each
    mention that is in one."""
    about = [each for each in in_force(decisions) if each.kind in ABOUT_INCIDENTS]
    if not about:
        return Assigned()
    places = Places(articles, mentions)
    found: dict[str, list[Held]] = defaultdict(list)
    lost: list[Decision] = []
    for decision in about:
        held = find(decision, places, home)
        if held and held.mention_id in home:
            found[home[held.mention_id]].append(_with_words(held, places))
        else:
            lost.append(decision)
    return Assigned({name: tuple(each) for name, each in found.items()}, tuple(lost))


def find(decision: Decision, places: Places, home: Mapping[str, str]) -> Held | None:
    """What a decision about an incident, a field or a claim names now; None where its words are
    gone. ``home`` is the incident of each mention that is in one."""
    held = _claim_held(decision, places) if decision.about == "claim" else None
    return held or _anchored(decision, places, home)


def _claim_held(decision: Decision, places: Places) -> Held | None:
    """The claim with the words and the value that were decided about, in the mention that the
    decision names where several have them."""
    same = [
        (mention.mention_id, claim.claim_id)
        for mention, claim in places.quoting(decision.one)
        if decision.was and _core(claim.value) == _core(decision.was)
    ]
    named = places.mentions(decision.other) if decision.other else []
    best = [pair for pair in same if pair[0] in named] or same
    return Held(decision, *best[0]) if best else None


def _anchored(decision: Decision, places: Places, home: Mapping[str, str]) -> Held | None:
    """The mention that a decision names; where its words are read no more, its article's, if all
    of that are in one incident."""
    for side in (decision.other, decision.one):
        if side and (named := places.mentions(side)):
            return Held(decision, named[0])
    whole = Side(decision.one.page_id, decision.one.article_id, None)
    members = [each for each in places.mentions(whole) if each in home]
    if members and len({home[each] for each in members}) == 1:
        return Held(decision, members[0])
    return None


def _with_words(held: Held, places: Places) -> Held:
    named = _resting_on(held.decision)
    stands = places.words(named) if named else None
    if stands is None:
        return held
    return structs.replace(held, article=stands[0], start=stands[1])


def _resting_on(decision: Decision) -> Side | None:
    if decision.value is None or decision.cites or decision.about != "claim":
        return decision.cites
    return decision.one


def _core(value: Corrected) -> tuple[object, ...]:
    """What makes two readings of the same words the same value."""
    match value:
        case Toll():
            rest: tuple[object, ...] = (value.low, value.high, value.figures, value.scope)
        case When():
            rest = (value.earliest, value.latest, value.month_day)
        case Where():
            rest = (value.place.casefold(),)
        case Means():
            rest = (value.weapon.casefold(), value.count_low, value.count_high)
        case Actor():
            rest = (value.role, value.name.casefold(), value.stance)
        case Statement():
            rest = (value.speaker, value.act, value.content)
        case _:
            rest = (value.kind,)
    status = value.status if isinstance(value, Toll) else ""
    return part_of(value), status, *rest


def same_value(one: Corrected, other: Corrected) -> bool:
    """Whether two values are the same as far as a decision about one is one about the other."""
    return _core(one) == _core(other)


# -- what decisions about one thing come to ---------------------------------------------------


def settle(decisions: Sequence[Decision], reviewers: int) -> Settled:
    """One reviewer: the latest decision holds. More: each person's latest, once so many agree;
    where they differ nothing has effect, and the review is disputed."""
    latest: dict[str, Decision] = {}
    for decision in decisions:
        latest.pop(decision.by, None)
        latest[decision.by] = decision
    ids = tuple(each.decision_id for each in decisions)
    last = decisions[-1]
    if reviewers < 2:
        return Settled(last, _review(_state(last), (last,), ids, told(last)))
    told_all = "; ".join(map(told, latest.values()))
    people = tuple(latest.values())
    if len({_outcome(each) for each in people}) > 1:
        return Settled(None, _review("disputed", people, ids, told_all))
    if len(people) < reviewers:
        why = f"{told_all}; another reviewer is asked for"
        return Settled(None, _review("unreviewed", people, ids, why))
    return Settled(last, _review(_state(last), people, ids, told_all))


def _review(
    state: ReviewState, people: Sequence[Decision], ids: tuple[str, ...], why: str
) -> Review:
    return Review(state, tuple(each.by for each in people), people[-1].at, ids, why)


def told(decision: Decision) -> str:
    """A decision in one phrase: what, by whom, on which day (UTC), and why."""
    words = (decision.code, decision.reason)
    why = ", ".join(each for each in words if each and each != "other")
    verb = _VERBS.get(decision.kind, decision.kind)
    source = ", no source" if decision.kind == "enter" and decision.cites is None else ""
    return f"{verb} by {decision.by} on {decision.at.date()}{source}{f': {why}' if why else ''}"


def _state(decision: Decision) -> ReviewState:
    return "rejected" if decision.kind == "reject" else "accepted"


def _outcome(decision: Decision) -> tuple[str, str, str]:
    """What a decision amounts to: whoever accepts a value that another entered agrees with them."""
    if decision.value is None:
        return decision.kind, "", ""
    return "value", canonical(decision.value), decision.informant or ""


BY_HAND = "person"
"""The reader of claims that people correct or enter."""
