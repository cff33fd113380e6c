"""A conversation by text as data, with the cookies that Twilio keeps for two numbers.

Nothing but its fields is needed to go on: any process can send the next text. Cookies belong to a
pair of numbers, not to a site: Path, Domain, Secure and HttpOnly are passed over (not verified).
An expiry is obeyed, and counts for 4 hours at most.
Source: https://www.twilio.com/docs/messaging/twiml and
https://help.twilio.com/articles/223136287-How-do-Twilio-cookies-work-
"""

import re
from abc import abstractmethod
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from pydantic.dataclasses import dataclass

from ivr.simulator.elements import Element
from ivr.simulator.events import CallEvent
from ivr.simulator.transport import NextRequest

MOST_SECONDS = 4 * 60 * 60


@dataclass(frozen=True, config=ConfigDict(strict=True, extra="forbid"))
class Cookie:
    """A cookie as sent; `until` is the moment at which it expires (None: with the conversation)."""

    name: str
    value: str
    until: float | None = None


class Texting(BaseModel):
    """Where a conversation stands: between which numbers, with which cookies, since when.

    `address` is the webhook of the service's number. `last_exchange` is in seconds since 1970,
    None before the first. `sent` counts the texts sent, which tells one from the next.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)
    address: str
    sender: str
    service: str
    account_sid: str
    cookies: tuple[Cookie, ...]
    last_exchange: float | None
    sent: int

    def resumed(self, now: float) -> "Texting":
        """Give the conversation as it is at a moment: after 4 hours of silence, without cookies."""
        silent = self.last_exchange is not None and now - self.last_exchange >= MOST_SECONDS
        cookies = () if silent else drop_expired(self.cookies, now)
        return self.model_copy(update={"cookies": cookies})


class TextStep(NamedTuple):
    """What a text hands back: where the conversation stands now, and what happened on the way."""

    texting: Texting
    events: tuple[CallEvent, ...]


class Replied(NamedTuple):
    """What a verb did in answer to a text, and where it goes on, if not with the next verb."""

    events: tuple[CallEvent, ...]
    next: NextRequest | None = None


class MessagingVerb(Element):
    """A verb of a document that answers a text."""

    @abstractmethod
    def reply(self, texting: Texting, address: str, count: int) -> Replied:
        """Do what the verb says in the document at an address; it may be the `count`th message."""


def keep_cookies(
    cookies: Iterable[Cookie], headers: Iterable[str], now: float
) -> tuple[Cookie, ...]:
    """Give the cookies as they are after an answer with these Set-Cookie headers."""
    kept = {cookie.name: cookie for cookie in cookies}
    for header in headers:
        pair, _, attributes = header.partition(";")
        name, equals, value = (part.strip() for part in pair.partition("="))
        if name and equals:
            kept[name] = Cookie(name, value, _read_expiry(attributes, now))
    return drop_expired(kept.values(), now)


def drop_expired(cookies: Iterable[Cookie], now: float) -> tuple[Cookie, ...]:
    """Give the cookies that have not expired."""
    return tuple(cookie for cookie in cookies if cookie.until is None or cookie.until > now)


def write_cookies(cookies: Iterable[Cookie]) -> str:
    """Write the Cookie header; empty where there is none to send."""
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies)


def _read_expiry(attributes: str, now: float) -> float | None:
    """Give the moment, of Max-Age before Expires; one that cannot be read is none (RFC 6265)."""
    pairs = (attribute.partition("=") for attribute in attributes.split(";"))
    known = {name.strip().lower(): value.strip() for name, _, value in pairs}
    age = known.get("max-age", "")
    until = now + int(age) if re.fullmatch(r"-?[0-9]{1,18}", age) else _read_date(known)
    return None if until is None else min(until, now + MOST_SECONDS)


def _read_date(attributes: dict[str, str]) -> float | None:
    date = attributes.get("expires", "")
    if date == "0":
        return 0.0
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, OverflowError):
        return None
