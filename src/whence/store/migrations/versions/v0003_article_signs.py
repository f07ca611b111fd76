"""What a page says of its report beyond byline and date: who signs for it, when it was changed,
its section, and whether it was cut off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns; articles that were read before say nothing of them."""
    for name in ("credit", "updated", "section"):
        op.add_column("articles", sa.Column(name, sa.Text))
    op.add_column(
        "articles", sa.Column("truncated", sa.Boolean, nullable=False, server_default=sa.false())
    )
