"""Values in words."""

from __future__ import annotations

from datetime import date

import pytest

from whence.model import Means, Statement, Toll, Value, When, Where
from whence.review import wording


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (23, 23, "23"),
        (23, 24, "23–24"),
        (23, None, "at least 23"),
        (None, 40, "up to 40"),
        (None, None, "–"),
        (2100, 2100, "2,100"),
        (0, 0, "0"),
    ],
)
def test_bounds_read_as_a_person_writes_them(low: int | None, high: int | None, words: str) -> None:
    assert wording.figures(low, high) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Toll("injured", None, None, "scores"), "injured: “scores”"),
        (Toll("killed", 4, 4, "four", who="women"), "killed: 4 (women)"),
        (
            Toll("killed", 8, 8, "eight", includes_attackers=True),
            "killed: 8, attackers included",
        ),
        (When(date(2022, 3, 12), date(2022, 3, 12), "day", "stated"), "12 March 2022"),
        (When(None, None, "day", "stated", "--10-17"), "--10-17 (year unknown)"),
        (Where("Ombrel"), "Ombrel (not in the gazetteer)"),
        (
            Where("Timaru", "NZ", -44.397, 171.255, 5000),
            "Timaru, NZ (-44.397, 171.255, within 5 km)",
        ),
        (Means("rockets", "rocket", 80, None), "rockets (rocket): at least 80"),
        (
            Statement("Dr. Venn", "say", True, "we have four beds", "director"),
            "Dr. Venn (director) – say: we have four beds",
        ),
    ],
)
def test_a_value_in_one_line(value: Value, words: str) -> None:
    assert wording.brief(value) == words


def test_standing_is_only_said_where_it_is_not_plain() -> None:
    assert wording.status(Toll("killed", 1, 1, "one")) == ""
    feared = Toll("killed", 1, 1, "one", scope="part", status="feared")
    assert wording.status(feared) == "feared, part of another toll"
