"""Tell the log what was refused and what an operator should look at: a line a kind and minute.

Never a number, never a token, and nothing of a path that a stranger could have written.
"""

import logging
import re
import time
from collections import Counter
from collections.abc import Callable
from threading import Lock

EVERY = 60.0  # seconds between two lines of a kind
PLAIN = re.compile(r"/?[a-z_/-]{0,40}", re.ASCII)

log = logging.getLogger("ivr")


class Refusals:
    """What a process has refused, by kinds; any thread may note more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = 0
        self._clock = clock
        self._lock = Lock()
        self._untold = Counter[str]()
        self._told: dict[str, float] = {}

    def note(self, kind: str, look_at: Callable[[], str]) -> None:
        """Note one, and what to look at, which is asked for only where it is told."""
        with self._lock:
            self.total += 1
            self._untold[kind] += 1
            now = self._clock()
            if now < self._told.get(kind, now):
                return
            self._told[kind] = now + EVERY
            number = self._untold.pop(kind)
        log.warning("refused, %s: %d. %s", kind, number, look_at())


def plain(text: str) -> str:
    """Return a text if nobody can have hidden anything in it."""
    return text if PLAIN.fullmatch(text) else "(something else)"
