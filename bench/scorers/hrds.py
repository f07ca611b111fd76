"""HRDsAttack's scores per attribute (Ran et al. 2023), as the paper's own code counts them.

Single values are right when they equal the label's string; a missing label never counts as right,
whatever is answered, and all articles are divided by, so that no score can reach 100. ``labelled``
gives the share among the articles that have a label. Violation kinds and victims' names are micro
precision, recall and F1 over all articles; names count when equal, or (loose) when one holds the
other.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from msgspec import Struct

from bench.scorers.counts import Counts, total
from whence.calendar import MONTH_NAMES

_NOTHING = frozenset({"", "none", "n/a", "n//a", "unknown"})
SINGLE = ("city", "region", "country", "day", "month", "year", "perpetrator")


class Attributes(Struct, frozen=True):
    """What is said about one article; None where nothing is. ``day`` and ``year`` are figures
    without leading zeros, ``month`` an English name."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    day: str | None = None
    month: str | None = None
    year: str | None = None
    perpetrator: str | None = None
    mentioned: bool = False
    kinds: frozenset[str] = frozenset()
    victims: tuple[str, ...] = ()


def label(row: dict[str, Any]) -> Attributes:
    """The merged crowd answers of a row, its spellings of months and nothing made one."""
    merged = row["merged_sample"]
    kinds = frozenset(merged["violation_types"])
    return Attributes(
        city=_known(merged["city"]),
        region=_known(merged["region"]),
        country=_known(merged["country"]),
        day=_figure(merged["date"]),
        month=_month(merged["month"]),
        year=_figure(merged["year"]),
        perpetrator=_perpetrator(merged["perpetrator_type"]),
        mentioned=bool(merged["perpetrator_mention"]),
        kinds=kinds - {"unknown"} or kinds,
        victims=tuple(
            dict.fromkeys(one["victim_name"] for one in merged["victims"] if one["victim_name"])
        ),
    )


def single(answers: Sequence[Attributes], labels: Sequence[Attributes]) -> dict[str, Counts]:
    """Right answers by attribute: the precision is the paper's score, over all articles; the recall
    is over those with a label."""
    made = {}
    for name in SINGLE:
        pairs = [(getattr(a, name), getattr(b, name)) for a, b in zip(answers, labels, strict=True)]
        right = sum(given == wanted for given, wanted in pairs if wanted is not None)
        known = sum(wanted is not None for _, wanted in pairs)
        made[name] = Counts(right, len(pairs), right, known)
    return made


def perpetrator_named(answers: Sequence[Attributes], labels: Sequence[Attributes]) -> Counts:
    """Whether an article names who did it."""
    return total(
        Counts(a.mentioned and b.mentioned, a.mentioned, a.mentioned and b.mentioned, b.mentioned)
        for a, b in zip(answers, labels, strict=True)
    )


def kinds(answers: Sequence[Attributes], labels: Sequence[Attributes]) -> Counts:
    """Violation kinds."""
    return total(
        Counts(len(a.kinds & b.kinds), len(a.kinds), len(a.kinds & b.kinds), len(b.kinds))
        for a, b in zip(answers, labels, strict=True)
    )


def victims(
    answers: Sequence[Attributes], labels: Sequence[Attributes], *, loose: bool = False
) -> Counts:
    """Victims' names."""
    return total(_names(a.victims, b.victims, loose) for a, b in zip(answers, labels, strict=True))


def _names(ours: Sequence[str], theirs: Sequence[str], loose: bool) -> Counts:
    def same(one: str, other: str) -> bool:
        return one == other or (loose and (one in other or other in one))

    right = sum(any(same(one, other) for other in theirs) for one in ours)
    return Counts(right, len(ours), right, len(theirs))


def _known(value: str | None) -> str | None:
    return None if value is None or value.strip().lower() in _NOTHING else value.strip()


def _figure(value: str | None) -> str | None:
    known = _known(value)
    try:
        return None if known is None else str(int(float(known)))
    except ValueError:
        return known


def _month(value: str | None) -> str | None:
    known = _figure(value)
    if known is not None and known.isdigit() and 1 <= int(known) <= 12:
        return MONTH_NAMES[int(known) - 1]
    near = get_close_matches((known or "").title(), MONTH_NAMES, n=1)
    return near[0] if near else known


def _perpetrator(value: str | None) -> str:
    return _known(value) or "none"
