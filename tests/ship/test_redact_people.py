"""Who is named, and who of them is a child or speaks in an office."""

from __future__ import annotations

import msgspec
import pytest

from whence.model import Article, Claim, Statement
from whence.ship.redact_people import Entity, Kind, Named, people, settled
from whence.testing import article_of

EVERY: frozenset[Kind] = frozenset(("minor", "private", "official", "author"))


def named(text: str, *persons: str, others: tuple[str, ...] = ()) -> dict[str, str]:
    article = article_of(text)
    found = [_entity(article, name, True) for name in persons]
    found += [_entity(article, name, False) for name in others]
    return {one.name: one.kind for one in people(article, (), found)}


def _entity(article: Article, name: str, person: bool) -> Entity:
    start = article.text.index(name)
    return Entity(start, start + len(name), person)


def statement(speaker: str, title: str | None, informant: str | None = None) -> Claim:
    value = Statement(speaker, "say", False, "it rained", title)
    return Claim("cl", "ar", "me", value, "x", 0, 1, (), informant, 0.5, "hand/1")


@pytest.mark.parametrize(
    "text",
    [
        "Mira Holl, 9, was buried on Monday.",
        "Mira Holl (9) was buried.",
        "Mira Holl, aged nine, was buried.",
        "Mira Holl, a 9-year-old from Orrin, was buried.",
        "The nine-year-old Mira Holl was buried.",
        "Mira Holl, eight months, was buried.",
        "The 15-year-old student Mira Holl was buried.",
        "They buried the girl Mira Holl.",
        "They buried a schoolgirl named Mira Holl.",
        "They buried three children: Jon Arl, Bet Arl and Mira Holl.",
        "They buried the siblings Jon Arl, 12, and Mira Holl, 9.",
    ],
)
def test_a_child_is_known_by_an_age_or_a_word(text: str) -> None:
    persons = [name for name in ("Jon Arl", "Bet Arl", "Mira Holl") if name in text]
    assert set(named(text, *persons).values()) == {"minor"}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Holl, 34, was buried on Monday.",
        "The 19-year-old Mira Holl was buried.",
        "His daughter Mira Holl, 41, was buried.",
        "Mira Holl spoke of the three buses.",
    ],
)
def test_a_grown_person_is_none(text: str) -> None:
    assert named(text, "Mira Holl") == {"Mira Holl": "private"}


def test_in_an_article_about_children_who_is_not_grown_may_be_one() -> None:
    text = (
        "Two girls were hurt. Mira Holl was taken to a hospital, her mother Ana Holl said.\n\n"
        "Jon Arl, 41, called for help. Sgt. Bet Arno came. Oda Venn ran."
    )
    names = ("Mira Holl", "Ana Holl", "Jon Arl", "Bet Arno", "Oda Venn")
    article = article_of(text)
    found = people(article, (), [_entity(article, name, True) for name in names])
    away, stay = settled(found, frozenset(("minor", "unclear")))
    assert {"Oda Venn"} <= away and {"Ana Holl", "Jon Arl", "Bet Arno"} <= stay
    without = article_of(text.replace("girls", "women"))
    found = people(without, (), [_entity(without, name, True) for name in names])
    assert settled(found, frozenset(("minor", "unclear")))[0] == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Among the dead was Mira Holl, 34, of Orrin.",
        "He lost his wife Mira Holl in the fire.",
        "One was identified as Mira Holl.",
        "A neighbour, Mrs Mira Holl, was there.",
        "Mira Holl (34) died.",
    ],
)
def test_the_wording_gives_a_name_away_that_the_finder_missed(text: str) -> None:
    assert any("Mira Holl" in name for name in named(text))


def test_names_of_other_things_are_left() -> None:
    assert named("A ship called Mira Holl sank.", others=("Mira Holl",)) == {}
    assert named("Mira Holl, 34, sank.", others=("Mira Holl",)) == {"Mira Holl": "private"}
    assert named("Man dies. A man fell.", "Man") == {}
    assert named("A 7-year-old fell.", "A 7") == {}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (statement("Oda Venn", "interior minister"), {"Oda Venn": "official"}),
        (statement("Oda Venn", "nurse"), {"Oda Venn": "private"}),
        (statement("President Oda Venn", None), {"Oda Venn": "official"}),
        (statement("Interior Ministry", None), {}),
        (statement("the police", None, "police chief Oda Venn"), {"Oda Venn": "official"}),
        (statement("Venn", "mayor"), {"Venn": "official"}),
    ],
)
def test_speakers_in_an_office_are_told_apart(claim: Claim, expected: dict[str, str]) -> None:
    found = {one.name: one.kind for one in people(article_of("It rained."), (claim,), ())}
    assert found == expected


@pytest.mark.parametrize("office", ["President", "Prime Minister", "Interior Minister", "King"])
def test_who_heads_a_state_or_a_ministry_is_no_private_person(office: str) -> None:
    assert named(f"Forces of {office} Oda Venn came.", "Oda Venn") == {"Oda Venn": "official"}
    assert named("The vice president met Oda Venn.", "Oda Venn") == {"Oda Venn": "private"}


def test_those_who_wrote_are_authors() -> None:
    article = msgspec.structs.replace(article_of("It rained."), byline="By Oda Venn and Jon Arl")
    found = {(one.name, one.kind) for one in people(article, (), ())}
    assert found == {("Oda Venn", "author"), ("Jon Arl", "author")}


def test_a_shorter_name_goes_with_its_fuller_ones() -> None:
    away, stay = settled(
        [
            Named("Oda Venn", "official"),
            Named("Oda Venn", "private"),
            Named("Venn", "private"),
            Named("Mira Holl", "private"),
            Named("Holl", "private"),
        ],
        frozenset(("private", "minor")),
    )
    assert away == frozenset(("Mira Holl", "Holl"))
    assert stay == frozenset(("Oda Venn", "Venn"))


def test_a_child_who_speaks_in_an_office_is_a_child() -> None:
    both = [Named("Oda Venn", "official"), Named("Oda Venn", "minor")]
    assert settled(both, frozenset(("minor",)))[0] == {"Oda Venn"}
    assert settled(both, EVERY)[0] == {"Oda Venn"}
