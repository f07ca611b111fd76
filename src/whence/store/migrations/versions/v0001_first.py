"""The first tables, and the word index over articles."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = (
    """CREATE VIRTUAL TABLE article_words USING fts5(
        title, text, content='articles', content_rowid='number',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER article_words_added AFTER INSERT ON articles BEGIN
        INSERT INTO article_words(rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
    """CREATE TRIGGER article_words_removed AFTER DELETE ON articles BEGIN
        INSERT INTO article_words(article_words, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
    END""",
    """CREATE TRIGGER article_words_changed AFTER UPDATE ON articles BEGIN
        INSERT INTO article_words(article_words, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO article_words(rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
)


def upgrade() -> None:
    """From an empty file."""
    _pages()
    _articles()
    _claims()
    _groups()
    _books()
    for statement in WORDS:
        op.execute(statement)


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("page_id", sa.Text, primary_key=True, nullable=False),
        _required("digest"),
        _required("size", sa.Integer),
        _required("media"),
        _required("source"),
        sa.Column("source_id", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("captured", sa.Text),
        sa.Column("charset", sa.Text),
        _required("headers"),
        sa.Column("container", sa.Text),
        _required("declared"),
    )
    op.create_index("pages_digest", "pages", ["digest"])
    op.create_table(
        "sightings",
        _reference("page_id", "pages", key=True),
        sa.Column("source", sa.Text, primary_key=True, nullable=False),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True),
        _required("article_id"),
        _reference("page_id", "pages"),
        _required("index", sa.Integer),
        _required("kind"),
        _required("text"),
        _required("byte_map"),
        _required("layers"),
        _required("encoding"),
        _required("body_start", sa.Integer),
        sa.Column("title", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("dateline", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("url", sa.Text),
    )
    op.create_index("articles_id", "articles", ["article_id"], unique=True)
    op.create_index("articles_page", "articles", ["page_id", "index"], unique=True)


def _claims() -> None:
    op.create_table(
        "mentions",
        sa.Column("mention_id", sa.Text, primary_key=True, nullable=False),
        _reference("article_id", "articles"),
        _required("position", sa.Integer),
        _required("kind"),
        _required("background", sa.Boolean),
    )
    op.create_index("mentions_article", "mentions", ["article_id", "position"], unique=True)
    op.create_table(
        "claims",
        sa.Column("claim_id", sa.Text, primary_key=True, nullable=False),
        _reference("article_id", "articles"),
        _reference("mention_id", "mentions"),
        _required("position", sa.Integer),
        _required("field"),
        _required("value"),
        _required("quote"),
        _required("start", sa.Integer),
        _required("end", sa.Integer),
        _required("byte_ranges"),
        sa.Column("informant", sa.Text),
        _required("confidence", sa.Float),
        _required("reader"),
    )
    op.create_index("claims_article", "claims", ["article_id", "start"])
    op.create_index("claims_mention", "claims", ["mention_id", "position"], unique=True)


def _groups() -> None:
    op.create_table(
        "families",
        sa.Column("family_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("wire", sa.Text),
    )
    op.create_table(
        "family_members",
        _reference("family_id", "families", key=True),
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        _reference("article_id", "articles"),
        sa.Column("similarity", sa.Float),
        _required("changed"),
    )
    op.create_index("family_members_article", "family_members", ["article_id"], unique=True)
    op.create_table(
        "incidents",
        sa.Column("incident_id", sa.Text, primary_key=True, nullable=False),
        _required("kind"),
        _required("joins"),
    )
    op.create_table(
        "incident_members",
        _reference("incident_id", "incidents", key=True),
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        _reference("mention_id", "mentions"),
    )
    op.create_index("incident_members_mention", "incident_members", ["mention_id"], unique=True)
    op.create_table(
        "records",
        _reference("incident_id", "incidents", key=True),
        sa.Column("profile", sa.Text, primary_key=True, nullable=False),
        sa.Column("earliest", sa.Text),
        _required("body"),
    )


def _books() -> None:
    op.create_table(
        "rejections",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("page_id", sa.Text, sa.ForeignKey("pages.page_id", ondelete="CASCADE")),
        _required("stage"),
        _required("source"),
        _required("reason"),
        _required("broken", sa.Boolean),
    )
    op.create_index(
        "rejections_once",
        "rejections",
        ["stage", "source", "reason", "broken", sa.text("coalesce(page_id, '')")],
        unique=True,
    )
    op.create_index("rejections_page", "rejections", ["page_id"])
    op.create_table(
        "done",
        sa.Column("stage", sa.Text, primary_key=True, nullable=False),
        sa.Column("input_id", sa.Text, primary_key=True, nullable=False),
        _required("version"),
    )
    op.create_table(
        "custody_head",
        sa.Column("number", sa.Integer, primary_key=True),
        _required("seq", sa.Integer),
        _required("digest"),
    )


def _required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _reference(name: str, table: str, *, key: bool = False) -> sa.Column[Any]:
    target = sa.ForeignKey(f"{table}.{name}", ondelete="CASCADE")
    return sa.Column(name, sa.Text, target, nullable=False, primary_key=key)
