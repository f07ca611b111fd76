"""Copies, incidents and their totals on the hand-labelled pages.

    python -m bench.grouping --data ../shared/data

The labelled claims are grouped and reconciled, so that grouping is measured by itself; then the
pages go the whole way from ``build`` to ``export jsonl``, and what that wrote is scored end to end.
The gun violence articles are in ``bench.linking``.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.corpora import Row, digests, exported, keep, multisource_inputs, rows
from whence import group, ids, reconcile
from whence.extract.kinds import kind_of
from whence.gazetteer import gazetteer
from whence.model import (
    Article,
    ByteMap,
    Claim,
    DateRange,
    Incident,
    Means,
    Mention,
    Precision,
    Toll,
    Value,
    When,
    Where,
    canonical,
)

_EFFECTS = ("killed", "injured", "missing")


def main() -> None:
    """Print the scores and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    pages = ("multisource/pages.jsonl", "multisource/incidents.jsonl")
    report("multisource, labelled claims", labelled(data / "multisource"), digests(data, *pages))
    with tempfile.TemporaryDirectory() as folder:
        export = exported(multisource_inputs(data), Path(folder))
        report("multisource", multisource(data / "multisource", export), digests(data, *pages))


def report(name: str, result: Row, data: dict[str, str]) -> None:
    """Prints a result and keeps it, without the corpus's names."""
    result["data"] = data
    result["versions"] = {"group": group.VERSION, "reconcile": reconcile.VERSION}
    print(json.dumps({name: result}, indent=2, default=str, ensure_ascii=False))
    keep("grouping", name, unnamed(result))


def unnamed(result: Row) -> Row:
    """A result without the corpus's own names, for the file that is kept: what is wrong is printed
    only, and lists become their lengths."""
    kept: Row = {}
    for key, value in result.items():
        if key == "wrong":
            continue
        if isinstance(value, list):
            kept[key] = len(value)
        else:
            kept[key] = unnamed(value) if isinstance(value, dict) else value
    return kept


# -- scores -----------------------------------------------------------------------------------


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Row:
    """B³ precision, recall and F1 of a partition of items against the true one. Items that
    ``found`` leaves out are groups of one."""
    group_of: dict[str, Hashable] = {item: found.get(item, ("alone", item)) for item in gold}
    sizes, true_sizes = Counter(group_of.values()), Counter(gold.values())
    both = Counter((group_of[item], gold[item]) for item in gold)
    right = [both[group_of[item], gold[item]] for item in gold]
    number = max(1, len(gold))
    precision = (
        sum(hits / sizes[group_of[item]] for hits, item in zip(right, gold, strict=True)) / number
    )
    recall = (
        sum(hits / true_sizes[gold[item]] for hits, item in zip(right, gold, strict=True)) / number
    )
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def split_or_mixed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Row:
    """How many true groups were found whole and pure; which were not."""
    groups: dict[Hashable, set[str]] = defaultdict(set)
    truth: dict[Hashable, set[str]] = defaultdict(set)
    for item, label in gold.items():
        truth[label].add(item)
        groups[found.get(item, ("alone", item))].add(item)
    exact = {frozenset(members) for members in groups.values()}
    wrong = sorted(
        str(label) for label, members in truth.items() if frozenset(members) not in exact
    )
    return {"right": len(truth) - len(wrong), "of": len(truth), "wrong": wrong}


# -- the hand-labelled claims -----------------------------------------------------------------


def labelled(folder: Path) -> Row:
    """Scores of grouping and reconciling on the labelled claims of the hand-labelled pages."""
    pages = list(rows(folder / "pages.jsonl"))
    every = list(rows(folder / "incidents.jsonl"))
    roles = {row["incident_id"]: row["role"] for row in every}
    articles = [_article(page) for page in pages]
    mentions, gold = [], {}
    for page in pages:
        for incident_id, mention in _mentions(page, roles):
            mentions.append(mention)
            gold[mention.mention_id] = incident_id
    families = group.families(articles)
    incidents = group.link(articles, mentions).incidents
    found = {member: each.incident_id for each in incidents for member in each.mention_ids}
    placed = {mention: label for mention, label in gold.items() if label}
    reports = {
        mention.mention_id: placed[mention.mention_id]
        for mention in mentions
        if mention.mention_id in placed and not mention.background
    }
    return {
        "copies": _copies(families, pages),
        "mentions B³": b_cubed(found, placed),
        "reports B³": b_cubed(found, reports),
        "incidents of reports": split_or_mixed(found, reports),
        "period totals in an incident": sum(
            1 for m, label in gold.items() if not label and m in found
        ),
        **_ranges(incidents, mentions, articles, families, gold, _known(every, pages)),
    }


