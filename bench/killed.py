"""What is left of people's decisions when the server that takes them is killed.

    python -m bench.killed --rounds 100 [--keep]

In each round a server is killed with SIGKILL at a random moment while two clients send it decisions
over HTTP. Then every decision that it acknowledged has to be in the record, and the record has to
verify. The record stays the same for ten rounds, so that most servers begin where one was killed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import urllib3
from msgspec import Struct

from bench.corpora import RESULTS
from whence.config import Settings
from whence.deciding import Deciding
from whence.pipeline import build
from whence.review import desk
from whence.store import Store
from whence.store.verify import verify

LONGEST = 0.6
"""Seconds of deciding after which a server is killed at the latest."""
FRESH_AFTER = 10
_TOKEN = re.compile(r'<meta name="whence-token" content="([^"]+)">')
_DONE = re.compile(r"done=(de_[0-9a-f]+)")


class Found(Struct, frozen=True):
    """What came of some rounds: ``lost`` decisions were acknowledged and are gone, ``kept`` are in
    the record although the server was killed before it could say so, ``broken`` rounds left a
    record that does not verify."""

    rounds: int
    acknowledged: int
    lost: int
    kept: int
    broken: int


def killed(pages: Path, rounds: int, seed: int) -> Found:
    """Kills servers that take decisions about a record of the pages."""
    chance = random.Random(seed)
    acknowledged = lost = kept = broken = 0
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "made"
        with Store.create(made) as store:
            build(store, [pages], Settings(processes=1))
            incidents = [each.incident_id for each in store.incidents()]
        record = Path(name) / "record"
        for number in range(rounds):
            if number % FRESH_AFTER == 0:
                shutil.rmtree(record, ignore_errors=True)
                shutil.copytree(made, record, symlinks=True)
            before = _decided(record)
            told = _one_round(record, incidents, chance.uniform(0.0, LONGEST))
            there = _decided(record)
            acknowledged += len(told)
            lost += len(told - there)
            kept += len(there - before - told)
            broken += bool(list(verify(record)))
    return Found(rounds, acknowledged, lost, kept, broken)


def _decided(record: Path) -> set[str]:
    with Store.open(record, readonly=True) as store:
        return {each.decision_id for each in store.decisions()}


def _one_round(record: Path, incidents: list[str], wait: float) -> set[str]:
    """The decisions that a server acknowledged before it was killed, ``wait`` seconds after the
    first of them."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    server = fork.Process(target=_serve, args=(record, theirs))
    server.start()
    base = ours.recv().rstrip("/")
    first, told = threading.Event(), set[str]()
    clients = [
        threading.Thread(target=_send, args=(base, incidents[each::2], told, first))
        for each in range(2)
    ]
    for client in clients:
        client.start()
    first.wait(30)
    time.sleep(wait)
    os.kill(server.pid or 0, signal.SIGKILL)
    server.join()
    for client in clients:
        client.join()
    return told


def _serve(record: Path, told: Connection) -> None:
    desk.serve(record, desk.Where(), told.send, Deciding)


def _send(base: str, incidents: list[str], told: set[str], first: threading.Event) -> None:
    """Sends one decision after the other, until nobody answers any more."""
    web = urllib3.PoolManager(retries=False, maxsize=1)
    try:
        page = web.request("GET", f"{base}/review").data.decode()
        token = _TOKEN.search(page)
        assert token
        for number, incident_id in enumerate(_round_and_round(incidents)):
            fields = {"token": token[1], "about": "field", "field": "killed", "code": "checked"}
            fields |= {"kind": "correct", "v.figures": str(number + 1)}
            answer = web.request(
                "POST",
                f"{base}/review/{incident_id}",
                fields=fields,
                encode_multipart=False,
                redirect=False,
            )
            if done := _DONE.search(answer.headers.get("location", "")):
                told.add(done[1])
                first.set()
    except urllib3.exceptions.HTTPError:
        return


def _round_and_round(names: list[str]) -> Iterator[str]:
    while True:
        yield from names


def main() -> None:
    """Prints what came of the rounds; ``--keep`` keeps it in ``bench/results``."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--pages", type=Path, default=Path("examples/pages"))
    asked.add_argument("--keep", action="store_true")
    given = asked.parse_args()
    begun = time.monotonic()
    found = killed(given.pages, given.rounds, given.seed)
    for name, count in msgspec.structs.asdict(found).items():
        print(f"{name:<14}{count:>8,}")
    print(f"{'seconds':<14}{time.monotonic() - begun:>8.0f}")
    if given.keep:
        kept = {"seed": given.seed, **msgspec.structs.asdict(found)}
        text = msgspec.json.format(msgspec.json.encode(kept), indent=2)
        (RESULTS / "killed.json").write_bytes(text + b"\n")


if __name__ == "__main__":
    main()
