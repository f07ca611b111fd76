"""The commands on the page about the JSON interface give what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.docs.test_docs import ROOT, blocks
from tests.review import desks
from whence.review import desk
from whence.store.accounts import Accounts, By

PAGE = ROOT / "docs" / "api.md"


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl is installed")
def test_the_commands_give_the_record(tmp_path: Path) -> None:
    folder = desks.made(tmp_path)
    with Accounts(folder) as accounts:
        accounts.add("Ilka", "admin", "seven grey herons", By("root"))
        token = accounts.make_token("Ilka", "docs", By("root"))
    with desks.opened(folder, where=desk.Where("127.0.0.1", proxy="127.0.0.9")) as served:
        record, incidents, description = (
            _said(command.replace("http://127.0.0.1:8321", served.base), token)
            for command in blocks(PAGE, "sh")[0].splitlines()
        )
    assert record["incidents"] >= 2
    assert len(incidents["items"]) == 2
    known = {path.removeprefix("/api/v1") for path in description["paths"]}
    for path in known:
        assert path.replace("incident_id", "id").replace("article_id", "id").replace(
            "claim_id", "id"
        ) in PAGE.read_text("utf-8")


def _said(command: str, token: str) -> Any:
    run = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "TOKEN": token},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)
