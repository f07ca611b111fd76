"""Precision of claims about actors and weapons, by hand.

    python -m bench.checked_claims --data ../shared/data

Of each set (human-rights articles, narratives of air strikes, gun violence articles) articles are
gone through in a fixed random order, and of each one claim of a field is taken until there are
``EACH``. ``bench/checked/claims.jsonl`` holds what a person found who read each claim in its
sentence: right if the words name who did it or was aimed at (with the stance that the sentence
takes), or the weapon of an incident; else the kind of error. It names claims by ids alone. A claim
that the list does not know, because the reader has changed, counts as unchecked.

``--show`` prints the unchecked ones with their sentences, to be judged.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from bench.hrds import article_of
from bench.ways import by_reader, share

EACH = 25
_SEED = "actors and weapons checked by hand"
_KEPT = Path(__file__).parent / "checked" / "claims.jsonl"
_SETS = {
    "hrdsattack": "hrdsattack/dev.jsonl.gz",
    "airwars": "airwars/dev.jsonl.gz",
    "gva": "gva/dev_articles.jsonl.gz",
}
_FIELDS = ("actor", "means")
_AROUND = 160


def main() -> None:
    """Print the precision and write it beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print the unchecked claims")
    wanted = parser.parse_args()
    verdicts = {row["claim"]: row["verdict"] for row in rows(_KEPT)} if _KEPT.exists() else {}
    result: Row = {"data": digests(wanted.data, *_SETS.values())}
    for corpus in _SETS:
        for field, claims in drawn(wanted.data, corpus).items():
            kinds = Counter(verdicts.get(one["claim"], "unchecked") for one in claims)
            checked = len(claims) - kinds["unchecked"]
            result[f"{corpus}, {field}"] = {
                "drawn": len(claims),
                "unchecked": kinds["unchecked"],
                "precision": share(kinds["right"], checked),
                "errors": {kind: kinds[kind] for kind in sorted(kinds) if kind not in _NO_ERROR},
            }
            print(corpus, field, result[f"{corpus}, {field}"])
            for one in claims if wanted.show else ():
                if one["claim"] not in verdicts:
                    print(one["claim"], one["article"], one["shown"], sep="\t")
    keep("checked_claims", "precision by hand", result)


_NO_ERROR = ("right", "unchecked")


def drawn(data: Path, corpus: str) -> dict[str, list[Row]]:
    """The claims of a set that are judged, by field."""
    ordered = sorted(_inputs(corpus, rows(data / _SETS[corpus])), key=lambda row: str(row["id"]))
    random.Random(f"{_SEED} {corpus}").shuffle(ordered)
    found: dict[str, list[Row]] = {field: [] for field in _FIELDS}
    for row in ordered:
        if all(len(some) == EACH for some in found.values()):
            break
        claims = by_reader([row])[row["id"]]
        for field, some in found.items():
            every = [one for one in claims if one["field"] == field]
            if every and len(some) < EACH:
                one = random.Random(f"{_SEED} {row['id']}").choice(every)
                some.append(_named(corpus, row, one))
    return found


def _inputs(corpus: str, labelled: Iterable[Row]) -> Iterator[Row]:
    """The texts of a set with their ids."""
    for number, row in enumerate(labelled):
        if corpus == "airwars" and row["assessment"]:
            yield {"id": row["code"], "text": row["assessment"]}
        elif corpus == "hrdsattack":
            yield {"id": number, "text": article_of(row).text}
        elif corpus == "gva":
            yield {"id": row["doc_id"], "text": row["text"], "title": row["title"]}


def _named(corpus: str, row: Row, claim: Row) -> Row:
    keys = ("role", "name", "stance") if claim["field"] == "actor" else ("weapon", "count_low")
    value = [claim[key] for key in (*keys, "start", "end")]
    name = f"{corpus} {row['id']} {value}"
    title = row.get("title") or ""
    text = row["text"] if title in row["text"] else f"{title}\n\n{row['text']}"
    start, end = claim["start"], claim["end"]
    words = (
        f"{text[max(0, start - _AROUND) : start]}[[{text[start:end]}]]{text[end : end + _AROUND]}"
    )
    return {
        "claim": hashlib.sha256(name.encode()).hexdigest()[:16],
        "article": row["id"],
        "confidence": claim["confidence"],
        "shown": f"{value[:3]} {claim['informant']} | " + " ".join(words.split()),
    }


if __name__ == "__main__":
    main()
