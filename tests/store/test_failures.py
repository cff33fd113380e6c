"""A database that is away, broken or closed to us, and what happens when it is back."""

import os
import socket
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from ivr.store import Count, Store, StoreError, open_store
from tests.databases import postgresql_url
from tests.store.relay import Relay
from tests.store.test_together import in_processes

DAY = date(2026, 11, 21)
COUNT = Count("2026-11-21T14", "0123abcd", "call", "en", "menu", "1", "birth")
NOW = datetime(2026, 11, 21, tzinfo=UTC)

USES: dict[str, Callable[[Store], object]] = {
    "prepare": lambda store: store.prepare(),
    "current": lambda store: store.current(),
    "history": lambda store: store.history(3),
    "files": lambda store: store.files("0123abcd"),
    "publish": lambda store: store.publish("0123abcd", {}, "", NOW, 0),
    "add": lambda store: store.add({COUNT: 1}),
    "counts": lambda store: store.counts(DAY, DAY),
    "fold": lambda store: store.fold(DAY),
    "forget": lambda store: store.forget(DAY),
}
every_use = pytest.mark.parametrize("use", USES.values(), ids=USES)


@pytest.fixture
def relay() -> Iterator[Relay]:
    """A way to the PostgreSQL of the tests that can be cut."""
    with postgresql_url() as url, Relay(url) as relay:
        yield relay


@every_use
def test_a_server_that_is_not_there_is_a_store_error(use: Callable[[Store], object]) -> None:
    with socket.socket() as taken:  # bound but not listening: refuses
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        store = open_store(f"postgres://ivr:s3cret@127.0.0.1:{port}/hotline")
        with pytest.raises(StoreError, match="refused") as caught:
            use(store)
    assert f"(postgresql://ivr@127.0.0.1:{port}/hotline)" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__


def test_a_server_that_does_not_answer_is_given_up_within_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        store = open_store(f"postgres://ivr@127.0.0.1:{silent.getsockname()[1]}/hotline")
        began = time.monotonic()
        with pytest.raises(StoreError, match="timeout"):
            store.current()
        assert time.monotonic() - began < 5


def test_a_password_that_an_error_quotes_is_left_out() -> None:
    store = open_store("postgres://ivr@127.0.0.1:1/hotline?password=s3cret&s3cret=1")
    with pytest.raises(StoreError, match=r'invalid connection option "\*\*\*"'):
        store.current()


def test_the_store_recovers_when_the_server_is_back(relay: Relay) -> None:
    store = open_store(relay.url)
    store.prepare()
    store.add({COUNT: 1})
    relay.cut()
    for use in USES.values():
        with pytest.raises(StoreError):
            use(store)
    relay.mend()
    store.add({COUNT: 2})
    assert store.counts(DAY, DAY) == [(COUNT, 3)]
    store.close()


def test_a_connection_that_the_server_ended_is_replaced() -> None:
    with postgresql_url() as url, psycopg.connect(url, autocommit=True) as other:
        store = open_store(f"{url}&application_name=ended")
        store.prepare()
        mine = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        ended = other.execute(f"{mine} WHERE application_name = 'ended'").fetchall()
        assert ended == [(True,)]
        assert store.current() is None
        store.close()


def test_a_statement_that_waits_too_long_is_given_up_and_nothing_is_added() -> None:
    with postgresql_url() as url, psycopg.connect(url) as other:
        store = open_store(url)
        store.prepare()
        first, second = COUNT, replace(COUNT, by="2")
        store.add({second: 1})
        other.execute("SELECT n FROM counts FOR UPDATE")
        with pytest.raises(StoreError, match="statement timeout"):
            store.add({first: 1, second: 1})
        other.rollback()
        assert store.counts(DAY, DAY) == [(second, 1)]
        store.close()


@every_use
def test_a_corrupt_file_is_a_store_error(tmp_path: Path, use: Callable[[Store], object]) -> None:
    path = tmp_path / "ivr.db"
    path.write_bytes(b"This is no database. " * 1000)
    with pytest.raises(StoreError, match=rf"file is not a database \({path}\)"):
        use(open_store(f"sqlite:///{path}"))


def test_the_store_recovers_when_the_file_is_put_right(tmp_path: Path) -> None:
    path = tmp_path / "ivr.db"
    store = open_store(f"sqlite:///{path}")
    store.prepare()
    store.add({COUNT: 1})
    sound = path.read_bytes()
    path.write_bytes(sound[:4096] + b"?" * (len(sound) - 4096))
    with pytest.raises(StoreError, match="malformed"):
        store.add({COUNT: 1})
    path.unlink()
    path.write_bytes(sound)
    store.add({COUNT: 1})
    assert store.counts(DAY, DAY) == [(COUNT, 2)]


def test_a_folder_that_cannot_be_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"Not a directory|File exists"):
        open_store(f"sqlite:///{tmp_path}/file/ivr.db").prepare()
    with pytest.raises(StoreError, match="unable to open"):
        open_store(f"sqlite:///{tmp_path}").prepare()


def test_a_file_that_is_read_only_is_a_store_error() -> None:
    """In a child without root's rights, for nothing is read-only to root."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "ivr.db"
        store = open_store(f"sqlite:///{path}")
        store.prepare()

        def write(_: int) -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            with pytest.raises(StoreError, match="readonly"):
                store.add({COUNT: 1})

        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            assert in_processes(1, write) == [0]
        finally:
            folder.chmod(0o700)


def test_a_file_that_somebody_else_keeps_is_a_store_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.store.database.BUSY", 0.1)
    store = open_store(f"sqlite:///{tmp_path}/ivr.db")
    store.prepare()
    with sqlite3.connect(tmp_path / "ivr.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.current() is None
        with pytest.raises(StoreError, match="locked"):
            store.add({COUNT: 1})
        other.execute("ROLLBACK")
    other.close()
    store.add({COUNT: 1})
    assert store.counts(DAY, DAY) == [(COUNT, 1)]
