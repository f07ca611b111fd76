"""A record in which everything that a page may say is an attempt to run a script."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tests.hostile.vectors import VECTORS
from tests.review.sample import article, claim
from whence import ids
from whence.model import (
    Article,
    Claim,
    Disagreement,
    Family,
    Incident,
    Mention,
    Outcome,
    Record,
    SourceGroup,
    Statement,
    Told,
    Toll,
    canonical,
)
from whence.store import Store

PER_ARTICLE = 25


class Hostile(Struct, frozen=True):
    """The record's folder and what stands in it."""

    folder: Path
    articles: tuple[str, ...]
    incidents: tuple[str, ...]


def build(folder: Path) -> Hostile:
    """One incident for each vector, whose words stand in titles, texts, bylines, outlets, file
    names, headers, places, informants, speakers and quotes."""
    articles: list[str] = []
    incidents: list[Incident] = []
    records: list[Record] = []
    families: list[Family] = []
    with Store.create(folder) as store:
        for start in range(0, len(VECTORS), PER_ARTICLE):
            some = [" ".join(each.split()) for each in VECTORS[start : start + PER_ARTICLE]]
            lines = [f"{number}. Two men were killed, said {each}." for number, each in
                     enumerate(some)]  # fmt: skip
            text = f"{some[0]}\n\n" + "\n\n".join(lines)
            page, found = article(
                text, some[-1], date(2031, 3, 3), byline=some[1], header=some[-2], title=some[0]
            )
            mentions = []
            for number, each in enumerate(some):
                made = (
                    claim(found, f"{number}. Two men", Toll("killed", 2, 2, each, who=each), each),
                    claim(found, lines[number][-12:], Statement(each, "say", False, each), each),
                )
                mention_id = ids.mention(found.article_id, "hostile/1", str(number))
                moved = tuple(_of(one, mention_id) for one in made)
                mentions.append(Mention(mention_id, found.article_id, "attack", False, moved))
                incident = Incident(ids.incident(mention_id), "attack", (mention_id,))
                incidents.append(incident)
                records.append(_record(incident.incident_id, each, moved[0].claim_id, found))
            store.originals.put(text.encode())
            store.take(page)
            store.put_reading(page, (found,), mentions, (), "hostile/1")
            families.append(Family(ids.family(found.article_id), found.article_id))
            articles.append(found.article_id)
        store.replace_groups(families, incidents, records, "hostile/1")
    return Hostile(folder, tuple(articles), tuple(each.incident_id for each in incidents))


def _of(one: Claim, mention_id: str) -> Claim:
    claim_id = ids.claim(mention_id, canonical(one.value), one.start, one.end)
    return replace(one, claim_id=claim_id, mention_id=mention_id)


def _record(incident_id: str, vector: str, claim_id: str, found: Article) -> Record:
    series = tuple(
        Told(date(2031, 3, day), 2, 2, vector, vector, vector, claim_id) for day in (3, 4)
    )
    return Record(
        incident_id, "attack", vector, date(2031, 3, 3), date(2031, 3, 3), vector, vector,
        10.0, 20.0, 2_000,
        (Outcome("killed", 2, 2, 2, 2, 2, vector, (claim_id,), words=(vector,), series=series),),
        (SourceGroup(vector, (found.article_id,), (vector,), vector),),
        (Disagreement("killed", "informants", (claim_id,), vector),),
    )  # fmt: skip
