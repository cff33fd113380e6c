"""The tables of earlier versions are brought to those of this one, and later ones are refused."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from ivr.loader import BUNDLED
from ivr.releases.release_cache import ReleaseCache
from ivr.releases.release_sync import ReleaseSync
from ivr.store import Count, NewerDatabase, Store, StoreError, open_store
from ivr.store.migrations import FOLDER, REVISIONS
from ivr.store.tables import metadata
from tests.conftest import WORKDAY, at
from tests.databases import postgresql_url
from tests.store.test_together import in_processes

# A database of the last version without revisions, with two releases, two recordings and counts.
BEFORE = Path(__file__).parent / "before"
FIRST, SECOND = "c52d8c36", "d1dce3d9"
RECORDINGS = ["23903db65f1a02af", "7ec9ef66fee77bd3"]
DAYS = date(2026, 11, 20), date(2026, 11, 21)


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of such a database."""
    if request.param == "sqlite":
        shutil.copy(BEFORE / "ivr.sqlite3", tmp_path / "ivr.sqlite3")
        yield f"sqlite:///{tmp_path}/ivr.sqlite3"
    else:
        with postgresql_url() as url:
            with psycopg.connect(url) as connection:
                connection.execute((BEFORE / "ivr.sql").read_bytes())
            yield url


@pytest.fixture
def old(before: str) -> Iterator[Store]:
    with closing(open_store(before)) as store:
        yield store


def set_revision(store: Store, revision: str) -> None:
    """Make a database look as if another version had made it."""
    with store.transaction(writes=True, is_refusable=False) as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")  # noqa: S608


def test_a_new_database_has_just_the_tables_that_this_version_expects(store: Store) -> None:
    with store.transaction() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == REVISIONS[-1]
        assert compare_metadata(context, metadata) == []


def test_tables_of_before_are_those_that_this_version_expects(old: Store) -> None:
    old.prepare()
    with old.transaction() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == REVISIONS[-1]
        assert compare_metadata(context, metadata) == []


def test_revisions_follow_each_other_in_the_order_of_their_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    walked = ScriptDirectory.from_config(config).walk_revisions()
    assert [one.revision for one in walked] == REVISIONS[::-1]


def test_of_a_database_of_before_nothing_is_lost(old: Store) -> None:
    with pytest.raises(StoreError, match="alembic_version"), old.transaction() as connection:
        connection.exec_driver_sql("SELECT * FROM alembic_version")
    for _ in range(2):
        old.prepare()
        assert [(one.number, one.release, one.note) for one in old.history(9)] == [
            (2, SECOND, "a shorter announcement of the agent"),
            (1, FIRST, "the first release"),
        ]
        assert sorted(old.files(FIRST) or {}) == [
            "call.yaml",
            "recordings.csv",
            "service.yaml",
            "text.yaml",
        ]
        assert sorted(old.audio(RECORDINGS)) == RECORDINGS
        assert sum(n for _, n in old.counts(*DAYS)) == 144


def test_outcomes_are_respelled_and_what_is_no_outcome_is_not(old: Store) -> None:
    old.prepare()
    told = {
        (count.period, count.channel, count.by): n
        for count, n in old.counts(*DAYS)
        if count.origin in ("connect", "hello") or count.by.startswith("ended")
    }
    assert told == {
        ("2026-11-20", "call", "connected"): 40,
        ("2026-11-20", "call", "no_answer"): 7,
        ("2026-11-21T10", "call", "connected"): 5 + 2,
        ("2026-11-21T10", "call", "no_answer"): 3,
        ("2026-11-21T10", "call", "busy"): 1,
        ("2026-11-21T10", "call", "declined"): 1,
        ("2026-11-21T10", "call", "ended completed"): 28,
        ("2026-11-21T10", "call", "ended no-answer"): 2,
        ("2026-11-21T10", "text", "completed"): 1,
    }


