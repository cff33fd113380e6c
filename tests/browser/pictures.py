"""Take the pictures of the telephone that the documentation shows: `make pictures`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect, sync_playwright

from tests.browser.conftest import CHROMIUM, OPTIONS
from tests.browser.telephone import Telephone
from tests.conftest import AGENT
from tests.serving import serving, wait_until_ready

PICTURES = {"phone.png": (1440, 900, "1"), "phone-narrow.png": (390, 844, "2")}


def main(folder: Path) -> None:
    """Make the same call on each screen, up to where the answer is, and take a picture."""
    with (
        TemporaryDirectory() as var,
        serving(Path(var), IVR_DEMO="1", AGENT_NUMBER=AGENT) as (url, process),
        sync_playwright() as playwright,
    ):
        wait_until_ready(url, process)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        for name, (width, height, key) in PICTURES.items():
            screen = {"width": width, "height": height}
            hand = {"is_mobile": width < 700, "has_touch": width < 700}
            page = browser.new_page(viewport=screen, reduced_motion="reduce", **hand)  # type: ignore[arg-type]
            telephone = Telephone(page, url)
            telephone.give_voices("en-US", "fr-CA")
            telephone.open("en" if key == "1" else "fr", sound=True)
            page.locator("#clock").select_option(index=1)  # in opening hours
            if width < 700:
                page.locator("#world").evaluate("card => (card.open = false)")
            telephone.call()
            telephone.press(key, "1", "2", "2")
            telephone.await_status("listening")
            expect(page.locator("#picture-call .current")).to_be_visible(timeout=60_000)
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=folder / name)
        browser.close()


main(Path(sys.argv[1]))
