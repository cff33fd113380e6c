"""Do what a worker does beside its requests, once a second: write counts, take up a release.

The thread starts in each worker, never before a fork.
"""

import logging
from threading import Event, Thread

from ivr.problems import FlowError
from ivr.web.keeper import Keeper
from ivr.web.on_air import OnAir

EVERY = 1.0  # seconds

log = logging.getLogger("ivr")


class Beside:
    """The thread of one worker."""

    def __init__(self, keeper: Keeper, on_air: OnAir) -> None:
        self._keeper = keeper
        self._on_air = on_air
        self._stopping = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Take up what was published since the service started, then go on beside the requests."""
        self._step()
        self._thread = Thread(target=self._run, name="beside", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, and write the counts that wait."""
        self._stopping.set()
        if self._thread:
            self._thread.join()
        self._keeper.end()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY):
            self._step()

    def _step(self) -> None:
        try:
            self._keeper.write()
            files = self._keeper.look()
            if files is not None:
                self._on_air.take_up(files)
        except FlowError:
            log.error("what was published cannot be read by this version; the old release goes on")
        except Exception as error:  # whatever it is, the next second is another chance
            log.error("the thread beside the requests failed", exc_info=error)
