"""Turn the webhooks of a call into TwiML.

https://www.twilio.com/docs/voice/twiml#request-parameters
"""

import logging
from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, g, request

from ivr.exchange import Arrived, Event, Key, NoInput, TransferEnded
from ivr.model.call import TransferState
from ivr.session import Session, read_session
from ivr.settings import Settings
from ivr.signature import Form
from ivr.web.answers import Answers
from ivr.web.guard import signed_form

CLOCK = "X-Demo-Clock"  # an ISO date and time that the demo takes for now
CONNECTED = ("completed", "answered")
NAMED_KEYS = {"*": "star"}

log = logging.getLogger("ivr")


def voice_routes(settings: Settings, answers: Answers, now: Callable[[], datetime]) -> Blueprint:
    """Make the routes of calls."""
    routes = Blueprint("voice", __name__, url_prefix="/voice")
    hotline = answers.hotline

    @routes.before_request
    def _let_in_twilio() -> Response | None:
        form = signed_form(request, settings)
        if form is None:
            return Response(status=403)
        g.form = form
        return None

    @routes.post("")
    def arrive() -> Response:
        return _xml(answers.voice(_session(hotline.call.start), Arrived(), _moment()))

    @routes.post("/<release>/<state>")
    def go_on(release: str, state: str) -> Response:
        session = _session(state)
        return _xml(answers.voice(session, _event(g.form, session), _moment()))

    @routes.post("/<release>/<state>/whisper")
    def whisper(release: str, state: str) -> Response:
        return _xml(answers.whisper(_session(state), _moment()))

    @routes.errorhandler(Exception)
    def _apologise(error: Exception) -> Response:
        log.error("a webhook failed", exc_info=error)
        return _xml(answers.fallback(request.args.get("language"), _moment()))

    def _session(state: str) -> Session:
        return read_session(hotline, state, request.args.to_dict(flat=False))

    def _event(form: Form, session: Session) -> Event:
        if isinstance(hotline.call.states[session.state], TransferState):
            return TransferEnded(form.first("DialCallStatus") in CONNECTED)
        digits = form.first("Digits")
        return Key(NAMED_KEYS.get(digits, digits)) if digits else NoInput()

    def _moment() -> datetime:
        if settings.demo and CLOCK in request.headers:
            zone = hotline.service.hours.timezone
            try:
                return datetime.fromisoformat(request.headers[CLOCK]).replace(tzinfo=zone)
            except ValueError:
                pass
        return now()

    return routes


def _xml(document: bytes) -> Response:
    return Response(document, content_type="text/xml; charset=utf-8")
