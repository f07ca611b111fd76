"""Pages that are added one after another come to the record that all at once come to."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.pipeline.test_joins import decide
from whence import exports, linking
from whence.config import Settings
from whence.model import Article, Regrouping
from whence.pipeline import build
from whence.store import Store
from whence.store.verify import verify

ONE = Settings(processes=1)


def _export(record: Path, folder: Path) -> dict[str, bytes]:
    with Store.open(record) as store:
        exports.export(store, "jsonl", folder)
    # The report names a line of the custody log, which tells of times.
    told = sorted(path for path in folder.iterdir() if not path.name.startswith("export-"))
    return {path.name: path.read_bytes() for path in told}


PAGES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.fixture(scope="module")
def pages() -> Path:
    return PAGES


@pytest.fixture(scope="module")
def at_once(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = tmp_path_factory.mktemp("added") / "record"
    with Store.create(record) as store:
        build(store, [pages], ONE)
    return record


@pytest.mark.parametrize("seed", [1, 2])
def test_pages_in_any_order_and_portions(
    pages: Path, at_once: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    paths = sorted(pages.iterdir())
    chance.shuffle(paths)
    with Store.create(tmp_path / "record") as store:
        while paths:
            size = chance.randint(1, 9)
            build(store, paths[:size], ONE)
            paths = paths[size:]
    assert _export(tmp_path / "record", tmp_path / "one") == _export(at_once, tmp_path / "other")
    assert list(verify(tmp_path / "record")) == []


def test_portions_of_one_build_come_to_the_same_and_tell_of_no_incident_in_between(
    pages: Path, at_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "PORTION", 3)
    with Store.create(tmp_path / "record") as store:
        build(store, [pages], ONE)
        assert store.gone_after("", 10) == ()
    assert _export(tmp_path / "record", tmp_path / "one") == _export(at_once, tmp_path / "other")


def test_decisions_hold_when_pages_are_added(pages: Path, tmp_path: Path) -> None:
    paths = sorted(pages.iterdir())
    with Store.create(tmp_path / "record") as store:
        build(store, paths[::2], ONE)
        one, other = (each.incident_id for each in store.incidents()[:2])
        first, second = (store.incident(each).mention_ids[0] for each in (one, other))
    decide(tmp_path / "record", "join", (one, other))
    with Store.open(tmp_path / "record") as store:
        build(store, paths[1::2], ONE)
        assert store.incident_of(first) == store.incident_of(second)
    decide(tmp_path / "record", "part", (first, second))
    with Store.open(tmp_path / "record", readonly=True) as store:
        assert store.incident_of(first) != store.incident_of(second)
    assert list(verify(tmp_path / "record")) == []


def test_a_new_page_leaves_alone_what_it_does_not_bear_on(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(pages.iterdir())
    compared: list[str] = []
    regrouped: list[Regrouping] = []
    article, regroup = Store.article, Store.regroup

    def counted(self: Store, article_id: str) -> Article:
        compared.append(article_id)
        return article(self, article_id)

    def noted(self: Store, changes: Regrouping) -> None:
        regrouped.append(changes)
        regroup(self, changes)

    with Store.create(tmp_path / "record") as store:
        build(store, paths[1:], ONE)
        every = store.counts()
        monkeypatch.setattr(Store, "article", counted)
        monkeypatch.setattr(Store, "regroup", noted)
        build(store, paths[:1], ONE)
    touched = {name for each in regrouped for name in each.reopened}
    assert 0 < len(touched) < every.incidents / 4
    assert len(set(compared)) < every.articles / 4
