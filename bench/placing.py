"""Dates and places of incidents on the development data: how many are right, wrong and left open.

    python -m bench.placing --data ../shared/data

Gun violence articles: the first exact date and the town that most of an incident's articles give
for it, against the database. Hand-labelled pages: the dates and places of each page's incidents.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from whence import ids
from whence.clean import clean
from whence.config import Limits
from whence.extract.gazetteer import fold, gazetteer
from whence.extract.rules import RulesReader
from whence.model import Article, Declared, MentionDraft, Page, When, Where


class Score:
    """Counts of answers that were right, wrong, and not given."""

    def __init__(self) -> None:
        self.right = self.wrong = self.silent = 0

    def add(self, right: bool | None) -> None:
        """One answer; None where none was given."""
        if right is None:
            self.silent += 1
        elif right:
            self.right += 1
        else:
            self.wrong += 1

    def row(self) -> Row:
        """The counts with precision (of answers given) and the share of all that is right."""
        given, total = self.right + self.wrong, self.right + self.wrong + self.silent
        return {
            "right": self.right,
            "wrong": self.wrong,
            "silent": self.silent,
            "precision": round(self.right / given, 3) if given else None,
            "exact": round(self.right / total, 3) if total else None,
        }


def articles(row: Row) -> Sequence[Article]:
    """A data row as the clean stage gives it."""
    day = date.fromisoformat(row["published"]) if row.get("published") else None
    body = json.dumps({"text": row["text"], "title": row.get("title")}).encode()
    page = Page(
        page_id=ids.page(ids.digest(body), None),
        digest=ids.digest(body),
        size=len(body),
        media="application/json",
        source="bench",
        declared=Declared(row.get("title"), None, day),
    )
    return clean(page, body, Limits())[0]


def read(row: Row, reader: RulesReader) -> list[MentionDraft]:
    """What the reader finds in a data row."""
    return [mention for article in articles(row) for mention in reader.read(article)]


def main_dates(mentions: Iterable[MentionDraft]) -> list[date]:
    """The exact dates of the incidents that are not in the background, in text order."""
    return [
        claim.value.earliest
        for mention in mentions
        if not mention.background
        for claim in mention.claims
        if isinstance(claim.value, When)
        and claim.value.earliest
        and claim.value.earliest == claim.value.latest
    ]


def towns(mentions: Iterable[MentionDraft]) -> list[str]:
    """The gazetteer's names of the towns of those incidents; places without a point are silence."""
    names = gazetteer()
    return [
        name
        for mention in mentions
        if not mention.background
        for claim in mention.claims
        if isinstance(claim.value, Where) and claim.value.gazetteer
        if (name := names.name(claim.value.gazetteer))
    ]


def gun_violence(data: Path, reader: RulesReader) -> Row:
    """Dates and towns of the gun violence incidents."""
    by_id = {row["doc_id"]: row for row in rows(data / "gva" / "dev_articles.jsonl.gz")}
    dates, seen, unseen, cities = Score(), Score(), Score(), Score()
    for incident in rows(data / "gva" / "dev_incidents.jsonl.gz"):
        days: Counter[date] = Counter()
        places: Counter[str] = Counter()
        for doc in incident["docs"]:
            mentions = read(by_id[doc], reader) if doc in by_id else []
            found = main_dates(mentions)
            days.update(found[:1])
            places.update(set(towns(mentions)[:2]))
        gold = re.split(r"[()]", incident["city_or_county"])
        wanted = {fold(part) for part in gold if part.strip()}
        best = days.most_common(1)
        right = best[0][0].isoformat() == incident["date"] if best else None
        for score in (dates, seen if in_view(str(incident["incident_id"])) else unseen):
            score.add(right)
        place = places.most_common(1)
        cities.add(fold(place[0][0]) in wanted if place else None)
    return {
        "date": dates.row(),
        "date, half in view": seen.row(),
        "date, other half": unseen.row(),
        "city": cities.row(),
    }


def in_view(incident_id: str) -> bool:
    """Whether an incident is of the half that the rules of dates were written with."""
    return int(hashlib.sha256(incident_id.encode()).hexdigest(), 16) % 2 == 0


def hand_labelled(data: Path, reader: RulesReader) -> Row:
    """Dates and places of the hand-labelled pages' incidents, background ones included."""
    dates, places = Score(), Score()
    for page in rows(data / "multisource" / "pages.jsonl"):
        claims = [claim for mention in read(page, reader) for claim in mention.claims]
        days = [claim for claim in claims if isinstance(claim.value, When)]
        spots = [claim.value for claim in claims if isinstance(claim.value, Where)]
        for fact in page["facts"]:
            if fact["field"] == "date":
                dates.add(_date_right(fact, [claim.value for claim in days]))  # type: ignore[misc]
            elif fact["field"] == "place":
                wanted = {fold(part) for part in re.split(r"[,']", fact["value"])}
                text = [fold(spot.place) for spot in spots]
                hit = any(any(part and part in spot for part in wanted) for spot in text)
                places.add(hit if text else None)
    return {"date": dates.row(), "place": places.row()}


def _date_right(fact: Row, found: Sequence[When]) -> bool | None:
    if not found:
        return None
    wanted = str(fact["value"])
    return any(
        str(value.earliest).startswith(wanted)
        or (value.month_day or "--").removeprefix("--") == wanted
        for value in found
    )


def main() -> None:
    """Print the table and write it beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    reader = RulesReader()
    result: Row = {
        "data": digests(
            data,
            "gva/dev_articles.jsonl.gz",
            "gva/dev_incidents.jsonl.gz",
            "multisource/pages.jsonl",
        ),
        "reader": f"{reader.name}/{reader.version}",
        "multisource": hand_labelled(data, reader),
        "gva_dev": gun_violence(data, reader),
    }
    for corpus in ("multisource", "gva_dev"):
        for field, row in result[corpus].items():
            print(corpus, field, *(f"{key}={value}" for key, value in row.items()))
    keep("placing", "dates and places", result)


if __name__ == "__main__":
    main()
