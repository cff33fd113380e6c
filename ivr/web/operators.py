"""Let operators in: on this machine in the demo, elsewhere with the operators' password."""

import secrets

from flask import Blueprint, Response, request

from ivr.settings import Settings
from ivr.web.guard import is_local

# Nothing from elsewhere, nothing inline: words that operators wrote can only ever be words.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
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
CHALLENGE = {"WWW-Authenticate": 'Basic realm="Operators", charset="UTF-8"'}


def serve_operators(routes: Blueprint, settings: Settings) -> None:
    """Let routes answer only operators; without a password there is nothing to be found.

    The name is theirs to choose: there is one password for all, and no list of who they are.
    """

    @routes.before_request
    def guard() -> Response | None:
        if settings.demo:
            return None if is_local(request) else Response(status=403)
        if settings.operator_password is None:
            return Response(status=404)
        if not _knows(settings.operator_password):
            return Response(status=401, headers=CHALLENGE)
        return None

    @routes.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


def _knows(password: str) -> bool:
    """Tell whether the request at hand carries the password; how nearly so takes no time."""
    given = request.authorization
    typed = given.password if given and given.type == "basic" else None
    return secrets.compare_digest((typed or "").encode(), password.encode())
