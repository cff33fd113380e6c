"""Keep sound files under the hash of their bytes, within a transaction that is given."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from ivr.store.tables import recordings
from ivr.store.upsert import insert_into

MOST_BYTES = 2 * 1024 * 1024  # of one sound file: two minutes of 8 kHz, 16 bits, mono


def check_audio(audio: Mapping[str, bytes]) -> None:
    """Refuse sound files that are too large: ValueError."""
    for name, content in audio.items():
        if len(content) > MOST_BYTES:
            raise ValueError(f"recording {name} has {len(content)} bytes; {MOST_BYTES} is the most")


def insert_audio(connection: Connection, audio: Mapping[str, bytes]) -> None:
    """Keep sound files, by their hashes; those that are there already stay."""
    rows = [{"audio": name, "content": content} for name, content in sorted(audio.items())]
    if rows:
        connection.execute(insert_into(recordings, connection).on_conflict_do_nothing(), rows)


def find_audio(connection: Connection, name: str) -> bytes | None:
    """Return the sound file of a hash, if it is kept."""
    query = select(recordings.c.content).where(recordings.c.audio == name)
    content = connection.execute(query).scalar()
    return None if content is None else bytes(content)
