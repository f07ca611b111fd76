from __future__ import annotations

import pytest

from tests.extract.making import article, line
from whence.extract.text import sentences
from whence.extract.where import where
from whence.extract.where_vouched import vouched
from whence.gazetteer import distance_m, gazetteer
from whence.model import Article, Where


def found(item: Article) -> list[Where]:
    drafts = where(item, sentences(item.text), ())
    for draft in drafts:
        assert item.text[draft.start : draft.end] == draft.quote
    return [draft.value for draft in drafts if isinstance(draft.value, Where)]


def only(text: str) -> Where:
    (place,) = found(article(text))
    return place


def test_a_town_far_away_only_says_where_another_lies() -> None:
    assert found(article("A bomb killed two at their homes, 500 km northwest of Tampere.")) == []
    assert found(article("A bomb killed two at their homes, 90 KM to the west of Tampere.")) == []
    near = only("A bomb killed two guards, 20 km north of Tampere.")
    assert near.country == "FI"
    place = only("Two guards were killed in Bozeman, 200 miles to the west of Billings, Montana.")
    (entry,) = (one for one in gazetteer().towns("Bozeman") if one.population > 20_000)
    assert place.gazetteer == entry.key


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in the area of the U.S. consulate and killed two.",
        "He condemned the killing of 42-year-old Ivo Marr, a Tampere farmer.",
        "The attack on Ivo Marr took place a week after the vote and killed one.",
    ],
)
def test_what_names_no_place(text: str) -> None:
    assert found(article(text)) == []


def test_a_day_in_march_takes_no_place_from_its_event() -> None:
    assert only("He was kidnapped on 1 March in Bozeman, Montana.").country == "US"


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
        (
            "Shells hit residential areas of Tampere, Finland, on Monday, killing six.",
            "residential areas of Tampere, Finland",
            "FI",
            "Tampere",
        ),
        (
            "Police held 14 activists after attacks in Tampere, Oulu and Turku on Friday.",
            "Tampere",
            "FI",
            "Tampere",
        ),
        (
            "An air strike on a tent camp west of Tampere, Finland, killed two.",
            "a tent camp west of Tampere, Finland",
            "FI",
            "Tampere",
        ),
        (
            "An explosion 10 km north of Tampere, Finland, killed two.",
            "Tampere, Finland",
            "FI",
            "Tampere",
        ),
    ],
)
def test_a_place_as_written_with_its_town(text: str, place: str, country: str, town: str) -> None:
    value = only(text)
    assert (value.place, value.country) == (place, country)
    assert value.gazetteer is not None
    entry = gazetteer().entry(value.gazetteer)
    assert entry is not None and entry.name == town
    assert value.radius_m is not None and value.radius_m < 100_000


def test_a_camp_takes_the_town_it_is_near_with_a_wide_radius() -> None:
    camp = only("Rockets hit Camp Velde, near Tartu, Estonia, killing two.")
    tartu = only("Rockets hit Tartu, Estonia, killing two.")
    assert (camp.lat, camp.lon) == (tartu.lat, tartu.lon)
    assert (camp.radius_m or 0) >= (tartu.radius_m or 0) + 20_000


def test_a_camp_keeps_the_town_that_the_article_gave_it_once() -> None:
    text = "Camp Velde, near Tartu, Estonia, is large. The attack on Camp Velde killed two."
    assert only(text).country == "EE"


def test_a_countrys_part_is_the_place_where_words_stand_between_them() -> None:
    place = only("Gunmen killed two soldiers in Mali's central Mopti region on Sunday.")
    assert place.place == "Mali's central Mopti region"
    entry = gazetteer().entry(place.gazetteer or "")
    assert entry is not None and entry.kind in ("division", "district")


def test_a_headlines_adjective_is_no_state() -> None:
    assert found(article("Mass shooting shocks residents")) == []


def test_an_armed_group_is_no_place() -> None:
    text = "Nine people were killed in the Taliban attack on Tampere, Finland."
    assert [place.place for place in found(article(text))] == ["Tampere, Finland"]


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
        "He was shot dead in his Corvane on Friday.",
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


