"""A real Chromium, opened on a real service; without Chromium the tests here are skipped."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.telephone import Telephone
from tests.conftest import AGENT
from tests.serving import serving, wait_until_ready

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 20_000  # milliseconds, for a machine with much else to do
# No sandbox: tests may run as root. The rest keeps it from calling anywhere by itself.
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
OPTIONS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("service")
    with serving(folder, IVR_DEMO="1", AGENT_NUMBER=AGENT) as (url, process):
        wait_until_ready(url, process)
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def wrong() -> list[str]:
    """What went wrong on the page; a test that makes something go wrong clears it."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, wrong: list[str]) -> Iterator[Page]:
    """Open a page that may call nobody else, and of which nothing may go wrong unseen."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-CA", reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda said: wrong.append(said.text) if is_error(said) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if is_abroad(asked.url) else None)

    def is_abroad(url: str) -> bool:
        return not url.startswith((address, "data:", "blob:"))

    def is_error(said: ConsoleMessage) -> bool:
        waits = "/pictures/" in said.location["url"] and "503" in said.text  # it asks again
        return said.type == "error" and not waits

    yield page
    context.close()
    assert not wrong


@pytest.fixture
def telephone(page: Page, address: str) -> Telephone:
    return Telephone(page, address)


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")
