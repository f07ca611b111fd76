"""What people decided about joins and copies, found again among what this build read.

Decisions about other things are passed over here.
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
    incident, the newest first, and those that are not; and as pairs of article ids: those of which
    the one is a copy of the other, or is none, the oldest first. ``lost`` are decisions about
    incidents whose words are no longer on any page of the record."""

    one: Mapping[Pair, Decision] = {}
    apart: Mapping[Pair, Decision] = {}
    copies: Mapping[Pair, Decision] = {}
    lost: tuple[Decision, ...] = ()

    def pairs(self) -> dict[Pair, str]:
        """Every pair with the decision's id."""
        return {
            pair: decision.decision_id
            for held in (self.one, self.apart, self.copies)
            for pair, decision in held.items()
        }


def decided(
    decisions: Sequence[Decision], articles: Iterable[Article], mentions: Iterable[Mention]
) -> Decided:
    """What holds of the decisions, the oldest first: a later one about the same two takes the place
    of an earlier one."""
    held = in_force(decisions)
    about = [each for each in held if each.kind in _KINDS and each.other]
    copied = [each for each in held if each.about == "article" and each.other]
    if not (about or copied):
        return Decided()
    places = Places(articles, mentions)
    one: dict[Pair, Decision] = {}
    apart: dict[Pair, Decision] = {}
    lost: list[Decision] = []
    for decision in about:
        left, right = (places.mentions(side) for side in decision.sides)
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
    return Decided(newest, apart, _copies(copied, places), tuple(lost))


def _copies(decisions: Sequence[Decision], places: Places) -> dict[Pair, Decision]:
    """The decisions about copies by the articles that they name: a later one about the same two
    takes the place of an earlier one."""
    latest: dict[Pair, Decision] = {}
    for decision in decisions:
        sides = [places.articles(each) for each in decision.sides]
        if not all(sides):
            continue
        one, other = (found[0].article_id for found in sides)
        if one != other:
            for pair in ((one, other), (other, one)):
                latest.pop(pair, None)
            latest[one, other] = decision
    return latest
