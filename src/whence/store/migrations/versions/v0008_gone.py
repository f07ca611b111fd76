"""The incidents that went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a table that the database fills itself, however incidents are written: a row for each
    one that goes, and none for one that comes back."""
    op.create_table(
        "gone",
        sa.Column("incident_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("mention_id", sa.Text),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.execute(
        "CREATE TRIGGER incident_goes BEFORE DELETE ON incidents BEGIN "
        "INSERT OR REPLACE INTO gone SELECT old.incident_id, (SELECT mention_id FROM "
        "incident_members WHERE incident_id = old.incident_id AND position = 0), "
        "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'); END"
    )
    op.execute(
        "CREATE TRIGGER incident_comes AFTER INSERT ON incidents BEGIN "
        "DELETE FROM gone WHERE incident_id = new.incident_id; END"
    )
