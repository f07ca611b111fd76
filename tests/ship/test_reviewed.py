"""What people decided, in what leaves the record: accepted, rejected, corrected, without a source,
and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from whence import pipeline, publishing
from whence.config import Settings
from whence.deciding import Deciding
from whence.model import UNREVIEWED, Toll, Where
from whence.publishing import Choice
from whence.review.wishes import Made, Wish
from whence.ship.edition import Edition
from whence.ship.traversal import Selection, traverse
from whence.store import Store

BY = "Oda Linde"


@pytest.fixture
def record(pages: Path, tmp_path: Path) -> Path:
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [pages], Settings(processes=1))
    return tmp_path / "record"


@pytest.fixture
def incident_ids(record: Path) -> tuple[str, ...]:
    with Store.open(record, readonly=True) as store:
        return tuple(each.incident_id for each in store.incidents())


@pytest.fixture
def decide(record: Path) -> Iterator[Deciding]:
    with Deciding(record) as deciding:
        yield deciding


def put(deciding: Deciding, wish: Wish) -> None:
    assert isinstance(deciding.decide(wish), Made)


def site(record: Path, tmp_path: Path, *, unreviewed: bool = False) -> dict[str, html.HtmlElement]:
    with Store.open(record) as store:
        publishing.publish(store, tmp_path / "site", "Reviewed", Choice(unreviewed))
    return {
        path.stem: html.fromstring(path.read_text("utf-8"))
        for path in (tmp_path / "site").rglob("*.html")
    }


def toll_of(record: Path, incident_id: str) -> tuple[str, Toll]:
    with Store.open(record, readonly=True) as store:
        for mention_id in store.incident(incident_id).mention_ids:
            for claim in store.mention(mention_id).claims:
                if isinstance(claim.value, Toll) and claim.value.effect == "killed":
                    return claim.claim_id, claim.value
    raise AssertionError("the incident has a toll")


def test_only_what_was_accepted_is_published(
    record: Path, tmp_path: Path, decide: Deciding, incident_ids: tuple[str, ...]
) -> None:
    first, second, third = incident_ids
    put(decide, Wish("accept", BY, first, note="read by Oda Linde"))
    put(decide, Wish("reject", BY, second))
    pages = site(record, tmp_path)
    assert first in pages and second not in pages and third not in pages
    words = pages[first].text_content()
    assert "accepted by a person" in words and UNREVIEWED not in words
    assert "a reviewer – accept" in words and "Linde" not in words
    method = pages["method"].text_content()
    assert "1 incident, rejected" in method and "1 incident, unreviewed" in method
    both = site(record, tmp_path, unreviewed=True)
    assert {first, third} <= set(both) and second not in both
    assert UNREVIEWED in both[third].text_content()


def test_rejected_and_corrected_claims_are_not_published(
    record: Path, tmp_path: Path, decide: Deciding, incident_ids: tuple[str, ...]
) -> None:
    claim_id, value = toll_of(record, incident_ids[0])
    corrected = Toll("killed", 99, 99, value.as_written, (99,))
    wish = Wish("correct", BY, incident_ids[0], "claim", claim_id=claim_id, value=corrected)
    put(decide, wish)
    pages = site(record, tmp_path, unreviewed=True)
    page = pages[incident_ids[0]]
    assert page.xpath(f"//li[@id='{claim_id}']") == []
    assert "killed: 99" in page.text_content()
    assert "1 claim that a person rejected" in pages["method"].text_content()
    (row,) = page.xpath("//tr[th[contains(., 'killed: 99')]]")
    assert "accepted by a person" in row.text_content()


def test_a_value_without_a_source_is_marked(
    record: Path, tmp_path: Path, decide: Deciding, incident_ids: tuple[str, ...]
) -> None:
    value = Where("Velmora Quay", "UY")
    wish = Wish("enter", BY, incident_ids[0], "field", field="where", value=value)
    put(decide, wish)
    toll = Toll("injured", 7, 7, "7", (7,))
    put(decide, Wish("enter", BY, incident_ids[0], "field", field="injured", value=toll))
    page = site(record, tmp_path, unreviewed=True)[incident_ids[0]]
    (place,) = page.xpath("//dt[.='Place']/following-sibling::dd[1]")
    assert "Velmora Quay" in place.text_content() and "no source" in place.text_content()
    (row,) = page.xpath("//section[@aria-labelledby='tolls']//tr[th='injured']")
    assert "no source" in row.text_content()


def test_a_warning_stands_before_the_words(
    record: Path, tmp_path: Path, decide: Deciding, incident_ids: tuple[str, ...]
) -> None:
    put(decide, Wish("sensitive", BY, incident_ids[0], note="burned bodies are described"))
    page = site(record, tmp_path, unreviewed=True)[incident_ids[0]]
    warning, *_ = page.xpath("//main//*[@role='note'][contains(., 'Warning')]")
    assert "burned bodies are described" in warning.text_content()
    for words in page.xpath("//blockquote | //section[@aria-labelledby='values']//table"):
        assert words.xpath("ancestor::details[not(@open)]")


def test_values_under_another_profile_keep_their_review(
    record: Path, decide: Deciding, incident_ids: tuple[str, ...]
) -> None:
    put(decide, Wish("accept", BY, incident_ids[0]))
    with Store.open(record, readonly=True) as store:
        made = publishing.edition(store, Choice(profile="ucdp"))
        (item,) = made.items()
        assert item.record.profile.startswith("ucdp/")
        assert item.record.review.state == "accepted"
        plain = Edition(store, Selection(), None, lambda _: ())
        assert next(plain.items()).record.review == next(traverse(store, Selection())).record.review
