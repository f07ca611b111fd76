"""Times and dates over entries: read as written, and never out of running text."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.clean import stamps
from whence.clean.stamps import Stamp

CLOCKS = st.times().map(lambda each: each.replace(second=0, microsecond=0))
DAYS = st.dates(date(1991, 1, 1), date(2059, 12, 31))


@given(CLOCKS)
def test_a_clock_is_read_as_it_is_written(clock: time) -> None:
    assert stamps.line(f"{clock:%H:%M}") == Stamp(clock=clock)
    assert stamps.line(f"{clock:%H.%M} GMT") == Stamp(clock=clock.replace(tzinfo=UTC))
    half = f"{(clock.hour - 1) % 12 + 1}:{clock:%M} {'p' if clock.hour >= 12 else 'a'}.m."
    assert stamps.line(half) == Stamp(clock=clock)
    assert stamps.lead(f"{half} Police have closed the road.") == Stamp(clock=clock)


@given(DAYS, CLOCKS)
def test_a_date_is_read_as_it_is_written(day: date, clock: time) -> None:
    whole = Stamp(day.month, day.day, day.year)
    assert stamps.line(f"{day:%A} {day.day} {day:%B %Y}") == whole
    assert stamps.line(f"{day:%B} {day.day}, {day.year}") == whole
    assert stamps.line(f"{day:%B} {day.day}") == Stamp(day.month, day.day)
    assert stamps.lead(f"{day.day} {day:%B}: Two boats collide") == Stamp(day.month, day.day)
    assert whole.whole == day
    moment = f"{day.isoformat()}T{clock:%H:%M}:00+05:30"
    zone = timezone(timedelta(hours=5, minutes=30))
    wanted = Stamp(day.month, day.day, day.year, clock.replace(tzinfo=zone))
    assert stamps.of_moment(moment) == stamps.line(moment) == wanted


@given(DAYS, st.integers(0, 300))
def test_a_day_without_a_year_is_the_last_such_day(latest: date, before: int) -> None:
    day = latest - timedelta(days=before)
    found = Stamp(day.month, day.day).within(latest)
    # The 29th of February is no day of most years.
    assert found == day or (day.month, day.day) == (2, 29)


@given(st.text(max_size=200))
def test_nothing_breaks_it(text: str) -> None:
    stamps.line(text)
    stamps.lead(text)
    stamps.of_moment(text)
    stamps.rest(text)


@pytest.mark.parametrize(
    "text",
    [
        "1:09 Festival opens in Velm",
        "0:41",
        "12,400 people",
        "Page 12",
        "On 3 March two boats collided",
        "3 March saw rain in the valley",
        "25:10",
        "10.5% of the boats",
        "4:3 was the score",
        "May 40",
    ],
)
def test_what_is_no_stamp(text: str) -> None:
    assert stamps.line(text) is None
    assert stamps.lead(text) is None


@pytest.mark.parametrize("zone", ["BST", "IST", "CST", "EST"])
def test_letters_that_mean_several_zones_say_nothing(zone: str) -> None:
    assert stamps.line(f"14:05 {zone}") == Stamp(clock=time(14, 5))
