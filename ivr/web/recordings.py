"""Serve the sound files of recordings, under the hash of their bytes and cached for good.

They are public: everybody who calls hears them. Twilio's proxies keep them, and so may a CDN.
https://www.twilio.com/docs/voice/twiml/play
"""

from http import HTTPStatus
from pathlib import PurePosixPath

from flask import Blueprint, Response, abort, send_file

from ivr.recordings.index import media_type_of
from ivr.web.on_air import OnAir

FOR_GOOD = 365 * 24 * 60 * 60  # seconds


def recording_routes(on_air: OnAir) -> Blueprint:
    """Make the route of recordings: the hash in an address tells which, the name of what kind."""
    routes = Blueprint("recordings", __name__, url_prefix="/prompts")

    @routes.get("/<audio>/<language>/<name>")
    def recording(audio: str, language: str, name: str) -> Response:
        media_type = media_type_of(PurePosixPath(language, name))
        path = on_air.audio(audio) if media_type else None
        if path is None:
            abort(HTTPStatus.NOT_FOUND)
        answer = send_file(
            path.absolute(), media_type, conditional=True, etag=audio, max_age=FOR_GOOD
        )
        answer.cache_control.immutable = True
        return answer

    return routes
