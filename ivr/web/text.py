"""The webhook of texts, with the session in a cookie.

https://www.twilio.com/docs/messaging/guides/webhook-request
"""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, g, request

from ivr.dialog.events import ARRIVED, Asked, TextEvent
from ivr.dialog.intent import understand
from ivr.dialog.opt_out import is_answered_already, is_start, is_stop
from ivr.dialog.segments import count_parts
from ivr.dialog.session import Session, read_session
from ivr.dialog.text_engine import end_conversation
from ivr.metrics.names import RECEIVED, SEGMENTS, STOPPED
from ivr.metrics.recorder import Recorder
from ivr.model.hotline import Hotline
from ivr.releases.active_releases import ActiveReleases, Release
from ivr.settings import Settings
from ivr.twilio.twiml import render_text
from ivr.web.cookie import LIFETIME, NAME, CookieJar, Kept
from ivr.web.internal_call import release_at_hand
from ivr.web.refusals import Refusals
from ivr.web.webhook import serve_twilio, xml
from ivr.web.world import read_world

MOST_TEXTS = 30  # of a conversation that are answered: a person has read all by then


def text_routes(
    settings: Settings,
    active: ActiveReleases,
    refusals: Refusals,
    recorder: Callable[[], Recorder],
    now: Callable[[], datetime],
) -> Blueprint:
    """Make the route of texts."""
    routes = Blueprint("text", __name__, url_prefix="/text")
    jar = CookieJar(settings)

    def apologise(language: str | None) -> bytes:
        return active.current.documents.text_fallback(language)

    serve_twilio(
        routes,
        settings,
        refusals,
        apologise,
        lambda by: recorder().trouble(active.current.hotline, by),
    )

    @routes.post("")
    def receive() -> Response:
        kept = jar.read(request.cookies.get(NAME, ""), *_numbers())
        release = release_at_hand() or _release_of(kept)
        hotline = release.hotline
        if not hotline.written:
            refusals.note("no texts here", lambda: "There is no text.yaml: texts go unanswered.")
            return xml(render_text(()))
        session = _session(hotline, kept)
        texts = 1 + (kept.texts if kept else 0)
        body, opt_out_type = g.form.first("Body"), g.form.first("OptOutType")
        pending = hotline.text.states[session.state].TAKES_ANSWERS
        recorder().note(hotline, session.language, RECEIVED)
        if kept is None:
            recorder().note(hotline, session.language, ARRIVED, target=session.state)
        if is_answered_already(settings.text_number, body, opt_out_type, pending):
            stops = is_stop(body, opt_out_type)
            if stops:
                recorder().note(hotline, session.language, STOPPED)
            if is_start(body, opt_out_type) and hotline.text.states[session.state].is_end:
                session = Session(hotline.release, hotline.text.start, session.language)
            return _answer((), end_conversation(hotline, session) if stops else session, texts)
        pictures = g.form.first("NumMedia") not in ("", "0")
        event = understand(hotline, session, body, pictures)
        if texts > MOST_TEXTS and not _is_mandatory(hotline, event, texts):
            return _answer((), session, texts)  # it is a machine that answers ours
        world = read_world(settings, hotline.service.hours.timezone, now)
        reply = release.documents.text(session, event, world)
        language = reply.session.language
        recorder().record(hotline, language, reply.transitions)
        recorder().note(hotline, language, SEGMENTS, n=count_parts(reply.messages))
        return _answer(reply.messages, reply.session, texts)

    def _release_of(kept: Kept | None) -> Release:
        """Return the release of a conversation, until it ends or Twilio forgets it."""
        if kept is None:
            return active.current
        release = active.named(kept.release)
        state = release.hotline.text.states.get(kept.state)
        return active.current if state and state.is_end else release

    def _answer(messages: tuple[str, ...], session: Session, texts: int) -> Response:
        response = xml(render_text(messages))
        value = jar.write(session, *_numbers(), texts)
        response.set_cookie(NAME, value, LIFETIME, path="/", secure=True, httponly=True)
        return response

    return routes


def _is_mandatory(hotline: Hotline, event: TextEvent, texts: int) -> bool:
    """Tell whether a text is one that carriers want answered, be it of a machine, for a while."""
    asked = isinstance(event, Asked) and event.state in hotline.text.mandatory
    return asked and texts <= 2 * MOST_TEXTS


def _session(hotline: Hotline, kept: Kept | None) -> Session:
    """Return where a texter stands: where they stood, else at the start."""
    if kept is None:
        return read_session(
            hotline, hotline.text, hotline.text.start, request.args.to_dict(flat=False)
        )
    return read_session(hotline, hotline.text, kept.state, kept.query)


def _numbers() -> tuple[str, str]:
    return g.form.first("From"), g.form.first("To")
