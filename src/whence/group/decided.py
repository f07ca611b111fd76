"""What people decided about joins and copies, found again among what this build read.

Decisions about other things are passed over here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    decisions: Sequence[Decision],
    articles: Iterable[Article],
    mentions: Iterable[Mention],
    reviewers: int = 1,
) -> Decided:
    """What holds of the decisions, the oldest first: a later one about the same two takes the place
    of an earlier one. Where more ``reviewers`` than one have to agree, what so many of them say of
    the same two holds, and nothing does where they differ."""
    held = in_force(decisions)
    about = [each for each in held if each.kind in _KINDS and each.other]
    copied = [each for each in held if each.about == "article" and each.other]
    if not (about or copied):
        return Decided()
    places = Places(articles, mentions)
    said: _Said = {}
    lost: list[Decision] = []
    for decision in about:
        left, right = (places.mentions(side) for side in decision.sides)
        if not (left and right):
            lost.append(decision)
            continue
        if decision.kind == "join":
            left, right = left[:1], right[:1]
        for first, second in product(left, right):
            if first != second:
                _say(said, (min(first, second), max(first, second)), decision)
    settled = _settled(said, reviewers, lambda each: each.kind)
    one = {pair: each for pair, each in settled.items() if each.kind == "join"}
    apart = {pair: each for pair, each in settled.items() if each.kind == "part"}
    newest = dict(reversed(one.items()))
    return Decided(newest, apart, _copies(copied, places, reviewers), tuple(lost))


_Said = dict[Pair, dict[str, Decision]]
"""What each person said last of two, the newest said last."""


def _say(said: _Said, pair: Pair, decision: Decision) -> None:
    before = said.pop(pair, {})
    before.pop(decision.by, None)
    if decision.kind != "withdraw":
        said[pair] = before | {decision.by: decision}


def _settled(
    said: _Said, reviewers: int, outcome: Callable[[Decision], object]
) -> dict[Pair, Decision]:
    """The newest decision about each two, where it has effect. ``outcome`` is what a decision
    comes to, in which people agree or not."""
    found: dict[Pair, Decision] = {}
    for pair, people in said.items():
        *_, last = people.values()
        agreed = len(set(map(outcome, people.values()))) == 1 and len(people) >= reviewers
        if reviewers < 2 or agreed:
            found[pair] = last
    return found


def _copies(decisions: Sequence[Decision], places: Places, reviewers: int) -> dict[Pair, Decision]:
    """The decisions about copies that have effect, by the articles that they name, the copy
    first."""
    said: _Said = {}
    named: dict[str, Pair] = {}
    for decision in decisions:
        sides = [places.articles(each) for each in decision.sides]
        if not all(sides):
            continue
        one, other = (found[0].article_id for found in sides)
        if one != other:
            _say(said, (min(one, other), max(one, other)), decision)
            named[decision.decision_id] = (one, other)

    def outcome(decision: Decision) -> object:
        return named[decision.decision_id] if decision.kind == "copy" else decision.kind

    settled = _settled(said, reviewers, outcome)
    return {named[each.decision_id]: each for each in settled.values()}
