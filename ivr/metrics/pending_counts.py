"""Keep counts in memory until they are written; it never writes them itself.

What waits is bounded by the number of different moves in the hours that it waits.
"""

import logging
from collections.abc import Mapping
from threading import Lock

from ivr.store.counts import Count

Key = tuple[str, str, str, str, str, str, str]
"""The fields of a Count, in order; making one is left to the thread that writes."""

log = logging.getLogger("ivr")


class WaitingCounts:
    """Counts of a process, added to by any of its threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._amounts: dict[Key, int] = {}

    def add(self, key: Key, n: int = 1) -> None:
        """Count a move n times."""
        with self._lock:
            self._amounts[key] = self._amounts.get(key, 0) + n

    def take(self) -> dict[Count, int]:
        """Hand over all that waits; what cannot be written is given back.

        What no database could keep is left out, so that the rest can be written.
        """
        with self._lock:
            taken, self._amounts = self._amounts, {}
        amounts: dict[Count, int] = {}
        for key, n in taken.items():
            try:
                amounts[Count(*key)] = n
            except ValueError as error:
                log.error("a count cannot be kept: %s", error)
        return amounts

    def give_back(self, amounts: Mapping[Count, int]) -> None:
        """Let amounts wait again."""
        for count, n in amounts.items():
            key = (count.period, count.release, count.channel, count.language)
            self.add((*key, count.origin, count.by, count.target), n)

    def __len__(self) -> int:
        """How many different counts wait."""
        return len(self._amounts)
