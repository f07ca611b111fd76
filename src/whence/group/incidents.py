"""Mentions that report the same event become incidents.

First the mentions that date their event are joined, the strongest evidence first, each with a
whole group at once: against every member nothing may speak finally. Then each mention without a
date joins the one group that it fits; where it fits two, it stays apart. No mention is ever the
bridge between two groups. Two mentions of one article are one incident only when they tell the
same event twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from whence import ids
from whence.group.evidence import COPIED, evidence, same_event, total
from whence.group.levels import NEVER
from whence.group.model import Feature
from whence.group.sketch import Sketch, skeleton, sketches, tells
from whence.model import Article, Family, Incident, IncidentKind, Join, Mention

JOIN = 15.0
"""Two mentions with this much between them are one incident, in bits; with the model's prior a
probability of .95. One without a date of its own must moreover fit no other incident."""
CLEAR = 4.0
"""How much better than any other group the one must fit that an undated mention joins."""
WITNESSES = 12
"""Members of a group, the earliest, that every newcomer is compared with."""
CROWD = 400
"""Mentions that share one key at most. A key that more share tells nothing."""

LARGE = 10
"""A figure from which on the same one in the same week is worth a look, whatever the place."""
AGREE = 8.0
"""What the members of two groups must have between them, on average, for the groups to join."""

Pair = tuple[int, int]
Edge = tuple[Pair, float]


def incidents(
    articles: Sequence[Article], mentions: Sequence[Mention], families: Sequence[Family]
) -> tuple[Incident, ...]:
    """The incidents, the earliest reported first. A mention is in one at most; those whose tolls
    are all totals over a period are in none, nor are those that say too little for an incident
    of their own and fit no other.

    Pure, and the order of what is handed in changes nothing.
    """
    found = sketches(mentions, articles, families)
    groups = _Groups(found)
    ranked = sorted((-weight, pair) for pair in pairs(found) if (weight := groups.weight(pair)) > 0)
    edges = [(pair, -weight) for weight, pair in ranked]
    _join_dated(groups, edges)
    _place_undated(groups, edges)
    _join_undated(groups, edges)
    telling = {mention.mention_id for mention in mentions if tells(mention)}
    return tuple(
        _incident(groups, members)
        for members in groups.all()
        if any(found[number].mention_id in telling for number in members)
    )


def _join_dated(groups: _Groups, edges: list[Edge]) -> None:
    for (left, right), weight in edges:
        if weight >= COPIED or (weight >= JOIN and groups.dated(left) and groups.dated(right)):
            groups.join(left, right)


def _place_undated(groups: _Groups, edges: list[Edge]) -> None:
    """Each mention without a date goes to the one dated group that it fits. All are decided before
    any is placed, so that none is another's stepping stone."""
    fits: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (left, right), weight in edges:
        for loose, fixed in ((left, right), (right, left)):
            home, target = groups.home(loose), groups.home(fixed)
            if (
                weight >= JOIN
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


def _join_undated(groups: _Groups, edges: list[Edge]) -> None:
    """What is left without a date joins among itself. A mention that fits two that cannot be one
    joins neither."""
    loose = [
        (pair, weight)
        for pair, weight in edges
        if weight >= JOIN and not any(groups.any_dated(groups.home(number)) for number in pair)
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


def _incident(groups: _Groups, members: list[int]) -> Incident:
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


class _Groups:
    """A partition of the mentions, and what speaks for and against joining its parts. A group is
    known by its earliest member's number."""

    def __init__(self, found: Sequence[Sketch]) -> None:
        self.sketches = found
        self._home = list(range(len(found)))
        self._members = {number: [number] for number in range(len(found))}
        self._features: dict[Pair, tuple[Feature, ...]] = {}

    def features(self, pair: Pair) -> tuple[Feature, ...]:
        """What speaks for and against two mentions being one incident."""
        if pair not in self._features:
            left, right = pair
            self._features[pair] = evidence(self.sketches[left], self.sketches[right])
        return self._features[pair]

    def weight(self, pair: Pair) -> float:
        """The sum of it."""
        return total(self.features((min(pair), max(pair))))

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
        copied = self.weight((left, right)) >= COPIED
        if copied or sum(map(self.weight, crossing)) >= AGREE * len(crossing):
            self.merge(one, other)

    def merge(self, one: int, other: int) -> None:
        """Make two groups one."""
        kept, gone = sorted((self.home(one), self.home(other)))
        for number in self._members[gone]:
            self._home[number] = kept
        self._members[kept] = sorted(self._members[kept] + self._members.pop(gone))

    def compatible(self, one: int, other: int) -> bool:
        """Whether nothing rules out that two groups are the same event."""
        if not self._apart_in_articles(one, other):
            return False
        return all(self.weight(pair) > NEVER / 2 for pair in self._crossing(one, other))

    def may_be_one(self, left: int, right: int) -> bool:
        """Whether nothing rules out that two mentions are the same event."""
        one, other = self.sketches[left], self.sketches[right]
        if one.article_id == other.article_id:
            return same_event(one, other)
        return self.weight((left, right)) >= AGREE

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


# -- candidates -------------------------------------------------------------------------------


def pairs(found: Sequence[Sketch]) -> Iterator[Pair]:
    """Pairs of mentions that share a key, each once, the earlier first."""
    weeks = [_weeks(sketch) for sketch in found]
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sketch in enumerate(found):
        for key in set(_keys(sketch, weeks[number])):
            blocks[key].append(number)
    seen: set[Pair] = set()
    for key in sorted(blocks):
        if len(blocks[key]) > CROWD:
            continue
        for left, right in combinations(blocks[key], 2):
            # Two that both tell their weeks meet in a week that they share, or not at all.
            timed = key[0] == "place at any time" and weeks[left] and weeks[right]
            if not timed and (left, right) not in seen:
                seen.add((left, right))
                yield left, right


def _keys(sketch: Sketch, weeks: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield "family", sketch.family_id
    for name in sketch.names:
        yield "name", name
    for fortnight in _fortnights(sketch):
        yield from (("word", word, fortnight) for word in sketch.salient)
    near = {*sketch.fine, *sketch.towns, *map(skeleton, sketch.fine)}
    for place in near:
        yield "place at any time", place
    for place in near | sketch.coarse | set(_cells(sketch)):
        yield from (("place", place, week) for week in weeks)
    for effect, numbers in sketch.figures.items():
        for number in numbers:
            if number >= LARGE:
                yield from (("toll", effect, str(number), week) for week in weeks)
                if sketch.dates.explicit and sketch.dates.day_of_year:
                    yield "toll of a day", effect, str(number), str(sketch.dates.day_of_year)


def _fortnights(sketch: Sketch) -> tuple[str, ...]:
    """The fortnight of publication and the next, so that neighbours share one."""
    if sketch.published is None:
        return ("undated",)
    number = sketch.published.toordinal() // 14
    return str(number), str(number + 1)


def _cells(sketch: Sketch) -> Iterator[str]:
    """The half-degree cells around each point, so that neighbours share one."""
    for point in sketch.points:
        row, column = int(point.lat * 2 // 1), int(point.lon * 2 // 1)
        for up in (0, 1):
            for along in (0, 1):
                yield f"{row + up}/{column + along}"


def _weeks(sketch: Sketch) -> tuple[str, ...]:
    """The weeks that the event may have been in, none where that is more than a month."""
    low, high = sketch.dates.earliest, sketch.dates.latest
    if low is None or high is None or high - low > timedelta(days=31):
        return ()
    first, last = (low - timedelta(days=1)).toordinal() // 7, (high.toordinal() + 1) // 7
    return tuple(str(week) for week in range(first, last + 1))
