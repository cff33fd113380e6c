"""Know the releases that were published: from the store, and from the cache of this machine.

While the database is away or damaged the cache knows them. What stands there counts only under the
name that its files have. What this machine has put on the air gives way to what was published
later, and to nothing else: a store that was emptied, or put back to an earlier day, changes no
word.
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from ivr.check.prove import read_proved
from ivr.loader import release_of
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
from ivr.releases.release_cache import OnAir, ReleaseCache
from ivr.store import (
    DamagedDatabase,
    NewerDatabase,
    Overtaken,
    Publication,
    Store,
    StoreError,
    UnreadableRelease,
)

EARLIER = 10  # publications that are tried where the newest cannot be read
KEPT = 20  # publications whose files stay on this machine
FETCHING = 1.0  # seconds after which the rest of the sound files waits for another time

DatabaseStanding = Literal["here", "away", "newer", "damaged"]
CURES: Mapping[DatabaseStanding, str] = {
    "away": "the database is away: let it run, and DATABASE_URL name it",
    "newer": "a later version of this program has made the database: install that version",
    "damaged": "the database is damaged: put a copy back, or let DATABASE_URL name an empty one",
}
Answer = TypeVar("Answer")

log = logging.getLogger("ivr")


class ReleaseSync:
    """The releases of one store, for one machine; `flows` and `prompts` make the very first.

    `database` tells whether the store can be used, and `trouble` in a sentence what is wrong with
    it, if anything is. `knows` once a published release is on the air, `is_fetching` while sound
    files wait to be fetched.
    """

    def __init__(
        self,
        store: Store,
        cache: ReleaseCache,
        flows: Path,
        prompts: Path,
        now: Callable[[], datetime],
    ) -> None:
        self.database: DatabaseStanding = "here"
        self.trouble = ""
        self.knows = False
        self.is_fetching = False
        self.cache = cache
        self._store = store
        self._flows = flows
        self._prompts = prompts
        self._now = now
        self._is_prepared = False
        self._seen: Publication | None = None  # what was looked at last
        self._told = ""  # the last warning about the cache

    def begin(self) -> Edition:
        """Return what is on the air, the newest that can be read; publish the first release.

        What was on the air here stays, unless something was published later.

        FlowError if nothing is known and the folder of flows has a problem. Nothing stays open, so
        that the process may fork.
        """
        self._in_cache(self.cache.remove_unfinished)
        try:
            edition = self._newest_readable() or self.last_known()
            if edition:
                self.prune([edition.release])
        except StoreError:
            edition = self.last_known()
        finally:
            self._store.close()
        return edition or edition_in(self._flows, self._prompts)

    def look(self) -> Edition | None:
        """Return what was published since the last look; StoreError if the store is away."""
        try:
            self._prepare()
        except FlowError:
            self._is_prepared = True  # it was told, and will not change by itself
        current = self._read(self._store.current)
        self._note_answer()
        if current is None:
            self._is_prepared = False  # it was emptied: the next look sees to that
            return None
        if current == self._seen:
            return None
        return self._take(current) if self._is_forward(current) else None

    def last_known(self) -> Edition | None:
        """Return what was on the air when somebody on this machine looked last."""
        on_air = self.cache.on_air
        try:
            edition = self.cached(on_air.release) if on_air else None
        except FlowError:
            return None
        self.knows = self.knows or edition is not None
        return edition

    def cached(self, name: str) -> Edition | None:
        """Return a release if the cache has it as it was; FlowError if it cannot be read."""
        files = self.cache.find(name)
        if files is None:
            return None
        if release_of(files) == name:
            return read_edition(files)
        log.warning("release %s in the cache is not what was put there", name)
        self._in_cache(partial(self.cache.drop, name))
        return None

    def find(self, name: str) -> Edition | None:
        """Return a release, its recordings fetched; StoreError if nobody can tell.

        FlowError if this version cannot read it.
        """
        edition = self.cached(name)
        if edition:
            return edition
        try:
            files = self._read(partial(self._store.files, name))
        except UnreadableRelease:
            files = None
        if files is None:
            return None
        self._in_cache(partial(self.cache.put, name, files))
        edition = read_edition(files)
        self.fetch_audio(row.audio for row in edition.recordings.rows)
        return edition

    def fetch_audio(self, names: Iterable[str]) -> bool:
        """Put into the cache what it lacks of some sound files; tell whether any was found.

        The store is asked for one at a time, and not for long. StoreError if it is away.
        """
        until, found = time.monotonic() + FETCHING, False
        self.is_fetching = False
        for name in (one for one in names if self.cache.audio(one) is None):
            if time.monotonic() > until:
                self.is_fetching = True
                break
            content = self._read(partial(self._store.audio, [name])).get(name)
            if content is not None and audio_hash(content) == name:
                self._in_cache(partial(self.cache.put_audio, name, content))
                found = True
        return found

    def prune(self, active: Iterable[str]) -> None:
        """Remove from the cache what neither recent history nor a release in memory needs."""
        recent = self._read(partial(self._store.history, KEPT))
        names = {*active, *(one.release for one in recent), self.cache.current or ""}
        indexes = ((self.cache.find(name) or {}).get(INDEX_FILE, "") for name in names)
        audio = {row.audio for index in indexes for row in Recordings.from_index(index).rows}
        self._in_cache(partial(self.cache.prune, names, audio))

    def _newest_readable(self) -> Edition | None:
        self._prepare()
        history = self._read(partial(self._store.history, EARLIER))
        self._note_answer()
        forward = (one for one in history if self._is_forward(one))
        edition = next((one for one in map(self._take, forward) if one), None)
        self._seen = history[0] if history else None
        return edition

    def _take(self, publication: Publication) -> Edition | None:
        """Read a publication and note that it is on the air, unless it cannot be read."""
        try:
            edition = self.find(publication.release)
        except FlowError:
            edition = None
        self._seen = publication
        if edition is None:
            log.error("release %s cannot be read by this version", publication.release)
            return None
        self.knows, self.trouble = True, ""
        on_air = OnAir(publication.release, publication.number, publication.published)
        self._in_cache(partial(self.cache.point_to, on_air))
        data = {"release": publication.release, "number": publication.number}
        log.info("on the air", extra={"data": data})
        return edition

    def _is_forward(self, publication: Publication) -> bool:
        """Tell whether a publication is later than what was on the air here, or the same.

        By its number, in the store that this machine knows; by its time, in any other.
        """
        last = self.cache.on_air
        if last is None or publication.release == last.release:
            return True
        known = partial(self._store.was_published, last.number, last.release)
        if publication.published > last.published or (
            publication.number > last.number and self._read(known)
        ):
            return True
        try:
            is_known = self.cached(last.release) is not None
        except FlowError:
            is_known = False
        if is_known:
            self._seen = publication
            told = (
                f"the database holds nothing later than release {last.release}, which stays on the "
                "air: publish again, or put a later copy of the database back"
            )
            if told != self.trouble:
                log.error("%s (%s)", told, self._store.place)
            self.trouble = told
        return not is_known

    def _prepare(self) -> None:
        """See to the tables and the first release, once; FlowError if that has a problem."""
        if not self._is_prepared:
            self._read(self._store.prepare)
            if not self._read(self._store.holds_publications):
                self._read(self._restore if self.last_known() else self._publish_first)
            self._is_prepared = True

    def _restore(self) -> None:
        """Give back to an empty store what was on the air here, as of the day it came there."""
        last = self.cache.on_air
        files = self.cache.find(last.release) if last else None
        if last is None or files is None:
            return
        rows = Recordings.from_index(files.get(INDEX_FILE, "")).rows
        paths = {row.audio: self.cache.audio(row.audio) for row in rows}
        audio = {name: path.read_bytes() for name, path in paths.items() if path}
        note = "on the air here when the database was empty"
        try:
            self._store.publish(last.release, files, note, last.published, 0, audio)
        except Overtaken:
            return  # another process was faster
        log.error(
            "the database at %s was empty: release %s, which was on the air here, is back in it",
            self._store.place,
            last.release,
        )

    def _publish_first(self) -> None:
        recordings = read_recordings(self._prompts)
        try:
            self._publish(recordings)
        except (FlowError, ValueError) as error:
            if not recordings.rows:
                log.error("the first release is not published, as its folder has a problem")
                raise
            log.error("the first release goes without its recordings: %s", error)
            self._publish(NO_RECORDINGS)

    def _publish(self, recordings: Recordings) -> None:
        reading = read_proved(self._flows, self._now(), recordings)
        edition, files = make_edition(reading, recordings)
        name, audio = edition.release, audio_of(edition.recordings)
        try:
            self._store.publish(name, files, "the first release", self._now(), 0, audio)
        except Overtaken:
            return  # another process was faster
        log.info("the first release is published", extra={"data": {"release": name}})

    def _read(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except StoreError as error:
            standing = _standing_of(error)
            if self.database != standing:
                self.trouble = CURES[standing]
                log.warning("the database is %s, and calls go on: %s", standing, error)
            self.database, self._is_prepared = standing, False
            raise

    def _note_answer(self) -> None:
        """Note that the store has answered all that a look asks of it."""
        if self.database != "here":
            log.warning("the database is back")
            self.trouble = ""
        self.database = "here"

    def _in_cache(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError as error:
            told = f"releases cannot be kept on this machine: {error.strerror}"
            if told != self._told:
                log.warning(told)
            self._told = told


def _standing_of(error: StoreError) -> DatabaseStanding:
    if isinstance(error, NewerDatabase):
        return "newer"
    return "damaged" if isinstance(error, DamagedDatabase) else "away"
