"""Builds whose reader asks a server: what is told, what is asked again, what leaves the machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.extract.llm.stub import Request, Said, Stub, incidents, message, running, toll
from whence.store import Store
from whence.store.verify import verify

COUNTED = re.compile(r"(At least (\d+) people) were killed")


@pytest.fixture
def stub() -> Iterator[Stub]:
    with running() as made:
        made.answering = reads
        yield made


def reads(request: Request) -> Said:
    """A model that finds the toll of the sample pages, and adds one of its own."""
    found = COUNTED.search(str(request["messages"][1]["content"]))
    assert found
    said = toll(found[0], found[1], int(found[2]), None, informant="police")
    return incidents({"tolls": [said, toll("At least 500 people were killed", "500", 500, 500)]})


def build(
    stub: Stub, pages: Path, record: Path, *more: str, expect: int = 0
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "whence.cli", "build", str(pages), "-o", str(record)]
    command += ["--reader", "llm", "--base-url", stub.url, "--model", "tiny"]
    command += ["--option", "requests-per-minute=60000", "--option", "retries=0", *more]
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "WHENCE_API_KEY": "k-3141592"},
    )
    assert run.returncode == expect, run.stdout + run.stderr
    return run


def test_the_summary_tells_the_cost_and_what_was_refused(
    stub: Stub, pages: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record"
    printed = build(stub, pages, record).stdout
    assert f"Asked {stub.url}: 5 requests (0 retries), 500 tokens in, 100 out" in printed
    assert "5 claims refused, 0 articles not read" in printed
    assert printed.count("toll claim refused: the article does not say") == 5
    with Store.open(record, readonly=True) as store:
        claims = [claim for mention in store.mentions() for claim in mention.claims]
    assert {claim.quote for claim in claims} == {
        f"At least {killed} people were killed" for killed in (12, 14, 3, 7)
    }
    assert not list(verify(record))


def test_a_second_build_asks_nothing_and_another_model_everything(
    stub: Stub, pages: Path, tmp_path: Path
) -> None:
    build(stub, pages, tmp_path / "record")
    assert "Asked" not in build(stub, pages, tmp_path / "record").stdout
    assert len(stub.requests) == 5
    build(stub, pages, tmp_path / "record", "--model", "large")
    assert len(stub.requests) == 10


def test_articles_that_could_not_be_read_are_told_and_asked_again(
    stub: Stub, pages: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record"

    def often(request: Request) -> Said:
        return message("broken {") if "Velmora" in str(request["messages"]) else reads(request)

    stub.answering = often
    run = build(stub, pages, record, "--json", expect=1)
    summary = json.loads(run.stdout)
    assert summary["cost"]["unread"] == 2 and summary["cost"]["requests"] == 3 + 2 * 2
    broken = [refusal for refusal in summary["refusals"] if refusal["broken"]]
    assert len(broken) == 2 and all("form" in refusal["reason"] for refusal in broken)
    assert all("collected.jsonl#" in refusal["source"] for refusal in broken)
    stub.answering = reads
    stub.requests.clear()
    summary = json.loads(build(stub, pages, record, "--json").stdout)
    assert len(stub.requests) == 2 and summary["read_pages"] == 2
    assert not [refusal for refusal in summary["refusals"] if refusal["broken"]]
    assert not list(verify(record))


def test_a_server_that_is_not_there_ends_in_a_summary(
    stub: Stub, pages: Path, tmp_path: Path
) -> None:
    absent = Stub()
    absent.url = "http://127.0.0.1:9/v1"
    printed = build(absent, pages, tmp_path / "record", expect=1).stdout
    assert "5 articles not read" in printed and "did not answer" in printed
    with Store.open(tmp_path / "record", readonly=True) as store:
        assert store.counts().articles == 5 and store.counts().claims == 0


def test_the_custody_log_says_who_was_asked_and_nothing_says_the_key(
    stub: Stub, pages: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record"
    build(stub, pages, record)
    lines = [msgspec.json.decode(line) for line in (record / "custody.jsonl").open("rb")]
    asked = [line for line in lines if line["event"] == "asked"]
    assert [(line["server"], line["requests"]) for line in asked] == [(stub.url, 1)] * 5
    for path in record.rglob("*"):
        assert not path.is_file() or b"3141592" not in path.read_bytes()


def test_several_processes_share_the_pace(stub: Stub, pages: Path, tmp_path: Path) -> None:
    (pages / "collected.jsonl").write_bytes(
        b"".join(
            (pages / "collected.jsonl")
            .read_bytes()
            .splitlines(keepends=True)[0]
            .replace(b"row0", f"more{number}".encode())
            .replace(b"Monday", f"Monday, day {number},".encode())
            for number in range(24)
        )
    )
    build(
        stub,
        pages,
        tmp_path / "record",
        *("--processes", "2", "--option", "requests-per-minute=1200"),
    )
    assert len(stub.requests) == 24
    # One in 100 ms per process: 12 each take at least 1.1 s.
    assert max(stub.times) - min(stub.times) > 1.0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--reader", "rules"), "takes no options, and was given base_url, model"),
        (("--option", "api_key=k-3141592"), "has no option 'api_key'; it has: base_url"),
        (("--option", "timeout=long"), "timeout"),
        (("--base-url", "http://models.example/v1"), "unencrypted"),
        (("--option", "api_key_file=/nowhere/key"), "/nowhere/key"),
    ],
)
def test_settings_that_cannot_be_meant_end_the_command(
    stub: Stub, pages: Path, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    error = build(stub, pages, tmp_path / "record", *arguments, expect=2).stderr
    assert reason in error and "3141592" not in error
    assert stub.requests == []


def test_an_option_without_a_value_is_not_repeated(stub: Stub, pages: Path, tmp_path: Path) -> None:
    error = build(stub, pages, tmp_path / "record", "--option", "k-3141592", expect=2).stderr
    assert "NAME=VALUE" in error and "3141592" not in error


def test_the_reader_is_not_used_unless_named(stub: Stub, pages: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "whence.cli", "build", str(pages), "-o", str(tmp_path / "r")]
    environment = {**os.environ, "WHENCE_API_KEY": "k", "OPENAI_BASE_URL": stub.url}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    assert stub.requests == []
