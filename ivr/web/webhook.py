"""What all webhooks of Twilio share: who is let in, what they are answered, an apology at worst."""

import logging
from collections.abc import Callable

from flask import Blueprint, Response, g, request

from ivr.metrics.names import FAILED, REFUSED
from ivr.settings import Settings
from ivr.web.guard import signed_form

Apology = Callable[[str | None], bytes]
"""Makes the document for when something of ours has failed, in a language if one is known."""
Note = Callable[[str], None]
"""Notes that a request was `refused`, or that it `failed`."""

log = logging.getLogger("ivr")


def serve_twilio(routes: Blueprint, settings: Settings, apology: Apology, note: Note) -> None:
    """Let routes answer only what Twilio signed, its form at `g.form`, and never with an error."""

    @routes.before_request
    def let_in() -> Response | None:
        form = signed_form(request, settings)
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
    return Response(document, content_type="text/xml; charset=utf-8")
