"""The screen: how many articles with an incident pass it, and how much of the web.

    python -m bench.screening --data ../shared/data

Its weights were learnt from MUC-4's and HRDsAttack's training parts and from one half of the gun
violence articles; the other half is reported here. Many of those were saved behind a wall that left
a line or two: articles of more than ``WORDS`` words are reported apart. Speed is told as a ratio to
trafilatura's on the pages that both read.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from bench.corpora import Row, digests, keep, rows
from bench.halves import fitted
from whence.extract.screen import may_tell

WORDS = 60
_FILES = (
    "gva/dev_articles.jsonl.gz",
    "airwars/dev.jsonl.gz",
    "multisource/pages.jsonl",
    "muc4/gtt_dev.jsonl.gz",
    "hrdsattack/dev.jsonl.gz",
    "pages/wcxb_dev.jsonl.gz",
    "pages/aeb_dev.jsonl.gz",
)


def main() -> None:
    """Print the shares and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    result: Row = {}
    for name, texts in sets(data):
        passed = [may_tell(text) for text in texts]
        result[name] = {"texts": len(passed), "pass": round(sum(passed) / len(passed), 4)}
        print(f"{name:<52}{len(passed):>6}{result[name]['pass']:>9.4f}")
    times = result["trafilatura's time over the screen's"] = round(ratio(data), 1)
    print(f"trafilatura's time over the screen's: {times:.0f}")
    keep("screening", "screen", {**result, "data": digests(data, *_FILES)})


def sets(data: Path) -> Iterator[tuple[str, list[str]]]:
    """Names and texts of what is screened."""
    files = {name: list(rows(data / name)) for name in _FILES}
    unseen = [row for row in files[_FILES[0]] if not fitted(row["incident_id"])]
    gva = [f"{row['title']}\n\n{row['text']}" for row in unseen]
    yield "incident: gun violence, the half not learnt from", gva
    yield f"incident: of these over {WORDS} words", [t for t in gva if len(t.split()) > WORDS]
    yield "incident: Airwars", [row["assessment"] for row in files[_FILES[1]]]
    labelled = [row["text"] for row in files[_FILES[2]] if row["kind"] != "distractor"]
    yield "incident: hand-labelled pages", labelled
    muc = files[_FILES[3]]
    yield "incident: MUC-4 with templates", [row["doctext"] for row in muc if row["templates"]]
    attacks = [row["sample"]["Input.article_interface"] for row in files[_FILES[4]]]
    yield "incident: HRDsAttack", attacks
    yield "any page: WCXB", [row["truth"]["main_content"] for row in files[_FILES[5]]]
    yield "any page: article extraction benchmark", [row["body"] for row in files[_FILES[6]]]


def ratio(data: Path) -> float:
    """How many times as long trafilatura takes over a page as the screen over its text."""
    pages = list(rows(data / "pages" / "aeb_dev.jsonl.gz"))
    return seconds(trafilatura.extract, [page["html"] for page in pages]) / seconds(
        may_tell, [page["body"] for page in pages]
    )


def seconds(read: Callable[[str], object], texts: list[str]) -> float:
    """How long it takes to read every text."""
    began = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
