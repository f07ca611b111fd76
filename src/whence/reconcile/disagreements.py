"""Where claims about one toll differ, and what kind of difference the pages show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from whence.model import EFFECTS, Disagreement, DisagreementKind, Effect
from whence.reconcile.evidence import Item, came_later, grew, told_by_others
from whence.reconcile.sources import same_informant
from whence.reconcile.tolls import comparable

ORDER: tuple[DisagreementKind, ...] = (
    "revision",
    "scope",
    "category",
    "informants",
    "error",
    "sources",
    "vague quantity",
)
_MOST_NAMED = 5
_BECAUSE: dict[DisagreementKind, str] = {
    "revision": "given at different times or corrected by the same source",
    "scope": "with and without the attackers",
    "category": "of different groups of people",
    "informants": "given by different informants",
    "error": "printed differently by copies of one text",
    "sources": "in different sources",
}


def disagreements(items: Sequence[Item]) -> tuple[Disagreement, ...]:
    """The differences between figures of one effect, by effect and then in the order of ORDER."""
    found = []
    for effect in EFFECTS:
        held = [item for item in items if item.toll.effect == effect]
        kinds = _differences(comparable(held))
        kinds.update(_vague(held))
        for kind in ORDER:
            if kind in kinds:
                found.append(_disagreement(effect, kind, kinds[kind]))
    return tuple(found)


def _differences(totals: Sequence[Item]) -> dict[DisagreementKind, list[Item]]:
    differing: dict[DisagreementKind, set[str]] = defaultdict(set)
    for some, others in combinations(_alike(totals), 2):
        one, other = some[0], others[0]
        if set(one.figures).isdisjoint(other.figures):
            differing[_kind(one, other)].update(item.claim_id for item in some + others)
    return {
        kind: [item for item in totals if item.claim_id in members]
        for kind, members in differing.items()
    }


def _alike(totals: Sequence[Item]) -> list[list[Item]]:
    """The claims in sets of those that no test tells apart: whatever one of a set is to another
    claim, so are the rest."""
    sources = Counter(item.source for item in totals)
    families = Counter(item.family for item in totals)
    found: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for item in totals:
        said = (
            (item.figures, item.toll.status, item.toll.includes_attackers, item.category),
            (item.claim.informant, item.published),
            item.source if sources[item.source] > 1 else None,
            (item.family, item.article.article_id) if families[item.family] > 1 else None,
        )
        found[said].append(item)
    return list(found.values())


def _kind(one: Item, other: Item) -> DisagreementKind:
    """The first test that holds explains a difference between two figures."""
    for kind, holds in _TESTS:
        if holds(one, other):
            return kind
    return "sources"


def _superseded(one: Item, other: Item) -> bool:
    return "revised" in (one.toll.status, other.toll.status)


def _with_attackers(one: Item, other: Item) -> bool:
    return bool(one.toll.includes_attackers) != bool(other.toll.includes_attackers)


def _of_others(one: Item, other: Item) -> bool:
    return one.category != other.category and "" not in (one.category, other.category)


def _withdrawn(one: Item, other: Item) -> bool:
    """Whether one informant gives two figures at two times, be the later one lower."""
    first, second = one.claim.informant, other.claim.informant
    return bool(
        first
        and second
        and same_informant(first, second)
        and one.published
        and other.published
        and one.published != other.published
    )


def _updated(one: Item, other: Item) -> bool:
    return one.source == other.source or _rose(one, other) or _rose(other, one)


def _miscopied(one: Item, other: Item) -> bool:
    """Whether two copies of one text give what should be one figure, and none is an update."""
    return (
        one.family == other.family
        and one.article.article_id != other.article.article_id
        and not (_rose(one, other) or _rose(other, one))
    )


def _rose(earlier: Item, later: Item) -> bool:
    return came_later(later, earlier) and grew(earlier, later)


_TESTS: tuple[tuple[DisagreementKind, Callable[[Item, Item], bool]], ...] = (
    ("revision", _superseded),
    ("error", _miscopied),
    ("scope", _with_attackers),
    ("category", _of_others),
    ("revision", _withdrawn),
    ("informants", told_by_others),
    ("revision", _updated),
)


def _vague(held: Sequence[Item]) -> dict[DisagreementKind, list[Item]]:
    """Vague words beside a figure, or beside other vague words. "Others" alone says nothing about
    how many there were."""
    totals = [
        item
        for item in held
        if item.toll.scope == "total" and item.toll.status == "reported" and not item.looks_back
    ]
    totals = [item for item in totals if item.toll.as_written.casefold() != "others"]
    vague = [item for item in totals if not item.figures]
    words = {item.toll.as_written.casefold() for item in vague}
    if vague and (len(vague) < len(totals) or len(words) > 1):
        return {"vague quantity": totals}
    return {}


def _disagreement(effect: Effect, kind: DisagreementKind, held: Sequence[Item]) -> Disagreement:
    return Disagreement(
        field=effect,
        kind=kind,
        claim_ids=tuple(sorted(item.claim_id for item in held)),
        note=_note(effect, kind, held),
    )


def _note(effect: Effect, kind: DisagreementKind, held: Sequence[Item]) -> str:
    if kind == "vague quantity":
        words = dict.fromkeys(f"“{item.toll.as_written}”" for item in held if not item.figures)
        figures = sorted({figure for item in held for figure in item.figures})
        beside = f" beside {_span(figures)}" if figures else ""
        return f"{effect.capitalize()}: {', '.join(words)}{beside}."
    named = list(dict.fromkeys(_named(held)))
    rest = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return f"{effect.capitalize()}: {'; '.join(named[:_MOST_NAMED])}{rest}, {_BECAUSE[kind]}."


def _named(held: Sequence[Item]) -> Iterator[str]:
    for item in held:
        who = item.claim.informant or item.article.published_by
        yield f"{_span(list(item.figures))}{f' ({who})' if who else ''}"


def _span(figures: Sequence[int]) -> str:
    return str(figures[0]) if len(set(figures)) == 1 else f"{figures[0]}–{figures[-1]}"
