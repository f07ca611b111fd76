from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.candidates import candidates
from whence.extract.outlet_home import OutletHome, outlet_home
from whence.extract.placenames import place_names
from whence.extract.toponyms import FEATURES, Toponym, read, weights
from whence.extract.where_phrases import phrases
from whence.gazetteer import Entry, fold, gazetteer


def meant(text: str, *names: str, url: str | None = None) -> list[Entry | None]:
    toponyms: list[Toponym] = []
    for name in names:
        start = text.index(name, toponyms[-1].end if toponyms else 0)
        toponyms.append(Toponym(name, start, start + len(name)))
    return [each.entry if each else None for each in read(text, toponyms, outlet_home(url))]


def division(entry: Entry | None) -> str:
    assert entry is not None
    area = gazetteer().entry(entry.division)
    return area.name if area else ""


def test_the_weights_are_for_the_features() -> None:
    assert len(weights().first) == len(weights().following) == len(FEATURES)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("The fair opened in Springfield, Ore., in June.", "Oregon"),
        ("The fair opened in Springfield, Illinois, in June.", "Illinois"),
        ("The fair opened in Springfield (Vermont) in June.", "Vermont"),
    ],
)
def test_an_area_after_a_name_decides(text: str, area: str) -> None:
    (entry,) = meant(text, "Springfield")
    assert division(entry) == area


def test_one_mention_with_its_area_decides_for_the_others() -> None:
    text = "Paris is dry. The fair opened in Paris, Kentucky, in June."
    assert [division(entry) for entry in meant(text, "Paris", "Paris")] == ["Kentucky"] * 2


def test_the_other_places_of_a_text_decide() -> None:
    text = "Buses run from Eugene and Creswell to Springfield and on to Cottage Grove."
    entries = meant(text, "Eugene", "Creswell", "Springfield", "Cottage Grove")
    assert [division(entry) for entry in entries] == ["Oregon"] * 4


def test_the_country_of_the_outlet_helps_and_a_lone_name_is_the_largest() -> None:
    text = "A parade was held in Perth on Sunday."
    (lone,) = meant(text, "Perth")
    (scottish,) = meant(text + " The Scottish town of Crieff sent a band.", "Perth", "Crieff")[:1]
    assert lone is not None and lone.country == "AU"
    assert scottish is not None and scottish.country == "GB"


@pytest.mark.parametrize(
    ("number", "area"),
    [
        ("541-555-0100", "Oregon"),
        ("(217) 555-0100", "Illinois"),
        ("1-417-555-FAIR", "Missouri"),
        ("800-555-0100", "Massachusetts"),
        ("12-541-555-0100", "Massachusetts"),
    ],
)
def test_a_telephone_number_tells_the_state(number: str, area: str) -> None:
    (entry,) = meant(f"A fair opened in Springfield. Call {number} for seats.", "Springfield")
    assert division(entry) == area


@pytest.mark.parametrize(
    ("url", "area"),
    [
        ("https://tennesseeherald.com/a", "Tennessee"),
        ("https://www.memphisherald.com/a", "Tennessee"),
        ("https://example.com/a", "Mississippi"),
    ],
)
def test_a_place_near_the_outlet_is_meant(url: str, area: str) -> None:
    (entry,) = meant("A fair opened in Jackson on Sunday.", "Jackson", url=url)
    assert division(entry) == area


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rain fell in Chiang Mai province.", "Chiang Mai", "division"),
        ("Snow fell in the city of Oulu in Finland.", "Oulu", "town"),
        ("Snow fell in Benton, Lane and Linn counties in Oregon.", "Benton", "district"),
        ("Snow fell in Benton County, Oregon.", "Benton County", "district"),
    ],
)
def test_what_a_name_is_called_decides_its_kind(text: str, name: str, kind: str) -> None:
    entry, *_ = meant(text, name, *(["Oregon"] if "Oregon" in text else []))
    assert entry is not None and entry.kind == kind


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Calif.", "California"),
        ("N.S.", "Nova Scotia"),
        ("OR", "Oregon"),
        ("South Tampere", "Tampere"),
        ("Tampere city", "Tampere"),
        ("Finnish", "Finland"),
        ("al-Arish", "Arish"),
    ],
)
def test_a_name_may_carry_what_it_is_or_be_short(name: str, first: str) -> None:
    assert any(fold(first) in fold(entry.name) for entry in candidates(name)[:2])


