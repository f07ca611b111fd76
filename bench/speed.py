"""Pages per second and peak memory of whole programs, each in a process of its own on one core.

What a program loads once (models, word lists) is loaded before the clock starts, by two pages that
are not counted: the first of the corpus, and one in another language. The programs take turns, and
the best turn of each counts: the machine may have had other work during the others.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from bench.corpora import Row, rows
from whence.clean import clean
from whence.config import Limits
from whence.model import Page

FILES = ("aeb_dev", "wcxb_dev")
TURNS = 3
_FOREIGN = (
    "<html><head><title>Le pont de Verlac</title></head><body><article><h1>Le pont de Verlac</h1>"
    "<p>Le pont de Verlac sera fermé à la circulation pendant trois jours, a annoncé mardi la "
    "mairie, qui veut faire repeindre les rambardes avant la fête du village.</p></article></body>"
)


def _whence() -> Callable[[Row], object]:
    def read(row: Row) -> object:
        body = row["html"].encode("utf-8", "replace")
        page = Page("pg_bench", "", len(body), "text/html", "bench", url=row["url"])
        return clean(page, body, Limits())

    return read


def _trafilatura(with_metadata: bool) -> Callable[[Row], object]:
    def read(row: Row) -> object:
        return trafilatura.bare_extraction(
            row["html"], include_comments=False, url=row["url"], with_metadata=with_metadata
        )

    return read


def _resiliparse() -> Callable[[Row], object]:
    return lambda row: extract_plain_text(row["html"], main_content=True)


def _nothing() -> Callable[[Row], object]:
    return lambda row: row["html"].encode("utf-8", "replace")


PROGRAMS: dict[str, Callable[[], Callable[[Row], object]]] = {
    "(decoding only)": _nothing,
    "whence": _whence,
    "trafilatura, text": lambda: _trafilatura(False),
    "trafilatura, text and metadata": lambda: _trafilatura(True),
    "resiliparse, text": _resiliparse,
}


def _measured(name: str, data: Path) -> Row:
    """One program over every page, after two that load what it needs."""
    read = PROGRAMS[name]()
    read({"html": _FOREIGN, "url": "https://verlac.example/pont"})
    spent, count = 0.0, 0
    for file in FILES:
        for row in rows(data / "pages" / f"{file}.jsonl.gz"):
            if not count:
                read(row)
            begun = time.process_time()
            read(row)
            spent += time.process_time() - begun
            count += 1
    return {"pages per second": round(count / spent, 1), "peak memory, MiB": _peak()}


def _peak() -> int:
    """What this program has had in memory at most; Linux counts it from the program's start."""
    status = Path("/proc/self/status").read_text("ascii")
    return round(int(status.split("VmHWM:")[1].split()[0]) / 1024)


def compared(data: Path) -> Row:
    """The best turn of every program."""
    context = multiprocessing.get_context("spawn")
    found: Row = {}
    for _ in range(TURNS):
        for name in PROGRAMS:
            with context.Pool(1) as pool:
                turn = pool.apply(_measured, (name, data))
            best = max(turn["pages per second"], found.get(name, turn)["pages per second"])
            found[name] = {**turn, "pages per second": best}
    ours = found["whence"]["pages per second"]
    for name in PROGRAMS:
        found[name]["pace of whence, times"] = round(ours / found[name]["pages per second"], 2)
    return found
