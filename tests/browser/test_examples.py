"""The hotlines of examples/ are called in a browser from greeting to end, in each language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ivr.dialog.wording import wording_of
from ivr.loader import read_flows, read_folder
from ivr.model.hotline import Hotline
from ivr.recordings import NO_RECORDINGS, Edition
from ivr.web import create_app
from tests.browser.telephone import Telephone, served_here
from tests.conftest import WORKDAY, at, settings_with

EXAMPLES = Path(__file__).parents[2] / "examples"
READINGS = {
    folder.name: read_flows(read_folder(folder))
    for folder in sorted(EXAMPLES.iterdir())
    if (folder / "service.yaml").is_file()
}
CALLED = [
    (name, place, language)
    for name, reading in READINGS.items()
    for place, language in enumerate(reading.hotline.spoken, 1)
]


@pytest.fixture(params=READINGS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def address(name: str) -> Iterator[str]:
    settings = settings_with(IVR_DEMO="1", PUBLIC_URL="http://127.0.0.1")
    with served_here(
        create_app(settings, Edition(READINGS[name], NO_RECORDINGS), at(WORKDAY))
    ) as url:
        yield url


@pytest.fixture
def hotline(name: str) -> Hotline:
    return READINGS[name].hotline


@pytest.mark.parametrize(("name", "place", "language"), CALLED, indirect=["name"])
def test_it_is_called_from_greeting_to_goodbye(
    telephone: Telephone, hotline: Hotline, place: int, language: str
) -> None:
    telephone.open("fr" if language == "fr" else "en", silence=20)
    telephone.call()
    telephone.press(str(place))
    telephone.await_status("ended")
    goodbye = wording_of(hotline, language).render(
        next(
            state.say
            for state in hotline.call.states.values()
            if state.say and [way.to for way in state.ways()] == ["hang_up"]
        )
    )
    assert telephone.heard.endswith(" ".join(goodbye))


def test_it_is_texted_in_each_language(page: Page, address: str, hotline: Hotline) -> None:
    if not hotline.written:
        page.goto(f"{address}/phone")
        expect(page.locator("#tab-text")).to_be_hidden()
        return
    page.goto(f"{address}/phone#text")
    flow = hotline.text
    for language in hotline.written:
        page.locator("#text-new").click()
        word = (
            next(iter(flow.languages.get(language, ())), None)
            or next(iter(flow.keywords.values()))[language][0]
        )
        page.locator("#text-body").fill(word)
        page.locator("#text-send").click()
        expect(page.locator("#texts [data-kind=received]").first).to_be_visible()


def test_every_page_can_be_used(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.await_status("listening")
    assert not telephone.violations()
