"""Which incident a person should decide about next.

First comes where a decision changes most: what is in doubt about an incident, times how many pages
repeat it. Doubt is counted in points:

    how far the figures of a toll lie apart   log2(1 + people), the killed once, others by half
    decided before and open again, disputed   4
    it may be one with another incident       3 times the probability
    only one source                           1
    the reader itself was unsure              2 times (1 - the lowest confidence of a toll)

The reach is log2(1 + articles). Nothing of it judges who is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2

from msgspec import Struct

from whence.model import Proposal
from whence.store.entry import Counted, Entry

OPEN = frozenset(("unreviewed", "reopened", "disputed"))
_AGAIN = 4.0
_ONE_SOURCE = 1.0
_UNSURE = 2.0
_MAY_BE_ONE = 3.0


class Waiting(Struct, frozen=True):
    """An incident that waits for a decision, its points, and why it has them, in words."""

    entry: Entry
    points: float
    why: tuple[str, ...]


def ranked(entries: Iterable[Entry], proposals: Sequence[Proposal]) -> tuple[Waiting, ...]:
    """The incidents in the order in which they should be decided about, the most pressing first;
    those that are decided come last, in the same order among themselves."""
    alike = _alike(proposals)
    found = [_waiting(entry, alike.get(entry.incident_id, 0.0)) for entry in entries]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.entry.review not in OPEN,
                -each.points,
                each.entry.earliest.isoformat() if each.entry.earliest else "9999",
                each.entry.incident_id,
            ),
        )
    )


def _alike(proposals: Sequence[Proposal]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for each in proposals:
        for name in (each.one_id, each.other_id):
            found[name] = max(each.probability, found.get(name, 0.0))
    return found


def _waiting(entry: Entry, alike: float) -> Waiting:
    doubts: list[tuple[float, str]] = []
    if entry.review in ("reopened", "disputed"):
        doubts.append((_AGAIN, entry.review))
    for toll in entry.tolls:
        if width := _width(toll):
            share = 1.0 if toll.effect == "killed" else 0.5
            doubts.append((share * log2(1 + width), f"{toll.effect} {toll.low}–{toll.high}"))
    if alike:
        doubts.append((_MAY_BE_ONE * alike, f"may be one with another ({alike:.2f})"))
    if entry.sources == 1:
        doubts.append((_ONE_SOURCE, "one source"))
    if entry.confidence < 1:
        unsure = _UNSURE * (1 - entry.confidence)
        doubts.append((unsure, f"confidence {entry.confidence:.2f}"))
    reach = log2(1 + len(entry.articles))
    why = tuple(words for _, words in sorted(doubts, key=lambda each: -each[0]))
    return Waiting(entry, round(sum(points for points, _ in doubts) * reach, 3), why)


def _width(toll: Counted) -> int:
    return (toll.high or 0) - toll.low if toll.low is not None and toll.high is not None else 0