@pytest.mark.parametrize("name", ["Velde-under-Marun", "", "'s", "Zzyzzx Falls"])
def test_no_place_has_these_names(name: str) -> None:
    assert candidates(name) == ()


def test_names_are_places_where_the_words_around_say_so() -> None:
    text = (
        "Mayor Arden met Paris Velde, 34, in Tampere, Finland. Bergen police and people "
        "from St. Petersburg came. Jordan Smith left. Norway won."
    )
    assert [one.name for one in place_names(text)] == [
        "Tampere",
        "Finland",
        "Bergen",
        "St. Petersburg",
        "Norway",
    ]


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://news.example.co.uk/a", "GB"),
        ("https://example.fi/a?b", "FI"),
        ("https://example.com/a", None),
        ("https://example.tv/", None),
        ("https://www.kwxy.com:80/a", "US"),
        ("https://wxyztv.com/", "US"),
        ("https://news.fox12.com/", "US"),
        ("https://kwxy.co.uk/", "GB"),
        ("https://week.com/", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_an_address_may_tell_the_country(url: str | None, country: str | None) -> None:
    assert outlet_home(url).country == country


@pytest.mark.parametrize(
    ("url", "place", "kind"),
    [
        ("https://www.boisegazette.example.com/a", "Boise", "town"),
        ("https://fox9boise.com/a", "Boise", "town"),
        ("https://mysaltlakecity.com/", "Salt Lake City", "town"),
        ("https://oregonherald.com/", "Oregon", "division"),
    ],
)
def test_an_address_may_tell_the_town(url: str, place: str, kind: str) -> None:
    (found, share), *_ = outlet_home(url).places
    assert (found.name, found.kind) == (place, kind)
    assert share > 0.5


def test_a_host_of_any_length_is_asked_in_short_time() -> None:
    host = ".".join(["arden" * 12] * 30)
    assert outlet_home(f"https://{host}.example.com/").places == ()


@pytest.mark.parametrize(
    "url", ["https://dailyherald.com/", "https://news.example.org/boise", "http://[x", None]
)
def test_an_address_without_a_place_tells_none(url: str | None) -> None:
    assert outlet_home(url).places == OutletHome().places


_WORDS = st.sampled_from(
    "in at near of the a bomb attack killed Oulu Arden Velde's Camp market , . – “ ” ( ) al- St."
    " 1700 block and Street north outside’ Tromsø City district wounded on".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=20).map(" ".join)))
def test_place_phrases_stand_where_they_say(sentence: str) -> None:
    end = 0
    for phrase in phrases(sentence):
        assert end <= phrase.start < phrase.end <= len(sentence)
        end = phrase.end
        for element in phrase.elements:
            assert sentence[element.start : element.end] == element.text
            for name, start, stop in element.names:
                assert element.start <= start < stop <= element.end
                assert name.split()[0] == sentence[start:stop].split(maxsplit=1)[0]


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_place_names_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for one in place_names(text):
        assert text[one.start : one.end] == one.name
        assert one.start >= end
        end = one.end
    read(text, place_names(text))


def test_an_area_of_a_country_that_nothing_else_speaks_of_is_not_meant() -> None:
    (there,) = meant("Palestinian farmers sold dates west of Gaza.", "Gaza")
    assert there and there.country == "PS"
    (elsewhere,) = meant("Mozambican farmers sold maize in the province of Gaza.", "Gaza")
    assert elsewhere and elsewhere.country == "MZ"


@pytest.mark.parametrize(
    ("text", "names", "country"),
    [
        ("St. Louis charged a barber of the 2100 block of Alder.", ("St. Louis",), "US"),
        ("Georgia sent two barbers to Kutaisi.", ("Georgia", "Kutaisi"), "GE"),
        ("Victoria is wet; Geelong is dry.", ("Victoria", "Geelong"), "AU"),
    ],
)
def test_a_part_of_a_country_that_has_a_towns_name_speaks_for_no_country(
    text: str, names: tuple[str, ...], country: str
) -> None:
    entry, *_ = meant(text, *names)
    assert entry is not None
    assert entry.country == country


def test_an_article_before_a_name_is_part_of_it_only_where_the_place_is_called_so() -> None:
    text = "The New Orleans police and the mayor of The Hague met. The Netherlands helped."
    names = [one.name for one in place_names(text)]
    assert names == ["New Orleans", "The Hague", "Netherlands"]
