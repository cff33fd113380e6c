"""A machine knows what was published, from the store or from its cache, and nothing else."""

import hashlib
import logging
from pathlib import Path

import pytest

from ivr.loader import Reading, release_of
from ivr.loader.problems import FlowError
from ivr.recordings import Edition
from ivr.releases import release_sync as module
from ivr.releases.release_sync import ReleaseSync
from ivr.store import Store, StoreError
from ivr.store.migrations import REVISIONS
from tests.store.test_migrations import set_revision
from tests.web.machine import Files, Machine, changed, take_away

on_sqlite_alone = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
pytestmark = on_sqlite_alone


@pytest.fixture
def machine(store: Store, tmp_path: Path) -> Machine:
    return Machine(store, tmp_path / "releases")


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    take_away(monkeypatch)
    return monkeypatch


def look(sync: ReleaseSync) -> str | None:
    """Look as a worker does, and return the release that is to be activated."""
    edition = sync.look()
    return edition and edition.release


def files_of(edition: Edition | None) -> Files:
    """Return the files that a release was read from."""
    assert edition
    return {name: source.text for name, source in edition.reading.sources.items()}


def write(folder: Path, files: Files) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_at_first_start_the_folder_is_published(machine: Machine, reading: Reading) -> None:
    sync = machine.sync()
    assert sync.begin().release == reading.hotline.release
    [first] = machine.store.history(5)
    assert (first.number, first.release) == (1, reading.hotline.release)
    assert sync.knows


def test_what_was_published_is_on_the_air_and_not_the_folder(
    machine: Machine, files: Files
) -> None:
    name = machine.publish(changed(files))
    assert machine.sync().begin().release == name
    assert len(machine.store.history(5)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("next: pregnancy\n", "next: pregnacy\n", id="an error"),
        pytest.param("    next: pregnancy\n", "    next: birth\n", id="found by exploring only"),
        pytest.param("for calling.", "for calling. Invalid choice.", id="a warning"),
    ],
)
def test_a_folder_with_a_problem_is_not_published_at_first_start(
    machine: Machine,
    files: Files,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
) -> None:
    """The bundled folder is no exception: it is what operators edit."""
    assert old in files["call.yaml"]
    wrong = {**files, "call.yaml": files["call.yaml"].replace(old, new)}
    folder = write(tmp_path / "flows", wrong)
    monkeypatch.setattr("ivr.check.prove.BUNDLED", folder)
    with pytest.raises(FlowError):
        machine.sync(folder).begin()
    assert machine.store.current() is None


def test_a_broken_folder_matters_not_once_something_was_published(
    machine: Machine, files: Files, tmp_path: Path
) -> None:
    name = machine.publish(files)
    assert machine.sync(tmp_path / "nothing").begin().release == name


def test_a_new_release_is_seen_once_and_a_rollback_too(machine: Machine, files: Files) -> None:
    sync = machine.sync()
    sync.begin()
    assert look(sync) is None
    name = machine.publish(changed(files))
    assert look(sync) == name
    assert look(sync) is None
    assert machine.cache.current == name
    machine.publish(files)
    assert look(sync) == release_of(files)


def test_a_publication_that_cannot_be_read_is_passed_over_at_the_start(
    machine: Machine, files: Files, caplog: pytest.LogCaptureFixture
) -> None:
    name = machine.publish(changed(files))
    machine.publish({**files, "text.yaml": "nothing"})
    sync = machine.sync()
    assert sync.begin().release == name
    assert sync.knows
    assert "cannot be read by this version" in caplog.text


def test_while_the_database_is_away_the_cache_knows(
    machine: Machine, files: Files, away: pytest.MonkeyPatch
) -> None:
    name = machine.cache_only(changed(files))
    sync = machine.sync()
    assert sync.begin().release == name
    assert (sync.database, sync.knows) == ("away", True)
    assert files_of(sync.find(name)) == changed(files)
    with pytest.raises(StoreError):
        sync.find("ffffffff")


