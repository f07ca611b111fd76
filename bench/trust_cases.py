"""The claims of date and place that can be held against a registry, each with the signs that
``whence.extract.trust`` weighs, and the towns of articles whose claims name none.

A date of an article's main incident is right if the registry's day lies in it; a place if the
registry's point lies within its radius or the registry names its town; a town if the registry
names it or its place by it.
Incidents go into halves by a digest of their id: one is fitted (``training.trust``), the other
measured (``bench.trusting``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from bench.corpora import Row, rows
from bench.halves import fitted
from bench.placing import articles, named_by, within
from whence.extract import when, where
from whence.extract.attribution import attributions
from whence.extract.casing import recased
from whence.extract.hometown import without_town
from whence.extract.hometown_signs import towns_of
from whence.extract.parse import Parse
from whence.extract.rules import drafted, parsed
from whence.extract.screen import may_tell
from whence.extract.text import Sentence, sentences
from whence.extract.trust import Model
from whence.gazetteer import gazetteer
from whence.model import Article, When, Where

Case = tuple[tuple[str, ...], bool]
"""A claim's signs, and whether it is right."""
Cases = dict[Model, list[Case]]
FILES = ("gva/dev_articles.jsonl.gz", "gva/dev_incidents.jsonl.gz")


def gathered(data: Path, *, fitted_half: bool) -> Cases:
    """The cases of each field in one half of the incidents."""
    truth: dict[str, Row] = {row["incident_id"]: row for row in rows(data / FILES[1])}
    found: Cases = defaultdict(list)
    for row in rows(data / FILES[0]):
        if fitted(row["incident_id"]) != fitted_half:
            continue
        for article in articles(row):
            for name, case in _cases(article, truth[row["incident_id"]]):
                found[name].append(case)
    return found


def _cases(article: Article, known: Row) -> Iterator[tuple[Model, Case]]:
    if article.kind == "not_read" or not may_tell(article.text):
        return
    article = replace(article, text=recased(article.text))
    found = sentences(article.text)
    parse = parsed(article.text, found)
    mentions = drafted(article, found, parse)
    main = [one for one in mentions if not one.background]
    taken = {(claim.start, claim.end) for one in main for claim in one.claims}
    yield from _of_claims(article, found, parse, known, taken)
    wanted = named_by(known["city_or_county"], known["state"])
    for number in without_town(mentions):
        for town in towns_of(article, found, mentions[number]):
            yield "home", (town.signs, town.entry.key in wanted)


def _of_claims(
    article: Article,
    found: tuple[Sentence, ...],
    parse: Parse,
    known: Row,
    taken: set[tuple[int, int]],
) -> Iterator[tuple[Model, Case]]:
    """The dates and places of the main incident, by their spans."""
    said = attributions(article.text, found, parse)
    day = date.fromisoformat(known["date"])
    for draft, signs in when.signed(article, found, said):
        value = draft.value
        if (draft.start, draft.end) in taken and isinstance(value, When) and value.earliest:
            yield "when", (signs, value.earliest <= day <= (value.latest or value.earliest))
    for draft, signs in where.signed(article, found, said):
        value = draft.value
        located = isinstance(value, Where) and value.lat is not None and known["lat_lon"]
        if (draft.start, draft.end) in taken and located:
            yield "where", (signs, placed_right(value, known))  # type: ignore[arg-type]


def placed_right(value: Where, known: Row) -> bool:
    """Whether the registry's point lies within a place's radius, or the registry names its town."""
    entry = gazetteer().entry(value.gazetteer or "")
    town = (entry.town or entry.key) if entry else ""
    wanted = named_by(known["city_or_county"], known["state"])
    return town in wanted or within(value, *known["lat_lon"])