def _known(incidents: Iterable[Row], pages: Iterable[Row]) -> dict[str, Row]:
    """The incidents all of whose reports are among the pages."""
    here = {page["page_id"] for page in pages}
    return {row["incident_id"]: row for row in incidents if here.issuperset(row["page_ids"])}


def _article(page: Row) -> Article:
    day = date.fromisoformat(page["published"]) if page["published"] else None
    return Article(
        article_id=page["page_id"],
        page_id=page["page_id"],
        index=0,
        kind="report",
        text=page["text"],
        byte_map=ByteMap(),
        layers=("text",),
        encoding="utf-8",
        title=page["title"],
        outlet=page["outlet"],
        published=DateRange(day, day, "declared") if day else None,
    )


def _mentions(page: Row, roles: Mapping[str, str]) -> Iterator[tuple[str | None, Mention]]:
    drafts: dict[str | None, list[tuple[Value, Row]]] = defaultdict(list)
    for row in page["casualties"]:
        drafts[row["incident_id"]].append((_toll(row), row))
    for row in page["facts"]:
        value = _fact(row)
        if value is not None and row["incident_id"]:
            drafts[row["incident_id"]].append((value, row))
    for incident_id, held in drafts.items():
        mention_id = ids.mention(page["page_id"], "labels", str(incident_id))
        background = incident_id in page["mentions"] or roles.get(str(incident_id)) == "background"
        kind = kind_of([row["quote"] for _, row in held])
        claims = tuple(_claim(page, mention_id, value, row) for value, row in held)
        yield incident_id, Mention(mention_id, page["page_id"], kind, background, claims)


def _claim(page: Row, mention_id: str, value: Value, row: Row) -> Claim:
    start = page["text"].index(row["quote"])
    end = start + len(row["quote"])
    claim_id = ids.claim(mention_id, canonical(value), start, end)
    return Claim(
        claim_id,
        page["page_id"],
        mention_id,
        value,
        row["quote"],
        start,
        end,
        (),
        row["informant"],
        1.0,
        "labels",
    )


def _toll(row: Row) -> Toll:
    period = row["status"] == "cumulative"
    figures = {number for number in (row["min"], row["max"]) if number is not None}
    if re.match(r"(?:more than|over)\b", row["as_written"], re.IGNORECASE):
        figures = {number - 1 for number in figures}
    return Toll(
        effect=row["effect"],
        low=row["min"],
        high=row["max"],
        as_written=row["as_written"],
        figures=tuple(sorted(figures)),
        who=row["who"],
        includes_attackers=row["includes_attackers"],
        scope="period" if period else row["scope"],
        status="reported" if period else row["status"],
    )


def _fact(row: Row) -> Value | None:
    if row["field"] == "date":
        return _when(row["value"])
    if row["field"] == "place":
        return _where(row["value"])
    return Means(row["value"]) if row["field"] == "weapon" else None