@pytest.mark.parametrize(
    ("text", "place", "country", "kind"),
    [
        ("A blast killed two people in Chiang Mai province, Thailand.", None, "TH", "division"),
        ("Gunmen killed two people in Benton County, Oregon.", None, "US", "district"),
        ("Gunmen killed two people in Lapland, Finland.", None, "FI", "division"),
        ("A blast killed two people in Hyde Park, Chicago.", "Chicago", "US", "town"),
        ("Shelling killed two people in the Sinai.", None, "EG", "region"),
    ],
)
def test_a_place_of_any_kind_has_its_entry(
    text: str, place: str | None, country: str, kind: str
) -> None:
    value = only(text)
    entry = gazetteer().entry(value.gazetteer or "")
    assert entry is not None and (entry.country, entry.kind) == (country, kind)
    assert place is None or entry.name == place
    assert (value.radius_m or 0) >= entry.radius_m or entry.kind == "town"


def test_a_village_does_not_lie_abroad_of_its_own_region() -> None:
    # Ndola is known as a town of Zambia alone.
    place = only("Soldiers killed 11 herders in the village of Ndola, Mopti region.")
    assert place.country == "ML"
    assert only("Eleven died in a bombing in Litoral prison in Guayaquil.").country == "EC"
    assert only("A bomb killed two in Ndola.").country == "ZM"


def test_a_quarter_has_its_own_point_under_its_towns_entry() -> None:
    quarter = only("Two people were shot in Hyde Park, Chicago.")
    town = only("Two people were shot in Chicago.")
    assert quarter.gazetteer == town.gazetteer
    apart = distance_m(quarter.lat or 0, quarter.lon or 0, town.lat or 0, town.lon or 0)
    assert 3_000 < apart < 20_000
    assert (quarter.radius_m or 0) < (town.radius_m or 0)


def test_a_house_has_its_town_not_a_namesake_of_the_house() -> None:
    value = only("A bomb killed two people at the Empire hotel in downtown Tampere, Finland.")
    entry = gazetteer().entry(value.gazetteer or "")
    assert entry is not None and entry.name == "Tampere"


def test_a_town_that_no_gazetteer_knows_is_kept_without_a_point() -> None:
    value = only("A bomb killed two people in Varrensk on Friday.")
    assert (value.place, value.lat, value.gazetteer) == ("Varrensk", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two people in revenge on Friday.",
        "The army said it killed two people in Operation Lantern.",
        "Two people were killed in ZQRT on Friday.",
    ],
)
def test_an_unknown_name_is_no_town_where_it_is_a_word_or_letters(text: str) -> None:
    assert found(article(text)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A man was shot in a north Lisbon laundry on Friday.", "north Lisbon"),
        ("A man was shot in a north Lisbon hotel on Friday.", "a north Lisbon hotel"),
        ("Two people were killed in Block 7 in Tartu on Friday.", "Block 7 in Tartu"),
        ("Two people were killed on Main Street 5 days ago.", "Main Street"),
        ("A man was shot in his Corvane outside his Lisbon home.", "his Lisbon home"),
    ],
)
def test_a_thing_named_after_a_town_is_not_taken_into_the_place(text: str, place: str) -> None:
    assert only(text).place == place


def test_a_site_in_an_unknown_town_of_the_dateline_has_its_name_beside_it() -> None:
    text = "VARRENSK — A bomb killed two people at Mill Square on Friday."
    (place,) = found(article(text, dateline=line("VARRENSK", 8)))
    assert (place.place, place.lat) == ("Mill Square, Varrensk", None)


def test_another_spelling_is_a_place_near_others_and_no_familys_name() -> None:
    near = (
        "A blast killed two people in Sharm ash-Shaikh, 40 km from Dahab, in Egypt's South Sinai."
    )
    (first, *_) = found(article(near))
    entry = gazetteer().entry(first.gazetteer or "")
    assert entry is not None and entry.name == "Sharm el-Sheikh"
    home = (
        "A blast in Dahab, in Egypt's South Sinai, killed two people at the Ash-Shaikh family home."
    )
    assert all(
        "Ash-Shaikh" not in place.place
        or place.gazetteer in (None, found(article(home))[0].gazetteer)
        for place in found(article(home))
    )


