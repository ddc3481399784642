"""Alembic's entry: the connection is handed in, the transaction belongs to the caller."""

from alembic import context

from signaal.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
