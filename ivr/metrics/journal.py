"""Keep counts in a file until the store has them, so that they outlive a process that is killed.

Each process adds to a file of its own, a line a count, and holds a lock on it: who gets the lock
knows that the other is gone, and takes the counts over. The file is mapped into memory: adding
costs no call of the system, and the kernel keeps what was added however the process ends. A stamp
tells the store which of them it has already.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, replace
from datetime import datetime
from functools import lru_cache
from mmap import mmap
from pathlib import Path
from typing import Any

from ivr.atomic_write import write_whole
from ivr.metrics.names import CALL
from ivr.store import Count
from ivr.store.counts import Stamp, check_amount

Key = tuple[str, str, str, str, str, str, str]
"""The fields of a Count, in order; making one is left to the thread that writes."""

KEPT, UNREAD, LOG = "counts-", "unread-counts-", ".log"
ROOM = 256 * 1024  # bytes that are added to a file before it is written anew, each count once
LINES = 4096  # that are remembered, as most calls go the same ways
RESPELLED = {"completed": "connected", "no-answer": "no_answer"}  # since revision 0002

log = logging.getLogger("ivr")


class Journal:
    """Some counts, and the file that keeps them; where the disk takes none, memory alone.

    `stamp` tells them from all others. One thread at a time may use it.
    """

    def __init__(self, path: Path, stamp: Stamp, amounts: Mapping[Key, int] | None = None) -> None:
        self.stamp = stamp
        self.amounts: dict[Key, int] = dict(amounts or {})
        self.path = path
        self.rest = b""
        self.handle = -1
        self._map: mmap | None = None
        self._length = 0

    @classmethod
    def begin(cls, folder: Path, stamp: Stamp) -> "Journal":
        """Begin a file in a folder, which is made if need be."""
        writer, sequence = stamp
        journal = cls(folder / f"{KEPT}{writer}-{sequence}{LOG}", stamp)
        journal._rewrite()
        return journal

    @property
    def is_kept(self) -> bool:
        """Whether the file holds all of it."""
        return self.handle >= 0

    def add(self, key: Key, n: int) -> None:
        """Count a move n times."""
        self.amounts[key] = self.amounts.get(key, 0) + n
        if self._map is None:
            return
        line = _line(key, n)
        end = self._length + len(line)
        if end > len(self._map):
            self._rewrite()
            return
        self._map[self._length : end] = line
        self._length = end

    def keep(self) -> bool:
        """See to it that the file holds all of it, and tell whether it does."""
        if not self.is_kept:
            self._rewrite()
        return self.is_kept

    def remove(self) -> None:
        """Remove the file, as the store has all of it, but for what this version cannot read."""
        with suppress(OSError):
            if self.rest:
                write_whole(self.path, self.rest)
            else:
                self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the file, which anybody may take over then."""
        if self._map is not None:
            self._map.close()  # it holds the lock as well
            self._map = None
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1

    def _rewrite(self) -> None:
        """Put a file with each count once in the place of what is there, with room for more.

        The room is taken from the disk at once: a map must not find it full.
        """
        lines = b"".join(_line(key, n) for key, n in self.amounts.items())
        draft = self.path.with_name(f".{self.path.name}")
        before, self.handle = self.handle, -1
        map_before, self._map = self._map, None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            room = len(lines) + ROOM
            os.posix_fallocate(self.handle, 0, room)
            self._map = mmap(self.handle, room)
            self._map[: len(lines)] = lines
            self._length = len(lines)
            draft.replace(self.path)
        except OSError:
            self.close()
        if map_before is not None:
            map_before.close()
        if before >= 0:
            os.close(before)


def take_over(folder: Path) -> Iterator[Journal]:
    """Yield what processes have left that are gone, each held by us from now on.

    What cannot be read is set aside, told once, and looked at again by each process to come.
    """
    for path in [*folder.glob(f"{UNREAD}*"), *folder.glob(f"{KEPT}*")]:
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue  # its process has just removed it
        except OSError as error:
            log.error("counts in %s cannot be taken over: %s", path, error.strerror)
            continue
        found = None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            found = _read(path)
        except BlockingIOError:
            pass  # its process lives
        except OSError as error:
            log.error("counts in %s cannot be taken over: %s", path, error.strerror)
        if found is None:
            os.close(handle)
        else:
            found.handle = handle
            yield found


def _read(path: Path) -> Journal | None:
    """Read a file; nothing if no count in it can be read."""
    content = path.read_bytes()
    name = path.stem.removeprefix(UNREAD).removeprefix(KEPT)
    aside = path.with_name(f"{UNREAD}{name}.json")
    amounts: dict[Key, int] = {}
    unread = []
    try:
        rows = _rows_of(path, content)
    except (ValueError, RecursionError):
        rows, unread = [], [content]
    for row in rows:
        try:
            key, n = _read_row(row)
        except (TypeError, ValueError):
            unread.append(row)
        else:
            amounts[key] = amounts.get(key, 0) + n
    rest = b"" if not unread else json.dumps(unread).encode() if rows else content
    if rest and path != aside:
        write_whole(aside, rest)
        log.error("counts that a worker left cannot be read: they stay in %s", aside)
    if not amounts:
        if not rest or path != aside:
            path.unlink()
        return None
    journal = Journal(path, _stamp_of(path, len(rows)), amounts)
    journal.rest = rest if path == aside else b""
    return journal


def _stamp_of(path: Path, rows: int) -> Stamp:
    writer, _, sequence = path.stem.removeprefix(KEPT).rpartition("-")
    if path.suffix == LOG and sequence.isdecimal():
        return writer, int(sequence)
    return path.name, -rows  # what cannot be read today may be one day: then there are fewer


def _rows_of(path: Path, content: bytes) -> list[Any]:
    """Read the rows of a file: a line each, or, as earlier versions left them, one list."""
    if path.suffix == LOG:
        lines = content.rstrip(b"\0").splitlines(keepends=True)
        if lines and (not lines[-1].endswith(b"\n") or b"\0" in lines[-1]):
            lines.pop()  # its process was killed as it wrote it: nobody was told of this count
        return [_row_of(line) for line in lines]
    rows = json.loads(content)
    if not isinstance(rows, list):
        raise ValueError("these are no rows")
    return rows


def _row_of(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return line.decode(errors="replace")


def _read_row(row: Any) -> tuple[Key, int]:
    *about, n = row
    count = Count(*about)
    check_amount(n)
    if not datetime.fromisoformat(count.period).isoformat().startswith(count.period):
        raise ValueError(f"{count.period} is in no calendar")
    if count.channel == CALL:
        count = replace(count, by=RESPELLED.get(count.by, count.by))
    return astuple(count), n


@lru_cache(LINES)
def _line(key: Key, n: int) -> bytes:
    return json.dumps([*key, n]).encode() + b"\n"
