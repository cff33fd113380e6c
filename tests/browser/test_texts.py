"""A conversation by text in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.telephone import Telephone


@pytest.fixture
def texter(telephone: Telephone) -> Telephone:
    telephone.open()
    telephone.page.locator("#tab-text").click()
    return telephone


def send(page: Page, *texts: str) -> None:
    """Send texts, each once the one before is answered."""
    for text in texts:
        answers = page.locator("#texts [data-kind=received]").count()
        page.locator("#text-body").fill(text)
        page.locator("#text-send").click()
        expect(page.locator("#texts [data-kind=received]")).not_to_have_count(answers)
        expect(page.locator("#text-send")).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize(
    ("texts", "said", "measured"),
    [
        (("check", "yes", "no", "no"), "MOVEit", "GSM-7"),
        (("vérifier", "oui", "non", "non"), "MOVEit", "GSM-7"),
    ],
)
def test_three_questions_are_answered(
    texter: Telephone, texts: tuple[str, ...], said: str, measured: str
) -> None:
    page = texter.page
    send(page, *texts)
    expect(page.locator("#texts [data-kind=sent]")).to_have_count(4)
    expect(page.locator("#texts [data-kind=received]").last).to_contain_text(measured)
    assert texter.lit("text") not in ("birth", "pregnancy", "fertility")


def test_enter_sends_and_a_word_is_offered(texter: Telephone) -> None:
    page = texter.page
    page.locator("#text-body").fill("check")
    page.keyboard.press("Enter")
    expect(page.locator("#texts [data-kind=received]")).to_have_count(1)
    page.locator("[data-chip]").first.click()
    expect(page.locator("#texts [data-kind=sent]")).to_have_count(2)


def test_four_hours_later_the_conversation_is_forgotten(texter: Telephone) -> None:
    page = texter.page
    send(page, "check")
    assert texter.lit("text") == "birth"
    page.locator("#text-later").click()
    send(page, "yes")
    assert texter.lit("text") == "hello"


def test_thanks_are_answered_by_silence(texter: Telephone) -> None:
    page = texter.page
    send(page, "data")
    page.locator("#text-body").fill("thank you")
    page.keyboard.press("Enter")
    expect(page.locator("#texts [data-kind=silent]")).to_be_visible()


def test_what_is_written_is_shown_and_never_run(texter: Telephone) -> None:
    page = texter.page
    send(page, "<img src=x onerror=alert(1)>")
    expect(page.locator("#texts [data-kind=sent]").first).to_contain_text("<img")
    expect(page.locator("#texts img")).to_have_count(0)
