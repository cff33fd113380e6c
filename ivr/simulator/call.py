"""A call and a conversation by text as data, what can happen in them, and how that reads.

Nothing but these fields is needed to take one on: any process can do the next step. Events stand
in the order in which people notice them; those that belong to one verb stand beside that verb.

    POST /voice
      en!     Hello. This is the information line.
      en      For English, press 1.
      fr      Pour le français, appuyez sur le 2.
      listen  a key within 7 s
    > 1
    POST /voice/greeting
      ring    +14165550123, for 25 s, as +14165550100
    > completed
    POST /voice/whisper
      whisper en  A caller.
    POST /voice/connect
      end     the line hung up

A line at the margin is a webhook, one with `>` is what a person did, the rest is what followed.
Speech stands under the first two letters of its language, a paragraph a line. An exclamation mark
says that a key press does not interrupt what is heard. Queries and hosts are left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass as checked_dataclass

from ivr.simulator.transport import NextRequest, Transport, document_of, resolve

PROMPT = "> "
MARGIN = 8


class Style(NamedTuple):
    """How lines are written: `mask` rewrites each path, `annotate` notes something on each text."""

    mask: Callable[[str], str] = str
    annotate: Callable[[str], str] = lambda text: ""


PLAIN = Style()


@dataclass(frozen=True)
class CallEvent:
    """Something that happens in a call or a conversation by text; addresses are absolute."""

    kind: ClassVar[str]
    """The event by name, for a page: the class's, with underscores."""

    def __init_subclass__(cls) -> None:
        cls.kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        """Write the event, without line ends."""
        raise NotImplementedError


@dataclass(frozen=True)
class Requested(CallEvent):
    """A webhook was called: every parameter it carried, the signature apart."""

    method: str
    address: str
    parameters: Mapping[str, str]

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield f"{self.method} {style.mask(urlsplit(self.address).path)}"


@dataclass(frozen=True)
class Pressed(CallEvent):
    """The caller pressed a key; it is ignored where nothing listens to it."""

    key: str
    ignored: bool = False

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield f"{PROMPT}{self.key}"
        if self.ignored:
            yield from entry("-", "the key does nothing here")


@dataclass(frozen=True)
class Finished(CallEvent):
    """What was waited for came to its end: in Twilio's word, and as people are told."""

    ending: str
    told: str = field(default="", compare=False)

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield f"{PROMPT}{self.ending}"


@dataclass(frozen=True)
class Ended(CallEvent):
    """The call is over, by whom or by what it says."""

    by: Literal["caller", "line", "reject", "end of document"]

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        if self.by == "caller":
            yield f"{PROMPT}hang up"
        yield from entry("end", _ENDS[self.by])


_ENDS = {
    "caller": "the caller hung up",
    "line": "the line hung up",
    "reject": "the line rejected the call",
    "end of document": "the document had no more to do, so the line hung up",
}


def write_transcript(events: Iterable[CallEvent], style: Style = PLAIN) -> str:
    """Write events, a line end after each line."""
    return "".join(f"{line}\n" for event in events for line in event.lines(style))


def entry(label: str, words: str, lead: str = "") -> Iterator[str]:
    """Write words under a label, their further lines below the first."""
    head = f"  {label:<{MARGIN}}{lead}"
    for line in words.split("\n"):
        yield head + line
        head = " " * len(head)


def read_inputs(transcript: str) -> tuple[str, ...]:
    """Give what the people did in a transcript, so that the same can be done again."""
    lines = transcript.splitlines()
    return tuple(line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT))


Stands = Literal["going", "listening", "waiting", "ended"]
_STRICT = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)


class Call(BaseModel):
    """Where a call stands: in which document, at which of its verbs, with which keys gathered.

    `verb` counts from 0. `digits` are the keys pressed since the line began to listen. A call is
    `going` only within a step; between two it listens for keys, waits for something to end, or has
    ended. `texts_fail` says that no text sent during the call arrives. The rest are the parameters
    of the call itself, which `parameters` gives under Twilio's names.
    """

    model_config = _STRICT
    address: str
    caller: str
    called: str
    call_sid: str
    account_sid: str
    texts_fail: bool
    document: str
    verb: Annotated[int, Field(ge=0)]
    digits: str
    stands: Stands
    direction: str
    status: str

    @property
    def parameters(self) -> dict[str, str]:
        """Give what every webhook carries.

        Source: https://www.twilio.com/docs/voice/twiml#request-parameters
        """
        return {
            "CallSid": self.call_sid,
            "AccountSid": self.account_sid,
            "From": self.caller,
            "To": self.called,
            "Caller": self.caller,
            "Called": self.called,
            "CallStatus": self.status,
            "Direction": self.direction,
            "ApiVersion": "2010-04-01",
        }

    def having(self, **changes: str | int) -> "Call":
        """Give the call with some fields changed."""
        return self.model_copy(update=changes)

    def connected(self) -> "Call":
        """Give the call as it is once it is answered."""
        return self.having(status="in-progress")

    def over(self) -> "Call":
        """Give the call as it is once somebody has hung up."""
        return self.having(stands="ended", status="completed")

    def fetch(self, transport: Transport, request: NextRequest) -> tuple["Call", Requested]:
        """Take the call into the document at an address.

        Raise WebhookFailed where there is none, and TwimlError where Twilio would not read it.
        Source: https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
        """
        url = resolve(self.address, request.address)
        parameters = self.parameters | dict(request.parameters)
        document = document_of(transport.request(request.method, url, parameters), url)
        call = self.having(address=url, document=document, verb=0, digits="", stands="going")
        return call, Requested(request.method, url, parameters)


class Step(NamedTuple):
    """What a step hands back: where the call stands now, and what happened on the way."""

    call: Call
    events: tuple[CallEvent, ...]


@checked_dataclass(frozen=True, config=ConfigDict(strict=True, extra="forbid"))
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

    model_config = _STRICT
    address: str
    sender: str
    service: str
    account_sid: str
    cookies: tuple[Cookie, ...]
    last_exchange: float | None
    sent: int


class TextStep(NamedTuple):
    """What a text hands back: where the conversation stands now, and what happened on the way."""

    texting: Texting
    events: tuple[CallEvent, ...]
