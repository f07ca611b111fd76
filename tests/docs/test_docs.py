"""What the documents show is what happens: transcripts are run again, code is executed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import write_pages
from whence import pipeline, testing
from whence.clean import clean
from whence.clean.site import SiteCleaner
from whence.config import Limits, Settings
from whence.extract import Reader
from whence.model import Page
from whence.ship import Exporter
from whence.store import Store

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
ID = re.compile(r"\b(in|ar|me|cl)_[0-9a-f]{20}")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(document: Path, language: str) -> list[str]:
    return [
        block.group(2)
        for block in BLOCK.finditer(document.read_text("utf-8"))
        if block.group(1) == language
    ]


def transcripts() -> list[tuple[str, str]]:
    return [
        (document.relative_to(ROOT).as_posix(), block)
        for document in DOCUMENTS
        for block in blocks(document, "console")
    ]


def matches(shown: str, printed: str) -> bool:
    """A line ``...`` in a transcript stands for any number of lines. Ids of what a reader made
    change with its version: here one is as good as another."""
    shown, printed = (ID.sub(r"\1_…", text) for text in (shown, printed))
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize(
    ("document", "transcript"), transcripts(), ids=lambda value: value.split("\n")[0]
)
def test_a_transcript_happens_again(document: str, transcript: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    for part in re.split(r"^\$ ", transcript, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        run = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        printed = run.stdout + run.stderr
        assert matches(shown, printed), f"{document}: $ {command}\nprinted:\n{printed}"


def test_there_is_a_transcript_in_the_readme() -> None:
    assert blocks(ROOT / "README.md", "console")


def test_the_reader_in_the_plugin_page_passes_the_checks() -> None:
    code, *_ = blocks(ROOT / "docs" / "writing-plugins.md", "python")
    namespace: dict[str, type[Reader]] = {}
    exec(code, namespace)
    article = testing.article_of("In Orrin, two people were killed on Monday.")
    (mention,) = testing.check_reader(namespace["MyReader"](), article)
    assert mention.claims[0].quote == "two people were killed"


def test_the_cleaner_in_the_plugin_page_cleans_its_site() -> None:
    _, code, _ = blocks(ROOT / "docs" / "writing-plugins.md", "python")
    namespace: dict[str, type[SiteCleaner]] = {}
    exec(code, namespace)
    words = b"<h1>Orrin votes</h1><p>Menu</p><div class=story-text><p>Orrin votes today.</p></div>"
    page = Page("pg", "", len(words), "text/html", "a page", url="https://www.ledger.example/a")
    (article,), _ = clean(page, words, Limits(), (namespace["LedgerCleaner"](),))
    assert article.text[article.body_start :] == "Orrin votes today."
    assert article.section == "Town"


def test_the_exporter_in_the_plugin_page_passes_the_checks(tmp_path: Path) -> None:
    *_, code = blocks(ROOT / "docs" / "writing-plugins.md", "python")
    namespace: dict[str, type[Exporter]] = {}
    exec(code, namespace)
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [write_pages(tmp_path / "pages")], Settings(processes=1))
        report = testing.check_exporter(namespace["HeadlineExporter"], store, tmp_path / "out")
    assert report.rows == {"headlines.txt": 3}
    assert "everything but the place" in report.not_carried


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target
