"""The tables in which grouping keeps its index; what they hold can be made again."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, Table, Text

from whence.store.tables import metadata

PAIRS = ("grams", "stock", "copies", "keys", "prints", "mentions")
BODIES = ("texts", "sketches")

# Rows of two numbers, kept in the order of both: no row has a number of its own.
pairs = {
    name: Table(
        f"shelf_{name}",
        metadata,
        Column("key", Integer, primary_key=True, nullable=False),
        Column("number", Integer, primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    for name in PAIRS
}

bodies = {
    name: Table(
        f"shelf_{name}",
        metadata,
        Column("number", Integer, primary_key=True),
        Column("body", LargeBinary, nullable=False),
    )
    for name in BODIES
}

edges = Table(
    "shelf_edges",
    metadata,
    Column("one", Integer, primary_key=True, nullable=False),
    Column("other", Integer, primary_key=True, nullable=False),
    Column("bits", Float, nullable=False),
    sqlite_with_rowid=False,
)

followed = Table(
    "shelf_followed",
    metadata,
    Column("one", Text, primary_key=True, nullable=False),
    Column("other", Text, primary_key=True, nullable=False),
    Column("decision_id", Text, nullable=False),
)

# The articles that are grouped; ``again`` where one was read again since, or is gone.
grouped = Table(
    "grouped",
    metadata,
    Column("article_id", Text, primary_key=True, nullable=False),
    Column("again", Boolean, nullable=False),
)
