"""Samples of an outlet's pages: drawn at steps, kept in the record, told in the custody log."""

from __future__ import annotations

import json
from pathlib import Path

from tests.clean.test_repeats import BOX, PAGES, scrape
from whence import pipeline, repetition
from whence.config import Settings
from whence.model import Declared, Page
from whence.pipeline import Built
from whence.repetition import outlet
from whence.store import Store
from whence.store.verify import verify

ONE = Settings(processes=1)


def write(folder: Path, numbers: range) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        towns = ("Velm", "Tarn", "Orrin", "Pell", "Kessary", "Moor", "Ashby", "Lowick", "Hern")
        (folder / f"{number}.txt").write_text("\n\n".join(scrape(number, towns[number])))


def build(tmp_path: Path) -> Built:
    with Store.create(tmp_path / "record") as store:
        return pipeline.build(store, [tmp_path / "quay"], ONE)


def texts(tmp_path: Path) -> list[str]:
    with Store.open(tmp_path / "record", readonly=True) as store:
        return [article.text for article in store.articles()]


def sampled(tmp_path: Path) -> list[int]:
    log = (tmp_path / "record" / "custody.jsonl").read_text().splitlines()
    events = [json.loads(line) for line in log]
    return [len(each["page_ids"]) for each in events if each["event"] == "sampled"]


def test_pages_are_read_anew_when_a_sample_is_drawn_and_not_otherwise(tmp_path: Path) -> None:
    write(tmp_path / "quay", range(3))
    assert build(tmp_path).read_pages == 3
    assert all(BOX in text for text in texts(tmp_path))
    write(tmp_path / "quay", range(3, 4))
    assert build(tmp_path).read_pages == 4
    assert not any(BOX in text for text in texts(tmp_path))
    write(tmp_path / "quay", range(4, 7))
    assert build(tmp_path).read_pages == 3
    assert sampled(tmp_path) == [4]
    write(tmp_path / "quay", range(7, 8))
    assert build(tmp_path).read_pages == 8
    assert sampled(tmp_path) == [4, 8]
    assert build(tmp_path) == Built(new_pages=0, read_pages=0, met_again=8, linked=False)
    assert not any(BOX in text for text in texts(tmp_path))
    assert not list(verify(tmp_path / "record"))


def test_a_later_rule_counts_the_same_pages_again(tmp_path: Path) -> None:
    write(tmp_path / "quay", range(5))
    build(tmp_path)
    before = repetition.RULE
    try:
        repetition.RULE = "repeats/later"
        assert build(tmp_path).read_pages == 5
    finally:
        repetition.RULE = before
    assert sampled(tmp_path) == [4, 4]


def test_one_headline_in_the_papers_of_many_outlets_is_no_furniture(tmp_path: Path) -> None:
    """Where nothing but their folder is known of pages, one line in common may be an agency's."""
    (tmp_path / "quay").mkdir()
    told = (
        "The health ministry gave the figure late in the evening, after two of the wounded died.",
        "Shops along the river stayed shut, and buses turned round at the bridge until noon.",
        "Nobody has said who planted it, and the mayor called a meeting of the council.",
        "Nurses from three villages came to help, one of them on a tractor, a doctor said.",
    )
    for number, line in enumerate(told):
        page = (
            f"Bomb kills 12 in Velm market\n\nA bomb killed 12 people in Velm on Monday. {line}\n"
        )
        (tmp_path / "quay" / f"{number}.txt").write_text(page)
    build(tmp_path)
    assert sampled(tmp_path) == [4]
    assert all(text.startswith("Bomb kills 12 in Velm market") for text in texts(tmp_path))


def test_pages_of_one_outlet() -> None:
    page = Page("pg_1", "", 0, "text/plain", "in/quay/1.txt")
    host = Page("pg_2", "", 0, "text/html", "x#1", url="https://www.quay.example/a")
    same = Page("pg_3", "", 0, "text/html", "y", url="http://quay.example/b?c")
    assert outlet(host) == outlet(same) != outlet(page)
    assert outlet(page) == outlet(Page("pg_4", "", 0, "text/plain", "in/quay/2.txt"))
    line = Page("pg_5", "", 0, "application/json", "all.jsonl#1")
    assert outlet(line) == outlet(Page("pg_6", "", 0, "application/json", "all.jsonl#9"))
    named = Page("pg_7", "", 0, "application/json", "all.jsonl#2", declared=Declared(outlet="Quay"))
    assert outlet(named) != outlet(line)
    assert outlet(Page("pg_8", "", 0, "text/plain", "1.txt")) is None
    assert len(PAGES) >= repetition.STEPS[0]
