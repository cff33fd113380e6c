"""Tell the platform that the process lives, and that it can answer calls."""

from flask import Blueprint

from ivr.releases.active_releases import ActiveReleases
from ivr.releases.background_worker import BackgroundWorker
from ivr.settings import Settings
from ivr.web.refusals import Refusals


def health_routes(
    settings: Settings,
    active: ActiveReleases,
    refusals: Refusals,
    background: BackgroundWorker | None,
) -> Blueprint:
    """Make the routes for health checks; they carry nothing secret and need no signature."""
    routes = Blueprint("health", __name__)

    @routes.get("/health")
    def health() -> dict[str, object]:
        return {"status": "ok", "demo": settings.demo}

    @routes.get("/ready")
    def ready() -> tuple[dict[str, object], int]:
        knows = background is None or background.sync.knows
        told: dict[str, object] = {"ready": knows, "release": active.current.name}
        if refusals.total:
            told["refused"] = refusals.total
        if background:
            told["database"] = background.source.database
            if background.source.trouble:
                told["trouble"] = background.source.trouble
            told["counts"] = "waiting" if background.pending.is_stuck else "written"
        return told, 200 if knows else 503

    return routes
