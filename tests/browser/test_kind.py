"""A kind of state that exists in the tests only is called, shown and drawn in the browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from ivr.dialog.wording import wording_of
from ivr.loader import Reading
from ivr.recordings import Edition
from ivr.view.graph import FlowName, graph_of
from ivr.view.labels import translator
from ivr.view.pictures.svg import draw_svg
from ivr.web import create_app
from tests.browser.telephone import Telephone, served_here
from tests.conftest import AGENT, WORKDAY, at, settings_with
from tests.kinds.conftest import held, held_edition, held_files, known

__all__ = ["held", "held_edition", "held_files", "known"]  # fixtures


@pytest.fixture
def address(held_edition: Edition, known: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the page from this process, where the kind is known; it draws the picture as well."""

    def draw(reading: Reading, flow: FlowName, language: str) -> bytes:
        wording = wording_of(reading.hotline, language, flow == "text")
        graph = graph_of(reading.hotline, flow, language)
        return draw_svg(graph, "A hotline", wording, translator(language)).encode()

    monkeypatch.setattr("ivr.web.phone.pictures._draw", draw)
    settings = settings_with(IVR_DEMO="1", AGENT_NUMBER=AGENT, PUBLIC_URL="http://127.0.0.1")
    app = create_app(settings, held_edition, at(WORKDAY))
    with served_here(app) as address:
        yield address


def test_who_wants_an_agent_is_held_and_somebody_takes_the_call(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.press("1")
    telephone.press("0")
    telephone.await_status("waiting")
    page = telephone.page
    expect(page.locator("#status")).to_have_text("On hold")
    expect(telephone.rows("holding")).to_have_text("hold    for 40 s")
    assert "Somebody will be with you soon." in telephone.copied
    expect(page.locator("#picture-call .current")).to_have_attribute("data-state", "held")
    page.locator("[data-ending=taken]").click()
    telephone.await_status("ended")
    assert "> taken\n" in telephone.copied
    assert not telephone.violations()


def test_its_words_and_its_kind_are_shown_beside_the_picture(telephone: Telephone) -> None:
    telephone.open()
    page = telephone.page
    page.locator("#picture-call [data-state=held]").click()
    expect(page.locator("#state-panel")).to_contain_text("Somebody will be with you soon.")
