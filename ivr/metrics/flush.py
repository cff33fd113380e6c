"""Write what a process has counted; what cannot be written waits, also for the next process."""

import logging
from dataclasses import astuple

from ivr.metrics.pending_counts import WaitingCounts
from ivr.releases.release_cache import Shelf
from ivr.store import Count, Store, StoreError

log = logging.getLogger("ivr")


class Counting:
    """The counts of one process; `is_stuck` while they cannot be written."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self.waiting = WaitingCounts()
        self.is_stuck = False
        self._store = store
        self._shelf = shelf

    def collect(self) -> None:
        """Take over what a process left that stopped while the database was away."""
        for *fields, n in self._shelf.take_counts():
            self.waiting.give_back({Count(*fields): n})

    def write(self) -> None:
        """Write the counts that wait, or let them wait on."""
        amounts = self.waiting.take()
        if not amounts:
            return
        try:
            self._store.add(amounts)
        except Exception as error:
            self.waiting.give_back(amounts)
            if not isinstance(error, StoreError):
                raise
            if not self.is_stuck:
                log.warning("counts wait in memory: %s", error)
            self.is_stuck = True
            return
        if self.is_stuck:
            log.warning("counts are written again")
        self.is_stuck = False

    def leave(self) -> None:
        """Leave what still waits to the next process."""
        amounts = self.waiting.take()
        if not amounts:
            return
        try:
            self._shelf.leave_counts([[*astuple(count), n] for count, n in amounts.items()])
        except OSError:
            log.error("%d counts are lost", sum(amounts.values()))
