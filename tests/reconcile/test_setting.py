"""What lies around an incident's place."""

from __future__ import annotations

import pytest

from tests.group.invented import article, mention
from tests.reconcile.case import record
from whence import wording
from whence.gazetteer import Entry, gazetteer
from whence.model import Where


def of(entry: Entry, written: str | None = None) -> Where:
    return Where(
        written or entry.name, entry.country, entry.lat, entry.lon, entry.radius_m, entry.key
    )


def named(name: str, country: str, kind: str = "town") -> Entry:
    return next(
        entry for entry in gazetteer().named(name) if (entry.country, entry.kind) == (country, kind)
    )


def around(place: Where) -> tuple[str, ...]:
    held = article("a")
    return record((held, mention(held, place))).around


def test_a_town_lies_in_its_division() -> None:
    assert around(of(named("Timaru", "NZ"))) == ("Canterbury",)


def test_a_house_lies_in_the_town_whose_point_it_has() -> None:
    assert around(of(named("Timaru", "NZ"), "a woolshed on Quarry Road")) == (
        "Timaru",
        "Canterbury",
    )


@pytest.mark.parametrize("written", ["Timaru, Canterbury", "a woolshed in Timaru, Canterbury"])
def test_what_the_place_s_own_name_says_is_not_said_again(written: str) -> None:
    assert around(of(named("Timaru", "NZ"), written)) == ()


def test_a_division_of_the_town_s_name_is_not_said_again() -> None:
    assert around(of(named("Rocha", "UY"))) == ()


def test_a_country_has_nothing_around_it() -> None:
    assert around(of(named("New Zealand", "NZ", "country"))) == ()


def test_a_place_that_no_gazetteer_knows_has_nothing_around_it() -> None:
    assert around(Where("Camp Orrin", None)) == ()


def test_the_heading_says_it() -> None:
    held = article("a")
    shed = of(named("Timaru", "NZ"), "a woolshed on Quarry Road")
    found = record((held, mention(held, shed)))
    assert wording.place(found) == "a woolshed on Quarry Road, Timaru, Canterbury, NZ"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Timaru, Cant.", ()),
        ("Timaru, CBY", ()),
        ("Timaru, C.", ()),
        ("Timaru, N.Z.", ("Canterbury",)),
        ("Timaru, South", ("Canterbury",)),
        ("Timaru,", ("Canterbury",)),
    ],
)
def test_a_division_that_the_place_s_own_name_shortens_is_not_said_again(
    written: str, expected: tuple[str, ...]
) -> None:
    assert around(of(named("Timaru", "NZ"), written)) == expected
