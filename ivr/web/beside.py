"""Do what a worker does beside its requests: write counts, take up releases, find earlier ones.

Only this thread waits for the database; a request waits for the thread, and not for long. It starts
in each worker, never before a fork.
"""

import logging
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread

from ivr.problems import FlowError
from ivr.store import StoreError
from ivr.web.counting import Counting
from ivr.web.on_air import OnAir
from ivr.web.publications import Files, Publications

EVERY = 1.0  # seconds
PATIENCE = 2.0  # seconds that a request waits; Twilio waits 15 for all of it
STALE = 5.0  # seconds after which a database that has not answered counts as away

log = logging.getLogger("ivr")


class _Wish:
    """What a request wants to know of the store: the files of a release."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.files: Files | None = None
        self.failed = True
        self.done = Event()


class Beside:
    """The thread of one worker."""

    def __init__(self, publications: Publications, counting: Counting) -> None:
        self.publications = publications
        self.counting = counting
        self._wishes: SimpleQueue[_Wish] = SimpleQueue()
        self._stopping = Event()
        self._stepped = time.monotonic()
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
        first = _Wish("")
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
        if self._thread is None:
            return self.publications.find(name)
        if self.is_away:
            raise StoreError("the database is away")
        wish = _Wish(name)
        self._wishes.put(wish)
        if not wish.done.wait(PATIENCE) or wish.failed:
            raise StoreError("the database gave no answer in time")
        return wish.files

    def _run(self, on_air: OnAir) -> None:
        while not self._stopping.is_set():
            try:
                wish = self._wishes.get(timeout=EVERY)
            except Empty:
                self._step(on_air)
                continue
            if wish.name:
                self._grant(wish)
            else:
                self._step(on_air)
                self._catch_up(on_air)
            wish.done.set()

    def _grant(self, wish: _Wish) -> None:
        def find() -> None:
            wish.files = self.publications.find(wish.name)
            wish.failed = False

        self._try(find)

    def _step(self, on_air: OnAir) -> None:
        self._try(self.counting.write)
        self._try(lambda: self._look(on_air))
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
