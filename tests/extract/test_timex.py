"""The temporal tagger: types, values and spans of expressions in sentences made up for it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.timex import Created, Timex, timexes
from whence.extract.timex_calendar import days_of

WEDNESDAY = date(2031, 6, 18)
WRITTEN = Created(WEDNESDAY, WEDNESDAY, 2031)
UNDATED = Created(None)


def read(text: str, created: Created = WRITTEN) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.kind, t.value) for t in timexes(text, created)]


def only(text: str, created: Created = WRITTEN) -> Timex:
    (timex,) = timexes(text, created)
    return timex


def test_a_thanksgiving_in_small_letters_is_no_holiday() -> None:
    assert not read("They came from a harvest thanksgiving.")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on 2 May 2029", "2029-05-02"),
        ("on May 2, 2029", "2029-05-02"),
        ("on the 2nd of May", "2031-05-02"),
        ("on Friday, 2 May", "2031-05-02"),
        ("on Dec. 30", "2030-12-30"),
        ("on 2031-05-02", "2031-05-02"),
        ("on 25/12/2030", "2030-12-25"),
        ("on 02.05.2031", "2031-05-02"),
        ("on Sunday", "2031-06-15"),
        ("on Wednesday", "2031-06-18"),
        ("last Wednesday", "2031-06-11"),
        ("yesterday", "2031-06-17"),
        ("today", "2031-06-18"),
        ("two days ago", "2031-06-16"),
        ("three weeks ago", "2031-W22"),
        ("two months ago", "2031-04"),
        ("a decade ago", "2021"),
        ("last week", "2031-W24"),
        ("over the weekend", "2031-W24-WE"),
        ("earlier this month", "2031-06"),
        ("in May", "2031-05"),
        ("in August", "2030-08"),
        ("in August last year", "2030-08"),
        ("on 4 March last year", "2030-03-04"),
        ("on March 4 last year", "2030-03-04"),
        ("in the summer of 2029", "2029-SU"),
        ("in 2029", "2029"),
        ("on Thanksgiving", "2030-11-28"),
        ("in the 1980s", "198"),
        ("in the late '80s", "198"),
        ("in the 19th century", "18"),
        ("in the third quarter of 2029", "2029-Q3"),
        ("on Christmas Day", "2030-12-25"),
        ("on Easter Monday", "2031-04-14"),
        ("recently", "PAST_REF"),
    ],
)
def test_a_date(words: str, value: str) -> None:
    timex = only(f"The bridge was closed {words}.")
    assert (timex.kind, timex.value) == ("DATE", value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Sunday night", "2031-06-15TNI"),
        ("last night", "2031-06-17TNI"),
        ("this morning", "2031-06-18TMO"),
        ("at 10:35 p.m. on Sunday", "2031-06-15T22:35"),
        ("at noon on May 2", "2031-05-02T12:00"),
        ("overnight", "2031-06-17TNI"),
    ],
)
def test_a_time_of_day(words: str, value: str) -> None:
    timex = only(f"The bridge was closed {words}.")
    assert (timex.kind, timex.value) == ("TIME", value)


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("for three days", "DURATION", "P3D"),
        ("for two and a half years", "DURATION", "P2Y6M"),
        ("for more than four hours", "DURATION", "PT4H"),
        ("for two decades", "DURATION", "P20Y"),
        ("for the past twenty-four hours", "DURATION", "PT24H"),
        ("for several weeks", "DURATION", "PXW"),
        ("for years", "DURATION", "PXY"),
        (f"for 1{',000' * 200} years", "DURATION", "PXY"),
        ("every day", "SET", "P1D"),
        ("every two weeks", "SET", "P2W"),
        ("on Mondays", "SET", "XXXX-WXX-1"),
    ],
)
def test_a_length_and_a_repetition(words: str, kind: str, value: str) -> None:
    timex = only(f"The bridge was closed {words}.")
    assert (timex.kind, timex.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council will meet on Monday.", "2031-06-23"),
        ("The council met on Monday.", "2031-06-16"),
        ("The bridge is due to open in August.", "2031-08"),
        ("Repairs will be finished by 3 March.", "2032-03-03"),
        ("Monday's storm closed roads that will stay shut.", "2031-06-16"),
    ],
)
def test_the_verbs_tell_whether_a_day_lies_ahead(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It opened on 3 May 2029. The next day it closed.", ["2029-05-03", "2029-05-04"]),
        ("It opened on 3 May 2029 and shut two days later.", ["2029-05-03", "2029-05-05"]),
        ("It opened on 3 May 2029, and later that year it shut.", ["2029-05-03", "2029"]),
        ("It shut on Sunday; the previous day all was well.", ["2031-06-15", "2031-06-14"]),
    ],
)
def test_what_points_back_counts_from_the_day_named_last(text: str, values: list[str]) -> None:
    assert [timex.value for timex in timexes(text, WRITTEN)] == values


@pytest.mark.parametrize(
    "text",
    [
        "The rescuers, 52 and 34 years old, may march on.",
        "A 12-year-old boy found it.",
        "It cost $2,015 and 1998 euros.",
        "Some 2000 soldiers crossed.",
        "April Oakes and June Field were there.",
        "The second team won.",
        "They ran 3/4 of the way.",
        "The road at km 12.5.2 is shut.",
        "Call 555-2014-77.",
    ],
)
def test_no_expression_of_time(text: str) -> None:
    assert read(text) == []


def test_a_range_of_days_is_one_expression() -> None:
    timex = only("The fair ran from June 3 to 5.")
    assert (timex.value, timex.until) == ("2031-06-03", "2031-06-05")
    timex = only("It ran on 3-5 June 2029.")
    assert (timex.value, timex.until) == ("2029-06-03", "2029-06-05")


def test_figures_that_could_be_two_days_are_unsure() -> None:
    assert only("Closed on 03/11/2030.").unsure
    assert not only("Closed on 13/11/2030.").unsure
    assert not only("Closed on 03.11.2030.").unsure
    assert only("Closed on 03.11.2030.").value == "2030-11-03"


def test_without_a_day_of_writing_the_missing_digits_are_open() -> None:
    text = "Closed on Sunday, again on October 29, and in March."
    assert [value for _, _, value in read(text, UNDATED)] == [
        "XXXX-WXX-7",
        "XXXX-10-29",
        "XXXX-03",
    ]


def test_a_part_of_a_period_is_its_mod() -> None:
    assert only("It opened in late May.").mod == "END"
    assert only("It opened in mid-2029.").mod == "MID"
    assert only("It took about two weeks.").mod == "APPROX"


WORDS = (
    "the last next this past early late Monday Sunday's May March 3 12th 2029 '80s 10 p.m. noon two"
    " several weeks days ago earlier later of to - , . night morning Christmas quarter third every"
    " year-ago 03/11/2030 2031-02-30 overnight and a half century weekend $ 1998 the day before"
    " hours minutes ago later second decades"
).split(" ")


_ANY_VALUE = re.compile(
    r"""(?:
        (?:PAST|PRESENT|FUTURE)_REF
      | P(?:\d+(?:\.\d+)?|X{1,2})(?:[YMDQEC]|WE?)(?:\d+[MWDH])?
      | PTX[HMS]
      | PT(?:\d+(?:\.\d+)?[HMS])+
      | [\dX]{2,4}
      | [\dX]{4}-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:WE|[1-7X]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI)
        (?:T(?:\d\d(?::\d\d(?::\d\d)?)?|MO|AF|EV|NI|MI))?
      | T(?:\d\d(?::\d\d(?::\d\d)?)?|MO|AF|EV|NI|MI)
    )$""",
    re.VERBOSE,
)


def is_value(value: str) -> bool:
    """Whether a string is a value as TIMEX3 writes them."""
    return _ANY_VALUE.match(value) is not None


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)), st.booleans())
@settings(max_examples=300)
def test_any_text_is_read_without_fault(text: str, dated: bool) -> None:
    end = 0
    for timex in timexes(text, WRITTEN if dated else UNDATED):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
        assert is_value(timex.value), timex
        assert not dated or timex.kind != "DATE" or "XXXX" not in timex.value


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    for written in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", str(day)):
        assert [value for _, _, value in read(f"on {written} it")] == [day.isoformat()]


@given(st.text(alphabet="0123456789-XWQHSPUFAITE:", max_size=12))
def test_days_of_takes_any_string(value: str) -> None:
    covered = days_of(value)
    assert covered is None or covered[0] <= covered[1]
