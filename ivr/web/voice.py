"""Turn the webhooks of a call into TwiML.

https://www.twilio.com/docs/voice/twiml#request-parameters
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, Response, g, request

from ivr.dialog.events import Arrived, Event, Key, Move, NoInput, TextEnded, TransferEnded
from ivr.dialog.session import Session, read_session
from ivr.metrics.names import CLOSED, ENDED, SEGMENTS
from ivr.metrics.recorder import Tally
from ivr.model.hotline import Hotline
from ivr.model.values import KEYS, is_north_american
from ivr.model.voice_flow import SendTextState, TransferState
from ivr.releases.active_releases import OnAir, Release
from ivr.settings import Settings
from ivr.twilio.outcomes import duration_bucket, is_over, transfer_outcome
from ivr.twilio.signature import Form
from ivr.web.internal_call import rehearsed_release
from ivr.web.webhook import serve_twilio, xml
from ivr.web.world import World, read_world

SENT = ("sending", "sent", "queued", "accepted", "delivered")
KEYS_OF_DIGITS = {"*" if key == "star" else key: key for key in KEYS}
NO_MATCH = ""


def voice_routes(
    settings: Settings, on_air: OnAir, tally: Tally, now: Callable[[], datetime]
) -> Blueprint:
    """Make the routes of calls."""
    routes = Blueprint("voice", __name__, url_prefix="/voice")

    def apologise(language: str | None) -> bytes:
        release = on_air.current
        return release.answers.fallback(language, _world(release))

    serve_twilio(routes, settings, apologise, lambda by: tally.trouble(on_air.current.hotline, by))

    @routes.post("")
    def arrive() -> Response:
        release = rehearsed_release() or on_air.current
        world = _world(release)
        session = _session(release, release.hotline.call.start)
        if not release.answers.is_open(world):
            tally.note(release.hotline, session.language, CLOSED)
        return _answer(release, session, Arrived(), world)

    @routes.post("/ended")
    def ended() -> Response:
        if is_over(g.form):
            by = f"{ENDED} {g.form.first('CallStatus')}"
            bucket = duration_bucket(g.form.first("CallDuration"))
            tally.note(on_air.current.hotline, None, by, target=bucket)
        return Response(status=204)

    @routes.post("/<name>/<state>")
    def go_on(name: str, state: str) -> Response:
        release = rehearsed_release() or on_air.named(name)
        session = _session(release, state)
        world = _world(release, is_north_american(g.form.first("From")))
        return _answer(release, session, _event(release.hotline, g.form, session), world)

    @routes.post("/<name>/<state>/whisper")
    def whisper(name: str, state: str) -> Response:
        release = rehearsed_release() or on_air.named(name)
        return xml(release.answers.whisper(_session(release, state), _world(release)))

    def _world(release: Release, textable: bool = False) -> World:
        return read_world(settings, release.hotline.service.hours.timezone, now, textable)

    def _answer(release: Release, session: Session, event: Event, world: World) -> Response:
        document = release.answers.voice(session, event, world)
        moves: Iterable[Move] = document.moves
        if isinstance(event, TransferEnded):
            moves = _told_by_twilio(document.moves, g.form)
        tally.moves(release.hotline, document.language, moves)
        if document.segments:
            state, n = document.moves[-1].target, document.segments
            tally.note(release.hotline, document.language, SEGMENTS, n=n, origin=state)
        return xml(document.body)

    return routes


def _session(release: Release, state: str) -> Session:
    hotline = release.hotline
    return read_session(hotline, hotline.call, state, request.args.to_dict(flat=False))


def _event(hotline: Hotline, form: Form, session: Session) -> Event:
    match hotline.call.states[session.state]:
        case TransferState():
            return TransferEnded(transfer_outcome(form) == "completed")
        case SendTextState():
            return TextEnded(form.first("SmsStatus") in SENT)
    digits = form.first("Digits")
    return Key(KEYS_OF_DIGITS.get(digits, NO_MATCH)) if digits else NoInput()


def _told_by_twilio(moves: tuple[Move, ...], form: Form) -> Iterable[Move]:
    """Tell the moves after a transfer by how it ended; a caller who hung up goes nowhere."""
    first, *rest = moves
    first = replace(first, by=transfer_outcome(form))
    return [replace(first, target="")] if is_over(form) else [first, *rest]
