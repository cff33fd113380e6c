"""The thread beside the requests waits for the database, so that no request has to."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivr.metrics.flush import Counting
from ivr.releases import background_worker as module
from ivr.releases.active_releases import OnAir
from ivr.releases.background_worker import Beside
from ivr.store import Count, Store, StoreError
from tests.conftest import WORKDAY, settings_with
from tests.web.machine import Files, Machine, changed, take_away

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
KEY = ("2026-11-23T10", "0123abcd", "call", "en", "birth", "yes", "pregnancy")


class Worker:
    """A worker on a machine: its thread, and what it answers with."""

    def __init__(self, machine: Machine) -> None:
        publications = machine.publications()
        edition = publications.begin()
        self.counting = Counting(machine.store, machine.shelf)
        self.beside = Beside(publications, self.counting)
        self.on_air = OnAir(settings_with(), edition, self.beside.find, publications.audio)

    @property
    def release(self) -> str:
        return self.on_air.current.edition.release


@pytest.fixture
def machine(store: Store, tmp_path: Path) -> Machine:
    return Machine(store, tmp_path / "releases")


@pytest.fixture
def worker(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.setattr(module, "EVERY", 0.02)
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    worker = Worker(machine)
    yield worker
    worker.beside.stop()


def wait_for(holds: Callable[[], bool]) -> None:
    for _ in range(2000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never came true")


def test_a_release_is_taken_up_and_counts_are_written(
    worker: Worker, machine: Machine, files: Files
) -> None:
    worker.beside.start(worker.on_air)
    name = machine.publish(changed(files))
    worker.counting.waiting.add(KEY)
    wait_for(lambda: worker.release == name and not len(worker.counting.waiting))
    worker.beside.stop()
    assert dict(machine.store.counts(WORKDAY.date(), WORKDAY.date())) == {Count(*KEY): 1}


def test_what_was_published_since_the_fork_is_taken_up_before_the_first_request(
    worker: Worker, machine: Machine, files: Files
) -> None:
    name = machine.publish(changed(files))
    worker.beside.start(worker.on_air)
    assert worker.release == name


def test_a_worker_that_starts_while_the_database_is_away_has_what_others_took_up(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = machine.shelve(changed(files))
    with monkeypatch.context() as patches:
        take_away(patches)
        worker.beside.start(worker.on_air)
        assert worker.release == name
        assert worker.beside.is_away
    wait_for(lambda: not worker.beside.is_away)


def test_a_release_that_cannot_be_read_is_not_taken_up_and_the_next_is(
    worker: Worker, machine: Machine, files: Files, caplog: pytest.LogCaptureFixture
) -> None:
    before = worker.release
    worker.beside.start(worker.on_air)
    machine.publish({**files, "text.yaml": "nothing"})
    wait_for(lambda: "cannot be read by this version" in caplog.text)
    assert worker.release == before
    assert machine.shelf.current == before
    name = machine.publish(changed(files))
    wait_for(lambda: worker.release == name)


def test_a_fault_in_one_duty_keeps_the_other_going(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "add", lambda *_: 1 / 0)
    worker.counting.waiting.add(KEY)
    worker.beside.start(worker.on_air)
    name = machine.publish(changed(files))
    wait_for(lambda: worker.release == name)


def test_an_earlier_release_is_found_for_a_request(
    worker: Worker, machine: Machine, files: Files
) -> None:
    name = machine.publish(changed(files))
    machine.publish(files)
    worker.beside.start(worker.on_air)
    assert worker.on_air.named(name).edition.release == name


def test_a_silent_database_holds_up_no_call(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It accepts, and answers nothing: only the thread waits, and it says so."""
    monkeypatch.setattr(module, "STALE", 0.2)
    name = machine.publish(changed(files))
    machine.publish(files)
    worker.beside.start(worker.on_air)
    answers = threading.Event()

    def hang(*_: object) -> None:
        answers.wait(20)
        raise StoreError("it was gone")

    monkeypatch.setattr(Store, "files", hang)
    monkeypatch.setattr(Store, "current", hang)
    begun = time.monotonic()
    assert worker.on_air.named(name) is worker.on_air.current
    wait_for(lambda: worker.beside.is_away)
    assert worker.on_air.named("ffffffff") is worker.on_air.current
    worker.counting.waiting.add(KEY)
    worker.beside.stop()
    assert time.monotonic() - begun < 15
    assert machine.shelf.take_counts() == [[*KEY, 1]]
    answers.set()
    monkeypatch.undo()


def test_a_moment_without_the_database_is_not_taken_for_a_release_that_is_nowhere(
    worker: Worker, machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = machine.publish(changed(files))
    machine.publish(files)
    with monkeypatch.context() as patches:
        take_away(patches)
        assert worker.on_air.named(name) is worker.on_air.current
    assert worker.on_air.named(name).edition.release == name
