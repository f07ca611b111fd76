"""Builds: again, after more pages came, after a kill, over a crash, on a full disk."""

from __future__ import annotations

import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from whence import exports, pipeline
from whence.config import Limits, Settings
from whence.errors import RecordFull
from whence.extract.rules import RulesReader
from whence.model import Article, MentionDraft
from whence.pipeline import Built, Chosen, Reading, Task
from whence.store import Store
from whence.store.originals import Originals
from whence.store.verify import verify
from whence.workers import local

REAL_READ_PAGE = pipeline.read_page

ONE = Settings(processes=1)


def build(record: Path, *paths: Path, settings: Settings = ONE) -> Built:
    with Store.create(record) as store:
        return pipeline.build(store, paths, settings)


def exported(record: Path, folder: Path) -> dict[str, bytes]:
    with Store.open(record, readonly=True) as store:
        exports.export(store, "jsonl", folder)
    # The report names a line of the custody log, which tells of times.
    return {path.name: path.read_bytes() for path in folder.iterdir() if "export-" not in path.name}


def test_a_build_finds_the_incidents(pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    assert build(record, pages) == Built(new_pages=5, read_pages=5, met_again=0, linked=True)
    with Store.open(record, readonly=True) as store:
        counts = store.counts()
        records = list(store.records())
    assert (counts.pages, counts.articles) == (5, 5)
    killed = {
        (each.place, outcome.low, outcome.high)
        for each in records
        for outcome in each.tolls
        if outcome.field == "killed"
    }
    assert killed == {
        ("the bus station in Orrin", 12, 14),
        ("the bus station in Velmora", 3, 3),
        ("the bus station in Kessary", 7, 7),
    }
    assert not list(verify(record))


def test_a_second_build_reads_nothing_and_writes_no_custody(pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    build(record, pages)
    custody = (record / "custody.jsonl").read_bytes()
    assert build(record, pages) == Built(new_pages=0, read_pages=0, met_again=5, linked=False)
    assert (record / "custody.jsonl").read_bytes() == custody


def test_a_new_page_is_the_only_one_read(pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    build(record, pages)
    (pages / "late.txt").write_text(
        "Bomb in Dunmere\n\nDUNMERE, 3 September 2031 – Two people were killed on Tuesday when a "
        "bomb exploded in the market in Dunmere, the mayor said.\n\nThe market was closed.\n"
    )
    assert build(record, pages) == Built(new_pages=1, read_pages=1, met_again=5, linked=True)
    assert not list(verify(record))


def test_a_new_reader_version_reads_from_the_originals(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record"
    build(record, pages)
    (pages / "collected.jsonl").unlink()
    monkeypatch.setattr(pipeline, "reading_version", lambda chosen: "later")
    assert build(record, pages) == Built(new_pages=0, read_pages=5, met_again=0, linked=True)
    assert not list(verify(record))


def test_the_order_of_inputs_and_several_processes_change_nothing(
    pages: Path, tmp_path: Path
) -> None:
    lines = (pages / "collected.jsonl").read_bytes().splitlines(keepends=True)
    (pages / "collected.jsonl").write_bytes(b"".join(lines * 6))
    build(tmp_path / "one", pages)
    build(tmp_path / "two", pages, settings=Settings(processes=2))
    assert exported(tmp_path / "one", tmp_path / "a") == exported(tmp_path / "two", tmp_path / "b")


def test_a_page_that_crashes_its_reader_is_refused_and_the_rest_is_read(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(function: object, tasks: Iterable[Task], processes: int, *rest: object) -> object:
        first, *others = tasks
        yield local.Crash(first)
        yield from map(pipeline.read_page, others)

    monkeypatch.setattr(local, "each", crash)
    record = tmp_path / "record"
    build(record, pages)
    with Store.open(record, readonly=True) as store:
        (rejection,) = store.rejections()
        assert store.counts().articles == 4
    assert rejection.broken and "ended the process" in rejection.reason
    monkeypatch.undo()
    assert build(record, pages).read_pages == 1
    with Store.open(record, readonly=True) as store:
        assert not list(store.rejections())


def test_what_was_refused_is_released_when_it_is_mended_or_gone(
    pages: Path, tmp_path: Path
) -> None:
    record, elsewhere = tmp_path / "record", tmp_path / "elsewhere"
    elsewhere.mkdir()
    gone, mended, other = pages / "a.warc", pages / "b.jsonl", elsewhere / "c.warc"
    for path in (gone, mended, other):
        path.write_bytes(b"no archive")

    def refused() -> set[str]:
        with Store.open(record, readonly=True) as store:
            return {each.source for each in store.rejections() if each.broken}

    build(record, pages, elsewhere)
    assert {source.split("#")[0] for source in refused()} == {
        str(path) for path in (gone, mended, other)
    }
    gone.unlink()
    mended.write_text('{"text": "Gunmen killed four people in Orrin on Monday."}\n')
    build(record, pages)
    assert refused() == {str(other)}
    with Store.open(record, readonly=True) as store:
        assert len([line for line in store.custody.lines() if line["event"] == "refused"]) == 3
    assert not list(verify(record))


def test_a_page_that_the_code_fails_on_is_refused_and_the_rest_is_read(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = RulesReader.read

    def fail(self: RulesReader, article: Article) -> tuple[MentionDraft, ...]:
        if "Kessary" in article.text:
            raise ValueError("no number: " + article.text * 100)
        return read(self, article)

    monkeypatch.setattr(RulesReader, "read", fail)
    record = tmp_path / "record"
    build(record, pages)
    with Store.open(record, readonly=True) as store:
        (rejection,) = store.rejections()
        assert store.counts().articles == 4
    assert rejection.broken and len(rejection.reason) < 300
    assert "reading it failed (ValueError in pipeline.py, line" in rejection.reason
    monkeypatch.undo()
    assert build(record, pages).read_pages == 1
    with Store.open(record, readonly=True) as store:
        assert not list(store.rejections())


def read_or_hang(task: Task) -> Reading:
    while task.page.source.endswith("long.txt"):
        pass
    return REAL_READ_PAGE(task)


@pytest.mark.parametrize(("processes", "copies"), [(1, 1), (2, 8)])
def test_a_page_that_takes_too_long_is_refused_and_the_rest_is_read(
    processes: int, copies: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = "Police said that two people were hurt when a wall fell in Orrin on Monday. " * 3
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3 * copies):
        (folder / f"{number:02}.txt").write_text(f"{story} No. {number}.")
    (folder / "long.txt").write_text(story)
    monkeypatch.setattr(pipeline, "read_page", read_or_hang)
    record = tmp_path / "record"
    settings = Settings(processes=processes, limits=Limits(seconds=8.0))
    build(record, folder, settings=settings)
    with Store.open(record, readonly=True) as store:
        (rejection,) = store.rejections()
        assert store.counts().articles == 3 * copies
    assert rejection.source.endswith("long.txt")
    assert rejection.broken and "took more than 8 seconds of processor time" in rejection.reason
    assert build(record, folder, settings=settings).read_pages == 0


def test_a_full_disk_refuses_the_page_and_goes_on(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Originals.put

    def full_for_row_two(self: Originals, body: bytes) -> str:
        if b"row2" in body:
            raise RecordFull("the disk is full: an original was not stored")
        return put(self, body)

    monkeypatch.setattr(Originals, "put", full_for_row_two)
    record = tmp_path / "record"
    assert build(record, pages).new_pages == 4
    with Store.open(record, readonly=True) as store:
        (rejection,) = store.rejections()
    assert rejection.source.endswith("collected.jsonl#3") and rejection.broken
    monkeypatch.setattr(Originals, "put", put)
    assert build(record, pages).new_pages == 1
    with Store.open(record, readonly=True) as store:
        assert not list(store.rejections())
    assert not list(verify(record))


def test_an_original_that_was_gone_comes_back_with_a_custody_line(
    pages: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "two.eml"
    packed.write_text(
        "From: Ada <ada@desk.example>\nSubject: Two reports\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="-o-"\n\n---o-\nContent-Type: text/plain\n\n'
        "Two people were killed in Velm on Monday, police said.\n"
        "---o-\nContent-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n"
        "<p>Three people were killed in Orrin on Tuesday, police said.</p>\n---o---\n"
    )
    record = tmp_path / "record"
    build(record, pages, packed)
    with Store.open(record, readonly=True) as store:
        held = list(store.pages())
        originals = store.originals
    page = next(each for each in held if each.source.startswith(str(pages)))
    parts = [each for each in held if each.source.startswith(str(packed))]
    assert len(parts) == 2 and parts[0].container
    gone = {page.digest: {page.page_id}, parts[0].container: {each.page_id for each in parts}}
    for digest in gone:
        originals.path(digest).unlink()
    assert {problem.where for problem in verify(record)} == set(gone)
    assert build(record, pages, packed).new_pages == 0
    assert not list(verify(record))
    with Store.open(record, readonly=True) as store:
        lines = [line for line in store.custody.lines() if line["event"] == "restored"]
    found = {
        digest: {line["page_id"] for line in lines if line["digest"] == digest} for digest in gone
    }
    assert found == gone
    before = (record / "custody.jsonl").read_bytes()
    build(record, pages, packed)
    assert (record / "custody.jsonl").read_bytes() == before


def test_a_killed_build_goes_on_to_the_same_record(pages: Path, tmp_path: Path) -> None:
    build(tmp_path / "whole", pages)
    record = tmp_path / "killed"
    command = [sys.executable, "-m", "whence.cli", "build", str(pages), "-o", str(record)]
    clock = random.Random(20311)
    for _ in range(5):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(clock.uniform(0.5, 4))
        run.send_signal(signal.SIGKILL)
        run.wait()
    build(record, pages)
    assert not list(verify(record))
    assert exported(record, tmp_path / "a") == exported(tmp_path / "whole", tmp_path / "b")


def test_a_reading_survives_the_way_between_processes(pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    build(record, pages)
    with Store.open(record, readonly=True) as store:
        page = next(iter(store.pages()))
        task = Task(page, store.originals.folder, Chosen("rules"), ONE.limits)
    reading = pipeline.read_page(task)
    assert isinstance(reading, Reading)
    assert pickle.loads(pickle.dumps(reading)) == reading
