"""Counts are written once; what cannot be written waits, and survives the process."""

import errno
import json
import logging
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from ivr.metrics.journal import Journal
from ivr.metrics.pending_counts import PendingCounts
from ivr.store import Count, Store
from ivr.store.counts import Stamp
from tests.conftest import WORKDAY
from tests.web.machine import take_away

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
KEY = ("2026-11-23T10", "0123abcd", "call", "en", "birth", "yes", "pregnancy")
ROW = [*KEY, 3]
Log = pytest.LogCaptureFixture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "releases"


@pytest.fixture
def pending(store: Store, folder: Path) -> PendingCounts:
    return PendingCounts(store, folder)


def counted(store: Store) -> dict[Count, int]:
    return dict(store.counts(WORKDAY.date(), WORKDAY.date()))


def put(folder: Path, content: str, name: str = "counts-0a.json") -> Path:
    """Leave a file as a worker may have left it."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(content)
    return folder / name


def collected(store: Store, folder: Path) -> dict[Count, int]:
    """Let a worker start, and return what is counted then."""
    pending = PendingCounts(store, folder)
    pending.collect()
    pending.flush()
    return counted(store)


def test_counts_are_written_once(pending: PendingCounts, store: Store) -> None:
    pending.add(KEY, 2)
    pending.flush()
    pending.flush()
    assert counted(store) == {Count(*KEY): 2}


def test_counts_wait_while_the_database_is_away_and_are_written_when_it_is_back(
    pending: PendingCounts, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: Log
) -> None:
    with caplog.at_level(logging.WARNING, "ivr"):
        with monkeypatch.context() as patches:
            take_away(patches)
            for _ in range(3):
                pending.add(KEY)
                pending.flush()
            assert pending.is_stuck
        pending.flush()
    assert counted(store) == {Count(*KEY): 3}
    assert len(pending) == 0
    assert not pending.is_stuck
    said = [record.getMessage().partition(":")[0] for record in caplog.records]
    assert said == ["counts wait on this machine", "counts are written again"]


def test_what_waits_when_a_process_stops_is_written_by_the_next(
    pending: PendingCounts, store: Store, folder: Path, caplog: Log
) -> None:
    pending.add(KEY, 5)
    pending.leave()
    assert "5 counts are left" in caplog.text
    assert collected(store, folder) == {Count(*KEY): 5}
    assert collected(store, folder) == {Count(*KEY): 5}
    assert not [*folder.iterdir()]


def test_what_a_process_left_while_others_ran_is_written_once_the_database_is_back(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a reload the old workers stop when the new ones have started."""
    with monkeypatch.context() as patches:
        take_away(patches)
        pending.add(KEY)
        pending.flush()
        put(folder, json.dumps([ROW]))
    pending.flush()
    pending.flush()
    assert counted(store) == {Count(*KEY): 4}


def test_what_cannot_even_be_left_is_told_in_numbers(
    store: Store, tmp_path: Path, caplog: Log
) -> None:
    (tmp_path / "file").touch()
    pending = PendingCounts(store, tmp_path / "file/releases")
    pending.add(KEY, 7)
    pending.leave()
    assert "7 counts are lost" in caplog.text


def test_a_count_that_no_database_can_keep_holds_up_no_other(
    pending: PendingCounts, store: Store, caplog: Log
) -> None:
    pending.add(KEY)
    pending.add((*KEY[:6], "x" * 3000))
    pending.flush()
    assert counted(store) == {Count(*KEY): 1}
    assert "cannot be kept" in caplog.text


