"""Add up, read, fold and forget the counts of moves.

Who adds does so in one order, and who tidies up has the table alone: nobody can deadlock.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import BigInteger, Connection, cast, delete, func, select, text

from ivr.store.database import Database
from ivr.store.tables import Insert, check_text, counts, insert_into, writers

WIDTH = 2000  # bytes of UTF-8 in the seven texts: an index of PostgreSQL holds 2,704 in a row
PERIOD = re.compile(r"\d{4}-\d\d-\d\d(T\d\d)?", re.ASCII)
MOST = 2**31  # in one go
TIDYING = 60  # seconds a statement over many days may take

Stamp = tuple[str, int]
"""Who has counted, and the number that it gave to what it counted at a time."""


@dataclass(frozen=True, order=True, slots=True)
class Count:
    """What is counted: a move from `origin` to `target` by something, in a period.

    `period` is an hour (`2026-11-21T14`) or a day (`2026-11-21`) of the hotline's local time,
    `channel` is `call`, `text` or `web`, and `language` is empty if unknown. ValueError for a
    period of another form, and for texts that a database cannot keep: a NUL, half a surrogate
    pair, or more than 2,000 bytes in all.
    """

    period: str
    release: str
    channel: str
    language: str
    origin: str
    by: str
    target: str

    def __post_init__(self) -> None:
        if not PERIOD.fullmatch(self.period):
            raise ValueError(f"{self.period!r} is no period: 2026-11-21T14 or 2026-11-21")
        about = (self.release, self.channel, self.language, self.origin, self.by, self.target)
        if len(check_text(self.period + "".join(about))) > WIDTH:
            raise ValueError(f"the texts of a count are longer than {WIDTH} bytes")


def check_amount(n: int) -> None:
    """Refuse what is no whole number from 1: ValueError."""
    if type(n) is not int or not 0 < n < MOST:
        raise ValueError(f"{n} cannot be added to a count")


class CountTable(Database):
    """The counts in a database."""

    def add(self, amounts: Mapping[Count, int], stamp: Stamp | None = None) -> None:
        """Add amounts (1 or more) to counts, all or none; without any, do not even connect.

        With a stamp they are added once, however often and by whomever that is asked: what one
        writer has counted is added in the order of its numbers.
        """
        for n in amounts.values():
            check_amount(n)
        if amounts:
            with self.transaction(writes=True) as connection:
                if stamp and not _is_first(connection, stamp):
                    return
                # A statement is one row, so no limit on variables is ever reached.
                rows = [{**asdict(count), "n": n} for count, n in sorted(amounts.items())]
                connection.execute(_adding(insert_into(counts, connection)), rows)

    def counts(self, first: date, last: date) -> list[tuple[Count, int]]:
        """Return the counts of days and of hours from the first day to the last, by period."""
        period, end = counts.c.period, f"{last.isoformat()}T24"
        query = select(counts).where(period >= first.isoformat(), period < end)
        with self.transaction() as connection:
            rows = connection.execute(query.order_by(*counts.primary_key))
            return [(Count(*row[:-1]), row[-1]) for row in rows]

    def fold(self, before: date) -> int:
        """Add the hours of the days before a date into whole days; return how many rows went.

        It may be repeated, and done by several at once: what is late is added to its day.
        """
        hours = (counts.c.period < before.isoformat()) & (func.length(counts.c.period) > 10)
        day = func.substr(counts.c.period, 1, 10)
        _, *about = counts.primary_key
        days = select(day, *about, cast(func.sum(counts.c.n), BigInteger)).where(hours)
        columns = [column.name for column in counts.c]
        with self.transaction(writes=True, seconds=TIDYING) as connection:
            _lock(connection)
            insert = insert_into(counts, connection)
            connection.execute(_adding(insert.from_select(columns, days.group_by(day, *about))))
            return connection.execute(delete(counts).where(hours)).rowcount

    def forget(self, before: date) -> int:
        """Delete the counts of all days before a date; return how many rows went."""
        old = delete(counts).where(counts.c.period < before.isoformat())
        midnight = datetime.combine(before, time(), UTC)
        with self.transaction(writes=True, seconds=TIDYING) as connection:
            _lock(connection)
            connection.execute(delete(writers).where(writers.c.noted < midnight))
            return connection.execute(old).rowcount


def _is_first(connection: Connection, stamp: Stamp) -> bool:
    """Note a stamp, and tell whether it is later than what was noted of its writer."""
    writer, sequence = stamp
    values = {"writer": writer, "sequence": sequence, "noted": datetime.now(UTC)}
    insert = insert_into(writers, connection).values(**values)
    noting = insert.on_conflict_do_update(
        index_elements=[writers.c.writer],
        set_={"sequence": insert.excluded.sequence, "noted": insert.excluded.noted},
        where=writers.c.sequence < insert.excluded.sequence,
    )
    return bool(connection.execute(noting, execution_options={"preserve_rowcount": True}).rowcount)


def _adding(insert: Insert) -> Insert:
    more = counts.c.n + insert.excluded.n
    return insert.on_conflict_do_update(index_elements=list(counts.primary_key), set_={"n": more})


def _lock(connection: Connection) -> None:
    """Keep other writers out until the end; readers go on. On SQLite they are out already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {counts.name} IN SHARE ROW EXCLUSIVE MODE"))
