"""Turn the webhooks of a call into TwiML.

https://www.twilio.com/docs/voice/twiml#request-parameters
"""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, g, request

from ivr.exchange import Arrived, Event, Key, NoInput, TextEnded, TransferEnded
from ivr.model.call import SendTextState, TransferState
from ivr.model.values import KEYS, is_north_american
from ivr.session import Session, read_session
from ivr.settings import Settings
from ivr.signature import Form
from ivr.web.answers import Answers
from ivr.web.rehearsal import note_moves
from ivr.web.webhook import serve_twilio, xml
from ivr.web.world import World, read_world

CONNECTED = ("completed", "answered")
SENT = ("sending", "sent", "queued", "accepted", "delivered")
KEYS_OF_DIGITS = {"*" if key == "star" else key: key for key in KEYS}
NO_MATCH = ""


def voice_routes(settings: Settings, answers: Answers, now: Callable[[], datetime]) -> Blueprint:
    """Make the routes of calls."""
    routes = Blueprint("voice", __name__, url_prefix="/voice")
    hotline = answers.hotline
    serve_twilio(routes, settings, lambda language: answers.fallback(language, _world()))

    @routes.post("")
    def arrive() -> Response:
        return _answer(_session(hotline.call.start), Arrived(), _world())

    @routes.post("/<release>/<state>")
    def go_on(release: str, state: str) -> Response:
        session = _session(state)
        world = _world(is_north_american(g.form.first("From")))
        return _answer(session, _event(g.form, session), world)

    @routes.post("/<release>/<state>/whisper")
    def whisper(release: str, state: str) -> Response:
        return xml(answers.whisper(_session(state), _world()))

    def _world(textable: bool = False) -> World:
        return read_world(settings, hotline.service.hours.timezone, now, textable)

    def _answer(session: Session, event: Event, world: World) -> Response:
        document = answers.voice(session, event, world)
        note_moves(document.moves)
        return xml(document.body)

    def _session(state: str) -> Session:
        return read_session(hotline, hotline.call, state, request.args.to_dict(flat=False))

    def _event(form: Form, session: Session) -> Event:
        match hotline.call.states[session.state]:
            case TransferState():
                return TransferEnded(_is_connected(form))
            case SendTextState():
                return TextEnded(form.first("SmsStatus") in SENT)
        digits = form.first("Digits")
        return Key(KEYS_OF_DIGITS.get(digits, NO_MATCH)) if digits else NoInput()

    return routes


def _is_connected(form: Form) -> bool:
    """Tell whether the caller talked with an agent: one may hang up during the whisper.

    https://www.twilio.com/docs/voice/twiml/dial#dialbridged
    """
    return form.first("DialCallStatus") in CONNECTED and form.first("DialBridged") != "false"
