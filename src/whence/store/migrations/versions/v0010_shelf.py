"""What grouping keeps between builds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_PAIRS = (
    "shelf_grams",
    "shelf_stock",
    "shelf_copies",
    "shelf_keys",
    "shelf_prints",
    "shelf_mentions",
)


def upgrade() -> None:
    """Adds the tables, empty: the linking is due again, which fills them. What families, incidents
    and records are sealed with stands beside them. An incident that went before a build was done
    was never anybody's to miss, and is not told of."""
    for name in _PAIRS:
        op.create_table(
            name,
            sa.Column("key", sa.Integer, primary_key=True, nullable=False),
            sa.Column("number", sa.Integer, primary_key=True, nullable=False),
            sqlite_with_rowid=False,
        )
    for name in ("shelf_texts", "shelf_sketches"):
        op.create_table(
            name,
            sa.Column("number", sa.Integer, primary_key=True),
            sa.Column("body", sa.LargeBinary, nullable=False),
        )
    op.create_table(
        "shelf_edges",
        sa.Column("one", sa.Integer, primary_key=True, nullable=False),
        sa.Column("other", sa.Integer, primary_key=True, nullable=False),
        sa.Column("bits", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shelf_followed",
        sa.Column("one", sa.Text, primary_key=True, nullable=False),
        sa.Column("other", sa.Text, primary_key=True, nullable=False),
        sa.Column("decision_id", sa.Text, nullable=False),
    )
    op.create_table(
        "grouped",
        sa.Column("article_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("again", sa.Boolean, nullable=False),
    )
    for name in ("families", "incidents", "records"):
        op.add_column(name, sa.Column("seal", sa.LargeBinary))
    op.add_column(
        "incidents", sa.Column("told", sa.Boolean, nullable=False, server_default=sa.true())
    )
    op.execute("DROP TRIGGER incident_goes")
    op.execute("DROP TRIGGER incident_comes")
    op.execute(
        "CREATE TRIGGER incident_goes BEFORE DELETE ON incidents WHEN old.told BEGIN "
        "INSERT OR REPLACE INTO gone SELECT old.incident_id, (SELECT mention_id FROM "
        "incident_members WHERE incident_id = old.incident_id AND position = 0), "
        "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'); END"
    )
    op.execute(
        "CREATE TRIGGER incident_comes AFTER INSERT ON incidents BEGIN "
        "UPDATE incidents SET told = 1 WHERE incident_id = new.incident_id AND "
        "EXISTS (SELECT 1 FROM gone WHERE incident_id = new.incident_id); "
        "DELETE FROM gone WHERE incident_id = new.incident_id; END"
    )
    op.execute("DELETE FROM done WHERE stage = 'link'")
