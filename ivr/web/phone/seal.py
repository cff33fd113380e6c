"""Turn where a call or a conversation stands into a signed text for the page, and back.

Whoever looks can read it, but the page can only hand back what it was given; ValueError if it
does not.
"""

from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from ivr.settings import Settings
from ivr.simulator import Call, Texting


class Seal:
    """Signs with the newest token of the settings, and opens what any of them signed."""

    def __init__(self, settings: Settings) -> None:
        keys = [*reversed(settings.auth_tokens)]  # the newest last
        self._calls = URLSafeSerializer(keys, salt="browser telephone: call")
        self._texts = URLSafeSerializer(keys, salt="browser telephone: text")

    def close_call(self, call: Call) -> str:
        """Seal a call."""
        return str(self._calls.dumps(call.to_json()))

    def open_call(self, sealed: str) -> Call:
        """Return the call in a seal."""
        return Call.from_json(_load(self._calls, sealed))

    def close_texting(self, texting: Texting) -> str:
        """Seal a conversation."""
        return str(self._texts.dumps(texting.to_json()))

    def open_texting(self, sealed: str) -> Texting:
        """Return the conversation in a seal."""
        return Texting.from_json(_load(self._texts, sealed))


def _load(serializer: URLSafeSerializer, sealed: str) -> Any:
    try:
        return serializer.loads(sealed)
    except BadData:
        raise ValueError("this is not what the service sealed: begin anew") from None
