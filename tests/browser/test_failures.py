"""What a person sees when the service, or the way to it, fails."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.telephone import Telephone

MOVE, TEXT = "**/phone/call/input*", "**/phone/text"
ANSWERS: dict[str, tuple[Callable[[Route], None], str]] = {
    "refused": (lambda route: route.fulfill(status=400), "Begin again"),
    "signed out": (lambda route: route.fulfill(status=401), "Sign in again"),
    "amiss": (lambda route: route.fulfill(status=422), "files have a problem"),
    "broken": (lambda route: route.fulfill(status=500), "The service failed"),
    "no JSON": (lambda route: route.fulfill(status=200, body="no JSON"), "The service failed"),
    "away": (lambda route: route.abort(), "The connection was lost"),
    "too late": (lambda route: None, "The connection was lost"),
}


@pytest.fixture(params=ANSWERS)
def answer(request: pytest.FixtureRequest, page: Page, wrong: list[str]) -> Callable[[str], str]:
    """Let the service answer an address so, at last too late; give what the page is to say."""
    page.add_init_script("""
        const usual = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = (time) => usual(location.hash === "#soon" ? 50 : time);
    """)
    act, words = ANSWERS[request.param]

    def route(address: str) -> str:
        if request.param == "too late":
            page.evaluate("history.replaceState(null, '', '#soon')")
        page.route(address, act)
        return words

    return route


def test_a_call_says_kindly_why_it_is_over(
    telephone: Telephone, answer: Callable[[str], str], wrong: list[str]
) -> None:
    telephone.open()
    telephone.call()
    telephone.await_status("listening")
    words = answer(MOVE)
    telephone.page.locator("#key-1").click()
    telephone.await_status("ended")
    expect(telephone.rows("failed")).to_contain_text(words)
    wrong.clear()


def test_a_text_says_kindly_why_it_did_not_go_through(
    telephone: Telephone, answer: Callable[[str], str], wrong: list[str]
) -> None:
    telephone.open()
    page = telephone.page
    page.locator("#tab-text").click()
    words = answer(TEXT)
    page.locator("#text-body").fill("check")
    page.locator("#text-send").click()
    expect(page.locator("#texts [data-kind=failed]")).to_contain_text(words)
    expect(page.locator("#texts .unsent")).to_contain_text("not sent")
    expect(page.locator("#text-body")).to_have_value("check")
    wrong.clear()


def test_a_call_ends_at_once_while_the_network_hangs(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.await_status("listening")
    telephone.page.route(MOVE, lambda route: None)
    telephone.page.locator("#key-1").click()
    telephone.hang_up()
    expect(telephone.rows("ended")).to_contain_text("You hung up")
    assert telephone.copied.endswith("\n> hang up\n  end     the caller hung up\n")


def test_a_request_under_way_shows_and_keys_do_nothing_meanwhile(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.await_status("listening")
    telephone.page.route(MOVE, lambda route: None)
    telephone.page.locator("#key-1").click()
    telephone.await_status("asking")
    expect(telephone.page.locator("#ring")).to_be_hidden()
    telephone.page.locator("#key-2").click()
    expect(telephone.rows("pressed")).to_contain_text("does nothing here")
    telephone.hang_up()


def test_a_call_that_nobody_answers_can_be_hung_up(telephone: Telephone) -> None:
    telephone.page.route("**/phone/call?*", lambda route: None)
    telephone.open()
    telephone.call()
    telephone.await_status("calling")
    telephone.hang_up()
    expect(telephone.rows("ended")).to_be_visible()
