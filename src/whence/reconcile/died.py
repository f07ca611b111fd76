"""The injured and the missing who have died since: they count among the dead alone.

They are the same people by an age, or because a later report counts as many more dead as it counts
fewer injured or missing than one before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from whence.model import Effect
from whence.numerals import BELOW_TWENTY
from whence.reconcile.evidence import Item, came_later

_MOVING: tuple[Effect, ...] = ("injured", "missing")
_AGE = re.compile(r"\b(\d{1,3}|[a-z]{3,9})[- ](year|month|week)")
_MALE = re.compile(r"\b(?:m[ae]n|boys?|males?|father|son|husband|brother)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:wom[ae]n|girls?|females?|mother|daughter|wife|sister)\b", re.IGNORECASE)


class _Report(Struct, eq=True):
    """What one article counts: of each effect its totals, or else its parts."""

    killed: int = 0
    injured: int = 0
    missing: int = 0

    def of(self, effect: Effect) -> int:
        """How many of one effect."""
        return int(getattr(self, effect))


def with_deaths(items: Sequence[Item]) -> tuple[Item, ...]:
    """The toll claims of one incident, with those marked that count as injured or missing whom
    some other of them counts among the dead."""
    told = _first_told(items)
    dead = [item for item in told if _counts(item, "killed") and item.figures == (1,)]
    moved = {effect: _moved(told, effect) for effect in _MOVING}
    return tuple(
        structs.replace(item, died=_why(item, dead, moved[item.toll.effect]))
        if item.toll.effect in _MOVING and _counts(item, item.toll.effect)
        else item
        for item in items
    )


def _first_told(items: Sequence[Item]) -> list[Item]:
    """Without the articles whose figures a copy of the same text has given before: a text is no
    later report for being printed again."""
    by_article: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_article[item.article.article_id].append(item)
    known: dict[str, set[tuple[Effect, tuple[int, ...]]]] = {}
    left: list[Item] = []
    for held in by_article.values():
        given = {(item.toll.effect, item.figures) for item in held}
        before = known.setdefault(held[0].family, set())
        if not before or not given <= before:
            left += held
        before |= given
    return left


def _why(item: Item, dead: Sequence[Item], moved: Mapping[int, Sequence[Item]]) -> str:
    if len(item.figures) != 1:
        return ""
    for other in dead if item.figures == (1,) else ():
        if _same_age(item, other):
            return f"died since: counted among the dead in {other.article.article_id}"
    for other in moved.get(item.figures[0], ()):
        if came_later(other, item) and not _ages_differ(item, other):
            return f"died since, in part or all: {other.article.article_id} counts more dead"
    return ""


def _counts(item: Item, effect: Effect) -> bool:
    """Whether a claim counts people as killed or injured, none apart."""
    toll = item.toll
    return (
        toll.effect == effect
        and toll.scope != "period"
        and toll.status in ("reported", "revised")
        and bool(item.figures)
        and item.figures != (0,)
        and not item.attackers_only
    )


def _moved(items: Sequence[Item], effect: Effect) -> dict[int, list[Item]]:
    """The numbers of injured or missing of whom a later report counts some among the dead, each
    with the claims of such reports about the dead."""
    reports = _reports(items)
    earliest: dict[tuple[int, int], Item] = {}
    for item in items:
        if report := reports.get(item.article.article_id):
            earliest.setdefault((report.killed, report.of(effect)), item)
    found: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if not _counts(item, "killed"):
            continue
        after = reports[item.article.article_id]
        now = after.killed, after.of(effect)
        if item.figures != (after.killed,):
            continue
        moved = {
            before[1]
            for before, told in earliest.items()
            if _some_died(before, now, effect) and came_later(item, told)
        }
        for figure in moved:
            found[figure].append(item)
    return found


def _some_died(before: tuple[int, int], after: tuple[int, int], effect: Effect) -> bool:
    """Whether one report counts as many more dead as it counts fewer of another effect than the one
    before. One that says nothing of the missing has found them all; one that says nothing of the
    injured says so only of the one victim that there was. Each is given as its dead and its
    others."""
    (dead, held), (more, left) = before, after
    if left == 0 and effect == "injured" and before != (0, 1):
        return False
    return held > left and more - dead == held - left


def _reports(items: Sequence[Item]) -> dict[str, _Report]:
    """What each article counts, by its id."""
    reports: dict[str, _Report] = defaultdict(_Report)
    effects: tuple[Effect, ...] = ("killed", *_MOVING)
    for scope in ("part", "total"):
        for effect in effects:
            given: dict[str, int] = {}
            for item in items:
                if _counts(item, effect) and item.toll.scope == scope:
                    name = item.article.article_id
                    given[name] = max(item.figures[-1], given.get(name, 0))
            for name, figure in given.items():
                setattr(reports[name], effect, figure)
    return reports


def _same_age(hurt: Item, dead: Item) -> bool:
    """Whether both are of one age, and not of two sexes, and the death was not reported first."""
    age = _age(hurt.toll.who)
    return (
        age is not None
        and age == _age(dead.toll.who)
        and not came_later(hurt, dead)
        and not _sexes_differ(hurt, dead)
    )


def _ages_differ(hurt: Item, dead: Item) -> bool:
    """Whether one of the injured and one of the dead can be told apart."""
    one, other = _age(hurt.toll.who), _age(dead.toll.who)
    return bool(one and other and one != other) or _sexes_differ(hurt, dead)


def _sexes_differ(one: Item, other: Item) -> bool:
    first, second = one.toll.who or "", other.toll.who or ""
    return bool(
        (_MALE.search(first) and _FEMALE.search(second))
        or (_FEMALE.search(first) and _MALE.search(second))
    )


def _age(who: str | None) -> tuple[int, str] | None:
    """An age with its unit: "9-year-old girl", "a nine-year-old"."""
    for number, unit in _AGE.findall((who or "").casefold()):
        if number in BELOW_TWENTY:
            return BELOW_TWENTY.index(number) + 1, unit
        if number.isdigit():
            return int(number), unit
    return None
