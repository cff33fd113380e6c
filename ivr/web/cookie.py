"""Turn a text session into a signed cookie, and back.

Twilio keeps cookies for four hours for each pair of numbers. The signature covers both numbers,
so that a cookie is worth nothing to anybody else; they do not stand in it.
https://www.twilio.com/docs/messaging/twiml#cookies
"""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer

from ivr.dialog.session import Session, session_address
from ivr.settings import Settings

NAME = "conversation"
LIFETIME = 4 * 60 * 60  # seconds


class Kept(NamedTuple):
    """A session as it was written, to be read against its release."""

    release: str
    state: str
    query: Mapping[str, list[str]]


class CookieJar:
    """Signs with the first token of the settings, and reads what any of them signed."""

    def __init__(self, settings: Settings) -> None:
        self._keys = [*reversed(settings.auth_tokens)]  # the newest last

    def write(self, session: Session, texter: str, service: str) -> str:
        """Return the value of a cookie for a pair of numbers."""
        value = self._serializer(texter, service).dumps(session_address(session))
        return str(value)

    def read(self, value: str, texter: str, service: str) -> Kept | None:
        """Return what is in a cookie; nothing if it is old, forged or another pair's."""
        try:
            address = self._serializer(texter, service).loads(value, max_age=LIFETIME)
            url = urlsplit(f"/{address}")
            _, release, state = url.path.split("/")
        except (BadData, ValueError):
            return None
        return Kept(release, state, parse_qs(url.query))

    def _serializer(self, texter: str, service: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self._keys, salt=f"text conversation {texter} {service}")
