"""Grouping a whole collection at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from whence.group.decided import decided
from whence.group.index import Index, number_of
from whence.group.memory import Groups, Memory
from whence.group.update import update
from whence.model import Article, Decision, Family, Incident, Mention, Proposal


class Linked(Struct, frozen=True):
    """The families in the order of their ids; the incidents, the earliest reported first; the joins
    that a person should decide, the most probable first; and the decisions that could not be
    followed, because their words are gone or a newer decision says otherwise."""

    families: tuple[Family, ...]
    incidents: tuple[Incident, ...]
    proposals: tuple[Proposal, ...] = ()
    unmet: tuple[Decision, ...] = ()


PUT_FORWARD = 3
"""Joins of one incident that are put to a person at a time."""


def link(
    articles: Sequence[Article], mentions: Sequence[Mention], decisions: Sequence[Decision] = ()
) -> Linked:
    """The groups. A mention is in one incident at most; those whose tolls are all totals over a
    period are in none, nor are those that say too little for an incident of their own and fit no
    other, unless a person joined them.

    Pure, and the order of what is handed in changes nothing but that of ``decisions``, which come
    the oldest first.
    """
    index = Memory(articles)
    held: dict[str, list[Mention]] = {}
    for mention in mentions:
        held.setdefault(mention.article_id, []).append(mention)
    found = update(index, articles, held, (), decided(decisions, articles, mentions))
    index.groups.keep(found.changes)
    return Linked(*groups(index, index.groups), found.unmet)


def groups(
    index: Index, held: Groups
) -> tuple[tuple[Family, ...], tuple[Incident, ...], tuple[Proposal, ...]]:
    """The groups that stand, in the order of Linked."""

    def reported(incident: Incident) -> tuple[object, ...]:
        first = index.sketch(number_of(incident.mention_ids[0]))
        return first.order if first else ()

    return (
        tuple(sorted(held.families.values(), key=lambda family: family.family_id)),
        tuple(sorted(held.incidents.values(), key=reported)),
        tuple(sorted(held.proposals.values(), key=likeliest)),
    )


def likeliest(proposal: Proposal) -> tuple[float, str, str]:
    """The order of proposals."""
    return -proposal.probability, proposal.one_id, proposal.other_id


def foremost(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals to decide first, in the order given: PUT_FORWARD of one incident at most. The
    next of it come forward as these are decided."""
    held: Counter[str] = Counter()
    for each in proposals:
        names = each.one_id, each.other_id
        if all(held[name] < PUT_FORWARD for name in names):
            held.update(names)
            yield each
