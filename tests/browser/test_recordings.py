"""What is recorded is heard in the browser too, served by the service itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ivr.model.hotline import Hotline
from tests.browser.telephone import Telephone
from tests.conftest import AGENT
from tests.recordings.booth import record
from tests.serving import serving, wait_until_ready

CLIP = "call.greeting.question"


@pytest.fixture
def address(tmp_path: Path, hotline: Hotline) -> Iterator[str]:
    """The address of a service that has a part of the greeting recorded."""
    record(tmp_path / "voices", hotline, [CLIP])
    voices = str(tmp_path / "voices")
    with serving(tmp_path, IVR_DEMO="1", AGENT_NUMBER=AGENT, IVR_PROMPTS=voices) as (url, process):
        wait_until_ready(url, process)
        yield url


def test_a_recording_is_fetched_and_played_and_its_words_are_shown(
    browser: Browser, telephone: Telephone
) -> None:
    page = telephone.page
    fetched: list[tuple[str, int]] = []
    page.on("response", lambda got: fetched.append((got.url, got.status)))
    telephone.open(pace=1, sound=True)
    telephone.call()
    telephone.await_status("listening")
    expect(telephone.rows("played")).to_have_count(2)
    expect(telephone.rows("played").last).to_contain_text("faites le 2")
    sounds = {url.rsplit("/", 2)[1]: status for url, status in fetched if "/prompts/" in url}
    assert sounds.keys() == {"en", "fr"}
    assert {*sounds.values()} <= {200, 206}
