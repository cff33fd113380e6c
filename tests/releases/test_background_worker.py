"""The thread in the background waits for the database, so that no request has to."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from ivr.loader import Reading
from ivr.metrics.pending_counts import PendingCounts
from ivr.recordings import audio_of, make_edition, read_edition, read_recordings
from ivr.releases import background_worker as module
from ivr.releases.active_releases import ActiveReleases
from ivr.releases.background_worker import BackgroundWorker
from ivr.store import Count, Store, StoreError
from tests.conftest import WORKDAY, settings_with
from tests.recordings.booth import record
from tests.store.test_migrations import set_revision
from tests.web.machine import Files, Machine, changed, take_away

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
KEY = ("2026-11-23T10", "0123abcd", "call", "en", "birth", "yes", "pregnancy")


class Worker:
    """A worker on a machine: its thread, and what it answers with."""

    def __init__(self, machine: Machine) -> None:
        sync = machine.sync()
        edition = sync.begin()
        self.pending = PendingCounts(machine.store, machine.folder)
        self.background = BackgroundWorker(sync, self.pending)
        self.active = ActiveReleases(settings_with(), edition, self.background.source)

    def start(self) -> None:
        """Start the thread."""
        self.background.start(self.active)

    @property
    def release(self) -> str:
        return self.active.current.edition.release


@pytest.fixture
def machine(store: Store, tmp_path: Path) -> Machine:
    return Machine(store, tmp_path / "releases")


@pytest.fixture
def worker(machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    machine.publish(files)
    monkeypatch.setattr(module, "EVERY", 0.02)
    monkeypatch.setattr(module, "PATIENCE", 10)  # a slow machine decides nothing
    monkeypatch.setattr(module, "STOPPING", 1.0)
    worker = Worker(machine)
    yield worker
    worker.background.stop()


def left_in(folder: Path) -> list[list[str | int]]:
    """Read what workers have left."""
    texts = (path.read_text().rstrip("\0") for path in folder.glob("counts-*.log"))
    return [json.loads(line) for text in texts for line in text.splitlines()]


def wait_for(holds: Callable[[], bool]) -> None:
    for _ in range(2000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never came true")


def test_a_release_is_taken_up_and_counts_are_written(
    worker: Worker, machine: Machine, files: Files
) -> None:
    worker.start()
    name = machine.publish(changed(files))
    worker.pending.add(KEY)
    wait_for(lambda: worker.release == name and not len(worker.pending))
    worker.background.stop()
    assert dict(machine.store.counts(WORKDAY.date(), WORKDAY.date())) == {Count(*KEY): 1}


def test_what_was_published_since_the_fork_is_taken_up_before_the_first_request(
    worker: Worker, machine: Machine, files: Files
) -> None:
    name = machine.publish(changed(files))
    worker.start()
    assert worker.release == name


def test_a_worker_that_starts_while_the_database_is_away_has_what_others_took_up(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = machine.cache_only(changed(files))
    with monkeypatch.context() as patches:
        take_away(patches)
        worker.start()
        assert worker.release == name
        assert worker.background.source.database == "away"
    wait_for(lambda: worker.background.source.database == "here")


def test_a_release_that_cannot_be_read_is_not_taken_up_and_the_next_is(
    worker: Worker, machine: Machine, files: Files, caplog: pytest.LogCaptureFixture
) -> None:
    before = worker.release
    worker.start()
    machine.publish({**files, "text.yaml": "nothing"})
    wait_for(lambda: "cannot be read by this version" in caplog.text)
    assert worker.release == before
    assert machine.cache.current == before
    name = machine.publish(changed(files))
    wait_for(lambda: worker.release == name)


def test_a_fault_in_one_duty_keeps_the_other_going(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "add", lambda *_: 1 / 0)
    worker.pending.add(KEY)
    worker.start()
    name = machine.publish(changed(files))
    wait_for(lambda: worker.release == name)


def test_an_earlier_release_is_found_for_a_request(
    worker: Worker, machine: Machine, files: Files
) -> None:
    name = machine.publish(changed(files))
    machine.publish(files)
    worker.start()
    assert worker.active.named(name).edition.release == name


def test_a_silent_database_holds_up_no_call(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It accepts, and answers nothing: only the thread waits, and it says so."""
    monkeypatch.setattr(module, "STALE", 0.2)
    name = machine.publish(changed(files))
    machine.publish(files)
    worker.start()
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    hangs, answers = Event(), Event()

    def hang(*_: object) -> None:
        hangs.set()
        answers.wait(20)
        raise StoreError("it was gone")

    monkeypatch.setattr(Store, "files", hang)
    monkeypatch.setattr(Store, "current", hang)
    begun = time.monotonic()
    assert worker.active.named(name) is worker.active.current
    assert hangs.wait(10)
    wait_for(lambda: worker.background.source.database == "away")
    assert worker.active.named("ffffffff") is worker.active.current
    worker.pending.add(KEY)
    worker.background.stop()
    assert time.monotonic() - begun < 15
    assert left_in(machine.folder) == [[*KEY, 1]]
    answers.set()
    monkeypatch.undo()


