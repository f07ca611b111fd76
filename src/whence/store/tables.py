"""The tables of ``record.sqlite`` as the program uses them; ``migrations`` makes them.

Each table of a model type has a column per field, named as the field; nested values are JSON.
``position`` keeps the order in which things were handed in.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    false,
    func,
    true,
)
from sqlalchemy.schema import SchemaItem

from whence.model import (
    ByteMap,
    Change,
    Dateline,
    DateRange,
    Decision,
    Declared,
    Join,
    Layer,
    Proposal,
    Record,
    Value,
)
from whence.store.entry import Entry

metadata = MetaData()


class Json(TypeDecorator[Any]):
    """A value of ``kind`` as JSON text with a fixed order of keys; None is NULL."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self._decoder = msgspec.json.Decoder(kind)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else msgspec.json.encode(value, order="sorted").decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """From the database."""
        return None if value is None else self._decoder.decode(value)


class FileName(TypeDecorator[str]):
    """Text that may come from a file name: bytes of it that are not UTF-8, which Python holds as
    lone surrogates and SQLite cannot, are written as ``\\udcff``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else value.encode("utf-8", "backslashreplace").decode()


def _required(name: str, kind: Any, *items: SchemaItem, **more: Any) -> Column[Any]:
    return Column(name, kind, *items, nullable=False, **more)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def _to(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE")


pages = Table(
    "pages",
    metadata,
    _key("page_id"),
    _required("digest", Text),
    _required("size", Integer),
    _required("media", Text),
    _required("source", FileName),
    Column("source_id", Text),
    Column("url", Text),
    Column("captured", Json(datetime)),
    Column("charset", Text),
    _required("headers", Json(tuple[tuple[str, str], ...])),
    Column("container", Text),
    _required("declared", Json(Declared)),
    Index("pages_digest", "digest"),
    Index("pages_url", "url", "captured"),
)

# Where else a page was met, beside its own source.
sightings = Table(
    "sightings",
    metadata,
    Column("page_id", Text, _to("pages.page_id"), primary_key=True, nullable=False),
    Column("source", FileName, primary_key=True, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    # SQLite may renumber rows without a number of their own; the word index points at this one.
    Column("number", Integer, primary_key=True),
    _required("article_id", Text),
    _required("page_id", Text, _to("pages.page_id")),
    _required("index", Integer),
    _required("kind", Text),
    _required("text", Text),
    _required("byte_map", Json(ByteMap)),
    _required("layers", Json(tuple[Layer, ...])),
    _required("encoding", Text),
    _required("body_start", Integer),
    Column("title", Text),
    Column("byline", Text),
    Column("dateline", Json(Dateline)),
    Column("outlet", Text),
    Column("published", Json(DateRange)),
    Column("language", Text),
    Column("url", Text),
    Column("credit", Text),
    Column("updated", Json(DateRange)),
    Column("section", Text),
    _required("truncated", Boolean, server_default=false()),
    Index("articles_id", "article_id", unique=True),
    Index("articles_page", "page_id", "index", unique=True),
)

mentions = Table(
    "mentions",
    metadata,
    _key("mention_id"),
    _required("article_id", Text, _to("articles.article_id")),
    _required("position", Integer),
    _required("kind", Text),
    _required("background", Boolean),
    Index("mentions_article", "article_id", "position", unique=True),
)

claims = Table(
    "claims",
    metadata,
    _key("claim_id"),
    _required("article_id", Text, _to("articles.article_id")),
    _required("mention_id", Text, _to("mentions.mention_id")),
    _required("position", Integer),
    _required("field", Text),
    _required("value", Json(Value)),
    _required("quote", Text),
    _required("start", Integer),
    _required("end", Integer),
    _required("byte_ranges", Json(tuple[tuple[int, int], ...])),
    Column("informant", Text),
    _required("confidence", Float),
    _required("reader", Text),
    Index("claims_article", "article_id", "start"),
    Index("claims_mention", "mention_id", "position", unique=True),
)

families = Table(
    "families",
    metadata,
    _key("family_id"),
    Column("wire", Text),
    Column("seal", LargeBinary),
)

family_members = Table(
    "family_members",
    metadata,
    Column("family_id", Text, _to("families.family_id"), primary_key=True, nullable=False),
    # The original is at 0 and has no similarity; its copies follow.
    Column("position", Integer, primary_key=True, nullable=False),
    _required("article_id", Text, _to("articles.article_id")),
    Column("similarity", Float),
    _required("changed", Json(tuple[Change, ...])),
    Index("family_members_article", "article_id", unique=True),
)

incidents = Table(
    "incidents",
    metadata,
    _key("incident_id"),
    _required("kind", Text),
    _required("joins", Json(tuple[Join, ...])),
    Column("seal", LargeBinary),
    # Whether it stood when a build was done; only then is it told when it goes.
    _required("told", Boolean, server_default=true()),
)

incident_members = Table(
    "incident_members",
    metadata,
    Column("incident_id", Text, _to("incidents.incident_id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    _required("mention_id", Text, _to("mentions.mention_id")),
    Index("incident_members_mention", "mention_id", unique=True),
)

records = Table(
    "records",
    metadata,
    Column("incident_id", Text, _to("incidents.incident_id"), primary_key=True, nullable=False),
    Column("profile", Text, primary_key=True, nullable=False),
    Column("earliest", Text),
    _required("body", Json(Record)),
    Column("seal", LargeBinary),
)

# What incidents are looked up by; a number never comes back.
incident_entries = Table(
    "incident_entries",
    metadata,
    Column("number", Integer, primary_key=True),
    _required("incident_id", Text, _to("incidents.incident_id")),
    _required("body", Json(Entry)),
    Index("incident_entries_incident", "incident_id", unique=True),
    sqlite_autoincrement=True,
)

# Incidents that the record no longer holds under their ids. Triggers fill it.
gone = Table(
    "gone",
    metadata,
    _key("incident_id"),
    Column("mention_id", Text),
    _required("at", Text),
)

# What people decided; never removed, and not derived from anything. The pages are those of its
# sides, to find what was decided about an incident; they are no foreign keys, since a decision
# outlives its page.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    _required("decision_id", Text),
    _required("body", Json(Decision)),
    _required("page_id", Text, server_default=""),
    Column("other_page_id", Text),
    Index("decisions_id", "decision_id", unique=True),
    Index("decisions_page", "page_id"),
    Index("decisions_other_page", "other_page_id"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("one_id", Text, _to("incidents.incident_id"), primary_key=True, nullable=False),
    Column("other_id", Text, _to("incidents.incident_id"), primary_key=True, nullable=False),
    _required("position", Integer),
    _required("body", Json(Proposal)),
)

credits = Table(
    "credits",
    metadata,
    Column("number", Integer, primary_key=True),
    _required("article_id", Text, _to("articles.article_id")),
    _required("to", Text),
    _required("way", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("claim_id", Text),
    Index("credits_article", "article_id"),
)

rejections = Table(
    "rejections",
    metadata,
    Column("number", Integer, primary_key=True),
    # The page that was being read; NULL before there is one.
    Column("page_id", Text, _to("pages.page_id")),
    _required("stage", Text),
    _required("source", FileName),
    _required("reason", FileName),
    _required("broken", Boolean),
)
Index(
    "rejections_once",
    rejections.c.stage,
    rejections.c.source,
    rejections.c.reason,
    rejections.c.broken,
    func.coalesce(rejections.c.page_id, ""),
    unique=True,
)
Index("rejections_page", rejections.c.page_id)

done = Table(
    "done",
    metadata,
    _key("stage"),
    _key("input_id"),
    _required("version", Text),
)

# What people set for the record as a whole, such as how many reviewers have to agree.
settings = Table(
    "settings",
    metadata,
    _key("name"),
    _required("value", Text),
)

# The lines that an outlet repeats, as hashes, and the pages over which they were counted.
samples = Table(
    "samples",
    metadata,
    _key("outlet"),
    _required("page_ids", Json(tuple[str, ...])),
    _required("rule", Text),
    _required("everywhere", Json(tuple[int, ...])),
    _required("edges", Json(tuple[int, ...])),
)

custody_head = Table(
    "custody_head",
    metadata,
    Column("number", Integer, primary_key=True),
    _required("seq", Integer),
    _required("digest", Text),
)
