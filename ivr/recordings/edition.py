"""Turn a hotline and its recordings into the files of a release, and back.

Of the recordings, the index travels with the flow files, and so belongs to what a release is named
after; the sound files are kept beside, under their hashes.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ivr.loader import Reading, read_flows, read_folder, release_of
from ivr.recordings.folder import Recordings, read_recordings
from ivr.recordings.index import audio_hash, write_index
from ivr.recordings.survey import survey

INDEX_FILE = "recordings.csv"
ADDED, REPLACED, DROPPED = "recorded now", "in another take", "left to the voice again"


class Edition(NamedTuple):
    """A hotline as it was read, and the recordings that say something of it."""

    reading: Reading
    recordings: Recordings

    @property
    def release(self) -> str:
        """The name of the release."""
        return self.reading.hotline.release


def make_edition(reading: Reading, recordings: Recordings) -> tuple[Edition, dict[str, str]]:
    """Join a hotline and the recordings that say its very words; return the release's files too."""
    standings = survey(reading.hotline, recordings).standings
    said = {one.recording for one in standings if one.recording and one.state == "recorded"}
    files = {name: source.text for name, source in reading.sources.items() if source.text}
    if not said:
        return Edition(reading, Recordings()), files
    files[INDEX_FILE] = write_index(said)
    hotline = replace(reading.hotline, release=release_of(files))
    played = replace(recordings, rows=tuple(sorted(said)))
    return Edition(Reading(hotline, reading.sources), played), files


def read_edition(files: Mapping[str, str]) -> Edition:
    """Read the files of a release; FlowError if the flows are amiss."""
    return Edition(read_flows(files), Recordings.from_index(files.get(INDEX_FILE, "")))


def edition_in(flows: Path, prompts: Path) -> Edition:
    """Read what a folder of flows and one of recordings would make; FlowError if it is amiss."""
    return make_edition(read_flows(read_folder(flows)), read_recordings(prompts))[0]


def audio_of(recordings: Recordings) -> dict[str, bytes]:
    """Return the sound files of recordings in a folder, by their hashes.

    ValueError if one is gone or is not what it was when the folder was read.
    """
    audio: dict[str, bytes] = {}
    for row in recordings.rows:
        try:
            content = recordings.path_of(row).read_bytes()
        except OSError as error:
            raise ValueError(f"the recording {row.file} is gone: {error.strerror}") from error
        if audio_hash(content) != row.audio:
            raise ValueError(f"the recording {row.file} was changed meanwhile")
        audio[row.audio] = content
    return audio


def recording_changes(old: Recordings, new: Recordings) -> list[str]:
    """Say which clips are played anew, in another take, or no more: a line for each language."""
    lines = []
    before, after = _by_name(old), _by_name(new)
    for language in sorted({language for language, _ in (*before, *after)}):
        here = {name for one, name in (*before, *after) if one == language}
        changes: dict[str, list[str]] = {ADDED: [], REPLACED: [], DROPPED: []}
        for name in sorted(here):
            was, now = before.get((language, name)), after.get((language, name))
            if was == now:
                continue
            kind = ADDED if was is None else REPLACED
            changes[DROPPED if now is None else kind].append(name)
        told = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in changes.items() if names)
        if told:
            lines.append(f"{language}: {told}")
    return lines


def _by_name(recordings: Recordings) -> dict[tuple[str, str], str]:
    return {(row.language, row.name): row.audio for row in recordings.rows}
