"""Whether the cleaner's memory stays flat over many pages.

    python -m bench.endurance --data ../shared/data --pages 100000

Every page is another: one of the development pages whose numbers, class names and words are changed
by its turn, so that nothing that is kept of pages for speed finds itself again. What the process
holds (Linux's VmRSS, in MiB) is told at 250 pages and whenever they have doubled since.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from whence.clean import clean
from whence.config import Limits
from whence.model import Page

_FILES = ("pages/aeb_dev.jsonl.gz", "pages/wcxb_dev.jsonl.gz")
_LONGEST = 120_000
"""Characters of a page above which it is left out, so that the pages are many in little time."""
_NAME = re.compile(r'(class|id)="([\w-]+)')
_WORD = re.compile(r"\b[a-z]{6,}\b")


def pages(data: Path) -> Iterator[bytes]:
    """Pages without end, no two alike."""
    known = [row["html"] for name in _FILES for row in rows(data / name)]
    short = [html for html in known if len(html) <= _LONGEST]
    for turn in count():
        yield changed(short[turn % len(short)], turn).encode("utf-8", "replace")


def changed(html: str, turn: int) -> str:
    """A page with names and words that only this turn has."""
    dice = random.Random(turn)
    named = _NAME.sub(lambda match: f'{match[1]}="{match[2]}-{_letters(dice)}', html)
    return _WORD.sub(lambda match: match[0] if dice.random() < 0.9 else _letters(dice), named)


def _letters(dice: random.Random) -> str:
    return "".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=8))


def held() -> int:
    """What this process has in memory, in MiB."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) // 1024 if found else 0


def main() -> None:
    """Prints what is held as the pages go by, and keeps it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=100_000)
    given = parser.parse_args()
    result: Row = {}
    told = 250
    for number, body in enumerate(pages(given.data), 1):
        clean(Page("pg_bench", "", len(body), "text/html", "bench"), body, Limits())
        if number in (told, given.pages):
            result[f"MiB after {number} pages"] = held()
            print(f"after {number:>7} pages {held():>6} MiB", flush=True)
            told *= 2
            keep("cleaning", "memory", {**result, "data": digests(given.data, *_FILES)})
        if number == given.pages:
            break


if __name__ == "__main__":
    main()
