"""Turn settings and a hotline into a WSGI application; the only place that knows Flask."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, Response
from flask_babel import Babel
from werkzeug.exceptions import HTTPException

from ivr.model.hotline import Hotline
from ivr.recordings import Edition
from ivr.settings import Settings
from ivr.shelf import Shelf
from ivr.store import open_store
from ivr.web.beside import Beside
from ivr.web.health import health_routes
from ivr.web.keeper import Keeper
from ivr.web.on_air import OnAir
from ivr.web.page_language import page_language
from ivr.web.phone import phone_routes
from ivr.web.recordings import recording_routes
from ivr.web.tally import Tally
from ivr.web.text import text_routes
from ivr.web.voice import voice_routes

MAX_BODY = 64 * 1024
RELEASES = Path("var/releases")

log = logging.getLogger("ivr")


def _now() -> datetime:
    return datetime.now(UTC)


def create_service(settings: Settings) -> Flask:
    """Make the application as it is deployed, with what was published last on the air.

    FlowError if nothing was published yet and the folder of flow files has a problem.
    """
    store = open_store(settings.database_url)
    log.info("releases and counts are in %s at %s", store.kind, store.place)
    if store.kind == "sqlite":
        log.info("that is for one machine: set DATABASE_URL to a PostgreSQL for several")
    keeper = Keeper(store, Shelf(RELEASES), _now)
    return create_app(settings, keeper.begin(settings.flows, settings.prompts), _now, keeper)


def create_app(
    settings: Settings,
    edition: Edition,
    now: Callable[[], datetime] = _now,
    keeper: Keeper | None = None,
) -> Flask:
    """Make the application of a hotline; SettingsError if the settings do not fit it.

    `now` tells the time, aware. With a keeper, another release takes its place once it is
    published; without one, it is all there is.
    """
    hotline = edition.reading.hotline
    settings.check_languages(hotline.languages)
    finders = (keeper.find, keeper.find_audio) if keeper else ()
    on_air = OnAir(settings, edition, *finders)
    app = Flask("ivr", static_folder=None)
    if keeper:
        app.extensions["beside"] = Beside(keeper, on_air)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.register_error_handler(HTTPException, _refuse)
    waiting = keeper.waiting if keeper else None
    app.register_blueprint(voice_routes(settings, on_air, Tally("call", waiting, now), now))
    app.register_blueprint(text_routes(settings, on_air, Tally("text", waiting, now), now))
    app.register_blueprint(recording_routes(on_air))
    app.register_blueprint(health_routes(settings, on_air, keeper))
    for draft in (False, True):
        app.register_blueprint(phone_routes(app, settings, on_air, now, draft=draft))
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
