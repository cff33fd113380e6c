"""The page offers a verb that exists in the tests only by what the verb declares."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Response, request
from playwright.sync_api import expect
from werkzeug.serving import make_server

from ivr.recordings import Edition
from ivr.simulator.verbs import VERBS
from ivr.web import create_app
from tests.browser.telephone import Telephone
from tests.conftest import settings_with
from tests.simulator.hold import Hold

HELD = '<Response><Hold action="/held" most="40"><Say>Please hold.</Say></Hold></Response>'
PAGES = {"/voice": HELD, "/held": "<Response><Say>Thank you.</Say></Response>"}


@pytest.fixture
def address(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the page from this process, where the verb is known, and hold every call."""
    app = create_app(settings_with(IVR_DEMO="1"), edition)

    def hold() -> Response | None:
        page = PAGES.get(request.path)
        return Response(page, content_type="text/xml") if page else None

    app.before_request(hold)
    monkeypatch.setitem(VERBS, "Hold", Hold)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_call_waits_with_its_words_and_a_button_for_each_ending(telephone: Telephone) -> None:
    telephone.open()
    telephone.call()
    telephone.await_status("waiting")
    page = telephone.page
    expect(page.locator("#status")).to_have_text("On hold")
    expect(page.locator("#endings-title")).to_have_text("A caller is held")
    expect(page.locator("#endings button")).to_have_text(["Somebody takes it", "All are busy"])
    expect(page.locator("#left")).to_have_text("40")
    expect(telephone.rows("holding")).to_have_text("hold    for 40 s")
    page.locator("[data-ending=full]").click()
    telephone.await_status("ended")
    expect(telephone.rows("finished")).to_have_text("All were busy")
    expect(page.locator("#endings")).to_be_hidden()
    assert "> full\nPOST /held\n" in telephone.copied
    assert not telephone.violations()


def test_its_silence_runs_out(telephone: Telephone) -> None:
    telephone.open(silence=200)
    telephone.call()
    expect(telephone.rows("finished")).to_have_text("Nobody took the call")
    telephone.await_status("ended")
