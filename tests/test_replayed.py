"""Addresses in archives of the web."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Page
from whence.replayed import Copied, copied, unwrapped

MADE = datetime(2031, 5, 7, 8, 9, 10, tzinfo=UTC)
URL = "https://paper.example/2031/a?b=c"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (f"https://web.archive.org/web/20310507080910/{URL}", Copied(URL, MADE)),
        (f"http://web.archive.org/web/20310507080910id_/{URL}", Copied(URL, MADE)),
        (f"https://wayback.archive-it.org/12/20310507080910mp_/{URL}", Copied(URL, MADE)),
        ("https://arquivo.example/wayback/20310507080910/https:/paper.example/2031/a?b=c",
         Copied(URL, MADE)),
        (f"https://archive.ph/2031.05.07-080910/{URL}", Copied(URL, MADE)),
        (f"http://archive.today/20310507080910/{URL}", Copied(URL, MADE)),
        (f"https://web.archive.org/web/2031/{URL}", Copied(URL, None)),
        (f"https://web.archive.org/web/2031*/{URL}", Copied(URL, None)),
        (f"https://web.archive.org/web/{URL}", Copied(URL, None)),
        (f"https://web.archive.org/web/20319999999999/{URL}", Copied(URL, None)),
        ("https://archive.ph/AbCdE", None),
        ("https://paper.example/20310507080910/news", None),
        (f"https://share.example/?u={URL}", None),
        (f"https://paper.example/story?back=/20310507080910/{URL}", None),
        ("https://web.archive.org/web/20310507080910/https://[x/", None),
        (URL, None),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_what_an_address_is_a_copy_of(address: str | None, found: Copied | None) -> None:
    assert copied(address) == found


def test_a_copy_was_taken_when_the_archive_took_it() -> None:
    later = datetime(2040, 1, 1, tzinfo=UTC)
    address = f"https://web.archive.org/web/20310507080910/{URL}"
    page = Page("pg", "", 1, "text/html", "a.html", url=address, captured=later)
    made = unwrapped(page)
    assert (made.url, made.captured, made.page_id) == (URL, MADE, "pg")
    assert unwrapped(made) == made


@given(st.text(max_size=80))
def test_any_text_is_a_copy_or_none(noise: str) -> None:
    for head in ("", "https://web.archive.org/web/", "https://a.example/20310507080910/https://"):
        found = copied(head + noise)
        assert found is None or "://" in found.url
