"""Temporal expressions on the TempEval-3 documents: TIMEX3 spans, types and values.

    python -m bench.timing --data ../shared/data

The 256 news documents of TimeBank and AQUAINT are measured; the file's other sixteen are a scoring
kit's examples, two of them Spanish. The rules were written with nine tenths of the documents in
view; ``held_back`` is the tenth whose SHA-256 of the document's id is divisible by ten. Beside the
tagger stands what dateparser finds in the same texts, and how long both take.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from dateparser.search import search_dates

from bench.corpora import Row, digests, keep, rows
from bench.scorers.tempeval import Counts, Document, Expression, count, document
from whence.extract.timex import Created, timexes

FILE = "time/tempeval3_train.jsonl.gz"
SETS = frozenset({"TimeBank", "AQUAINT"})
PEER_DOCUMENTS = 20

Tagger = Callable[[Document], Iterator[Expression]]


def held_back(doc_id: str) -> bool:
    """Whether a document belongs to the tenth that the rules were not written with."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 10 == 0


def ours(item: Document) -> Iterator[Expression]:
    """What Whence's tagger finds."""
    created = Created(item.created, item.created, item.created.year if item.created else None)
    for timex in timexes(item.text, created):
        yield Expression(timex.start, timex.end, timex.kind, timex.value)


def dateparsers(item: Document) -> Iterator[Expression]:
    """What dateparser's search finds, each at its next place in the text; it knows days alone."""
    at = 0
    base = datetime.combine(item.created, datetime.min.time()) if item.created else None
    settings = {"PREFER_DATES_FROM": "past", **({"RELATIVE_BASE": base} if base else {})}
    for words, moment in search_dates(item.text, languages=["en"], settings=settings) or ():
        start = item.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield Expression(start, at, "DATE", moment.date().isoformat())


def scored(items: Sequence[Document], tagger: Tagger) -> tuple[Counts, float]:
    """The counts over some documents, and the seconds that the tagger took."""
    counts, seconds = Counts(), 0.0
    for item in items:
        begin = time.perf_counter()
        found = list(tagger(item))
        seconds += time.perf_counter() - begin
        count(item.answers, found, counts)
    return counts, seconds


def main() -> None:
    """Print the table and write it beside the data's digest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    parts: dict[bool, list[Document]] = {True: [], False: []}
    for row in rows(data / FILE):
        item = document(row["tml"]) if row["set"] in SETS else None
        if item:
            parts[held_back(row["doc_id"])].append(item)
    result: Row = {"data": digests(data, FILE)}
    for name, items in (("held_back", parts[True]), ("nine_tenths", parts[False])):
        counts, _ = scored(items, ours)
        result[name] = {"documents": len(items), **counts.row()}
    sample = parts[False][:PEER_DOCUMENTS]
    theirs, seconds = scored(sample, dateparsers)
    _, own = scored(sample, ours)
    result["dateparser"] = {"documents": len(sample), **theirs.row()}
    for name, row in result.items():
        if name != "data":
            print(name, *(f"{key}={value}" for key, value in row.items()))
    print(f"documents/s {len(sample) / own:.0f}, {seconds / own:.0f} times as many as dateparser")
    result["times_as_fast_as_dateparser"] = round(seconds / own)
    keep("timing", "temporal expressions", result)


if __name__ == "__main__":
    main()
