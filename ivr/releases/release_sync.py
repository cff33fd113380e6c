"""Know the releases that were published: from the store, and from the shelf of this machine.

While the database is away the shelf knows them. What stands on the shelf counts only under the
name that its files have.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from ivr.check.prove import read_proved
from ivr.loader import Reading, release_of
from ivr.loader.problems import FlowError
from ivr.recordings import (
    NO_RECORDINGS,
    Edition,
    Recordings,
    audio_hash,
    audio_of,
    edition_in,
    make_edition,
    read_edition,
    read_recordings,
)
from ivr.recordings.edition import INDEX_FILE
from ivr.releases.release_cache import Shelf
from ivr.store import Overtaken, Publication, Store, StoreError

EARLIER = 10  # publications that are tried where the newest cannot be read

log = logging.getLogger("ivr")
Files = Mapping[str, str]
Answer = TypeVar("Answer")


class Found(NamedTuple):
    """A publication, and its files."""

    publication: Publication
    files: Files


class Publications:
    """The releases of one store, for one machine; `flows` and `prompts` make the very first.

    `is_away` while the store cannot be read, `knows` once a published release was taken up.
    """

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        flows: Path,
        prompts: Path,
        now: Callable[[], datetime],
    ) -> None:
        self.is_away = False
        self.knows = False
        self._store = store
        self._shelf = shelf
        self._flows = flows
        self._prompts = prompts
        self._now = now
        self._is_prepared = False
        self._seen = 0  # the number of the publication that was looked at last

    def begin(self) -> Edition:
        """Return what is on the air, the newest that can be read; publish the first release.

        FlowError if nothing is known and the folder of flows has a problem. Nothing stays open, so
        that the process may fork.
        """
        try:
            return self._newest_readable() or edition_in(self._flows, self._prompts)
        except StoreError:
            files = self.last_known()
            return read_edition(files) if files else edition_in(self._flows, self._prompts)
        finally:
            self._store.close()

    def look(self) -> Found | None:
        """Return what was published since the last look; StoreError if the store is away."""
        try:
            self._prepare()
        except FlowError:
            self._is_prepared = True  # it was told, and will not change by itself
        current = self._read(self._store.current)
        if current is None or current.number == self._seen:
            return None
        files = self.find(current.release)
        self._seen = current.number
        return Found(current, files) if files else None

    def take(self, publication: Publication) -> None:
        """Note that a publication is on the air here."""
        self._seen = publication.number
        self.knows = True
        self._on_shelf(lambda: self._shelf.point_to(publication.release))
        data = {"release": publication.release, "number": publication.number}
        log.info("on the air", extra={"data": data})

    def refuse(self, publication: Publication) -> None:
        """Note that a publication cannot be read by this version, and so stays off the air here."""
        log.error("release %s cannot be read by this version", publication.release)

    def last_known(self) -> Files | None:
        """Return what was on the air when somebody on this machine looked last."""
        files = self.shelved(self._shelf.current or "")
        self.knows = self.knows or files is not None
        return files

    def shelved(self, name: str) -> Files | None:
        """Return the files of a release if the shelf has them as they were."""
        files = self._shelf.find(name)
        if files is None or release_of(files) == name:
            return files
        log.warning("release %s on the shelf is not what was put there", name)
        self._shelf.drop(name)
        return None

    def find(self, name: str) -> Files | None:
        """Return the files of a release, its recordings fetched; StoreError if nobody can tell."""
        files = self.shelved(name)
        if files is not None:
            return files
        found = self._read(lambda: self._store.files(name))
        if found is not None:
            rows = Recordings.from_index(found.get(INDEX_FILE, "")).rows
            self.fetch_audio(row.audio for row in rows)
            self._on_shelf(lambda: self._shelf.put(name, found))
        return found

    def audio(self, name: str) -> Path | None:
        """Return where the sound file with a hash lies on the shelf."""
        return self._shelf.audio(name)

    def fetch_audio(self, names: Iterable[str]) -> bool:
        """Put on the shelf what it lacks of some sound files; tell whether any was found.

        StoreError if the store is away.
        """
        lacking = [name for name in names if self._shelf.audio(name) is None]
        found = self._read(lambda: self._store.audio(lacking)) if lacking else {}
        sound = {name: one for name, one in found.items() if audio_hash(one) == name}
        for name, content in sound.items():
            self._on_shelf(partial(self._shelf.put_audio, name, content))
        return bool(sound)

    def _newest_readable(self) -> Edition | None:
        self._prepare()
        for publication in self._read(lambda: self._store.history(EARLIER)):
            files = self.find(publication.release)
            try:
                edition = read_edition(files or {})
            except FlowError:
                self.refuse(publication)
                continue
            self.take(publication)
            return edition
        return None

    def _prepare(self) -> None:
        """See to the tables and the first release, once; FlowError if that has a problem."""
        if not self._is_prepared:
            self._read(self._store.prepare)
            if self._read(self._store.current) is None:
                self._read(self._publish_first)
            self._is_prepared = True

    def _publish_first(self) -> None:
        recordings = read_recordings(self._prompts)
        try:
            self._publish(read_proved(self._flows, self._now(), recordings), recordings)
        except (FlowError, ValueError) as error:
            if recordings.rows:
                log.error("the first release goes without its recordings: %s", error)
                self._publish(read_proved(self._flows, self._now()), NO_RECORDINGS)
                return
            log.error("the first release is not published, as its folder has a problem")
            raise

    def _publish(self, reading: Reading, recordings: Recordings) -> None:
        edition, files = make_edition(reading, recordings)
        name, audio = edition.release, audio_of(edition.recordings)
        try:
            self._store.publish(name, files, "the first release", self._now(), 0, audio)
        except Overtaken:
            return  # another process was faster
        log.info("the first release is published", extra={"data": {"release": name}})

    def _read(self, ask: Callable[[], Answer]) -> Answer:
        try:
            answer = ask()
        except StoreError as error:
            if not self.is_away:
                log.warning("the database is away, and calls go on: %s", error)
            self.is_away = True
            raise
        if self.is_away:
            log.warning("the database is back")
        self.is_away = False
        return answer

    def _on_shelf(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError as error:
            log.warning("releases cannot be kept on this machine: %s", error.strerror)
