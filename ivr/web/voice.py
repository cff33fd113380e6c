"""Turn the webhooks of a call into TwiML.

https://www.twilio.com/docs/voice/twiml#request-parameters
"""

import logging
from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, g, request

from ivr.exchange import Arrived, Event, Key, NoInput, TransferEnded
from ivr.model.call import TransferState
from ivr.model.values import KEYS
from ivr.session import Session, read_session
from ivr.settings import Settings
from ivr.signature import Form
from ivr.web.answers import Answers
from ivr.web.guard import signed_form

CLOCK = "X-Demo-Clock"  # an ISO date and time that the demo takes for now
CONNECTED = ("completed", "answered")
KEYS_OF_DIGITS = {"*" if key == "star" else key: key for key in KEYS}
NO_MATCH = ""

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
        if "form" not in g:
            return Response(status=403)
        log.error("a webhook failed", exc_info=error)
        return _xml(answers.fallback(request.args.get("language"), _moment()))

    def _session(state: str) -> Session:
        return read_session(hotline, state, request.args.to_dict(flat=False))

    def _event(form: Form, session: Session) -> Event:
        if isinstance(hotline.call.states[session.state], TransferState):
            return TransferEnded(_is_connected(form))
        digits = form.first("Digits")
        return Key(KEYS_OF_DIGITS.get(digits, NO_MATCH)) if digits else NoInput()

    def _moment() -> datetime:
        if settings.demo and CLOCK in request.headers:
            zone = hotline.service.hours.timezone
            try:
                moment = datetime.fromisoformat(request.headers[CLOCK])
                return moment if moment.tzinfo else moment.replace(tzinfo=zone)
            except ValueError:
                pass
        return now()

    return routes


def _is_connected(form: Form) -> bool:
    """Tell whether the caller talked with an agent: one may hang up during the whisper.

    https://www.twilio.com/docs/voice/twiml/dial#dialbridged
    """
    return form.first("DialCallStatus") in CONNECTED and form.first("DialBridged") != "false"


def _xml(document: bytes) -> Response:
    return Response(document, content_type="text/xml; charset=utf-8")
