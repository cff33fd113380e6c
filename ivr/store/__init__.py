"""Keep releases, their recordings and counts in SQL: SQLite in a file, or PostgreSQL.

Never anything about a person.

A store opens nothing before its first use, opens again after `close`, a fork or a failure, and may
be used by many threads at once. Whatever fails in the database is a StoreError.

A process may fork between two uses, not during one: SQLite allows no fork in a transaction.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from ivr.store.address import Kind, read_address
from ivr.store.counts import (
    Count,
    add_counts,
    check_amounts,
    fold_counts,
    forget_counts,
    list_counts,
)
from ivr.store.database import Database, StoreError
from ivr.store.recordings import check_audio, find_audio, insert_audio
from ivr.store.releases import (
    RELEASE,
    Overtaken,
    Publication,
    find_current,
    find_files,
    insert_release,
    list_history,
)
from ivr.store.tables import create_tables

__all__ = ["Count", "Overtaken", "Publication", "Store", "StoreError", "open_store"]

NO_AUDIO: Mapping[str, bytes] = MappingProxyType({})
TIDYING = 60  # seconds a statement over many days may take


def open_store(url: str) -> "Store":
    """Return the store at a URL, without connecting to it.

    `sqlite:///relative/path`, `sqlite:////absolute/path`, or `postgresql://` (`postgres://`) as
    libpq has them, options included. Anything else is a ValueError, which never tells a password.
    """
    return Store(Database(read_address(url)))


class Store:
    """The releases of a hotline and the counts of its moves. See `open_store`.

    Every method that reads or writes may raise StoreError; then nothing was changed, unless the
    connection broke while the change was being confirmed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def kind(self) -> Kind:
        """Which database it is: `sqlite` or `postgresql`."""
        return self._database.address.kind

    @property
    def place(self) -> str:
        """Where the database is, fit for a log: never with a password or options."""
        return self._database.address.place

    def close(self) -> None:
        """Close every connection that is idle; the next use opens one again."""
        self._database.close()

    def prepare(self) -> None:
        """Create the tables that are not there yet; several processes may do so at once."""
        with self._database.transaction(writes=True) as connection:
            create_tables(connection)

    def current(self) -> Publication | None:
        """Return the newest publication, or None before the first."""
        with self._database.transaction() as connection:
            return find_current(connection)

    def history(self, limit: int) -> list[Publication]:
        """Return at most so many publications, the newest first."""
        with self._database.transaction() as connection:
            return list_history(connection, limit)

    def files(self, release: str) -> dict[str, str] | None:
        """Return the files of a release (name → text), or None if it was never published."""
        if not RELEASE.fullmatch(release):
            return None
        with self._database.transaction() as connection:
            return find_files(connection, release)

    def audio(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return those of some sound files that were published, by their hashes."""
        with self._database.transaction(seconds=TIDYING) as connection:
            return find_audio(connection, names)

    def publish(
        self,
        release: str,
        files: Mapping[str, str],
        note: str,
        published: datetime,
        after: int,
        audio: Mapping[str, bytes] = NO_AUDIO,
    ) -> Publication:
        """Append a publication to the one numbered `after` (0: to none), and return it.

        `published` is aware, `audio` holds sound files by their hashes. Overtaken if somebody else
        has published since `after` was read; ValueError if it was never published, or for what
        cannot be stored.
        """
        row = Publication(after + 1, release, note, published)
        check_audio(audio)
        with self._database.transaction(writes=True) as connection:
            insert_release(connection, row, files)
            insert_audio(connection, audio)
        return row

    def add(self, counts: Mapping[Count, int]) -> None:
        """Add amounts (1 or more) to counts, all or none; without any, do not even connect."""
        check_amounts(counts)
        if counts:
            with self._database.transaction(writes=True) as connection:
                add_counts(connection, counts)

    def counts(self, first: date, last: date) -> list[tuple[Count, int]]:
        """Return the counts of days and of hours from the first day to the last, by period."""
        with self._database.transaction() as connection:
            return list_counts(connection, first, last)

    def fold(self, before: date) -> int:
        """Add the hours of the days before a date into whole days; return how many rows went.

        It may be repeated, and done by several at once: what is late is added to its day.
        """
        with self._database.transaction(writes=True, seconds=TIDYING) as connection:
            return fold_counts(connection, before)

    def forget(self, before: date) -> int:
        """Delete the counts of all days before a date; return how many rows went."""
        with self._database.transaction(writes=True, seconds=TIDYING) as connection:
            return forget_counts(connection, before)
