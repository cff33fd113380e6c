"""Turn a webhook into a signed request over a WSGI app or over HTTP; it never reads the answer.

Source: https://www.twilio.com/docs/usage/security#validating-requests
"""

from collections.abc import Callable, Mapping
from contextvars import Context
from dataclasses import dataclass, field
from http.client import HTTPException
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from werkzeug.test import Client

from ivr.simulator.answer import MOST_BYTES, Answer
from ivr.simulator.errors import WebhookFailed

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TIMEOUT_SECONDS = 15  # how long Twilio waits for a document
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
Sign = Callable[[str, Mapping[str, str]], str]
"""Computes the X-Twilio-Signature of an address (with its query) and the form posted to it."""


class Line(Protocol):
    """The way from the telephone to the webhooks."""

    def request(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str],
        headers: Mapping[str, str] = NO_HEADERS,
    ) -> Answer:
        """Call a webhook at an absolute address; raise WebhookFailed if it cannot be reached.

        `headers` are those of this request only.
        """
        ...


@dataclass(frozen=True)
class WsgiLine:
    """A line to an app in this process, which believes that it is served at `base_url`.

    `base_url` is a scheme and a host, such as https://hotline.example; nothing else is reached.
    `environ` is added to the WSGI environment of each request: no other client can set it.
    An exception that the app does not catch passes through.
    """

    app: "WSGIApplication"
    base_url: str
    sign: Sign
    headers: Mapping[str, str] = field(default_factory=dict)
    environ: Mapping[str, object] = field(default_factory=dict)

    def request(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str],
        headers: Mapping[str, str] = NO_HEADERS,
    ) -> Answer:
        """Call the app."""
        base_url = self.base_url.rstrip("/")
        url, form = _address_and_form(method, address, parameters)
        path = url.removeprefix(base_url)
        if path == url or not path.startswith(("/", "?")):
            raise WebhookFailed(f"the app at {base_url} does not serve this", address=url)
        response = Context().run(  # the app may be the one that is calling
            Client(self.app, use_cookies=False).open,
            path if path.startswith("/") else f"/{path}",
            base_url=base_url,
            method=method,
            data=form,
            headers={**self.headers, **headers, "X-Twilio-Signature": self.sign(url, form)},
            # A call in this process is from here.
            environ_base={"REMOTE_ADDR": "127.0.0.1", **self.environ},
            buffered=True,
        )
        content_type = response.headers.get("Content-Type", "")
        cookies = tuple(response.headers.getlist("Set-Cookie"))
        return Answer(response.status_code, content_type, response.get_data(), cookies)


@dataclass(frozen=True)
class HttpLine:
    """A line to any web server."""

    sign: Sign
    headers: Mapping[str, str] = field(default_factory=dict)

    def request(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str],
        headers: Mapping[str, str] = NO_HEADERS,
    ) -> Answer:
        """Call the server, and read no more of a document than shows that it is too long."""
        url, form = _address_and_form(method, address, parameters)
        request = Request(  # noqa: S310 (the telephone resolves http(s) addresses only)
            url,
            data=urlencode(form).encode() if method == "POST" else None,
            headers={**self.headers, **headers, "X-Twilio-Signature": self.sign(url, form)},
            method=method,
        )
        try:
            try:
                response = urlopen(request, timeout=TIMEOUT_SECONDS)  # noqa: S310
            except HTTPError as error:
                response = error
            with response:
                content_type = response.headers.get("Content-Type", "")
                cookies = tuple(response.headers.get_all("Set-Cookie", ()))
                body = response.read(MOST_BYTES + 1)
                return Answer(response.status, content_type, body, cookies)
        except (OSError, HTTPException) as error:
            raise WebhookFailed(f"the webhook gave no answer: {error}", address=url) from error


def _address_and_form(
    method: str, address: str, parameters: Mapping[str, str]
) -> tuple[str, Mapping[str, str]]:
    """Put the parameters where the method carries them: in the query of a GET, else in a form."""
    if method == "POST":
        return address, parameters
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{urlencode(parameters)}", {}
