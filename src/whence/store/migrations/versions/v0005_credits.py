"""Whom articles credit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table; no row changes."""
    target = sa.ForeignKey("articles.article_id", ondelete="CASCADE")
    op.create_table(
        "credits",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Text, target, nullable=False),
        sa.Column("to", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("claim_id", sa.Text),
    )
    op.create_index("credits_article", "credits", ["article_id"])
