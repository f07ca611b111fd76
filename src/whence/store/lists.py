"""Lists that are read a page at a time, each after the last id of the page before. An id that is
added or goes meanwhile shifts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, Text, func, select

from whence.model import Article, Decision, Record, Rejection
from whence.store import rows, tables
from whence.store.database import Database


class Gone(Struct, frozen=True):
    """An incident that the record no longer holds under this id, the mention that it was named
    after, and when it went (UTC)."""

    incident_id: str
    mention_id: str | None
    at: datetime


class Lists:
    """The part of a Store that gives lists in pages of at most ``limit``."""

    _database: Database

    def records_after(self, incident_id: str, limit: int) -> tuple[Record, ...]:
        """Records in the order of their incidents' ids, those of one in the order of profiles."""
        table = tables.records
        query = select(table.c.body).where(table.c.incident_id > incident_id)
        query = query.order_by(table.c.incident_id, table.c.profile).limit(limit)
        return tuple(row[0] for row in self._some(query))

    def rejected_records(self) -> tuple[Record, ...]:
        """Records that a person rejected, in the order of their incidents' ids."""
        table = tables.records
        state = func.json_extract(table.c.body, "$.review.state", type_=Text)
        query = select(table.c.body).where(state == "rejected").order_by(table.c.incident_id)
        return tuple(row[0] for row in self._some(query))

    def members_of(self, incident_ids: Iterable[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The mentions of incidents, in their order, each with its article's id."""
        members, mentions = tables.incident_members, tables.mentions
        query = (
            select(members.c.incident_id, members.c.mention_id, mentions.c.article_id)
            .join(mentions, mentions.c.mention_id == members.c.mention_id)
            .where(members.c.incident_id.in_(tuple(incident_ids)))
            .order_by(members.c.incident_id, members.c.position)
        )
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for incident_id, mention_id, article_id in self._some(query):
            found[incident_id] = (*found.get(incident_id, ()), (mention_id, article_id))
        return found

    def articles_after(self, article_id: str, limit: int) -> tuple[Article, ...]:
        """Articles in the order of their ids."""
        table = tables.articles
        query = select(*rows.columns(Article, table)).where(table.c.article_id > article_id)
        query = query.order_by(table.c.article_id).limit(limit)
        return tuple(Article(*row) for row in self._some(query))

    def decisions_after(self, number: int, limit: int) -> tuple[tuple[int, Decision], ...]:
        """Decisions with their numbers, the oldest first."""
        table = tables.decisions
        query = select(table.c.number, table.c.body).where(table.c.number > number)
        found = self._some(query.order_by(table.c.number).limit(limit))
        return tuple((row[0], row[1]) for row in found)

    def rejections_after(self, number: int, limit: int) -> tuple[tuple[int, Rejection], ...]:
        """Rejections with their numbers, in the order in which they were found."""
        table = tables.rejections
        query = select(table.c.number, *rows.columns(Rejection, table))
        query = query.where(table.c.number > number).order_by(table.c.number).limit(limit)
        return tuple((row[0], Rejection(*row[1:])) for row in self._some(query))

    def gone_after(self, incident_id: str, limit: int) -> tuple[Gone, ...]:
        """Incidents that went, in the order of their ids."""
        table = tables.gone
        query = select(table.c.incident_id, table.c.mention_id, table.c.at)
        query = query.where(table.c.incident_id > incident_id).order_by(table.c.incident_id)
        return tuple(_gone(*row) for row in self._some(query.limit(limit)))

    def gone(self, incident_id: str) -> Gone | None:
        """One incident that went; None where there never was such a one, or it is there."""
        table = tables.gone
        query = select(table.c.incident_id, table.c.mention_id, table.c.at)
        rows = self._some(query.where(table.c.incident_id == incident_id))
        return _gone(*rows[0]) if rows else None

    def _some(self, query: Select[Any]) -> list[tuple[Any, ...]]:
        with self._database.reading() as connection:
            return [tuple(row) for row in connection.execute(query)]


def _gone(incident_id: str, mention_id: str | None, at: str) -> Gone:
    return Gone(incident_id, mention_id, datetime.fromisoformat(at))
