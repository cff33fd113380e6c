"""Do what a worker does beside its requests: write counts, take up releases, find earlier ones.

Only this thread waits for the database; a request waits for the thread, and not for long. It starts
in each worker, never before a fork.
"""

import logging
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from ivr.loader.problems import FlowError
from ivr.metrics.flush import Counting
from ivr.releases.active_releases import OnAir
from ivr.releases.release_sync import Files, Publications
from ivr.store import StoreError

EVERY = 1.0  # seconds
PATIENCE = 2.0  # seconds that a request waits; Twilio waits 15 for all of it
LISTENING = 30  # seconds between two looks for sound files that were not there
STALE = 5.0  # seconds after which a database that has not answered counts as away

log = logging.getLogger("ivr")


Answer = TypeVar("Answer")


class _Wish(Generic[Answer]):
    """What a request wants of the store."""

    def __init__(self, ask: Callable[[], Answer]) -> None:
        self._ask = ask
        self._answer: list[Answer] = []
        self.done = Event()

    def grant(self) -> None:
        """Ask, and keep the answer."""
        self._answer.append(self._ask())

    @property
    def answer(self) -> Answer:
        """What was answered; StoreError if nothing was."""
        if not self._answer:
            raise StoreError("the database gave no answer in time")
        return self._answer[0]


class Beside:
    """The thread of one worker."""

    def __init__(self, publications: Publications, counting: Counting) -> None:
        self.publications = publications
        self.counting = counting
        self._wishes: SimpleQueue[_Wish[Any]] = SimpleQueue()
        self._stopping = Event()
        self._stepped = time.monotonic()
        self._steps = 0
        self._thread: Thread | None = None

    @property
    def is_away(self) -> bool:
        """Whether the database cannot be read, or has not answered for a while."""
        silent = self._thread is not None and time.monotonic() - self._stepped > STALE
        return self.publications.is_away or silent

    def start(self, on_air: OnAir) -> None:
        """Go on beside the requests; what was published since the fork is taken up at once."""
        self.counting.collect()
        self._thread = Thread(target=self._run, args=(on_air,), name="beside", daemon=True)
        first = _Wish(lambda: self._begin(on_air))
        self._wishes.put(first)
        self._thread.start()
        first.done.wait(PATIENCE)

    def stop(self) -> None:
        """End the thread, write the counts that wait, and leave the rest to the next worker."""
        self._stopping.set()
        if self._thread:
            self._thread.join(PATIENCE)
        if not (self._thread and self._thread.is_alive()):
            self._try(self.counting.write)
        self.counting.leave()

    def find(self, name: str) -> Files | None:
        """Return the files of a release; StoreError if nobody can tell now, or not in time."""
        files = self.publications.shelved(name)
        if files is not None:
            return files
        return self._ask(lambda: self.publications.find(name))

    def fetch_audio(self, name: str) -> bool:
        """Put a sound file on the shelf; tell whether it was found, and in time."""
        try:
            return self._ask(lambda: self.publications.fetch_audio([name]))
        except StoreError:
            return False

    def _ask(self, ask: Callable[[], Answer]) -> Answer:
        """Let the thread ask the store, and wait for it a little; StoreError if that was vain."""
        if self._thread is None:
            return ask()
        if self.is_away:
            raise StoreError("the database is away")
        wish = _Wish(ask)
        self._wishes.put(wish)
        wish.done.wait(PATIENCE)
        return wish.answer

    def _run(self, on_air: OnAir) -> None:
        while not self._stopping.is_set():
            try:
                wish = self._wishes.get(timeout=EVERY)
            except Empty:
                self._step(on_air)
                continue
            self._try(wish.grant)
            wish.done.set()

    def _begin(self, on_air: OnAir) -> None:
        self._step(on_air)
        self._catch_up(on_air)

    def _step(self, on_air: OnAir) -> None:
        self._try(self.counting.write)
        self._try(lambda: self._look(on_air))
        self._steps += 1
        if self._steps % LISTENING == 0:
            self._try(lambda: self._complete(on_air))
        self._stepped = time.monotonic()

    def _look(self, on_air: OnAir) -> None:
        found = self.publications.look()
        if found is None:
            return
        try:
            on_air.take_up(found.files)
        except FlowError:
            self.publications.refuse(found.publication)
        else:
            self.publications.take(found.publication)

    def _complete(self, on_air: OnAir) -> None:
        """Fetch sound files of the current release that were not to be had before."""
        recordings = on_air.current.edition.recordings
        lacking = [row.audio for row in recordings.rows if row.file in recordings.missing]
        if lacking and self.publications.fetch_audio(lacking):
            on_air.hear_anew()

    def _catch_up(self, on_air: OnAir) -> None:
        """Take up what others on this machine know, where the database was away from the start."""
        files = self.publications.last_known() if self.publications.is_away else None
        if files:
            self._try(lambda: on_air.take_up(files))

    def _try(self, act: Callable[[], None]) -> None:
        """Do something that the next second will do again; whatever fails ends nothing."""
        try:
            act()
        except StoreError:
            pass  # noted where it was met
        except Exception as error:
            log.error("the thread beside the requests failed", exc_info=error)
