"""Verification: silent on a whole record, and it finds what was done to one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from tests.store.samples import STORY, Reading, fill, put, reading_of
from whence import ids
from whence.errors import InUse, NotARecord
from whence.store import Problem, Store
from whence.store.originals import Originals
from whence.store.verify import verify

KILLED = "Zwölf people were killed"


class Sample(msgspec.Struct):
    """A whole record and what was put into it."""

    folder: Path
    readings: list[Reading]

    def original(self, number: int) -> Path:
        return Originals(self.folder).path(self.readings[number].page.digest)

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """The database as a person with another tool would edit it."""
        connection = sqlite3.connect(self.folder / "record.sqlite")
        with connection:
            yield connection
        connection.close()

    def found(self) -> list[Problem]:
        return list(verify(self.folder))

    def messages(self, what: str) -> str:
        return "\n".join(problem.message for problem in self.found() if problem.what == what)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("whole") / "record"
    return Sample(folder, fill(folder))


@pytest.fixture
def sample(whole: Sample, tmp_path: Path) -> Sample:
    shutil.copytree(whole.folder, tmp_path / "record")
    return Sample(tmp_path / "record", whole.readings)


def overwrite(path: Path, body: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(body)


def test_a_whole_record_has_no_problems_and_is_left_alone(sample: Sample) -> None:
    def state() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sample.folder.rglob("*") if path.is_file()}

    before = state()
    assert sample.found() == []
    assert state() == before


# -- originals --------------------------------------------------------------------------------


def test_one_flipped_bit_in_an_original(sample: Sample) -> None:
    path = sample.original(1)
    body = path.read_bytes()
    for place in (0, body.index(b"police"), len(body) - 1):
        flipped = bytearray(body)
        flipped[place] ^= 1
        overwrite(path, bytes(flipped))
        first = sample.found()[0]
        assert first.what == "original" and first.where == sample.readings[1].page.digest
        assert "was altered" in first.message and sample.readings[1].page.source in first.message
    overwrite(path, body.replace("Zwölf".encode(), "Zwälf".encode()))
    assert "but the original has 'Zwälf people were killed' at its bytes" in sample.messages(
        "claim"
    )


def test_a_cut_original(sample: Sample) -> None:
    path = sample.original(0)
    overwrite(path, path.read_bytes()[:20])
    assert "was altered" in sample.messages("original")
    assert "its original has 20 bytes, not" in sample.messages("page")
    assert "are outside the original of 20 bytes" in sample.messages("claim")


def test_a_deleted_original(sample: Sample) -> None:
    sample.original(2).unlink()
    (problem,) = sample.found()
    page = sample.readings[2].page
    assert problem.where == page.digest
    assert "is missing" in problem.message and page.source in problem.message


def test_stray_originals(sample: Sample) -> None:
    with Store.open(sample.folder) as store:
        stray = store.originals.put(b"a page that nobody took")
    (sample.folder / "originals" / "note.txt").write_bytes(b"")
    (sample.folder / "originals" / ".new-x1").write_bytes(b"")
    found = sample.messages("original").splitlines()
    assert f"the original {stray} belongs to no page and no line of the custody log" in found
    assert "originals/note.txt is no original by its name and place" in found
    assert any("left half-written by a stopped build" in message for message in found)
    assert len(found) == 3


# -- the custody log --------------------------------------------------------------------------


@pytest.mark.parametrize("cut", ["first", "middle", "last"])
def test_one_cut_line_of_the_custody_log(sample: Sample, cut: str) -> None:
    path = sample.folder / "custody.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    number = {"first": 0, "middle": len(lines) // 2, "last": len(lines) - 1}[cut]
    path.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
    message = sample.messages("custody")
    assert (
        f"line {number + 1} is missing" in message
        if cut != "last"
        else (f"ends with line {number}, but the database saw line {number + 1}" in message)
    )


def test_reordered_lines_of_the_custody_log(sample: Sample) -> None:
    path = sample.folder / "custody.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2], lines[3] = lines[3], lines[2]
    path.write_bytes(b"".join(lines))
    assert "lines were moved or repeated" in sample.messages("custody")


def test_a_custody_log_written_anew_without_a_page(sample: Sample) -> None:
    """Whoever forges the chain and the head must still account for every page."""
    path = sample.folder / "custody.jsonl"
    rows = [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
    gone = sample.readings[0].page.page_id
    previous: str | None = None
    lines: list[bytes] = []
    for row in rows:
        if row.get("page_id") == gone:
            continue
        row |= {"seq": len(lines) + 1, "previous": previous}
        lines.append(msgspec.json.encode(row, order="sorted"))
        previous = ids.digest(lines[-1])
    path.write_bytes(b"\n".join(lines) + b"\n")
    with sample.database() as database:
        database.execute("UPDATE custody_head SET seq = ?, digest = ?", (len(lines), previous))
    assert sample.messages("custody") == ""
    assert "no line of the custody log says that it was acquired" in sample.messages("page")
    assert "no line of the custody log says that it was read" in sample.messages("page")


# -- rows -------------------------------------------------------------------------------------

EDITS: dict[str, tuple[str, str, str]] = {
    "quote": (
        f"UPDATE claims SET quote = 'Zwanzig people were killed' WHERE quote = '{KILLED}'",
        "claim",
        "its quote 'Zwanzig people were killed' is not what the article says at its span",
    ),
    "text and quote": (
        "UPDATE claims SET quote = replace(quote, 'Zwölf', 'Zwanz');"
        "UPDATE articles SET text = replace(text, 'Zwölf', 'Zwanz')",
        "article",
        "its id is not that of its page, place and text",
    ),
    "text and quote, against the bytes": (
        "UPDATE claims SET quote = replace(quote, 'Zwölf', 'Zwanz');"
        "UPDATE articles SET text = replace(text, 'Zwölf', 'Zwanz')",
        "claim",
        "its quote is 'Zwanz people were killed', but the original has 'Zwölf people were killed'",
    ),
    "value": (
        """UPDATE claims SET value = replace(value, '"high":12', '"high":21')""",
        "claim",
        "its id is not that of its mention, value and span",
    ),
    "span": (
        'UPDATE claims SET start = start + 1, "end" = "end" + 1',
        "claim",
        "is not what the article says at its span",
    ),
    "span out of the text": (
        'UPDATE claims SET "end" = 100000',
        "claim",
        "is outside the article's text",
    ),
    "byte ranges": (
        "UPDATE claims SET byte_ranges = '[[1,26]]'",
        "claim",
        "its byte ranges are not those that the article's map gives for its span",
    ),
    "byte ranges, against the bytes": (
        "UPDATE claims SET byte_ranges = '[[1,26]]'",
        "claim",
        "at its bytes",
    ),
    "byte ranges out of the original": (
        "UPDATE claims SET byte_ranges = '[[0,99999]]'",
        "claim",
        "bytes 0–99999 are outside the original",
    ),
    "byte map": (
        "UPDATE articles SET byte_map = '{\"runs\":[]}'",
        "page",
        "not those that the custody log says were read from it",
    ),
    "encoding": (
        "UPDATE articles SET encoding = 'cp1252'",
        "claim",
        "but the original has 'ZwÃ¶lf people were killed'",
    ),
    "no encoding": ("UPDATE articles SET encoding = 'rot13'", "claim", "is no encoding of text"),
    "informant": (
        "UPDATE claims SET informant = 'the mayor'",
        "page",
        "not those that the custody log says were read from it",
    ),
    "outlet": (
        "UPDATE articles SET outlet = 'Another Courier'",
        "page",
        "not those that the custody log says were read from it",
    ),
    "a removed claim": (
        "DELETE FROM claims WHERE rowid = 2",
        "page",
        "not those that the custody log says were read from it",
    ),
    "digest": (
        "UPDATE pages SET digest = 'sha256:' || substr(digest, 8, 63) || 'x'",
        "page",
        "its id is not that of its digest and URL",
    ),
    "source": (
        "UPDATE pages SET source = 'elsewhere.txt'",
        "page",
        "it is not as the custody log says that it was acquired",
    ),
    "record": (
        """UPDATE records SET body = replace(body, '"high":12', '"high":21')""",
        "database",
        "the families, incidents and records are not those",
    ),
    "incident": (
        "DELETE FROM incident_members WHERE position = 1",
        "database",
        "the families, incidents and records are not those",
    ),
    "an orphan": (
        "DELETE FROM articles WHERE rowid = 1",
        "database",
        "row 1 of mentions points to articles that are not there",
    ),
    "no JSON": ("UPDATE claims SET value = '{' WHERE rowid = 1", "page", "a row cannot be read"),
    "no such kind": (
        "UPDATE articles SET layers = '[\"zip\"]' WHERE rowid = 1",
        "page",
        "a row cannot be read",
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_row(sample: Sample, edit: str) -> None:
    statements, what, message = EDITS[edit]
    with sample.database() as database:
        changes = database.total_changes
        database.executescript(statements)
        assert database.total_changes > changes, "the edit hit something"
    assert message in sample.messages(what)


def test_a_damaged_database(sample: Sample) -> None:
    sample.original(0).unlink()
    path = sample.folder / "record.sqlite"
    body = bytearray(path.read_bytes())
    for place in range(4096, len(body) - 600, 4096):
        body[place : place + 600] = bytes(600)
    path.write_bytes(bytes(body))
    assert sample.messages("database")
    path.write_bytes(b"not a database, whatever its name says" * 200)
    assert "no SQLite database" in sample.messages("database")
    line = sample.folder / "custody.jsonl"
    line.write_bytes(line.read_bytes().replace(b"page1", b"page7"))
    overwrite(sample.original(1), b"altered")
    whats = [problem.what for problem in sample.found()]
    assert whats == ["database", "custody", "original"]


def test_what_another_program_writes_meanwhile_is_no_tampering(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(check: object) -> Iterator[Problem]:
        with Store.open(sample.folder) as store:
            put(store, *reading_of(77))
        yield from ()

    monkeypatch.setattr("whence.store.verify._Check._of_archives", write)
    with pytest.raises(InUse, match="another program wrote it while it was checked"):
        list(verify(sample.folder))
    monkeypatch.undo()
    assert list(verify(sample.folder)) == []


HOLDER = """
import sys
from pathlib import Path
from whence.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_what_another_program_is_about_to_name_is_no_stray(sample: Sample) -> None:
    given = [sys.executable, "-c", HOLDER, str(sample.folder)]
    with subprocess.Popen(given, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdout.readline() == b"open\n"
        assert list(verify(sample.folder)) == []
        Originals(sample.folder).put(b"its line comes with the next commit")
        with pytest.raises(InUse):
            list(verify(sample.folder))
        holder.communicate()
    (problem,) = verify(sample.folder)
    assert "belongs to no page" in problem.message


def test_what_is_no_record_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(NotARecord):
        list(verify(tmp_path))


def test_each_problem_is_one_sentence_that_names_its_place(sample: Sample) -> None:
    damage: tuple[Callable[[], object], ...] = (
        sample.original(0).unlink,
        lambda: overwrite(sample.original(1), STORY.encode()),
        lambda: (sample.folder / "custody.jsonl").write_bytes(b"{}\n"),
    )
    for act in damage:
        act()
    for problem in sample.found():
        assert "\n" not in problem.message
        assert problem.where.removeprefix("line ") in problem.message
