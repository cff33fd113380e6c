"""Tell the platform that the process lives, and that it can answer calls."""

from flask import Blueprint

from ivr.releases.active_releases import OnAir
from ivr.releases.background_worker import Beside
from ivr.settings import Settings


def health_routes(settings: Settings, on_air: OnAir, beside: Beside | None) -> Blueprint:
    """Make the routes for health checks; they carry nothing secret and need no signature."""
    routes = Blueprint("health", __name__)

    @routes.get("/health")
    def health() -> dict[str, object]:
        return {"status": "ok", "demo": settings.demo}

    @routes.get("/ready")
    def ready() -> tuple[dict[str, object], int]:
        knows = beside is None or beside.publications.knows
        told: dict[str, object] = {"ready": knows, "release": on_air.current.hotline.release}
        if beside:
            told["database"] = "away" if beside.is_away else "here"
            told["counts"] = "waiting" if beside.counting.is_stuck else "written"
        return told, 200 if knows else 503

    return routes
