"""The groups of a record: how they are kept up, and what their keeping needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, select

from whence.model import Credit, Family, Incident, Record, Regrouping
from whence.store import seals, shelf_tables, tables, writes
from whence.store.custody import Custody
from whence.store.reads import Reads
from whence.store.shelf import Shelf


class Grouping(Reads):
    """The part of a Store that grouping and reconciling use."""

    custody: Custody

    def _write(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    # -- what there is to do ------------------------------------------------------------------

    def ungrouped(self) -> list[str]:
        """The articles that are in no group yet, the earliest published first."""
        articles, grouped = tables.articles, shelf_tables.grouped
        query = (
            select(articles.c.article_id)
            .outerjoin(grouped, grouped.c.article_id == articles.c.article_id)
            .where(grouped.c.article_id.is_(None))
            .order_by(articles.c.published.is_(None), articles.c.published, articles.c.article_id)
        )
        return [row[0] for row in self._rows(query)]

    def grouped_again(self) -> list[str]:
        """The articles that were grouped and have been read again since, or are gone."""
        grouped = shelf_tables.grouped
        query = select(grouped.c.article_id).where(grouped.c.again)
        return [row[0] for row in self._rows(query.order_by(grouped.c.article_id))]

    # -- what grouping reads ------------------------------------------------------------------

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        """The index of the grouping; to write on it, inside a transaction."""
        with self._database.reading() as connection:
            yield Shelf(connection)

    def printed(self, article_id: str) -> tuple[str, int]:
        """The text of an article, and where in it the body begins."""
        table = tables.articles
        query = select(table.c.text, table.c.body_start).where(table.c.article_id == article_id)
        for row in self._rows(query):
            return str(row[0]), int(row[1])
        raise KeyError(article_id)

    def incidents_with(self, mention_ids: Iterable[str]) -> dict[str, Incident]:
        """The incidents of some mentions, by the mentions' ids; those in none are left out."""
        homes = self.homes(mention_ids)
        held = self.incidents_by_id(homes.values())
        return {mention_id: held[home] for mention_id, home in homes.items()}

    # -- writing ------------------------------------------------------------------------------

    def regroup(self, changes: Regrouping) -> None:
        """Takes what changed as the groups that now are; their records are to be put. Raises
        RecordError where a member is not in the record, or is in two groups."""
        with self._write() as connection:
            writes.drop_families(connection, changes.families_gone)
            writes.drop_incidents(connection, changes.incidents_gone)
            writes.add_families(connection, changes.families)
            writes.add_incidents(connection, changes.incidents)
            writes.drop_proposals(connection, changes.reopened)
            writes.add_proposals(connection, changes.proposals)

    def put_records(self, records: Sequence[Record]) -> None:
        """Puts records in the place of all that their incidents had."""
        with self._write() as connection:
            writes.drop_records(connection, [record.incident_id for record in records])
            writes.add_records(connection, records)

    def mark_grouped(self, gone: Iterable[str], added: Iterable[str]) -> None:
        """Notes which articles the groups hold no longer, and which they hold now."""
        with self._write() as connection:
            writes.mark_grouped(connection, gone, added)

    def seal_groups(self, version: str) -> None:
        """Marks the linking done by a version, under ``link`` for ``record``, with a ``linked``
        line over all families, incidents and records."""
        with self._write() as connection:
            writes.mark_told(connection)
            writes.mark_done(connection, writes.LINK, "record", version)
            self.custody.append("linked", version=version, groups=seals.groups(self))

    def forget_groups(self) -> None:
        """Removes every group, and all that grouping kept: it is to begin from nothing."""
        with self._write() as connection:
            writes.drop_groups(connection)
            Shelf(connection).clear()

    def replace_groups(
        self,
        families: Iterable[Family],
        incidents: Iterable[Incident],
        records: Iterable[Record],
        version: str | None = None,
    ) -> None:
        """Replaces every family, incident and record by groups that were made elsewhere; the next
        build makes its own. ``version``, if given, is marked done under ``link`` for ``record``.
        Raises RecordError where a member is not in the record, or is in two groups."""
        with self._write():
            self.forget_groups()
            self.regroup(Regrouping(families=tuple(families), incidents=tuple(incidents)))
            self.put_records(tuple(records))
            if version is not None:
                self.seal_groups(version)

    def credit(self, credits: Iterable[Credit]) -> None:
        """Adds what articles credit. The articles are in the record, and had no credits yet."""
        with self._write() as connection:
            writes.add_credits(connection, credits)
