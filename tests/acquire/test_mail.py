"""Pages out of e-mail messages, plain, packed, nested and hostile."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.acquire.archives import LIMITS, read, told
from tests.acquire.documents import pdf
from whence import ids, pipeline, testing
from whence.acquire.mail import MailSource
from whence.config import Limits, Settings
from whence.errors import OutOfBounds, Unreadable
from whence.model import Declared
from whence.progress import silent
from whence.store import Store
from whence.store.verify import verify

SOURCE = MailSource(LIMITS)
TEXT = (
    "Zwölf people were killed on Monday when a bomb exploded near the bus station in Orrin, police "
    "said. Two buses burned out, and the shops in the street stayed closed until the evening.\n"
)
HTML = f"<html><body><h1>Bomb in Orrin</h1><p>{TEXT}</p></body></html>"


def message(subject: str = "Bomb in Orrin", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Orrin police <press@police.example>"
    made["To"] = "desk@paper.example"
    made["Date"] = "Mon, 03 Mar 2031 09:15:00 +0200"
    made["Subject"] = subject
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def saved(folder: Path, data: EmailMessage | bytes) -> Path:
    path = folder / "note.eml"
    path.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
    return path


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_page_is_the_text_as_it_was_written(tmp_path: Path, how: str, charset: str) -> None:
    made = message()
    made.set_content(TEXT, charset=charset, cte=how)
    path = saved(tmp_path, made)
    (capture,), refusals = testing.check_source(MailSource, path)
    assert refusals == ()
    assert capture.body == TEXT.encode(charset)
    page = capture.page
    assert (page.media, page.charset, page.source) == ("text/plain", charset, "note.eml")
    assert page.captured == datetime(2031, 3, 3, 7, 15, tzinfo=UTC)
    assert page.declared == Declared(title="Bomb in Orrin")
    assert ("From", "Orrin police <press@police.example>") in page.headers
    assert "desk@paper.example" not in str(page.headers), "whom it reached is not the page's"
    assert page.container == ids.digest(path.read_bytes())
    assert capture.derivation and capture.derivation.parent == path.read_bytes()
    assert "email" in capture.derivation.tool


def test_markup_goes_before_plain_text(tmp_path: Path) -> None:
    made = message()
    made.set_content("See the web version.")
    made.add_alternative(HTML, subtype="html")
    (capture,), _ = read(SOURCE, saved(tmp_path, made))
    assert capture.page.media == "text/html" and capture.body.decode() == HTML + "\n"


def test_a_time_that_no_clock_shows_is_no_time(tmp_path: Path) -> None:
    data = b"From: a@b.example\nDate: Mon, 03 Mar 2031 09:%d:00 +0200\n\nTwo were hurt." % 10**25
    (capture,), refusals = read(SOURCE, saved(tmp_path, data))
    assert capture.page.captured is None and refusals == []


@pytest.mark.parametrize("subject", ["Re: Bomb in Orrin", "FWD: Bomb", "WG: Bomb", "re[2]: Bomb"])
def test_the_subject_of_an_answer_is_no_title(tmp_path: Path, subject: str) -> None:
    made = message(subject)
    made.set_content(TEXT)
    (capture,), _ = read(SOURCE, saved(tmp_path, made))
    assert capture.page.declared.title is None


def test_attached_pages_messages_and_documents(tmp_path: Path) -> None:
    inner = message("An inner note")
    inner.set_content("An inner note about the ferry.\n")
    made = message("Fwd: three things")
    made.set_content("Please see below.\n")
    made.add_attachment(HTML.encode(), maintype="text", subtype="html", filename="../a.html")
    made.add_attachment(inner)
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(pdf(["A notice."]), maintype="application", subtype="pdf")
    made.add_attachment(b"\x89PNG\r\n\x1a\n\0", maintype="text", subtype="plain")
    captures, refusals = read(SOURCE, saved(tmp_path, made))
    assert [(each.page.source, each.body[:13]) for each in captures] == [
        ("note.eml", b"Please see be"),
        ("note.eml!1", HTML.encode()[:13]),
        ("note.eml!2", b"An inner note"),
        ("note.eml!4", b"A notice.\n"),
    ]
    assert captures[2].page.declared.title == "An inner note"
    assert told(refusals) == [
        "note.eml!3: is an attachment of a kind that is not read (image/png)",
        "note.eml!5: is a PNG image, though it was sent as text",
    ]
    assert not any(refusal.broken for refusal in refusals)


def test_the_record_keeps_the_message_and_says_what_was_made_of_it(tmp_path: Path) -> None:
    made = message()
    made.set_content(HTML, subtype="html", cte="base64")
    path = saved(tmp_path, made)
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [path], Settings(processes=1))
        (article,) = store.articles()
        (page,) = store.pages()
        assert store.originals.get(page.container or "") == path.read_bytes()
        (line,) = [line for line in store.custody.lines() if line["event"] == "derived"]
        assert store.counts().claims > 0
    assert line["page_id"] == page.page_id and line["digest"] == ids.digest(path.read_bytes())
    assert "Zwölf people were killed" in article.text
    assert list(verify(tmp_path / "record")) == []
    parent = store.originals.path(str(line["digest"]))
    parent.chmod(0o644)
    parent.write_bytes(b"another message")
    (problem,) = verify(tmp_path / "record")
    assert "was altered" in problem.message
    parent.unlink()
    (problem,) = verify(tmp_path / "record")
    assert "is missing" in problem.message


def test_a_message_without_text(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png")
    assert told(read(SOURCE, saved(tmp_path, made))[1]) == [
        "note.eml: is a message without text",
        "note.eml!1: is an attachment of a kind that is not read (image/png)",
    ]
    made = message()
    made.set_content("\n")
    assert told(read(SOURCE, saved(tmp_path, made))[1]) == [
        "note.eml: is an empty part of a message"
    ]


BAD = {
    "nothing": (b"", Unreadable, "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n", Unreadable, "is a PNG image, not an e-mail message"),
    "no header": (b"\r\n\r\nwords alone", Unreadable, "is no e-mail message: it has no header"),
    "a long header": (
        b"Subject: " + b"=?x?q?a?= " * 5000 + b"\r\n\r\nwords",
        OutOfBounds,
        "has a header of more than 20000 characters",
    ),
    "a large message": (
        b"Subject: x\r\n\r\n" + b"x" * (5 * LIMITS.page),
        OutOfBounds,
        f"holds more than {4 * LIMITS.page} bytes, the limit for a message",
    ),
    "a large part": (
        b"Subject: x\r\n\r\n" + b"x" * (2 * LIMITS.page),
        OutOfBounds,
        f"holds more than {LIMITS.page} bytes, the limit for one page",
    ),
    "many parts": (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 600,
        OutOfBounds,
        "has more than 500 parts",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_message_is_refused(tmp_path: Path, bad: str) -> None:
    data, kind, reason = BAD[bad]
    captures, (refusal,) = read(SOURCE, saved(tmp_path, data))
    assert captures == [] and type(refusal) is kind
    assert refusal.reason == reason


def test_messages_in_messages_end(tmp_path: Path) -> None:
    inner = message("the innermost")
    inner.set_content(TEXT)
    for number in range(15):
        outer = message(f"level {number}")
        outer.set_content(f"Level {number}, see below.\n")
        outer.add_attachment(inner)
        inner = outer
    captures, refusals = read(SOURCE, saved(tmp_path, inner))
    assert len(captures) == 11
    (refusal,) = refusals
    assert refusal.reason == "holds messages nested more than 10 deep"


def test_parts_nested_without_end(tmp_path: Path) -> None:
    heads = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )
    roomy = MailSource(structs.replace(LIMITS, page=4 << 20))
    captures, (refusal,) = read(roomy, saved(tmp_path, heads + b"\r\nwords"))
    assert captures == [] and refusal.broken


def of_parts(many: int, size: int) -> bytes:
    """A message of many parts."""
    part = b"--b\r\nContent-Type: text/plain\r\n\r\n" + b"ferry " * (size // 6) + b"\r\n"
    return b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + part * many


def test_a_message_that_takes_too_long(tmp_path: Path) -> None:
    hasty = MailSource(Limits(seconds=0.05))
    captures, (refusal,) = read(hasty, saved(tmp_path, of_parts(30_000, 60)))
    assert captures == [] and type(refusal) is OutOfBounds
    assert refusal.reason == "takes more than 0.05 seconds of processor time to read"


def test_a_message_that_takes_too_much_memory(tmp_path: Path) -> None:
    narrow = MailSource(Limits(memory=16 << 20))
    captures, (refusal,) = read(narrow, saved(tmp_path, of_parts(400, 100_000)))
    assert captures == [] and type(refusal) is OutOfBounds
    assert refusal.reason == "takes more than 16 MiB of memory to read"


def test_a_message_after_one_that_took_too_much_is_read(tmp_path: Path) -> None:
    narrow = MailSource(Limits(memory=16 << 20))
    read(narrow, saved(tmp_path, of_parts(400, 100_000)))
    whole = message()
    whole.set_content(TEXT)
    captures, refusals = read(narrow, saved(tmp_path, whole))
    assert (len(captures), refusals) == (1, [])


@given(st.binary(max_size=300), st.data())
@settings(max_examples=30)
def test_any_bytes_end_in_captures_or_refusals(noise: bytes, data: st.DataObject) -> None:
    made = message()
    made.set_content(HTML, subtype="html")
    made.add_attachment(TEXT)
    whole = bytearray(made.as_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        paths = tuple(Path(folder) / name for name in ("noise.eml", "note.eml", "page.mhtml"))
        for path, body in zip(paths, (noise, bytes(whole), bytes(whole)), strict=True):
            path.write_bytes(body)
        with Store.create(Path(folder) / "record") as store:
            pipeline.acquire(pipeline.Run(store, paths, Settings(limits=Limits()), silent))
