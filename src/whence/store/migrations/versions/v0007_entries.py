"""What incidents are looked up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table. The linking is due again, which fills it."""
    target = sa.ForeignKey("incidents.incident_id", ondelete="CASCADE")
    op.create_table(
        "incident_entries",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("incident_id", sa.Text, target, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("incident_entries_incident", "incident_entries", ["incident_id"], unique=True)
    op.execute("DELETE FROM done WHERE stage = 'link'")
