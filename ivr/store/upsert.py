"""Insert into either database with its own ON CONFLICT, which SQLAlchemy writes for each."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = postgresql.Insert | sqlite.Insert


def insert_into(table: Table, connection: Connection) -> Insert:
    """Return an INSERT into a table in the dialect of a connection."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
