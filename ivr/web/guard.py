"""Let through only what Twilio signed; the rest gets 403 and no word more."""

from flask import Request
from werkzeug.exceptions import HTTPException

from ivr.settings import Settings
from ivr.twilio.signature import HEADER, Form, is_signed, read_form

LOOPBACK = ("127.0.0.1", "::1")
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


def signed_form(request: Request, settings: Settings) -> Form | None:
    """Return the form of a request that Twilio signed, else nothing.

    The signature covers the address that Twilio called: the public one, with the raw path and
    query as they came in. In demo mode only this machine is served, and nothing forwarded.
    """
    if settings.demo and not is_local(request):
        return None
    try:
        form = read_form(request.get_data(cache=False))
    except (ValueError, OSError, HTTPException):  # not UTF-8, too many fields, too long, cut off
        return None
    target = request.environ.get("RAW_URI") or request.full_path  # as the client sent it
    address = f"{settings.public_url}{target}"
    signed = is_signed(settings.auth_tokens, address, form, request.headers.get(HEADER, ""))
    return form if signed else None


def is_local(request: Request) -> bool:
    """Tell whether a request was made on this machine, and came straight to us."""
    forwarded = any(name in request.headers for name in FORWARDED)
    return request.remote_addr in LOOPBACK and not forwarded
