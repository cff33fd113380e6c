"""Keep releases, their recordings and counts in SQL: SQLite in a file, or PostgreSQL.

Never anything about a person.

A store opens nothing before its first use, opens again after `close`, a fork or a failure, and may
be used by many threads at once. Whatever fails in the database is a StoreError.

A process may fork between two uses, not during one: SQLite allows no fork in a transaction.
"""

from ivr.store.address import read_address
from ivr.store.counts import TIDYING, Count, CountTable
from ivr.store.database import DamagedDatabase, StoreError
from ivr.store.migrations import NewerDatabase, is_current, upgrade
from ivr.store.releases import Overtaken, Publication, ReleaseLog, UnreadableRelease

__all__ = [
    "Count",
    "DamagedDatabase",
    "NewerDatabase",
    "Overtaken",
    "Publication",
    "Store",
    "StoreError",
    "UnreadableRelease",
    "open_store",
]


def open_store(url: str) -> "Store":
    """Return the store at a URL, without connecting to it.

    `sqlite:///relative/path`, `sqlite:////absolute/path`, or `postgresql://` (`postgres://`) as
    libpq has them, options included. Anything else is a ValueError, which never tells a password.
    """
    return Store(read_address(url))


class Store(ReleaseLog, CountTable):
    """The releases of a hotline and the counts of its moves. See `open_store`.

    Every method that reads or writes may raise StoreError; then nothing was changed, unless the
    connection broke while the change was being confirmed.
    """

    def prepare(self) -> None:
        """Bring the tables to this version; several processes may do so at once.

        NewerDatabase if a later version has made them: nothing is read or written then, until
        this succeeds.
        """
        try:
            with self.transaction(is_refusable=False) as connection:
                done = is_current(connection, self.place)
            if not done:
                with self.transaction(writes=True, seconds=TIDYING, is_refusable=False) as ours:
                    upgrade(ours, self.place)
        except NewerDatabase as error:
            self.refusal = error
            raise
        self.refusal = None
