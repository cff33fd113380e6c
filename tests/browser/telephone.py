"""The telephone on the page, as a person uses it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Locator, Page, expect
from werkzeug.serving import make_server

WORKDAY = "2026-11-23T10:00"
SATURDAY = "2026-11-28T11:00"
BEFORE_CLOSING = "2026-11-23T16:59"
CHRISTMAS = "2026-12-25T11:00"
VOICES = Path(__file__).with_name("voices.js")


@contextmanager
def served_here(app: Flask) -> Iterator[str]:
    """Serve an application from this process; yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Telephone:
    """Opens the page, and calls; time passes `pace` times as fast, and silences by themselves."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def open(
        self, language: str = "en", *, pace: float = 200, silence: float = 0.2, sound: bool = False
    ) -> None:
        """Open the page; a silence goes on at its own pace, so that there is time for a key."""
        query = f"language={language}&pace={pace}&silence={silence}" + "&sound=1" * sound
        self.page.goto(f"{self._address}/phone?{query}")
        self.at(WORKDAY)

    def at(self, moment: str) -> None:
        """Choose when to call."""
        self.page.locator("#world").evaluate("card => (card.open = true)")
        self.page.locator("#clock").select_option("other")
        self.page.locator("#clock-any").fill(moment)

    def call(self) -> None:
        self.page.locator("#call").click()

    def press(self, *keys: str) -> None:
        """Press keys by clicking, each once the line listens, and wait for the answer."""
        for key in keys:
            self.await_status("listening")
            self.answered(self.page.locator(f"#key-{key}").click)

    def type(self, *keys: str) -> None:
        """Press keys on the keyboard, each once the line listens, and wait for the answer."""
        for key in keys:
            self.await_status("listening")
            self.answered(partial(self.page.keyboard.press, key))

    def answered(self, act: Callable[[], None]) -> None:
        """Do what calls a webhook, and wait for its answer."""
        before = self.rows("requested").count()
        act()
        expect(self.rows("requested")).not_to_have_count(before)

    def await_status(self, status: str) -> None:
        """Wait until the display stands at a status."""
        expect(self.page.locator("#display")).to_have_attribute("data-status", status)

    def give_voices(self, *languages: str, words: int | None = None) -> None:
        """Give the browser voices that note what they say; they stop for good after some words."""
        settings = json.dumps({"languages": languages, "words": words})
        self.page.add_init_script(f"({VOICES.read_text()})({settings})")

    def spoken(self, how: str) -> list[str]:
        """Tell the texts, voices or ends (`text`, `voice`, `over`) of what the voices said."""
        return list(self.page.evaluate(f"spoken.map((one) => one.{how})"))

    def until(self, holds: str) -> None:
        """Wait until an expression is true on the page, whose policy lets nothing poll there."""
        for _ in range(1000):
            if self.page.evaluate(holds):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"it never came true: {holds}")

    def hang_up(self) -> None:
        self.page.locator("#hang-up").click()
        self.await_status("ended")

    def rows(self, kind: str) -> Locator:
        """Find the rows of the transcript of a kind."""
        return self.page.locator(f"#transcript [data-kind={kind}]")

    @property
    def copied(self) -> str:
        """The transcript, as the button copies it."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.locator("#copy").click()
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    @property
    def heard(self) -> str:
        """All the words that the transcript shows as said, each once, with one space between."""
        return " ".join(" ".join(self.rows("said").locator(".words").all_inner_texts()).split())

    def lit(self, flow: str = "call") -> str | None:
        """Tell which state of the picture is lit."""
        return self.page.locator(f"#picture-{flow} .current").get_attribute("data-state")

    def has_been(self, state: str) -> bool:
        """Tell whether a state of the call is marked as on the way."""
        return bool(self.page.locator(f'#picture-call [data-state="{state}"].taken').count())

    def violations(self) -> list[str]:
        """Look for what would keep somebody from using the page."""
        found = Axe().run(self.page)
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]
