"""Open SQLite or PostgreSQL for one transaction at a time, and say in one line what failed.

SQLite connections live for one transaction: so nothing is open across a fork, which SQLite cannot
bear, and a file may be put in the place of another. Many read while one writes (WAL); who writes
waits for the turn before reading anything.

For PostgreSQL nothing is set for a session, and no statement is prepared, so a pooler may stand in
between. That the server is away is noticed within seconds.
"""

import os
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, func, select
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    InternalError,
    ProgrammingError,
    SQLAlchemyError,
)

from ivr.store.address import place_of, redact

STATEMENT = 5  # seconds a statement may take, unless told otherwise
BUSY = 5  # seconds to wait for the turn to write to SQLite
CONNECT = {  # libpq's names; what the URL says goes first
    "connect_timeout": 3,  # seconds
    "keepalives_idle": 3,  # seconds
    "keepalives_interval": 1,  # seconds
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,  # milliseconds
    "application_name": "ivr",
}
OVERFLOW = 4  # connections beside the one that is kept: as many as a worker has threads
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_MISMATCH")
IDLE = 10  # seconds a transaction may stand still: a worker that froze must not keep its locks


class StoreError(Exception):
    """The database did not do what it was asked; the message says why, fit for a log."""


class DamagedDatabase(StoreError):
    """The database answers, and what is in it is not what this program has put there."""


class Database:
    """A database whose connections are opened when needed, and never shared with another process.

    `kind` is `sqlite` or `postgresql`, `place` says where it is, fit for a log. Nobody may use it
    while there is a `refusal`. One lock guards only the making of the engine; the engine itself may
    be used by any thread.
    """

    def __init__(self, url: URL) -> None:
        self.kind = url.get_backend_name()
        self.place = place_of(url)
        self.refusal: StoreError | None = None
        self._url = url
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._inherited: list[Engine] = []
        _after_fork(weakref.ref(self))

    @contextmanager
    def transaction(
        self, *, writes: bool = False, seconds: int = STATEMENT, is_refusable: bool = True
    ) -> Iterator[Connection]:
        """Yield a connection in a transaction: committed at the end, rolled back after an error.

        Say whether it `writes`, so that SQLite can wait for its turn at the beginning; `seconds`
        is how long one statement may take on PostgreSQL, its waiting for others included.
        """
        if self.refusal and is_refusable:
            raise self.refusal
        try:
            engine = self._open().execution_options(writes=writes, seconds=seconds)
            with engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            kind = DamagedDatabase if _tells_damage(error) else StoreError
            raise kind(self._explain(error)) from error

    def close(self) -> None:
        """Close every connection that is idle; those in use are closed when they come back."""
        with self._lock:
            engine, self._engine = self._engine, None
        if engine:
            engine.dispose()

    def _open(self) -> Engine:
        with self._lock:
            if self._engine is None:
                make = _sqlite_engine if self.kind == "sqlite" else _postgresql_engine
                self._engine = make(self._url)
            return self._engine

    def _leave_to_parent(self) -> None:
        """In a child, neither use nor close the connections of the parent: they are its own."""
        self._lock = threading.Lock()
        if self._engine:
            self._inherited.append(self._engine)
            self._engine = None

    def _explain(self, error: Exception) -> str:
        """Say in one line what failed and where. The driver's first line is the telling one."""
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        lines = str(cause).strip().splitlines() or [type(cause).__name__]
        return f"{redact(lines[0], self._url)} ({self.place})"


def _tells_damage(error: Exception) -> bool:
    """Tell whether an error is one of what a database holds: asking again would be in vain."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, SqliteError):
        return getattr(cause, "sqlite_errorname", "").startswith(DAMAGED)
    return isinstance(error, (ProgrammingError, DataError, InternalError))


def _after_fork(database: weakref.ref[Database]) -> None:
    """See to it that a database that still exists in a child leaves the parent's connections."""

    def leave() -> None:
        if alive := database():
            alive._leave_to_parent()

    os.register_at_fork(after_in_child=leave)


def _postgresql_engine(url: URL) -> Engine:
    ours = {name: value for name, value in CONNECT.items() if name not in url.query}
    engine = create_engine(
        url,
        pool_size=1,
        max_overflow=OVERFLOW,
        pool_timeout=3,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={**ours, "prepare_threshold": None},
    )
    event.listen(engine, "begin", _limit)
    return engine


def _limit(connection: Connection) -> None:
    seconds = connection.get_execution_options()["seconds"]
    limits = {"statement_timeout": seconds, "idle_in_transaction_session_timeout": IDLE}
    connection.execute(select(*(func.set_config(k, f"{v}s", True) for k, v in limits.items())))


def _sqlite_engine(url: URL) -> Engine:
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
