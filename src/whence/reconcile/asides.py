"""The rules that set claims about a toll aside, each by its name.

A rule sees the claims that the rules before it left, and says of some why they do not count. None
of them knows a profile: a profile is a list of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from whence.model import Family
from whence.reconcile.evidence import Item, came_later, within_a_total
from whence.reconcile.sources import same_informant

Whys = Mapping[str, str]
"""From the ids of claims that do not count to the reasons."""


class Aside(Struct, frozen=True):
    """One rule: its name, where it comes from, and what it sets aside. ``find`` takes the claims
    that are left, the earliest published first, and the families by article id."""

    name: str
    source: str
    find: Callable[[Sequence[Item], Mapping[str, Family]], Whys]


def set_aside(
    held: Sequence[Item], rules: Sequence[Aside], families: Mapping[str, Family]
) -> tuple[list[Item], dict[str, tuple[str, str]]]:
    """The claims that all rules leave, and of the others the reason and the rule's name."""
    left, lost = list(held), dict[str, tuple[str, str]]()
    for rule in rules:
        whys = rule.find(left, families)
        lost.update((claim_id, (why, rule.name)) for claim_id, why in whys.items())
        left = [item for item in left if item.claim_id not in whys]
    return left, lost


# -- what a claim says ------------------------------------------------------------------------


def _no_totals(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    names = {"period": "a total over a period", "part": "a part of a total"}
    return {item.claim_id: names[item.toll.scope] for item in left if item.toll.scope != "total"}


def _groups(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    """The figures for a group of people in an article that gives a larger one for all of them; for
    the children or the women, where any article does."""
    within = within_a_total(left)
    every: dict[str, int] = {}
    for item in left:
        if item.figures and not item.category:
            name = item.article.article_id
            every[name] = max(item.figures[-1], every.get(name, 0))
    larger = {
        item.claim_id: f"{item.category}: a group within a larger total"
        for item in left
        if item.claim_id in within
    }
    return larger | {
        item.claim_id: f"{item.category}: a group within the total of its article"
        for item in left
        if item.category
        and item.figures
        and item.figures[-1] < every.get(item.article.article_id, 0)
    }


def _not_reported(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    names = {"denied": "denied", "feared": "feared, not reported"}
    return {item.claim_id: names[item.toll.status] for item in left if item.toll.status in names}


def _outdated(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    why = "superseded: the page itself gives a newer figure"
    return {item.claim_id: why for item in left if item.toll.status == "revised"}


def _vague(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    return {item.claim_id: "a vague quantity" for item in left if not item.figures}


def _vague_beside_figures(left: Sequence[Item], families: Mapping[str, Family]) -> Whys:
    return _vague(left, families) if any(item.figures for item in left) else {}


def _look_back(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    if all(item.looks_back for item in left):
        return {}
    return {item.claim_id: "looks back from long after" for item in left if item.looks_back}


def _attackers(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    if all(item.attackers_only for item in left):
        return {}
    return {item.claim_id: "attackers only" for item in left if item.attackers_only}


def _with_attackers(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    if all(item.toll.includes_attackers for item in left):
        return {}
    return {item.claim_id: "counts the attackers" for item in left if item.toll.includes_attackers}


def _died_since(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    return {item.claim_id: item.died for item in left if item.died}


# -- who repeats whom -------------------------------------------------------------------------


def _copies(left: Sequence[Item], families: Mapping[str, Family]) -> Whys:
    """The claims of copies. One that was published later with figures that no version had given
    before is an update of the report rather than a copy of it."""
    members: dict[str, list[Item]] = defaultdict(list)
    for item in left:
        family = families.get(item.article.article_id)
        if family and family.copies:
            members[family.family_id].append(item)
    lost: dict[str, str] = {}
    for family_id in sorted(members):
        held = members[family_id]
        leader = _leader(held, families)
        base = [item for item in held if item.article.article_id == leader]
        for item in held:
            before = [*base, *(other for other in held if came_later(item, other))]
            known = {figure for other in before for figure in other.figures}
            updated = came_later(item, base[0]) and not known.issuperset(item.figures)
            if item.article.article_id != leader and not updated:
                lost[item.claim_id] = f"a copy of {leader}"
    return lost


def _leader(held: Sequence[Item], families: Mapping[str, Family]) -> str:
    """The article of a family that the others are taken to copy: the original, if it gives a
    figure, else the earliest."""
    original = families[held[0].article.article_id].original_id
    if any(item.article.article_id == original for item in held):
        return original
    return held[0].article.article_id


def _earlier_by_source(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    """A report without a date is neither earlier nor later than another."""
    latest: dict[int, date] = {}
    for item in left:
        if item.published:
            latest[item.source] = max(item.published, latest.get(item.source, date.min))
    return {
        item.claim_id: f"superseded: the same source reports again on {latest[item.source]}"
        for item in left
        if item.published and item.published < latest[item.source]
    }


def _earlier_by_informant(left: Sequence[Item], _: Mapping[str, Family]) -> Whys:
    """Whoever gives a new figure withdraws the old one, whichever outlet carried it, and be the new
    one lower."""
    lost: dict[str, str] = {}
    for item in left:
        for other in left:
            if came_later(other, item) and _withdraws(other, item):
                lost[item.claim_id] = (
                    f"superseded: {other.claim.informant} gives another figure on {other.published}"
                )
    return lost


def _withdraws(later: Item, earlier: Item) -> bool:
    one, other = later.claim.informant, earlier.claim.informant
    return bool(one and other and same_informant(one, other)) and not (
        set(later.figures) & set(earlier.figures)
    )


ONLY_TOTALS = Aside(
    "parts and periods are no totals",
    "every codebook: a subset never adds to its total; a toll since January is of no incident",
    _no_totals,
)
NO_GROUPS = Aside(
    "a group is a part of the total that its article gives",
    "every codebook: a subset never adds to its total",
    _groups,
)
ONLY_REPORTED = Aside(
    "only what is reported as having happened", "every codebook: claims, not fears", _not_reported
)
NOT_OUTDATED = Aside("a figure that its own page corrects is past", "Whence", _outdated)
ONLY_FIGURES = Aside(
    "vague words give no figure", "Whence: kept as written, never made a number", _vague
)
VAGUE_BESIDE_FIGURES = Aside(
    "a figure stands before a vague word", "ACLED codebook (check)", _vague_beside_figures
)
NEAR_REPORTS = Aside("reports from the time before those that look back", "Whence", _look_back)
VICTIMS_ONLY = Aside(
    "killed attackers are counted apart", "Airwars, Iraq Body Count, Whence", _attackers
)
WITHOUT_ATTACKERS = Aside(
    "a total without the attackers before one with them", "Airwars, Whence", _with_attackers
)
ALIVE = Aside(
    "who has died since is killed, not injured or missing",
    "Airwars, Iraq Body Count (check), Whence",
    _died_since,
)
COPIES = Aside("copies are one source", "every codebook", _copies)
EARLIER_BY_SOURCE = Aside(
    "the latest report of each source", "UCDP (check), Whence", _earlier_by_source
)
EARLIER_BY_INFORMANT = Aside(
    "the latest figure of each informant", "UCDP (check), Whence", _earlier_by_informant
)
