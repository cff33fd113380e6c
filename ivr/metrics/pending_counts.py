"""Keep what a process has counted until the store has it: in memory, or on disk for the next one.

What waits is bounded by the number of different moves in the hours that it waits.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from ivr.atomic_write import write_whole
from ivr.metrics.names import CALL
from ivr.store import Count, Store, StoreError
from ivr.store.counts import check_amount

Key = tuple[str, str, str, str, str, str, str]
"""The fields of a Count, in order; making one is left to the thread that writes."""

LEFT, UNREAD = "counts-", "unread-counts-"  # how files of counts begin; the latter as they were
RESPELLED = {"completed": "connected", "no-answer": "no_answer"}  # since revision 0002
CONFIRMING = 3  # seconds that a process which stops waits for a write that is being confirmed

log = logging.getLogger("ivr")


class PendingCounts:
    """The counts of a process, added to by any of its threads; `is_stuck` while none is written.

    The `folder` is where processes of this machine leave what they could not write.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self.is_stuck = False
        self._is_over = False
        self._store = store
        self._folder = folder
        self._adding, self._confirming = Lock(), Lock()
        self._amounts: dict[Key, int] = {}
        self._batch: dict[Count, int] = {}  # what is being written, or was not

    def add(self, key: Key, n: int = 1) -> None:
        """Count a move n times."""
        with self._adding:
            self._amounts[key] = self._amounts.get(key, 0) + n

    def __len__(self) -> int:
        """How many different counts wait."""
        return len(self._amounts) + len(self._batch)

    def flush(self) -> None:
        """Write the counts that wait, or let them wait on."""
        with self._confirming:
            self._fill_batch()
            batch = self._batch
        if not batch:
            return
        try:
            self._store.add(batch, self._while_confirming(batch))
        except StoreError as error:
            if self._batch is batch and not self.is_stuck:
                log.warning("counts wait in memory: %s", error)
            self.is_stuck = True
            return
        if self.is_stuck:
            log.warning("counts are written again")
            self.is_stuck = False
            self.collect()

    def leave(self) -> None:
        """Leave what still waits to the next process; what is being written is taken back."""
        self._is_over = True
        is_sure = self._confirming.acquire(timeout=CONFIRMING)
        try:
            self._fill_batch()
            batch, self._batch = self._batch, {}
        finally:
            if is_sure:
                self._confirming.release()
        if not batch:
            return
        total = sum(batch.values())
        path = self._folder / f"{LEFT}{uuid4().hex}.json"
        try:
            rows = [[*astuple(count), n] for count, n in batch.items()]
            write_whole(path, json.dumps(rows).encode())
        except OSError:
            log.error("%d counts are lost", total)
            return
        log.warning("%d counts are left in %s to the next worker that starts", total, path)
        if not is_sure:
            log.error("they were being confirmed, and some may be counted twice")

    def collect(self) -> None:
        """Take over what processes left that stopped while the database was away.

        What cannot be read is set aside, told once, and looked at again by each process to come.
        Who has left its own takes over no more: nobody would write them.
        """
        if self._is_over:
            return
        with suppress(OSError), _alone_in(self._folder):
            for path in [*self._folder.glob(f"{UNREAD}*"), *self._folder.glob(f"{LEFT}*")]:
                try:
                    self._take_over(path)
                except OSError as error:
                    log.error("counts in %s cannot be taken over: %s", path, error.strerror)

    def _take_over(self, path: Path) -> None:
        counts, unread = _read_rows(path.read_bytes())
        aside = path.with_name(f"{UNREAD}{path.stem.removeprefix(UNREAD).removeprefix(LEFT)}.json")
        if unread:
            write_whole(aside, unread)
        if path != aside or not unread:
            path.unlink()
        if unread and path != aside:
            told = "counts that a worker left cannot be read: they stay in %s for a later version"
            log.error(told, aside)
        for key, n in counts:
            self.add(key, n)

    def _fill_batch(self) -> None:
        """Put what waits into what is to be written; what no database could keep is left out."""
        with self._adding:
            amounts, self._amounts = self._amounts, {}
        batch = dict(self._batch)  # who writes the one before may go on reading it
        for key, n in amounts.items():
            try:
                count = Count(*key)
                total = batch.get(count, 0) + n
                check_amount(total)
            except ValueError as error:
                log.error("a count cannot be kept: %s", error)
            else:
                batch[count] = total
        self._batch = batch

    @contextmanager
    def _while_confirming(self, batch: dict[Count, int]) -> Iterator[None]:
        """Let a batch be confirmed, unless it was left to another process meanwhile."""
        with self._confirming:
            if self._batch is not batch:
                raise StoreError("the counts were left to the next worker")
            yield
            self._batch = {}


def _read_rows(content: bytes) -> tuple[list[tuple[Key, int]], bytes]:
    """Read the rows of a file that was left; what cannot be read is given back as it was."""
    try:
        rows = json.loads(content)
    except (ValueError, RecursionError):
        return [], content
    if not isinstance(rows, list):
        return [], content
    counts, unread = [], []
    for row in rows:
        try:
            counts.append(_read_row(row))
        except (TypeError, ValueError):
            unread.append(row)
    return counts, json.dumps(unread).encode() if unread else b""


def _read_row(row: Any) -> tuple[Key, int]:
    *about, n = row
    count = Count(*about)
    check_amount(n)
    if not datetime.fromisoformat(count.period).isoformat().startswith(count.period):
        raise ValueError(f"{count.period} is in no calendar")
    if count.channel == CALL:
        count = replace(count, by=RESPELLED.get(count.by, count.by))
    return astuple(count), n


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes from taking over the same files; OSError if one is about it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
