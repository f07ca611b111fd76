"""Which articles count as one source."""

from __future__ import annotations

import pytest

from tests.group.invented import article, mention, toll
from tests.group.test_families import STORY
from whence.group import families
from whence.model import Article, Mention, SourceGroup
from whence.reconcile.sources import outlet_key, same_informant, source_groups


def sources(*pairs: tuple[Article, Mention]) -> tuple[SourceGroup, ...]:
    articles = [each for each, _ in pairs]
    family_of = {member: family for family in families(articles) for member in family.article_ids}
    return source_groups(articles, [each for _, each in pairs], family_of)


def told(of: Article, informant: str | None = None) -> tuple[Article, Mention]:
    return of, mention(of, (toll(9), informant))


def test_two_outlets_are_two_sources() -> None:
    found = sources(told(article("a")), told(article("b")))
    assert [group.label for group in found] == ["The a Post", "The b Post"]


def test_copies_are_one_source() -> None:
    (found,) = sources(told(article("a", STORY)), told(article("b", STORY)))
    assert found.article_ids == ("ar_a", "ar_b")
    assert found.outlets == ("The a Post", "The b Post")


def test_one_outlet_is_one_source_however_it_writes_its_name() -> None:
    assert (
        len(
            sources(
                told(article("a", outlet="The Merrin Post")),
                told(article("b", outlet="merrinpost.com")),
            )
        )
        == 1
    )


def test_the_items_of_one_page_are_one_source() -> None:
    one, two = article("a", page="pg", outlet="x"), article("b", page="pg", outlet="y")
    assert len(sources(told(one), told(two))) == 1


def test_two_reports_of_one_agency_are_one_source() -> None:
    one = article("a", "A bomb went off in Merrin. It was noon.\n\n- AP")
    two = article("b", "MERRIN (AP) — Nine died when a bomb exploded here on Friday.")
    assert len(sources(told(one), told(two))) == 1


def test_one_author_is_one_source_and_staff_is_nobody() -> None:
    assert (
        len(
            sources(
                told(article("a", byline="By Oda Linde")), told(article("b", byline="Oda Linde"))
            )
        )
        == 1
    )
    assert (
        len(
            sources(
                told(article("a", byline="Staff Reporter")),
                told(article("b", byline="Staff Reporter")),
            )
        )
        == 2
    )


def test_one_primary_informant_is_one_source() -> None:
    found = sources(told(article("a"), "Merrin police"), told(article("b"), "police officials"))
    assert len(found) == 1
    assert found[0].informant == "Merrin police"


def test_the_primary_informant_is_that_of_the_killed() -> None:
    one, two = article("a"), article("b")
    first = mention(one, (toll(5, effect="injured"), "the clinic of Merrin"), (toll(9), "police"))
    second = mention(two, (toll(5, effect="injured"), "the clinic of Merrin"))
    assert len(sources((one, first), (two, second))) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("police", "Merrin police officials", True),
        ("the police", "Police", True),
        ("a police spokesman", "police", True),
        ("the interior ministry", "the health ministry", False),
        ("the ministry", "the health ministry", False),
        ("a resident", "a resident", False),
        ("witnesses", "witnesses", False),
        ("Oda Linde", "Oda Linde", True),
        ("Oda Linde", "Matteo Vorn", False),
        ("officials", "officials", False),
    ],
)
def test_informants_that_are_the_same(one: str, other: str, same: bool) -> None:
    assert same_informant(one, other) is same
    assert same_informant(other, one) is same


def test_outlets_without_their_wrapping() -> None:
    assert outlet_key("www.merrinpost.com") == outlet_key("The Merrin Post") == "merrinpost"


def recalls(of: Article, informant: str | None = None) -> tuple[Article, Mention]:
    return of, mention(of, (toll(9), informant), background=True)


def test_an_article_that_only_recalls_stands_apart_and_joins_no_two_sources() -> None:
    found = sources(
        told(article("a"), "Arden police"),
        told(article("b"), "the Red Cross in Merrin"),
        recalls(article("c"), "Arden police"),
        recalls(article("d", outlet="The b Post")),
    )
    assert [(group.label, group.recalling) for group in found] == [
        ("The a Post", ()),
        ("The b Post", ("ar_d",)),
        ("The c Post", ("ar_c",)),
    ]
    assert [group.only_recalls for group in found] == [False, False, True]
