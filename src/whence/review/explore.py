"""Finding incidents: by words, by what they are, and how many there are of each.

The entries of a record are held in columns, so that any filters together, and the counts beside
them, are one pass over each column. A change of the record is seen at the next question, and only
new entries are read then.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from whence.gazetteer import fold, gazetteer
from whence.model import LABELS, ReviewState
from whence.review.query import FACETS, Query
from whence.store import Store
from whence.store.entry import Entry
from whence.store.index import State
from whence.wording import RECALLED, days, figures

LookUp = Callable[[str], list[int]]
_Mask = NDArray[np.bool_]
_NEVER = -1
_WORDS_KEPT = 256


class Choice(Struct, frozen=True):
    """One value of a facet: how many incidents have it, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


class Found(Struct, frozen=True):
    """The incidents that a query asks for, in its order, out of ``of``; and for each facet its
    values, the chosen and then the most frequent first, counted as if that facet were not there.
    ``choices_left_out`` counts the values that are not listed."""

    entries: Sequence[Entry]
    of: int
    choices: Mapping[str, tuple[Choice, ...]]
    choices_left_out: Mapping[str, int]


class Explorer:
    """Questions to one record. Threads may share it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._held: dict[int, Entry] = {}
        self._columns: Columns | None = None

    def columns(self) -> Columns:
        """The entries as they are now; as they were a moment ago while another thread reads."""
        state = self._store.index_state()
        held = self._columns
        if held is not None and held.state == state:
            return held
        if not self._turn.acquire(blocking=held is None):
            assert held is not None
            return held
        try:
            if self._columns is None or self._columns.state != state:
                self._refresh(state)
            assert self._columns is not None
            return self._columns
        finally:
            self._turn.release()

    def find(self, query: Query, most_choices: int = 8) -> Found:
        """What a query asks for, with at most so many values of each facet beside those chosen."""
        columns = self.columns()
        return columns.find(query, most_choices)

    def excerpts(self, query: Query, entries: Sequence[Entry]) -> dict[str, tuple[str, str]]:
        """Where the words of a query stand in some of its incidents' articles, by the incident's
        id: the article's id and its words. What only a heading holds has none."""
        numbers = self.columns().articles_with(query, entries)
        found = self._store.excerpts(_sought(query), set(numbers.values()))
        return {one: found[number] for one, number in numbers.items() if number in found}

    def _refresh(self, state: State) -> None:
        numbers = self._store.entry_numbers()
        kept = {number: self._held[number] for number in numbers if number in self._held}
        new = [number for number in numbers if number not in kept]
        kept.update(self._store.entries(new))
        self._held = kept
        # By id, which is the order of incidents of one day everywhere.
        entries = sorted(kept.values(), key=lambda entry: entry.incident_id)
        self._columns = Columns(state, entries, self._store.article_numbers)


