from __future__ import annotations

import pytest

from tests.extract.making import article, line
from whence.extract.gazetteer import distance_m, fold, gazetteer
from whence.extract.text import sentences
from whence.extract.where import where
from whence.model import Article, Where


def found(item: Article) -> list[Where]:
    drafts = where(item, sentences(item.text), ())
    for draft in drafts:
        assert item.text[draft.start : draft.end] == draft.quote
    return [draft.value for draft in drafts if isinstance(draft.value, Where)]


def only(text: str) -> Where:
    (place,) = found(article(text))
    return place


@pytest.mark.parametrize(
    ("text", "place", "country", "town"),
    [
        ("A bomb killed four people in Tromsø, Norway.", "Tromsø, Norway", "NO", "Tromsø"),
        (
            "A bomb went off at the Marun market in crowded Akureyri, an Icelandic official said.",
            "the Marun market in crowded Akureyri",
            "IS",
            "Akureyri",
        ),
        (
            "Two people were shot at a home in Bozeman, Montana.",
            "a home in Bozeman, Montana",
            "US",
            "Bozeman",
        ),
        ("Gunmen killed two in Bozeman, Mont., on Friday.", "Bozeman, Mont.", "US", "Bozeman"),
        (
            "The attack on the Velde Secondary School, Tartu, in Estonia killed one.",
            "the Velde Secondary School, Tartu, in Estonia",
            "EE",
            "Tartu",
        ),
        (
            "A car bomb at a music school in Iceland's capital killed one.",
            "a music school in Iceland's capital",
            "IS",
            "Reykjavík",
        ),
        (
            "A man was shot in Tampere's Velde Park neighbourhood, Finnish police said.",
            "Tampere's Velde Park neighbourhood",
            "FI",
            "Tampere",
        ),
    ],
)
def test_a_place_as_written_with_its_town(text: str, place: str, country: str, town: str) -> None:
    value = only(text)
    assert (value.place, value.country) == (place, country)
    assert value.gazetteer is not None
    assert gazetteer().name(value.gazetteer) == town
    assert value.radius_m is not None and value.radius_m < 100_000


def test_a_camp_takes_the_town_it_is_near_with_a_wide_radius() -> None:
    camp = only("Rockets hit Camp Velde, near Tartu, Estonia, killing two.")
    tartu = only("Rockets hit Tartu, Estonia, killing two.")
    assert (camp.lat, camp.lon) == (tartu.lat, tartu.lon)
    assert (camp.radius_m or 0) >= (tartu.radius_m or 0) + 20_000


def test_a_camp_keeps_the_town_that_the_article_gave_it_once() -> None:
    text = "Camp Velde, near Tartu, Estonia, is large. The attack on Camp Velde killed two."
    assert only(text).country == "EE"


def test_a_country_has_a_point_and_a_radius_of_its_size() -> None:
    value = only("A bomb killed four people in Estonia.")
    assert value.country == "EE"
    assert 80_000 < (value.radius_m or 0) < 400_000


def test_the_state_decides_between_towns_of_one_name() -> None:
    here = only("A man was shot in Springfield, Oregon.")
    there = only("A man was shot in Springfield, Vermont.")
    assert here.gazetteer != there.gazetteer
    assert distance_m(here.lat or 0, here.lon or 0, there.lat or 0, there.lon or 0) > 3_000_000


def test_a_town_that_may_be_many_gets_no_point() -> None:
    assert [value.lat for value in found(article("A man was shot in Springfield."))] in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Lisbon said that a bomb had killed four.",
        "Jordan said the attack killed four.",
        "The victim was taken to a hospital in Lisbon, where she is stable.",
        "Ministers met in Lisbon after the attack.",
        "The man was shot in the head.",
        "The blast at Friday prayers killed four.",
        "Nice work saved lives after the blast.",
        "The memorial was held in Lisbon following the deadly attack.",
    ],
)
def test_what_is_not_the_place_of_the_event(text: str) -> None:
    assert found(article(text)) == []


def test_a_part_of_a_town_is_not_a_town_elsewhere() -> None:
    text = "LISBON — A man was shot in the Brooklyn neighbourhood of the city, Lisbon police said."
    places = found(article(text, dateline=line("LISBON", 8)))
    assert [place.country for place in places] == ["PT"]


def test_a_local_story_happens_at_its_dateline_and_a_capitals_tells_nothing() -> None:
    local = "BOZEMAN, Mont. — Two people were shot, deputies said."
    (place,) = found(article(local, dateline=line("BOZEMAN, Mont.", 16)))
    assert (place.place, place.country) == ("BOZEMAN, Mont.", "US")
    capital = "LISBON — Two people were shot, a minister said."
    assert found(article(capital, dateline=line("LISBON", 8))) == []


def test_names_fold() -> None:
    assert fold("St. Brín-d’Or") == "saint brin dor"
    assert fold("TROMSØ") == fold("Tromsø")


def test_distance() -> None:
    assert distance_m(0, 0, 0, 180) == pytest.approx(20_015_000, rel=0.001)
    assert distance_m(10, 20, 10, 20) == 0
