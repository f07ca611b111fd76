"""Who speaks in an article: each person once, under one sign."""

from __future__ import annotations

from datetime import date

import pytest

from tests.review.sample import article, claim
from whence.model import Claim, Statement, Toll
from whence.review.people import LOOKS, people

_, TEXT = article(" ".join(f"word{n}" for n in range(60)), "Post", date(2031, 3, 3))


def said(number: int, who: str) -> Claim:
    """A statement."""
    return claim(TEXT, f"word{number}", Statement(who, "say", True, "so"), who)


def counted(number: int, who: str | None) -> Claim:
    """A toll that rests on somebody."""
    return claim(TEXT, f"word{number}", Toll("killed", 1, 1, "one"), who)


def test_a_person_who_informs_and_speaks_is_one() -> None:
    claims = [counted(1, "police"), said(2, "Oren Talsky"), counted(3, "Talsky"), counted(4, None)]
    found = people([*claims, said(5, "police chief Oren Talsky")])
    assert [(who.sign, who.name, who.claims, who.statements) for who in found.people] == [
        ("A", "police", 1, 0),
        ("B", "police chief Oren Talsky", 1, 2),
    ]
    assert found.of_claim[claims[2].claim_id] is found.people[1]
    assert claims[3].claim_id not in found.of_claim
    assert found.first_of([claims[3].claim_id, claims[0].claim_id]) is found.people[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("police", "local police"), ("Talsky", "Oren Talsk"), ("doctor", "a district doctor")],
)
def test_what_may_be_two_is_two(one: str, other: str) -> None:
    assert len(people([counted(1, one), counted(2, other)]).people) == 2


def test_a_surname_of_two_people_is_nobodys() -> None:
    claims = [said(1, "Oren Talsky"), said(2, "Mira Talsky"), said(3, "Talsky")]
    assert len(people(claims).people) == 3


def test_case_and_accents_make_no_other_person() -> None:
    assert len(people([said(1, "Zoë Marin"), said(2, "ZOE MARIN")]).people) == 1


def test_signs_and_looks_go_on_where_letters_end() -> None:
    found = people([said(number, f"Nobody{number} Known") for number in range(30)]).people
    assert [who.sign for who in found[24:28]] == ["Y", "Z", "AA", "AB"]
    assert [who.look for who in found[:9]] == [1, 2, 3, 4, 5, 6, 7, 8, 8]
    assert len({who.sign for who in found}) == 30 and LOOKS == 7
