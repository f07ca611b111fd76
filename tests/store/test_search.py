"""Search: plain words in, the articles of the latest reading out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import fill
from whence.store import Store


def test_search_finds_words_without_case_or_accents(tmp_path: Path) -> None:
    made = fill(tmp_path / "record")
    with Store.open(tmp_path / "record", readonly=True) as store:
        ((found, snippet),) = store.search('ZWOLF tarnholm "number 1"')
        assert found == made[1].articles[0].article_id and "Tarnholm" in snippet
        assert len(store.search("mill", limit=2)) == 2
        assert store.search("mill unheardof") == []
        assert store.search(" ") == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=20) | st.text('"*^():-+{}AND NEAR\0\ud800', max_size=12))
def test_nothing_in_the_words_is_syntax(searched: Store, words: str) -> None:
    assert isinstance(searched.search(words), list)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("searched") / "record"
    fill(folder, pages=1)
    with Store.open(folder, readonly=True) as store:
        yield store


def test_search_knows_only_the_latest_reading(tmp_path: Path) -> None:
    (reading,) = fill(tmp_path / "record", pages=1)
    with Store.open(tmp_path / "record") as store:
        assert len(store.search("miller")) == 1
        shorter = msgspec.structs.replace(reading.articles[0], text="Three were hurt in Velm.")
        store.put_reading(reading.page, [shorter], [], [], "sample/2")
        assert store.search("miller") == []
        assert store.search("velm") == [(shorter.article_id, "Three were hurt in Velm.")]
        with store._database.transaction() as connection:
            # Raises where the index and the articles differ.
            connection.exec_driver_sql(
                "INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)"
            )
