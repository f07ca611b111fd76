"""Walking folders, choosing sources, and what goes wrong on the way."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import pytest

from tests.acquire.archives import LIMITS, html, pages, zipped
from whence.acquire import Source
from whence.acquire.captures import captures, choose
from whence.acquire.jsonl import JsonlSource
from whence.acquire.saved import SavedPageSource
from whence.acquire.wacz import WaczSource
from whence.acquire.walk import Found, walk
from whence.acquire.warc import WarcSource
from whence.config import Limits
from whence.errors import Outside, PassedOver, RefusedInput, Unreadable
from whence.model import Capture

SOURCES: Sequence[Source] = [
    kind(LIMITS) for kind in (JsonlSource, SavedPageSource, WaczSource, WarcSource)
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is also the working directory."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def put(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html(1))


def walked(*paths: str) -> list[str]:
    """Names of what was found, and refusals as a person reads them."""
    return [
        item.name if isinstance(item, Found) else f"{type(item).__name__} {item}"
        for item in walk([Path(path) for path in paths], (".html", ".txt"))
    ]


# -- walking ------------------------------------------------------------------------------------


def test_folders_are_walked_to_the_bottom_in_order(here: Path) -> None:
    put("in/b/2.html", "in/b/1.html", "in/a.HTML", "in/c.txt", "in/b/deep/x.html")
    expected = ["in/a.HTML", "in/b/1.html", "in/b/2.html", "in/b/deep/x.html", "in/c.txt"]
    assert walked("in") == expected
    assert walked("./in/") == expected
    assert walked("in/c.txt", "in") == ["in/c.txt", *expected[:-1]]


def test_names_are_as_the_person_gave_them(here: Path) -> None:
    put("in/a.html")
    assert walked(".") == ["in/a.html"]
    assert walked(str(here / "in")) == [f"{here}/in/a.html"]
    assert walked("in/../in") == ["in/../in/a.html"]


def test_an_unknown_type_in_a_folder_is_policy_and_by_name_a_failure(here: Path) -> None:
    put("in/a.html", "in/style.css", "in/README")
    items = list(walk([Path("in"), Path("in/style.css")], (".html",)))
    refusals = [item for item in items if isinstance(item, RefusedInput)]
    assert [(str(refusal), refusal.broken) for refusal in refusals] == [
        ("in/README: is of a type that no source reads (no ending)", False),
        ("in/style.css: is of a type that no source reads (.css)", False),
    ]
    (given,) = walk([Path("in/style.css")], (".html",))
    assert isinstance(given, Unreadable)
    assert given.broken


def test_a_missing_path_is_told_and_the_rest_goes_on(here: Path) -> None:
    put("a.html")
    assert walked("nowhere", "a.html") == ["Unreadable nowhere: does not exist", "a.html"]


def test_links_that_leave_the_folder_are_policy(here: Path) -> None:
    put("in/a.html", "out/secret.html", "inner/b.html")
    Path("in/file.html").symlink_to(here / "out/secret.html")
    Path("in/folder").symlink_to("../out")
    # The name begins like the folder's own, but is another.
    Path("in/near.html").symlink_to("../inner/b.html")
    refusals = [item for item in walk([Path("in")], (".html",)) if isinstance(item, RefusedInput)]
    assert [refusal.source for refusal in refusals] == ["in/file.html", "in/folder", "in/near.html"]
    assert all(type(refusal) is Outside and not refusal.broken for refusal in refusals)


def test_links_inside_the_folder_are_followed_to_files_only(here: Path) -> None:
    put("in/real/a.html")
    Path("in/link.html").symlink_to("real/a.html")
    Path("in/again").symlink_to("real")
    assert walked("in") == [
        "PassedOver in/again: is a link to a folder that is read where it lies",
        "in/link.html",
        "in/real/a.html",
    ]


def test_links_in_a_circle_end(here: Path) -> None:
    put("in/a.html")
    Path("in/here").symlink_to(".")
    Path("in/one.html").symlink_to("two.html")
    Path("in/two.html").symlink_to("one.html")
    Path("in/gone.html").symlink_to("nowhere.html")
    assert walked("in") == [
        "in/a.html",
        f"Unreadable in/gone.html: cannot be read: {os.strerror(errno.ENOENT)}",
        "PassedOver in/here: is a link to a folder that is read where it lies",
        f"Unreadable in/one.html: cannot be read: {os.strerror(errno.ELOOP)}",
        f"Unreadable in/two.html: cannot be read: {os.strerror(errno.ELOOP)}",
    ]


def test_links_given_by_name_are_followed(here: Path) -> None:
    put("elsewhere/a.html")
    Path("folder").symlink_to("elsewhere")
    Path("file.html").symlink_to("elsewhere/a.html")
    assert walked("folder", "file.html") == ["folder/a.html", "file.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_special_files_are_never_opened(here: Path) -> None:
    put("in/a.html")
    os.mkfifo("in/pipe.html")
    os.mkfifo("in/pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("in/socket.html")
        expected = "which is never opened"
        assert walked("in", "in/pipe", "/dev/null") == [
            "in/a.html",
            "PassedOver in/pipe: is of a type that no source reads (no ending)",
            f"Unreadable in/pipe.html: is a named pipe, {expected}",
            f"Unreadable in/socket.html: is a socket, {expected}",
            f"Unreadable /dev/null: is a device, {expected}",
        ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_source_that_is_handed_a_pipe_does_not_wait(here: Path) -> None:
    os.mkfifo("pipe.html")
    (item,) = SavedPageSource(LIMITS).read(Path("pipe.html"), "pipe.html")
    assert str(item) == "pipe.html: is a named pipe, not a file"


def test_a_record_is_no_input(here: Path) -> None:
    put("in/a.html", "in/record/custody.jsonl", "in/record/record.sqlite", "in/record/b.html")
    assert walked("in") == ["in/a.html", "PassedOver in/record: is a record that Whence made"]


def test_a_name_that_is_not_text_is_escaped(here: Path) -> None:
    raw = os.fsencode(here) + b"/caf\xe9.html"
    try:
        Path(os.fsdecode(raw)).write_bytes(html(1))
    except OSError:
        pytest.skip("this file system takes only names that are text")
    (item,) = captures([Path()], SOURCES)
    assert isinstance(item, Capture)
    assert item.page.source == "caf\\xe9.html"


# -- what cannot be read ------------------------------------------------------------------------

READ_AS_NOBODY = """
import os
from pathlib import Path
from whence.acquire.captures import captures
from whence.acquire.saved import SavedPageSource
from whence.config import Limits
sources = [SavedPageSource(Limits())]
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for item in captures([Path("in")], sources):
    print(item if isinstance(item, Exception) else item.page.source)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such permissions")