def test_a_name_far_from_the_reports_town_is_no_town_there_unless_the_text_says_so() -> None:
    near = "BOISE, Idaho — A man was shot at the Bozeman Market in Boise on Friday, police said."
    (first, *_) = found(article(near, dateline=line("BOISE, Idaho", 12)))
    town = gazetteer().entry(first.gazetteer or "")
    assert town is not None and town.name == "Boise"
    far = "A man was shot in Bozeman, Montana, on Friday. Boise police found his car."
    (second, *_) = found(article(far))
    town = gazetteer().entry(second.gazetteer or "")
    assert town is not None and town.name == "Bozeman"


@pytest.mark.parametrize(
    "text",
    [
        "Two men inside the Bozeman were killed on Friday.",
        "A man was shot near the University of Idaho on Friday.",
        "A man was shot in the Bozeman neighborhood on Friday, officers said.",
    ],
)
def test_what_only_has_a_towns_name_is_no_town(text: str) -> None:
    keys = [place.gazetteer for place in found(article(text))]
    entries = [gazetteer().entry(key) for key in keys if key]
    assert not [entry for entry in entries if entry and entry.kind == "town"]


def test_a_shortened_saint_is_no_french_one() -> None:
    (place,) = found(article("Gunmen killed two people in St. Louis on Friday, police said."))
    assert place.country == "US"


def test_a_people_beside_it_tells_which_town_is_meant() -> None:
    place = only("At least three people were killed in clashes in the Bolivian city of Sucre.")
    entry = gazetteer().entry(place.gazetteer or "")
    assert (place.country, entry and entry.kind) == ("BO", "town")


def test_a_small_place_in_a_country_that_nothing_else_speaks_of_is_a_namesake() -> None:
    text = (
        "A bomb killed a baker in the Karama neighbourhood on Monday, Norwegian police said.\n\n"
        "Reports mention the neighbourhood of Karama to the west of Tromsø, in Norway."
    )
    assert {place.country for place in found(article(text))} <= {"NO", None}
    (place,) = found(article("A bomb killed a baker in Karama, Australia, on Monday."))
    assert place.country == "AU"


def test_a_place_that_no_gazetteer_knows_lies_in_the_only_country_spoken_of() -> None:
    text = "Estonian police said gunmen killed nine in the village of Velmarun. Estonia mourned."
    (place,) = [one for one in found(article(text)) if "Velmarun" in one.place]
    assert (place.country, place.lat) == ("EE", None)
    beside = f"{text} Finland and Norway sent help, and Finnish doctors went there."
    (place,) = [one for one in found(article(beside)) if "Velmarun" in one.place]
    assert place.country is None


def test_a_town_s_own_name_tells_no_country_where_many_bear_it() -> None:
    text = "Gunmen killed two in the coastal town of San Vicente, in Ecuador. Ecuador mourned."
    assert {place.country for place in found(article(text))} == {"EC"}


def test_one_name_of_two_words_is_no_town_of_the_first() -> None:
    text = "Gunmen fired at a bus in Jammu and Kashmir's Reasi district on Sunday, killing nine."
    assert only(text).place == "Jammu and Kashmir's Reasi district"


def test_where_a_bus_comes_from_is_no_place_of_the_attack() -> None:
    text = "The bus was on its way from the Velde temple in Tromsø when gunmen attacked it in Bodø."
    assert all("way" not in place.place for place in found(article(text)))


def test_who_is_named_after_a_town_is_no_part_of_it() -> None:
    text = "In Bodø, Norway, nine were shot. In Tromsø, Abel Sayer, 25, was shot dead."
    assert "Tromsø" in {place.place for place in found(article(text))}


def test_the_first_of_a_list_of_towns_is_not_in_the_second() -> None:
    text = "Gunmen killed four people in Tromsø, Bodø and Narvik."
    assert all("," not in place.place for place in found(article(text)))


