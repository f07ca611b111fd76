"""Dates and places of incidents on the development data: how many are right, wrong and left open.

    python -m bench.placing --data ../shared/data

Gun violence incidents: the day and the town that a record of their articles has, against the
registry; a town of the name in another state is wrong; once more for those incidents whose
articles, read or not, write the day in words that mean it, or the town's name. Airwars
assessments: the narrowest place against the labelled point. Hand-labelled pages: the dates and
places of each page's incidents.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from bench.halves import fitted
from bench.placing_kinds import DAYS, TOWNS, day_kind, town_kind
from whence import ids
from whence.clean import clean
from whence.config import Limits
from whence.extract.dating import anchor, dated
from whence.extract.rules import RulesReader
from whence.extract.timex import timexes
from whence.gazetteer import distance_m, fold, gazetteer
from whence.model import Article, Claim, Declared, Mention, MentionDraft, Page, When, Where
from whence.reconcile import setting
from whence.replayed import copied

_SOME_DAYS = 6


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
    archived = copied(row.get("archive_url"))
    page = Page(
        page_id=ids.page(ids.digest(body), None),
        digest=ids.digest(body),
        size=len(body),
        media="application/json",
        source="bench",
        url=archived.url if archived else None,
        declared=Declared(row.get("title"), None, day),
    )
    return clean(page, body, Limits())[0]


def read(row: Row, reader: RulesReader) -> list[MentionDraft]:
    """What the reader finds in a data row."""
    return [mention for article in articles(row) for mention in reader.read(article)]


def main_places(mentions: Iterable[MentionDraft]) -> list[Where]:
    """The places with a point of the incidents that are not in the background, in text order."""
    return [
        claim.value
        for mention in mentions
        if not mention.background
        for claim in mention.claims
        if isinstance(claim.value, Where) and claim.value.lat is not None
    ]


def within(place: Where, lat: float, lon: float, metres: float | None = None) -> bool:
    """Whether a point lies within some metres of a place, or within the place's own radius."""
    apart = distance_m(place.lat or 0.0, place.lon or 0.0, lat, lon)
    return apart <= ((place.radius_m or 0) if metres is None else metres)


def gun_violence(data: Path, reader: RulesReader) -> Row:
    """Dates and towns of the gun violence incidents as a record of their articles gives them;
    whether the labelled point of one lies within the radius of the first place of an article; and
    how many are right, wrong and open, by kind."""
    by_id = {row["doc_id"]: row for row in rows(data / "gva" / "dev_articles.jsonl.gz")}
    score: dict[str, Score] = defaultdict(Score)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for incident in rows(data / "gva" / "dev_incidents.jsonl.gz"):
        texts = [
            article for doc in incident["docs"] if doc in by_id for article in articles(by_id[doc])
        ]
        told = [(article, found) for article in texts if (found := reader.read(article))]
        for _, mentions in told:
            for first in main_places(mentions)[:1]:
                point = incident["lat_lon"]
                score["first place's radius"].add(within(first, *point) if point else None)
        day, span, town = answers(told)
        right = day.isoformat() == incident["date"] if day else None
        wanted = named_by(incident["city_or_county"], incident["state"])
        placed = town in wanted if town else None
        half = "half in view" if fitted(str(incident["incident_id"])) else "other half"
        for name in ("", f", {half}"):
            score[f"date{name}"].add(right)
            score[f"city{name}"].add(placed)
        wanted_day = date.fromisoformat(incident["date"])
        if written := tells_day(texts, wanted_day):
            score["date, where told"].add(right)
        if named := names_town(texts, incident["city_or_county"]):
            score["city, where named"].add(placed)
        every = [mentions for _, mentions in told]
        kinds["date"][day_kind(wanted_day, day, written=written)] += 1
        kinds["city"][town_kind(incident, town, wanted, every, named=named)] += 1
        if span and day is None:
            score["date, two to six days"].add(
                span[0].isoformat() <= incident["date"] <= span[1].isoformat()
            )
    return {
        **{name: score[name].row() for name in sorted(score)},
        "date, by kind": {kind: kinds["date"][kind] for kind in DAYS},
        "city, by kind": {kind: kinds["city"][kind] for kind in TOWNS},
    }


