"""What Alembic runs to migrate: on the connection that it is given, in the transaction there."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
