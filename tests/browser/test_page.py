"""The page itself: anybody can use it, on any screen, in both languages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.telephone import Telephone

LANGUAGES = ["en", "fr"]
SCREENS = {"wide": (1440, 900), "middle": (1000, 800), "narrow": (390, 844)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_keeps_anybody_from_using_it(
    telephone: Telephone, language: str, scheme: str
) -> None:
    page = telephone.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    telephone.open(language)
    assert telephone.violations() == []
    telephone.call()
    telephone.press("1", "5", "0")
    telephone.await_status("waiting")
    assert telephone.violations() == []
    telephone.answered(page.locator("[data-ending=busy]").click)
    telephone.await_status("listening")
    page.locator('#picture-call [data-state="birth"]').click()
    expect(page.locator("#state-panel")).to_contain_text("call.yaml")
    assert telephone.violations() == []
    page.keyboard.press("Escape")
    telephone.hang_up()
    page.locator("#tab-text").click()
    page.locator("[data-chip]").first.click()
    expect(page.locator("#texts [data-kind=received]")).not_to_have_count(0)
    assert telephone.violations() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_off_on_any_screen(telephone: Telephone, screen: str, language: str) -> None:
    width, height = SCREENS[screen]
    page = telephone.page
    page.set_viewport_size({"width": width, "height": height})
    telephone.open(language)
    telephone.call()
    telephone.press("1", "1")
    telephone.await_status("listening")
    for tab in ("#tab-call", "#tab-text"):
        page.locator(tab).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_said_stays_in_view_above_the_keys_of_a_small_screen(telephone: Telephone) -> None:
    page = telephone.page
    page.set_viewport_size({"width": 390, "height": 844})
    telephone.open()
    page.locator("#world").evaluate("card => (card.open = false)")
    telephone.call()
    for key, lowest in (("1", "#key-0"), ("0", "[data-ending=busy]")):
        telephone.press(key)
        if key == "0":
            telephone.await_status("waiting")
        parts = ["#display", "#transcript", lowest, "#hang-up"]
        boxes = [page.locator(part).bounding_box() for part in parts]
        edges = [edge for box in boxes if box for edge in (box["y"], box["y"] + box["height"])]
        assert len(edges) == 2 * len(parts)
        assert [0, *edges, 844] == sorted([0, *edges, 844])
        assert edges[3] - edges[2] >= 200


def test_the_display_tells_screen_readers_the_little_that_matters(telephone: Telephone) -> None:
    telephone.open(pace=2)
    telephone.call()
    said = telephone.page.locator("#announced")
    telephone.await_status("speaking")
    expect(said).to_have_text("")
    telephone.page.evaluate("document.getElementById('skip').click()")
    telephone.hang_up()
    expect(said).to_have_text("Call ended")


def test_the_keyboard_leaves_the_browser_its_shortcuts(telephone: Telephone) -> None:
    telephone.open()
    page = telephone.page
    telephone.call()
    telephone.press("1", "0")
    telephone.await_status("waiting")
    page.keyboard.press("Alt+2")
    page.keyboard.press("Control+3")
    page.evaluate("""document.body.dispatchEvent(new KeyboardEvent("keydown", {
        key: "#", ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true,
    }))""")
    expect(telephone.rows("pressed").last).to_contain_text("#")
    expect(telephone.rows("pressed")).to_have_count(3)


def test_the_switch_of_language_keeps_no_word_of_the_other(telephone: Telephone) -> None:
    telephone.open("en")
    page = telephone.page
    english = words_on(page)
    page.locator(".tongues a[hreflang=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    shared = {"English", "Français"}
    assert {word for word in english & words_on(page) if len(word) > 4} <= shared


def words_on(page: Page) -> set[str]:
    """Return the texts of buttons, labels and headings of the page."""
    texts = page.locator("header p, button, label, h2, summary, .hint").all_inner_texts()
    return {text.strip() for text in texts if not text.strip().isupper()}


def test_every_key_has_a_name_for_screen_readers(telephone: Telephone) -> None:
    telephone.open()
    for name in (*"1234567890", "star", "pound"):
        expect(telephone.page.get_by_role("button", name=name, exact=True)).to_be_visible()
