"""What is asked for by many ids at once: one question to the database, not one for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from sqlalchemy import Column, Select, select

from whence.model import Article, Credit, Family, Incident, Mention, Page, Record
from whence.store import rows, tables
from whence.store.database import Database

_BATCH = 500
_Row = tuple[Any, ...]


class Together:
    """The part of a Store that answers about many. Ids that it does not hold are left out."""

    _database: Database

    def records_of(self, incident_ids: Iterable[str]) -> dict[str, Record]:
        """The records of some incidents by their ids."""
        table = tables.records
        query = select(table.c.incident_id, table.c.body).order_by(table.c.profile.desc())
        return {row[0]: row[1] for row in self._all(query, table.c.incident_id, incident_ids)}

    def pages_of(self, page_ids: Iterable[str]) -> dict[str, Page]:
        """Some pages by their ids."""
        table = tables.pages
        found = self._all(select(*rows.columns(Page, table)), table.c.page_id, page_ids)
        return {page.page_id: page for page in (Page(*row) for row in found)}

    def articles_of(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Some articles by their ids."""
        table = tables.articles
        found = self._all(select(*rows.columns(Article, table)), table.c.article_id, article_ids)
        return {article.article_id: article for article in (Article(*row) for row in found)}

    def mentions_by_id(self, mention_ids: Iterable[str]) -> dict[str, Mention]:
        """Some mentions with their claims, by their ids."""
        found = self._all(rows.mention_rows(), tables.mentions.c.mention_id, mention_ids)
        return {mention.mention_id: mention for mention in rows.mentions(found)}

    def articles_on(self, page_ids: Iterable[str]) -> tuple[Article, ...]:
        """The articles of some pages, in the order of their pages' ids and places on them."""
        table = tables.articles
        found = self._all(select(*rows.columns(Article, table)), table.c.page_id, page_ids)
        articles = (Article(*row) for row in found)
        return tuple(sorted(articles, key=lambda article: (article.page_id, article.index)))

    def mentions_in(self, article_ids: Iterable[str]) -> tuple[Mention, ...]:
        """The mentions of some articles with their claims, by article, as the reader gave them."""
        found = self._all(rows.mention_rows(), tables.mentions.c.article_id, article_ids)
        return tuple(rows.mentions(found))

    def homes(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """The incidents of some mentions, by the mentions' ids; those in none are left out."""
        table = tables.incident_members
        query = select(table.c.mention_id, table.c.incident_id)
        return {row[0]: row[1] for row in self._all(query, table.c.mention_id, mention_ids)}

    def incidents_by_id(self, incident_ids: Iterable[str]) -> dict[str, Incident]:
        """Some incidents by their ids."""
        found = self._all(rows.incident_rows(), tables.incidents.c.incident_id, incident_ids)
        return {incident.incident_id: incident for incident in rows.incidents(found)}

    def families_of(self, article_ids: Iterable[str]) -> dict[str, Family]:
        """The families of some articles, by the articles' ids."""
        members = tables.family_members
        wanted = tuple(article_ids)
        its = self._all(select(members.c.family_id), members.c.article_id, wanted)
        keys = {row[0] for row in its}
        found = self._all(rows.family_rows(), tables.families.c.family_id, keys)
        of = {one: family for family in rows.families(found) for one in family.article_ids}
        return {article_id: of[article_id] for article_id in wanted if article_id in of}

    def credits_by_article(self, article_ids: Iterable[str]) -> dict[str, tuple[Credit, ...]]:
        """What some articles credit, by their ids; those that credit nothing are left out."""
        table = tables.credits
        query = select(*rows.columns(Credit, table)).order_by(table.c.number)
        found: dict[str, tuple[Credit, ...]] = {}
        for row in self._all(query, table.c.article_id, article_ids):
            credit = Credit(*row)
            found[credit.article_id] = (*found.get(credit.article_id, ()), credit)
        return found

    def _all(self, query: Select[Any], key: Column[Any], wanted: Iterable[str]) -> Iterator[_Row]:
        """The rows of a query whose ``key`` is among those wanted."""
        ids = tuple(dict.fromkeys(wanted))
        with self._database.reading() as connection:
            for start in range(0, len(ids), _BATCH):
                some = query.where(key.in_(ids[start : start + _BATCH]))
                yield from cast(Sequence[_Row], connection.execute(some).all())
