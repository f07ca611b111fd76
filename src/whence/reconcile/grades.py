"""How well a record is supported, in a profile's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from whence.model import Actor, Claim, Grade, Mention
from whence.reconcile.categories import AIRWARS as AIRWARS_CATEGORIES
from whence.reconcile.choices import Choices
from whence.reconcile.evidence import Item
from whence.reconcile.sources import same_informant

_BELLIGERENTS = AIRWARS_CATEGORIES[-1]


class Grading(Struct, frozen=True):
    """A scale of grades: its source, and the grade of the toll claims and mentions of an incident
    with so many independent sources."""

    source: str
    grade: Callable[[Sequence[Item], Sequence[Mention], int, Choices], Grade]


def too_few_sources(items: Sequence[Item], choices: Choices) -> bool:
    """Whether fewer independent sources give a number of killed than make a record final."""
    giving = {
        item.source
        for item in items
        if item.toll.effect == "killed" and item.is_total and not item.only_recalled
    }
    return len(giving) < choices.two_sources


def _airwars(
    items: Sequence[Item], mentions: Sequence[Mention], sources: int, choices: Choices
) -> Grade:
    """In this order: Discounted, Confirmed, Contested, Fair, Weak."""
    claims = [claim for mention in mentions for claim in mention.claims]
    accused = [claim for claim in claims if _names(claim, denied=False)]
    admitted = [claim for claim in accused if _stance(claim) == "claimed"]
    if combatants := _only_combatants(items):
        return Grade("Discounted", "every claim about the dead is of combatants", combatants)
    if admitted:
        return Grade("Confirmed", f"{_name(admitted[0])} accepted responsibility", _ids(admitted))
    rivals = _rivals(accused)
    if rivals:
        names = " or ".join(sorted({_name(claim) for claim in rivals}))
        return Grade("Contested", f"attributed to {names}", _ids(rivals))
    if sources >= choices.two_sources and accused:
        why = f"{sources} independent sources; {_name(accused[0])} named as responsible"
        return Grade("Fair", why, _ids(accused))
    if sources < choices.two_sources:
        return Grade("Weak", "a single source")
    return Grade("Weak", "no source names who did it")


def _only_combatants(items: Sequence[Item]) -> tuple[str, ...]:
    killed = [item for item in items if item.toll.effect == "killed" and item.figures]
    counted = _BELLIGERENTS.count(killed, (None, None, None))
    every = {item.claim_id for item in killed}
    return counted.claim_ids if counted and every.issubset(counted.claim_ids) else ()


def _names(claim: Claim, *, denied: bool) -> bool:
    value = claim.value
    return (
        isinstance(value, Actor)
        and value.role == "perpetrator"
        and (value.stance == "denied") is denied
    )


def _rivals(accused: Sequence[Claim]) -> list[Claim]:
    """The claims that name another party than the first one does."""
    if not accused:
        return []
    first = _name(accused[0])
    others = [claim for claim in accused if not same_informant(first, _name(claim))]
    return [accused[0], *others] if others else []


def _name(claim: Claim) -> str:
    assert isinstance(claim.value, Actor)
    return claim.value.name


def _stance(claim: Claim) -> str:
    assert isinstance(claim.value, Actor)
    return claim.value.stance


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.claim_id for claim in claims))


AIRWARS = Grading("Airwars methodology note", _airwars)