def test_locked_folders_and_files_are_told_and_the_rest_goes_on(here: Path) -> None:
    # Root reads everything: a process that gives up being root does the reading, from where it
    # already stands, with its modules loaded.
    put("in/a.html", "in/locked/b.html", "in/shut.html", "in/z.html")
    for name in ("", "in", "in/a.html", "in/z.html"):
        (here / name).chmod(0o755)
    Path("in/locked").chmod(0)
    Path("in/shut.html").chmod(0)
    try:
        done = subprocess.run(
            [sys.executable, "-c", READ_AS_NOBODY], capture_output=True, text=True, check=False
        )
    finally:
        Path("in/locked").chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "in/a.html",
        f"in/locked: cannot be read: {os.strerror(errno.EACCES)}",
        f"in/shut.html: cannot be read: {os.strerror(errno.EACCES)}",
        "in/z.html",
    ]


class FailingSource:
    """Breaks off after one page, as a disk does."""

    suffixes: tuple[str, ...] = (".txt",)

    def __init__(self, limits: Limits) -> None:
        self._saved = SavedPageSource(limits)

    def read(self, path: Path, name: str) -> Iterator[Capture | RefusedInput]:
        yield from self._saved.read(path, name)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_disk_error_while_reading_loses_only_that_file(here: Path) -> None:
    put("a.txt", "b.html")
    items = list(captures([Path()], [FailingSource(LIMITS), SavedPageSource(LIMITS)]))
    assert [item.page.source if isinstance(item, Capture) else str(item) for item in items] == [
        "a.txt",
        f"a.txt: cannot be read: {os.strerror(errno.EIO)}",
        "b.html",
    ]


# -- choosing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a/b.html", SavedPageSource),
        ("B.HTM", SavedPageSource),
        ("a.jsonl.gz", JsonlSource),
        ("a.ndjson", JsonlSource),
        ("a.warc.gz", WarcSource),
        ("a.wacz", WaczSource),
    ],
)
def test_the_suffix_chooses_the_source(name: str, kind: type) -> None:
    assert isinstance(choose(PurePath(name), SOURCES), kind)


def test_the_longest_suffix_wins_and_nothing_fits_nothing() -> None:
    class Packed(FailingSource):
        suffixes: tuple[str, ...] = (".packed.txt",)

    packed: Source = Packed(LIMITS)
    plain: Source = SavedPageSource(LIMITS)
    assert choose(PurePath("a.packed.txt"), [plain, packed]) is packed
    assert choose(PurePath("a.packed.txt"), [packed, plain]) is packed
    assert choose(PurePath("a.txt"), [packed, plain]) is plain
    assert choose(PurePath("a.gz"), [packed, plain]) is None


def test_every_kind_of_input_in_one_folder(here: Path) -> None:
    put("in/a.html")
    Path("in/b.warc.gz").write_bytes(zipped(pages(2)))
    Path("in/c.jsonl").write_bytes(b'{"text": "Two boats met."}\nrubbish\n')
    Path("in/d.txt").write_bytes(b"")
    Path("in/e.png").write_bytes(b"\x89PNG")
    items = list(captures([Path("in")], SOURCES))
    assert [item.page.source for item in items if isinstance(item, Capture)] == [
        "in/a.html",
        "in/b.warc.gz@0",
        f"in/b.warc.gz@{len(zipped(pages(1)))}",
        "in/c.jsonl#1",
    ]
    assert [(type(item), item.source) for item in items if isinstance(item, RefusedInput)] == [
        (Unreadable, "in/c.jsonl#2"),
        (Unreadable, "in/d.txt"),
        (PassedOver, "in/e.png"),
    ]