def test_where_the_wounded_arrived_is_not_where_they_were_hurt() -> None:
    text = (
        "Rebels attacked Bodø, Norway, on Monday. A nurse said 170 wounded had arrived in Tromsø."
    )
    assert not any("Tromsø" in place.place for place in found(article(text)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb killed two people in Tampere, Finland. Many were hurt.", "Tampere, Finland"),
        (
            "A gunman fired at patrons leaving Club Vega in Tampere and killed two.",
            "Club Vega in Tampere",
        ),
        (
            "A truck rammed into a crowd celebrating the feast in the river city of Tampere on "
            "Sunday, killing nine.",
            "the river city of Tampere",
        ),
        ("Nine people were killed in shootings across Tampere on Friday.", "Tampere"),
        ("Soldiers killed nine in Mo So village in Estonia.", "Mo So village in Estonia"),
        ("Two were shot in a lot on Elm Street, Benton County deputies said.", None),
    ],
)
def test_a_place_ends_with_its_sentence_and_takes_in_nobody(text: str, place: str | None) -> None:
    assert [one.place for one in found(article(text))] == [place or "a lot on Elm Street"]


@pytest.mark.parametrize(
    "text",
    [
        "Two people who had been hurt in the blast reached Tampere on Friday.",
        "Two people were hurt in an attack on Halloween.",
        "An attack on Borsk killed two people. Ilan Borsk had been a governor.",
        "An attack on Alawites killed two people.",
        "A man was accused of the assault of Varrensk.",
    ],
)
def test_what_an_attack_is_on_or_led_to_is_no_place(text: str) -> None:
    assert found(article(text)) == []


def test_an_attack_on_a_name_that_no_gazetteer_knows_is_one_on_a_place() -> None:
    for deed in ("A drone attack on", "An attack on", "Shelling of"):
        value = only(f"{deed} Varrensk killed two people on Friday.")
        assert (value.place, value.lat) == ("Varrensk", None)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shells killed two people in Estonia's restive second city of Tartu.", "Tartu", "town"),
        ("Shells killed two people in Estonia's second city, Tartu.", "Tartu", "town"),
        ("Shells killed two people in the centre of Vinnytsia.", "Vinnytsya", "town"),
        ("Shelling of Mykolaiv killed two people.", "Mykolayiv", "town"),
        ("Shelling of Mykolaiv region killed two people.", "Mykolaivska oblast", "division"),
        ("Pirates killed two sailors in the Gulf of Aden.", "Gulf of Aden", "region"),
        ("Gunmen killed two people in Kani township in Estonia.", "Estonia", "country"),
        ("A boy was shot dead in Austin on the West Side of Chicago.", "Chicago", "town"),
    ],
)
def test_which_of_the_places_in_a_phrase_is_meant(text: str, name: str, kind: str) -> None:
    entry = gazetteer().entry(only(text).gazetteer or "")
    assert entry is not None and (entry.name, entry.kind) == (name, kind)


def test_a_part_of_the_compass_is_that_of_the_country_spoken_of() -> None:
    text = "Gunmen killed two people in the North-West, police said. Nigeria mourned in Kaduna."
    assert all(place.country != "ZA" for place in found(article(text)))


def test_a_house_is_not_called_after_a_division_of_another_country() -> None:
    text = "BOISE, Idaho — A man was shot in a Northland home on Friday, Boise police said."
    places = found(article(text, dateline=line("BOISE, Idaho", 12)))
    assert all(place.country != "NZ" for place in places)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Two were wounded in Maywood Park, Oregon, Portland police said.", "Portland"),
        ("Two were wounded in Maywood Park, Oregon, Maywood Park police said.", "Maywood Park"),
        ("Two were wounded in Salem, Oregon, Portland police said.", "Salem"),
        ("Two were wounded in Maywood Park, Oregon. Portland slept.", "Maywood Park"),
    ],
)
def test_an_american_city_whose_police_come_holds_what_has_none(text: str, town: str) -> None:
    entry = gazetteer().entry(only(text).gazetteer or "")
    assert entry is not None and entry.name == town


