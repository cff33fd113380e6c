"""Make engines for SQLite, whose connections live for one transaction.

So nothing is open across a fork, which SQLite cannot bear, and a file may be put in the place of
another. Many read while one writes (WAL); who writes waits for the turn before reading anything.
"""

import time
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

BUSY = 5  # seconds to wait for the turn to write


def make_engine(url: URL) -> Engine:
    """Make an engine for the file at a URL, and the folder above it. OSError if it cannot be."""
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": BUSY}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # no BEGIN but ours: docs.sqlalchemy.org, pysqlite
    connection.execute("PRAGMA synchronous = NORMAL")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":  # a new file: it is turned once, and who turns it at the same time fails
        _turn(connection, time.monotonic() + BUSY)


def _turn(connection: SqliteConnection, deadline: float) -> None:
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except OperationalError as error:  # SQLite does not wait here by itself
            if error.sqlite_errorcode != SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
