from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.gazetteer import Entry, apart_m, distance_m, fold, gazetteer, town_radius


def the(name: str, kind: str, country: str) -> Entry:
    return next(e for e in gazetteer().named(name) if (e.kind, e.country) == (kind, country))


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Norway", "country", "NO"),
        ("Ivory Coast", "country", "CI"),
        ("Oregon", "division", "US"),
        ("Lapland", "division", "FI"),
        ("Punjab", "division", "PK"),
        ("Punjab", "division", "IN"),
        ("Hokkaido", "division", "JP"),
        ("Benton County", "district", "US"),
        ("Oxfordshire", "district", "GB"),
        ("Tromsø", "town", "NO"),
        ("Kiev", "town", "UA"),
        ("Kyiv", "town", "UA"),
        ("the Sahel", "region", ""),
    ],
)
def test_places_of_every_kind_are_found_by_their_names(name: str, kind: str, country: str) -> None:
    assert the(name, kind, country)


def test_a_town_knows_the_areas_that_it_lies_in() -> None:
    town = the("Corvallis", "town", "US")
    assert town.division == the("Oregon", "division", "US").key
    assert town.district == next(
        e.key for e in gazetteer().named("Benton County") if e.division == town.division
    )


def test_a_quarter_knows_its_town() -> None:
    quarter = the("Hyde Park", "quarter", "US")
    town = gazetteer().entry(quarter.town)
    assert town is not None and town.kind == "town"
    assert apart_m(quarter, town) < town.radius_m + 10_000


def test_an_area_reaches_its_towns() -> None:
    state = the("Oregon", "division", "US")
    towns = [the(name, "town", "US") for name in ("Eugene", "Bend", "Astoria")]
    inside = [town for town in towns if town.division == state.key]
    assert inside
    assert all(apart_m(state, town) <= state.radius_m for town in inside)


def test_an_area_over_the_date_line_has_its_middle_there() -> None:
    fiji = gazetteer().country("FJ")
    assert fiji is not None and abs(fiji.lon) > 170
    assert fiji.radius_m < 600_000


def test_keys_lead_back_and_unknown_ones_nowhere() -> None:
    for name in ("Lisbon", "Norway", "the Sahel", "Hyde Park"):
        for entry in gazetteer().named(name):
            assert gazetteer().entry(entry.key) is entry
    for key in ("", "geonames:", "geonames:0", "geonames:x", "other:1", "region:99999"):
        assert gazetteer().entry(key) is None


def test_capitals() -> None:
    found = {gazetteer().capital(code) for code in ("PT", "KZ", "MN", "ZW")}
    assert {entry.name for entry in found if entry} >= {"Lisbon", "Astana", "Harare"}
    assert all(entry is not None and entry.capital for entry in found)


def test_places_of_one_name_come_the_most_populous_first() -> None:
    found = [entry.population for entry in gazetteer().named("Springfield")]
    assert len(found) > 5 and found == sorted(found, reverse=True)


@given(st.text(max_size=30))
def test_any_text_is_looked_up_and_folds_once(name: str) -> None:
    folded = fold(name)
    assert fold(folded) == folded or folded.split(" ")[0] in ("st", "ste", "mt", "ft")
    assert gazetteer().named(name) == gazetteer().named(folded)


def test_names_fold() -> None:
    assert fold("St. Brín-d’Or") == "saint brin dor"
    assert fold("TROMSØ") == fold("Tromsø") == "tromso"
    assert fold("Al-‘Arīsh") == "al arish"


def test_distance() -> None:
    assert distance_m(0, 0, 0, 180) == pytest.approx(20_015_000, rel=0.001)
    assert distance_m(10, 20, 10, 20) == 0


@given(st.integers(0, 40_000_000), st.integers(0, 40_000_000))
def test_a_larger_town_reaches_no_less_far(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 2_000 <= town_radius(low) <= town_radius(high)


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("Iskenderiya", "EG", "Alexandria"),
        ("Sharm ash-Shaikh", "EG", "Sharm el-Sheikh"),
        ("Tcheboksary", "RU", "Cheboksary"),
        ("Chiang Maay", "TH", "Chiang Mai"),
    ],
)
def test_a_name_is_found_in_another_spelling(written: str, country: str, name: str) -> None:
    assert name in {entry.name for entry in gazetteer().alike(written, country)}


def test_no_spelling_is_found_in_no_country_or_for_another_name() -> None:
    assert gazetteer().alike("Sharm ash-Shaikh", "XX") == ()
    assert gazetteer().alike("Varrensk", "EG") == ()
    assert gazetteer().alike("", "EG") == ()