def test_a_moment_without_the_database_is_not_taken_for_a_release_that_is_nowhere(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = machine.publish(changed(files))
    machine.publish(files)
    with monkeypatch.context() as patches:
        take_away(patches)
        assert worker.active.named(name) is worker.active.current
    assert worker.active.named(name).edition.release == name


def test_a_stream_of_requests_holds_up_no_step(
    worker: Worker, machine: Machine, files: Files
) -> None:
    """Each is answered well before a step is due, so that the thread never waits in vain."""
    worker.start()
    over = Event()

    def ask() -> None:
        while not over.is_set():
            worker.background.source._ask(lambda: None)

    asking = Thread(target=ask)
    asking.start()
    try:
        name = machine.publish(changed(files))
        worker.pending.add(KEY)
        wait_for(lambda: worker.release == name and not len(worker.pending))
    finally:
        over.set()
        asking.join()


def test_a_request_that_was_given_up_is_not_done_any_more(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    worker.start()
    held, done = Event(), []
    holding = Thread(target=lambda: worker.background.source._jobs.put((Future(), held.wait)))
    holding.start()
    with pytest.raises(StoreError, match="no answer in time"):
        worker.background.source._ask(lambda: done.append("given up"))
    held.set()
    monkeypatch.setattr(module, "PATIENCE", 5)
    worker.background.source._ask(lambda: done.append("waited for"))
    assert done == ["waited for"]


def test_a_search_that_fails_is_told_and_the_call_goes_on(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    worker.start()
    monkeypatch.setattr(Store, "files", lambda *_: 1 / 0)
    assert worker.active.named("ffffffff") is worker.active.current
    assert "a release cannot be found" in caplog.text


def test_counts_of_a_worker_that_stops_while_the_database_is_slow_are_counted_once(
    worker: Worker, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement may take longer than anybody waits for a worker that stops."""
    monkeypatch.setattr(module, "STOPPING", 0.1)
    worker.start()
    add, slow, goes_on = Store.add, Event(), Event()

    def slowly(store: Store, amounts: Mapping[Count, int], stamp: Any) -> None:
        slow.set()
        goes_on.wait(10)
        add(store, amounts, stamp)

    monkeypatch.setattr(Store, "add", slowly)
    worker.pending.add(KEY, 5)
    assert slow.wait(10)
    worker.background.stop()
    assert left_in(machine.folder) == [[*KEY, 5]]
    goes_on.set()
    thread = worker.background._thread
    assert thread
    thread.join(10)
    assert not thread.is_alive()
    monkeypatch.setattr(Store, "add", add)
    following = PendingCounts(machine.store, machine.folder)
    following.collect()
    following.flush()
    assert machine.store.counts(WORKDAY.date(), WORKDAY.date()) == [(Count(*KEY), 5)]


@pytest.mark.parametrize("content", ["no JSON", "[[1]]"])
def test_counts_that_cannot_be_read_keep_no_worker_from_starting(
    worker: Worker, machine: Machine, files: Files, content: str
) -> None:
    (machine.folder / "counts-0a.json").write_text(content)
    worker.start()
    name = machine.publish(changed(files))
    wait_for(lambda: worker.release == name)


def test_sound_that_another_worker_has_fetched_is_heard_too(
    worker: Worker, machine: Machine, reading: Reading, tmp_path: Path
) -> None:
    record(tmp_path / "prompts", reading.hotline, ["call.birth.question"])
    made, files = make_edition(reading, read_recordings(tmp_path / "prompts"))
    worker.active.activate(read_edition(files))
    assert len(worker.active.lacking_audio()) == 2
    for name, content in audio_of(made.recordings).items():
        machine.cache.put_audio(name, content)
    worker.background._complete(worker.active)
    assert not worker.active.lacking_audio()


def test_a_publication_with_much_sound_is_heard_at_once_and_its_sound_soon(
    worker: Worker,
    machine: Machine,
    reading: Reading,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ivr.releases.release_sync.FETCHING", -1)
    record(tmp_path / "prompts", reading.hotline, ["call.birth.question"])
    made, files = make_edition(reading, read_recordings(tmp_path / "prompts"))
    audio = audio_of(made.recordings)
    machine.store.publish(made.release, files, "with sound", WORKDAY, 1, audio)
    worker.start()
    assert worker.release == made.release
    assert len(worker.active.lacking_audio()) == 2
    monkeypatch.setattr("ivr.releases.release_sync.FETCHING", 1)
    wait_for(lambda: not worker.active.lacking_audio())


def test_counts_go_into_no_database_of_a_later_version(worker: Worker, machine: Machine) -> None:
    set_revision(machine.store, "9999")
    with suppress(StoreError):
        machine.store.prepare()
    worker.pending.add(KEY)
    worker.start()
    assert worker.background.source.database == "newer"
    worker.background.stop()
    assert left_in(machine.folder) == [[*KEY, 1]]


def test_a_database_that_comes_back_in_a_later_version_gets_no_counts(
    machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was away when the service started, so nobody has seen yet what it is."""
    machine.cache_only(files)
    monkeypatch.setattr(module, "EVERY", 0.02)
    with monkeypatch.context() as patches:
        take_away(patches)
        worker = Worker(machine)
    set_revision(machine.store, "9999")
    worker.pending.add(KEY)
    worker.start()
    assert worker.background.source.database == "newer"
    worker.background.stop()
    assert left_in(machine.folder) == [[*KEY, 1]]
