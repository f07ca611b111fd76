"""Builds the sample pages' record once."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.examples import exchange
from tests.examples.exchange import Built
from tests.examples.sample import PAGES


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("examples")
    record = folder / "record"
    build = _whence("build", str(PAGES), "-o", str(record), "--json")
    assert build.stdout, build.stderr
    export = _whence("export", "jsonl", str(record), "-o", str(folder / "exchange"))
    assert export.returncode == 0, export.stderr
    return exchange.load(folder, build.returncode, json.loads(build.stdout))


def _whence(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "whence.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
