"""Hold what a process has counted until the store has it, each count once whatever happens.

What waits is bounded by the number of different moves in the hours that it waits.
"""

import logging
from pathlib import Path
from threading import Lock
from uuid import uuid4

from ivr.metrics.journal import Journal, Key, take_over
from ivr.store import Count, Store, StoreError
from ivr.store.counts import check_amount

log = logging.getLogger("ivr")


class PendingCounts:
    """The counts of a process, added to by any of its threads; `is_stuck` while none is written.

    The `folder` is where processes of this machine keep what is not written yet.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self.is_stuck = False
        self._is_over = False
        self._store = store
        self._folder = folder
        self._adding = Lock()
        self._writer, self._sequence = "", 0
        self._open: Journal | None = None  # what is added to
        self._waiting: list[Journal] = []  # what is written next; the background thread's alone

    def add(self, key: Key, n: int = 1) -> None:
        """Count a move n times."""
        with self._adding:
            if self._open is None:
                self._open = self._begin()
            self._open.add(key, n)

    def __len__(self) -> int:
        """How many different counts wait."""
        opened = [self._open] if self._open else []
        return sum(len(one.amounts) for one in (*opened, *self._waiting))

    def flush(self) -> None:
        """Write the counts that wait, or let them wait on."""
        if not self._waiting:
            with self._adding:
                opened, self._open = self._open, None
            self._waiting += [opened] if opened else []
        for journal in self._waiting[:]:
            try:
                self._store.add(_keepable(journal), journal.stamp)
            except StoreError as error:
                if not self.is_stuck and not self._is_over:
                    log.warning("counts wait on this machine: %s", error)
                self.is_stuck = True
                return
            journal.remove()
            if journal in self._waiting:  # else it was left meanwhile
                self._waiting.remove(journal)
        if self.is_stuck and not self._is_over:
            log.warning("counts are written again")
            self.is_stuck = False
            self.collect()
            self.flush()

    def leave(self) -> None:
        """Leave what waits to the next process; what is being written is known by its stamp."""
        self._is_over = True
        with self._adding:
            left = [*self._waiting, *([self._open] if self._open else [])]
            self._waiting, self._open, self._writer = [], None, ""
        kept = {True: 0, False: 0}
        for journal in left:
            kept[journal.keep()] += sum(journal.amounts.values())
            journal.close()
        if kept[True]:
            told = "%d counts are left in %s to the next worker that starts"
            log.warning(told, kept[True], self._folder)
        if kept[False]:
            log.error("%d counts are lost", kept[False])

    def collect(self) -> None:
        """Take over what processes left that are gone.

        Who has left its own takes over no more: nobody would write them.
        """
        if not self._is_over:
            found = take_over(self._folder)
            self._waiting += sorted(found, key=lambda journal: journal.stamp)

    def _begin(self) -> Journal:
        """Begin a journal; its writer is this process, which was forked before it counts."""
        self._writer = self._writer or uuid4().hex
        self._sequence += 1
        journal = Journal.begin(self._folder, (self._writer, self._sequence))
        if not journal.is_kept and self._sequence == 1:
            log.warning("counts wait in memory alone: %s takes no files", self._folder)
        return journal


def _keepable(journal: Journal) -> dict[Count, int]:
    """Return the counts of a journal; what no database could keep is left out."""
    amounts = {}
    for key, n in journal.amounts.items():
        try:
            check_amount(n)
            amounts[Count(*key)] = n
        except ValueError as error:
            log.error("a count cannot be kept: %s", error)
    return amounts
