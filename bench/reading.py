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

Gun violence articles: an article's value is the largest figure among its totals for the effect,
else the largest among its parts; people listed one by one count as their sum; periods, old and
denied figures and background are left out. An incident's value is the one that most of its
articles give, the larger of equals. Where articles of an incident give only the other effect, the
missing one counts as 0; where they give neither, the incident counts as wrong. ``answered`` takes
the incidents for which the effect itself was read.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from bench.corpora import Row, digests, exported, gva_input, keep, multisource_input, rows
from whence.extract.rules import RulesReader
from whence.model import Article, ByteMap

Claims = dict[str, list[Row]]
Way = Callable[[list[Row]], Claims]
"""From input rows (``id``, ``text`` and what else is known) to each id's claims as exported."""

_OTHERS = {"killed": 0.593, "injured": 0.473}
"""Plain regular expressions on the test part of the gun violence data (the data README)."""


def main() -> None:
    """Print the scores and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reader-only", action="store_true", help="read the bare texts")
    wanted = parser.parse_args()
    way: Way = by_reader if wanted.reader_only else by_build
    names = (
        "multisource/pages.jsonl",
        "gva/dev_articles.jsonl.gz",
        "gva/dev_incidents.jsonl.gz",
    )
    used = [wanted.data / name for name in names]
    result: Row = {
        "way": "reader only" if wanted.reader_only else "build and export",
        "multisource": multisource(used[0], way),
        "gva": gva(used[1], used[2], way),
        "data": digests(wanted.data, *names),
    }
    _print(result)
    keep("reading", result["way"], result)


# -- the two ways -----------------------------------------------------------------------------


def by_build(inputs: list[Row]) -> Claims:
    """Claims after a build and an export."""
    with tempfile.TemporaryDirectory() as name:
        export = exported(inputs, Path(name))
        articles = {row["article_id"]: row["source_id"] for row in rows(export / "articles.jsonl")}
        claims: Claims = defaultdict(list)
        for row in rows(export / "claims.jsonl"):
            claims[articles[row["article_id"]]].append(row)
    return claims


def by_reader(inputs: list[Row]) -> Claims:
    """Claims of the rules on the bare texts, the title before them where they lack it."""
    reader = RulesReader()
    claims: Claims = {}
    for row in inputs:
        title = row.get("title") or ""
        text = row["text"] if title in row["text"] else f"{title}\n\n{row['text']}"
        article = Article("", "", 0, "report", text, ByteMap(), ("text",), "utf-8", language="en")
        claims[row["id"]] = [
            {
                **msgspec.to_builtins(claim.value),
                "informant": claim.informant,
                "mention_id": number,
                "background": mention.background,
            }
            for number, mention in enumerate(reader.read(article))
            for claim in mention.claims
        ]
    return claims


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
            continue
        hit = next((one for one in hits if _same_informant(one, toll)), hits[0])
        hit = hit if not hit["optional"] else hits[0]
        open_labels.remove(hit)
        if not hit["optional"]:
            counts["right"] += 1
            counts["informant right"] += _same_informant(hit, toll)
            counts["informant named"] += hit["informant"] is not None
            counts["named and right"] += hit["informant"] is not None and _same_informant(hit, toll)
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
        "missed": counts["missed"],
        "precision": _share(counts["right"], found),
        "recall": _share(counts["right"], labelled),
        "informant right": _share(counts["informant right"], counts["right"]),
        "informant right where one is named": _share(
            counts["named and right"], counts["informant named"]
        ),
    }


# -- gun violence articles --------------------------------------------------------------------


def gva(articles_path: Path, incidents_path: Path, way: Way) -> Row:
    """Exact match of killed and injured per incident."""
    articles = list(rows(articles_path))
    inputs = [
        {**gva_input(article), "id": f"{article['doc_id']} {article['incident_id']}"}
        for article in articles
    ]
    claims = way(inputs)
    values: dict[str, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for article, row in zip(articles, inputs, strict=True):
        for effect in _OTHERS:
            value = _value(claims.get(row["id"], []), effect)
            if value is not None:
                values[article["incident_id"]][effect][value] += 1
    result: Row = {}
    incidents = list(rows(incidents_path))
    for effect, others in _OTHERS.items():
        right = answered = answered_right = 0
        for incident in incidents:
            given = values[incident["incident_id"]]
            best = max(given[effect].items(), key=lambda one: (one[1], one[0]), default=None)
            value = best[0] if best else (0 if any(given.values()) else None)
            hit = value == int(incident[effect])
            right += hit
            answered += best is not None
            answered_right += hit and best is not None
        result[effect] = {
            "incidents": len(incidents),
            "exact": _share(right, len(incidents)),
            "answered": answered,
            "exact where answered": _share(answered_right, answered),
            "plain regular expressions (test part)": others,
        }
    return result


def _value(claims: Iterable[Row], effect: str) -> int | None:
    tolls = [
        claim
        for claim in claims
        if claim["field"] == "toll"
        and claim["effect"] == effect
        and not claim["background"]
        and claim["scope"] != "period"
        and claim["status"] in ("reported", "feared")
    ]
    for scope in ("total", "part"):
        figures = [_figure(toll) for toll in tolls if toll["scope"] == scope and toll["figures"]]
        if figures:
            return int(max(figures))
    return None


def _figure(toll: Row) -> int:
    """A range's upper figure, an open end's figure as written; else the number, which is the sum
    where people are listed ("a woman and two men")."""
    return int(toll["low"]) if toll["low"] == toll["high"] else max(map(int, toll["figures"]))


# -- common -----------------------------------------------------------------------------------


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _print(result: Row) -> None:
    print(f"way: {result['way']}")
    for corpus in ("multisource", "gva"):
        for name, scores in result[corpus].items():
            print(f"\n{corpus}: {name}")
            for key, value in scores.items():
                print(f"  {key:40} {value}")


if __name__ == "__main__":
    main()
