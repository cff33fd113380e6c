"""Serve the sound files of recordings, under the hash of their bytes and cached for good.

They are public: everybody who calls hears them. Twilio's proxies keep them, and so may a CDN. What
is served has the hash of its address, whatever lies on the disk.
https://www.twilio.com/docs/voice/twiml/play
"""

from io import BytesIO
from pathlib import PurePosixPath

from flask import Blueprint, Response, send_file

from ivr.recordings.index import media_type_of
from ivr.releases.active_releases import ActiveReleases

FOR_GOOD = 365 * 24 * 60 * 60  # seconds
WAVE = b"RIFF"


def recording_routes(active: ActiveReleases) -> Blueprint:
    """Make the route of recordings: the hash in an address tells which, the name of what kind."""
    routes = Blueprint("recordings", __name__, url_prefix="/prompts")

    @routes.get("/<audio>/<language>/<name>")
    def recording(audio: str, language: str, name: str) -> Response:
        media_type = media_type_of(PurePosixPath(language, name))
        content = active.audio(audio) if media_type else None
        if content is None or content.startswith(WAVE) != (media_type == "audio/wav"):
            return Response(status=404, headers={"Cache-Control": "no-store"})
        answer = send_file(
            BytesIO(content), media_type, conditional=True, etag=audio, max_age=FOR_GOOD
        )
        answer.cache_control.immutable = True
        return answer

    return routes
