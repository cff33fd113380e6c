"""Turn settings and a hotline into a WSGI application; the only place that knows Flask."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from flask import Flask, Response, request
from flask_babel import Babel
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from ivr.metrics.names import CALL, TEXT
from ivr.metrics.pending_counts import PendingCounts
from ivr.metrics.recorder import Recorder
from ivr.model.hotline import Hotline
from ivr.recordings import Edition
from ivr.releases.active_releases import NOWHERE, ActiveReleases
from ivr.releases.background_worker import BackgroundWorker
from ivr.releases.release_cache import ReleaseCache
from ivr.releases.release_sync import ReleaseSync
from ivr.settings import Settings
from ivr.store import open_store
from ivr.web.health import health_routes
from ivr.web.home import home_routes
from ivr.web.internal_call import recorder_at_hand
from ivr.web.page_language import page_language
from ivr.web.phone import phone_routes
from ivr.web.recordings import recording_routes
from ivr.web.refusals import Refusals, plain
from ivr.web.text import text_routes
from ivr.web.voice import voice_routes
from ivr.web.webhook import LOOPBACK, XML

MAX_BODY = 64 * 1024
POLICY = "default-src 'none'; frame-ancestors 'none'"  # for all but pages, which have their own
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
    sync = ReleaseSync(store, ReleaseCache(RELEASES), settings.flows, settings.prompts, _now)
    background = BackgroundWorker(sync, PendingCounts(store, RELEASES))
    return create_app(settings, sync.begin(), _now, background)


def create_app(
    settings: Settings,
    edition: Edition,
    now: Callable[[], datetime] = _now,
    background: BackgroundWorker | None = None,
) -> Flask:
    """Make the application of a hotline and its recordings; `now` tells the time, aware.

    What works in the `background` of a worker activates other releases and writes counts: its
    `start` and `stop` are in the application's extensions. Without it, nothing is counted.
    """
    app = Flask("ivr", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.url_map.merge_slashes = False  # nobody is sent elsewhere, least of all where they say
    refusals = Refusals()
    app.register_error_handler(HTTPException, partial(_refuse, refusals))
    app.after_request(_protect)
    active = ActiveReleases(settings, edition, background.source if background else NOWHERE)
    if background:
        app.extensions.update(start=partial(background.start, active), stop=background.stop)
    pending = background.pending if background else None
    voice, text = (
        partial(recorder_at_hand, Recorder(channel, pending, now)) for channel in (CALL, TEXT)
    )
    app.register_blueprint(voice_routes(settings, active, refusals, voice, now))
    app.register_blueprint(text_routes(settings, active, refusals, text, now))
    app.register_blueprint(recording_routes(active))
    app.register_blueprint(home_routes(active, now))
    app.register_blueprint(health_routes(settings, active, refusals, background))
    for draft in (False, True):
        app.register_blueprint(phone_routes(app, settings, active, now, draft=draft))
    Babel(app, locale_selector=page_language)
    _log_start(settings, edition.reading.hotline)
    return app


def _refuse(refusals: Refusals, error: HTTPException) -> Response:
    """Answer with the status alone: whoever caused it learns nothing more."""
    if request.method == "POST" and isinstance(error, (NotFound, MethodNotAllowed)):
        path = plain(request.path)
        refusals.note("at no address of ours", lambda: f"POST {path} is no webhook: look it up.")
    return Response(status=error.code)


def _protect(response: Response) -> Response:
    """Let nobody read more into an answer than it is, and send nobody elsewhere."""
    if response.content_type == XML:
        return response  # nothing but a telephone company reads it
    if "Location" in response.headers:  # Werkzeug's, for an address that is nearly one of ours
        response = Response(status=404)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response


def _log_start(settings: Settings, hotline: Hotline) -> None:
    for name in settings.unused(hotline.languages, hotline.service.agents.groups):
        log.warning("%s is set, and this hotline has no such language or group of agents", name)
    log.info("ready", extra={"data": {"release": hotline.release, "demo": settings.demo}})
    if settings.demo and settings.host not in LOOPBACK:
        log.warning(
            "the demo listens at %s, where others may call it: set HOST to 127.0.0.1", settings.host
        )
    for language in hotline.spoken:
        if not settings.numbers_for(language):
            log.warning(
                "no agent number for %s: callers hear that this line cannot reach an agent; "
                "set AGENT_NUMBER or AGENT_NUMBER_%s",
                language,
                language.upper(),
            )
    states = hotline.call.states.values()
    for group in sorted({group for state in states for group, _ in state.groups()}):
        lacking = [one for one in hotline.spoken if not settings.has_number_of(group, one)]
        if lacking:
            log.warning(
                "no number of the agents' group %s for %s: its callers are put through to "
                "AGENT_NUMBER, if that is set; set AGENT_NUMBER_%s",
                group,
                ", ".join(lacking),
                group.upper(),
            )
