"""Decisions of people, and joins that they should decide."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables; no row changes."""
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("decision_id", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("decisions_id", "decisions", ["decision_id"], unique=True)
    op.create_table(
        "proposals",
        _incident("one_id"),
        _incident("other_id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _incident(name: str) -> sa.Column[str]:
    target = sa.ForeignKey("incidents.incident_id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, target, nullable=False, primary_key=True)
