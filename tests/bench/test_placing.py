"""Which incidents' articles tell the day and the town at all."""

from __future__ import annotations

from datetime import date

import pytest
from bench.placing import articles, names_town, tells_day

TEXT = "Two were hurt in a shooting in Boise on Sunday. A hearing is set for Friday."


@pytest.mark.parametrize(
    ("day", "told"), [(date(2031, 6, 15), True), (date(2031, 6, 14), False), (None, False)]
)
def test_a_text_tells_the_day_that_its_words_mean(day: date | None, told: bool) -> None:
    texts = articles({"text": TEXT, "title": None, "published": "2031-06-18"})
    assert tells_day(texts, day or date(2031, 6, 18)) is told


@pytest.mark.parametrize(
    ("label", "named"),
    [("Boise", True), ("Garden City (Boise)", True), ("Bois", False), ("Ada (county)", False)],
)
def test_a_text_names_the_town_by_any_of_its_names(label: str, named: bool) -> None:
    texts = articles({"text": TEXT, "title": None, "published": "2031-06-18"})
    assert names_town(texts, label) is named


def test_an_archived_page_is_read_under_its_own_address() -> None:
    archived = "https://web.archive.org/web/20310618000000/http://news.example.org/a"
    (article,) = articles({"text": TEXT, "published": "2031-06-18", "archive_url": archived})
    assert article.url == "http://news.example.org/a"
