"""Turn Set-Cookie headers into the cookies that Twilio keeps for two numbers; it never sends one.

Twilio keeps them for a pair of numbers, not for a site: Path, Domain, Secure and HttpOnly are
passed over (not verified). An expiry is obeyed, and counts for 4 hours at most.
Source: https://help.twilio.com/articles/223136287-How-do-Twilio-cookies-work-
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

MOST_SECONDS = 4 * 60 * 60


@dataclass(frozen=True)
class Cookie:
    """A cookie as sent; `until` is the moment at which it expires (None: with the conversation)."""

    name: str
    value: str
    until: float | None = None


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
