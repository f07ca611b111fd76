"""What can be asked of a record. Everything that returns an iterator reads row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, TypeVar, cast

from msgspec import Struct
from sqlalchemy import Select, Table, Text, func, or_, select, text
from sqlalchemy import cast as cast_

from whence.model import (
    Article,
    Claim,
    Credit,
    Decision,
    Family,
    Incident,
    Mention,
    Page,
    Proposal,
    Record,
    Rejection,
    Sample,
)
from whence.store import rows, tables
from whence.store.custody import Head
from whence.store.database import NAME
from whence.store.index import Indexed
from whence.store.problem import Problem
from whence.store.together import Together

REVIEWERS = "reviewers"
_BATCH = 256
_Hop = TypeVar("_Hop", bound=Struct)
_Row = tuple[Any, ...]


class Counts(Struct, frozen=True):
    """How much a record holds. ``copies`` are articles beside the originals of their families;
    ``broken`` counts the rejections that are broken inputs."""

    pages: int
    articles: int
    copies: int
    families: int
    incidents: int
    claims: int
    rejections: int
    broken: int


class Reads(Indexed, Together):
    """The reading half of a Store. An id that the record does not hold raises KeyError."""

    # -- pages --------------------------------------------------------------------------------

    def page(self, page_id: str) -> Page:
        """One page."""
        return self._one(Page, tables.pages, "page_id", page_id)

    def pages(self) -> Iterator[Page]:
        """Every page, in the order of their ids."""
        query = select(*rows.columns(Page, tables.pages)).order_by(tables.pages.c.page_id)
        return (Page(*row) for row in self._rows(query))

    def capture_of(self, url: str, captured: datetime) -> Page | None:
        """The page that was captured at a URL at that moment; None where there is none."""
        table = tables.pages
        query = select(*rows.columns(Page, table)).where(
            table.c.url == url, table.c.captured == captured
        )
        row = next(self._rows(query), None)
        return None if row is None else Page(*row)

    def captures_of(self, url: str) -> tuple[Page, ...]:
        """The pages that were captured at a URL, the earliest first, the undated last."""
        table = tables.pages
        query = select(*rows.columns(Page, table)).where(table.c.url == url)
        order = (table.c.captured.is_(None), table.c.captured, table.c.page_id)
        return tuple(Page(*row) for row in self._rows(query.order_by(*order)))

    def recaptured(self) -> Iterator[tuple[str, int]]:
        """Each address at which more than one page was captured, and how many, in their order."""
        table = tables.pages
        many = func.count() > 1
        query = select(table.c.url, func.count()).where(table.c.url.is_not(None))
        query = query.group_by(table.c.url).having(many).order_by(table.c.url)
        return ((row[0], row[1]) for row in self._rows(query))

    def rejections(self) -> Iterator[Rejection]:
        """What was not taken, in the order in which it was found."""
        columns = rows.columns(Rejection, tables.rejections)
        query = select(*columns).order_by(tables.rejections.c.number)
        return (Rejection(*row) for row in self._rows(query))

    def is_done(self, stage: str, input_id: str, version: str) -> bool:
        """Whether this version of a stage has done this input."""
        table = tables.done
        query = select(table.c.version).where(
            table.c.stage == stage, table.c.input_id == input_id, table.c.version == version
        )
        return next(self._rows(query), None) is not None

    def version_of(self, stage: str, input_id: str) -> str | None:
        """The version of a stage that did this input last."""
        table = tables.done
        query = select(table.c.version).where(table.c.stage == stage, table.c.input_id == input_id)
        row = next(self._rows(query), None)
        return None if row is None else str(row[0])

    def versions(self, stage: str) -> dict[str, str]:
        """The inputs that a stage has done, each with the version that did it last."""
        table = tables.done
        query = select(table.c.input_id, table.c.version).where(table.c.stage == stage)
        return dict(cast(Iterator[tuple[str, str]], self._rows(query)))

    def done(self, stage: str, version: str) -> set[str]:
        """The inputs that this version of a stage has done."""
        return {name for name, made in self.versions(stage).items() if made == version}

    def unread(self) -> int:
        """How many pages no version of a reader has read: a build was broken off."""
        table = tables.done
        read = select(table.c.input_id).where(table.c.stage == "read")
        query = select(_count(tables.pages, tables.pages.c.page_id.not_in(read)))
        return int(next(self._rows(query))[0])

    def samples(self) -> dict[str, tuple[tuple[str, ...], str]]:
        """Of each outlet the pages over which its repeated lines were counted, and the rule."""
        table = tables.samples
        query = select(table.c.outlet, table.c.page_ids, table.c.rule)
        return {row[0]: (row[1], row[2]) for row in self._rows(query)}

    def sample(self, outlet: str) -> Sample:
        """The lines that an outlet repeats."""
        return self._one(Sample, tables.samples, "outlet", outlet)

    # -- articles, mentions, claims -----------------------------------------------------------

    def article(self, article_id: str) -> Article:
        """One article."""
        return self._one(Article, tables.articles, "article_id", article_id)

    def articles(self, first: int = 0, limit: int | None = None) -> Iterator[Article]:
        """Every article, in the order of their pages' ids and their places on the page; from the
        one at ``first`` (counted from 0), ``limit`` at most."""
        table = tables.articles
        query = select(*rows.columns(Article, table)).order_by(table.c.page_id, table.c.index)
        query = query.offset(first).limit(limit)
        return (Article(*row) for row in self._rows(query))

    def articles_of_page(self, page_id: str) -> tuple[Article, ...]:
        """The articles of one page, in their order on it."""
        table = tables.articles
        query = select(*rows.columns(Article, table)).where(table.c.page_id == page_id)
        return tuple(Article(*row) for row in self._rows(query.order_by(table.c.index)))

    def mention(self, mention_id: str) -> Mention:
        """One mention with its claims."""
        query = rows.mention_rows().where(tables.mentions.c.mention_id == mention_id)
        for mention in rows.mentions(self._rows(query)):
            return mention
        raise KeyError(mention_id)

    def mentions(self) -> Iterator[Mention]:
        """Every mention with its claims, in the order of their articles' ids."""
        return rows.mentions(self._rows(rows.mention_rows()))

    def mentions_of(self, article_id: str) -> tuple[Mention, ...]:
        """The mentions of one article with their claims, as the reader gave them."""
        query = rows.mention_rows().where(tables.mentions.c.article_id == article_id)
        return tuple(rows.mentions(self._rows(query)))

    def claim(self, claim_id: str) -> Claim:
        """One claim."""
        return self._one(Claim, tables.claims, "claim_id", claim_id)

    def claims_of_article(self, article_id: str) -> tuple[Claim, ...]:
        """The claims of one article, in the order of their quotes in its text."""
        table = tables.claims
        query = (
            select(*rows.columns(Claim, table))
            .where(table.c.article_id == article_id)
            .order_by(table.c.start, table.c.end, table.c.claim_id)
        )
        return tuple(Claim(*row) for row in self._rows(query))

    # -- groups and records -------------------------------------------------------------------

    def families(self) -> Iterator[Family]:
        """Every family, in the order of their ids."""
        return rows.families(self._rows(rows.family_rows()))

    def family_of(self, article_id: str) -> Family | None:
        """The family of an article; None where it was not grouped yet."""
        members = tables.family_members
        its = select(members.c.family_id).where(members.c.article_id == article_id)
        query = rows.family_rows().where(tables.families.c.family_id.in_(its))
        return next(rows.families(self._rows(query)), None)

    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, by the earliest date of its record and then by id; the undated last."""
        return tuple(rows.incidents(self._rows(rows.incident_rows())))

    def incident(self, incident_id: str) -> Incident:
        """One incident."""
        query = rows.incident_rows().where(tables.incidents.c.incident_id == incident_id)
        for incident in rows.incidents(self._rows(query)):
            return incident
        raise KeyError(incident_id)

    def incident_of(self, mention_id: str) -> str | None:
        """The incident of a mention; None where it was not grouped."""
        table = tables.incident_members
        query = select(table.c.incident_id).where(table.c.mention_id == mention_id)
        row = next(self._rows(query), None)
        return None if row is None else str(row[0])

    def record(self, incident_id: str) -> Record:
        """The record of one incident."""
        table = tables.records
        query = select(table.c.body).where(table.c.incident_id == incident_id)
        for row in self._rows(query.order_by(table.c.profile)):
            found: Record = row[0]
            return found
        raise KeyError(incident_id)

    def records(self) -> Iterator[Record]:
        """Every record, in the order of ``incidents``."""
        table = tables.records
        order = (table.c.earliest.is_(None), table.c.earliest, table.c.incident_id, table.c.profile)
        return (row[0] for row in self._rows(select(table.c.body).order_by(*order)))

    def record_body(self, incident_id: str, profile: str) -> bytes | None:
        """One incident's record under a profile as it was written; None where there is none."""
        table = tables.records
        query = select(cast_(table.c.body, Text)).where(
            table.c.incident_id == incident_id, table.c.profile == profile
        )
        row = next(self._rows(query), None)
        return None if row is None else str(row[0]).encode()

    def record_bodies(self) -> Iterator[tuple[str, str, bytes]]:
        """Each incident's id and profile with the record as it was written, in their order."""
        table = tables.records
        query = select(table.c.incident_id, table.c.profile, cast_(table.c.body, Text))
        order = (table.c.incident_id, table.c.profile)
        return (
            (row[0], row[1], str(row[2]).encode()) for row in self._rows(query.order_by(*order))
        )

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, the oldest first; what was superseded is among it."""
        table = tables.decisions
        query = select(table.c.body).order_by(table.c.number)
        return tuple(row[0] for row in self._rows(query))

    def decision(self, decision_id: str) -> Decision:
        """One decision."""
        table = tables.decisions
        query = select(table.c.body).where(table.c.decision_id == decision_id)
        for row in self._rows(query):
            found: Decision = row[0]
            return found
        raise KeyError(decision_id)

    def decisions_on(self, page_ids: Collection[str]) -> tuple[Decision, ...]:
        """What people decided about anything on some pages, the oldest first."""
        table = tables.decisions
        either = or_(table.c.page_id.in_(page_ids), table.c.other_page_id.in_(page_ids))
        query = select(table.c.body).where(either).order_by(table.c.number)
        return tuple(row[0] for row in self._rows(query))

    def decision_bodies(self) -> Iterator[bytes]:
        """The decisions as they were written, the oldest first: the chain is over these bytes."""
        table = tables.decisions
        query = select(cast_(table.c.body, Text)).order_by(table.c.number)
        return (str(row[0]).encode() for row in self._rows(query))

    def last_decision(self) -> bytes | None:
        """The newest decision as it was written; None where there is none."""
        table = tables.decisions
        query = select(cast_(table.c.body, Text)).order_by(table.c.number.desc()).limit(1)
        row = next(self._rows(query), None)
        return None if row is None else str(row[0]).encode()

    def setting(self, name: str) -> str | None:
        """What was set for the record as a whole; None where nothing was."""
        table = tables.settings
        query = select(table.c.value).where(table.c.name == name)
        row = next(self._rows(query), None)
        return None if row is None else str(row[0])

    def reviewers(self) -> int:
        """How many reviewers have to agree before a decision has effect: 1, or 2 (four eyes)."""
        return int(self.setting(REVIEWERS) or 1)

    def proposals(self) -> tuple[Proposal, ...]:
        """The joins that a person should decide, the most probable first."""
        table = tables.proposals
        query = select(table.c.body).order_by(table.c.position, table.c.one_id, table.c.other_id)
        return tuple(row[0] for row in self._rows(query))

    def credits(self) -> Iterator[Credit]:
        """What articles credit, by article and then in the order of its text."""
        table = tables.credits
        query = select(*rows.columns(Credit, table)).order_by(table.c.article_id, table.c.number)
        return (Credit(*row) for row in self._rows(query))

    def credits_of(self, article_id: str) -> tuple[Credit, ...]:
        """What one article credits, in the order of its text."""
        table = tables.credits
        query = select(*rows.columns(Credit, table)).where(table.c.article_id == article_id)
        return tuple(Credit(*row) for row in self._rows(query.order_by(table.c.number)))

    def group_seals(self) -> list[bytes]:
        """What each family, incident and record was sealed with when it was written."""
        query = text(
            "SELECT seal FROM families UNION ALL SELECT seal FROM incidents "
            "UNION ALL SELECT seal FROM records"
        )
        with self._database.reading() as connection:
            return [row[0] or b"" for row in connection.execute(query)]

    def counts(self) -> Counts:
        """How much the record holds."""
        broken = tables.rejections.c.broken.is_(True)
        copies = tables.family_members.c.position > 0
        query = select(
            _count(tables.pages),
            _count(tables.articles),
            _count(tables.family_members, copies),
            _count(tables.families),
            _count(tables.incidents),
            _count(tables.claims),
            _count(tables.rejections),
            _count(tables.rejections, broken),
        )
        return Counts(*next(self._rows(query)))

    def not_read(self) -> dict[str, int]:
        """How many articles there are of each language (ISO 639-1) that is not read, the most
        frequent first."""
        language, number = tables.articles.c.language, func.count()
        unread = select(language, number).where(tables.articles.c.kind == "not_read")
        query = unread.group_by(language).order_by(number.desc(), language)
        return {row[0]: row[1] for row in self._rows(query)}

    def without_incident(self) -> int:
        """How many articles were read and tell of none of the record's incidents."""
        article, mentions, members = tables.articles.c, tables.mentions, tables.incident_members
        told = select(mentions.c.mention_id).where(
            mentions.c.article_id == article.article_id,
            mentions.c.mention_id == members.c.mention_id,
        )
        query = select(func.count()).select_from(tables.articles)
        found = self._rows(query.where(article.kind != "not_read", ~told.exists()))
        return int(next(found)[0])

    def custody_head(self) -> Head:
        """The last line of the custody log that the database saw."""
        table = tables.custody_head
        row = next(self._rows(select(table.c.seq, table.c.digest)), None)
        return Head() if row is None else Head(*row)

    def faults(self) -> Iterator[Problem]:
        """What SQLite itself finds wrong: damaged pages, and rows that point to nothing."""
        with self._database.reading() as connection:
            for (fault,) in connection.execute(text("PRAGMA integrity_check")):
                if fault != "ok":
                    yield Problem("database", NAME, f"{NAME} is damaged: {fault}")
            for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
                message = f"{NAME}: row {row} of {table} points to {parent} that are not there"
                yield Problem("database", NAME, message)

    # -- how ----------------------------------------------------------------------------------

    def _one(self, hop: type[_Hop], table: Table, key: str, value: str) -> _Hop:
        query = select(*rows.columns(hop, table)).where(table.c[key] == value)
        for row in self._rows(query):
            return hop(*row)
        raise KeyError(value)

    def _rows(self, query: Select[Any]) -> Iterator[_Row]:
        with self._database.reading() as connection:
            found = connection.execute(query.execution_options(yield_per=_BATCH))
            yield from cast(Iterator[_Row], found)


def _count(table: Table, *conditions: Any) -> Any:
    return select(func.count()).select_from(table).where(*conditions).scalar_subquery()
