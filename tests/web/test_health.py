"""What the platform is told, and what the log is told of a request that nobody could check."""

import json
import logging
from pathlib import Path

import pytest
from flask import Flask

from ivr.logs import JsonFormatter
from ivr.metrics.pending_counts import PendingCounts
from ivr.recordings import Edition
from ivr.releases.background_worker import BackgroundWorker
from ivr.releases.release_sync import CURES, DatabaseStanding
from ivr.settings import Settings
from ivr.store import Store
from ivr.web import create_app
from tests.conftest import PUBLIC_URL, WORKDAY, at
from tests.store.test_migrations import set_revision
from tests.web.machine import Files, Machine, changed, take_away

on_sqlite_alone = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@pytest.fixture
def machine(store: Store, tmp_path: Path, files: Files) -> Machine:
    machine = Machine(store, tmp_path / "releases")
    machine.cache_only(files)
    machine.publish(files)
    return machine


def ready(machine: Machine, settings: Settings) -> tuple[int, object]:
    """Start a service, and ask whether it is ready."""
    sync = machine.sync()
    background = BackgroundWorker(sync, PendingCounts(machine.store, machine.folder))
    app = create_app(settings, sync.begin(), at(WORKDAY), background)
    answer = app.test_client().get("/ready")
    return answer.status_code, answer.json


def told(database: DatabaseStanding, release: str, *, ready: bool = True) -> dict[str, object]:
    usual = {"ready": ready, "release": release, "database": database, "counts": "written"}
    return usual if database == "here" else {**usual, "trouble": CURES[database]}


@on_sqlite_alone
def test_a_service_with_its_database_is_ready(
    machine: Machine, settings: Settings, files: Files
) -> None:
    name = machine.publish(changed(files))
    assert ready(machine, settings) == (200, told("here", name))


@on_sqlite_alone
def test_a_service_that_knows_a_release_is_ready_without_its_database(
    machine: Machine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = machine.cache.current or ""
    take_away(monkeypatch)
    assert ready(machine, settings) == (200, told("away", known))


@on_sqlite_alone
def test_a_service_that_knows_nothing_is_not_ready(
    store: Store,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    edition: Edition,
) -> None:
    take_away(monkeypatch)
    machine = Machine(store, tmp_path / "elsewhere")
    assert ready(machine, settings) == (503, told("away", edition.release, ready=False))


@on_sqlite_alone
def test_a_service_before_a_database_of_a_later_version_answers_calls_and_says_so(
    machine: Machine, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    set_revision(machine.store, "9999")
    assert ready(machine, settings) == (200, told("newer", machine.cache.current or ""))
    assert "install that version" in caplog.text


@pytest.mark.parametrize("path", ["/voice", "/text"])
def test_a_signature_check_that_fails_lets_nobody_in_and_is_told_without_the_caller(
    app: Flask, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> bool:
        raise RuntimeError("+14165550100 has no signature")

    monkeypatch.setattr("ivr.web.webhook.is_signed", fail)
    form = {"From": "+14165550100", "Body": "chut"}
    with caplog.at_level(logging.INFO):
        answer = app.test_client().post(f"{path}?language=en", base_url=PUBLIC_URL, data=form)
    assert (answer.status_code, answer.data) == (403, b"")
    [line] = [JsonFormatter().format(record) for record in caplog.records]
    assert json.loads(line)["message"] == "a signature could not be checked"
    assert json.loads(line)["error"] == "RuntimeError"
    assert not [trace for trace in ("416", "chut", "language") if trace in line]
