"""Dates and numbers as people write them in sheets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.sheets.cells import Count, Order, Unclear, count, days, order_of

DAY = date(2031, 3, 12)


@pytest.mark.parametrize(
    "cell",
    [
        "2031-03-12", "2031/3/12", "2031.03.12", "20310312", "12 March 2031", "12 Mar 2031",
        "12-Mar-31", "12th March, 2031", "March 12, 2031", "Mar. 12 2031", "2031-03-12T14:05",
        "2031-03-12 14:05:00", "  12   march   2031 ",
    ],
)  # fmt: skip
def test_a_day(cell: str) -> None:
    assert days(cell) == (DAY, DAY)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("February 2031", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("12-14 March 2031", DAY, date(2031, 3, 14)),
        ("March 12–14, 2031", DAY, date(2031, 3, 14)),
        ("2031-03-12/2031-03-14", DAY, date(2031, 3, 14)),
        ("2031-03-12 to 2031-04-02", DAY, date(2031, 4, 2)),
        ("12 March 2031 – 2 April 2031", DAY, date(2031, 4, 2)),
    ],
)
def test_a_range(cell: str, first: date, last: date) -> None:
    assert days(cell) == (first, last)


@pytest.mark.parametrize("cell", ["", "  ", "unknown", "n/a", "?", "-"])
def test_no_date(cell: str) -> None:
    assert days(cell) is None


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("03/04/2031", "day or with the month first"),
        ("31/02/2031", "no day of the calendar"),
        ("31/13/2031", "no day of the calendar"),
        ("14-12 March 2031", "ends before it begins"),
        ("last Tuesday", "no date that can be read"),
        ("0000-01-01", "no day of the calendar"),
        ("12/03-2031", "no date that can be read"),
    ],
)
def test_what_is_not_read_says_why(cell: str, why: str) -> None:
    with pytest.raises(Unclear, match=why):
        days(cell)


def test_dates_in_figures_are_read_in_the_order_of_their_column() -> None:
    assert order_of(["03/04/2031", "25/04/2031"]) == "day first"
    assert order_of(["03/04/2031", "04/25/2031"]) == "month first"
    assert order_of(["03/04/2031", "2031-04-25"]) is None
    with pytest.raises(Unclear, match="has the day first and"):
        order_of(["25/04/2031", "04/26/2031"])
    assert days("03/04/2031", "day first") == (date(2031, 4, 3),) * 2
    assert days("03/04/2031", "month first") == (date(2031, 3, 4),) * 2
    assert days("03/04/31", "day first") == (date(2031, 4, 3),) * 2
    assert days("04/04/2031") == (date(2031, 4, 4),) * 2


def test_a_format_of_ones_own() -> None:
    assert days("12|3|31", format="%d|%m|%y") == (DAY, DAY)
    assert days("3|31", format="%m|%y") == (date(2031, 3, 1), date(2031, 3, 31))
    assert days("47919", format="excel") == (date(2031, 3, 12),) * 2
    with pytest.raises(Unclear, match="not written as"):
        days("2031-03-12", format="%d|%m|%y")


@given(
    st.dates(date(1500, 1, 1), date(2199, 12, 31)), st.sampled_from(["day first", "month first"])
)
def test_a_date_that_is_written_is_read_back(day: date, order: Order) -> None:
    figures = "{0.day}/{0.month}/{0.year}" if order == "day first" else "{0.month}/{0.day}/{0.year}"
    for written in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
        figures.format(day),
    ):
        assert days(written, order) == (day, day)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(cell: str) -> None:
    try:
        found = days(cell)
    except Unclear:
        pass
    else:
        assert found is None or found[0] <= found[1]
    number = count(cell)
    assert number is None or (number.low or 0) <= (number.high or number.low or 0)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("23", 23, 23), ("23.0", 23, 23), ("1,200", 1200, 1200), ("23-24", 23, 24),
        ("23 – 24", 23, 24), ("23/24", 23, 24), ("23 to 24", 23, 24), ("at least 23", 23, None),
        ("23+", 23, None), ("≥ 23", 23, None), (">=23", 23, None), (">80", 81, None),
        ("more than 80", 81, None), ("up to 40", None, 40), ("<= 40", None, 40), ("<40", None, 39),
        ("~20", 20, 20), ("c. 20", 20, 20), ("fifteen", 15, 15), ("two dozen", 24, 24), ("0", 0, 0),
        ("none", 0, 0), ("scores", None, None), ("23 (incl. 2 children)", None, None),
        ("1.200", None, None), ("24-23", None, None),
    ],
)  # fmt: skip
def test_a_number_of_people(cell: str, low: int | None, high: int | None) -> None:
    assert count(cell) == Count(low, high, cell)


@pytest.mark.parametrize("cell", ["", "?", "unknown", "N/A", "–"])
def test_no_number(cell: str) -> None:
    assert count(cell) is None
