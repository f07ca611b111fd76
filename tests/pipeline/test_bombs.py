"""Pages that take too much, for real: each is stopped, recorded with its reason, and the rest is
read."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.acquire.archives import read, told
from whence import pipeline
from whence.acquire.mail import MailSource
from whence.config import MIB, Limits, Settings
from whence.store import Store

SENTENCE = "A lorry lost its load of tar on the road to Velm and the road was closed, police said. "
GOOD = "Tar on the road to Velm\n\n" + SENTENCE * 2
PARAGRAPHS = 20_000


def markup() -> bytes:
    rows = (f"<p class='c{n}'>{SENTENCE}{n}</p>" for n in range(PARAGRAPHS))
    return ("<body>" + "".join(rows) + "</body>").encode()


def plain() -> bytes:
    return "\n\n".join(f"{SENTENCE}{n}" for n in range(PARAGRAPHS)).encode()


def line() -> bytes:
    return json.dumps({"text": plain().decode()}).encode() + b"\n"


BOMBS = {"bomb.html": markup, "bomb.txt": plain, "bomb.jsonl": line}


HASTY = Limits(seconds=0.5), "took more than 0.5 seconds of processor time"
NARROW = Limits(memory=24 * MIB), "took more than 24 MiB of memory"


@pytest.mark.parametrize(
    ("name", "processes", "bound"),
    [
        ("bomb.html", 1, HASTY),
        ("bomb.html", 2, HASTY),
        ("bomb.html", 2, NARROW),
        ("bomb.txt", 1, HASTY),
        ("bomb.txt", 1, NARROW),
        ("bomb.jsonl", 1, HASTY),
    ],
)
def test_a_page_that_takes_too_much(
    name: str, processes: int, bound: tuple[Limits, str], tmp_path: Path
) -> None:
    limits, reason = bound
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(BOMBS[name]())
    for number in range(24 if processes > 1 else 2):
        (folder / f"good-{number}.txt").write_text(f"{GOOD}{number} barrels.")
    settings = Settings(limits=limits, processes=processes)
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [folder], settings)
        (rejection,) = store.rejections()
        assert store.counts().articles == (24 if processes > 1 else 2)
    assert rejection.reason == f"reading it {reason}; the page was left unread"
    assert rejection.broken
    assert name in rejection.source


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"seconds": 0.05}, "more than 0.05 seconds of processor time"),
        ({"memory": 16 * MIB}, "more than 16 MiB of memory"),
    ],
)
def test_a_message_that_takes_too_much(
    change: dict[str, float], reason: str, tmp_path: Path, mail: Callable[[], bytes]
) -> None:
    path = tmp_path / "bomb.eml"
    path.write_bytes(mail())
    captures, refusals = read(MailSource(replace(Limits(), **change)), path)
    assert captures == []
    assert told(refusals) == [f"bomb.eml: takes {reason} to read"]


@pytest.fixture
def mail() -> Callable[[], bytes]:
    def made() -> bytes:
        message = EmailMessage()
        message["Subject"], message["From"] = "Tar", "desk@quay.example"
        message.set_content(GOOD)
        for _ in range(40):
            message.add_attachment(SENTENCE * 8_000, subtype="plain")
        return message.as_bytes()

    return made
