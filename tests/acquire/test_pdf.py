"""The text of PDF documents, and what becomes of those that have none to give."""

from __future__ import annotations

import subprocess
import sys
import zlib
from importlib import util
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.acquire.archives import LIMITS, read, told
from tests.acquire.documents import packed, pdf
from whence import ids, pipeline, testing
from whence.acquire import pdf as source
from whence.acquire.pdf import PdfSource
from whence.acquire.pdf_process import paragraphs
from whence.config import Limits, Settings
from whence.store import Store
from whence.store.verify import verify

pytestmark = pytest.mark.skipif(
    util.find_spec("pypdfium2") is None,
    reason="pypdfium2 is not installed: PDF documents are not tested",
)

FIRST = [
    "Bomb in Orrin",
    "At least 12 people were killed on Monday when a bomb exploded near the",
    "bus station in Orrin, police said. Two buses burned out, and the shops in the",
    "street stayed closed.",
    "The interior ministry announced an inquiry. It named nobody, and no group has",
    "said that it carried out the attack.",
]
SECOND = ["Ferries ran as usual."]


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "notice.pdf"
    path.write_bytes(data)
    return path


def test_the_text_comes_in_paragraphs_and_pages(tmp_path: Path) -> None:
    data = pdf(FIRST, SECOND)
    (capture,), refusals = testing.check_source(PdfSource, saved(tmp_path, data))
    assert refusals == ()
    assert capture.body.decode() == (
        f"{FIRST[0]}\n\n{' '.join(FIRST[1:4])}\n\n{' '.join(FIRST[4:])}\f{SECOND[0]}\n"
    )
    page = capture.page
    assert (page.media, page.charset) == ("text/plain", "utf-8")
    assert page.container == ids.digest(data)
    assert capture.derivation and capture.derivation.parent == data
    assert capture.derivation.tool.startswith("pypdfium2 ")


def test_the_record_keeps_the_document_and_says_what_was_made_of_it(tmp_path: Path) -> None:
    data = pdf(FIRST, SECOND)
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [saved(tmp_path, data)], Settings(processes=1))
        (page,) = store.pages()
        assert store.originals.get(ids.digest(data)) == data
        (line,) = [line for line in store.custody.lines() if line["event"] == "derived"]
        quotes = [claim.quote for mention in store.mentions() for claim in mention.claims]
    assert any("12 people were killed" in quote for quote in quotes)
    assert (line["page_id"], line["digest"]) == (page.page_id, ids.digest(data))
    assert str(line["by"]).startswith("pypdfium2 ")
    assert list(verify(tmp_path / "record")) == []


LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<00> <00>]"
BAD = {
    "no PDF": (b"words", "is no PDF document"),
    "cut": (pdf(FIRST)[:60], "is a damaged PDF"),
    "pictures alone": (pdf([]), "holds no text that can be read: its pages may be pictures"),
    "locked": (pdf(FIRST, trailer=LOCK.format("00" * 32)), "is locked by a password"),
    "too much": (
        pdf(["x" * 2000] * 60),
        "holds more text than the limit for one page",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_document_without_text_to_give(tmp_path: Path, bad: str) -> None:
    data, reason = BAD[bad]
    assert told(read(PdfSource(LIMITS), saved(tmp_path, data))[1]) == [f"notice.pdf: {reason}"]


def test_a_document_that_takes_too_long(tmp_path: Path) -> None:
    long = pdf(*[["a" * 400] * 2_000] * 8)
    hasty = replace(Limits(), seconds=0.2)
    (said,) = told(read(PdfSource(hasty), saved(tmp_path, long))[1])
    assert said == "notice.pdf: takes more than 0.2 seconds of processor time to read"


def test_what_a_library_complains_of_is_not_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A time limit may strike while PDFium puts something away, which Python then tells of, and
    PDFium's binding again at the end."""
    (tmp_path / "sitecustomize.py").write_text(
        "import atexit, sys\n"
        "sys.stderr.write('Exception ignored in: <finalize object>')\n"
        "atexit.register(sys.stderr.write, 'was not cleaned up')\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (said,) = told(read(PdfSource(LIMITS), saved(tmp_path, pdf(["x" * 2000] * 60)))[1])
    assert said == "notice.pdf: holds more text than the limit for one page"


def test_a_document_that_takes_too_much_memory(tmp_path: Path) -> None:
    bomb = packed(zlib.compress(b" " * (600 << 20), 9))
    narrow = replace(Limits(), memory=48 << 20)
    captures, refusals = read(PdfSource(narrow), saved(tmp_path, bomb))
    assert captures == []
    assert len(told(refusals)) == 1


def test_a_document_that_no_signal_reaches_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_PATIENCE", 0.01)
    hasty = replace(Limits(), seconds=0.0)
    (said,) = told(read(PdfSource(hasty), saved(tmp_path, pdf(FIRST)))[1])
    assert said == "notice.pdf: took more than 0.01 seconds to read"


def test_a_document_that_breaks_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = subprocess.run

    def killed(command: list[str], **options: object) -> object:
        return run([sys.executable, "-c", "import os; os.abort()"], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", killed)
    (said,) = told(read(PdfSource(LIMITS), saved(tmp_path, pdf(FIRST)))[1])
    assert said == "notice.pdf: ended the process that read it"


def test_without_the_library_a_document_is_refused_with_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(util, "find_spec", lambda _: None)
    (said,) = told(read(PdfSource(LIMITS), saved(tmp_path, pdf(FIRST)))[1])
    assert said.endswith("which needs a library that is not installed: pip install 'whence[pdf]'")


def test_where_a_paragraph_ends() -> None:
    long = "x" * 60
    assert list(paragraphs([long, long, "x" * 20, long, "", long])) == [
        f"{long} {long} {'x' * 20}",
        long,
        long,
    ]
    assert list(paragraphs([])) == []
