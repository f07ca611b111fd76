"""Joins between articles: which are right, which are wrong, and what they bring for the tolls.

    python -m bench.linking --data ../shared/data

The gun violence articles are read as ``build`` reads them and grouped. B³ and wrong joins are
printed over all of them, for the half of the registry on which the linkage model was fitted, and
for the half that it never saw (``bench.halves``), there also at other thresholds. An article that
is not read, or reports no incident, is alone.

The narratives of air strikes are the other way round: each is of one incident that no other tells,
most of them in one strip of land within a few weeks. So every join between them is wrong.

The registry says of an article which incident it is about, and not what else it mentions. A join
of what an article mentions besides is counted as it says, and also by itself. A join that it does
not know of is borne out by it where both articles name, in full, a person that it names for one
incident only: the other article then tells of that incident too.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.corpora import Row, digests, gva_inputs, keep, rows, written
from bench.grouping import b_cubed
from bench.halves import fitted
from whence import group, reconcile
from whence.config import Settings
from whence.group.candidates import known_names
from whence.group.decided import Decided
from whence.group.incidents import Groups, incident, partition, ranked
from whence.group.index import number_of
from whence.group.memory import Memory
from whence.group.names import fold
from whence.model import Article, Family, Incident, Mention, Record
from whence.pipeline import Run, acquire, read
from whence.progress import silent
from whence.store import Store

HALVES = {"fitted half": True, "other half": False}
BITS = (4.5, 6.5, 7.5, 8.5, 9.5, 10.5, 13.5, 16.0, 20.0)
"""Thresholds at which wrong joins are shown beside B³, in bits; the one in use among them."""
_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
OTHERS = {"TF-IDF": 0.814, "all singletons": 0.727}
"""B³ F1 of others' article grouping on the test part of this data (the data README)."""


class Read(Struct, frozen=True):
    """The gun violence articles as they were read. ``gold`` is the registry's incident by article
    id, ``unread`` by input row of those that were not read; ``rows`` are the registry's incidents
    by theirs."""

    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    gold: dict[str, str]
    unread: dict[str, str]
    rows: dict[str, Row]


def read_gva(data: Path, folder: Path | None = None) -> Read:
    """Reads the gun violence articles with the built-in reader, into a record that is kept where a
    ``folder`` is given, and not read again."""
    truth = {row["doc_id"]: row["incident_id"] for row in rows(data / "gva/dev_articles.jsonl.gz")}
    articles, mentions, rows_of = _read(gva_inputs(data), folder)
    gold = {article_id: truth[row] for article_id, row in rows_of.items()}
    unread = {row: truth[row] for row in truth.keys() - set(rows_of.values())}
    known = {row["incident_id"]: row for row in rows(data / "gva/dev_incidents.jsonl.gz")}
    return Read(articles, mentions, gold, unread, known)


def _read(
    inputs: Iterable[Row], folder: Path | None = None
) -> tuple[tuple[Article, ...], tuple[Mention, ...], dict[str, str]]:
    """Articles and mentions of input rows, and the row's id by article id."""
    with tempfile.TemporaryDirectory() as scratch:
        source = written(inputs, Path(scratch))
        with Store.create(folder or Path(scratch) / "record") as store:
            run = Run(store, (source,), Settings(), silent)
            acquire(run)
            read(run)
            pages = {page.page_id: page.source_id for page in store.pages()}
            articles, mentions = tuple(store.articles()), tuple(store.mentions())
    return articles, mentions, {each.article_id: pages[each.page_id] or "" for each in articles}


