"""How long the desk takes to answer about a large record, while a build works on the same record.

    python -m bench.made_record RECORD --incidents 10000 --articles 100000
    python -m bench.desk --record RECORD

Each address is asked for by ApacheBench (``ab``, in Debian's apache2-utils), a few times at once;
what it measures is printed by kind of page: the median and the 95th percentile in milliseconds, and
the processor time that the desk itself took for one answer. The build reads new pages in as many
processes as the machine has cores, and is ended afterwards.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from statistics import median

from bench import corpora, made_record
from whence.review.query import Box, Query
from whence.store import Store

PAGES = 20_000
_NAMES = ("search", "facets", "map", "timeline", "incident", "article", "article search")


def addresses(record: Path, each: int) -> dict[str, list[str]]:
    """So many addresses of each kind of page."""
    with Store.open(record, readonly=True) as store:
        numbers = store.entry_numbers()
        step = max(1, len(numbers) // each)
        entries = [entry for _, entry in store.entries(numbers[::step][:each])]
        articles = [store.incident(entry.incident_id).mention_ids[0] for entry in entries]
        article_ids = [store.mention(mention_id).article_id for mention_id in articles]
    found: dict[str, list[str]] = defaultdict(list)
    words = ("police", "killed people", "warning", "radio", "blankets and bread", "governor")
    for number, entry in enumerate(entries):
        country = entry.country or ""
        outlet = entry.outlets[0]
        word = words[number % len(words)]
        found["search"].append(Query(words=f"{word} {entry.place}").address())
        found["search"].append(Query(words=word, page=1 + number).address())
        found["facets"].append(Query(chosen={"country": (country,)}, least=number).address())
        found["facets"].append(
            Query(
                since=entry.earliest, chosen={"outlet": (outlet,), "kind": ("bombing", "arson")}
            ).address()
        )
        found["map"].append(Query(view="map", chosen={"country": (country,)}).address())
        found["map"].append(Query(view="map", box=Box(-180, -90, 180, 90)).address())
        found["timeline"].append(Query(view="timeline", chosen={"kind": (entry.kind,)}).address())
        found["incident"].append(f"/incidents/{entry.incident_id}")
        found["article search"].append(f"/articles?q={word.replace(' ', '+')}")
    found["article"] = [f"/articles/{article_id}" for article_id in article_ids]
    return found


def measured(base: str, paths: Sequence[str], times: int, at_once: int) -> list[float]:
    """Milliseconds of every answer. Raises SystemExit where one was no page."""
    taken: list[float] = []
    for path in paths:
        with tempfile.NamedTemporaryFile("r", suffix=".tsv") as table:
            told = subprocess.run(
                ["ab", "-q", "-n", str(times), "-c", str(at_once), "-g", table.name, base + path],
                capture_output=True, text=True, check=True,
            ).stdout  # fmt: skip
            # Pages differ in length where the record changes between two answers.
            if re.search(r"Non-2xx responses", told):
                raise SystemExit(f"{path}: {told}")
            rows = [line.split("\t") for line in table.read().splitlines()]
        column = rows[0].index("ttime")
        taken += [float(row[column]) for row in rows[1:]]
    return taken


@contextmanager
def served(record: Path) -> Iterator[tuple[str, int]]:
    """The desk, as people start it: its address and its process."""
    command = [sys.executable, "-m", "whence.cli", "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        line = server.stdout.readline()
        address = re.search(r"http://[\w.:]+", line)
        if not address:
            raise SystemExit(f"the desk did not start: {line}")
        try:
            yield address[0], server.pid
        finally:
            server.terminate()


@contextmanager
def building(record: Path, folder: Path) -> Iterator[None]:
    """A build of new pages into the record, once it reads them."""
    made_record.write_pages(folder / "new.jsonl", PAGES)
    command = [sys.executable, "-m", "whence.cli", "build", str(folder), "-o", str(record)]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL) as build:
        deadline = time.monotonic() + 120
        with Store.open(record, readonly=True) as store:
            before = store.counts().articles
            while store.counts().articles == before and time.monotonic() < deadline:
                time.sleep(0.5)
        try:
            yield
            if build.poll() is not None:
                raise SystemExit("the build ended before the measurement did")
        finally:
            os.killpg(build.pid, signal.SIGINT)


def worked(process: int) -> float:
    """Milliseconds that a process has had of a processor."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so many of the values are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--record", type=Path, required=True)
    arguments.add_argument("--addresses", type=int, default=10, help="of each kind of page")
    arguments.add_argument("--times", type=int, default=20, help="that each is asked for")
    arguments.add_argument("--at-once", type=int, default=2)
    arguments.add_argument("--no-build", action="store_true", help="leave the machine idle")
    given = arguments.parse_args()
    if not shutil.which("ab"):
        raise SystemExit("ab is not installed: Debian's apache2-utils has it")
    with Store.open(given.record, readonly=True) as store:
        counts = store.counts()
    found = addresses(given.record, given.addresses)
    result: dict[str, object] = {"incidents": counts.incidents, "articles": counts.articles}
    with tempfile.TemporaryDirectory() as folder, served(given.record) as desk:
        measured(desk[0], ["/"], 2, 1)
        with nullcontext() if given.no_build else building(given.record, Path(folder)):
            result.update(_table(desk, found, given.times, given.at_once))
    busy = "idle" if given.no_build else "building"
    corpora.keep("desk", f"{counts.incidents} incidents, {busy}", result)


def _table(
    desk: tuple[str, int], found: dict[str, list[str]], times: int, at_once: int
) -> dict[str, object]:
    base, process = desk
    load = os.getloadavg()[0]
    result: dict[str, object] = {"times": times, "at once": at_once, "cores": os.cpu_count()}
    print(f"{os.cpu_count()} cores, {load:.1f} processes waiting for them at the start")
    print(f"{'page':16}{'asked':>7}{'p50 ms':>9}{'p95 ms':>9}{'desk ms':>9}")
    for name in _NAMES:
        before = worked(process)
        taken = measured(base, found[name], times, at_once)
        own = (worked(process) - before) / len(taken)
        middle, high = median(taken), percentile(taken, 0.95)
        print(f"{name:16}{len(taken):7}{middle:9.0f}{high:9.0f}{own:9.0f}", flush=True)
        row = {"asked": len(taken), "p50": round(middle), "p95": round(high), "desk": round(own)}
        result[name] = row
    return {**result, "waiting at the start": round(load, 1)}


if __name__ == "__main__":
    main()
