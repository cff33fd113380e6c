"""Turn a request of Twilio into its form, and a document into the answer to it."""

from flask import Response, g, request

from ivr.settings import Settings
from ivr.web.guard import signed_form


def let_in_twilio(settings: Settings) -> Response | None:
    """Keep the form of a signed request at `g.form`; refuse any other."""
    form = signed_form(request, settings)
    if form is None:
        return Response(status=403)
    g.form = form
    return None


def xml(document: bytes) -> Response:
    """Answer with a TwiML document."""
    return Response(document, content_type="text/xml; charset=utf-8")
