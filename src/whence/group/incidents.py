"""Mentions that report the same event become incidents.

First the mentions that date their event are joined, the strongest evidence first, each with a
whole group at once: against every member nothing may speak finally, save against a few whom the
others outvote. Then each mention without a date joins the one group that it fits; where it fits
two, it stays apart. No mention is ever the bridge between two groups. Two mentions of one article
are one incident only when they tell the same event twice.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from whence import ids
from whence.group.decided import Decided
from whence.group.evidence import COPIED, TOO_LITTLE, bits, evidence, same_event, total
from whence.group.levels import NEVER
from whence.group.model import Feature, bits_of, probability
from whence.group.names import Collection
from whence.group.sketch import Sketch
from whence.model import Decision, Incident, IncidentKind, Join, Proposal

JOIN = 8.5
"""Two mentions with this much between them are one incident, in bits; with the model's prior a
probability of .95. One without a date of its own must moreover fit no other incident."""
CLEAR = 2.0
"""How much better than any other group the one must fit that an undated mention joins."""
WITNESSES = 12
"""Members of a group, the earliest, that every newcomer is compared with."""

DECIDED = 1000.0
"""The weight of a person's decision."""
UNCERTAIN = 0.5
"""From this probability on two incidents are proposed to a person as one."""
AGREE = 6.2
"""What the members of two groups must have between them, on average, for the groups to join."""
OUTVOTES = 2 * JOIN
"""What a report must have in common with the rest of a group for each member that speaks finally
against it, where that is one alone or fewer than those it could join: now and then a day or a place
is misread, or misprinted."""

Pair = tuple[int, int]
Edge = tuple[Pair, float]


def partition(groups: Groups, edges: Sequence[Edge]) -> list[Decision]:
    """Joins what is one incident, by edges in the order of ``ranked``. Returns the decisions that
    could not be followed."""
    _join_dated(groups, edges)
    _place_undated(groups, edges)
    _join_undated(groups, edges)
    return _join_decided(groups)


def ranked(groups: Groups, edges: Mapping[Pair, float]) -> list[Edge]:
    """Edges between mentions that nobody decided about, the strongest first."""
    return sorted(
        (edge for edge in edges.items() if not groups.decided(edge[0])),
        key=lambda edge: (-edge[1], edge[0]),
    )


def _join_decided(groups: Groups) -> list[Decision]:
    """Makes one of the groups that people joined, each as a whole, the newest decision first.
    Returns the decisions that a newer one contradicts."""
    unmet = []
    for pair, decision in groups.joined():
        one, other = groups.home(pair[0]), groups.home(pair[1])
        if one != other and groups.parted(one, other):
            unmet.append(decision)
        elif one != other:
            groups.merge(one, other)
    return unmet


def proposals(
    groups: Groups, edges: Sequence[Edge], kept: Mapping[int, Incident], reopened: Container[str]
) -> tuple[Proposal, ...]:
    """For every two incidents, one of them ``reopened``, the pair of mentions that is most alike,
    if they are more likely one than not, and nothing rules it out or was decided. ``kept`` are the
    incidents by the numbers of their groups."""
    found: dict[Pair, Proposal] = {}
    for (left, right), weight in edges:
        homes = sorted((groups.home(left), groups.home(right)))
        one, other = homes
        known = one == other or (one, other) in found
        if known or probability(weight) < UNCERTAIN or one not in kept or other not in kept:
            continue
        names = kept[one].incident_id, kept[other].incident_id
        if not (names[0] in reopened or names[1] in reopened) or not groups.compatible(one, other):
            continue
        found[one, other] = Proposal(
            one_id=names[0],
            other_id=names[1],
            mention_id=groups.sketches[left].mention_id,
            other_mention_id=groups.sketches[right].mention_id,
            features=groups.features((left, right)),
            probability=round(probability(weight), 3),
        )
    return tuple(found.values())


def _join_dated(groups: Groups, edges: Sequence[Edge]) -> None:
    for (left, right), weight in edges:
        if weight >= COPIED or (
            weight >= groups.needed and groups.dated(left) and groups.dated(right)
        ):
            groups.join(left, right)


def _place_undated(groups: Groups, edges: Sequence[Edge]) -> None:
    """Each mention without a date goes to the one dated group that it fits. All are decided before
    any is placed, so that none is another's stepping stone."""
    fits: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (left, right), weight in edges:
        for loose, fixed in ((left, right), (right, left)):
            home, target = groups.home(loose), groups.home(fixed)
            if (
                weight >= groups.needed
                and not groups.any_dated(home)
                and groups.any_dated(target)
                and weight > fits[home].get(target, (0.0, 0))[0]
                and groups.compatible(home, target)
            ):
                fits[home][target] = (weight, fixed)
    chosen = []
    for home, targets in fits.items():
        ranked = sorted(targets.items(), key=lambda item: -item[1][0])
        if ranked and (len(ranked) == 1 or ranked[0][1][0] - ranked[1][1][0] >= CLEAR):
            chosen.append((-ranked[0][1][0], home, ranked[0][0]))
    for _, home, target in sorted(chosen):
        if groups.compatible(home, groups.home(target)):
            groups.merge(home, target)