def test_whatever_goes_wrong_the_counts_are_not_lost(
    pending: PendingCounts, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending.add(KEY)
    with monkeypatch.context() as patches:
        patches.setattr(Store, "add", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            pending.flush()
    pending.flush()
    assert counted(store) == {Count(*KEY): 1}


# What was left and cannot be read


@pytest.mark.parametrize(
    "row",
    [
        pytest.param([*KEY[1:], 3], id="of another width"),
        pytest.param([], id="empty"),
        pytest.param(None, id="null"),
        pytest.param({"period": KEY[0]}, id="an object"),
        pytest.param([*KEY[:5], None, "birth", 3], id="null for a name"),
        pytest.param(["2026-11", *KEY[1:], 3], id="a bad period"),
        pytest.param([*KEY, -1], id="a negative amount"),
        pytest.param([*KEY, 1.5], id="a broken amount"),
        pytest.param([*KEY, "3"], id="an amount in words"),
        pytest.param([*KEY, True], id="a truth for an amount"),
        pytest.param(["2026-13-45T10", *KEY[1:], 3], id="a day that no calendar has"),
        pytest.param(["2026-11-23T24", *KEY[1:], 3], id="an hour that no clock has"),
        pytest.param([*KEY[:5], "\ud800", "birth", 3], id="half a character"),
    ],
)
def test_a_row_that_cannot_be_read_is_set_aside_and_the_others_are_counted(
    store: Store, folder: Path, caplog: Log, row: Any
) -> None:
    put(folder, json.dumps([row, ROW]))
    assert collected(store, folder) == {Count(*KEY): 3}
    aside = folder / "unread-counts-0a.json"
    assert [*folder.iterdir()] == [aside]
    assert json.loads(aside.read_text()) == [row]
    assert collected(store, folder) == {Count(*KEY): 3}
    assert [line.levelname for line in caplog.records] == ["ERROR"]
    assert str(aside) in caplog.text


def test_amounts_that_no_database_can_keep_together_hold_up_no_other(
    store: Store, folder: Path, caplog: Log
) -> None:
    other = [*KEY[:6], "result", 3]
    put(folder, json.dumps([[*KEY, 2**31 - 1], [*KEY, 2**31 - 1], other]))
    assert collected(store, folder)[Count(*KEY[:6], "result")] == 3
    assert "cannot be kept" in caplog.text


@pytest.mark.parametrize("content", ["no JSON at all", "3", '{"rows": []}', "[" * 100_000])
def test_a_file_that_cannot_be_read_is_kept_as_it_is_and_told_once(
    store: Store, folder: Path, caplog: Log, content: str
) -> None:
    put(folder, content)
    for _ in range(2):
        assert collected(store, folder) == {}
        assert (folder / "unread-counts-0a.json").read_text() == content
    assert len([*folder.iterdir()]) == len(caplog.records) == 1


def test_a_version_that_can_read_what_was_set_aside_counts_it(store: Store, folder: Path) -> None:
    put(folder, json.dumps([[*KEY[1:], 3]]))
    assert collected(store, folder) == {}
    put(folder, json.dumps([ROW]), "unread-counts-0a.json")
    assert collected(store, folder) == {Count(*KEY): 3}
    assert not [*folder.iterdir()]


def test_what_earlier_versions_renamed_and_forgot_is_counted(store: Store, folder: Path) -> None:
    """A worker of theirs that could not read a file left it under its own process id."""
    put(folder, json.dumps([ROW, [*KEY[:5], "no-answer", "busy", 1]]), "counts-0a.4711")
    assert collected(store, folder) == {
        Count(*KEY): 3,
        Count(*KEY[:5], "no_answer", "busy"): 1,
    }


def test_two_workers_that_start_at_once_take_over_what_was_left_once(
    store: Store, folder: Path
) -> None:
    put(folder, json.dumps([ROW]))
    other = PendingCounts(store, folder)
    other.collect()
    assert collected(store, folder) == {}, "the other has it"
    other.flush()
    assert collected(store, folder) == {Count(*KEY): 3}
    assert not [*folder.iterdir()]


def test_what_a_living_process_counts_is_its_own(
    pending: PendingCounts, store: Store, folder: Path
) -> None:
    pending.add(KEY)
    assert collected(store, folder) == {}
    pending.flush()
    assert counted(store) == {Count(*KEY): 1}


# A process that stops while it writes


COUNTING = """
import sys, time
from pathlib import Path
from ivr.metrics.pending_counts import PendingCounts
from ivr.store import open_store

url, folder, key = sys.argv[1], sys.argv[2], tuple(sys.argv[3:])
pending = PendingCounts(open_store(url), Path(folder))
while True:
    pending.add(key)
    print("counted", flush=True)
"""


@contextmanager
def counting(store: Store, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Let another process count as fast as it can, and tell of each count."""
    command = [sys.executable, "-c", COUNTING, f"sqlite:///{store.place}", str(folder), *KEY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        yield process


def test_a_process_that_is_killed_loses_no_count(store: Store, folder: Path) -> None:
    with counting(store, folder) as process:
        assert process.stdout
        for _ in range(500):
            process.stdout.readline()
        assert collected(store, folder) == {}, "it lives"
        process.kill()
        told = 500 + len(process.stdout.readlines())
    [n] = collected(store, folder).values()
    assert n in (told, told + 1), "it was killed between a count and its telling, or not"
    assert not [*folder.iterdir()]


def test_counts_that_were_written_when_a_process_was_killed_are_not_written_again(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was killed when the store had them, before it could remove its file."""
    pending.add(KEY, 5)
    with monkeypatch.context() as patches:
        patches.setattr(Journal, "remove", Journal.close)
        pending.flush()
    assert counted(store) == {Count(*KEY): 5}
    assert len([*folder.iterdir()]) == 1
    assert collected(store, folder) == {Count(*KEY): 5}
    assert not [*folder.iterdir()]


def test_what_one_writer_has_left_is_written_in_its_order(store: Store, folder: Path) -> None:
    folder.mkdir()
    for sequence in (10, 2, 9):
        (folder / f"counts-a-{sequence}.log").write_text(f"{json.dumps(ROW)}\n")
    assert collected(store, folder) == {Count(*KEY): 9}


@pytest.mark.parametrize("cut", ["{:.20}", "{:.20}\0\0\0", "{:.20}\0\0\0]\n"])
def test_a_line_that_was_being_written_at_the_end_of_its_process_is_no_count_yet(
    store: Store, folder: Path, cut: str
) -> None:
    line = json.dumps(ROW)
    put(folder, f"{line}\n{line}\n{cut.format(line)}", "counts-a-1.log")
    assert collected(store, folder) == {Count(*KEY): 6}
    assert not [*folder.iterdir()]


def test_a_line_that_cannot_be_read_is_set_aside(store: Store, folder: Path) -> None:
    line = json.dumps(ROW)
    put(folder, f"{line}\n{line[:20]}\n{line}\n", "counts-a-1.log")
    assert collected(store, folder) == {Count(*KEY): 6}
    assert [path.name for path in folder.iterdir()] == ["unread-counts-a-1.json"]


def test_counts_that_are_being_written_when_a_process_stops_are_not_counted_twice(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes first: the stamp tells the other that they are there."""
    hangs, goes_on, add = Event(), Event(), Store.add

    def slowly(store: Store, amounts: Mapping[Count, int], stamp: Stamp | None = None) -> None:
        hangs.set()
        assert goes_on.wait(10)
        add(store, amounts, stamp)

    pending.add(KEY, 5)
    with monkeypatch.context() as patches:
        patches.setattr(Store, "add", slowly)
        writing = Thread(target=pending.flush)
        writing.start()
        assert hangs.wait(10)
    pending.add(KEY, 2)
    pending.leave()
    assert collected(store, folder) == {Count(*KEY): 7}
    goes_on.set()
    writing.join()
    assert counted(store) == {Count(*KEY): 7}


def test_a_long_outage_makes_no_long_file(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.metrics.journal.ROOM", 1_000)
    for _ in range(200):
        pending.add(KEY)
    [path] = folder.iterdir()
    assert path.stat().st_size < 1_200
    assert collected(store, folder) == {}, "it is still held"
    pending.leave()
    assert collected(store, folder) == {Count(*KEY): 200}


def test_a_disk_that_is_full_for_a_while_loses_nothing(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending.add(KEY)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patches:
        patches.setattr("ivr.metrics.journal.ROOM", 100)
        patches.setattr("ivr.metrics.journal.os.posix_fallocate", fail)
        for _ in range(1_000):
            pending.add(KEY)
    pending.leave()
    assert collected(store, folder) == {Count(*KEY): 1_001}


def test_a_process_that_has_left_its_counts_takes_none_over_again(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its thread may still run, and find the database again: nothing would write them any more."""
    with monkeypatch.context() as patches:
        take_away(patches)
        pending.add(KEY, 5)
        pending.flush()
        pending.leave()
    pending.add(KEY, 2)
    pending.flush()
    assert counted(store) == {Count(*KEY): 2}
    assert collected(store, folder) == {Count(*KEY): 7}
