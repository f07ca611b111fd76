"""What people decided about copies."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.group.invented import article
from tests.group.test_families import STORY
from whence.group import families, link
from whence.model import Article, Decision, DecisionKind, Family
from whence.standing import side

OTHER = (
    "The ferry from Halden turned back twice before the storm let it land, and the harbour master "
    "said that nobody aboard had been hurt. Three lorries slid, the cargo of timber was lost, and "
    "the crew spent the night in the seamen's hostel behind the old customs house."
)


def decision(kind: DecisionKind, one: Article, other: Article, number: int = 0) -> Decision:
    at = datetime(2032, 1, 1, 12, number, tzinfo=UTC)
    named = (side(one, None), side(other, None))
    return Decision(f"de_{number}", kind, *named, "Oda Linde", at, "", about="article")


def together(found: tuple[Family, ...]) -> set[frozenset[str]]:
    return {frozenset(each.article_ids) for each in found}


@pytest.fixture
def three() -> list[Article]:
    return [article("a", STORY), article("b", STORY), article("c", OTHER)]


def decided(articles: list[Article], *made: Decision) -> tuple[Family, ...]:
    return link(articles, (), made).families


def test_a_person_finds_a_copy_that_the_words_do_not_show(three: list[Article]) -> None:
    found = decided(three, decision("copy", three[2], three[0]))
    assert together(found) == {frozenset(("ar_a", "ar_b", "ar_c"))}
    (family,) = found
    assert family.original_id == "ar_a"
    added = next(copy for copy in family.copies if copy.article_id == "ar_c")
    assert added.similarity < 0.1


def test_a_person_parts_what_looks_copied_even_the_original(three: list[Article]) -> None:
    for one, other in ((three[1], three[0]), (three[0], three[1])):
        found = decided(three, decision("not-copy", one, other))
        assert together(found) == {frozenset((name,)) for name in ("ar_a", "ar_b", "ar_c")}


def test_the_later_of_two_decisions_holds_and_an_undone_one_does_not(three: list[Article]) -> None:
    first = decision("copy", three[2], three[0])
    second = decision("not-copy", three[2], three[0], 1)
    assert together(decided(three, first, second)) == together(families(three))
    undo = Decision(
        "de_2", "withdraw", first.one, first.other, "Oda Linde", first.at, "", about="article",
        supersedes=("de_1",),
    )  # fmt: skip
    assert together(decided(three, first, second, undo)) == together(decided(three, first))


@given(
    st.lists(
        st.tuples(st.sampled_from(["copy", "not-copy"]), st.integers(0, 3), st.integers(0, 3)),
        max_size=6,
    )
)
def test_every_article_stays_in_exactly_one_family(
    made: list[tuple[DecisionKind, int, int]],
) -> None:
    four = [article("a", STORY), article("b", STORY), article("c", OTHER), article("d", OTHER)]
    decisions = [
        decision(kind, four[one], four[other], number)
        for number, (kind, one, other) in enumerate(made)
    ]
    found = decided(four, *decisions)
    members = [each for family in found for each in family.article_ids]
    assert sorted(members) == ["ar_a", "ar_b", "ar_c", "ar_d"]
    assert len({family.family_id for family in found}) == len(found)
