"""An index that finds the captures of an address."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From the first tables."""
    op.create_index("pages_url", "pages", ["url", "captured"])
