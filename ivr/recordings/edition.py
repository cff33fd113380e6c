"""Turn a hotline and its recordings into the files of a release, and back.

Of the recordings, the index travels with the flow files, and so belongs to what a release is named
after; the sound files are kept beside, under their hashes.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ivr.reader import Reading, read_flows, read_folder
from ivr.recordings.folder import Recordings, read_recordings
from ivr.recordings.index import write_index
from ivr.recordings.survey import survey

INDEX_FILE = "recordings.csv"


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
    files = {name: source.text for name, source in reading.sources.items()}
    if not said:
        return Edition(reading, Recordings()), files
    files[INDEX_FILE] = write_index(said)
    return Edition(read_flows(files), replace(recordings, rows=tuple(sorted(said)))), files


def read_edition(files: Mapping[str, str]) -> Edition:
    """Read the files of a release; FlowError if the flows are amiss."""
    return Edition(read_flows(files), Recordings.from_index(files.get(INDEX_FILE, "")))


def edition_in(flows: Path, prompts: Path) -> Edition:
    """Read what a folder of flows and one of recordings would make; FlowError if it is amiss."""
    return make_edition(read_flows(read_folder(flows)), read_recordings(prompts))[0]


def audio_of(recordings: Recordings) -> dict[str, bytes]:
    """Return the sound files of recordings in a folder, by their hashes; OSError if one is gone."""
    return {row.audio: recordings.path_of(row).read_bytes() for row in recordings.rows}