def _join_undated(groups: Groups, edges: Sequence[Edge]) -> None:
    """What is left without a date joins among itself. A mention that fits two that cannot be one
    joins neither."""
    loose = [
        (pair, weight)
        for pair, weight in edges
        if weight >= groups.needed
        and not any(groups.any_dated(groups.home(number)) for number in pair)
    ]
    fits: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (left, right), weight in loose:
        fits[left].append((right, weight))
        fits[right].append((left, weight))
    for (left, right), weight in loose:
        torn = any(
            third != partner and best > weight - CLEAR and not groups.may_be_one(third, partner)
            for number, partner in ((left, right), (right, left))
            for third, best in fits[number]
        )
        if not torn:
            groups.join(left, right)


def incident(groups: Groups, members: Sequence[int]) -> Incident:
    """The incident of a group's members, the earliest first."""
    found = groups.sketches
    kinds = Counter(found[number].kind for number in members)
    specific = [kind for kind in kinds if kind != "attack"]
    kind: IncidentKind = max(specific, key=lambda kind: kinds[kind]) if specific else "attack"
    joins = []
    for place, number in enumerate(members[1:], start=1):
        other = max(members[:place], key=lambda other: (groups.weight((other, number)), -other))
        joins.append(
            Join(
                found[number].mention_id,
                found[other].mention_id,
                groups.features((other, number)),
            )
        )
    return Incident(
        incident_id=ids.incident(found[members[0]].mention_id),
        kind=kind,
        mention_ids=tuple(found[number].mention_id for number in members),
        joins=tuple(joins),
    )


