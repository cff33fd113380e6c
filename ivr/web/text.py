"""Turn the webhook of texts into messages, with the session in a cookie.

https://www.twilio.com/docs/messaging/guides/webhook-request
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from flask import Blueprint, Response, g, request

from ivr.engine.text import end_conversation
from ivr.model.flow import Question
from ivr.optout import is_answered_already, is_stop
from ivr.session import Session, read_session
from ivr.settings import Settings
from ivr.twiml import render_text
from ivr.understanding import understand
from ivr.web.answers import Answers
from ivr.web.cookie import LIFETIME, NAME, CookieJar
from ivr.web.rehearsal import note_moves
from ivr.web.webhook import serve_twilio, xml
from ivr.web.world import read_world


def text_routes(settings: Settings, answers: Answers, now: Callable[[], datetime]) -> Blueprint:
    """Make the route of texts."""
    routes = Blueprint("text", __name__, url_prefix="/text")
    hotline = answers.hotline
    jar = CookieJar(settings)
    serve_twilio(routes, settings, answers.text_fallback)

    @routes.post("")
    def receive() -> Response:
        session = _session()
        body, opt_out_type = g.form.first("Body"), g.form.first("OptOutType")
        pending = isinstance(hotline.text.states[session.state], Question)
        if is_answered_already(settings.text_number, body, opt_out_type, pending):
            stops = is_stop(body, opt_out_type)
            return _answer((), end_conversation(hotline, session) if stops else session)
        pictures = g.form.first("NumMedia") not in ("", "0")
        event = understand(hotline, session, body, pictures)
        world = read_world(settings, hotline.service.hours.timezone, now)
        reply = answers.text(session, event, world)
        note_moves(reply.moves)
        return _answer(reply.messages, reply.session)

    def _session() -> Session:
        kept = jar.read(hotline, request.cookies.get(NAME, ""), *_numbers())
        begin = partial(read_session, hotline, hotline.text, hotline.text.start)
        return kept or begin(request.args.to_dict(flat=False))

    def _answer(messages: tuple[str, ...], session: Session) -> Response:
        response = xml(render_text(messages))
        value = jar.write(session, *_numbers())
        response.set_cookie(NAME, value, LIFETIME, path="/", secure=True, httponly=True)
        return response

    def _numbers() -> tuple[str, str]:
        return g.form.first("From"), g.form.first("To")

    return routes
