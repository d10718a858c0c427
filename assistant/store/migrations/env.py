"""Run by alembic: migrate over the connection that assistant/store/engine.py opened."""

from alembic import context

from assistant.store.model import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
