"""The tables of the store, and how they come to be. Both databases have the same columns."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    func,
    select,
)

LOCK = 0x6976725F  # "ivr_": the advisory lock under which PostgreSQL's tables are made


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept and given back in UTC; SQLite has none of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


# Sorted by code point on both, so that hours and days compare alike.
_text = Text().with_variant(Text(collation="C"), "postgresql")
_metadata = MetaData()

# A log that only grows; the current release is the highest number, and going back adds a row too.
releases = Table(
    "releases",
    _metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("release", _text, nullable=False),
    Column("files", Text, nullable=False),  # JSON: name → text
    Column("note", _text, nullable=False),
    Column("published", Moment, nullable=False),
)

counts = Table(
    "counts",
    _metadata,
    Column("period", _text, primary_key=True),  # 2026-11-21T14, or 2026-11-21 once folded
    Column("release", _text, primary_key=True),
    Column("channel", _text, primary_key=True),
    Column("language", _text, primary_key=True),
    Column("origin", _text, primary_key=True),
    Column("by", _text, primary_key=True),
    Column("target", _text, primary_key=True),
    Column("n", BigInteger, nullable=False),
)

# Sound files, under the hash of their bytes: they never change, and any release may play them.
recordings = Table(
    "recordings",
    _metadata,
    Column("audio", _text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)


def create_tables(connection: Connection) -> None:
    """Create what is missing, in a transaction that writes; others wait, then find it there."""
    if connection.dialect.name == "postgresql":  # IF NOT EXISTS alone can fail in a race
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    _metadata.create_all(connection)
