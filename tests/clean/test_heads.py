"""Datelines, dates, bylines, languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.clean import dates
from whence.clean.byline import byline, credit, from_line
from whence.clean.dateline import dateline
from whence.clean.language import language


@pytest.mark.parametrize(
    ("text", "place", "credit", "day"),
    [
        ("Paris, 3 Nov – Leaders met", "Paris", None, (11, 3, None)),
        ("OSLO (TNA) — At least two", "OSLO", "TNA", None),
        ("ORRIN, Wis. (TNA) -- Police", "ORRIN, Wis.", "TNA", None),
        ("LUNDMARK, Fla. - A man", "LUNDMARK, Fla.", None, None),
        ("VELM, Kestria, March 4, 2031 (TNA) - Gunmen", "VELM, Kestria", "TNA", (3, 4, 2031)),
        ("Nairobi: At least two people fell.", "Nairobi", None, None),
        ("UNITED NATIONS :The council met.", "UNITED NATIONS", None, None),
        ("June 19 (TNA) -- Three men", None, "TNA", (6, 19, None)),
        ("Oslo (AFP)The police said", "Oslo", "AFP", None),
        ("NEW YORK (TNA) — Two boats", "NEW YORK", "TNA", None),
        ("São Paulo, 3 May – Police", "São Paulo", None, (5, 3, None)),
        ("VELM, 3 Jan 90 (TNA) -- Two boats met.", "VELM", "TNA", (1, 3, 1990)),
        ("ORRIN, 21 FEB 07 -- Two boats met.", "ORRIN", None, (2, 21, 2007)),
        ("Orrin (Kestria), 5 Jan 90 (Velm P) -- Two", "Orrin, Kestria", "Velm P", (1, 5, 1990)),
        ("Orrin (Kestria), May 6, 2023 (AFP) - Two", "Orrin, Kestria", "AFP", (5, 6, 2023)),
        ("ORRINDAL, Nov 19, Reuter - Two", "ORRINDAL", "Reuter", (11, 19, None)),
    ],
)
def test_datelines(
    text: str, place: str | None, credit: str | None, day: tuple[int, int, int | None] | None
) -> None:
    found = dateline("x\n\n" + text, 3, 3 + len(text))
    assert found is not None
    assert (found.place, found.credit) == (place, credit)
    assert (found.month, found.day, found.year) == (day or (None, None, None))
    assert found.start == 3


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE 14:45: Two more were found.",
        "Police: man killed in Orrin.",
        "Gunmen – thought to be soldiers – came at night.",
        "Oslo-based police said so.",
        "TNU - Relatives of the men met.",
        "ORIGINAL ENTRY: A car went up.",
        "Mohan (Fatah) Abbas said so.",
        "Nairobi: five hurt in bus crash",
        "He was in Paris, 3 Nov – so he said.",
        "Jan. 5 - Two men fell.",
        "Paris, 3 Nov –",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text, 0, len(text)) is None


@given(st.text(max_size=300))
def test_no_text_breaks_the_dateline(text: str) -> None:
    found = dateline(text, 0, len(text))
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/08/2031 14:18 - admin", date(2031, 8, 13)),
        ("April 4, 2031", date(2031, 4, 4)),
        ("Published: Thursday | January 17, 2031 | 12:00 AM", date(2031, 1, 17)),
        ("2031-04-07T05:00:00Z", date(2031, 4, 7)),
        ("4th of May 2031", date(2031, 5, 4)),
        ("03/04/2031", None),
        ("31/02/2031", None),
        ("On 4 May 2031 the council met for the first time since the war.", None),
    ],
)
def test_date_lines(text: str, day: date | None) -> None:
    assert dates.line_date(text) == day


def test_dates_that_cannot_be() -> None:
    assert not dates.plausible(date(1971, 1, 1), None)
    assert not dates.plausible(date(2031, 5, 9), date(2031, 5, 7))
    assert dates.plausible(date(2031, 5, 8), date(2031, 5, 7))


@pytest.mark.parametrize(
    ("written", "people"),
    [
        (["Ada Quist"], "Ada Quist"),
        (["By ADA QUIST and Jon van Berg; Staff"], "Ada Quist, Jon van Berg"),
        (["Newsroom", "admin", "Tarn News Agency", "https://x.example/ada"], None),
        (["submitting your information"], None),
    ],
)
def test_bylines_name_persons(written: list[str], people: str | None) -> None:
    assert byline(written) == people


def test_a_byline_in_a_line() -> None:
    assert from_line("By Ada Quist and Jon Berg, Associated Press") == "Ada Quist, Jon Berg"
    assert from_line("By Šárka Žáčková and Øystein Ås") == "Šárka Žáčková, Øystein Ås"
    assert from_line("Bystanders said they ran away from the fire.") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Three killed", None),
        ("Muertos en Velm", None),
        ("", None),
        (
            "OSLO (TNA) - Police said three people were killed in Velmora Tarnqvist Örkelljunga.",
            "en",
        ),
        ("Tre personer skadades på måndagen när en mur föll i staden, uppgav polisen.", "sv"),
        ("قال مسؤول إن ثلاثة أشخاص أصيبوا في السوق", "ar"),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language(text) == code


NAMES = st.from_regex(r"[A-Z][a-z]{3,8} [A-Z][a-z]{4,9}s", fullmatch=True).filter(
    lambda name: byline((name,)) == name
)


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True))
def test_persons_come_back_in_their_order(names: list[str]) -> None:
    last = " and ".join(names[-2:])
    line = ", ".join([*names[:-2], last])
    assert byline((line,)) == byline(names) == ", ".join(names)
    assert credit(names) is None
    assert from_line(f"By {line}") == ", ".join(names)


@given(st.text(max_size=300))
def test_no_text_breaks_the_byline(text: str) -> None:
    for found in (byline((text,)), credit((text,)), from_line(text)):
        assert found is None or found.strip() == found != ""


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Centre for Flood Research and Relief", "Centre for Flood Research and Relief"),
        ("Kestria News Agency", "Kestria News Agency"),
        ("38 minutes", None),
        ("1 minute read", None),
        ("https://quay.example/staff", None),
        ("Ada Quist", None),
    ],
)
def test_who_signs_beside_persons(written: str, wanted: str | None) -> None:
    assert credit((written,)) == wanted


@pytest.mark.parametrize("label", ["Full Bio", "Text Size", "The Velm Quay", "Share Post"])
def test_labels_are_no_persons(label: str) -> None:
    assert byline((label,)) is None


@given(
    st.datetimes(datetime(1991, 1, 1), datetime(2059, 12, 31)),
    st.integers(-12 * 60, 14 * 60),
)
def test_a_declared_moment_keeps_its_offset(moment: datetime, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    said = moment.replace(microsecond=0, tzinfo=zone)
    assert dates.moment(said.isoformat()) == said
    assert dates.moment(f"{said:%Y-%m-%dT%H:%M:%S}Z") == said.replace(tzinfo=UTC)
    naive = dates.moment(f"{said:%Y-%m-%d %H:%M}")
    assert naive == said.replace(second=0, tzinfo=None)
    found = dates.find(said.isoformat())
    assert found is not None
    assert found[0] == said.date()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1995, 1, 1)))
def test_no_page_is_older_than_the_web_or_younger_than_its_capture(
    day: date, captured: date
) -> None:
    wanted = dates.EARLIEST <= day <= captured + timedelta(days=1)
    assert dates.plausible(day, captured) == wanted


@given(
    st.sampled_from(["Orrin", "Velm", "NEW TARN", "São Paulo"]),
    st.dates(date(1991, 1, 1), date(2059, 12, 31)),
    st.sampled_from(["TNA", "Kestria News Agency"]),
)
def test_a_dateline_gives_back_what_it_was_made_of(town: str, day: date, agency: str) -> None:
    text = f"{town}, {day:%B} {day.day}, {day.year} ({agency}) — Two boats collided in fog."
    found = dateline(text, 0, len(text))
    assert found is not None
    assert (found.place, found.credit) == (town, agency)
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
    assert text[found.end :].strip() == "Two boats collided in fog."
