"""Values in words."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.group.invented import article
from whence import wording
from whence.model import Means, Outcome, Statement, Toll, Value, When, Where


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


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2023-05-05", "2023-05-05", "5 May 2023"),
        ("2023-05-05", "2023-05-07", "5–7 May 2023"),
        ("2023-05-01", "2023-05-31", "May 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-27", "1–27 February 2023"),
        ("1956-01-01", "1956-12-31", "1956"),
        ("2023-04-30", "2023-05-02", "30 April 2023 – 2 May 2023"),
        ("2022-12-31", "2023-01-01", "31 December 2022 – 1 January 2023"),
        ("2023-01-01", "2023-11-30", "1 January 2023 – 30 November 2023"),
    ],
)
def test_a_range_of_dates_is_said_as_shortly_as_it_can_be(
    earliest: str, latest: str, words: str
) -> None:
    assert wording.days(date.fromisoformat(earliest), date.fromisoformat(latest)) == words


def test_an_open_or_unknown_date_is_said() -> None:
    assert wording.days(None, None) == "undated"
    assert wording.days(date(2023, 5, 5), None) == "from 5 May 2023"
    assert wording.days(None, date(2023, 5, 5)) == "until 5 May 2023"
    assert wording.days(date(9999, 12, 30), date(9999, 12, 31)) == "30–31 December 9999"


@pytest.mark.parametrize(
    ("name", "url", "shown"),
    [
        ("The Arden Post", "https://www.arden.example/a", "The Arden Post"),
        (None, "https://www.arden.example/a", "arden.example"),
        (None, "http://[arden/a", "outlet unknown"),
        (None, None, "outlet unknown"),
    ],
)
def test_an_outlet_without_a_name_is_told_by_its_address(
    name: str | None, url: str | None, shown: str
) -> None:
    assert wording.outlet(replace(article("a"), outlet=name, url=url)) == shown


@pytest.mark.parametrize(
    ("low", "high", "floor", "words", "shown"),
    [
        (2, 3, 2, (), "2–3"),
        (None, None, 2, (), "at least 2"),
        (None, None, 2, ("several",), "at least 2, “several”"),
        (None, 9, None, (), "up to 9"),
        (None, None, None, (), "–"),
    ],
)
def test_parts_without_a_total_are_the_least(
    low: int | None, high: int | None, floor: int | None, words: tuple[str, ...], shown: str
) -> None:
    told = Outcome("killed", low, high, floor, low, high, "", (), words=words)
    assert wording.outcome(told) == shown
