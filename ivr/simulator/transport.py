"""Carry a webhook as a signed request, over a WSGI app or over HTTP, and bring back its document.

Source: https://www.twilio.com/docs/usage/security#validating-requests,
https://www.twilio.com/docs/voice/twiml and Twilio's errors 11200, 12100 and 12300.
"""

import sys
from collections.abc import Callable, Mapping
from contextvars import Context
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.error import HTTPError
from urllib.parse import unquote_to_bytes, urldefrag, urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen
from wsgiref.headers import Headers

from ivr.simulator.elements import TwimlError

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MOST_BYTES = 64 * 1024
TIMEOUT_SECONDS = 15  # how long Twilio waits for a document
NO_PARAMETERS: Mapping[str, str] = MappingProxyType({})
_CONTENT_TYPES = ("text/xml", "application/xml")
_FORM = "application/x-www-form-urlencoded"
Sign = Callable[[str, Mapping[str, str]], str]
"""Computes the X-Twilio-Signature of an address (with its query) and the form posted to it."""


class WebhookFailed(TwimlError):
    """A webhook that gave no document; `status` is None where there was no answer at all."""

    def __init__(self, message: str, *, address: str, status: int | None = None) -> None:
        super().__init__(message, address=address)
        self.status = status


@dataclass(frozen=True)
class Answer:
    """What a web server answered: the HTTP status, the Content-Type as sent, the bytes.

    `cookies` are its Set-Cookie headers, each as sent.
    """

    status: int
    content_type: str
    body: bytes
    cookies: tuple[str, ...] = ()


class Transport(Protocol):
    """The way from the telephone to the webhooks."""

    def request(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str],
        headers: Mapping[str, str] = NO_PARAMETERS,
    ) -> Answer:
        """Call a webhook at an absolute address; raise WebhookFailed if it cannot be reached.

        `headers` are those of this request only.
        """
        ...


class _Signed:
    """Signs each request, with the parameters where the method carries them."""

    sign: Sign
    headers: Mapping[str, str]

    def request(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str],
        headers: Mapping[str, str] = NO_PARAMETERS,
    ) -> Answer:
        """Call a webhook."""
        url, form = address, parameters
        if method != "POST":
            url, form = f"{address}{'&' if '?' in address else '?'}{urlencode(parameters)}", {}
        signed = {**self.headers, **headers, "X-Twilio-Signature": self.sign(url, form)}
        return self._send(method, url, urlencode(form).encode(), signed)

    def _send(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        raise NotImplementedError


@dataclass(frozen=True)
class WsgiTransport(_Signed):
    """Calls an app in this process, which believes that it is served at `base_url`.

    `base_url` is a scheme and a host, such as https://hotline.example; nothing else is reached.
    `environ` is added to the WSGI environment of each request: no other client can set it.
    An exception that the app does not catch passes through.
    """

    app: "WSGIApplication"
    base_url: str
    sign: Sign
    headers: Mapping[str, str] = field(default_factory=dict)
    environ: Mapping[str, object] = field(default_factory=dict)

    def _send(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        base_url = self.base_url.rstrip("/")
        target = url.removeprefix(base_url)
        if target == url or not target.startswith(("/", "?")):
            raise WebhookFailed(f"the app at {base_url} does not serve this", address=url)
        target = target if target.startswith("/") else f"/{target}"
        environ = _environ(method, base_url, target, headers, body) | dict(self.environ)
        return Context().run(_call_app, self.app, environ)  # the app may be the one that calls


@dataclass(frozen=True)
class HttpTransport(_Signed):
    """Calls any web server, and reads no more of a document than shows that it is too long."""

    sign: Sign
    headers: Mapping[str, str] = field(default_factory=dict)

    def _send(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        # S310: the telephone resolves http(s) addresses only.
        data = body if method == "POST" else None
        request = Request(url, data=data, headers=headers, method=method)  # noqa: S310
        try:
            try:
                response = urlopen(request, timeout=TIMEOUT_SECONDS)  # noqa: S310
            except HTTPError as error:
                response = error
            with response:
                return _answer(response.status, response.headers, response.read(MOST_BYTES + 1))
        except (OSError, HTTPException) as error:
            raise WebhookFailed(f"the webhook gave no answer: {error}", address=url) from error


class NextRequest(NamedTuple):
    """Where a verb goes on and how, and what that request tells besides."""

    verb: str
    address: str
    method: str = "POST"
    parameters: Mapping[str, str] = NO_PARAMETERS


def resolve(base: str, address: str) -> str:
    """Make an address absolute, where it is relative to the document at `base`."""
    url = urldefrag(urljoin(base, address)).url
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError(f'"{url}" is not an absolute http(s) address')
    return url


def document_of(answer: Answer, address: str) -> str:
    """Give the document in an answer; raise a TwimlError where Twilio would refuse to read it."""
    if answer.status != 200:
        message = f"the webhook answered {answer.status} instead of 200"
        raise WebhookFailed(message, address=address, status=answer.status)
    try:
        return _read(answer)
    except ValueError as error:
        raise TwimlError(str(error), address=address) from None


def _read(answer: Answer) -> str:
    header = Message()
    header["Content-Type"] = answer.content_type
    if not answer.content_type or header.get_content_type() not in _CONTENT_TYPES:
        allowed = " or ".join(_CONTENT_TYPES)
        raise ValueError(f'the Content-Type is "{answer.content_type}"; it must be {allowed}')
    if len(answer.body) > MOST_BYTES:
        raise ValueError(f"the document is longer than {MOST_BYTES} bytes")
    charset = header.get_content_charset("utf-8")
    try:
        document = answer.body.decode(charset)
    except (LookupError, UnicodeDecodeError):
        raise ValueError(f"the document is not in {charset}") from None
    if not document:
        raise ValueError("the document is empty")
    if not document.startswith("<"):
        raise ValueError(
            f"the document begins with {document[:1]!r}; nothing, not even white space, may stand "
            "before the XML declaration"
        )
    return document


def _environ(
    method: str, base_url: str, target: str, headers: Mapping[str, str], body: bytes
) -> dict[str, Any]:
    """Make the environment of a request, as PEP 3333 has it; RAW_URI is gunicorn's."""
    base = urlsplit(base_url)
    path, _, query = target.partition("?")
    named = {f"HTTP_{name.upper().replace('-', '_')}": text for name, text in headers.items()}
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": base.path,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": target,
        "CONTENT_TYPE": _FORM if method == "POST" else "",
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": base.hostname or "",
        "SERVER_PORT": str(base.port or {"https": 443}.get(base.scheme, 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",  # a call in this process is from here
        "HTTP_HOST": base.netloc,
        **named,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": base.scheme,
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _call_app(app: "WSGIApplication", environ: dict[str, Any]) -> Answer:
    """Call a WSGI app to the end of what it answers, and close that."""
    body: list[bytes] = []
    begun: list[tuple[str, Headers]] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: object = None
    ) -> Callable[[bytes], object]:
        begun[:] = [(status, Headers(headers))]
        return body.append

    answer = app(environ, start_response)
    try:
        body.extend(answer)
    finally:
        getattr(answer, "close", lambda: None)()
    [(status, headers)] = begun
    return _answer(int(status.split()[0]), headers, b"".join(body))


def _answer(status: int, headers: Headers | Message, body: bytes) -> Answer:
    cookies = headers.get_all("Set-Cookie") or ()
    return Answer(status, headers.get("Content-Type") or "", body, tuple(cookies))
