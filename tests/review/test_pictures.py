"""The map, the time line and the toll over time: what is drawn is what the record says."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from whence.model import Outcome, Told
from whence.review import axis, timeline, tollchart, worldmap
from whence.review.query import Box
from whence.store.entry import Entry

_UNKNOWN = (None,) * 7
EMPTY = Entry("in_0", "attack", *_UNKNOWN, (), "unreviewed", 1, (), 0, (), (), ())


def placed(lat: float, lon: float, radius_m: int | None = 2_000, name: str = "Orrin") -> Entry:
    """An incident at a point."""
    return replace(
        EMPTY, incident_id=f"in_{lat}_{lon}", place=name, lat=lat, lon=lon, radius_m=radius_m
    )


def dated(earliest: date | None, latest: date | None = None) -> Entry:
    """An incident at a time."""
    return replace(EMPTY, earliest=earliest, latest=latest or earliest)


POINTS = st.builds(
    placed,
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.none() | st.integers(0, 3_000_000),
)


@given(st.lists(POINTS, max_size=300))
def test_every_incident_with_a_point_is_in_the_picture_once(entries: list[Entry]) -> None:
    drawn = worldmap.drawn(entries, None)
    shown = [entry.incident_id for mark in drawn.marks for entry in mark.entries]
    assert sorted(shown) == sorted(entry.incident_id for entry in entries)
    box = drawn.box
    assert -180 <= box.west < box.east <= 180 and -90 <= box.south < box.north <= 90
    for mark in drawn.marks:
        assert -1 <= mark.x <= worldmap.WIDTH + 1 and -1 <= mark.y <= worldmap.HEIGHT + 1
        assert (mark.box is None) == (len(mark.entries) == 1)
    assert 0 < drawn.scale_width <= 200 or drawn.scale_km == 1


def test_an_area_is_as_wide_on_the_map_as_its_place_is_vague() -> None:
    drawn = worldmap.drawn(
        [placed(60.0, 25.0, 100_000), placed(60.4, 25.2, 2_000)], Box(20, 58, 30, 62)
    )
    vague, exact = drawn.marks
    assert vague.vague and not exact.vague
    degrees = drawn.box.north - drawn.box.south
    assert vague.ry == pytest.approx(100_000 / 111_195 / degrees * worldmap.HEIGHT, rel=0.01)
    # A circle on the ground is one on the map: a degree of longitude is half as long here.
    across = drawn.box.east - drawn.box.west
    wide = vague.rx / worldmap.WIDTH * across * math.cos(math.radians(60))
    assert wide == pytest.approx(100_000 / 111_195, rel=0.01)
    assert vague.rx == pytest.approx(vague.ry, rel=0.05)
    assert {label.text for label in drawn.labels} == {"Orrin"}


def test_what_lies_outside_the_part_that_is_shown_is_not_drawn() -> None:
    entries = [placed(10, 10), placed(40, 40)]
    assert len(worldmap.drawn(entries, Box(9, 9, 11, 11)).marks) == 1


def test_many_incidents_together_are_one_mark_that_leads_to_them() -> None:
    entries = [placed(10 + n / 1000, 10, name=f"P{n}") for n in range(300)] + [placed(-40, 100)]
    drawn = worldmap.drawn(entries, None)
    many, single = sorted(drawn.marks, key=lambda mark: -len(mark.entries))
    assert len(many.entries) == 300 and many.box and len(single.entries) == 1
    assert many.box.south < 10 and many.box.north > 10.3
    assert many.box.west < 10 < many.box.east


@given(
    st.builds(Box, *(st.floats(-170, -1), st.floats(-80, -1), st.floats(1, 170), st.floats(1, 80)))
)
def test_moving_about_stays_on_the_map(box: Box) -> None:
    moved = dict(worldmap.moves(box))
    for other in moved.values():
        assert -180 <= other.west < other.east <= 180 and -90 <= other.south < other.north <= 90
    assert moved["Nearer"].east - moved["Nearer"].west < box.east - box.west
    assert moved["West"].west <= box.west + 1e-3 and moved["North"].north >= box.north - 1e-3


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 12, 31)), min_size=1, max_size=40))
def test_bars_count_every_dated_incident_in_its_own_span(days: list[date]) -> None:
    drawn = timeline.drawn([dated(day) for day in days] + [dated(None)])
    assert drawn and drawn.undated == 1
    assert sum(bar.count for bar in drawn.bars) == len(days)
    for bar in drawn.bars:
        assert bar.count == sum(bar.first <= day <= bar.last for day in days)
    for bar, after in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert after.first == bar.last + timedelta(days=1) and after.x > bar.x
    heights = {bar.count: bar.height for bar in drawn.bars}
    tallest = max(heights)
    for count, height in heights.items():
        assert height == pytest.approx(heights[tallest] * count / tallest)


def test_a_time_line_owns_up_to_what_it_does_not_know() -> None:
    drawn = timeline.drawn([dated(date(2031, 3, 30), date(2031, 4, 2)), dated(date(2029, 1, 1))])
    assert drawn and drawn.unit == "month" and drawn.unsure == 1
    assert timeline.drawn([dated(None)]) is None


@pytest.mark.parametrize(
    ("last", "unit"), [((2031, 1, 20), "day"), ((2032, 5, 1), "month"), ((2060, 1, 1), "year")]
)
def test_the_unit_fits_the_span(last: tuple[int, int, int], unit: str) -> None:
    drawn = timeline.drawn([dated(date(2031, 1, 1)), dated(date(*last))])
    assert drawn and drawn.unit == unit


@given(st.integers(0, 10**7))
def test_a_scale_holds_the_highest_in_few_round_steps(highest: int) -> None:
    top, ticks = axis.counting(highest, 300)
    assert top >= max(1, highest) and 2 <= len(ticks) <= 6
    assert (ticks[0].at, ticks[0].label) == (300, "0") and ticks[-1].at == pytest.approx(10)


def told(day: int | None, low: int | None, high: int | None, who: str | None = "police") -> Told:
    """One total."""
    on = None if day is None else date(2031, 3, day)
    return Told(on, low, high, "some", who, "The Orrin Post", f"cl_{day}_{low}_{who}")


def outcome(*series: Told) -> Outcome:
    """A toll that was told so."""
    return Outcome("killed", 1, 9, 1, 9, 9, "latest", (), series=series)


def test_a_toll_over_time_has_a_mark_for_each_total_with_a_day_and_a_figure() -> None:
    drawn = tollchart.drawn(
        outcome(
            told(1, 4, 4), told(3, 7, None, "a doctor"), told(5, None, 9), told(5, 3, 8, None),
            told(None, 5, 5), told(6, None, None),
        )
    )  # fmt: skip
    assert drawn and drawn.left_out == 2
    first, open_up, open_down, between = drawn.points
    assert [point.bound for point in drawn.points] == [0, 1, -1, 0]
    assert first.x < open_up.x < open_down.x == between.x
    assert first.low == first.high > open_up.high > open_down.high
    assert between.low > between.high
    looks = {voice.name: voice.look for voice in drawn.voices}
    assert looks["police"] == 1 and len(set(looks.values())) == 3 and None in looks


def test_no_two_voices_look_alike_but_those_of_others() -> None:
    series = [told(1 + n % 20, n, n, f"informant {n}") for n in range(1, 12)]
    drawn = tollchart.drawn(outcome(*series, told(2, 1, 1, "informant 3")))
    assert drawn
    assert drawn.voices[0].name == "informant 3"
    assert len({voice.look for voice in drawn.voices}) == len(drawn.voices) == 8
    assert [voice.others for voice in drawn.voices] == [False] * 7 + [True]


def test_marks_of_one_day_and_figure_stand_beside_one_another() -> None:
    series = [told(1, 4, 4, who) for who in ("police", "a doctor", None)] + [told(2, 4, 4)]
    drawn = tollchart.drawn(outcome(*series))
    assert drawn
    first = [point.x for point in drawn.points[:3]]
    assert [b - a for a, b in pairwise(first)] == [15, 15]
    alone = tollchart.drawn(outcome(series[0], series[3]))
    assert alone and first[1] == alone.points[0].x


def test_signs_are_for_informants_or_for_outlets() -> None:
    series = (told(1, 4, 4, "police"), told(2, 5, 5, "a doctor"), told(3, 6, 6, "police"))
    drawn = tollchart.drawn(outcome(*series), "outlet")
    assert drawn and drawn.by == "outlet"
    assert [voice.name for voice in drawn.voices] == ["The Orrin Post"]


def test_a_toll_told_once_needs_no_picture() -> None:
    assert tollchart.drawn(outcome(told(1, 4, 4))) is None
    assert tollchart.drawn(outcome(told(1, 4, 4), told(None, 5, 5))) is None
