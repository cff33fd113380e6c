"""Turn settings and a hotline into a WSGI application; the only place that knows Flask."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from flask import Flask, Response
from flask_babel import Babel
from werkzeug.exceptions import HTTPException

from ivr.metrics.flush import Counting
from ivr.metrics.names import CALL, TEXT
from ivr.metrics.recorder import Tally
from ivr.model.hotline import Hotline
from ivr.recordings import Edition
from ivr.releases.active_releases import OnAir
from ivr.releases.background_worker import Beside
from ivr.releases.release_cache import Shelf
from ivr.releases.release_sync import Publications
from ivr.settings import Settings
from ivr.store import open_store
from ivr.web.health import health_routes
from ivr.web.page_language import page_language
from ivr.web.phone import phone_routes
from ivr.web.recordings import recording_routes
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
    store, shelf = open_store(settings.database_url), Shelf(RELEASES)
    log.info("releases and counts are in %s at %s", store.kind, store.place)
    if store.kind == "sqlite":
        log.info("that is for one machine: set DATABASE_URL to a PostgreSQL for several")
    publications = Publications(store, shelf, settings.flows, settings.prompts, _now)
    edition = publications.begin()
    return create_app(settings, edition, _now, Beside(publications, Counting(store, shelf)))


def create_app(
    settings: Settings,
    edition: Edition,
    now: Callable[[], datetime] = _now,
    beside: Beside | None = None,
) -> Flask:
    """Make the application of a hotline and its recordings; `now` tells the time, aware.

    What goes on `beside` the requests of a worker takes up other releases and writes counts: its
    `start` and `stop` are in the application's extensions. Without it, nothing is counted.
    """
    app = Flask("ivr", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.register_error_handler(HTTPException, _refuse)
    finders = (beside.find, beside.publications.audio) if beside else ()
    on_air = OnAir(settings, edition, *finders)
    if beside:
        app.extensions.update(start=partial(beside.start, on_air), stop=beside.stop)
    waiting = beside.counting.waiting if beside else None
    app.register_blueprint(voice_routes(settings, on_air, Tally(CALL, waiting, now), now))
    app.register_blueprint(text_routes(settings, on_air, Tally(TEXT, waiting, now), now))
    app.register_blueprint(recording_routes(on_air, beside))
    app.register_blueprint(health_routes(settings, on_air, beside))
    for draft in (False, True):
        app.register_blueprint(phone_routes(app, settings, on_air, now, draft=draft))
    Babel(app, locale_selector=page_language)
    _log_start(settings, edition.reading.hotline)
    return app


def _refuse(error: HTTPException) -> Response:
    """Answer with the status alone: whoever caused it learns nothing more."""
    return Response(status=error.code)


def _log_start(settings: Settings, hotline: Hotline) -> None:
    for name in settings.unspoken(hotline.languages):
        log.warning("%s is set, and this hotline does not speak that language", name)
    log.info("ready", extra={"data": {"release": hotline.release, "demo": settings.demo}})
    for language in hotline.languages:
        if not settings.agent_number(language):
            log.warning(
                "no agent number for %s: callers hear that this line cannot reach an agent; "
                "set AGENT_NUMBER or AGENT_NUMBER_%s",
                language,
                language.upper(),
            )
