"""The town that an article plays in, where no claim names one; and how far claims are trusted."""

from __future__ import annotations

import pytest

from tests.extract.making import article, line
from whence.extract.hometown import LEAST, has_town, with_hometown
from whence.extract.rules import RulesReader
from whence.extract.text import sentences
from whence.extract.trust import probability
from whence.model import ClaimDraft, MentionDraft, Toll, When, Where

LOCAL = (
    "Two hurt in garage shooting, Boise police say\n\n"
    "Boise police are looking for a man who wounded two people in a garage on Sunday.\n\n"
    "Officers were called shortly after noon. A Boise woman said she heard four shots."
)
TOLL = ClaimDraft(Toll("injured", 2, 2, "two"), "two people", 82, 92)


def places(mentions: tuple[MentionDraft, ...]) -> list[ClaimDraft]:
    return [c for one in mentions for c in one.claims if isinstance(c.value, Where)]


def test_the_town_of_its_police() -> None:
    told = article(LOCAL)
    (claim,) = places(with_hometown(told, sentences(LOCAL), (MentionDraft("shooting", (TOLL,)),)))
    assert isinstance(claim.value, Where)
    assert claim.value.place == "Boise"
    assert claim.quote == "Boise police" == LOCAL[claim.start : claim.end]
    assert (claim.value.radius_m or 0) > 25_000
    assert claim.confidence >= LEAST


def test_a_reader_gives_it_too() -> None:
    (claim,) = places(RulesReader().read(article(LOCAL, "2031-06-18")))
    assert claim.quote == "Boise police"


@pytest.mark.parametrize(
    "mentions",
    [
        (MentionDraft("shooting", (TOLL,), background=True),) * 2,
        (),
    ],
)
def test_no_town_for_what_is_recalled_among_others(
    mentions: tuple[MentionDraft, ...],
) -> None:
    assert with_hometown(article(LOCAL), sentences(LOCAL), mentions) == mentions


def test_the_only_incident_has_it_though_it_is_looked_back_on() -> None:
    mentions = (MentionDraft("shooting", (TOLL,), background=True),)
    (claim,) = places(with_hometown(article(LOCAL), sentences(LOCAL), mentions))
    assert claim.quote == "Boise police"


def test_a_town_that_is_given_stays_the_only_one() -> None:
    text = "Two were wounded in a shooting in Lisbon, Portugal, on Sunday, Boise police said."
    mentions = RulesReader().read(article(text, "2031-06-18"))
    assert has_town(mentions[0])
    assert [c.value.place for c in places(mentions)] == ["Lisbon, Portugal"]  # type: ignore[union-attr]


def test_an_article_that_names_no_town_has_none() -> None:
    text = "Police are looking for a man who wounded two people in a garage on Sunday."
    assert places(RulesReader().read(article(text, "2031-06-18"))) == []


def test_what_the_weights_do_not_name_counts_nothing() -> None:
    assert probability("when", ("unheard of",)) == 0.5
    assert probability("when", ("any", "owner event")) > probability("when", ("any", "owner weak"))


def test_a_day_among_others_is_trusted_less() -> None:
    alone = "A bomb killed two people in Lisbon on Sunday."
    beside = f"{alone} Gunmen had wounded two people in Lisbon on 3 June."
    read = RulesReader()

    def first(text: str) -> float:
        found = read.read(article(text, "2031-06-18"))
        return next(c.confidence for m in found for c in m.claims if isinstance(c.value, When))

    assert first(beside) < first(alone)


def test_the_town_that_a_report_is_written_from_is_not_where_a_far_area_s_incident_was() -> None:
    text = (
        "Boise police are helping their colleagues after two people were hurt in Montana.\n\n"
        "Boise police said the gunman was at large."
    )
    area = Where("Montana", "US", 47.0, -109.6, 400_000, "geonames:5667009")
    claim = ClaimDraft(area, "Montana", 75, 82, confidence=0.9)
    mentions = (MentionDraft("shooting", (TOLL, claim)),)
    assert with_hometown(article(text), sentences(text), mentions) == mentions


def test_a_capital_in_the_dateline_alone_is_no_incident_s_town() -> None:
    text = (
        "OSLO (AP) - Two people were hurt in a shooting on Sunday, Oslo police said.\n\n"
        "The gunman fled."
    )
    hurt = (MentionDraft("shooting", (TOLL,)),)
    told = article(text, dateline=line("OSLO", 12))
    assert places(with_hometown(told, sentences(text), hurt))
    away = text.replace(", Oslo police said", "")
    told = article(away, dateline=line("OSLO", 12))
    assert not places(with_hometown(told, sentences(away), hurt))


@pytest.mark.parametrize(
    "place",
    [
        Where("Velmarun village"),
        Where("Montana", "CA", 47.0, -109.6, 400_000),
    ],
)
def test_no_town_beside_an_unknown_village_nor_in_another_country(place: Where) -> None:
    claim = ClaimDraft(place, "Boise", 34, 39, confidence=0.9)
    mentions = (MentionDraft("shooting", (TOLL, claim)),)
    assert with_hometown(article(LOCAL), sentences(LOCAL), mentions) == mentions


UNKNOWN = (
    "Tolvaska asks who knew\n\n"
    "Seven candles stood for those whom a former pupil shot dead on Wednesday.\n\n"
    "Shops in Tolvaska stayed shut. The government of Ostmark sent a minister."
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (UNKNOWN, "Tolvaska"),
        # Named by the headline alone, or below alone; a country's; written in capitals.
        (UNKNOWN.replace("in Tolvaska", "there"), None),
        (UNKNOWN.replace("Tolvaska asks", "A town asks"), None),
        (UNKNOWN.replace("Ostmark", "northern Tolvaska"), None),
        (UNKNOWN.replace("of Ostmark", "and Tolvaska's army"), None),
        (UNKNOWN.replace("Tolvaska", "TLV"), None),
    ],
)
def test_a_town_that_no_gazetteer_knows(text: str, place: str | None) -> None:
    (one,) = with_hometown(article(text), sentences(text), (MentionDraft("shooting", (TOLL,)),))
    found = [c for c in one.claims if isinstance(c.value, Where)]
    assert [c.value.place for c in found if isinstance(c.value, Where)] == (
        [place] if place else []
    )
    for claim in found:
        assert text[claim.start : claim.end] == place


def test_the_headline_of_several_incidents_places_none() -> None:
    both = (MentionDraft("shooting", (TOLL,)), MentionDraft("shooting", (TOLL,)))
    assert places(with_hometown(article(UNKNOWN), sentences(UNKNOWN), both)) == []


def test_a_town_of_a_dateline_is_not_where_it_tells_of_another() -> None:
    """News of a village that no gazetteer knows is written in the next large town."""
    text = (
        "BOISE, Idaho — Gunmen shot two people in the town of Tolvaska, aides said.\n\n"
        "Nobody was held."
    )
    told = article(text, dateline=line("BOISE, Idaho", 12))
    claims = places(RulesReader().read(told))
    assert [c.value.place for c in claims if isinstance(c.value, Where)] == ["the town of Tolvaska"]