def test_releases_of_before_go_on_the_air_as_they_stand(old: Store, tmp_path: Path) -> None:
    cache = ReleaseCache(tmp_path / "releases")
    sync = ReleaseSync(old, cache, BUNDLED, tmp_path / "nowhere", at(WORKDAY))
    assert sync.begin().release == SECOND
    first = sync.find(FIRST)
    assert first
    assert sorted(row.audio for row in first.recordings.rows) == RECORDINGS
    assert all(cache.audio(name) for name in RECORDINGS)


def test_many_processes_may_migrate_at_once(before: str) -> None:
    def prepare(_: int) -> None:
        store = open_store(before)
        store.prepare()
        assert sum(n for _, n in store.counts(*DAYS)) == 144

    assert in_processes(8, prepare) == [0] * 8


def test_who_counts_while_another_migrates_loses_nothing(before: str) -> None:
    """Workers of the version before may still run on other machines."""

    def work(turn: int) -> None:
        store = open_store(before)
        if turn == 0:
            store.prepare()
        for _ in range(20):
            store.add({Count("2026-11-21T10", SECOND, "call", "en", "birth", "yes", "result"): 1})

    assert in_processes(4, work) == [0] * 4
    with closing(open_store(before)) as store:
        assert sum(n for _, n in store.counts(*DAYS)) == 144 + 4 * 20


def test_a_migration_that_fails_changes_nothing(
    old: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patches:
        patches.setattr("alembic.op.execute", fail)
        with pytest.raises(StoreError, match="the disk is full"):
            old.prepare()
    assert {count.by for count, _ in old.counts(*DAYS)} >= {"completed", "no-answer"}
    with pytest.raises(StoreError, match="alembic_version"), old.transaction() as connection:
        connection.exec_driver_sql("SELECT * FROM alembic_version")
    old.prepare()
    assert sum(n for _, n in old.counts(*DAYS)) == 144


def test_a_database_of_a_later_version_is_neither_read_nor_written(store: Store, url: str) -> None:
    set_revision(store, "9999")
    with closing(open_store(url)) as later:
        with pytest.raises(NewerDatabase) as caught:
            later.prepare()
        sentence = str(caught.value)
        assert sentence.startswith(f"The database at {store.place} was made by a later version")
        assert "(its revision 9999 is not known here): install that version" in sentence
        for use in (later.current, lambda: later.history(3), lambda: later.counts(*DAYS)):
            with pytest.raises(NewerDatabase):
                use()
        set_revision(store, REVISIONS[-1])
        later.prepare()
        assert later.current() is None


def test_who_waits_for_a_migration_of_a_later_version_is_refused() -> None:
    with postgresql_url() as url, psycopg.connect(url) as other, closing(open_store(url)) as store:
        refused: list[NewerDatabase] = []

        def prepare() -> None:
            try:
                store.prepare()
            except NewerDatabase as error:
                refused.append(error)

        other.execute("SELECT pg_advisory_xact_lock(%s)", [0x6976725F])
        other.execute("CREATE TABLE alembic_version (version_num text)")
        other.execute("INSERT INTO alembic_version VALUES ('9999')")
        waiting = Thread(target=prepare)
        waiting.start()
        query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        with psycopg.connect(url, autocommit=True) as watcher:
            while watcher.execute(query).fetchone() == (0,):
                pass
        other.commit()
        waiting.join()
        assert len(refused) == 1


def test_a_process_that_finds_its_tables_loads_no_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ivr.sqlite3"
    open_store(url).prepare()
    code = (
        "import sys; from ivr.store import open_store; "
        f"open_store({url!r}).prepare(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0  # noqa: S603


def test_a_file_of_before_is_what_it_says() -> None:
    """It was made by that version, and no test may change it."""
    with closing(sqlite3.connect(f"file:{BEFORE}/ivr.sqlite3?immutable=1", uri=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        assert {name for (name,) in tables} == {"counts", "recordings", "releases"}
