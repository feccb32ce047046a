"""Alembic's environment: it works on the connection that it is given."""

from alembic import context

import models.tables.row_tables  # noqa: F401 - its tables belong to the same metadata
from models.tables.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
