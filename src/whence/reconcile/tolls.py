"""The tolls of an incident: what was ever reported, and what the profile makes of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import get_args

from whence.model import Effect, Family, Lost, Outcome
from whence.reconcile.evidence import Item
from whence.reconcile.profiles import Profile

EFFECTS: tuple[Effect, ...] = get_args(Effect)


def outcomes(
    items: Sequence[Item], family_of: Mapping[str, Family], profile: Profile
) -> tuple[Outcome, ...]:
    """One outcome for each effect that has claims, in the order of EFFECTS."""
    found = []
    for effect in EFFECTS:
        held = [item for item in items if item.toll.effect == effect]
        if held:
            found.append(_outcome(effect, held, family_of, profile))
    return tuple(found)


def comparable(held: Sequence[Item]) -> list[Item]:
    """The totals that were ever reported of one effect, superseded ones and copies included.
    Figures of attackers alone, and figures that look back from long after, count only where there
    are no others."""
    totals = [item for item in held if item.is_total]
    near = [item for item in totals if not item.looks_back] or totals
    return [item for item in near if not item.attackers_only] or near


def _outcome(
    effect: Effect, held: Sequence[Item], family_of: Mapping[str, Family], profile: Profile
) -> Outcome:
    totals = comparable(held)
    lost = _set_aside(held, totals)
    current = [item for item in totals if item.claim_id not in lost]
    lost.update(_copies(current, family_of))
    current = [item for item in current if item.claim_id not in lost]
    lost.update(_superseded(current))
    current = [item for item in current if item.claim_id not in lost]
    figures = [figure for item in current for figure in item.figures]
    ever = [figure for item in totals for figure in item.figures]
    floor = [] if totals else _largest_parts(held)
    winners = current or floor
    for item in winners:
        lost.pop(item.claim_id, None)
    return Outcome(
        field=effect,
        low=min(ever, default=None),
        high=max(ever, default=None),
        profile_low=min(figures) if figures else floor[0].figures[0] if floor else None,
        profile_best=_best(current) if current else None,
        profile_high=max(figures, default=None),
        rule=profile.part_rule if floor else profile.toll_rule,
        winners=tuple(sorted(item.claim_id for item in winners)),
        losers=tuple(Lost(claim_id, why) for claim_id, why in sorted(lost.items())),
        words=_words(held),
    )


def _set_aside(held: Iterable[Item], totals: Sequence[Item]) -> dict[str, str]:
    """The claims that no profile counts, with the reason."""
    kept = {item.claim_id for item in totals}
    alone = all(item.toll.includes_attackers for item in totals)
    lost: dict[str, str] = {}
    for item in held:
        why = _why_aside(item, item.claim_id in kept)
        if why is None and item.toll.includes_attackers and not alone:
            why = "counts the attackers"
        if why:
            lost[item.claim_id] = why
    return lost


def _why_aside(item: Item, kept: bool) -> str | None:
    by_scope = {"period": "a total over a period", "part": "a part of a total"}
    by_status = {
        "denied": "denied",
        "feared": "feared, not reported",
        "revised": "superseded: the page itself gives a newer figure",
    }
    if item.toll.scope != "total":
        return by_scope[item.toll.scope]
    if item.toll.status != "reported":
        return by_status[item.toll.status]
    if not item.figures:
        return "a vague quantity"
    if kept:
        return None
    return "looks back from long after" if item.looks_back else "attackers only"


def _copies(current: Sequence[Item], family_of: Mapping[str, Family]) -> dict[str, str]:
    """The claims of copies. One that was published later with other figures is an update of the
    report rather than a copy of it."""
    members: dict[str, list[Item]] = defaultdict(list)
    for item in current:
        family = family_of.get(item.article.article_id)
        if family and family.copies:
            members[family.family_id].append(item)
    lost: dict[str, str] = {}
    for family_id in sorted(members):
        held = members[family_id]
        leader = _leader(held, family_of)
        base = [item for item in held if item.article.article_id == leader]
        known = {figure for item in base for figure in item.figures}
        for item in held:
            updated = _later(item, base[0]) and not known.issuperset(item.figures)
            if item.article.article_id != leader and not updated:
                lost[item.claim_id] = f"a copy of {leader}"
    return lost


def _leader(held: Sequence[Item], family_of: Mapping[str, Family]) -> str:
    """The article of a family that the others are taken to copy: the original, if it gives a
    figure, else the earliest."""
    original = family_of[held[0].article.article_id].original_id
    if any(item.article.article_id == original for item in held):
        return original
    return held[0].article.article_id


def _later(item: Item, other: Item) -> bool:
    return bool(item.published and other.published and item.published > other.published)


def _superseded(current: Sequence[Item]) -> dict[str, str]:
    """The claims of a source's earlier reports. A report without a date is neither earlier nor
    later than another."""
    latest: dict[int, date] = {}
    for item in current:
        if item.published:
            latest[item.source] = max(item.published, latest.get(item.source, date.min))
    return {
        item.claim_id: f"superseded: the same source reports again on {latest[item.source]}"
        for item in current
        if item.published and item.published < latest[item.source]
    }


def _best(current: Sequence[Item]) -> int:
    votes: dict[int, int] = {}
    newest: dict[int, date] = {}
    by_source: dict[int, list[Item]] = defaultdict(list)
    for item in current:
        by_source[item.source].append(item)
    for held in by_source.values():
        figure = _vote(held)
        votes[figure] = votes.get(figure, 0) + 1
        day = max(item.published or date.min for item in held)
        newest[figure] = max(day, newest.get(figure, date.min))
    return max(votes, key=lambda figure: (votes[figure], newest[figure], figure))


def _vote(held: Sequence[Item]) -> int:
    """The figure that a source gives most often, of several the largest; a source that only gives
    ranges votes for the lowest figure."""
    counts = Counter(item.figures[0] for item in held if len(item.figures) == 1)
    if not counts:
        return min(item.figures[0] for item in held)
    return max(counts, key=lambda figure: (counts[figure], figure))


def _largest_parts(held: Sequence[Item]) -> list[Item]:
    """The largest part, where no total was reported: as many there were at least. Parts may
    overlap, so they are never added up."""
    parts = [
        item
        for item in held
        if item.toll.scope == "part"
        and item.toll.status == "reported"
        and item.figures
        and not item.attackers_only
        and not item.looks_back
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
