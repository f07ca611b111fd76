"""Whether the cleaner's memory stays flat over many pages.

    python -m bench.endurance --data ../shared/data --pages 100000

Every page is another: one of the development pages whose address, numbers, class names and words
are changed by its turn, so that nothing that is kept of pages for speed finds itself again. One
process cleans them all, without the bounds that a build would put on each. What it holds (Linux's
VmRSS) and the most that it ever held (VmHWM), in MiB, are told at 250 pages and whenever they have
doubled since, and kept at once in ``bench/results/endurance.json``: a run that is cut off leaves
what it had shown. 100,000 pages take an hour or two of one processor.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from whence.clean import VERSION, clean
from whence.config import Limits
from whence.model import Page

_FILES = ("pages/aeb_dev.jsonl.gz", "pages/wcxb_dev.jsonl.gz")
_LONGEST = 120_000
"""Characters of a page above which it is left out, so that the pages are many in little time."""
_HELD = re.compile(r"(VmRSS|VmHWM):\s+(\d+)")
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


def held() -> Row:
    """What this process has in memory, and has had at most, in MiB."""
    status = Path("/proc/self/status").read_text("ascii")
    found = {name: int(size) // 1024 for name, size in _HELD.findall(status)}
    return {"now": found["VmRSS"], "at most": found["VmHWM"]}


def main() -> None:
    """Prints what is held as the pages go by, and keeps it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=100_000)
    given = parser.parse_args()
    result: Row = {"clean": VERSION, "data": digests(given.data, *_FILES)}
    told, size, articles = 250, 0, 0
    for number, body in enumerate(islice(pages(given.data), given.pages), 1):
        url = f"https://outlet-{number % 5000}.example/{number}"
        page = Page("pg_bench", "", len(body), "text/html", "bench", url=url)
        articles += len(clean(page, body, Limits())[0])
        size += len(body)
        if number in (told, given.pages):
            told *= 2
            result[f"MiB after {number:>6} pages"] = held()
            result["read"] = {"pages": number, "articles": articles, "MiB of markup": size >> 20}
            print(f"after {number:>7} pages", held(), result["read"], flush=True)
            keep("endurance", "cleaning", result)


if __name__ == "__main__":
    main()
