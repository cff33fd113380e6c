"""Let operators in: on this machine in the demo, elsewhere with the operators' password."""

import logging
import os
import secrets
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, Response, request

from ivr.settings import Settings
from ivr.web.webhook import is_local

# Nothing from elsewhere, nothing inline: words that operators wrote can only ever be words.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CONNECTIONS, ESTABLISHED = Path("/proc/self/net/tcp"), "01"
HERE = ("127.0.0.1", "localhost", "[::1]")
SPAN = 60  # seconds
MOST_OF_ADDRESS, MOST = 5, 60  # passwords that are refused in that time, and then not looked at
CHALLENGE = {"WWW-Authenticate": 'Basic realm="Operators", charset="UTF-8"'}

log = logging.getLogger("ivr")


def serve_operators(routes: Blueprint, settings: Settings) -> None:
    """Let routes answer only operators; without a password there is nothing to be found.

    The name is theirs to choose: there is one password for all, and no list of who they are.
    """
    attempts = Attempts()

    @routes.before_request
    def guard() -> Response | None:
        if settings.demo:
            is_here = is_local(request) and _names_this_machine(request.host)
            return None if is_here and _is_of_this_user() else _here_only()
        if settings.operator_password is None:
            return Response(status=404)
        address = request.remote_addr or ""
        if request.authorization and not attempts.may_try(address):
            return Response(status=429, headers={"Retry-After": str(SPAN)})
        if not _knows(settings.operator_password):
            if request.authorization:
                attempts.note(address)
            return Response(status=401, headers=CHALLENGE)
        return None

    @routes.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


class Attempts:
    """How many passwords were refused in this minute, for each address and in all.

    An address that has had its share waits for the next; where there are many of them, one is a
    share. Each worker counts for itself.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._minute = 0
        self._refused = Counter[str]()

    def may_try(self, address: str) -> bool:
        """Tell whether a password from an address is looked at."""
        self._begin_minute()
        share = MOST_OF_ADDRESS if self._refused.total() < MOST else 1
        return self._refused[address] < share

    def note(self, address: str) -> None:
        """Note that a password was refused."""
        self._begin_minute()
        self._refused[address] += 1
        if self._refused.total() == 1:
            log.warning("a password of operators was refused")

    def _begin_minute(self) -> None:
        minute = int(self._clock() // SPAN)
        if minute != self._minute:
            refused = self._refused.total()
            if refused > 1:
                log.warning("%d passwords of operators were refused in a minute", refused)
            self._minute, self._refused = minute, Counter()


def _names_this_machine(host: str) -> bool:
    """Tell whether an address names this machine: another name may be made to lead here."""
    return host.rpartition(":")[0] in HERE or host in HERE


def _is_of_this_user() -> bool:
    """Tell whether the other end of a connection belongs to our user, where Linux knows that.

    A proxy on this machine, which may send no header that tells of it, runs as another. A request
    without a port was made in this process.
    """
    port = request.environ.get("REMOTE_PORT")
    if not port or not CONNECTIONS.exists():
        return True
    end = [f"0100007F:{int(port):04X}", ESTABLISHED]
    lines = (line.split() for line in CONNECTIONS.read_text().splitlines()[1:])
    return {line[7] for line in lines if [line[1], line[3]] == end} <= {str(os.getuid())}


def _here_only() -> Response:
    words = "The demo shows this page on its own machine only: open it at 127.0.0.1.\n"
    words += "La démo ne montre cette page que sur sa propre machine : ouvrez-la à 127.0.0.1.\n"
    return Response(words, status=403, content_type="text/plain; charset=utf-8")


def _knows(password: str) -> bool:
    """Tell whether the request at hand carries the password; how nearly so takes no time."""
    given = request.authorization
    typed = given.password if given and given.type == "basic" else None
    return secrets.compare_digest((typed or "").encode(), password.encode())
