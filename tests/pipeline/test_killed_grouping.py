"""A build that is killed while it groups: the next one comes to the same record."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from whence import exports
from whence.config import Settings
from whence.pipeline import Run, acquire, build, read
from whence.progress import silent
from whence.store import Store
from whence.store.verify import verify

ONE = Settings(processes=1)
PAGES = Path(__file__).parents[2] / "examples" / "pages"
LINKER = """
import os, signal, sys
from pathlib import Path
from whence import linking
from whence.config import Settings
from whence.store import Store

linking.PORTION = 2
at, calls = int(sys.argv[2]), 0

def count(frame, event, _):
    global calls
    if event == "call":
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)

with Store.open(Path(sys.argv[1])) as store:
    sys.setprofile(count)
    linking.link(store, Settings())
    sys.setprofile(None)
print(calls)
"""


def _link(record: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Groups in a process of its own, which ends at the so manieth function call."""
    command = [sys.executable, "-c", LINKER, str(record), str(at)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _export(record: Path, folder: Path) -> dict[str, bytes]:
    with Store.open(record) as store:
        exports.export(store, "jsonl", folder)
    # The report names a line of the custody log, which tells of times.
    return {path.name: path.read_bytes() for path in folder.iterdir() if "export-" not in path.name}


@pytest.fixture(scope="module", params=["all of it", "what was added"])
def ungrouped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose pages are read, of which none, or the half of them, are grouped."""
    folder = tmp_path_factory.mktemp("killed")
    pages = sorted(path for path in PAGES.iterdir() if path.suffix == ".html")
    with Store.create(folder / "record") as store:
        if request.param == "what was added":
            build(store, pages[::2], ONE)
        run = Run(store, tuple(pages), ONE, silent)
        acquire(run)
        read(run)
    return folder / "record"


def test_a_build_after_a_kill_anywhere_in_grouping_comes_to_the_same(
    ungrouped: Path, tmp_path: Path
) -> None:
    whole = Path(shutil.copytree(ungrouped, tmp_path / "whole"))
    ended = _link(whole, 0)
    assert ended.returncode == 0, ended.stderr
    calls = int(ended.stdout)
    wanted = _export(whole, tmp_path / "wanted")
    chance = random.Random(5)
    for number in range(4):
        record = Path(shutil.copytree(ungrouped, tmp_path / f"record{number}"))
        killed = _link(record, chance.randint(1, calls - 1))
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        with Store.open(record) as store:
            build(store, [], ONE)
        assert _export(record, tmp_path / f"export{number}") == wanted
        assert list(verify(record)) == []
