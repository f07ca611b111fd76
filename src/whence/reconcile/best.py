"""How the figures that are left become low, best and high, each way by its name.

A lower bound ("at least 76") is a figure, and leaves the high end open; an upper bound alone ("as
many as 40") says nothing about the low end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from whence.reconcile.choices import Choices
from whence.reconcile.evidence import Item, came_later, grew, told_by_others

Range = tuple[int | None, int | None, int | None]
"""Low, best, high."""


class Best(Struct, frozen=True):
    """One way: its name, where it comes from, and the range of what is left. ``pick`` takes the
    claims that are left, every claim of the effect, and the choices."""

    name: str
    source: str
    pick: Callable[[Sequence[Item], Sequence[Item], Choices], Range]


def figures(item: Item, choices: Choices) -> tuple[int, ...]:
    """The figures of a claim as written; of a vague word the number that the choices give it."""
    if item.figures:
        return item.figures
    words = item.toll.as_written.casefold().split()
    known = [choices.vague[word] for word in words if word in choices.vague]
    return (known[0] if known else choices.unknown,)


def bounds(left: Sequence[Item]) -> tuple[int | None, int | None]:
    """The smallest and the largest figure. Upper bounds count at the high end only."""
    low = [item.figures[0] for item in left if item.figures and not bounds_from_above(item)]
    high = [item.figures[-1] for item in left if item.figures]
    return min(low, default=None), max(high, default=None)


def open_high(left: Sequence[Item]) -> bool:
    """Whether the largest figure was given as a lower bound only."""
    _, high = bounds(left)
    giving = [item for item in left if item.figures and item.figures[-1] == high]
    return bool(giving) and all(item.toll.high is None for item in giving)


def bounds_from_above(item: Item) -> bool:
    """Whether a claim says only how many there were at most."""
    return item.toll.low is None and item.toll.high is not None


def _most_sources(left: Sequence[Item], _: Sequence[Item], __: Choices) -> Range:
    low, high = bounds(left)
    return low, _voted(left), high


def _with_attackers(left: Sequence[Item], held: Sequence[Item], choices: Choices) -> Range:
    """Killed attackers are added, unless the total that stands counts them already."""
    low, best, high = _most_sources(left, held, choices)
    if not left or all(item.toll.includes_attackers or item.attackers_only for item in left):
        return low, best, high
    few, most = attackers(held)
    return _plus(low, few), _plus(best, few), _plus(high, most)


def attackers(held: Sequence[Item]) -> tuple[int, int]:
    """The smallest and the largest number of killed attackers that claims about them alone give."""
    given = [
        item.figures
        for item in held
        if item.attackers_only
        and item.figures
        and item.toll.status == "reported"
        and item.toll.scope != "period"
    ]
    return (
        min((each[0] for each in given), default=0),
        max((each[-1] for each in given), default=0),
    )


def _plus(number: int | None, more: int) -> int | None:
    return None if number is None else number + more


def _most_conservative(left: Sequence[Item], _: Sequence[Item], choices: Choices) -> Range:
    given = [min(figures(item, choices)) for item in left if not bounds_from_above(item)]
    value = min(given, default=None)
    return value, value, value


def _range_only(left: Sequence[Item], _: Sequence[Item], __: Choices) -> Range:
    low, high = bounds(left)
    return low, None, high


def _voted(left: Sequence[Item]) -> int | None:
    """The figure that most sources give of those that are not of an earlier stage, of several the
    one published last, of those the larger. Each source has one vote; one that only refers back to
    the incident has none beside others."""
    left = _not_outgrown(left)
    left = [item for item in left if not item.only_recalled] or left
    votes: dict[int, int] = {}
    newest: dict[int, date] = {}
    by_source: dict[int, list[Item]] = defaultdict(list)
    for item in left:
        if item.figures and not bounds_from_above(item):
            by_source[item.source].append(item)
    for held in by_source.values():
        figure = _vote(held)
        votes[figure] = votes.get(figure, 0) + 1
        day = max(item.published or date.min for item in held)
        newest[figure] = max(day, newest.get(figure, date.min))
    if not votes:
        return None
    return max(votes, key=lambda figure: (votes[figure], newest[figure], figure))


def _not_outgrown(left: Sequence[Item]) -> list[Item]:
    """Without the figures of an earlier stage, which a later report raises (of the missing: lowers)
    and nobody gives any more. What another informant says is no later stage."""
    last: dict[int, date] = {}
    told: dict[tuple[int, str | None], Item] = {}
    for item in left:
        for figure in item.figures:
            last[figure] = max(item.published or date.max, last.get(figure, date.min))
        if item.figures:
            given = item.figures[-1], item.claim.informant
            if given not in told or came_later(item, told[given]):
                told[given] = item
    outgrown = {
        given
        for given, item in told.items()
        if any(
            other.published
            and last[given[0]] < other.published
            and grew(item, other)
            and not told_by_others(item, other)
            for other in told.values()
        )
    }
    return [
        item
        for item in left
        if not item.figures or (item.figures[-1], item.claim.informant) not in outgrown
    ]


def _vote(held: Sequence[Item]) -> int:
    """The figure that a source gives most often, of several the largest; a source that only gives
    ranges votes for the lowest figure."""
    counts = Counter(item.figures[0] for item in held if len(item.figures) == 1)
    if not counts:
        return min(item.figures[0] for item in held)
    return max(counts, key=lambda figure: (counts[figure], figure))


MOST_SOURCES = Best(
    "latest of each independent source; best: most sources, then the latest",
    "Whence",
    _most_sources,
)
WITH_ATTACKERS = Best(
    "best: most sources, then the latest; killed attackers are side a's and added",
    "UCDP codebook: best is the sum over all sides (check)",
    _with_attackers,
)
MOST_CONSERVATIVE = Best("one value, the most conservative", "ACLED codebook", _most_conservative)
RANGE_ONLY = Best(
    "minimum and maximum of the independent sources", "Airwars, Iraq Body Count", _range_only
)
