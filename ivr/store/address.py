"""Read the URL of a database. Never connects, never tells a password."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

ALLOWED = "It begins with sqlite:///, postgresql:// or postgres://."
SECRET_OPTIONS = ("password", "sslpassword")


def read_address(url: str) -> URL:
    """Read the URL of a database, with its driver; ValueError if it cannot be one."""
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
            return read.set(drivername="postgresql+psycopg")
        case other:
            raise ValueError(f'A database of the kind "{other}" is not known. {ALLOWED}')


def place_of(url: URL) -> str:
    """Say where a database is, fit for a log: never with a password or options."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(drivername="postgresql", query={})._replace(password=None).render_as_string()


def redact(text: str, url: URL) -> str:
    """Return a text without the passwords of a URL."""
    for secret in (url.password, *map(url.query.get, SECRET_OPTIONS)):
        for part in (secret,) if isinstance(secret, str) else secret or ():
            text = text.replace(part, "***") if part else text
    return text


def _sqlite(url: URL) -> URL:
    if url.host or url.username or url.port:
        raise ValueError(
            "The path of a SQLite database follows three slashes: sqlite:///var/ivr.db"
        )
    if not url.database or url.database == ":memory:":
        raise ValueError("A SQLite database needs the path of its file: sqlite:///var/ivr.db")
    if url.query:
        raise ValueError("The address of a SQLite database takes no options after a question mark.")
    return url.set(database=str(Path(url.database).absolute()))
