"""The tolls of an incident: what was ever reported, and what the profile makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whence.model import EFFECTS, Effect, Family, Lost, Outcome
from whence.reconcile import best
from whence.reconcile.asides import set_aside
from whence.reconcile.evidence import Item, within_a_total
from whence.reconcile.profiles import Profile
from whence.reconcile.support import series, support


def outcomes(
    items: Sequence[Item], family_of: Mapping[str, Family], profile: Profile
) -> tuple[Outcome, ...]:
    """One outcome for each of the profile's effects that has claims, in the order of EFFECTS."""
    found = []
    for effect in EFFECTS:
        held = [item for item in items if item.toll.effect == effect]
        if held and effect in profile.effects:
            found.append(_outcome(effect, held, family_of, profile))
    return tuple(found)


def comparable(held: Sequence[Item]) -> list[Item]:
    """The totals that were ever reported of one effect, superseded ones and copies included. Some
    of a larger total (``within_a_total``) are none; figures of attackers alone, and figures that
    look back from long after, count only where there are no others."""
    within = within_a_total(held)
    totals = [item for item in held if item.is_total and item.claim_id not in within]
    near = [item for item in totals if not item.looks_back] or totals
    return [item for item in near if not item.attackers_only] or near


def _outcome(
    effect: Effect, held: Sequence[Item], family_of: Mapping[str, Family], profile: Profile
) -> Outcome:
    totals = comparable(held)
    left, lost = set_aside(held, profile.asides, family_of)
    floor = [] if totals or left else _largest_parts(held)
    winners = left or floor
    for item in winners:
        lost.pop(item.claim_id, None)
    low, voted, high = profile.best.pick(left, held, profile.choices)
    # What a profile takes was reported, be it the children of a total that was taken back.
    ever = [figure for item in (*totals, *left) for figure in item.figures]
    return Outcome(
        field=effect,
        low=min(ever, default=None),
        high=max(ever, default=None),
        profile_low=floor[0].figures[0] if floor else low,
        profile_best=voted,
        profile_high=high,
        rule=profile.part_rule if floor else profile.best.name,
        winners=tuple(sorted(item.claim_id for item in winners)),
        losers=tuple(Lost(claim_id, *why) for claim_id, why in sorted(lost.items())),
        words=_words(held),
        open_high=best.open_high(left),
        support=support(totals),
        series=series(held),
        categories=tuple(
            counted
            for category in profile.categories
            if (counted := category.count(held, (low, voted, high)))
        ),
    )


def _largest_parts(held: Sequence[Item]) -> list[Item]:
    """The largest part, where no total was reported: as many there were at least. Parts may
    overlap, so they are never added up."""
    parts = [
        item
        for item in held
        if item.toll.scope == "part"
        and item.toll.status == "reported"
        and item.figures
        and not best.bounds_from_above(item)
        and not item.attackers_only
        and not item.looks_back
        and not item.died
    ]
    most = max((item.figures[0] for item in parts), default=0)
    return [item for item in parts if item.figures[0] == most]


def _words(held: Iterable[Item]) -> tuple[str, ...]:
    """The vague words for a total, each once, the earliest first."""
    found: dict[str, str] = {}
    for item in held:
        if not item.figures and item.toll.scope == "total" and item.toll.status != "denied":
            found.setdefault(item.toll.as_written.casefold(), item.toll.as_written)
    return tuple(found.values())
