"""Turn settings and a hotline into a WSGI application; the only place that knows Flask."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask, Response
from flask_babel import Babel
from werkzeug.exceptions import HTTPException

from ivr.model.hotline import Hotline
from ivr.reader import Reading
from ivr.settings import Settings
from ivr.web.answers import Answers
from ivr.web.health import health_routes
from ivr.web.page_language import page_language
from ivr.web.phone import phone_routes
from ivr.web.text import text_routes
from ivr.web.voice import voice_routes

MAX_BODY = 64 * 1024

log = logging.getLogger("ivr")


def _now() -> datetime:
    return datetime.now(UTC)


def create_app(settings: Settings, reading: Reading, now: Callable[[], datetime] = _now) -> Flask:
    """Make the application; `now` tells the time, aware. SettingsError if the two do not fit."""
    hotline = reading.hotline
    settings.check_languages(hotline.languages)
    app = Flask("ivr", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.register_error_handler(HTTPException, _refuse)
    answers = Answers(hotline, settings)
    app.register_blueprint(voice_routes(settings, answers, now))
    app.register_blueprint(text_routes(settings, answers, now))
    app.register_blueprint(health_routes(settings, hotline))
    app.register_blueprint(phone_routes(app, settings, reading, now))
    Babel(app, locale_selector=page_language)
    _log_start(settings, hotline)
    return app


def _refuse(error: HTTPException) -> Response:
    """Answer with the status alone: whoever caused it learns nothing more."""
    return Response(status=error.code)


def _log_start(settings: Settings, hotline: Hotline) -> None:
    log.info("ready", extra={"data": {"release": hotline.release, "demo": settings.demo}})
    for language in hotline.languages:
        if not settings.agent_number(language):
            log.warning(
                "no agent number for %s: callers hear that this line cannot reach an agent; "
                "set AGENT_NUMBER or AGENT_NUMBER_%s",
                language,
                language.upper(),
            )
