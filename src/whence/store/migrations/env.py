"""Runs migrations for ``whence.store.migrate``, on the connection that it hands in."""

from __future__ import annotations

from alembic import context

from whence.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a table by copying it.
    render_as_batch=True,
    # The caller's transaction holds every step and the version row, or none.
    transactional_ddl=False,
)
context.run_migrations()
