"""The releases that a process answers with: the one on the air, and those on which calls began."""

import logging
import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from ivr.loader import Reading
from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.recordings import Edition, audio_hash, edition_in
from ivr.releases.documents import Documents
from ivr.releases.release_cache import RELEASE
from ivr.settings import Settings
from ivr.store import StoreError

KEPT = 2  # releases in memory beside the current one
FORGET_AFTER = 30  # seconds after which what was unknown is looked for again
MOST_UNKNOWN = 1000

log = logging.getLogger("ivr")


class ReleaseSource:
    """Where releases and sound files are found that are not in memory: here, nowhere."""

    def find(self, name: str) -> Edition | None:
        """Return a release; StoreError if nobody can tell now, FlowError if it is unreadable."""
        return None

    def audio(self, name: str) -> Path | None:
        """Return where the sound file with a hash lies on this machine."""
        return None

    def fetch_audio(self, name: str) -> bool:
        """Fetch a sound file to this machine; tell whether it was found, and in time."""
        return False


NOWHERE = ReleaseSource()


@dataclass(frozen=True, eq=False)
class Release:
    """A release that is ready to answer."""

    edition: Edition
    documents: Documents

    @property
    def name(self) -> str:
        """Eight hexadecimal digits."""
        return self.edition.release

    @property
    def hotline(self) -> Hotline:
        """What the release says and does."""
        return self.reading.hotline

    @property
    def reading(self) -> Reading:
        """The hotline, and where everything stands in its files."""
        return self.edition.reading


class ActiveReleases:
    """The releases in memory; what is not there is found in a source. Any thread may use them."""

    def __init__(
        self, settings: Settings, edition: Edition, source: ReleaseSource = NOWHERE
    ) -> None:
        self._settings = settings
        self._source = source
        self._lock = Lock()
        self._draft: Release | None = None
        self._earlier: OrderedDict[str, Release] = OrderedDict()
        self._unknown: dict[str, float] = {}
        self.current = self._make(edition)

    def activate(self, edition: Edition) -> None:
        """Put a release on the air, for calls that come in from now on."""
        if edition.release != self.current.name:
            release = self._make(edition)
            with self._lock:
                self._keep(self.current)
                self.current = release

    def named(self, name: str) -> Release:
        """Return the release on which a call began; the current one where it is nowhere."""
        current = self.current
        if name == current.name:
            return current
        with self._lock:
            release = self._earlier.get(name)
        release = release or self._look_for(name)
        if release is None:
            return self.current
        with self._lock:
            self._keep(release)
        return release

    def in_memory(self) -> tuple[Release, ...]:
        """Return the current release, then earlier ones."""
        with self._lock:
            return (self.current, *self._earlier.values())

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
        found = next((one for one in known if one and one.name == edition.release), None)
        if found is None:
            found = self._draft = self._make(edition)
        return found

    def audio(self, name: str) -> bytes | None:
        """Return the sound file with a hash; None if it is nowhere, or not what it was.

        One that a release plays is fetched; where it is gone for good, the voice speaks.
        """
        content = self._read_audio(name)
        if content is not None or not self._plays(name) or self._is_unknown(name):
            return content
        if self._source.fetch_audio(name):
            content = self._read_audio(name)
        if content is None:
            self._note_unknown(name)
            self.reload_recordings()
        return content

    def lacking_audio(self) -> set[str]:
        """Name the sound files that releases in memory would play, and that are not there."""
        played = ((one, one.edition.recordings) for one in self.in_memory())
        return {row.audio for _, one in played for row in one.rows if row.file in one.missing}

    def reload_recordings(self) -> None:
        """Look again which sound files are there; the rest is said."""
        for before in self.in_memory():
            if self._missing(before.edition) == before.edition.recordings.missing:
                continue
            after = self._make(before.edition)
            with self._lock:  # it may have left the air meanwhile, or the memory
                if self.current is before:
                    self.current = after
                elif self._earlier.get(before.name) is before:
                    after.documents.retire()
                    self._earlier[before.name] = after

    def _plays(self, name: str) -> bool:
        releases = self.in_memory()
        return any(row.audio == name for one in releases for row in one.edition.recordings.rows)

    def _read_audio(self, name: str) -> bytes | None:
        for path in self._audio_paths(name):
            try:
                content = path.read_bytes()
            except OSError:
                continue
            if audio_hash(content) == name:
                return content
        return None

    def _audio_paths(self, name: str) -> Iterator[Path]:
        for release in (*self.in_memory(), self._draft):
            if release and release.edition.recordings.folder:
                recordings = release.edition.recordings
                if name in recordings.by_audio:
                    yield recordings.path_of(recordings.by_audio[name])
        path = self._source.audio(name)
        if path:
            yield path

    def _look_for(self, name: str) -> Release | None:
        if self._is_unknown(name) or not RELEASE.fullmatch(name):
            return None
        try:
            edition = self._source.find(name)
            if edition:
                return self._make(edition)
        except StoreError:
            return None  # it may be known in a moment
        except FlowError:
            log.warning("release %s cannot be read any more", name)
        self._note_unknown(name)
        return None

    def _is_unknown(self, name: str) -> bool:
        """Tell whether a release or a sound file was looked for in vain lately."""
        return self._unknown.get(name, 0) > time.monotonic()

    def _note_unknown(self, name: str) -> None:
        if len(self._unknown) >= MOST_UNKNOWN:
            self._unknown.clear()
        self._unknown[name] = time.monotonic() + FORGET_AFTER

    def _keep(self, release: Release) -> None:
        """Keep an earlier release in memory, with few documents, as the one that was used last."""
        release.documents.retire()
        self._earlier[release.name] = release
        self._earlier.move_to_end(release.name)
        if len(self._earlier) > KEPT:
            self._earlier.popitem(last=False)

    def _make(self, edition: Edition) -> Release:
        """Make a release; what is recorded in a file that lies nowhere is left to the voice."""
        recordings = replace(edition.recordings, missing=self._missing(edition))
        documents = Documents(edition.reading.hotline, self._settings, recordings)
        return Release(Edition(edition.reading, recordings), documents)

    def _missing(self, edition: Edition) -> frozenset[str]:
        played = edition.recordings
        return frozenset(
            row.file
            for row in played.rows
            if not (played.folder and played.path_of(row).is_file())
            and self._source.audio(row.audio) is None
        )
