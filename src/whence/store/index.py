"""What people look incidents up by, one row for each, so that no list reads whole records.

The rows are written where records are and go with their incidents. An entry never changes: what is
written anew gets a new number, higher than every one before, so that a reader who holds some
entries needs only those that are new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, cast

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, func, insert, select, text

from whence.model import Record
from whence.store import tables
from whence.store.database import Database
from whence.store.entry import Counted, Entry

_BATCH = 500


class State(Struct, frozen=True):
    """Differs whenever the entries do."""

    newest: int
    entries: int


class Indexed:
    """The entries of a record and the word index of its articles, to read."""

    _database: Database

    def index_state(self) -> State:
        """Which entries there are."""
        query = text("SELECT coalesce(max(number), 0), count(*) FROM incident_entries")
        with self._database.reading() as connection:
            return State(*connection.execute(query).one())

    def entry_numbers(self) -> list[int]:
        """The numbers of the entries, ascending."""
        query = text("SELECT json_group_array(number) FROM incident_entries")
        with self._database.reading() as connection:
            return sorted(_numbers(connection.execute(query).scalar()))

    def entries(self, numbers: Collection[int]) -> Iterator[tuple[int, Entry]]:
        """Some entries with their numbers; one that has gone meanwhile is left out."""
        table = tables.incident_entries
        with self._database.reading() as connection:
            for some in batched(sorted(numbers)):
                query = select(table.c.number, table.c.body).where(table.c.number.in_(some))
                yield from cast(Iterable[tuple[int, Entry]], connection.execute(query).all())

    def article_numbers(self, words: str) -> list[int]:
        """The numbers, as entries name them, of the articles whose title or text holds the words
        one after another. Nothing in ``words`` is syntax; accents and case do not matter."""
        query = text(
            "SELECT json_group_array(rowid) FROM article_words WHERE article_words MATCH :words"
        )
        with self._database.reading() as connection:
            quoted = f'"{searchable(words)}"'
            return _numbers(connection.execute(query, {"words": quoted}).scalar())

    def excerpts(
        self, words: Iterable[str], numbers: Collection[int]
    ) -> dict[int, tuple[str, str]]:
        """For articles by their numbers: the article's id, and the place in its text that holds
        most of the words. Articles that hold none are left out."""
        quoted = " OR ".join(f'"{searchable(word)}"' for word in words)
        if not quoted or not numbers:
            return {}
        query = text(
            "SELECT articles.number, article_id, snippet(article_words, -1, '', '', ' … ', 16) "
            "FROM article_words JOIN articles ON articles.number = article_words.rowid "
            "WHERE article_words MATCH :words AND article_words.rowid IN :numbers"
        ).bindparams(bindparam("numbers", expanding=True))
        with self._database.reading() as connection:
            rows = connection.execute(query, {"words": quoted, "numbers": list(numbers)})
            return {row[0]: (row[1], row[2]) for row in rows}

    def search(self, words: str, limit: int = 50, first: int = 0) -> list[tuple[str, str]]:
        """Articles whose title or text holds all the words, the best first, each with an excerpt;
        from the one at ``first`` (counted from 0), ``limit`` at most. Nothing in ``words`` is
        syntax; accents and case do not matter."""
        quoted = " ".join(f'"{word}"' for word in searchable(words).split())
        if not quoted:
            return []
        query = text(
            "SELECT article_id, snippet(article_words, -1, '', '', ' … ', 24) "
            "FROM article_words JOIN articles ON articles.number = article_words.rowid "
            "WHERE article_words MATCH :words ORDER BY rank, article_id LIMIT :limit OFFSET :first"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, {"words": quoted, "limit": limit, "first": first})
            return [(row[0], row[1]) for row in rows]


def searchable(words: str) -> str:
    """The words without what SQLite cannot take in a string or FTS5 reads as a quotation mark."""
    return words.encode("utf-8", "ignore").decode().replace("\0", " ").replace('"', " ")


def write(connection: Connection, records: Sequence[Record]) -> None:
    """Writes the entries of records, in place of those that their incidents have. The incidents
    and what they are made of are there. Of an incident's records under several profiles the first
    is what it is looked up by."""
    table = tables.incident_entries
    first = {record.incident_id: record for record in reversed(records)}
    for some in batched(tuple(reversed(first.values()))):
        wanted = [record.incident_id for record in some]
        connection.execute(delete(table).where(table.c.incident_id.in_(wanted)))
        articles, informants = _articles(connection, wanted), _informants(connection, wanted)
        confidences = _confidences(connection, wanted)
        rows = [
            {
                "incident_id": record.incident_id,
                "body": _entry(
                    record,
                    articles.get(record.incident_id, ()),
                    informants.get(record.incident_id, ()),
                    confidences.get(record.incident_id, 1.0),
                ),
            }
            for record in some
        ]
        connection.execute(insert(table), rows)


_Article = tuple[int, str | None, bool]


def _entry(
    record: Record, articles: Sequence[_Article], informants: Sequence[str], confidence: float
) -> Entry:
    outlets = {outlet for _, outlet, _ in articles if outlet}
    return Entry(
        incident_id=record.incident_id,
        kind=record.kind,
        earliest=record.earliest,
        latest=record.latest,
        place=record.place,
        country=record.country,
        lat=record.lat,
        lon=record.lon,
        radius_m=record.radius_m,
        tolls=tuple(Counted(each.field, each.least, each.high) for each in record.tolls),
        review=record.review.state,
        sources=len(record.sources),
        articles=tuple(number for number, _, _ in articles),
        copies=sum(copy for _, _, copy in articles),
        outlets=tuple(sorted(outlets)),
        informants=tuple(informants),
        disagreements=tuple(sorted({each.kind for each in record.disagreements})),
        confidence=confidence,
        around=record.around,
        recalled=record.recalled,
    )


def _articles(connection: Connection, wanted: Sequence[str]) -> Mapping[str, list[_Article]]:
    members, mentions = tables.incident_members, tables.mentions
    articles, families = tables.articles, tables.family_members
    query = (
        select(
            members.c.incident_id,
            articles.c.number,
            articles.c.outlet,
            families.c.position > 0,
        )
        .distinct()
        .join(mentions, mentions.c.mention_id == members.c.mention_id)
        .join(articles, articles.c.article_id == mentions.c.article_id)
        .outerjoin(families, families.c.article_id == articles.c.article_id)
        .where(members.c.incident_id.in_(wanted))
        .order_by(members.c.incident_id, articles.c.number)
    )
    rows = connection.execute(query).all()
    return {
        incident_id: [(number, outlet, bool(copy)) for _, number, outlet, copy in group]
        for incident_id, group in groupby(rows, key=lambda row: str(row[0]))
    }


def _informants(connection: Connection, wanted: Sequence[str]) -> Mapping[str, list[str]]:
    members, claims = tables.incident_members, tables.claims
    query = (
        select(members.c.incident_id, claims.c.informant)
        .distinct()
        .join(claims, claims.c.mention_id == members.c.mention_id)
        .where(members.c.incident_id.in_(wanted), claims.c.informant.is_not(None))
        .order_by(members.c.incident_id, claims.c.informant)
    )
    rows = connection.execute(query).all()
    return {
        incident_id: [str(row[1]) for row in group]
        for incident_id, group in groupby(rows, key=lambda row: str(row[0]))
    }


def _confidences(connection: Connection, wanted: Sequence[str]) -> Mapping[str, float]:
    """The lowest confidence of each incident's tolls."""
    members, claims = tables.incident_members, tables.claims
    query = (
        select(members.c.incident_id, func.min(claims.c.confidence))
        .join(claims, claims.c.mention_id == members.c.mention_id)
        .where(members.c.incident_id.in_(wanted), claims.c.field == "toll")
        .group_by(members.c.incident_id)
    )
    return {str(row[0]): float(row[1]) for row in connection.execute(query)}


def _numbers(found: Any) -> list[int]:
    return msgspec.json.decode(found, type=list[int])


def batched(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Items in portions that one statement can name."""
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
