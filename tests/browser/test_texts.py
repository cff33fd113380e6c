"""A conversation by text in a real browser."""

import json

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


def test_a_new_conversation_knows_nothing_of_a_text_under_way(texter: Telephone) -> None:
    page = texter.page
    page.route("**/phone/text", lambda route: None)
    page.locator("#text-body").fill("check")
    page.locator("#text-send").click()
    expect(page.locator("#texts .pending")).to_have_text("You:check")
    expect(page.locator("#text-later")).to_have_attribute("aria-disabled", "true")
    page.locator("#text-new").click()
    expect(page.locator("#texts .text")).to_have_count(0)
    page.unroute_all()
    send(page, "yes")
    assert texter.lit("text") == "hello"
    expect(page.locator("#texts [data-kind=sent]")).to_have_count(1)


def test_a_word_that_is_offered_leaves_a_text_half_written(texter: Telephone) -> None:
    page = texter.page
    page.locator("#text-body").fill("half a")
    page.locator("[data-chip]").first.click()
    expect(page.locator("#texts [data-kind=received]")).not_to_have_count(0)
    expect(page.locator("#text-body")).to_have_value("half a")


def test_a_long_answer_shows_from_its_beginning(texter: Telephone) -> None:
    page = texter.page
    page.set_viewport_size({"width": 320, "height": 400})
    send(page, "check", "yes")
    send(page, "no", "no")
    box = page.locator("#texts")
    last = box.locator("[data-kind=received]").last
    assert last.evaluate("bubble => bubble.offsetTop >= bubble.parentElement.scrollTop")


def test_no_more_than_thirty_days_pass(texter: Telephone) -> None:
    page = texter.page
    later = page.locator("#text-later")
    later.evaluate("button => { for (let day = 0; day < 200; day += 1) button.click(); }")
    expect(later).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#texts [data-kind=later]").last).to_contain_text("thirty days")
    send(page, "check")
    assert texter.lit("text") == "birth"


def test_the_chosen_clock_passes_four_hours_too(texter: Telephone) -> None:
    page = texter.page
    page.locator("#text-later").click()
    with page.expect_request("**/phone/text") as asked:
        send(page, "check")
    world = json.loads(asked.value.post_data or "")["world"]
    assert world == {"at": "2026-11-23T14:00:00", "staffed": True}


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
