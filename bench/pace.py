"""How fast the reader is, and whether its memory stays flat.

    python -m bench.pace --data ../shared/data [--fp32 FOLDER]

Speed is told as ratios within one run on one core: the reader on every main text of the pages
(most of which the screen stops), on texts that tell of an incident, and trafilatura on the pages;
the encoder's shipped weights on the texts with an incident and, with ``--fp32``, the same network
unquantised (``training.export --fp32`` writes it). Memory is what the process holds at the time
(Linux's VmRSS, in MiB), taken five times while gun violence articles are read over and over up to
``ARTICLES``.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path

import trafilatura

from bench.corpora import Row, digests, keep, rows
from bench.ways import bare
from whence.extract.encoder import Encoder, encoder
from whence.extract.encoder.network import Network
from whence.extract.rules import RulesReader
from whence.extract.text import sentences

ARTICLES = 10_000
_SAMPLE = 100
_FILES = ("pages/aeb_dev.jsonl.gz", "gva/dev_articles.jsonl.gz")


def main() -> None:
    """Print the ratios and the memory, and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--fp32", type=Path, help="a folder of unquantised weights")
    wanted = parser.parse_args()
    pages = list(rows(wanted.data / _FILES[0]))
    told = [
        f"{row['title']}\n\n{row['text']}"
        for row in islice(rows(wanted.data / _FILES[1]), ARTICLES)
        if len(row["text"].split()) > 60
    ]
    held = memory(told)
    result: Row = {"speed": speed(pages, told[:_SAMPLE], wanted.fp32), "memory": held}
    for name, value in (*result["speed"].items(), *result["memory"].items()):
        print(f"{name:<60}{value:>10}")
    keep("pace", "reader", {**result, "data": digests(wanted.data, *_FILES)})


def speed(pages: list[Row], told: list[str], fp32: Path | None) -> Row:
    """Texts per second, and their ratios to trafilatura's pages per second."""
    read = RulesReader().read
    ways: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "trafilatura": (trafilatura.extract, [page["html"] for page in pages]),
        "reader, any page": (lambda text: read(bare(text)), [page["body"] for page in pages]),
        "reader, texts with an incident": (lambda text: read(bare(text)), told),
        "encoder alone, texts with an incident": (encoding(encoder()), told),
    }
    if fp32:
        plain = encoding(Encoder(Network(fp32)))
        ways["encoder alone, unquantised, texts with an incident"] = (plain, told)
    paces = {name: pace(way, texts) for name, (way, texts) in ways.items()}
    made: Row = {f"{name}: texts/s": round(value, 2) for name, value in paces.items()}
    for name, value in paces.items():
        if name != "trafilatura":
            made[f"{name}: ratio"] = round(value / paces["trafilatura"], 3)
    return made


def pace(way: Callable[[str], object], texts: list[str]) -> float:
    """Texts per second, the first text read once before."""
    way(texts[0])
    began = time.process_time()
    for text in texts:
        way(text)
    return len(texts) / (time.process_time() - began)


def memory(texts: Iterable[str]) -> Row:
    """What the process holds, in MiB, after each fifth of the articles."""
    read = RulesReader().read
    made: Row = {}
    for number, text in enumerate(islice(cycle(texts), ARTICLES), 1):
        read(bare(text))
        if number % (ARTICLES // 5) == 0:
            held = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
            made[f"MiB after {number} articles"] = int(held[1]) // 1024 if held else 0
    return made


def encoding(made: Encoder) -> Callable[[str], object]:
    """A way to read a whole text with an encoder."""
    return lambda text: made.read(text, sentences(text))


if __name__ == "__main__":
    main()
