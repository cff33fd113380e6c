"""The page at / in a real browser: readable by anybody, on a small screen, in the dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_barrier_on_a_small_screen(
    page: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    ground = page.locator("main").evaluate("main => getComputedStyle(main).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(26, 33, 43)"}[scheme]
    assert Axe().run(page).response["violations"] == []
