"""Alembic's entry: the connection is handed in, the transaction belongs to the caller."""

from alembic import context

from signaal.storage.tables import alle_tabellen

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=alle_tabellen(),
    transactional_ddl=True,
)
context.run_migrations()
