"""A web server that answers with canned documents, and a telephone that calls it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from ivr.simulator import Answer, Call, CallEvent, Step, WsgiTransport, dial, hang_up, press
from ivr.simulator import finish as end_waiting
from ivr.simulator import wait as let_time_run

HOST = "https://hotline.example"


def xml(
    inside: str, *, status: int = 200, content_type: str = "text/xml", cookies: tuple[str, ...] = ()
) -> Answer:
    """Wrap verbs in a document."""
    body = f'<?xml version="1.0" encoding="UTF-8"?><Response>{inside}</Response>'
    return Answer(status, content_type, body.encode(), cookies)


def sign(address: str, form: Mapping[str, str]) -> str:
    """Sign so that a test can read what was signed."""
    return f"{address} with {len(form)} parameters"


@dataclass
class Switchboard:
    """A WSGI app that serves the verbs at each path, and keeps the requests it got."""

    pages: Mapping[str, str | Answer]
    requests: list[Request] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        request.form  # noqa: B018 (read while the stream is open)
        self.requests.append(request)
        page = self.pages.get(request.path, Answer(404, "text/plain", b""))
        answer = xml(page) if isinstance(page, str) else page
        response = Response(answer.body, answer.status, content_type=answer.content_type)
        response.headers.extend(("Set-Cookie", cookie) for cookie in answer.cookies)
        return response(environ, start_response)


@dataclass
class Phone:
    """A telephone in a test's hand: it keeps the call between steps, by way of `keep`."""

    board: Switchboard
    keep: Callable[[Call], Call]
    call: Call = field(init=False, repr=False)  # there is none before the first dial

    @property
    def transport(self) -> WsgiTransport:
        return WsgiTransport(self.board, HOST, sign)

    def dial(
        self, path: str = "/voice", *, texts_fail: bool = False, **parameters: str
    ) -> tuple[CallEvent, ...]:
        return self.take(dial(self.transport, HOST + path, texts_fail=texts_fail, **parameters))

    def press(self, keys: str) -> tuple[CallEvent, ...]:
        return sum((self.take(press(self.transport, self.call, key)) for key in keys), ())

    def wait(self) -> tuple[CallEvent, ...]:
        return self.take(let_time_run(self.transport, self.call))

    def finish(self, status: str, **details: int) -> tuple[CallEvent, ...]:
        return self.take(end_waiting(self.transport, self.call, status, **details))

    def hang_up(self) -> tuple[CallEvent, ...]:
        return self.take(hang_up(self.call))

    @property
    def asked(self) -> list[str]:
        """The webhooks called so far."""
        return [f"{request.method} {request.path}" for request in self.board.requests]

    @property
    def form(self) -> dict[str, str]:
        """The parameters of the last webhook."""
        return self.board.requests[-1].form.to_dict()

    def take(self, step: Step) -> tuple[CallEvent, ...]:
        self.call = self.keep(step.call)
        return step.events


MakePhone = Callable[..., Phone]
"""Makes a telephone for the verbs at /voice and, if there are any, those at other paths."""