class Groups:
    """A partition of the mentions, and what speaks for and against joining its parts. A group is
    known by its earliest member's number."""

    def __init__(
        self,
        found: Sequence[Sketch],
        decided: Decided,
        names: Collection,
        known: Mapping[Pair, float] | None = None,
        needed: float = JOIN,
    ) -> None:
        """``found`` are sketches in their order, ``known`` weights of pairs, by their numbers in
        it, that need not be worked out again; nobody decided about these. ``needed`` is what a join
        takes."""
        self.needed = needed
        self.sketches = found
        self._names = names
        self._number = {sketch.mention_id: number for number, sketch in enumerate(found)}
        self._one = self._numbered(decided.one)
        self._apart = self._numbered(decided.apart)
        self._weights: dict[Pair, float] = dict(known or {})
        self._home = list(range(len(found)))
        self._members = {number: [number] for number in range(len(found))}

    def features(self, pair: Pair) -> tuple[Feature, ...]:
        """What speaks for and against two mentions being one incident."""
        made = evidence(*self._two(pair), self._names)
        if pair in self._one:
            return ((_told(self._one[pair]), DECIDED), *made)
        if pair in self._apart:
            return ((_told(self._apart[pair]), -DECIDED), *made)
        return made

    def weight(self, pair: Pair) -> float:
        """The sum of it, or NEVER where something rules it out."""
        pair = min(pair), max(pair)
        if pair in self._one or pair in self._apart:
            return total(self.features(pair))
        if pair not in self._weights:
            self._weights[pair] = bits(*self._two(pair), self._names)
        return self._weights[pair]

    def _two(self, pair: Pair) -> tuple[Sketch, Sketch]:
        return self.sketches[pair[0]], self.sketches[pair[1]]

    def decided(self, pair: Pair) -> bool:
        """Whether a person decided about two mentions."""
        return pair in self._one or pair in self._apart

    def joined(self) -> list[tuple[Pair, Decision]]:
        """The pairs that people joined, the newest decision first."""
        return list(self._one.items())

    def parted(self, one: int, other: int) -> bool:
        """Whether a person has said of two groups' members that they are not one incident."""
        return bool(self._apart) and any(
            (min(left, right), max(left, right)) in self._apart
            for left in self._members[one]
            for right in self._members[other]
        )

    def home(self, number: int) -> int:
        """The group that a mention is in."""
        return self._home[number]

    def all(self) -> list[list[int]]:
        """The groups' members, the earliest first."""
        return [self._members[home] for home in sorted(self._members)]

    def dated(self, number: int) -> bool:
        """Whether a mention dates its event, with the year."""
        dates = self.sketches[number].dates
        return dates.explicit and dates.month_day is None

    def any_dated(self, home: int) -> bool:
        """Whether any mention of a group dates the event."""
        return any(self.dated(number) for number in self._members[home])

    def join(self, left: int, right: int) -> None:
        """Join the groups of two mentions unless something speaks against it."""
        one, other = self.home(left), self.home(right)
        if one == other or not self.compatible(one, other):
            return
        crossing = self._crossing(one, other)
        if self.weight((left, right)) >= COPIED or self._agree(crossing):
            self.merge(one, other)

    def _agree(self, crossing: Sequence[Pair]) -> bool:
        """Whether the members of two groups agree on average, and are likelier one than not without
        any one of them: a report that tells of two events bears out both. Those two that share too
        little for a join say nothing about that, nor does one who is outvoted."""
        saying = [
            pair
            for pair in crossing
            if self.weight(pair) not in TOO_LITTLE and not self.ruled_out(pair)
        ]
        every, likelier = math.fsum(map(self.weight, saying)), bits_of(UNCERTAIN)
        if every < AGREE * len(saying):
            return False
        without: dict[int, tuple[float, int]] = {}
        for pair in saying:
            for number in pair:
                bits, pairs = without.get(number, (every, len(saying)))
                without[number] = bits - self.weight(pair), pairs - 1
        return all(bits >= likelier * pairs for bits, pairs in without.values() if pairs)

    def merge(self, one: int, other: int) -> None:
        """Make two groups one."""
        kept, gone = sorted((self.home(one), self.home(other)))
        for number in self._members[gone]:
            self._home[number] = kept
        self._members[kept] = sorted(self._members[kept] + self._members.pop(gone))

    def put_together(self, members: Sequence[int]) -> int:
        """Makes one group of mentions that are known to be one incident. Returns its number."""
        for number in members[1:]:
            self.merge(self.home(members[0]), self.home(number))
        return self.home(members[0])

    def compatible(self, one: int, other: int) -> bool:
        """Whether nothing rules out that two groups are the same event."""
        if self.parted(one, other) or not self._apart_in_articles(one, other):
            return False
        crossing = self._crossing(one, other)
        return all(self._outvoted(pair, crossing) for pair in crossing if self.ruled_out(pair))

    def ruled_out(self, pair: Pair) -> bool:
        """Whether something speaks finally against two mentions being one incident."""
        return self.weight(pair) <= NEVER / 2

    def _outvoted(self, pair: Pair, crossing: Sequence[Pair]) -> bool:
        """Whether one of two mentions has so much in common with the rest of the other's group that
        the few that speak against it do not keep it out."""
        for number in pair:
            own = [each for each in crossing if number in each]
            joining = [weight for each in own if (weight := self.weight(each)) >= JOIN]
            against = sum(map(self.ruled_out, own))
            few = against == 1 or against < len(joining)
            if few and math.fsum(joining) >= OUTVOTES * against:
                return True
        return False

    def may_be_one(self, left: int, right: int) -> bool:
        """Whether nothing rules out that two mentions are the same event."""
        one, other = self.sketches[left], self.sketches[right]
        if one.article_id == other.article_id:
            return same_event(one, other)
        return self.weight((left, right)) >= AGREE

    def _numbered(self, known: Mapping[tuple[str, str], Decision]) -> dict[Pair, Decision]:
        numbers = {
            tuple(sorted(self._number[each] for each in pair)): decision
            for pair, decision in known.items()
            if all(each in self._number for each in pair)
        }
        return {(left, right): decision for (left, right), decision in numbers.items()}

    def _apart_in_articles(self, one: int, other: int) -> bool:
        """Whether no article holds different events of the two groups."""
        here: dict[str, list[int]] = defaultdict(list)
        for number in self._members[one]:
            here[self.sketches[number].article_id].append(number)
        return all(
            same_event(self.sketches[mine], self.sketches[number])
            for number in self._members[other]
            for mine in here.get(self.sketches[number].article_id, ())
        )

    def _crossing(self, one: int, other: int) -> list[Pair]:
        return [
            (min(left, right), max(left, right))
            for left in self._witnesses(one)
            for right in self._witnesses(other)
        ]

    def _witnesses(self, home: int) -> list[int]:
        """The first member of each family: a copy says nothing that its original does not."""
        first: dict[str, int] = {}
        for number in self._members[home]:
            first.setdefault(self.sketches[number].family_id, number)
        return list(first.values())[:WITNESSES]


def _told(decision: Decision) -> str:
    verb = "joined" if decision.kind == "join" else "kept apart"
    reason = f": {decision.reason}" if decision.reason else ""
    return f"{verb} by {decision.by} on {decision.at.date()}{reason}"
