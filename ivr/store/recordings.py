"""Keep sound files under the hash of their bytes, within a transaction that is given."""

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from ivr.store.tables import recordings
from ivr.store.upsert import insert_into

DIGITS = 16  # of the SHA-256 of a sound file, hexadecimal
MOST_BYTES = 2 * 1024 * 1024  # of one sound file: two minutes of 8 kHz, 16 bits, mono


def check_audio(audio: Mapping[str, bytes]) -> None:
    """Refuse sound files that are too large, or whose hash is another: ValueError."""
    for name, content in audio.items():
        if not hashlib.sha256(content).hexdigest().startswith(name) or len(name) != DIGITS:
            raise ValueError(f"recording {name} does not have that hash")
        if len(content) > MOST_BYTES:
            raise ValueError(f"recording {name} has {len(content)} bytes; {MOST_BYTES} is the most")


def insert_audio(connection: Connection, audio: Mapping[str, bytes]) -> None:
    """Keep sound files, by their hashes; those that are there already stay."""
    rows = [{"audio": name, "content": content} for name, content in sorted(audio.items())]
    if rows:
        connection.execute(insert_into(recordings, connection).on_conflict_do_nothing(), rows)


def find_audio(connection: Connection, names: Iterable[str]) -> dict[str, bytes]:
    """Return those of some sound files that are kept, by their hashes."""
    query = select(recordings.c.audio, recordings.c.content)
    found = connection.execute(query.where(recordings.c.audio.in_(sorted(names))))
    return {name: bytes(content) for name, content in found}
