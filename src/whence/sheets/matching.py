"""Which row of a sheet is which incident of a record, and what speaks for it.

A row is compared with every mention of an incident as two mentions are with each other: under the
linkage model of ``group``, in bits, where 1 doubles the odds. Two things differ. Dates that
contradict each other rule nothing out within the window and weigh nothing, because a wrong date is
what a person looks for here; and an id or a URL that a row gives may name the incident outright.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct

from whence.gazetteer import Entry, gazetteer
from whence.group.candidates import known_names
from whence.group.index import Index
from whence.group.levels import Finding, findings, gap
from whence.group.model import Feature, weights
from whence.group.names import Collection
from whence.group.sketch import Sketch, sketches
from whence.model import Article, ByteMap, Claim, Mention, Precision, Toll, Value, When, Where
from whence.sheets.rows import Place, Row
from whence.ship import incident_ids
from whence.ship.cdxj import key
from whence.store import Store

MATCH = 6.5
"""Bits that a match takes: a day and a town, or a place and a toll of more than one."""
CLEAR = 4.0
"""Bits by which the match must be better than any other of its row and of its incident."""
POSSIBLE = 3.0
"""Bits from which on a pair is shown to a person."""
NAMED = 100.0
SAME_PAGE = 30.0
_SHOWN = 5
_POINT_M = 2_000
"""The radius of a point that a sheet gives: what its map would show as one place."""
_ROW = "row"
_FINENESS: tuple[tuple[int, Precision], ...] = (
    (1, "day"),
    (6, "days"),
    (14, "week"),
    (62, "month"),
)
"""How precise a range of so many days is at most."""


class Score(Struct, frozen=True):
    """A row beside an incident, with what speaks for and against, in bits."""

    row: int
    incident_id: str
    bits: float
    features: tuple[Feature, ...]


class Ambiguous(Struct, frozen=True):
    """A row that is not matched though incidents come into question, and why not."""

    row: int
    why: str
    candidates: tuple[Score, ...]


class Matches(Struct, frozen=True):
    """Every row is in one of these: matched to one incident, ambiguous, or missing in the record,
    with the incident that comes nearest if there is any. ``unmatched`` are the incidents that no
    row is matched to, in the record's order; ``unsure`` those of them that stand among the
    candidates of an ambiguous row."""

    matched: tuple[Score, ...]
    ambiguous: tuple[Ambiguous, ...]
    missing: tuple[tuple[int, Score | None], ...]
    unmatched: tuple[str, ...]
    unsure: frozenset[str]


def match(store: Store, rows: Sequence[Row], window: int, live: frozenset[str]) -> Matches:
    """Compares every row with every incident of those that are ``live`` whose dates come within
    ``window`` days of its own."""
    with store.shelf() as shelf:
        names = known_names(Index(shelf, store))
        scores = _Scores(store, rows, (window, names), live)
        by_row = {row.number: scores.of(row) for row in rows}
    by_incident: dict[str, list[Score]] = {}
    for found in by_row.values():
        for score in found:
            by_incident.setdefault(score.incident_id, []).append(score)
    matched: list[Score] = []
    ambiguous: list[Ambiguous] = []
    missing: list[tuple[int, Score | None]] = []
    for number, found in by_row.items():
        likely = tuple(score for score in found if score.bits >= POSSIBLE)
        if not likely:
            missing.append((number, found[0] if found else None))
        elif why := _doubt(likely, by_incident):
            ambiguous.append(Ambiguous(number, why, likely[:_SHOWN]))
        else:
            matched.append(likely[0])
    taken = {score.incident_id for score in matched}
    ids = (each.incident_id for each in store.incidents())
    left = tuple(each for each in ids if each in live - taken)
    doubted = {score.incident_id for each in ambiguous for score in each.candidates}
    return Matches(
        tuple(matched),
        tuple(ambiguous),
        tuple(missing),
        left,
        frozenset(doubted.intersection(left)),
    )


def _doubt(likely: Sequence[Score], by_incident: Mapping[str, Sequence[Score]]) -> str | None:
    """Why the best candidate of a row is not its match; None if it is."""
    best = likely[0]
    if best.bits < MATCH:
        return "what the row says is too little, or speaks against it too"
    if len(likely) > 1 and best.bits - likely[1].bits < CLEAR:
        return "it fits more than one incident"
    rivals = [
        score
        for score in by_incident[best.incident_id]
        if score.row != best.row and score.bits > best.bits - CLEAR
    ]
    if rivals:
        lines = ", ".join(str(score.row) for score in sorted(rivals, key=lambda each: each.row))
        return f"the incident fits row {lines} about as well"
    return None


class _Scores:
    """The comparisons of rows with the incidents of a record."""

    def __init__(
        self,
        store: Store,
        rows: Sequence[Row],
        by: tuple[int, Collection],
        live: frozenset[str],
    ) -> None:
        """``by`` is the window in days, and what the record says about names."""
        self._window = timedelta(days=by[0])
        self._names = by[1]
        incident_of = {one: other for one, other in incident_ids(store).items() if other in live}
        self._urls = _urls(store, incident_of)
        self._rows, self._held = _sketches(store, rows, incident_of)
        self._order = {each.incident_id: n for n, each in enumerate(store.incidents())}
        self._live = live

    def of(self, row: Row) -> list[Score]:
        """The incidents that come into question for a row, the best first."""
        best: dict[str, tuple[Feature, ...]] = {}
        own = self._rows.get(row.number)
        named = dict(self._named(row))
        for incident_id, sketch in self._held:
            if own is None or not self._near(own, sketch):
                continue
            features = _features(own, sketch, self._names)
            if incident_id not in best or _bits(features) > _bits(best[incident_id]):
                best[incident_id] = features
        for incident_id, features in named.items():
            best[incident_id] = (*features, *best.get(incident_id, ()))
        found = [
            Score(row.number, incident_id, round(_bits(features), 2), features)
            for incident_id, features in best.items()
        ]
        return sorted(found, key=lambda each: (-each.bits, self._order[each.incident_id]))

    def _near(self, row: Sketch, other: Sketch) -> bool:
        if row.dates.latest is None or other.dates.latest is None:
            return True
        return gap(row.dates, other.dates) <= self._window.days

    def _named(self, row: Row) -> Iterator[tuple[str, tuple[Feature, ...]]]:
        found: dict[str, tuple[Feature, ...]] = {}
        if row.incident and row.incident in self._live:
            found[row.incident] = (("the sheet names the incident", NAMED),)
        for url in row.urls:
            for incident_id in self._urls.get(key(url), ()):
                same = ("the sheet gives the page of a report", SAME_PAGE)
                if same not in found.get(incident_id, ()):
                    found[incident_id] = (*found.get(incident_id, ()), same)
        yield from found.items()


def _bits(features: Iterable[Feature]) -> float:
    return sum(weight for _, weight in features)


def _features(row: Sketch, other: Sketch, names: Collection) -> tuple[Feature, ...]:
    known = weights()
    found = [
        (each.words, known[each.comparison].get(each.level, 0.0))
        for each in findings(row, other, names)
        if _says_something(row, each)
    ]
    return tuple((words, weight) for words, weight in found if weight)


def _says_something(row: Sketch, each: Finding) -> bool:
    """A sheet's words are no report's, so that few in common say nothing; a row that names no kind
    does not say that it was some attack; and other dates may be a slip."""
    unknown = row.kind == "attack" and each.comparison == "kind"
    return each.comparison != "words" and each.level != "other dates" and not unknown


def _urls(store: Store, incident_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The incidents that the article at an address chiefly reports, by its address as indexes sort
    it."""
    pages = {page.page_id: page.url for page in store.pages() if page.url}
    at: dict[str, str] = {}
    for article in store.articles():
        url = article.url or pages.get(article.page_id)
        if url:
            at[article.article_id] = key(url)
    found: dict[str, dict[str, None]] = {}
    for mention in store.mentions():
        incident_id = incident_of.get(mention.mention_id)
        if incident_id and not mention.background and mention.article_id in at:
            found.setdefault(at[mention.article_id], {})[incident_id] = None
    return {url: tuple(each) for url, each in found.items()}


