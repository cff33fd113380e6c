"""Turn a text session into a signed cookie, and back.

Twilio keeps cookies for four hours for each pair of numbers. The signature covers both numbers,
so that a cookie is worth nothing to anybody else; they do not stand in it.
https://www.twilio.com/docs/messaging/twiml#cookies
"""

import time
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer

from ivr.dialog.session import Session, session_address
from ivr.settings import Settings

NAME = "conversation"
LIFETIME = 4 * 60 * 60  # seconds
AHEAD = 5 * 60  # seconds by which the clock of another machine may be ahead of this one's


class Kept(NamedTuple):
    """A session as it was written, to be read against its release; `texts` came in with it."""

    release: str
    state: str
    query: Mapping[str, list[str]]
    texts: int


class CookieJar:
    """Signs with the first token of the settings, and reads what any of them signed."""

    def __init__(self, settings: Settings) -> None:
        self._keys = [*reversed(settings.auth_tokens)]  # the newest last

    def write(self, session: Session, texter: str, service: str, texts: int = 0) -> str:
        """Return the value of a cookie for a pair of numbers."""
        address = session_address(session)
        address += f"{'&' if '?' in address else '?'}texts={texts}" if texts else ""
        return str(self._serializer(texter, service).dumps(address))

    def read(self, value: str, texter: str, service: str) -> Kept | None:
        """Return what is in a cookie; nothing if it is old, forged or another pair's."""
        serializer = self._serializer(texter, service)
        try:
            address, signed = serializer.loads(value, return_timestamp=True)
            age = time.time() - signed.timestamp()
            if not -AHEAD <= age <= LIFETIME:
                return None
            url = urlsplit(f"/{address}")
            _, release, state = url.path.split("/")
            query = parse_qs(url.query)
            return Kept(release, state, query, int(query.pop("texts", ["0"])[0]))
        except (BadData, ValueError, OverflowError):
            return None

    def _serializer(self, texter: str, service: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self._keys, salt=f"text conversation {texter} {service}")
