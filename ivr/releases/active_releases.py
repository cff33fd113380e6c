"""Tell which release answers a request: the one on the air, or the one on which a call began."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from ivr.loader import Reading, release_of
from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.recordings import (
    NO_RECORDINGS,
    Edition,
    Recording,
    Recordings,
    audio_hash,
    edition_in,
    read_edition,
)
from ivr.releases.documents import Documents
from ivr.settings import Settings
from ivr.store import StoreError

KEPT = 2  # releases in memory beside the current one
FORGET_AFTER = 30  # seconds after which an unknown release is looked for again
FindAudio = Callable[[str], Path | None]
"""Finds a sound file by the hash of its bytes."""
Find = Callable[[str], Mapping[str, str] | None]
"""Finds the files of a release by its name; StoreError if nobody can tell now."""


def find_nothing(_: str) -> None:
    """Find no release."""


log = logging.getLogger("ivr")


@dataclass(frozen=True, eq=False)
class Release:
    """A release that is ready to answer."""

    edition: Edition
    documents: Documents

    @property
    def hotline(self) -> Hotline:
        """What the release says and does."""
        return self.reading.hotline

    @property
    def reading(self) -> Reading:
        """The hotline, and where everything stands in its files."""
        return self.edition.reading


class OnAir:
    """The releases that a process answers with.

    `find` knows those that it has not in memory, `find_audio` where sound files lie.
    """

    def __init__(
        self,
        settings: Settings,
        edition: Edition,
        find: Find = find_nothing,
        find_audio: FindAudio = find_nothing,
    ) -> None:
        self._settings = settings
        self._find = find
        self._find_audio = find_audio
        self._lock = Lock()
        self._draft: Release | None = None
        self._earlier: OrderedDict[str, Release] = OrderedDict()
        self._unknown: dict[str, float] = {}
        self.current = self._make(edition)

    def take_up(self, files: Mapping[str, str]) -> None:
        """Put files on the air, for calls that come in from now on; FlowError if they are amiss."""
        if release_of(files) == self.current.hotline.release:
            return
        release = self._make(read_edition(files))
        with self._lock:
            self._keep(self.current)
            self.current = release

    def named(self, name: str) -> Release:
        """Return the release on which a call began; the current one where it is nowhere."""
        current = self.current
        if name == current.hotline.release:
            return current
        with self._lock:
            release = self._earlier.get(name)
        release = release or self._look_for(name)
        if release is None:
            return self.current
        with self._lock:
            self._keep(release)
        return release

    def has_draft(self) -> bool:
        """Tell whether the folders of the settings hold something else than what is on the air."""
        try:
            return self.draft() is not self.current
        except FlowError:
            return True

    def draft(self) -> Release:
        """Return the release that the folders of the settings would make; FlowError if none."""
        edition = edition_in(self._settings.flows, self._settings.prompts)
        known = (self.current, self._draft)
        found = next((one for one in known if one and one.edition.release == edition.release), None)
        if found is None:
            found = self._draft = self._make(edition)
        return found

    def audio(self, name: str) -> bytes | None:
        """Return the sound file with a hash; None if it is nowhere, or not what it was."""
        for path in self._audio_paths(name):
            try:
                content = path.read_bytes()
            except OSError:
                continue
            if audio_hash(content) == name:
                return content
        return None

    def _audio_paths(self, name: str) -> Iterator[Path]:
        for release in (self.current, self._draft, *self._earlier.values()):
            recordings = release.edition.recordings if release else NO_RECORDINGS
            if recordings.folder and name in recordings.by_audio:
                yield recordings.path_of(recordings.by_audio[name])
        path = self._find_audio(name)
        if path:
            yield path

    def plays(self, name: str) -> bool:
        """Tell whether a release in memory plays a sound file, wherever it lies."""
        releases = (self.current, *self._earlier.values())
        return any(row.audio == name for one in releases for row in one.edition.recordings.rows)

    def hear_anew(self) -> None:
        """Look again which sound files of the current release are there; the rest is said."""
        self.current = self._make(self.current.edition)

    def _look_for(self, name: str) -> Release | None:
        if self._unknown.get(name, 0) > time.monotonic():
            return None
        try:
            files = self._find(name)
            if files is not None:
                return self._make(read_edition(files))
        except StoreError:
            return None  # it may be known in a moment
        except FlowError:
            log.warning("release %s cannot be read any more", name)
        if len(self._unknown) > KEPT:
            self._unknown.clear()
        self._unknown[name] = time.monotonic() + FORGET_AFTER
        return None

    def _keep(self, release: Release) -> None:
        """Keep an earlier release in memory, with few documents, as the one that was used last."""
        release.documents.retire()
        self._earlier[release.hotline.release] = release
        self._earlier.move_to_end(release.hotline.release)
        if len(self._earlier) > KEPT:
            self._earlier.popitem(last=False)

    def _make(self, edition: Edition) -> Release:
        """Make a release; what is recorded in a file that lies nowhere is left to the voice."""
        reading, recordings = edition
        gone = {row.file for row in recordings.rows if not self._is_there(recordings, row)}
        recordings = replace(recordings, missing=frozenset(gone))
        documents = Documents(reading.hotline, self._settings, recordings)
        return Release(Edition(reading, recordings), documents)

    def _is_there(self, recordings: Recordings, row: Recording) -> bool:
        if recordings.folder:
            return recordings.path_of(row).is_file()
        return self._find_audio(row.audio) is not None
