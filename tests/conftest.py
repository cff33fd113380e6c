"""What tests share: the hotline as it ships, and an application that serves it."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from flask import Flask

from ivr.check.paths import Exploration, explore
from ivr.loader import BUNDLED, Reading, read_flows, read_folder
from ivr.model.hotline import Hotline
from ivr.recordings import NO_RECORDINGS, Edition
from ivr.settings import Settings, read_settings
from ivr.store import Store, open_store
from ivr.web import create_app
from tests.databases import postgresql_url

# Shared machines stall: no property fails for being slow. CI tries the same examples each time,
# so that what lands does not depend on luck; new ones are sought wherever else tests run.
IN_CI = bool(os.environ.get("CI"))
hypothesis.settings.register_profile("steady", deadline=None, derandomize=IN_CI)
hypothesis.settings.load_profile("steady")

TORONTO = ZoneInfo("America/Toronto")
TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC_URL = "https://hotline.example"
AGENT = "+14165550123"
WORKDAY = datetime(2026, 11, 23, 10, 0, tzinfo=TORONTO)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-transcripts", action="store_true", help="Write tests/calls anew.")


@pytest.fixture(scope="session", autouse=True)
def _explored_once() -> Iterator[None]:
    """Explore each hotline once for all tests of a session; who tests that calls it by itself."""
    known: dict[tuple[str, str], Exploration] = {}

    def explore_once(reading: Reading, folder: str = "") -> Exploration:
        about = (reading.hotline.release, folder)
        if about not in known:
            known[about] = explore(reading, folder)
        return known[about]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ivr.check.prove.explore", explore_once)
        yield


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    return read_folder(BUNDLED)


@pytest.fixture(scope="session")
def reading(files: dict[str, str]) -> Reading:
    return read_flows(files)


@pytest.fixture(scope="session")
def edition(reading: Reading) -> Edition:
    return Edition(reading, NO_RECORDINGS)


@pytest.fixture(scope="session")
def hotline(reading: Reading) -> Hotline:
    return reading.hotline


@pytest.fixture
def settings() -> Settings:
    return settings_with()


@pytest.fixture
def app(edition: Edition, settings: Settings) -> Flask:
    return create_app(settings, edition, at(WORKDAY))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/var/ivr.sqlite3"
    else:
        with postgresql_url() as address:
            yield address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The store at that address, prepared."""
    store = open_store(url)
    store.prepare()
    yield store
    store.close()


def settings_with(**environ: str) -> Settings:
    """Make settings as a deployment has them, with changes."""
    sound = {"TWILIO_AUTH_TOKEN": TOKEN, "PUBLIC_URL": PUBLIC_URL, "AGENT_NUMBER": AGENT}
    return read_settings({**sound, **environ})


def at(moment: datetime) -> Callable[[], datetime]:
    """Make a clock that stands still."""
    return lambda: moment
