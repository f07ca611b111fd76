"""Precision of toll claims at the default threshold, by hand.

    python -m bench.checked_tolls --data ../shared/data

Draws 200 claims: articles of the gun violence data and narratives that weigh many sources, of the
half of the incidents to which nothing was fitted, are gone through in a fixed random order, and of
each one claim is taken, until either set has given 100.
``bench/checked/tolls.jsonl`` holds what a person found who read each claim in its sentence and,
where that was not enough, in its article: right if effect, low, high and scope are what the text
says of its incident; else the kind of error. It names claims by ids alone. A claim that the list
does not know, because the reader has changed, counts as unchecked.

``--show`` prints the unchecked ones with their sentences, to be judged.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.corpora import Row, digests, gva_input, keep, rows
from bench.halves import fitted
from bench.ways import by_reader, share

_SEED = "tolls checked by hand, tenth draw"
_EACH = 100
_KEPT = Path(__file__).parent / "checked" / "tolls.jsonl"
_NAMES = ("gva/dev_articles.jsonl.gz", "airwars/dev.jsonl.gz")
_AROUND = 300


def main() -> None:
    """Print the precision and write it beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print the unchecked claims")
    wanted = parser.parse_args()
    verdicts = {row["claim"]: row for row in rows(_KEPT)} if _KEPT.exists() else {}
    result: Row = {"data": digests(wanted.data, *_NAMES)}
    for name, inputs in (("gva", _gva(wanted.data)), ("airwars", _airwars(wanted.data))):
        drawn = list(_drawn(name, inputs))
        kinds = Counter(
            verdicts[claim["claim"]]["verdict"] if claim["claim"] in verdicts else "unchecked"
            for claim in drawn
        )
        checked = len(drawn) - kinds["unchecked"]
        result[name] = {
            "drawn": len(drawn),
            "unchecked": kinds.pop("unchecked", 0),
            "precision": share(kinds["right"], checked),
            "errors": {kind: count for kind, count in sorted(kinds.items()) if kind != "right"},
        }
        print(name, result[name])
        for claim in drawn if wanted.show else ():
            if claim["claim"] not in verdicts:
                print(claim["claim"], claim["article"], claim["shown"], sep="\t")
    keep("checked_tolls", "precision by hand", result)


def _gva(data: Path) -> list[Row]:
    known = {row["doc_id"]: row for row in rows(data / _NAMES[0]) if not fitted(row["incident_id"])}
    return [{**gva_input(row), "id": doc} for doc, row in known.items()]


def _airwars(data: Path) -> list[Row]:
    return [
        {"id": row["code"], "text": row["assessment"]}
        for row in rows(data / _NAMES[1])
        if row["assessment"] and not fitted(row["code"])
    ]


def _drawn(corpus: str, inputs: list[Row]) -> Iterator[Row]:
    ordered = sorted(inputs, key=lambda row: str(row["id"]))
    random.Random(_SEED).shuffle(ordered)
    taken = 0
    for row in ordered:
        tolls = [one for one in by_reader([row])[row["id"]] if one["field"] == "toll"]
        if not tolls:
            continue
        toll = random.Random(f"{_SEED} {row['id']}").choice(tolls)
        value = [toll[key] for key in ("effect", "low", "high", "scope", "start", "end")]
        name = f"{corpus} {row['id']} {value}"
        yield {
            "claim": hashlib.sha256(name.encode()).hexdigest()[:16],
            "article": row["id"],
            "shown": _shown(row, toll),
        }
        taken += 1
        if taken == _EACH:
            return


def _shown(row: Row, toll: Row) -> str:
    title = row.get("title") or ""
    text = row["text"] if title in row["text"] else f"{title}\n\n{row['text']}"
    start, end = toll["start"], toll["end"]
    words = (
        f"{text[max(0, start - _AROUND) : start]}[[{text[start:end]}]]{text[end : end + _AROUND]}"
    )
    value = f"{toll['effect']} {toll['low']}-{toll['high']} {toll['scope']} {toll['status']}"
    value += " background" if toll["background"] else ""
    return f"{value} {toll['confidence']} | " + " ".join(words.split())


if __name__ == "__main__":
    main()
