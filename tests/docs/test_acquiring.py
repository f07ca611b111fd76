"""The commands on the page about acquiring do what it says, against servers on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acquire.server import answer, running
from tests.acquire.test_collect import story
from tests.docs.test_docs import ROOT, blocks
from tests.store.test_timestamps import Authority, authorities

__all__ = ["authorities"]

PAGE = ROOT / "docs" / "acquiring.md"


def test_the_commands_can_be_carried_out(tmp_path: Path, authorities: list[Authority]) -> None:
    commands = [line for block in blocks(PAGE, "sh") for line in block.splitlines()]
    tsa = authorities[0]
    with running() as server:
        server.pages |= {"/one": answer(story(12)), "/two": answer(story(3))}
        feed = f"<rss><item><link>{server.url('/one')}</link></item></rss>"
        server.pages["/feed.xml"] = answer(feed.encode(), kind="application/rss+xml")
        (tmp_path / "urls.txt").write_text(server.url("/one") + "\n")
        (tmp_path / "tsa.pem").write_bytes(tsa.root)
        printed = []
        for number, command in enumerate(commands):
            if number == 2:
                server.pages["/one"] = answer(story(14))
            if number == 5:
                printed.append(_run("whence build -o record", tmp_path))
            line = command.replace("https://tsa.example/", tsa.url)
            line = line.replace("https://paper.example", server.url(""))
            if line.startswith("whence fetch"):
                line += " --allow-private --delay 0"
            printed.append(_run(line, tmp_path))
    text = "\n".join(printed)
    assert "changed: " in text and "unchanged: " in text and "[-12-]{+14+}" in text
    assert "Sealed: custody line" in printed[-1] and "CN=Harbour" in printed[-1]
    assert (tmp_path / "one.warc.gz").exists()


def _run(command: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "200"},
    )
    assert run.returncode == 0, f"$ {command}\n{run.stdout}{run.stderr}"
    return run.stdout


@pytest.mark.parametrize("suffix", [".html", ".jsonl", ".warc.gz", ".wacz", ".eml", ".pdf"])
def test_the_page_names_every_kind_of_source(suffix: str) -> None:
    assert f"`{suffix}`" in PAGE.read_text("utf-8")
