"""A store that is damaged after a publication: the words that were on the air stay there.

Each damage is followed by a start, as machines restart where something is wrong. The start is told
what it is in one sentence, loses no count, and takes the next publication once the store can hold
one, be it that somebody has removed what cannot be read.
"""

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from ivr.metrics.pending_counts import PendingCounts
from ivr.releases.release_sync import DatabaseStanding, ReleaseSync
from ivr.store import Count, Store, StoreError, open_store
from tests.conftest import WORKDAY
from tests.web.machine import Files, Machine, changed

Damage = Callable[[Store, Path], None]
COUNTED = ("2026-11-23T10", "0123abcd", "call", "en", "birth", "yes", "pregnancy")


def sql(*statements: str) -> Damage:
    """Make a damage of statements."""

    def damage(store: Store, _: Path) -> None:
        with store.transaction(writes=True) as connection:
            for statement in statements:
                connection.execute(text(statement))

    return damage


def path_of(store: Store) -> Path:
    return Path(store.place)


def remove(store: Store, _: Path) -> None:
    for path in path_of(store).parent.glob("ivr.sqlite3*"):
        path.unlink()


def empty(store: Store, folder: Path) -> None:
    remove(store, folder)
    path_of(store).touch()


def cut(store: Store, _: Path) -> None:
    with sqlite3.connect(path_of(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    path = path_of(store)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(store: Store, folder: Path) -> None:
    remove(store, folder)
    path_of(store).write_bytes(b"This is no database. " * 500)


def make_foreign(store: Store, folder: Path) -> None:
    remove(store, folder)
    with sqlite3.connect(path_of(store)) as connection:
        connection.execute("CREATE TABLE releases (title TEXT)")
    connection.close()


def put_back(store: Store, folder: Path) -> None:
    """Put a copy back from before the last publication."""
    remove(store, folder)
    path_of(store).write_bytes((folder / "copy").read_bytes())


def be_a_folder(store: Store, folder: Path) -> None:
    remove(store, folder)
    path_of(store).mkdir()


@dataclass(frozen=True)
class Case:
    """A damage, what is said of the database after it, and whether a publication is possible."""

    name: str
    damage: Damage
    standing: DatabaseStanding = "here"
    kinds: tuple[str, ...] = ("sqlite", "postgresql")
    is_usable: bool = True


SQLITE = ("sqlite",)
CASES = (
    Case("the file is gone", remove, kinds=SQLITE),
    Case("the file is empty", empty, kinds=SQLITE),
    Case("half of the file", cut, "damaged", SQLITE, is_usable=False),
    Case("no database at all", scribble, "damaged", SQLITE, is_usable=False),
    Case("another program's", make_foreign, "damaged", SQLITE, is_usable=False),
    Case("a copy of an earlier day", put_back, kinds=SQLITE),
    Case("a folder in its place", be_a_folder, "away", SQLITE, is_usable=False),
    Case("the tables are gone", sql("DROP TABLE releases", "DROP TABLE counts")),
    Case("all is gone but the version", sql("DELETE FROM releases")),
    Case(
        "not migrated",
        sql("DROP TABLE alembic_version", "DROP TABLE recordings"),
    ),
    Case(
        "a column is gone",
        sql("ALTER TABLE releases DROP COLUMN note"),
        "damaged",
        is_usable=False,
    ),
    Case(
        "a row with a bad name",
        sql("UPDATE releases SET release = 'nonsense' WHERE number = 2"),
    ),
    Case("a row with a bad number", sql("UPDATE releases SET number = -2 WHERE number = 2")),
    Case(
        "a row with a bad moment",
        sql("UPDATE releases SET published = 'yesterday' WHERE number = 2"),
        kinds=SQLITE,
    ),
    Case(
        "files that are no JSON",
        sql("UPDATE releases SET files = '{' WHERE number = 2"),
    ),
    Case("a number with other words", sql("UPDATE releases SET release = '0123abcd'")),
    Case("the newest is gone", sql("DELETE FROM releases WHERE number = 2")),
)


@pytest.fixture
def machine(store: Store, tmp_path: Path, files: Files) -> Machine:
    """A machine that has heard of two publications, and a copy from between them."""
    machine = Machine(store, tmp_path / "releases")
    machine.sync().begin()
    if store.kind == "sqlite":
        with sqlite3.connect(path_of(store)) as here, sqlite3.connect(tmp_path / "copy") as there:
            here.backup(there)
        here.close()
        there.close()
    machine.publish(changed(files))
    assert machine.sync().begin().release == machine.cache.current
    return machine


def on_air(sync: ReleaseSync, begun: str) -> str:
    """Look as a worker does, some times, and return what is on the air in the end."""
    for _ in range(3):
        try:
            edition = sync.look()
        except StoreError:
            continue
        begun = edition.release if edition else begun
    return begun


@pytest.mark.parametrize(
    ("case", "url"),
    [pytest.param(case, kind, id=f"{case.name}-{kind}") for case in CASES for kind in case.kinds],
    indirect=["url"],
)
@pytest.mark.parametrize("restarts", [True, False], ids=["and a start", "while it runs"])
def test_the_words_on_the_air_stay_and_the_next_publication_is_taken(
    case: Case,
    restarts: bool,
    machine: Machine,
    files: Files,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store, name = machine.store, machine.cache.current or ""
    sync = machine.sync()
    begun = sync.begin().release
    case.damage(store, tmp_path)
    caplog.clear()
    with caplog.at_level(logging.WARNING, "ivr"):
        if restarts:
            sync = machine.sync()
            begun = sync.begin().release
        assert on_air(sync, begun) == name
    assert machine.cache.current == name
    assert (sync.database, sync.knows) == (case.standing, True)
    assert len({*caplog.messages}) == len(caplog.messages) <= 3, "each thing is told once"
    if not case.is_usable:
        assert sync.trouble
        assert caplog.messages

    pending = PendingCounts(store, tmp_path)
    pending.add(COUNTED)
    pending.flush()
    if not pending.is_stuck:
        assert store.counts(WORKDAY.date(), WORKDAY.date()) == [(Count(*COUNTED), 1)]
    if not case.is_usable:
        start_over(store)
        assert on_air(sync, begun) == name
    if pending.is_stuck:
        pending.flush()
        assert store.counts(WORKDAY.date(), WORKDAY.date()) == [(Count(*COUNTED), 1)]
    later = machine.publish(changed(files, "Good day"))
    assert on_air(sync, name) == later
    assert not sync.trouble
    assert machine.sync().begin().release == later


def start_over(store: Store) -> None:
    """Remove what cannot be used, as an operator does who is told to."""
    if store.kind == "sqlite":
        path = path_of(store)
        if path.is_dir():
            path.rmdir()
        for one in path.parent.glob("ivr.sqlite3*"):
            one.unlink()
    else:
        names = ("releases", "counts", "recordings", "alembic_version")
        sql(*(f"DROP TABLE {name}" for name in names))(store, Path())
    store.close()


def test_without_a_cache_the_newest_that_can_be_read_is_on_the_air(
    machine: Machine, files: Files, tmp_path: Path
) -> None:
    earlier = machine.store.history(2)[1].release
    sql("UPDATE releases SET files = '{' WHERE number = 2")(machine.store, tmp_path)
    assert Machine(machine.store, tmp_path / "elsewhere").sync().begin().release == earlier


def test_an_older_store_on_another_machine_puts_nobody_back(
    machine: Machine, files: Files, tmp_path: Path
) -> None:
    """A machine that was off for a while gives its words to an empty store, as of their day."""
    other = Machine(machine.store, tmp_path / "elsewhere")
    other.sync().begin()
    later = machine.publish(changed(files, "Good day"))
    sync = machine.sync()
    assert sync.begin().release == later
    sql("DELETE FROM releases")(machine.store, tmp_path)
    restored = other.sync().begin().release
    assert restored != later
    assert on_air(sync, later) == later


def test_a_store_at_another_address_is_given_what_is_on_the_air(
    machine: Machine, tmp_path: Path
) -> None:
    name = machine.cache.current
    elsewhere = open_store(f"sqlite:///{tmp_path}/other.sqlite3")
    sync = Machine(elsewhere, machine.folder).sync()
    assert sync.begin().release == name
    [publication] = elsewhere.history(5)
    assert (publication.release, publication.number) == (name, 1)
    assert publication.published == machine.store.history(1)[0].published
    assert "when the database was empty" in publication.note
