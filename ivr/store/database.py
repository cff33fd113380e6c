"""Run transactions on SQLite or PostgreSQL; every failure is a StoreError without a password."""

import os
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ivr.store import postgresql, sqlite
from ivr.store.address import Address

STATEMENT = 5  # seconds a statement may take, unless told otherwise


class StoreError(Exception):
    """The database did not do what it was asked; the message says why, fit for a log."""


class Database:
    """A database whose connections are opened when needed, and never shared with another process.

    One lock guards only the making of the engine; the engine itself may be used by any thread.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._inherited: list[Engine] = []
        _after_fork(weakref.ref(self))

    @contextmanager
    def transaction(
        self, *, writes: bool = False, seconds: int = STATEMENT
    ) -> Iterator[Connection]:
        """Yield a connection in a transaction: committed at the end, rolled back after an error.

        Say whether it `writes`, so that SQLite can wait for its turn at the beginning; `seconds`
        is how long one statement may take on PostgreSQL, its waiting for others included.
        """
        try:
            engine = self._open().execution_options(writes=writes, seconds=seconds)
            with engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(self._explain(error)) from error

    def close(self) -> None:
        """Close the idle connections; those in use are closed when they come back."""
        with self._lock:
            engine, self._engine = self._engine, None
        if engine:
            engine.dispose()

    def _open(self) -> Engine:
        with self._lock:
            if self._engine is None:
                kind = sqlite if self.address.kind == "sqlite" else postgresql
                self._engine = kind.make_engine(self.address.url)
            return self._engine

    def leave_to_parent(self) -> None:
        """In a child, neither use nor close the connections of the parent: they are its own."""
        self._lock = threading.Lock()
        if self._engine:
            self._inherited.append(self._engine)
            self._engine = None

    def _explain(self, error: Exception) -> str:
        """Say in one line what failed and where. The driver's first line is the telling one."""
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        lines = str(cause).strip().splitlines() or [type(cause).__name__]
        return f"{self.address.redact(lines[0])} ({self.address.place})"


def _after_fork(database: weakref.ref[Database]) -> None:
    """See to it that a database that still exists in a child leaves the parent's connections."""

    def leave() -> None:
        if alive := database():
            alive.leave_to_parent()

    os.register_at_fork(after_in_child=leave)