def test_who_is_hit_in_the_body_is_no_place() -> None:
    assert found(article("The bullet killed one, hitting Bozeman in the back of the head.")) == []
    assert only("The blast killed one, hitting Bozeman in the night.").country == "US"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("An air strike hit a clinic in Tolvaska and killed two.", "a clinic in Tolvaska"),
        ("Two villagers were killed in a massacre at Tolvaska, elders said.", "Tolvaska"),
        (
            "Mobs killed nine in two days of clashes in the Ostmarkan town of Tolvaska.",
            "the Ostmarkan town of Tolvaska",
        ),
        (
            "Nine inmates were shot dead in a riot at Tolvaska prison, guards said.",
            "Tolvaska prison",
        ),
        (
            "The attack on the station Radio Quell in Tolvaska killed two. Tolvaska, a"
            " locality of goldsmiths, was quiet.",
            "the station Radio Quell in Tolvaska",
        ),
    ],
)
def test_places_that_no_gazetteer_knows(text: str, place: str) -> None:
    assert only(text).place == place


def test_a_headline_names_a_place_that_the_text_below_calls_a_town() -> None:
    text = "Tolvaska bombing kills two\n\nThe town of Tolvaska was quiet, a teacher said."
    assert only(text).place == "Tolvaska"


def test_a_part_of_a_house_with_a_number_is_no_place() -> None:
    assert found(article("Inmates killed two rivals in Pavilion 5, where guards had left.")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They fled the village of Tolvaska.", {"tolvaska"}),
        ("The towns of Tolvaska and Brennick were hit.", {"tolvaska", "brennick"}),
        ("Fighting went on in Tolvaska district.", {"tolvaska"}),
        ("Tolvaska, a locality of goldsmiths, was quiet.", {"tolvaska"}),
        ("Rows began in the capital, Tolvaska.", {"tolvaska"}),
        ("Tolvaska said that it was quiet. The Tolvaskan town slept.", set()),
        ("The village of Old Town slept.", set()),
    ],
)
def test_names_that_an_article_makes_places(text: str, names: set[str]) -> None:
    assert vouched(text, None) - {"tolvaskan"} == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A man was shot dead on 300 West 33rd Avenue.", "300 West 33rd Avenue"),
        ("Two men were killed in a shooting on N. 27th Street on Monday.", "N. 27th Street"),
        ("Two were shot dead near Elm Street and 1st Place.", "Elm Street and 1st Place"),
        ("A man was shot dead near U.S. 60 in Bozeman.", "U.S. 60 in Bozeman"),
        ("In the U.S. 41 people were shot dead.", "the U.S."),
        ("A man was shot dead on the 4th floor in Tampere.", "Tampere"),
    ],
)  # fmt: skip
def test_streets_and_roads_keep_their_numbers(text: str, place: str) -> None:
    assert only(text).place == place


def test_somebody_named_in_full_is_no_place() -> None:
    told = "Mark Tampere, 32, is in hospital. Ana Brenn, 40, saw it."
    assert found(article(f"Two officers fired at Tampere, killing his friend. {told}")) == []
    assert found(article(f"He fired more shots at Brenn, killing a guard. {told}")) == []
    assert only(f"Two guards were shot dead in Tampere. {told}").country == "FI"


def test_a_quarter_is_not_in_a_town_called_as_one_word_of_its_name() -> None:
    text = "BOZEMAN, Mont. -- Two people were shot dead in Central City, police said."
    (place, *_) = found(article(text, dateline=line("BOZEMAN, Mont.", 18)))
    assert (place.place, place.gazetteer) == ("Central City", None)


def test_a_dateline_that_may_be_one_of_many_towns_places_nothing() -> None:
    text = "SPRINGFIELD - A girl was shot in the 300 block of Alder Street in Springfield."
    places = found(article(text, dateline=line("SPRINGFIELD", 14)))
    assert [place.gazetteer for place in places] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "PHOENIX -- A man was shot dead near Southern and 40th avenues.",
        "PHOENIX -- A man was shot dead in the Mid-South on Monday.",
        "PHOENIX -- A man was shot dead at First and South Alder streets.",
    ],
)
def test_a_word_that_is_also_an_areas_name_is_no_area_abroad(text: str) -> None:
    places = found(article(text, dateline=line("PHOENIX", 11)))
    assert {place.country for place in places} <= {"US", None}


def test_a_town_is_not_the_small_area_of_its_name_in_another_country() -> None:
    places = found(article("Four people were shot dead in Southeast Portland."))
    assert "JM" not in {place.country for place in places}