class Columns:
    """Entries by column; immutable."""

    def __init__(self, state: State, entries: Sequence[Entry], look_up: LookUp) -> None:
        """``look_up`` gives the numbers of the articles that hold a word."""
        self.state = state
        self.entries = entries
        self._facets = {facet: _Facet(entries, facet) for facet in FACETS}
        self._dated = _days(entry.earliest for entry in entries)
        self._first = _days(entry.earliest or entry.latest for entry in entries)
        self._last = _days(entry.latest or entry.earliest for entry in entries)
        self._tolls = {}
        self._lat = _floats(entry.lat for entry in entries)
        self._lon = _floats(entry.lon for entry in entries)
        self._sources = np.array([entry.sources for entry in entries], np.int32)
        self._headings = [_heading(entry) for entry in entries]
        self._rows = np.array(
            [row for row, entry in enumerate(entries) for _ in entry.articles], np.int32
        )
        self._articles = np.array([one for entry in entries for one in entry.articles], np.int64)
        self._most = int(self._articles.max(initial=0))
        self._holding = lru_cache(_WORDS_KEPT)(self._holding_word)
        self._look_up = look_up
        for effect in {each.effect for entry in entries for each in entry.tolls}:
            self._tolls[effect] = _Tolls(entries, effect)

    def find(self, query: Query, most_choices: int) -> Found:
        """What a query asks for."""
        masks = {facet: self._facets[facet].mask(query.chosen.get(facet, ())) for facet in FACETS}
        plain = self._plain(query)
        matching = plain
        for mask in masks.values():
            matching = matching & mask
        choices, left_out = {}, {}
        for facet in FACETS:
            others = plain
            for other, mask in masks.items():
                if other != facet:
                    others = others & mask
            limit = None if facet == query.all_of else most_choices
            choices[facet], left_out[facet] = self._facets[facet].choices(
                others, query.chosen.get(facet, ()), limit
            )
        rows = self._in_order(np.flatnonzero(matching), query)
        found = tuple(self.entries[row] for row in rows)
        return Found(found, len(self.entries), choices, left_out)

    def _plain(self, query: Query) -> _Mask:
        """The rows that the filters other than facets leave."""
        mask = np.ones(len(self.entries), np.bool_)
        for word in _sought(query):
            mask &= self._holding(word).rows
        if query.since:
            mask &= self._last >= query.since.toordinal()
        if query.until:
            mask &= (self._first != _NEVER) & (self._first <= query.until.toordinal())
        if query.least is not None or query.most is not None:
            toll = self._tolls.get(query.effect)
            mask &= toll.between(query.least, query.most) if toll else False
        if query.box:
            box = query.box
            mask &= (self._lon >= box.west) & (self._lon <= box.east)
            mask &= (self._lat >= box.south) & (self._lat <= box.north)
        return mask

    def articles_with(self, query: Query, entries: Sequence[Entry]) -> dict[str, int]:
        """For each entry the number of the article that holds most of a query's words."""
        holdings = [self._holding(word).articles for word in _sought(query)]

        def held(number: int) -> int:
            # The entries may be those of a moment ago, and name articles that have gone.
            return sum(number < len(each) and bool(each[number]) for each in holdings)

        return {
            entry.incident_id: max(entry.articles, key=held)
            for entry in entries
            if holdings and entry.articles
        }

    def _holding_word(self, word: str) -> _Holding:
        inside = f" {fold(word)} "
        mask = np.fromiter((inside in words for words in self._headings), np.bool_)
        found = np.array(self._look_up(word), np.int64)
        holding = np.zeros(self._most + 1, np.bool_)
        # An article that came since the entries were read is none of theirs.
        holding[found[found <= self._most]] = True
        mask[self._rows[holding[self._articles]]] = True
        return _Holding(mask, holding)

    def _in_order(self, rows: NDArray[np.intp], query: Query) -> NDArray[np.intp]:
        """The rows in the query's order; what is alike in it by date and then by id."""
        dated = self._dated[rows]
        by_date = np.where(dated == _NEVER, np.iinfo(np.int32).max, dated)
        match query.sort:
            case "date":
                return rows[np.argsort(by_date, kind="stable")]
            case "-date":
                return rows[np.argsort(-self._last[rows], kind="stable")]
            case "toll":
                toll = self._tolls.get(query.effect)
                highest = toll.high[rows] if toll else np.zeros(len(rows))
                return rows[np.lexsort((by_date, -highest))]
            case "sources":
                return rows[np.lexsort((by_date, -self._sources[rows]))]


class _Holding(Struct, frozen=True):
    """Where a word stands: in the headings, outlets, informants or articles of which rows, and in
    which articles, by their numbers."""

    rows: _Mask
    articles: _Mask


class _Facet:
    """The values of one facet: ``_values[held[i]]`` is one of the entry in row ``rows[i]``. Values
    that differ in case and accents are one, called as most incidents call it."""

    def __init__(self, entries: Sequence[Entry], facet: str) -> None:
        codes: dict[str, int] = {}
        code_of: dict[str, int] = {}
        spelled: Counter[str] = Counter()
        rows: list[int] = []
        held: list[int] = []
        for row, entry in enumerate(entries):
            values = [value for value in _VALUES[facet](entry) if value]
            for value in values:
                if value not in code_of:
                    code_of[value] = codes.setdefault(fold(value) or value, len(codes))
            of_row = {code_of[value] for value in values}
            spelled.update(values)
            rows += [row] * len(of_row)
            held += of_row
        names: dict[int, str] = {}
        for value, _ in sorted(spelled.items(), key=lambda pair: (-pair[1], pair[0])):
            names.setdefault(code_of[value], value)
        self._count = len(entries)
        self._codes = codes
        self._values = [names[code] for code in range(len(codes))]
        self._rows = np.array(rows, np.int32)
        self._held = np.array(held, np.int32)

    def mask(self, chosen: Sequence[str]) -> _Mask:
        """The rows that have one of the values; all, where none is chosen."""
        if not chosen:
            return np.ones(self._count, np.bool_)
        wanted = np.zeros(len(self._values), np.bool_)
        keys = (fold(value) or value for value in chosen)
        wanted[[self._codes[key] for key in keys if key in self._codes]] = True
        mask = np.zeros(self._count, np.bool_)
        if len(self._held):
            mask[self._rows[wanted[self._held]]] = True
        return mask

    def choices(
        self, among: _Mask, chosen: Sequence[str], limit: int | None
    ) -> tuple[tuple[Choice, ...], int]:
        """The values of some rows, and how many of them are left out."""
        counts: dict[str, int] = {}
        if len(self._held):
            held = self._held[among[self._rows]]
            counted = np.bincount(held, minlength=len(self._values))
            counts = {self._values[code]: int(counted[code]) for code in np.flatnonzero(counted)}
        called = {fold(value) or value: value for value in chosen}
        keys = {value: fold(value) or value for value in counts}
        counts = {called.get(keys[value], value): count for value, count in counts.items()}
        rest = [value for value in counts if value not in chosen]
        rest.sort(key=lambda value: (-counts[value], value))
        shown = [*chosen, *rest[:limit]]
        listed = tuple(Choice(value, counts.get(value, 0), value in chosen) for value in shown)
        return listed, len(rest) - len(rest[:limit])


