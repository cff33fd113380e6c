"""Turn the URL of a database into an address. Never connects, never tells a password."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

Kind = Literal["sqlite", "postgresql"]
ALLOWED = "It begins with sqlite:///, postgresql:// or postgres://."
SECRET_OPTIONS = ("password", "sslpassword")


@dataclass(frozen=True)
class Address:
    """Where a database is: `url` with its driver and password, `place` fit for a log."""

    kind: Kind
    url: URL = field(repr=False)
    place: str

    def redact(self, text: str) -> str:
        """Return a text without the passwords of this address."""
        options = (self.url.query.get(name) for name in SECRET_OPTIONS)
        for secret in (self.url.password, *options):
            for part in (secret,) if isinstance(secret, str) else secret or ():
                text = text.replace(part, "***") if part else text
        return text


def read_address(url: str) -> Address:
    """Read the URL of a database; ValueError if it cannot be one."""
    try:
        read = make_url(url.strip())
        if "@" in (read.host or ""):  # half a password
            raise ValueError
    except (ArgumentError, ValueError):  # their messages may quote half a password
        raise ValueError(
            f"The address of the database cannot be read. {ALLOWED} "
            "In a password, each of @ and % is written as % and two digits: %40, %25."
        ) from None
    match read.drivername:
        case "sqlite":
            return _sqlite(read)
        case "postgresql" | "postgres":
            place = read.set(drivername="postgresql", query={})._replace(password=None)
            driver = read.set(drivername="postgresql+psycopg")
            return Address("postgresql", driver, place.render_as_string())
        case other:
            raise ValueError(f'A database of the kind "{other}" is not known. {ALLOWED}')


def _sqlite(url: URL) -> Address:
    if url.host or url.username or url.port:
        raise ValueError(
            "The path of a SQLite database follows three slashes: sqlite:///var/ivr.db"
        )
    if not url.database or url.database == ":memory:":
        raise ValueError("A SQLite database needs the path of its file: sqlite:///var/ivr.db")
    if url.query:
        raise ValueError("The address of a SQLite database takes no options after a question mark.")
    path = str(Path(url.database).absolute())
    return Address("sqlite", url.set(database=path), path)