def tells_day(texts: Iterable[Article], day: date) -> bool:
    """Whether any text has words that mean just this day, of whatever they tell it."""
    for text in texts:
        at = anchor(text)
        for timex in timexes(text.text, at.created):
            found = dated(timex, text.text, at)
            if found and found.earliest == found.latest == day:
                return True
    return False


def names_town(texts: Iterable[Article], label: str) -> bool:
    """Whether any text has a name by which the registry calls the town."""
    names = [part.strip() for part in re.split(r"[()]", label)]
    written = "|".join(re.escape(name) for name in names if name and name != "county")
    pattern = re.compile(rf"\b(?:{written})\b", re.IGNORECASE)
    return any(pattern.search(text.text) for text in texts)


def answers(
    told: Sequence[tuple[Article, Sequence[MentionDraft]]],
) -> tuple[date | None, tuple[date, date] | None, str | None]:
    """The day, the days where they are at most six, and the town's key that a record of one
    incident has, whose articles' mentions these are: of each those that are not in the background,
    or else its first."""
    mentions: list[Mention] = []
    of: dict[str, Article] = {}
    for number, (article, drafts) in enumerate(told):
        name = f"{article.article_id} {number}"
        of[name] = article
        own = [one for one in drafts if not one.background] or list(drafts[:1])
        mentions += [_mention(f"{name} {place}", name, one) for place, one in enumerate(own)]
    source_of = {name: number for number, name in enumerate(of)}
    first, last = setting.when(mentions, of, source_of)
    place = setting.where(mentions, of, source_of)
    entry = gazetteer().entry(place.gazetteer) if place and place.gazetteer else None
    return (
        first if first == last else None,
        (first, last) if first and last and (last - first).days < _SOME_DAYS else None,
        entry.key if entry and entry.kind == "town" else None,
    )


def _mention(mention_id: str, article_id: str, draft: MentionDraft) -> Mention:
    claims = tuple(
        Claim(
            f"{mention_id} {number}", article_id, mention_id, one.value, one.quote, one.start,
            one.end, (), one.informant, one.confidence, "bench",
        )
        for number, one in enumerate(draft.claims)
    )  # fmt: skip
    return Mention(mention_id, article_id, draft.kind, draft.background, claims)


def named_by(label: str, state: str) -> set[str]:
    """The keys of the places of a state that a label means: of "Arden (Velde)" either, of "Arden
    (county)" the county."""
    parts = [part.strip() for part in re.split(r"[()]", label)]
    names = [f"{parts[0]} County"] if "county" in parts else [part for part in parts if part]
    division = gazetteer().division(state, "US")
    return {
        entry.key
        for name in (*names, parts[0])
        for entry in gazetteer().named(name)
        if division is None or entry.division == division.key
    }


def airwars(data: Path, reader: RulesReader) -> Row:
    """The narrowest place of each assessment against its point: within 5 km, and within the
    place's own radius."""
    near, radii = Score(), Score()
    for page in rows(data / "airwars" / "dev.jsonl.gz"):
        if not page["geo"]:
            continue
        lat, lon = map(float, page["geo"].split(","))
        found = main_places(read({"text": page["assessment"]}, reader))
        best = min(found, key=lambda place: place.radius_m or 0, default=None)
        near.add(within(best, lat, lon, 5_000) if best else None)
        radii.add(within(best, lat, lon) if best else None)
    return {"place within 5 km": near.row(), "narrowest place's radius": radii.row()}


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
            "airwars/dev.jsonl.gz",
        ),
        "reader": f"{reader.name}/{reader.version}",
        "multisource": hand_labelled(data, reader),
        "airwars_dev": airwars(data, reader),
        "gva_dev": gun_violence(data, reader),
    }
    for corpus in ("multisource", "airwars_dev", "gva_dev"):
        for field, row in result[corpus].items():
            if field.endswith("by kind"):
                print(corpus, field, *(f"\n  {value:5} {key}" for key, value in row.items()))
            else:
                print(corpus, field, *(f"{key}={value}" for key, value in row.items()))
    keep("placing", "dates and places", result)


if __name__ == "__main__":
    main()
