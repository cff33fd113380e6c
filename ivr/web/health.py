"""Tell the platform that the process lives, and that it can answer calls."""

from flask import Blueprint

from ivr.model.hotline import Hotline
from ivr.settings import Settings


def health_routes(settings: Settings, hotline: Hotline) -> Blueprint:
    """Make the routes for health checks; they carry nothing secret and need no signature."""
    routes = Blueprint("health", __name__)

    @routes.get("/health")
    def health() -> dict[str, object]:
        return {"status": "ok", "demo": settings.demo}

    @routes.get("/ready")
    def ready() -> dict[str, object]:
        return {"ready": True, "release": hotline.release}

    return routes
