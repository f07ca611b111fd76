"""What people decided about joins, found again among the mentions of this build.

Decisions about other things than joins are passed over here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from msgspec import Struct

from whence.model import Article, Decision, Mention
from whence.standing import Places, in_force

Pair = tuple[str, str]
_KINDS = frozenset(("join", "part", "withdraw"))


class Decided(Struct, frozen=True):
    """The decisions that hold, as pairs of mention ids, each pair in order: those that are one
    incident, the newest first, and those that are not. ``lost`` are decisions whose words are no
    longer on any page of the record."""

    one: Mapping[Pair, Decision] = {}
    apart: Mapping[Pair, Decision] = {}
    lost: tuple[Decision, ...] = ()


def decided(
    decisions: Sequence[Decision], articles: Iterable[Article], mentions: Iterable[Mention]
) -> Decided:
    """What holds of the decisions, the oldest first: a later one about the same two takes the place
    of an earlier one."""
    about = [each for each in in_force(decisions) if each.kind in _KINDS and each.other]
    if not about:
        return Decided()
    places = Places(articles, mentions)
    one: dict[Pair, Decision] = {}
    apart: dict[Pair, Decision] = {}
    lost: list[Decision] = []
    for decision in about:
        left, right = (places.mentions(side) for side in (decision.one, decision.other) if side)
        if not (left and right):
            lost.append(decision)
            continue
        if decision.kind == "join":
            left, right = left[:1], right[:1]
        for first, second in product(left, right):
            pair = (min(first, second), max(first, second))
            one.pop(pair, None)
            apart.pop(pair, None)
            if first != second and decision.kind != "withdraw":
                (one if decision.kind == "join" else apart)[pair] = decision
    newest = dict(reversed(one.items()))
    return Decided(newest, apart, tuple(lost))
