"""The pages of an outlet over which repeated lines are counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "samples",
        sa.Column("outlet", sa.Text, primary_key=True, nullable=False),
        sa.Column("page_ids", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("everywhere", sa.Text, nullable=False),
        sa.Column("edges", sa.Text, nullable=False),
    )
