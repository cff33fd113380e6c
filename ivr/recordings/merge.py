"""Turn new recordings and the folder as it is now into the folder as it will be.

One process at a time writes a folder: whoever has looked at sound for minutes reads the index
again, under the lock, and what others have written meanwhile stays.
"""

import fcntl
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ivr.loader.problems import FlowError
from ivr.recordings.clips import Clip
from ivr.recordings.folder import Recordings, read_recordings, remove_files, save_recordings
from ivr.recordings.index import Recording, words_hash

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[Recordings]:
    """Be the only one that writes a folder of recordings; yield what is in it.

    It waits for whoever is writing. FlowError if the index cannot be read: it would be written
    anew without its rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # closing the file lets it go, however the process ends
        recordings = read_recordings(folder)
        if recordings.problems:
            raise FlowError(recordings.problems)
        yield recordings


def add_recordings(
    there: Recordings,
    new: Sequence[Recording],
    audio: Mapping[str, bytes],
    clips: Iterable[Clip],
) -> Recordings:
    """Put recordings of one language, and their sound by its file, into the folder that is locked.

    They take the place of whatever said the same words or lay in a place of their clips. What is
    in their way but still true for another clip moves to the name that its clip has now.
    """
    assert there.folder  # noqa: S101  what is locked has a folder
    if not new:
        return there
    language = new[0].language
    names: dict[str, str] = {}
    places: set[str] = set()
    for clip in clips:
        said = words_hash(language, clip.words[language])
        if any(row.words == said for row in new):
            places.update(clip.files(language))
        elif not clip.changing:
            names.setdefault(said, clip.name)
    kept = {row.file: row for row in new}
    sound = dict(audio)
    said_anew = {row.words for row in new}
    displaced = []
    for row in there.rows:
        if row.language == language and row.words in said_anew:
            continue
        is_true = row.language == language and row.words in names
        if row.file in kept:
            displaced.append(row)
        elif is_true or row.file not in places:
            kept[row.file] = row
    while displaced:
        row = displaced.pop()
        content = _sound_of(there, row)
        if row.words not in names or content is None:
            continue
        file = f"{language}/{names[row.words]}{PurePosixPath(row.file).suffix}"
        other = kept.get(file)
        kept[file], sound[file] = replace(row, file=file), content
        if other and other.words != row.words:
            displaced.append(other)
    save_recordings(there.folder, kept.values(), sound)
    remove_files(there.folder, (places | there.by_file.keys()) - kept.keys())
    return read_recordings(there.folder)


def _sound_of(recordings: Recordings, row: Recording) -> bytes | None:
    """Return the sound of a recording that was there; None if it was not what was imported."""
    if row.file in recordings.missing | recordings.altered:
        return None
    return recordings.path_of(row).read_bytes()