def main() -> None:
    """Print the scores and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--record", type=Path, help="where what was read is kept for the next time")
    options = parser.parse_args()
    data: Path = options.data
    found = read_gva(data, options.record)
    linked = group.link(found.articles, found.mentions)
    result: Row = {
        **grouped(found, linked.incidents),
        "other half, by bits that a join takes": curve(found),
        "others, on the test part (F1)": OTHERS,
        "tolls of incidents with two articles or more": tolls(
            found, linked.families, linked.incidents
        ),
        "data": digests(data, "gva/dev_articles.jsonl.gz", "gva/dev_incidents.jsonl.gz"),
        "versions": {"group": group.VERSION, "reconcile": reconcile.VERSION},
    }
    report("gva", result)
    report("airwars, one narrative an incident", series(data))


def report(name: str, result: Row) -> None:
    """Prints a result and keeps it."""
    print(msgspec.json.format(msgspec.json.encode({name: result}), indent=2).decode())
    keep("linking", name, result)


# -- which articles are joined ----------------------------------------------------------------


def main_incident(mentions: Sequence[Mention], incidents: Sequence[Incident]) -> dict[str, str]:
    """For each article the incident that it chiefly reports, or, if it reports none, chiefly refers
    back to."""
    of = {member: each.incident_id for each in incidents for member in each.mention_ids}
    reported: dict[str, Counter[str]] = defaultdict(Counter)
    recalled: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.mention_id in of:
            counts = (recalled if mention.background else reported)[mention.article_id]
            counts[of[mention.mention_id]] += len(mention.claims)
    return {
        article_id: (reported.get(article_id) or recalled[article_id]).most_common(1)[0][0]
        for article_id in {**reported, **recalled}
    }


def grouped(found: Read, incidents: Sequence[Incident]) -> Row:
    """B³ of article to incident, over all articles, those read, and each half; joins that are
    wrong."""
    chief = main_incident(found.mentions, incidents)
    every = found.gold | found.unread
    return {
        "articles": len(every),
        "read": len(found.gold),
        "with an incident": len(chief),
        "B³": b_cubed(chief, every),
        "B³ of those read": b_cubed(chief, found.gold),
        "singletons B³ on the same rows": b_cubed({}, every),
        **{f"B³, {name}": b_cubed(chief, _half(every, first)) for name, first in HALVES.items()},
        **_joins(found, incidents, chief),
        "pairs of articles": _pairs(chief, found.gold),
    }


def curve(found: Read) -> Row:
    """B³, joins and wrong joins of the half that fitted nothing, at each of BITS."""
    index = Memory(found.articles)
    held: dict[str, list[Mention]] = defaultdict(list)
    for mention in found.mentions:
        held[mention.article_id].append(mention)
    group.update(index, found.articles, held)
    sketches = sorted(filter(None, map(index.sketch, index.every())), key=lambda each: each.order)
    place = {number_of(each.mention_id): at for at, each in enumerate(sketches)}
    known = {
        (place[one], place[other]): bits
        for one in place
        for other, bits in index.edges(one).items()
        if place[one] < place[other]
    }
    names = known_names(index)
    every = _half(found.gold | found.unread, False)
    points: Row = {}
    for needed in BITS:
        groups = Groups(sketches, Decided(), names, known, needed)
        partition(groups, ranked(groups, known))
        made = [
            incident(groups, members)
            for members in groups.all()
            if any(sketches[number].telling for number in members)
        ]
        chief = main_incident(found.mentions, made)
        joins = _joins(found, made, chief)
        points[f"{needed:g}"] = {
            "B³": b_cubed(chief, every)["f1"],
            "joins": joins["joins, other half"],
            "wrong": joins.get("wrong joins, other half", 0),
        }
    return points


def _half(gold: Mapping[str, str], first: bool) -> dict[str, str]:
    return {article: truth for article, truth in gold.items() if fitted(truth) == first}


def series(data: Path) -> Row:
    """How many of the narratives of air strikes are joined with another, which none may be, and how
    many joins are proposed."""
    articles, mentions, _ = _read(map(_narrative, rows(data / "airwars/dev.jsonl.gz")))
    linked = group.link(articles, mentions)
    chief = main_incident(mentions, linked.incidents)
    together = Counter(chief.values())
    return {
        "narratives": len(articles),
        "with an incident": len(chief),
        "wrong joins": len(chief) - len(together),
        "most narratives in one incident": max(together.values()),
        "proposals": len(linked.proposals),
        "data": digests(data, "airwars/dev.jsonl.gz"),
        "versions": {"group": group.VERSION, "reconcile": reconcile.VERSION},
    }


def _narrative(row: Row) -> Row:
    """A narrative as a report of its day, by an outlet of its own."""
    first = _DAY.match(row["date"] or "")
    day = datetime.strptime(first.group(), "%B %d, %Y").date().isoformat() if first else None
    url = f"https://{row['code'].lower()}.example/"
    return {"id": row["code"], "url": url, "text": row["assessment"], "published": day}


def _joins(found: Read, incidents: Sequence[Incident], chief: Mapping[str, str]) -> Row:
    """The joins that were made, and those between mentions of different registry incidents. Where
    the registry has both on one day, in one state, it may be the registry that splits one event;
    where an article is chiefly about another incident, what it says of this one may be right."""
    article_of = {mention.mention_id: mention.article_id for mention in found.mentions}
    texts = {each.article_id: each.text for each in found.articles}
    made: Counter[str] = Counter()
    for each in incidents:
        for join in each.joins:
            articles = [article_of[member] for member in (join.mention_id, join.other_id)]
            one, other = (found.gold[article] for article in articles)
            name = next(name for name, first in HALVES.items() if fitted(one) == first)
            besides = any(chief[article] != each.incident_id for article in articles)
            made[f"joins, {name}"] += 1
            made["joins of what an article mentions besides"] += besides
            if one != other:
                first, second = found.rows[one], found.rows[other]
                made[f"wrong joins, {name}"] += 1
                made["wrong joins of what an article mentions besides"] += besides
                made["wrong joins of one day and state"] += (
                    first["date"] == second["date"] and first["state"] == second["state"]
                )
                told = [f" {fold(texts[article])} " for article in articles]
                made["wrong joins that the registry bears out"] += any(
                    all(f" {name} " in each for each in told)
                    for name in _people(first) ^ _people(second)
                )
    return dict(made)


def _people(incident: Row) -> set[str]:
    """The full names that the registry gives for an incident, folded."""
    names = (fold(each.get("name") or "") for each in incident["participants"] or ())
    return {name for name in names if " " in name}


def _pairs(chief: Mapping[str, str], gold: Mapping[str, str]) -> Row:
    held: dict[str, list[str]] = defaultdict(list)
    for article, incident_id in chief.items():
        held[incident_id].append(article)
    same: Counter[bool] = Counter(
        gold[one] == gold[other]
        for members in held.values()
        for one, other in combinations(members, 2)
    )
    return {"right": same[True], "wrong": same[False]}


# -- tolls ------------------------------------------------------------------------------------


def tolls(found: Read, families: Sequence[Family], incidents: Sequence[Incident]) -> Row:
    """Killed and injured against the registry: of the whole incident, of its latest article alone,
    and of the single article that is right most often if one is drawn from each incident (the mean
    over its articles), or chosen by somebody who knows the truth."""
    chief = main_incident(found.mentions, incidents)
    articles: dict[str, list[str]] = defaultdict(list)
    for article, truth in found.gold.items():
        articles[truth].append(article)
    several = {truth: held for truth, held in articles.items() if len(held) > 1}
    whole = _records(found, families, incidents)
    alone = _records(found, families, _apart(found))
    own = main_incident(found.mentions, _apart(found))
    day = {
        each.article_id: each.published.latest if each.published else date.min
        for each in found.articles
    }
    scores: Row = {"incidents": len(several)}
    for effect in ("killed", "injured"):
        right: Counter[str] = Counter()
        average = 0.0
        for truth, held in several.items():
            wanted = int(found.rows[truth][effect])
            joined = Counter(chief[each] for each in held if each in chief).most_common(1)
            right["incident"] += bool(joined) and _best(whole[joined[0][0]], effect) == wanted
            single = {each: _single(each, own, alone, effect) == wanted for each in held}
            right["latest article"] += single[max(held, key=lambda each: (day[each], each))]
            average += sum(single.values()) / len(single)
            right["best article, chosen by the truth"] += any(single.values())
        scores[effect] = {name: round(hits / len(several), 3) for name, hits in right.items()}
        scores[effect]["any article, on average"] = round(average / len(several), 3)
    return scores


def _apart(found: Read) -> list[Incident]:
    """Every article's mentions as they would be if it were the only one."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in found.mentions:
        by_article[mention.article_id].append(mention)
    return [
        Incident(mention.mention_id, mention.kind, (mention.mention_id,))
        for held in by_article.values()
        for mention in held
    ]


def _records(
    found: Read, families: Sequence[Family], incidents: Sequence[Incident]
) -> dict[str, Record]:
    mentions = {each.mention_id: each for each in found.mentions}
    articles = {each.article_id: each for each in found.articles}
    family_of = {member: each for each in families for member in each.article_ids}
    profile = reconcile.PROFILES["plain"]
    return {
        each.incident_id: reconcile.reconcile(
            each, [mentions[member] for member in each.mention_ids], articles, family_of, profile
        )
        for each in incidents
    }


def _single(
    article: str, own: Mapping[str, str], alone: Mapping[str, Record], effect: str
) -> int | None:
    return _best(alone[own[article]], effect) if article in own else None


def _best(record: Record, effect: str) -> int:
    """Best, the floor of the parts where there is no total, and none where no page gives any."""
    for outcome in record.tolls:
        if outcome.field == effect:
            known = (outcome.profile_best, outcome.profile_low)
            return next((number for number in known if number is not None), 0)
    return 0


if __name__ == "__main__":
    main()
