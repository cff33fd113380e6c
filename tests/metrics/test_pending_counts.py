"""Counts are written once; what cannot be written waits, and survives the process."""

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from ivr.metrics import pending_counts as module
from ivr.metrics.pending_counts import PendingCounts
from ivr.store import Count, Store, StoreError
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
    assert said == ["counts wait in memory", "counts are written again"]


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
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, json.dumps([ROW]))
    other, read = PendingCounts(store, folder), module._read_rows

    def read_while_another_starts(content: bytes) -> Any:
        other.collect()
        return read(content)

    monkeypatch.setattr(module, "_read_rows", read_while_another_starts)
    assert collected(store, folder) == {Count(*KEY): 3}
    assert len(other) == 0


# A process that stops while it writes


class Slow:
    """A store whose next write hangs, before it is confirmed or while it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, while_confirming: bool) -> None:
        self.hangs, self.goes_on = Event(), Event()
        add = Store.add

        def wait() -> None:
            self.hangs.set()
            assert self.goes_on.wait(10)

        class Waiting:
            def __init__(self, confirming: AbstractContextManager[None]) -> None:
                self.confirming = confirming

            def __enter__(self) -> None:
                if not while_confirming:
                    wait()
                self.confirming.__enter__()
                if while_confirming:
                    wait()

            def __exit__(self, *error: Any) -> bool | None:
                return self.confirming.__exit__(*error)

        def slowly(
            store: Store, amounts: Mapping[Count, int], confirming: AbstractContextManager[None]
        ) -> None:
            add(store, amounts, Waiting(confirming))

        monkeypatch.setattr(Store, "add", slowly)


def begun(act: Callable[[], None]) -> Thread:
    thread = Thread(target=act)
    thread.start()
    return thread


def test_counts_that_are_being_written_when_a_process_stops_are_left_and_not_counted_twice(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patches:
        slow = Slow(patches, while_confirming=False)
        pending.add(KEY, 5)
        writing = begun(pending.flush)
        assert slow.hangs.wait(10)
        pending.add(KEY, 2)
        pending.leave()
        slow.goes_on.set()
        writing.join()
    assert counted(store) == {}
    assert collected(store, folder) == {Count(*KEY): 7}


def test_counts_that_are_being_confirmed_when_a_process_stops_are_waited_for(
    pending: PendingCounts, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patches:
        slow = Slow(patches, while_confirming=True)
        pending.add(KEY, 5)
        writing = begun(pending.flush)
        assert slow.hangs.wait(10)
        leaving = begun(pending.leave)
        slow.goes_on.set()
        leaving.join()
        writing.join()
    assert counted(store) == {Count(*KEY): 5}
    assert not folder.exists()


def test_a_confirmation_that_never_comes_is_told(
    pending: PendingCounts,
    store: Store,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: Log,
) -> None:
    monkeypatch.setattr(module, "CONFIRMING", 0.01)
    slow = Slow(monkeypatch, while_confirming=True)
    pending.add(KEY, 5)
    writing = begun(pending.flush)
    assert slow.hangs.wait(10)
    pending.leave()
    slow.goes_on.set()
    writing.join()
    assert "5 counts are left" in caplog.text
    assert "may be counted twice" in caplog.text
    assert len([*folder.iterdir()]) == 1


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


def test_a_store_undoes_what_may_not_be_confirmed(store: Store) -> None:
    class No:
        def __enter__(self) -> None:
            raise StoreError("not now")

        def __exit__(self, *_: object) -> None: ...

    with pytest.raises(StoreError, match="not now"):
        store.add({Count(*KEY): 1}, No())
    assert counted(store) == {}
