"""Who gives a figure, how independently, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from whence.model import Support, Told
from whence.reconcile.evidence import Item
from whence.reconcile.sources import same_informant
from whence.reconcile.union import Union


def support(totals: Sequence[Item]) -> tuple[Support, ...]:
    """For each figure of some totals, the smallest first, the articles and the outlets that give it
    and the informants that it rests on."""
    giving: dict[int, list[Item]] = defaultdict(list)
    for item in totals:
        for figure in item.figures:
            giving[figure].append(item)
    return tuple(_support(figure, giving[figure]) for figure in sorted(giving))


def _support(figure: int, held: Sequence[Item]) -> Support:
    own = {name for item in held if item.own_reporting and (name := item.article.published_by)}
    return Support(
        figure=figure,
        claim_ids=tuple(sorted(item.claim_id for item in held)),
        article_ids=tuple(sorted({item.article.article_id for item in held})),
        outlets=tuple(sorted(own)),
        informants=_informants(held),
        independent=_independent(held),
    )


def _informants(held: Sequence[Item]) -> tuple[str, ...]:
    """The informants that the figure rests on, each once under its shortest name."""
    names = sorted(
        {item.claim.informant for item in held if item.claim.informant},
        key=lambda name: (len(name), name),
    )
    kept: list[str] = []
    for name in names:
        if not any(same_informant(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _independent(held: Sequence[Item]) -> int:
    """Sources that share no text, outlet, author or informant. An outlet that names no informant
    for the figure stands for itself; one that only refers back to the incident is none."""
    held = [item for item in held if not item.only_recalled]
    groups = Union(str(item.source) for item in held)
    credited = {(str(item.source), item.claim.informant) for item in held if item.claim.informant}
    for (one, informant), (other, another) in combinations(sorted(credited), 2):
        if one != other and same_informant(str(informant), str(another)):
            groups.join(one, other)
    return len(groups.members())


def series(held: Sequence[Item]) -> tuple[Told, ...]:
    """Every total of one effect as somebody gave it, in the order of publication, the undated
    last. What one article repeats stands once."""
    told: dict[tuple[object, ...], Told] = {}
    for item in held:
        if item.toll.scope != "total" or item.toll.status not in ("reported", "revised"):
            continue
        once = (item.article.article_id, item.figures or item.toll.as_written, item.claim.informant)
        told.setdefault(
            once,
            Told(
                on=item.published,
                low=item.toll.low,
                high=item.toll.high,
                as_written=item.toll.as_written,
                informant=item.claim.informant,
                outlet=item.article.published_by,
                claim_id=item.claim_id,
            ),
        )
    return tuple(told.values())
