"""What a worker does beside its requests: write counts, follow the releases, find earlier ones.

Only this thread waits for the database; a request waits for the thread, and not for long. It starts
in each worker, never before a fork.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from ivr.loader.problems import FlowError
from ivr.metrics.pending_counts import PendingCounts
from ivr.recordings import Edition
from ivr.releases.active_releases import ActiveReleases, ReleaseSource
from ivr.releases.release_sync import CURES, DatabaseStanding, ReleaseSync
from ivr.store import StoreError

EVERY = 1.0  # seconds between two steps
PATIENCE = 2.0  # seconds that a request waits; Twilio waits 15 for all of it
STOPPING = 4.0  # seconds that a worker which stops waits for the thread
LISTENING = 30  # steps between two looks for sound files that were not there
STALE = 5.0  # seconds after which a database that has not answered counts as away

log = logging.getLogger("ivr")

Answer = TypeVar("Answer")


class RequestedReleases(ReleaseSource):
    """The source of releases for requests: the cache, else the thread asks the store for them."""

    def __init__(self, sync: ReleaseSync) -> None:
        self._sync = sync
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        self.heard: float | None = None  # when the thread had last done a step

    @property
    def database(self) -> DatabaseStanding:
        """Whether the database can be read, and has answered lately."""
        return "away" if self._is_silent else self._sync.database

    @property
    def trouble(self) -> str:
        """What is wrong with the database in a sentence, and what to do; empty if nothing is."""
        return CURES["away"] if self._is_silent else self._sync.trouble

    @property
    def _is_silent(self) -> bool:
        return self.heard is not None and time.monotonic() - self.heard > STALE

    def find(self, name: str) -> Edition | None:
        return self._sync.cached(name) or self._ask(partial(self._sync.find, name))

    def audio(self, name: str) -> Path | None:
        return self._sync.cache.audio(name)

    def fetch_audio(self, name: str) -> bool:
        try:
            return self._ask(partial(self._sync.fetch_audio, [name]))
        except StoreError:
            return False

    def serve(self, until: float) -> None:
        """Do in the thread what requests ask for, until a moment of the monotonic clock."""
        while (left := until - time.monotonic()) > 0:
            try:
                future, job = self._jobs.get(timeout=left)
            except Empty:
                return
            if not future.set_running_or_notify_cancel():
                continue  # nobody waits for it any more
            try:
                future.set_result(job())
            except (StoreError, FlowError) as error:
                future.set_exception(error)
            except Exception as error:
                log.error("a release cannot be found", exc_info=error)
                future.set_exception(StoreError("a release cannot be found"))

    def _ask(self, job: Callable[[], Answer]) -> Answer:
        """Let the thread do a job, and wait for it a little; StoreError if that was vain."""
        if self.heard is None:  # it has not started
            return job()
        if self.database != "here":
            raise StoreError("the database is away")
        future: Future[Answer] = Future()
        self._jobs.put((future, job))
        try:
            return future.result(PATIENCE)
        except TimeoutError:
            future.cancel()
            raise StoreError("the database gave no answer in time") from None


class BackgroundWorker:
    """The thread of one worker."""

    def __init__(self, sync: ReleaseSync, pending: PendingCounts) -> None:
        self.sync = sync
        self.pending = pending
        self.source = RequestedReleases(sync)
        self._stopping = Event()
        self._begun = Event()
        self._steps = 0
        self._thread: Thread | None = None

    def start(self, active: ActiveReleases) -> None:
        """Go on beside the requests; what was published since the fork is activated at once."""
        self._try(self.pending.collect)
        self.source.heard = time.monotonic()
        self._thread = Thread(target=self._run, args=(active,), name="background", daemon=True)
        self._thread.start()
        self._begun.wait(PATIENCE)

    def stop(self) -> None:
        """End the thread once the counts are written; what is not is left to the next worker."""
        self._stopping.set()
        if self._thread:
            self._thread.join(STOPPING)
        else:
            self._try(self.pending.flush)
        self.pending.leave()

    def _run(self, active: ActiveReleases) -> None:
        self._step(active)
        self._try(partial(self._catch_up, active))
        self._begun.set()
        while not self._stopping.is_set():
            self.source.serve(time.monotonic() + EVERY)
            self._step(active)
        self._try(self.pending.collect)  # others may have left theirs just now
        self._try(self.pending.flush)

    def _step(self, active: ActiveReleases) -> None:
        self._try(partial(self._follow, active))  # first: it sees whether the store may be used
        self._try(self.pending.flush)
        self._steps += 1
        if self.sync.is_fetching or self._steps % LISTENING == 0:
            self._try(partial(self._complete, active))
        if self._steps % LISTENING == 0:
            self._try(self.pending.collect)
        self.source.heard = time.monotonic()

    def _follow(self, active: ActiveReleases) -> None:
        edition = self.sync.look()
        if edition:
            active.activate(edition)
            self.sync.prune(one.name for one in active.in_memory())

    def _complete(self, active: ActiveReleases) -> None:
        """Fetch sound files of releases in memory that were not to be had before."""
        lacking = active.lacking_audio()
        if lacking:
            try:
                self.sync.fetch_audio(lacking)
            finally:
                active.reload_recordings()  # another worker may have fetched them

    def _catch_up(self, active: ActiveReleases) -> None:
        """Activate what others on this machine know, where the database was away at the start."""
        edition = self.sync.last_known() if self.sync.database != "here" else None
        if edition:
            active.activate(edition)

    def _try(self, act: Callable[[], None]) -> None:
        """Do something that the next step will do again; whatever fails ends nothing."""
        try:
            act()
        except StoreError:
            pass  # noted where it was met
        except Exception as error:
            log.error("the background worker failed", exc_info=error)
