"""The kinds of wrong and missing answers about days and towns."""

from __future__ import annotations

from datetime import date

import pytest
from bench.placing_kinds import DAYS, TOWNS, day_kind, town_kind

from whence.gazetteer import Entry, gazetteer
from whence.model import ClaimDraft, MentionDraft, Where


def town(name: str, division: str) -> Entry:
    state = gazetteer().division(division, "US")
    return next(
        one
        for one in gazetteer().named(name)
        if one.kind == "town" and state and one.division == state.key
    )


def mention(entry: Entry) -> MentionDraft:
    value = Where(place=entry.name, lat=entry.lat, lon=entry.lon, gazetteer=entry.key)
    return MentionDraft("shooting", (ClaimDraft(value, entry.name, 0, 5),))


BOISE, MERIDIAN = town("Boise", "Idaho"), town("Meridian", "Idaho")
FAR, SAME_NAME = town("Lansing", "Michigan"), town("Meridian", "Mississippi")
INCIDENT = {"lat_lon": [MERIDIAN.lat, MERIDIAN.lon]}


@pytest.mark.parametrize(
    ("given", "read", "kind"),
    [
        (MERIDIAN, [MERIDIAN], "right"),
        (BOISE, [BOISE], "wrong: another town within 40 km"),
        (FAR, [FAR], "wrong: another town, farther away"),
        (
            BOISE,
            [BOISE, BOISE, MERIDIAN],
            "wrong: the right one is read too, but in fewer articles or less surely",
        ),
        (SAME_NAME, [SAME_NAME], "wrong: a town of the same name in another state"),
    ],
)
def test_a_town_that_is_given(given: Entry, read: list[Entry], kind: str) -> None:
    told = [(mention(entry),) for entry in read]
    assert town_kind(INCIDENT, given.key, {MERIDIAN.key}, told, named=True) == kind


@pytest.mark.parametrize(
    ("told", "named", "kind"),
    [
        ([(MentionDraft("shooting", ()),)], True, TOWNS[6]),
        ([(MentionDraft("shooting", ()),)], False, TOWNS[7]),
        ([], True, TOWNS[8]),
    ],
)
def test_a_town_that_is_not_given(
    told: list[tuple[MentionDraft, ...]], named: bool, kind: str
) -> None:
    assert town_kind(INCIDENT, None, {MERIDIAN.key}, told, named=named) == kind


def test_a_label_that_is_no_town() -> None:
    assert town_kind(INCIDENT, BOISE.key, set(), [], named=False) == TOWNS[5]
    assert town_kind(INCIDENT, None, set(), [], named=False) == TOWNS[9]


def test_days() -> None:
    wanted = date(2031, 6, 15)
    assert day_kind(wanted, wanted, written=True) == DAYS[0]
    assert day_kind(wanted, date(2031, 6, 16), written=True) == DAYS[1]
    assert day_kind(wanted, date(2031, 6, 1), written=True) == DAYS[2]
    assert day_kind(wanted, None, written=False) == DAYS[3]
    assert day_kind(wanted, None, written=True) == DAYS[4]
