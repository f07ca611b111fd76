"""Groups of people within a toll, by the categories of a profile.

A part never adds to its total. What no claim puts in a category is not guessed: under UCDP it is
unknown, under Airwars and Iraq Body Count civilian, as their codebooks say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from whence.model import CategoryCount
from whence.reconcile.best import Range, attackers
from whence.reconcile.evidence import Item

Bounds = tuple[int | None, int | None]


class Category(Struct, frozen=True):
    """One category: its name in the codebook, and how it is counted from the claims of one effect
    and the range of their total."""

    name: str
    counted: Callable[[Sequence[Item], Range], tuple[Bounds, Sequence[Item]]]

    def count(self, held: Sequence[Item], total: Range) -> CategoryCount | None:
        """The category's row; None where nothing is known of it."""
        (low, high), items = self.counted(held, total)
        if low is None and high is None:
            return None
        claim_ids = tuple(sorted(item.claim_id for item in items))
        return CategoryCount(self.name, low, high, claim_ids)


_CIVILIANS = re.compile(
    r"\b(?:civilians?|children|child|infants?|bab(?:y|ies)|wom[ae]n|girls?|boys?|students?|pupils?"
    r"|worshippers?|shoppers?|passengers?|residents?|villagers?|journalists?|patients?|teachers?"
    r"|pilgrims?|refugees?|bystanders?|famil(?:y|ies))\b",
    re.IGNORECASE,
)
_COMBATANTS = re.compile(
    r"\b(?:soldiers?|troops?|militants?|fighters?|insurgents?|rebels?|gunm[ae]n|militiam[ae]n"
    r"|servicem[ae]n|paramilitar(?:y|ies)|guerrillas?|combatants?|officers? of the army|recruits?"
    r"|cadets?|policem[ae]n|police officers?|guards?|commandos?|terrorists?|jihadists?)\b",
    re.IGNORECASE,
)
_GROUPS = {
    "children": re.compile(
        r"\b(?:children|child|infants?|bab(?:y|ies)|girls?|boys?|schoolchildren|minors?|toddlers?"
        r"|teenagers?)\b",
        re.IGNORECASE,
    ),
    "women": re.compile(r"\bwom[ae]n\b", re.IGNORECASE),
    "men": re.compile(r"(?<!police)(?<!service)\bm[ae]n\b", re.IGNORECASE),
}


def parts(held: Sequence[Item], who: re.Pattern[str]) -> tuple[Bounds, Sequence[Item]]:
    """The smallest and the largest number that single claims give of a group of people."""
    items = [
        item
        for item in held
        if item.toll.who
        and who.search(item.toll.who)
        and item.figures
        and item.toll.status == "reported"
        and item.toll.scope != "period"
        and not item.looks_back
    ]
    low = min((item.figures[0] for item in items), default=None)
    high = max((item.figures[-1] for item in items), default=None)
    return (low, high), items


def _of(who: re.Pattern[str]) -> Callable[[Sequence[Item], Range], tuple[Bounds, Sequence[Item]]]:
    return lambda held, _: parts(held, who)


def _side_a(held: Sequence[Item], _: Range) -> tuple[Bounds, Sequence[Item]]:
    items = [item for item in held if item.attackers_only]
    return (attackers(held) if items else (None, None)), items


def _targets(held: Sequence[Item], _: Range) -> tuple[Bounds, Sequence[Item]]:
    others = [item for item in held if not item.attackers_only]
    return parts(others, _COMBATANTS)


def _unknown(held: Sequence[Item], total: Range) -> tuple[Bounds, Sequence[Item]]:
    """What is left of the best total once the largest number of each category is taken off."""
    best = total[1]
    if best is None:
        return (None, None), ()
    known = [_side_a(held, total)[0], _targets(held, total)[0], parts(held, _CIVILIANS)[0]]
    left = max(0, best - sum(high or 0 for _, high in known))
    return (left, left), ()


def _civilian_unless(held: Sequence[Item], total: Range) -> tuple[Bounds, Sequence[Item]]:
    """The total without those whom a claim calls combatants."""
    low, _, high = total
    (fewest, most), items = _targets(held, total)
    if low is None and high is None:
        return parts(held, _CIVILIANS)
    least = None if low is None else max(0, low - (most or 0))
    return (least, None if high is None else max(least or 0, high - (fewest or 0))), items


def _belligerents(held: Sequence[Item], _: Range) -> tuple[Bounds, Sequence[Item]]:
    items = [item for item in held if item.attackers_only]
    (low, high), others = _targets(held, (None, None, None))
    few, most = attackers(held)
    if not items:
        return (low, high), others
    return ((low or 0) + few, (high or 0) + most), [*items, *others]


UCDP = (
    Category("deaths_a", _side_a),
    Category("deaths_b", _targets),
    Category("deaths_civilians", _of(_CIVILIANS)),
    Category("deaths_unknown", _unknown),
)
AIRWARS = (
    Category("civilians", _civilian_unless),
    *(Category(name, _of(pattern)) for name, pattern in _GROUPS.items()),
    Category("belligerents", _belligerents),
)
IBC = (Category("civilians", _civilian_unless),)
