"""What all webhooks of Twilio share: who is let in, what they are answered, an apology at worst.

Only what Twilio signed is let in; the rest gets 403 and no word more.
"""

import logging
from collections.abc import Callable

from flask import Blueprint, Request, Response, g, request
from werkzeug.exceptions import HTTPException

from ivr.metrics.names import FAILED, REFUSED
from ivr.settings import Settings
from ivr.twilio.signature import HEADER, Form, is_signed, read_form
from ivr.web.refusals import Refusals

LOOPBACK = ("127.0.0.1", "::1")
SIGNATURE = f"HTTP_{HEADER.upper().replace('-', '_')}"  # in a WSGI environment
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")

XML = "text/xml; charset=utf-8"

Apology = Callable[[str | None], bytes]
"""Makes the document for when something of ours has failed, in a language if one is known."""
Note = Callable[[str], None]
"""Notes that a request was `refused`, or that it `failed`."""

log = logging.getLogger("ivr")


def serve_twilio(
    routes: Blueprint, settings: Settings, refusals: Refusals, apology: Apology, note: Note
) -> None:
    """Let routes answer only what Twilio signed, its form at `g.form`, and never with an error."""

    @routes.before_request
    def let_in() -> Response | None:
        form = _signed_form(request, settings, refusals)
        if form is None:
            note(REFUSED)
            return Response(status=403)
        g.form = form
        return None

    @routes.errorhandler(Exception)
    def apologise(error: Exception) -> Response:
        if "form" not in g:
            log.error("a signature could not be checked", exc_info=error)
            return Response(status=403)
        log.error("a webhook failed", exc_info=error)
        try:
            note(FAILED)
        except Exception as another:  # the apology must depend on nothing
            log.error("a failure cannot be counted", exc_info=another)
        return xml(apology(request.args.get("language")))


def xml(document: bytes) -> Response:
    """Answer with a TwiML document."""
    return Response(document, content_type=XML)


def _signed_form(request: Request, settings: Settings, refusals: Refusals) -> Form | None:
    """Return the form of a request that Twilio signed, else nothing.

    The signature covers the address that Twilio called: the public one, with the raw path and
    query as they came in. In demo mode only this machine is served, and nothing forwarded.
    """
    if settings.demo and not is_local(request):
        refusals.note("not from this machine", lambda: "The demo answers this machine alone.")
        return None
    try:
        form = read_form(request.get_data(cache=False))
    except (ValueError, OSError, HTTPException):  # not UTF-8, too many fields, too long, cut off
        refusals.note("no form of Twilio's", lambda: "It was not Twilio, or a proxy changed it.")
        return None
    target = request.environ.get("RAW_URI") or request.full_path  # as the client sent it
    signature = request.environ.get(SIGNATURE, "")
    if is_signed(settings.auth_tokens, f"{settings.public_url}{target}", form, signature):
        return form
    if signature:
        refusals.note(
            "signed otherwise", lambda: _look_at(settings, request.host, target, form, signature)
        )
    else:
        refusals.note("not signed", lambda: "It was not Twilio, or a proxy removed its header.")
    return None


def _look_at(settings: Settings, host: str, target: str, form: Form, signature: str) -> str:
    """Say what to look at where a signature is not what it should be."""
    for address in (f"https://{host}", f"http://{host}"):
        if is_signed(settings.auth_tokens, f"{address}{target}", form, signature):
            return (
                f"Twilio calls {address}, and PUBLIC_URL is {settings.public_url}: let them agree."
            )
    ends = " or ".join(f"…{token[-2:]}" for token in settings.auth_tokens)
    return (
        f"TWILIO_AUTH_TOKEN ends in {ends}: Twilio signs with another, or calls another address "
        f"than {settings.public_url}, or it was not Twilio."
    )


def is_local(request: Request) -> bool:
    """Tell whether a request was made on this machine, and came straight to us."""
    forwarded = any(name in request.headers for name in FORWARDED)
    return request.remote_addr in LOOPBACK and not forwarded