class _Tolls:
    """The lowest and highest figure of one effect by row."""

    def __init__(self, entries: Sequence[Entry], effect: str) -> None:
        low = [_NEVER] * len(entries)
        high = [float(_NEVER)] * len(entries)
        for row, entry in enumerate(entries):
            for each in entry.tolls:
                known = each.low if each.low is not None else each.high
                if each.effect == effect and known is not None:
                    low[row] = known if each.low is not None else 0
                    high[row] = each.high if each.high is not None else known
        self._low = np.array(low, np.float64)
        self.high = np.array(high, np.float64)

    def between(self, least: int | None, most: int | None) -> _Mask:
        """The rows of which some report is within the bounds."""
        mask: _Mask = self.high >= (least or 0)
        return mask if most is None else mask & (self._low <= most)


NAMES: Mapping[str, str] = {
    "country": "Country",
    "place": "Place",
    "kind": "Kind",
    "outlet": "Outlet",
    "informant": "Informant",
    "told": "Told",
    "review": "Review",
    "differ": "Disagreement",
}
"""The facets as a person reads them."""

_VALUES: Mapping[str, Callable[[Entry], tuple[str | None, ...]]] = {
    "country": lambda entry: (entry.country,),
    "place": lambda entry: (entry.place, *entry.around),
    "kind": lambda entry: (entry.kind,),
    "outlet": lambda entry: entry.outlets,
    "informant": lambda entry: entry.informants,
    "told": lambda entry: (RECALLED if entry.recalled else "as news",),
    "review": lambda entry: (entry.review,),
    "differ": lambda entry: entry.disagreements,
}


def _sought(query: Query) -> list[str]:
    """The words of a query that have a letter or a figure."""
    return [word for word in query.words.split() if fold(word)]


def chips(query: Query) -> list[tuple[str, str]]:
    """What narrows a query, in words, each with the address without it."""
    found: list[tuple[str, str]] = []
    if query.words:
        found.append((f"“{query.words}”", query.href(words="")))
    if query.since or query.until:
        found.append((days(query.since, query.until), query.href(since=None, until=None)))
    if query.least is not None or query.most is not None:
        toll = f"{query.effect}: {figures(query.least, query.most)}"
        found.append((toll, query.href(least=None, most=None)))
    if query.box:
        found.append(("part of the map", query.href(box=None)))
    for facet, values in query.chosen.items():
        found += [(label(facet, value), query.toggled(facet, value)) for value in values]
    return found


def label(facet: str, value: str) -> str:
    """A facet's value as a person reads it."""
    match facet:
        case "country":
            return country(value)
        case "review":
            return LABELS[cast(ReviewState, value)]
    return value


def country(code: str) -> str:
    """A country's name; its code where the gazetteer has none."""
    found = gazetteer().country(code)
    return found.name if found else code


@lru_cache(1 << 16)
def _folded(name: str) -> str:
    # The same few outlets, informants and places stand in thousands of entries.
    return fold(name)


def _heading(entry: Entry) -> str:
    parts = [entry.kind, entry.place or "", *entry.around, *entry.outlets, *entry.informants]
    if entry.country:
        parts.append(country(entry.country))
    return f" {' '.join(map(_folded, parts))} "


def _days(days: Iterator[Any]) -> NDArray[np.int32]:
    return np.array([_NEVER if day is None else day.toordinal() for day in days], np.int32)


def _floats(values: Iterator[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], np.float64)
