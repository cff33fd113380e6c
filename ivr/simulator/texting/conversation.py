"""Turn a conversation by text into plain JSON and back, between two texts; it never sends one.

Nothing but these fields is needed to go on: any process can send the next text.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

from ivr.simulator.plain import refuse_misfits
from ivr.simulator.texting.cookies import MOST_SECONDS, Cookie, drop_expired
from ivr.simulator.texting.happenings import TextHappening

_MOMENT = (float, int, type(None))
_KINDS: Mapping[str, tuple[type, ...]] = {
    "address": (str,),
    "sender": (str,),
    "service": (str,),
    "account_sid": (str,),
    "cookies": (list,),
    "last_exchange": _MOMENT,
    "sent": (int,),
}
_COOKIE_KINDS: Mapping[str, tuple[type, ...]] = {"name": (str,), "value": (str,), "until": _MOMENT}


@dataclass(frozen=True, kw_only=True)
class Texting:
    """Where a conversation stands: between which numbers, with which cookies, since when.

    `address` is the webhook of the service's number. `last_exchange` is in seconds since 1970,
    None before the first. `sent` counts the texts sent, which tells one from the next.
    """

    address: str
    sender: str
    service: str
    account_sid: str
    cookies: tuple[Cookie, ...] = ()
    last_exchange: float | None = None
    sent: int = 0

    def resumed(self, now: float) -> "Texting":
        """Give the conversation as it is at a moment: after 4 hours of silence, without cookies.

        Source: https://www.twilio.com/docs/messaging/twiml (cookies)
        """
        silent = self.last_exchange is not None and now - self.last_exchange >= MOST_SECONDS
        return replace(self, cookies=() if silent else drop_expired(self.cookies, now))

    def to_json(self) -> dict[str, Any]:
        """Give the conversation as an object that JSON can hold."""
        return asdict(self) | {"cookies": [asdict(cookie) for cookie in self.cookies]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Texting":
        """Read what `to_json` gave; raise a ValueError that names the first field that is amiss."""
        refuse_misfits("a conversation", data, _KINDS)
        for cookie in data["cookies"]:
            refuse_misfits("a cookie", cookie, _COOKIE_KINDS)
        cookies = tuple(Cookie(**cookie) for cookie in data["cookies"])
        return cls(**{**data, "cookies": cookies})


class TextStep(NamedTuple):
    """What a text hands back: where the conversation stands now, and what happened on the way."""

    texting: Texting
    happenings: tuple[TextHappening, ...]