def _when(written: str) -> When:
    if re.fullmatch(r"\d\d-\d\d", written):
        return When(None, None, "day", "stated", f"--{written}")
    parts = [int(part) for part in written.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return When(first, first, "day", "stated")
    last = date(first.year, 12, 31) if len(parts) == 1 else first.replace(day=28)
    precision: Precision = "year" if len(parts) == 1 else "month"
    return When(first, last, precision, "stated")


def _where(written: str) -> Where:
    """A labelled place, from narrow to wide, with the point of the first part that is a town."""
    *parts, last = [part.strip() for part in written.split(",")]
    known = gazetteer()
    country = known.country_code(last)
    for part in parts:
        towns = [town for town in known.towns(part) if town.country == country]
        if towns:
            town = towns[0]
            return Where(", ".join(parts), country, town.lat, town.lon, town.radius_m, town.key)
    return Where(", ".join(parts) or last, country)


def _copies(families: Iterable[Any], pages: Iterable[Row]) -> Row:
    wanted = {frozenset((page["page_id"], page["copy_of"])) for page in pages if page["copy_of"]}
    found = {
        frozenset((family.original_id, copy.article_id))
        for family in families
        for copy in family.copies
    }
    return {"right": len(wanted & found), "found": len(found), "of": len(wanted)}


def _ranges(
    incidents: Sequence[Incident],
    mentions: Sequence[Mention],
    articles: Sequence[Article],
    families: Sequence[Any],
    gold: Mapping[str, str | None],
    wanted: Mapping[str, Row],
) -> Row:
    """Lowest and highest total per true incident: that of the found incident that holds most of
    its mentions."""
    by_mention = {mention.mention_id: mention for mention in mentions}
    by_article = {article.article_id: article for article in articles}
    family_of = {member: each for each in families for member in each.article_ids}
    profile = reconcile.PROFILES["plain"]
    best: dict[str, tuple[int, Mapping[str, tuple[int | None, int | None]]]] = {}
    for each in incidents:
        members = [by_mention[member] for member in each.mention_ids]
        record = reconcile.reconcile(each, members, by_article, family_of, profile)
        ranges = {outcome.field: (outcome.low, outcome.high) for outcome in record.tolls}
        for label, count in Counter(gold[m.mention_id] for m in members).items():
            if label and count > best.get(label, (0, {}))[0]:
                best[label] = (count, ranges)
    return compare({label: ranges for label, (_, ranges) in best.items()}, wanted)


def compare(
    found: Mapping[str, Mapping[str, tuple[int | None, int | None]]], wanted: Mapping[str, Row]
) -> Row:
    """For each effect the incidents whose lowest and highest total are both exact."""
    scores: Row = {}
    for effect in _EFFECTS:
        truth = {
            label: (row.get(f"{effect}_low"), row.get(f"{effect}_high"))
            for label, row in wanted.items()
        }
        wrong = {
            label: {"found": found.get(label, {}).get(effect, (None, None)), "true": pair}
            for label, pair in truth.items()
            if found.get(label, {}).get(effect, (None, None)) != pair
        }
        scores[f"{effect} low–high"] = {
            "right": len(truth) - len(wrong),
            "of": len(truth),
            "wrong": wrong,
        }
    return scores


# -- what a build found -----------------------------------------------------------------------


def multisource(folder: Path, export: Path) -> Row:
    """Scores of an exported record of the hand-labelled pages."""
    pages = list(rows(folder / "pages.jsonl"))
    wanted = _known(rows(folder / "incidents.jsonl"), pages)
    gold = {page["page_id"]: page["incident_ids"][0] for page in pages if page["incident_ids"]}
    found = main_incidents(export)
    reported_only = main_incidents(export, recalled=False)
    ranges = {
        row["incident_id"]: {
            effect: (row[effect]["low"], row[effect]["high"]) for effect in _EFFECTS
        }
        for row in rows(export / "incidents.jsonl")
    }
    best: dict[str, Mapping[str, tuple[int | None, int | None]]] = {}
    for label in dict.fromkeys(gold.values()):
        held = Counter(found[page] for page in gold if gold[page] == label and page in found)
        if held:
            best[label] = ranges[held.most_common(1)[0][0]]
    reported = {label: row for label, row in wanted.items() if row["role"] == "main"}
    return {
        "articles B³": b_cubed(found, gold),
        "incidents": split_or_mixed(found, gold),
        "articles without an incident": sorted(set(gold) - set(found)),
        "distractors with a reported incident": sorted(
            page["page_id"]
            for page in pages
            if page["kind"] == "distractor" and page["page_id"] in reported_only
        ),
        **compare(best, reported),
    }


def main_incidents(export: Path, *, recalled: bool = True) -> dict[str, str]:
    """For each input row's id the incident that its articles chiefly report, or, if they report
    none (and ``recalled``), refer back to: the one with the most claims; of several, the one told
    first."""
    source_of = {row["article_id"]: row["source_id"] for row in rows(export / "articles.jsonl")}
    counts: dict[bool, dict[str, Counter[str]]] = {
        False: defaultdict(Counter),
        True: defaultdict(Counter),
    }
    for row in sorted(rows(export / "claims.jsonl"), key=lambda row: row["start"]):
        source = source_of[row["article_id"]]
        if source and row["incident_id"]:
            counts[bool(row.get("background"))][source][row["incident_id"]] += 1
    every = counts[True] | counts[False] if recalled else counts[False]
    return {source: held.most_common(1)[0][0] for source, held in every.items()}


if __name__ == "__main__":
    main()
