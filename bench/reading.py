"""Tolls on the development data: what is read, what is missed, what is invented.

    python -m bench.reading --data ../shared/data
    python -m bench.reading --data ../shared/data --reader-only

The pages go the whole public way: JSON Lines into ``build``, ``export jsonl`` out of the record.
With ``--reader-only`` the rules read the bare texts, so that reading is measured by itself and in
a minute.

Hand-labelled pages: (effect, low, high, scope) per page, a labelled ``cumulative`` being the scope
``period``; records marked optional count neither way. With the incident: each mention of a page is
matched to at most one labelled incident of it, the pairs with most agreeing tolls first. An
informant is right if it equals the label after case, a leading article, quotation marks and a
final full stop are taken away; a part of the name is not enough.

The gun violence registry and the narratives that weigh many sources are described where they are
scored (``bench.reading_gva``, ``bench.reading_airwars``). ``--errors`` prints the ids of what was
wrong, by kind.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.corpora import Row, digests, keep, multisource_input, rows
from bench.reading_airwars import airwars
from bench.reading_gva import gva
from bench.ways import Way, by_build, by_reader, share


def main() -> None:
    """Print the scores and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reader-only", action="store_true", help="read the bare texts")
    parser.add_argument("--errors", action="store_true", help="print the ids of what was wrong")
    wanted = parser.parse_args()
    way: Way = by_reader if wanted.reader_only else by_build
    names = (
        "multisource/pages.jsonl",
        "gva/dev_articles.jsonl.gz",
        "gva/dev_incidents.jsonl.gz",
        "airwars/dev.jsonl.gz",
    )
    used = [wanted.data / name for name in names]
    result: Row = {
        "way": "reader only" if wanted.reader_only else "build and export",
        "multisource": multisource(used[0], way),
        "gva": gva(used[1], used[2], way),
        "airwars": airwars(used[3], way),
        "data": digests(wanted.data, *names),
    }
    _print(result, errors=wanted.errors)
    keep("reading", result["way"], _counted(result))


# -- hand-labelled pages ----------------------------------------------------------------------


def multisource(path: Path, way: Way) -> Row:
    """Precision and recall of tolls and informants on the hand-labelled pages."""
    pages = list(rows(path))
    claims = way([multisource_input(page) for page in pages])
    alone: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for page in pages:
        tolls = [claim for claim in claims.get(page["page_id"], []) if claim["field"] == "toll"]
        incidents = _aligned(page["casualties"], tolls)
        _match(page["casualties"], tolls, lambda _: "", lambda _: "", alone)
        _match(
            page["casualties"],
            tolls,
            lambda label: str(label["incident_id"]),
            lambda toll, known=incidents: str(known.get(toll["mention_id"])),  # type: ignore[misc]
            placed,
        )
    return {"tolls": _scores(alone), "tolls and incident": _scores(placed)}


def _match(
    labels: list[Row],
    tolls: list[Row],
    label_place: Callable[[Row], str],
    toll_place: Callable[[Row], str],
    counts: Counter[str],
) -> None:
    open_labels = sorted(labels, key=lambda label: bool(label["optional"]))
    for toll in tolls:
        place = "None" if toll["scope"] == "period" and toll_place(toll) else toll_place(toll)
        hits = [
            label
            for label in open_labels
            if _key(label) == _toll_key(toll) and label_place(label) == place
        ]
        if not hits:
            counts["invented"] += 1
            counts["but for the scope"] += any(
                _key(label)[:3] == _toll_key(toll)[:3] for label in open_labels
            )
            continue
        hit = next((one for one in hits if _same_informant(one, toll)), hits[0])
        hit = hit if not hit["optional"] else hits[0]
        open_labels.remove(hit)
        if not hit["optional"]:
            counts["right"] += 1
            counts["informant right"] += _same_informant(hit, toll)
            counts["informant named"] += hit["informant"] is not None
            counts["named and right"] += hit["informant"] is not None and _same_informant(hit, toll)
            counts["named and meant"] += _means_informant(hit, toll)
    counts["missed"] += sum(not label["optional"] for label in open_labels)


def _aligned(labels: list[Row], tolls: list[Row]) -> dict[object, str]:
    """Each mention's labelled incident."""
    agreeing: Counter[tuple[object, str]] = Counter()
    for toll in tolls:
        places = {
            label["incident_id"]
            for label in labels
            if label["incident_id"] and _key(label) == _toll_key(toll)
        }
        for place in places:
            agreeing[toll["mention_id"], place] += 1
    pairs: dict[object, str] = {}
    for (mention, place), _ in sorted(agreeing.items(), key=lambda one: (-one[1], str(one[0]))):
        if mention not in pairs and place not in pairs.values():
            pairs[mention] = place
    return pairs


def _key(label: Row) -> tuple[object, ...]:
    scope = "period" if label["status"] == "cumulative" else label["scope"]
    return label["effect"], label["min"], label["max"], scope


def _toll_key(toll: Row) -> tuple[object, ...]:
    return toll["effect"], toll["low"], toll["high"], toll["scope"]


def _same_informant(label: Row, toll: Row) -> bool:
    return _plain(label["informant"]) == _plain(toll["informant"])


def _means_informant(label: Row, toll: Row) -> bool:
    """Whether the same is named, with a title, a given name or a description more or less."""
    mine, theirs = _plain(label["informant"]), _plain(toll["informant"])
    if mine is None or theirs is None:
        return False
    return f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} "


def _plain(name: str | None) -> str | None:
    if name is None:
        return None
    bare = re.sub(r"[“”\"'‘’´]", "", " ".join(name.split())).casefold().rstrip(".,")
    return re.sub(r"^(?:the|a|an) ", "", bare)


def _scores(counts: Counter[str]) -> Row:
    found = counts["right"] + counts["invented"]
    labelled = counts["right"] + counts["missed"]
    return {
        "right": counts["right"],
        "invented": counts["invented"],
        "of these right but for the scope": counts["but for the scope"],
        "missed": counts["missed"],
        "precision": share(counts["right"], found),
        "precision, scope aside": share(counts["right"] + counts["but for the scope"], found),
        "recall": share(counts["right"], labelled),
        "informant right": share(counts["informant right"], counts["right"]),
        "informant right where one is named": share(
            counts["named and right"], counts["informant named"]
        ),
        "the same, titles and given names aside": share(
            counts["named and meant"], counts["informant named"]
        ),
    }


# -- printing ---------------------------------------------------------------------------------


def _counted(result: Row) -> Row:
    """The figures to keep: of ids how many there are."""
    return {
        key: _counted(value)
        if isinstance(value, dict)
        else len(value)
        if isinstance(value, list)
        else value
        for key, value in result.items()
    }


def _print(result: Row, *, errors: bool) -> None:
    print(f"way: {result['way']}")
    for corpus in ("multisource", "gva", "airwars"):
        for name, scores in result[corpus].items():
            print(f"\n{corpus}: {name}")
            for key, value in scores.items():
                ids = isinstance(value, list)
                print(f"  {key:48} {len(value) if ids else value}")
                if ids and errors:
                    print("    " + " ".join(value))


if __name__ == "__main__":
    main()