# -- rows as mentions -------------------------------------------------------------------------


def _sketches(
    store: Store, rows: Sequence[Row], incident_of: Mapping[str, str]
) -> tuple[dict[int, Sketch], list[tuple[str, Sketch]]]:
    """The sketch of every row by its number, and of every mention with its incident."""
    made = [_as_report(row) for row in rows]
    mentions = [each for each in store.mentions() if each.mention_id in incident_of]
    articles = [*store.articles(), *(article for article, _ in made)]
    found = sketches([*mentions, *(each for _, each in made)], articles, tuple(store.families()))
    by_row: dict[int, Sketch] = {}
    held: list[tuple[str, Sketch]] = []
    for sketch in found:
        kind, _, number = sketch.mention_id.partition(" ")
        if kind == _ROW:
            by_row[int(number)] = sketch
        else:
            held.append((incident_of[sketch.mention_id], sketch))
    return by_row, held


def _as_report(row: Row) -> tuple[Article, Mention]:
    """A row as if it were a short report of its incident."""
    name = f"{_ROW} {row.number}"
    text = "\n".join(each for each in (row.place.name, row.notes) if each)
    article = Article(name, name, 0, "report", text, ByteMap(), ("text",), "utf-8")
    claims = tuple(
        Claim(f"{name}/{n}", name, name, value, "", 0, 0, (), None, 1.0, "sheet")
        for n, value in enumerate(_values(row))
    )
    return article, Mention(name, name, row.kind or "attack", False, claims)


def _values(row: Row) -> Iterator[Value]:
    if row.earliest and row.latest:
        length = (row.latest - row.earliest).days + 1
        fits: list[Precision] = [name for most, name in _FINENESS if length <= most]
        yield When(row.earliest, row.latest, fits[0] if fits else "year", "stated")
    yield from _places(row.place)
    for effect, count in row.counts.items():
        figures = tuple(dict.fromkeys(n for n in (count.low, count.high) if n is not None))
        if figures:
            yield Toll(effect, count.low, count.high, count.as_written, figures)


def _places(place: Place) -> Iterator[Where]:
    """The place of a row. Without a point of its own it has that of the only town that can be
    meant, if there is just one."""
    written = ", ".join(_capitalised(each) for each in (place.name, place.area) if each)
    if place.lat is not None and place.lon is not None:
        yield Where(written, place.country, place.lat, place.lon, _POINT_M)
        return
    if not written:
        if place.country:
            yield Where("", place.country, radius_m=None)
        return
    town = _only_town(place)
    if town:
        yield Where(written, town.country, town.lat, town.lon, town.radius_m, town.key)
    else:
        yield Where(written, place.country)


def _only_town(place: Place) -> Entry | None:
    if not place.name:
        return None
    known = gazetteer()
    towns = [
        each
        for each in known.towns(place.name.split(",")[0])
        if place.country in (None, each.country)
    ]
    if place.area and place.country and len(towns) > 1:
        division = known.division(place.area, place.country)
        towns = [each for each in towns if division and each.division == division.key] or towns
    return towns[0] if len(towns) == 1 else None


def _capitalised(name: str) -> str:
    """A name with capitals, by which names are known in a text."""
    return name if any(char.isupper() for char in name) else name.title()
