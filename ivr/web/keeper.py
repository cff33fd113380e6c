"""Keep a process in step with the store and with the shelf of its machine: releases and counts.

While the database is away calls go on, the shelf knows the releases, and counts wait.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from ivr.check.proof import read_proved
from ivr.problems import FlowError
from ivr.recordings import (
    Edition,
    Recordings,
    audio_of,
    edition_in,
    make_edition,
    read_edition,
    read_recordings,
)
from ivr.recordings.edition import INDEX_FILE
from ivr.shelf import Shelf
from ivr.store import Overtaken, Publication, Store, StoreError
from ivr.store.waiting import WaitingCounts

log = logging.getLogger("ivr")


class Keeper:
    """What a process knows of the store; `waiting` are its counts that are not written yet.

    `is_away` while the database cannot be reached, `knows` once a published release was found.
    """

    def __init__(self, store: Store, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self.waiting = WaitingCounts()
        self.is_away = False
        self.knows = False
        self._store = store
        self._shelf = shelf
        self._now = now
        self._number = 0
        self._is_first = True

    def begin(self, flows: Path, prompts: Path) -> Edition:
        """Return what is on the air; where nothing was published yet, publish two folders.

        FlowError if the flows have a problem. Nothing stays open, so that the process may fork.
        """
        try:
            self._store.prepare()
            if self._store.current() is None:
                self._publish_first(flows, prompts)
        except StoreError as error:
            self._note_away(error)
        files = self.look()
        self._is_first = True  # each worker looks anew: much may have been published since
        self._store.close()
        try:
            if files is not None:
                return read_edition(files)
        except FlowError:
            log.error("what is on the air cannot be read by this version; publish it anew")
        self.knows = False
        read_proved(flows, self._now())
        return edition_in(flows, prompts)

    def find(self, name: str) -> Mapping[str, str] | None:
        """Return the files of a release, from the shelf or else from the store."""
        files: Mapping[str, str] | None = self._shelf.find(name)
        if files is None:
            try:
                files = self._store.files(name)
            except StoreError:
                return None
            if files is not None:
                self._on_shelf(lambda: self._shelf.put(name, files))
        if files is not None:
            for row in Recordings.from_index(files.get(INDEX_FILE, "")).rows:
                self.find_audio(row.audio)
        return files

    def find_audio(self, name: str) -> Path | None:
        """Return where a sound file lies on the shelf, fetched from the store if need be."""
        path = self._shelf.audio(name)
        if path is None:
            try:
                content = self._store.audio(name)
            except StoreError:
                return None
            if content is not None:
                self._on_shelf(lambda: self._shelf.put_audio(name, content))
        return path or self._shelf.audio(name)

    def look(self) -> Mapping[str, str] | None:
        """Return the files of what was published since the last look; None if nothing was.

        Where the database is away, the first look finds what the machine knew last.
        """
        is_first, self._is_first = self._is_first, False
        try:
            current = self._store.current()
        except StoreError as error:
            self._note_away(error)
            return self._from_shelf() if is_first or not self.knows else None
        if self.is_away:
            log.warning("the database is back")
            self.is_away = False
        if current is None or current.number == self._number:
            return None
        return self._fetch(current)

    def write(self) -> None:
        """Write the counts that wait, or let them wait again."""
        amounts = self.waiting.take()
        try:
            self._store.add(amounts)
        except StoreError as error:
            self.waiting.give_back(amounts)
            self._note_away(error)

    def end(self) -> None:
        """Write what waits for the last time."""
        self.write()
        if self.waiting:
            log.warning("%d counts are lost, as the database is away", len(self.waiting))
        self._store.close()

    def _publish_first(self, flows: Path, prompts: Path) -> None:
        reading = read_proved(flows, self._now())
        edition, files = make_edition(reading, read_recordings(prompts))
        name, audio = edition.release, audio_of(edition.recordings)
        try:
            self._store.publish(name, files, "the first release", self._now(), 0, audio)
        except Overtaken:
            return  # another process was faster
        log.info("the first release is published", extra={"data": {"release": name}})

    def _fetch(self, publication: Publication) -> Mapping[str, str] | None:
        files = self.find(publication.release)
        if files is None:
            return None
        self._number = publication.number
        self.knows = True
        self._on_shelf(lambda: self._shelf.point_to(publication.release))
        data = {"release": publication.release, "number": publication.number}
        log.info("on the air", extra={"data": data})
        return files

    def _from_shelf(self) -> Mapping[str, str] | None:
        files = self._shelf.find(self._shelf.current or "")
        self.knows = self.knows or files is not None
        return files

    def _on_shelf(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError as error:
            log.warning("releases cannot be kept on this machine: %s", error.strerror)

    def _note_away(self, error: StoreError) -> None:
        if not self.is_away:
            log.warning("the database is away, and calls go on: %s", error)
        self.is_away = True
