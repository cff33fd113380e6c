"""Turn the folder of recordings into what can be played, and write its index.

Whatever is wrong in the folder only means that the voice speaks: a service that starts with a
broken folder answers calls.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ivr.atomic_write import write_whole
from ivr.dialog.events import Paragraphs
from ivr.loader.problems import Problem
from ivr.recordings.index import (
    INDEX,
    RULE,
    SUFFIXES,
    Recording,
    audio_hash,
    read_index,
    words_hash,
    write_index,
)


@dataclass(frozen=True)
class Recordings:
    """The rows of an index; of those, what is `missing` or `altered` is never played.

    `problems` are those of the index itself. `strays` are sound files that it does not list.
    """

    rows: tuple[Recording, ...] = ()
    folder: Path | None = None
    problems: tuple[Problem, ...] = ()
    missing: frozenset[str] = field(default=frozenset(), compare=False)
    altered: frozenset[str] = field(default=frozenset(), compare=False)
    strays: tuple[str, ...] = field(default=(), compare=False)

    def find(self, language: str, words: Paragraphs) -> Recording | None:
        """Find the recording that says these very words, in the form in which they are spoken."""
        return self._playable.get((language, words_hash(language, words)))

    def path_of(self, recording: Recording) -> Path:
        """Return where a recording lies; ValueError if only the index is known."""
        if self.folder is None:
            raise ValueError("these recordings were read from their index alone")
        return self.folder / recording.file

    @cached_property
    def by_file(self) -> Mapping[str, Recording]:
        """The rows by their files, those that cannot be played included."""
        return {row.file: row for row in self.rows}

    @cached_property
    def by_words(self) -> Mapping[tuple[str, str], Recording]:
        """The rows by language and hash of words, those that cannot be played included."""
        return {(row.language, row.words): row for row in self.rows}

    @cached_property
    def by_audio(self) -> Mapping[str, Recording]:
        """What can be played, by the hash of its sound file."""
        return {row.audio: row for row in self._playable.values()}

    @cached_property
    def fingerprint(self) -> str:
        """A hash of the index: two folders with the same one play the same."""
        return audio_hash(self.to_index().encode())

    @cached_property
    def index_path(self) -> str:
        """The path of the index, as problems name it."""
        return str(self.folder / INDEX) if self.folder else INDEX

    def to_index(self) -> str:
        """Write the index of these recordings."""
        return write_index(self.rows)

    @classmethod
    def from_index(cls, text: str) -> "Recordings":
        """Read an index whose sound files are kept elsewhere, under their hashes."""
        rows, problems = read_index(text) if text else ((), ())
        return cls(rows, problems=problems)

    @cached_property
    def _playable(self) -> Mapping[tuple[str, str], Recording]:
        broken = self.missing | self.altered
        rows = [row for row in self.rows if row.file not in broken]
        rows.sort(key=lambda row: row.date)  # of two that say the same, the newer one is played
        return {(row.language, row.words): row for row in rows}


NO_RECORDINGS = Recordings()


def read_recordings(folder: Path) -> Recordings:
    """Read a folder: its index, and whether each sound file is the one that was imported.

    No folder and no index are no recordings. It never raises: what cannot be read is a problem.
    """
    path = folder / INDEX
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return Recordings(folder=folder, strays=_strays(folder, ()))
    except (OSError, UnicodeDecodeError) as error:
        cure = "Put back the index as it was: it is UTF-8 text that the service may read."
        message = f"the index cannot be read: {error}"
        return Recordings((), folder, (Problem(str(path), 1, 1, RULE, message, cure),))
    rows, problems = read_index(text, str(path))
    missing, altered = set(), set()
    for row in rows:
        try:
            if audio_hash((folder / row.file).read_bytes()) != row.audio:
                altered.add(row.file)
        except OSError:
            missing.add(row.file)
    strays = _strays(folder, (row.file for row in rows))
    return Recordings(rows, folder, problems, frozenset(missing), frozenset(altered), strays)


def _strays(folder: Path, listed: Iterable[str]) -> tuple[str, ...]:
    found = (path for path in folder.glob("*/*") if path.suffix in SUFFIXES and path.is_file())
    return tuple(sorted({path.relative_to(folder).as_posix() for path in found} - {*listed}))


def save_recordings(folder: Path, rows: Iterable[Recording], audio: Mapping[str, bytes]) -> None:
    """Write sound files, path in the folder → bytes, then the index of all `rows`.

    The index comes last: until it is there, a new sound file counts as altered and is not played.
    """
    for file, content in audio.items():
        write_whole(folder / file, content)
    write_whole(folder / INDEX, write_index(rows).encode())


def remove_files(folder: Path, files: Iterable[str]) -> None:
    """Remove files of a folder of recordings, those that are there; a folder stays."""
    for file in files:
        if not (folder / file).is_dir():
            (folder / file).unlink(missing_ok=True)


def remove_recordings(recordings: Recordings, files: Iterable[str]) -> Recordings:
    """Remove sound files and their rows; return the rest."""
    gone = {*files}
    rows = tuple(row for row in recordings.rows if row.file not in gone)
    folder = recordings.folder
    if folder is None:
        raise ValueError("these recordings were read from their index alone")
    save_recordings(folder, rows, {})
    remove_files(folder, gone)
    return replace(
        recordings,
        rows=rows,
        missing=recordings.missing - gone,
        altered=recordings.altered - gone,
        strays=tuple(file for file in recordings.strays if file not in gone),
    )
