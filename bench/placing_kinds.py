"""What is still wrong about days and towns, by kind: counts of incidents that ``bench.placing``
prints under its scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bench.corpora import Row
from whence.gazetteer import distance_m, gazetteer
from whence.model import MentionDraft, Where

NEAR_M = 40_000
"""Metres between two towns of one area."""
_NO_TOWN = "the registry names a county, or a place that the gazetteer does not know"
TOWNS = (
    "right",
    "wrong: another town within 40 km",
    "wrong: another town, farther away",
    "wrong: the right one is read too, but in fewer articles or less surely",
    "wrong: a town of the same name in another state",
    f"wrong: {_NO_TOWN}",
    "none: it stands in the texts, no claim ties it to the event",
    "none: it does not stand in the texts",
    "none: nothing is read of the articles",
    f"none: {_NO_TOWN}",
)
DAYS = (
    "right",
    "wrong: the day before or after",
    "wrong: another day",
    "none: the texts do not write the day",
    "none: they write it, no word of the event owns it",
)


def town_kind(
    incident: Row, town: str | None, wanted: set[str], told: Sequence[Sequence[MentionDraft]],
    *, named: bool,
) -> str:  # fmt: skip
    """The kind of an answer, one of ``TOWNS``. ``town`` is the key of the town that a record has,
    ``wanted`` are those that the registry may mean, ``told`` the mentions of each article, and
    ``named`` says whether any of the texts has the town's name."""
    if town in wanted:
        return TOWNS[0]
    if not any(map(_is_town, wanted)):
        return TOWNS[5] if town else TOWNS[9]
    if town:
        return _wrong_town(incident, town, wanted, told)
    if not any(told):
        return TOWNS[8]
    return TOWNS[6] if named else TOWNS[7]


def _wrong_town(
    incident: Row, town: str, wanted: set[str], told: Iterable[Sequence[MentionDraft]]
) -> str:
    given = gazetteer().entry(town)
    names = {entry.name for key in wanted if (entry := gazetteer().entry(key))}
    if given is None or given.name in names:
        return TOWNS[4]
    if wanted & _read(told):
        return TOWNS[3]
    point = incident["lat_lon"]
    near = point and distance_m(given.lat, given.lon, *point) < NEAR_M
    return TOWNS[1] if near else TOWNS[2]


def _is_town(key: str) -> bool:
    entry = gazetteer().entry(key)
    return entry is not None and entry.kind == "town"


def _read(told: Iterable[Sequence[MentionDraft]]) -> set[str]:
    """The keys of the places of the articles' own incidents."""
    return {
        claim.value.gazetteer
        for mentions in told
        for mention in [one for one in mentions if not one.background] or mentions[:1]
        for claim in mention.claims
        if isinstance(claim.value, Where) and claim.value.gazetteer
    }


def day_kind(wanted: date, day: date | None, *, written: bool) -> str:
    """The kind of an answer, one of ``DAYS``; ``written`` says whether any text writes the
    registry's day."""
    if day is None:
        return DAYS[4] if written else DAYS[3]
    if day == wanted:
        return DAYS[0]
    return DAYS[1] if abs((day - wanted).days) == 1 else DAYS[2]
