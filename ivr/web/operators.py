"""Let operators in: on this machine in the demo, elsewhere with the operators' password."""

import logging
import secrets

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
HERE = ("127.0.0.1", "localhost", "[::1]")
CHALLENGE = {"WWW-Authenticate": 'Basic realm="Operators", charset="UTF-8"'}

log = logging.getLogger("ivr")


def serve_operators(routes: Blueprint, settings: Settings) -> None:
    """Let routes answer only operators; without a password there is nothing to be found.

    The name is theirs to choose: there is one password for all, and no list of who they are.
    """

    @routes.before_request
    def guard() -> Response | None:
        if settings.demo:
            return None if is_local(request) and _names_this_machine(request.host) else _here_only()
        if settings.operator_password is None:
            return Response(status=404)
        if not _knows(settings.operator_password):
            if request.authorization:
                log.warning("a password of operators was refused")
            return Response(status=401, headers=CHALLENGE)
        return None

    @routes.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


def _names_this_machine(host: str) -> bool:
    """Tell whether an address names this machine: another name may be made to lead here."""
    return host.rpartition(":")[0] in HERE or host in HERE


def _here_only() -> Response:
    words = "The demo shows this page on its own machine only: open it at 127.0.0.1.\n"
    words += "La démo ne montre cette page que sur sa propre machine : ouvrez-la à 127.0.0.1.\n"
    return Response(words, status=403, content_type="text/plain; charset=utf-8")


def _knows(password: str) -> bool:
    """Tell whether the request at hand carries the password; how nearly so takes no time."""
    given = request.authorization
    typed = given.password if given and given.type == "basic" else None
    return secrets.compare_digest((typed or "").encode(), password.encode())