def test_a_worker_that_starts_while_the_database_is_away_knows_what_others_took_up(
    machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = machine.sync()
    sync.begin()
    other = machine.sync()
    other.begin()
    name = machine.publish(changed(files))
    assert look(other) == name
    take_away(monkeypatch)
    known = sync.last_known()
    assert known
    assert known.release == name


def test_a_machine_that_knows_nothing_answers_with_the_folder_and_is_not_ready(
    machine: Machine, reading: Reading, away: pytest.MonkeyPatch
) -> None:
    sync = machine.sync()
    assert sync.begin().release == reading.hotline.release
    assert (sync.database, sync.knows) == ("away", False)


def test_a_first_start_without_the_database_is_made_good_when_it_is_there(
    store: Store, tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(store, tmp_path / "releases")
    with monkeypatch.context() as patches:
        take_away(patches)
        sync = machine.sync()
        sync.begin()
    assert look(sync) == reading.hotline.release
    assert len(store.history(5)) == 1
    assert (sync.database, sync.knows) == ("here", True)


def test_a_release_of_another_machine_is_fetched_from_the_store(
    machine: Machine, files: Files, tmp_path: Path
) -> None:
    name = machine.publish(changed(files))
    machine.publish(files)
    other = Machine(machine.store, tmp_path / "elsewhere")
    assert files_of(other.sync().find(name)) == changed(files)
    assert other.cache.find(name) == changed(files)
    assert other.sync().find("ffffffff") is None


def test_what_was_changed_in_the_cache_is_not_heard(
    machine: Machine, files: Files, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    name = machine.publish(files)
    sync = machine.sync()
    sync.begin()
    path = tmp_path / "releases" / f"{name}.json"
    path.write_text(path.read_text().replace("Thank you for calling", "You have won"))
    assert machine.sync().begin().release == name
    assert files_of(sync.find(name)) == files
    assert machine.cache.find(name) == files
    assert "is not what was put there" in caplog.text


def test_a_machine_whose_disk_takes_nothing_goes_on(
    store: Store, files: Files, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    machine = Machine(store, tmp_path / "file/releases")
    name = machine.publish(changed(files))
    assert machine.sync().begin().release == name
    assert "cannot be kept on this machine" in caplog.text


def test_the_log_tells_once_that_the_database_is_away_and_once_that_it_is_back(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sync = machine.sync()
    sync.begin()
    with caplog.at_level(logging.WARNING, "ivr"):
        with monkeypatch.context() as patches:
            take_away(patches)
            for _ in range(3):
                with pytest.raises(StoreError):
                    sync.look()
        sync.look()
        sync.look()
    said = [record.getMessage().partition(",")[0] for record in caplog.records]
    assert said == ["the database is away", "the database is back"]


def test_a_database_of_a_later_version_is_left_alone_and_calls_go_on(
    machine: Machine, files: Files, caplog: pytest.LogCaptureFixture
) -> None:
    name = machine.publish(changed(files))
    assert machine.sync().begin().release == name
    set_revision(machine.store, "9999")
    sync = machine.sync()
    assert sync.begin().release == name
    assert (sync.database, sync.knows) == ("newer", True)
    assert "was made by a later version of this program" in caplog.text
    with pytest.raises(StoreError):
        sync.find("ffffffff")
    set_revision(machine.store, REVISIONS[-1])
    assert look(sync) == name
    assert "the database is back" in caplog.text


def test_the_cache_keeps_what_recent_history_and_the_memory_of_workers_name(
    machine: Machine, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    names = []
    for turn in range(5):
        names.append(machine.publish(changed(files, f"Hello {turn}")))
        machine.sync().begin()
    sync = machine.sync()
    sync.begin()
    assert [bool(machine.cache.find(name)) for name in names] == [False] * 3 + [True] * 2
    sync.find(names[0])
    sync.find(names[1])
    sync.prune([names[0]])
    assert [bool(machine.cache.find(name)) for name in names] == [True, False, False, True, True]


def test_sound_files_are_fetched_one_at_a_time_and_not_for_long(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    sounds = {hashlib.sha256(bytes([n])).hexdigest()[:16]: bytes([n]) for n in range(5)}
    asked: list[list[str]] = []

    def audio(_: Store, names: list[str]) -> dict[str, bytes]:
        asked.append(names)
        clock[0] += 0.4
        return {name: sounds[name] for name in names}

    clock = [0.0]
    monkeypatch.setattr("ivr.releases.release_sync.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(Store, "audio", audio)
    sync = machine.sync()
    assert sync.fetch_audio(sounds)
    assert sync.is_fetching
    assert asked == [[name] for name in [*sounds][:3]]
    assert sync.fetch_audio(sounds)
    assert not sync.is_fetching
    assert all(machine.cache.audio(name) for name in sounds)
    assert not sync.fetch_audio(sounds)
