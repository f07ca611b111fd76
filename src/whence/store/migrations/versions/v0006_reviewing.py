"""The pages that decisions are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns and fills them from the decisions, whose bodies stay as they are: their
    digests are on record. The linking is due again, since records say more now."""
    op.add_column("decisions", sa.Column("page_id", sa.Text, nullable=False, server_default=""))
    op.add_column("decisions", sa.Column("other_page_id", sa.Text))
    op.execute(
        "UPDATE decisions SET page_id = json_extract(body, '$.one.page_id'), "
        "other_page_id = json_extract(body, '$.other.page_id')"
    )
    op.create_index("decisions_page", "decisions", ["page_id"])
    op.create_index("decisions_other_page", "decisions", ["other_page_id"])
    op.execute("DELETE FROM done WHERE stage = 'link'")
