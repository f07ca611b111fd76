"""A killed writer leaves a record that opens, verifies and goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.samples import fill, groups_of, put, reading_of
from whence.errors import RecordError
from whence.store import Store
from whence.store.verify import verify

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import os, signal, sys
from pathlib import Path
from tests.store import samples
from whence.store import Store, custody, disk, seals, writes
from whence.store.originals import Originals

place, at, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
module, name = place.rsplit(".", 1)
owner = {"writes": writes, "disk": disk, "seals": seals, "os": os,
         "Custody": custody.Custody, "Originals": Originals, "Store": Store}[module]
real, calls = getattr(owner, name), 0

def fatal(*arguments, **named):
    global calls
    calls += 1
    if calls == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **named)

with Store.create(folder) as store:
    setattr(owner, name, fatal)
    for number in range(4):
        samples.put(store, *samples.reading_of(number))
    setattr(owner, name, real)
print("ended")
"""


def run_writer(place: str, at: int, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WRITER, place, str(at), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("place", "at"),
    [
        ("Originals.put", 3),
        ("os.fchmod", 2),  # an original half way
        ("disk.sync_folder", 3),
        ("Store.take", 5),  # the original is there, its page is not
        ("Custody.sync", 3),
        ("os.fsync", 8),
        ("writes.set_head", 3),  # the log is ahead of the database
        ("writes.drop_reading", 2),
        ("writes.add_articles", 3),
        ("writes.add_mentions", 3),
        ("writes.mark_done", 3),
        ("seals.reading", 4),
    ],
)
def test_a_kill_anywhere_leaves_a_record_that_goes_on(place: str, at: int, tmp_path: Path) -> None:
    ended = run_writer(place, at, tmp_path / "record")
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with Store.open(tmp_path / "record") as store:
        done = store.done("read", "sample/1")
        assert len(done) < 4
        assert {article.page_id for article in store.articles()} == done
        assert {mention.article_id for mention in store.mentions()} == {
            article.article_id for article in store.articles()
        }
    assert list(verify(tmp_path / "record")) == []
    made = [reading_of(number) for number in range(4)]
    with Store.create(tmp_path / "record") as store:
        for body, reading in made:
            put(store, body, reading)
        store.replace_groups(*groups_of([reading for _, reading in made]), "groups/1")
        assert store.counts().pages == 4
    assert list(verify(tmp_path / "record")) == []


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_a_kill_while_the_record_is_made(at: int, tmp_path: Path) -> None:
    making = WRITER.replace(
        "with Store.create(folder) as store:\n    setattr", "if True:\n    setattr"
    )
    making = making.replace("    for number", "    store = Store.create(folder)\n    for number")
    subprocess.run(
        [sys.executable, "-c", making, "os.fsync", str(at), str(tmp_path / "record")],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    fill(tmp_path / "record", pages=1)
    assert list(verify(tmp_path / "record")) == []


def test_the_lock_of_a_killed_writer_is_gone_and_that_of_a_living_one_holds(
    tmp_path: Path,
) -> None:
    fill(tmp_path / "record", pages=1)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, sys, time; from pathlib import Path; from whence.store import Store\n"
            "store = Store.open(Path(sys.argv[1]))\n"
            # A worker that outlives its parent must not keep the lock.
            "child = os.fork()\n"
            "if child: print(child, flush=True)\n"
            "time.sleep(600)",
            str(tmp_path / "record"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    child = int(holder.stdout.readline())
    try:
        with pytest.raises(RecordError, match=rf"process {holder.pid}\) is writing it"):
            Store.open(tmp_path / "record")
        holder.kill()
        holder.wait()
        with Store.open(tmp_path / "record") as store:
            assert store.counts().pages == 1
    finally:
        holder.kill()
        os.kill(child, signal.SIGKILL)
        holder.stdout.close()
    assert list(verify(tmp_path / "record")) == []
