"""Send a text and give what comes back; what is remembered is in the conversation alone.

    > DONNEES
    POST /text
      reply   Vos données ont été touchées.
              Répondez OUI pour en savoir plus.
      -       GSM-7, 1 part
    > oui
    POST /text
      silence

A TwimlError means that Twilio would have failed there; a ValueError that nobody could send that.
Cookies belong to a pair of numbers, not to a site: Path, Domain, Secure and HttpOnly are passed
over (not verified). An expiry is obeyed, and counts for 4 hours at most, as does silence.
Source: https://www.twilio.com/docs/messaging/guides/webhook-request,
https://www.twilio.com/docs/messaging/twiml and
https://help.twilio.com/articles/223136287-How-do-Twilio-cookies-work-
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from ivr.simulator.call import (
    PLAIN,
    PROMPT,
    CallEvent,
    Cookie,
    Requested,
    Style,
    Texting,
    TextStep,
    entry,
)
from ivr.simulator.elements import TwimlError, read_document
from ivr.simulator.transport import NextRequest, Transport, document_of, resolve
from ivr.simulator.verbs import MESSAGING
from ivr.simulator.verbs.text_message import MOST_CHARACTERS, make_sid

MOST_DOCUMENTS = 20
MOST_MESSAGES = 10
MOST_MEDIA = 10
MOST_SECONDS = 4 * 60 * 60  # that Twilio keeps a cookie, and that a conversation may be silent
OPT_OUT_TYPES = ("STOP", "START", "HELP")


@dataclass(frozen=True)
class Sent(CallEvent):
    """The texter sent a text with some pictures; `opt_out_type` is what Twilio took it for."""

    text: str
    media: int = 0
    opt_out_type: str | None = None

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield PROMPT + " ".join(self.text.splitlines())
        if self.media:
            yield from entry("media", str(self.media))
        if self.opt_out_type:
            yield from entry("opt-out", self.opt_out_type)


@dataclass(frozen=True)
class Silent(CallEvent):
    """The service answered with no text at all."""

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield "  silence"


def texting_to(
    address: str,
    *,
    sender: str = "+14165550100",
    service: str = "+18885550199",
    account_sid: str = f"AC{'0' * 32}",
) -> Texting:
    """Begin a conversation with a number whose messaging webhook is at an absolute address."""
    return Texting(
        address=address,
        sender=sender,
        service=service,
        account_sid=account_sid,
        cookies=(),
        last_exchange=None,
        sent=0,
    )


def send_text(
    transport: Transport,
    texting: Texting,
    body: str,
    *,
    now: float,
    media: int = 0,
    segments: int = 1,
    opt_out_type: str | None = None,
) -> TextStep:
    """Send a text with some pictures and give what comes back; `now` is in seconds since 1970.

    `segments` is what Twilio tells of the text; `opt_out_type` comes with Advanced Opt-Out only.
    """
    _refuse(body, media, opt_out_type)
    silent = texting.last_exchange is not None and now - texting.last_exchange >= MOST_SECONDS
    cookies = () if silent else _unexpired(texting.cookies, now)
    texting = texting.model_copy(update={"cookies": cookies})
    names = (texting.sender, texting.service, now, texting.sent)
    sid = make_sid(*names, prefix="MM" if media else "SM")
    parameters = {
        "MessageSid": sid,
        "SmsSid": sid,
        "AccountSid": texting.account_sid,
        "From": texting.sender,
        "To": texting.service,
        "Body": body,
        "NumMedia": str(media),
        "NumSegments": str(segments),
        **_media(texting.account_sid, sid, media),
        **({"OptOutType": opt_out_type} if opt_out_type else {}),
    }
    texting, events = _exchange(transport, texting, parameters, now)
    done = texting.model_copy(update={"last_exchange": now, "sent": texting.sent + 1})
    return TextStep(done, (Sent(body, media, opt_out_type), *events))


def _exchange(
    transport: Transport, texting: Texting, parameters: Mapping[str, str], now: float
) -> TextStep:
    """Take a text to the webhook, and execute what answers it and the documents after that.

    Raise a TwimlError after 20 documents: they are a loop.
    """
    events: list[CallEvent] = []
    count = 0  # of the messages so far
    address = texting.address
    request = NextRequest("Response", address)
    for _ in range(MOST_DOCUMENTS):
        address = resolve(address, request.address)
        told = {**parameters, **request.parameters}
        cookie = write_cookies(texting.cookies)
        headers = {"Cookie": cookie} if cookie else {}
        answer = transport.request(request.method, address, told, headers)
        document = document_of(answer, address)
        cookies = keep_cookies(texting.cookies, answer.cookies, now)
        texting = texting.model_copy(update={"cookies": cookies})
        events.append(Requested(request.method, address, told))
        following = None
        for verb in read_document(document, address, MESSAGING):
            replied, following = verb.reply(texting, address, count + 1)
            events += replied
            count += len(replied)
            if count > MOST_MESSAGES:
                name = type(verb).__name__
                message = f"<{name}> answers a text {count} times; {MOST_MESSAGES} is the most"
                raise TwimlError(message, verb=name, address=address)
            if following:
                break
        if following is None:
            return TextStep(texting, (*events, *(() if count else (Silent(),))))
        request = following
    message = f"<{request.verb}> led through {MOST_DOCUMENTS} documents that do not end"
    raise TwimlError(message, verb=request.verb, address=address)


def _refuse(body: str, media: int, opt_out_type: str | None) -> None:
    if len(body) > MOST_CHARACTERS:
        raise ValueError(f"the text has {len(body)} characters; {MOST_CHARACTERS} is the most")
    if any("\ud800" <= character <= "\udfff" for character in body):
        raise ValueError("the text has a lone surrogate, which is no character")
    if not 0 <= media <= MOST_MEDIA:
        raise ValueError(f"the text has {media} pictures; from 0 to {MOST_MEDIA} can be sent")
    if opt_out_type not in (None, *OPT_OUT_TYPES):
        raise ValueError(f'"{opt_out_type}" is no OptOutType; they are {", ".join(OPT_OUT_TYPES)}')


def _media(account_sid: str, sid: str, media: int) -> dict[str, str]:
    folder = f"https://api.twilio.com/2010-04-01/Accounts/{account_sid}/Messages/{sid}/Media"
    told: dict[str, str] = {}
    for index in range(media):
        told[f"MediaUrl{index}"] = f"{folder}/{make_sid(sid, index, prefix='ME')}"
        told[f"MediaContentType{index}"] = "image/jpeg"
    return told


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
    return _unexpired(kept.values(), now)


def _unexpired(cookies: Iterable[Cookie], now: float) -> tuple[Cookie, ...]:
    """Give the cookies that have not expired."""
    return tuple(cookie for cookie in cookies if cookie.until is None or cookie.until > now)


def write_cookies(cookies: Iterable[Cookie]) -> str:
    """Write the Cookie header; empty where there is none to send."""
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies)


def _read_expiry(attributes: str, now: float) -> float | None:
    """Give the moment, of Max-Age before Expires; one that cannot be read is none (RFC 6265)."""
    pairs = (attribute.partition("=") for attribute in attributes.split(";"))
    known = {name.strip().lower(): value.strip() for name, _, value in pairs}
    age, date = known.get("max-age", ""), known.get("expires", "")
    if re.fullmatch(r"-?[0-9]{1,18}", age):
        until = now + int(age)
    elif date == "0":
        until = 0.0
    else:
        try:
            until = parsedate_to_datetime(date).timestamp()
        except (ValueError, OverflowError):
            return None
    return min(until, now + MOST_SECONDS)
