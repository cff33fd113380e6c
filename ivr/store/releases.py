"""Read and append to the log of releases, whose sound files are kept by hashes of their bytes."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from types import MappingProxyType

from sqlalchemy import Connection, Select, func, select

from ivr.store.database import Database
from ivr.store.tables import check_text, insert_into, recordings, releases

RELEASE = re.compile("[0-9a-f]{8}")
DIGITS = 16  # of the SHA-256 of a sound file, hexadecimal
MOST_BYTES = 2 * 1024 * 1024  # of one sound file: two minutes of 8 kHz, 16 bits, mono
NO_AUDIO: Mapping[str, bytes] = MappingProxyType({})


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


class UnreadableRelease(ValueError):
    """What a database keeps of a release are no files."""


class Overtaken(Exception):
    """Somebody else has published meanwhile: `first` is what came first."""

    def __init__(self, first: Publication) -> None:
        super().__init__(f"release {first.release} was published first, as number {first.number}")
        self.first = first

    def __reduce__(self) -> tuple[type["Overtaken"], tuple[Publication]]:
        return type(self), (self.first,)


class ReleaseLog(Database):
    """The releases in a database, in the order in which they were published."""

    def current(self) -> Publication | None:
        """Return the newest publication, or None before the first."""
        return next(iter(self.history(1)), None)

    def history(self, limit: int) -> list[Publication]:
        """Return at most so many publications, the newest first; those that make no sense not."""
        with self.transaction() as connection:
            return _newest(connection, limit)

    def holds_publications(self) -> bool:
        """Tell whether anything was ever published here, be it readable or not."""
        with self.transaction() as connection:
            return _last_number(connection) > 0

    def was_published(self, number: int, release: str) -> bool:
        """Tell whether a release was published with a number."""
        same = (releases.c.number == number) & (releases.c.release == release)
        with self.transaction() as connection:
            return connection.execute(select(releases.c.number).where(same)).scalar() is not None

    def files(self, release: str) -> dict[str, str] | None:
        """Return the files of a release (name → text), or None if it was never published.

        UnreadableRelease if what is kept under its name are no files.
        """
        if not RELEASE.fullmatch(release):
            return None
        query = select(releases.c.files).where(releases.c.release == release).limit(1)
        with self.transaction() as connection:
            text = connection.execute(query).scalar()
        return None if text is None else _read_files(release, text)

    def audio(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return those of some sound files that were published, by their hashes."""
        query = select(recordings.c.audio, recordings.c.content)
        with self.transaction() as connection:
            found = connection.execute(query.where(recordings.c.audio.in_(sorted(names))))
            return {name: bytes(content) for name, content in found}

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
        wanted = Publication(after + 1, release, note, published)
        _check_audio(audio)
        sound = [{"audio": name, "content": content} for name, content in sorted(audio.items())]
        with self.transaction(writes=True) as connection:
            row = _append(connection, wanted, files)
            if sound:
                keep = insert_into(recordings, connection).on_conflict_do_nothing()
                connection.execute(keep, sound)
        return row


def _newest(connection: Connection, limit: int) -> list[Publication]:
    newest = _publications().order_by(releases.c.number.desc())
    try:
        return [Publication(*row) for row in connection.execute(newest.limit(limit))]
    except (TypeError, ValueError):
        numbers = connection.execute(select(releases.c.number).order_by(releases.c.number.desc()))
        readable = (_read_publication(connection, number) for (number,) in numbers.all())
        return list(islice(filter(None, readable), limit))


def _read_publication(connection: Connection, number: int) -> Publication | None:
    try:
        row = connection.execute(_publications().where(releases.c.number == number)).one()
        return Publication(*row)
    except (TypeError, ValueError):
        return None


def _last_number(connection: Connection) -> int:
    return connection.execute(select(func.max(releases.c.number))).scalar() or 0


def _append(connection: Connection, wanted: Publication, files: Mapping[str, str]) -> Publication:
    """Append a publication to the newest that can be read, behind those that cannot."""
    last = _last_number(connection)  # first: who publishes meanwhile is found by the insert
    current = next(iter(_newest(connection, 1)), None)
    before = current.number if current else 0
    if wanted.number > 1 + before:
        raise ValueError(f"nothing was published yet as number {wanted.number - 1}")
    is_next = wanted.number == 1 + before
    row = replace(wanted, number=1 + last) if is_next else wanted
    text = json.dumps(dict(files), ensure_ascii=False)  # a NUL is written \\u0000
    check_text(text)
    insert = insert_into(releases, connection).values(**vars(row), files=text)
    options = {"preserve_rowcount": True}  # else it is not told after an INSERT
    done = connection.execute(insert.on_conflict_do_nothing(), execution_options=options)
    if not done.rowcount:
        taken = _publications().where(releases.c.number == row.number)
        raise Overtaken(Publication(*connection.execute(taken).one()))
    return row


def _read_files(release: str, text: str) -> dict[str, str]:
    try:
        files = json.loads(text)
    except (ValueError, RecursionError):
        files = None
    if not isinstance(files, dict) or not all(isinstance(one, str) for one in files.values()):
        raise UnreadableRelease(f"what is kept of release {release} are no flow files")
    return files


def _publications() -> Select[int, str, str, datetime]:
    columns = releases.c
    return select(columns.number, columns.release, columns.note, columns.published)


def _check_audio(audio: Mapping[str, bytes]) -> None:
    for name, content in audio.items():
        if not hashlib.sha256(content).hexdigest().startswith(name) or len(name) != DIGITS:
            raise ValueError(f"recording {name} does not have that hash")
        if len(content) > MOST_BYTES:
            raise ValueError(f"recording {name} has {len(content)} bytes; {MOST_BYTES} is the most")
