"""The transports: what reaches the server, and what comes back when none does."""

import socket
from collections.abc import Iterable, Iterator
from threading import Thread
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.validate import validator

import pytest
from werkzeug.serving import make_server

from ivr.simulator import Answer, HttpTransport, Said, WebhookFailed, WsgiTransport, dial, press
from tests.simulator.switchboard import HOST, Switchboard, sign

GATHER = '<Gather action="/next?a=%C3%A9&amp;b=1+2" numDigits="1"/>'


@pytest.fixture
def board() -> Switchboard:
    pages: dict[str, str | Answer] = {
        "/voice": GATHER,
        "/next": "<Say>Next.</Say>",
        "/busy": Answer(503, "text/plain", b"later"),
        "/jar": Answer(200, "text/xml", b"<Response/>", ("a=1; Path=/", "b=2; Secure")),
        "/long": Answer(200, "text/xml", b"<Response>".ljust(70_000)),
    }
    return Switchboard(pages)


@pytest.fixture
def server(board: Switchboard, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = make_server("127.0.0.1", 0, board)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class TestWsgiTransport:
    def test_sends_the_path_and_the_query_as_they_are(self, board: Switchboard) -> None:
        transport = WsgiTransport(board, HOST, sign)
        press(transport, dial(transport, f"{HOST}/voice").call, "1")
        request = board.requests[-1]
        assert request.environ["RAW_URI"] == "/next?a=%C3%A9&b=1+2"
        assert request.host_url == f"{HOST}/"

    def test_signs_the_address_and_the_form(self, board: Switchboard) -> None:
        transport = WsgiTransport(board, HOST, sign)
        transport.request("POST", f"{HOST}/voice?language=fr", {"CallSid": "CA1"})
        signature = board.requests[-1].headers["X-Twilio-Signature"]
        assert signature == f"{HOST}/voice?language=fr with 1 parameters"

    def test_signs_a_get_by_its_query_alone(self, board: Switchboard) -> None:
        transport = WsgiTransport(board, HOST, sign)
        transport.request("GET", f"{HOST}/voice", {"CallSid": "CA1"})
        signature = board.requests[-1].headers["X-Twilio-Signature"]
        assert signature == f"{HOST}/voice?CallSid=CA1 with 0 parameters"

    def test_adds_its_headers(self, board: Switchboard) -> None:
        transport = WsgiTransport(board, f"{HOST}/", sign, {"X-Clock": "noon"})
        transport.request("POST", f"{HOST}/voice", {})
        assert board.requests[-1].headers["X-Clock"] == "noon"

    def test_adds_the_headers_of_one_request(self, board: Switchboard) -> None:
        transport = WsgiTransport(board, HOST, sign, {"X-Clock": "noon"})
        transport.request("POST", f"{HOST}/voice", {}, {"Cookie": "a=1; b=2"})
        transport.request("POST", f"{HOST}/voice", {})
        assert board.requests[0].headers["Cookie"] == "a=1; b=2"
        assert board.requests[0].headers["X-Clock"] == "noon"
        assert "Cookie" not in board.requests[1].headers

    def test_gives_each_cookie_as_it_came_and_keeps_none(self, board: Switchboard) -> None:
        transport = WsgiTransport(board, HOST, sign)
        assert transport.request("POST", f"{HOST}/jar", {}).cookies == (
            "a=1; Path=/",
            "b=2; Secure",
        )
        assert transport.request("POST", f"{HOST}/voice", {}).cookies == ()
        assert "Cookie" not in board.requests[1].headers

    def test_gives_the_answer_as_it_came(self, board: Switchboard) -> None:
        answer = WsgiTransport(board, HOST, sign).request("POST", f"{HOST}/busy", {})
        assert answer == Answer(503, "text/plain", b"later")

    def test_asks_the_root_where_there_is_no_path(self, board: Switchboard) -> None:
        WsgiTransport(board, HOST, sign).request("POST", f"{HOST}?a=1", {})
        assert board.requests[-1].environ["RAW_URI"] == "/?a=1"

    @pytest.mark.parametrize("host", ["https://elsewhere.example", f"{HOST}.evil.example"])
    def test_reaches_no_other_host(self, board: Switchboard, host: str) -> None:
        with pytest.raises(WebhookFailed, match=r"the app at .* does not serve this") as caught:
            WsgiTransport(board, HOST, sign).request("POST", f"{host}/voice", {})
        assert caught.value.status is None
        assert caught.value.address == f"{host}/voice"
        assert not board.requests

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_calls_as_the_interface_of_web_servers_has_it(
        self, board: Switchboard, method: str
    ) -> None:
        transport = WsgiTransport(validator(board), f"{HOST}:8443", sign, environ={"ours.x": 1})
        answer = transport.request(method, f"{HOST}:8443/voice%20mail?a=1", {"CallSid": "CA1"})
        assert answer.status == 404
        environ = board.requests[-1].environ
        assert (environ["PATH_INFO"], environ["RAW_URI"].partition("?")[0]) == (
            "/voice mail",
            "/voice%20mail",
        )
        assert (environ["SERVER_NAME"], environ["SERVER_PORT"]) == ("hotline.example", "8443")
        assert (environ["REMOTE_ADDR"], environ["ours.x"]) == ("127.0.0.1", 1)

    def test_closes_what_the_app_gives_even_if_that_fails(self) -> None:
        class Broken:
            closed = False

            def __iter__(self) -> Iterator[bytes]:
                yield b"<Response>"
                raise RuntimeError("broken off")

            def close(self) -> None:
                self.closed = True

        answer = Broken()

        def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            start_response("200 OK", [("Content-Type", "text/xml")])
            return answer

        with pytest.raises(RuntimeError, match="broken off"):
            WsgiTransport(app, HOST, sign).request("POST", f"{HOST}/voice", {})
        assert answer.closed


class TestHttpTransport:
    def test_carries_a_call(self, board: Switchboard, server: str) -> None:
        transport = HttpTransport(sign, {"X-Clock": "noon"})
        *_, said, _ = press(transport, dial(transport, f"{server}/voice").call, "1").events
        request = board.requests[-1]
        assert isinstance(said, Said)
        assert said.text == "Next."
        assert request.environ["RAW_URI"] == "/next?a=%C3%A9&b=1+2"
        assert request.form["Digits"] == "1"
        assert request.headers["X-Clock"] == "noon"
        assert request.headers["X-Twilio-Signature"] == (
            f"{server}/next?a=%C3%A9&b=1+2 with 10 parameters"
        )

    def test_gets_with_the_parameters_in_the_query(self, board: Switchboard, server: str) -> None:
        HttpTransport(sign).request("GET", f"{server}/voice", {"From": "+14165550100"})
        assert board.requests[-1].method == "GET"
        assert board.requests[-1].args["From"] == "+14165550100"

    def test_carries_the_headers_of_one_request_and_gives_each_cookie(
        self, board: Switchboard, server: str
    ) -> None:
        answer = HttpTransport(sign).request("POST", f"{server}/jar", {}, {"Cookie": "a=1; b=2"})
        assert board.requests[-1].headers["Cookie"] == "a=1; b=2"
        assert answer.cookies == ("a=1; Path=/", "b=2; Secure")

    def test_gives_the_answer_of_a_server_that_fails(self, server: str) -> None:
        answer = HttpTransport(sign).request("POST", f"{server}/busy", {})
        assert answer == Answer(503, "text/plain", b"later")
        with pytest.raises(WebhookFailed) as caught:
            dial(HttpTransport(sign), f"{server}/busy")
        assert caught.value.status == 503

    def test_reads_no_more_than_shows_that_a_document_is_too_long(self, server: str) -> None:
        assert len(HttpTransport(sign).request("POST", f"{server}/long", {}).body) == 65537

    def test_fails_without_a_status_where_nothing_answers(self) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
            address = f"http://127.0.0.1:{unused.getsockname()[1]}/voice"
            with pytest.raises(WebhookFailed, match="the webhook gave no answer") as caught:
                dial(HttpTransport(sign), address)
        assert caught.value.status is None
        assert caught.value.address == address
