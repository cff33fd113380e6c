"""The tables as this version reads and writes them; how they came to be stands in migrations/.

Both databases have the same columns, and take the same texts.
"""

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
)
from sqlalchemy.dialects import postgresql, sqlite

Insert = postgresql.Insert | sqlite.Insert


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
metadata = MetaData()

# A log that only grows; the current release is the highest number, and going back adds a row too.
releases = Table(
    "releases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("release", _text, nullable=False),
    Column("files", Text, nullable=False),  # JSON: name → text
    Column("note", _text, nullable=False),
    Column("published", Moment, nullable=False),
)

counts = Table(
    "counts",
    metadata,
    Column("period", _text, primary_key=True),  # 2026-11-21T14, or 2026-11-21 once folded
    Column("release", _text, primary_key=True),
    Column("channel", _text, primary_key=True),
    Column("language", _text, primary_key=True),
    Column("origin", _text, primary_key=True),
    Column("by", _text, primary_key=True),
    Column("target", _text, primary_key=True),
    Column("n", BigInteger, nullable=False),
)

# Who has added to the counts, and how far: nothing that was counted is added twice.
writers = Table(
    "writers",
    metadata,
    Column("writer", _text, primary_key=True),
    Column("sequence", BigInteger, nullable=False),
    Column("noted", Moment, nullable=False),
)

# Sound files, under the hash of their bytes: they never change, and any release may play them.
recordings = Table(
    "recordings",
    metadata,
    Column("audio", _text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)


def insert_into(table: Table, connection: Connection) -> Insert:
    """Return an INSERT with the ON CONFLICT of a connection's dialect."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def check_text(text: str) -> bytes:
    """Return a text as it is kept (UTF-8); ValueError for a NUL or half of a surrogate pair."""
    if "\0" in text:
        raise ValueError("a text holds a NUL, which a database cannot keep")
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ValueError("a text holds half a character, which a database cannot keep") from None
