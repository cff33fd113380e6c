"""A process keeps in step with the store, and goes on without it."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ivr.problems import FlowError
from ivr.reader import BUNDLED, Reading, release_of
from ivr.recordings import read_edition
from ivr.shelf import Shelf
from ivr.store import Count, Store, StoreError, open_store
from ivr.web.beside import Beside
from ivr.web.keeper import Keeper
from ivr.web.on_air import OnAir
from tests.conftest import WORKDAY, at, settings_with

Files = dict[str, str]
PROMPTS = Path("nowhere")
KEY = ("2026-11-23T10", "0123abcd", "call", "en", "birth", "yes", "pregnancy")


class Machine:
    """A machine of its own over a store that can be taken away."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.shelf = Shelf(folder)

    def keeper(self) -> Keeper:
        return Keeper(self.store, self.shelf, at(WORKDAY))

    def publish(self, files: Files) -> str:
        current = self.store.current()
        name = release_of(files)
        after = current.number if current else 0
        self.store.publish(name, files, "a change", datetime.now(UTC), after)
        return name


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path}/ivr.sqlite3")
    store.prepare()
    yield store
    store.close()


@pytest.fixture
def machine(store: Store, tmp_path: Path) -> Machine:
    return Machine(store, tmp_path / "releases")


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Take the database away until the patches are undone."""

    def fail(*_: object, **__: object) -> None:
        raise StoreError("nobody answers")

    for method in ("prepare", "current", "files", "add", "publish"):
        monkeypatch.setattr(Store, method, fail)
    return monkeypatch


def changed(files: Files, words: str = "Hello") -> Files:
    return {**files, "call.yaml": files["call.yaml"].replace("Thank you for calling", words)}


def test_at_first_start_the_folder_is_published(machine: Machine, reading: Reading) -> None:
    keeper = machine.keeper()
    assert keeper.begin(BUNDLED, PROMPTS).release == reading.hotline.release
    [first] = machine.store.history(5)
    assert (first.number, first.release) == (1, reading.hotline.release)
    assert keeper.knows


def test_what_was_published_is_on_the_air_and_not_the_folder(
    machine: Machine, files: Files
) -> None:
    name = machine.publish(changed(files))
    assert machine.keeper().begin(BUNDLED, PROMPTS).release == name
    assert len(machine.store.history(5)) == 1


def test_a_folder_with_a_problem_is_not_published_at_first_start(
    machine: Machine, files: Files, tmp_path: Path
) -> None:
    for name, text in files.items():
        doubled = text.replace("    next: pregnancy\n", "    next: birth\n")
        (tmp_path / name).write_text(doubled, encoding="utf-8")
    with pytest.raises(FlowError):
        machine.keeper().begin(tmp_path, PROMPTS)
    assert machine.store.current() is None


def test_a_broken_folder_matters_not_once_something_was_published(
    machine: Machine, files: Files, tmp_path: Path
) -> None:
    name = machine.publish(files)
    assert machine.keeper().begin(tmp_path / "nothing", PROMPTS).release == name


def test_a_new_release_is_seen_once(machine: Machine, files: Files) -> None:
    keeper = machine.keeper()
    keeper.begin(BUNDLED, PROMPTS)
    assert keeper.look() is None
    name = machine.publish(changed(files))
    assert release_of(dict(keeper.look() or {})) == name
    assert keeper.look() is None
    assert machine.shelf.current == name


def test_a_rollback_is_seen_too(machine: Machine, files: Files) -> None:
    keeper = machine.keeper()
    keeper.begin(BUNDLED, PROMPTS)
    machine.publish(changed(files))
    keeper.look()
    machine.publish(files)
    assert release_of(dict(keeper.look() or {})) == release_of(files)


def test_while_the_database_is_away_the_shelf_knows(
    machine: Machine, files: Files, away: pytest.MonkeyPatch
) -> None:
    machine.shelf.put(release_of(changed(files)), changed(files))
    machine.shelf.point_to(release_of(changed(files)))
    keeper = machine.keeper()
    assert keeper.begin(BUNDLED, PROMPTS).release == release_of(changed(files))
    assert (keeper.is_away, keeper.knows) == (True, True)
    assert keeper.find(release_of(changed(files))) == changed(files)
    assert keeper.find("ffffffff") is None


def test_a_machine_that_knows_nothing_answers_with_the_folder_and_is_not_ready(
    machine: Machine, reading: Reading, away: pytest.MonkeyPatch
) -> None:
    keeper = machine.keeper()
    assert keeper.begin(BUNDLED, PROMPTS).release == reading.hotline.release
    assert (keeper.is_away, keeper.knows) == (True, False)


def test_a_release_of_another_machine_is_fetched_from_the_store(
    machine: Machine, files: Files, tmp_path: Path
) -> None:
    name = machine.publish(changed(files))
    machine.publish(files)
    other = Machine(machine.store, tmp_path / "elsewhere")
    assert other.keeper().find(name) == changed(files)
    assert other.shelf.find(name) == changed(files)


def test_counts_wait_while_the_database_is_away_and_are_written_when_it_is_back(
    machine: Machine, away: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = machine.keeper()
    with caplog.at_level(logging.WARNING, "ivr"):
        for _ in range(3):
            keeper.waiting.add(KEY)
            keeper.write()
        away.undo()
        keeper.look()
    keeper.write()
    assert dict(machine.store.counts(WORKDAY.date(), WORKDAY.date())) == {Count(*KEY): 3}
    assert len(keeper.waiting) == 0
    said = [record.getMessage().partition(",")[0] for record in caplog.records]
    assert said == ["the database is away", "the database is back"]


def test_what_cannot_be_written_at_the_end_is_told(
    machine: Machine, away: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = machine.keeper()
    keeper.waiting.add(KEY)
    keeper.end()
    assert "1 counts are lost" in caplog.text


def test_a_machine_whose_disk_takes_nothing_goes_on(
    store: Store, files: Files, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    machine = Machine(store, tmp_path / "file/releases")
    name = machine.publish(changed(files))
    assert machine.keeper().begin(BUNDLED, PROMPTS).release == name
    assert "cannot be kept on this machine" in caplog.text


def test_the_thread_writes_and_takes_up_and_a_fault_does_not_end_it(
    machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.web.beside.EVERY", 0.01)
    keeper = machine.keeper()
    air = OnAir(settings_with(), keeper.begin(BUNDLED, PROMPTS), keeper.find)
    beside = Beside(keeper, air)
    beside.start()
    broken = {**files, "text.yaml": "nothing"}
    machine.publish(broken)
    name = machine.publish(changed(files))
    keeper.waiting.add(KEY)
    for _ in range(1000):
        if air.current.hotline.release == name and not keeper.waiting:
            break
        beside._stopping.wait(0.01)
    beside.stop()
    assert air.current.hotline.release == name
    assert dict(machine.store.counts(WORKDAY.date(), WORKDAY.date())) == {Count(*KEY): 1}


def test_what_is_published_but_cannot_be_read_is_not_on_the_air(
    machine: Machine, files: Files, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = machine.keeper()
    air = OnAir(settings_with(), read_edition(files), keeper.find)
    machine.publish({**files, "text.yaml": "nothing"})
    beside = Beside(keeper, air)
    beside.start()
    beside.stop()
    assert air.current.hotline.release == release_of(files)
    assert "cannot be read by this version" in caplog.text
