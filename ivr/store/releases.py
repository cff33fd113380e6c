"""Read and append to the log of releases, within a transaction that is given."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, select

from ivr.store.tables import releases
from ivr.store.text import check_text
from ivr.store.upsert import insert_into

RELEASE = re.compile("[0-9a-f]{8}")


@dataclass(frozen=True)
class Publication:
    """A release as it was published, the files aside.

    `number` counts from 1; `release` is 8 hexadecimal digits; `published` is aware, read in UTC.
    """

    number: int
    release: str
    note: str
    published: datetime

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"{self.number} is no number of a publication")
        if not RELEASE.fullmatch(self.release):
            raise ValueError(f"{self.release!r} is no release: 8 hexadecimal digits")
        if self.published.tzinfo is None:
            raise ValueError("the time of a publication needs a time zone")
        check_text(self.note)


class Overtaken(Exception):
    """Somebody else has published meanwhile: `first` is what came first."""

    def __init__(self, first: Publication) -> None:
        super().__init__(f"release {first.release} was published first, as number {first.number}")
        self.first = first

    def __reduce__(self) -> tuple[type["Overtaken"], tuple[Publication]]:
        return type(self), (self.first,)


def find_current(connection: Connection) -> Publication | None:
    """Return the publication with the highest number, if there is any."""
    return next(iter(list_history(connection, 1)), None)


def list_history(connection: Connection, limit: int) -> list[Publication]:
    """Return at most so many publications, the newest first."""
    newest = _publications().order_by(releases.c.number.desc()).limit(limit)
    return [Publication(*row) for row in connection.execute(newest)]


def find_files(connection: Connection, release: str) -> dict[str, str] | None:
    """Return the files of a release (name → text), if it was ever published."""
    query = select(releases.c.files).where(releases.c.release == release).limit(1)
    text = connection.execute(query).scalar()
    return None if text is None else json.loads(text)


def insert_release(connection: Connection, row: Publication, files: Mapping[str, str]) -> None:
    """Append a publication: Overtaken if its number is taken, ValueError if it leaves a gap."""
    current = find_current(connection)
    if row.number > 1 + (current.number if current else 0):
        raise ValueError(f"nothing was published yet as number {row.number - 1}")
    text = json.dumps(dict(files), ensure_ascii=False)  # a NUL is written \\u0000
    check_text(text)
    insert = insert_into(releases, connection).values(**vars(row), files=text)
    options = {"preserve_rowcount": True}  # else it is not told after an INSERT
    done = connection.execute(insert.on_conflict_do_nothing(), execution_options=options)
    if not done.rowcount:
        taken = _publications().where(releases.c.number == row.number)
        raise Overtaken(Publication(*connection.execute(taken).one()))


def _publications() -> Select[int, str, str, datetime]:
    columns = releases.c
    return select(columns.number, columns.release, columns.note, columns.published)
