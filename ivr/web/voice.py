"""The webhooks of a call.

https://www.twilio.com/docs/voice/twiml#request-parameters
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from flask import Blueprint, Response, g, request

from ivr.dialog.events import Arrived, Event
from ivr.dialog.session import Session
from ivr.metrics.names import CLOSED, ENDED, SEGMENTS
from ivr.metrics.recorder import Recorder
from ivr.model.agents import ACCEPT_KEY
from ivr.model.values import is_dialable, is_north_american
from ivr.releases import RequestWorld
from ivr.releases.active_releases import ActiveReleases, Release
from ivr.settings import Settings
from ivr.twilio.status import duration_bucket, is_over
from ivr.twilio.twiml import HANGS_UP, NOTHING, REJECTED, read_event
from ivr.web.internal_call import release_at_hand
from ivr.web.refusals import Refusals, plain
from ivr.web.webhook import serve_twilio, xml
from ivr.web.world import read_world


def voice_routes(
    settings: Settings,
    active: ActiveReleases,
    refusals: Refusals,
    recorder: Callable[[], Recorder],
    now: Callable[[], datetime],
) -> Blueprint:
    """Make the routes of calls."""
    routes = Blueprint("voice", __name__, url_prefix="/voice")
    is_line = lru_cache(64)(is_dialable)  # of our own numbers; those of callers are kept nowhere

    def apologise(language: str | None) -> bytes:
        if request.endpoint == "voice.whisper":
            return NOTHING  # the agent hears none, and is put through
        release = active.current
        try:
            is_open = release.documents.rings_at_worst(_clock(release))
        except Exception:  # the clock itself may be what has failed
            is_open = False
        return release.documents.fallback(language, is_open)

    serve_twilio(
        routes,
        settings,
        refusals,
        apologise,
        lambda by: recorder().trouble(active.current.hotline, by),
    )

    @routes.post("")
    def arrive() -> Response:
        release = release_at_hand() or active.current
        if not release.hotline.spoken:
            refusals.note("no calls here", lambda: "There is no call.yaml: calls are rejected.")
            return xml(REJECTED)
        world = _world(release)
        session = _session(release, release.hotline.call.start)
        _look_at_language(release)
        if not release.documents.is_open(world):
            recorder().note(release.hotline, session.language, CLOSED)
        return _answer(release, session, Arrived(), world)

    @routes.post("/ended")
    def ended() -> Response:
        if is_over(g.form):
            by = f"{ENDED} {g.form.first('CallStatus')}"
            bucket = duration_bucket(g.form.first("CallDuration"))
            recorder().note(active.current.hotline, None, by, target=bucket)
        return Response(status=204)

    @routes.post("/<name>/<state>")
    def go_on(name: str, state: str) -> Response:
        release = release_at_hand() or active.named(name)
        if not release.hotline.spoken:
            return xml(REJECTED)
        session = _session(release, state)
        textable = release.documents.may_text(session) and is_north_american(g.form.first("From"))
        world = _world(release, textable)
        state_at = release.hotline.call.states[session.state]
        event = read_event(state_at, g.form, confirming=session.entered > 0)
        return _answer(release, session, event, world)

    @routes.post("/<name>/<state>/whisper")
    def whisper(name: str, state: str) -> Response:
        release = release_at_hand() or active.named(name)
        if not release.hotline.spoken:
            return xml(NOTHING)
        return xml(release.documents.whisper(_session(release, state), _clock(release)))

    @routes.post("/<name>/<state>/accept")
    def accept(name: str, state: str) -> Response:
        """Put an agent through who pressed the key; a voicemail presses none."""
        return xml(NOTHING if g.form.first("Digits") == ACCEPT_KEY else HANGS_UP)

    def _clock(release: Release, textable: bool = False) -> RequestWorld:
        return read_world(settings, release.hotline.service.hours.timezone, now, textable)

    def _world(release: Release, textable: bool = False) -> RequestWorld:
        """Return the world of a caller, in which nobody can be rung at the line's own number."""
        line = g.form.first("To")
        world = replace(
            _clock(release, textable),
            line=line if is_line(line) else "",
            withheld=not is_dialable(g.form.first("From")),
        )
        if not any(line in numbers for numbers in settings.agent_numbers.values()):
            return world
        refusals.note("to ring the line itself", lambda: "AGENT_NUMBER is the line's own number.")
        return replace(world, has_agents=False)

    def _look_at_language(release: Release) -> None:
        given = request.args.get("language")
        if given is not None and given not in release.hotline.spoken:
            spoken = ", ".join(release.hotline.spoken)
            refusals.note(
                "an unknown language",
                lambda: f"?language={plain(given)} of a webhook's address is none of {spoken}.",
            )

    def _answer(release: Release, session: Session, event: Event, world: RequestWorld) -> Response:
        document = release.documents.voice(session, event, world)
        recorder().record(release.hotline, document.language, document.transitions)
        if document.segments:
            state, n = document.transitions[-1].target, document.segments
            recorder().note(release.hotline, document.language, SEGMENTS, n=n, origin=state)
        return xml(document.body)

    return routes


def _session(release: Release, state: str) -> Session:
    return release.documents.session_at(state, request.query_string)
