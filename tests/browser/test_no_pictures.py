"""Where nothing can draw, the page says so kindly, and everything else works."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import expect

from ivr.recordings import Edition
from ivr.web import create_app
from tests.browser.telephone import Telephone, served_here
from tests.conftest import AGENT, WORKDAY, at, settings_with


@pytest.fixture
def address(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr("ivr.view.pictures.find_spec", lambda name: None)
    settings = settings_with(IVR_DEMO="1", AGENT_NUMBER=AGENT, PUBLIC_URL="http://127.0.0.1")
    app: Flask = create_app(settings, edition, at(WORKDAY))
    with served_here(app) as address:
        yield address


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Pictures are not installed here."), ("fr", "Les schémas ne sont pas installés ici.")],
)
def test_a_call_is_made_without_a_picture(telephone: Telephone, language: str, told: str) -> None:
    page = telephone.page
    telephone.open(language)
    telephone.call()
    telephone.press("1", "1", "2")
    expect(page.locator("#picture-call")).to_contain_text(told)
    expect(page.locator("#zoom")).to_be_hidden()
    assert telephone.violations() == []
    telephone.hang_up()
    page.locator("#tab-text").click()
    page.locator("[data-chip]").first.click()
    expect(page.locator("#texts [data-kind=received]")).not_to_have_count(0)
    expect(page.locator("#picture-text")).to_contain_text(told)
