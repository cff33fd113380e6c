"""<Sms> in a call, <Message> in the answer to a text: a text message that is sent.

What becomes of a text later goes to its statusCallback, which this telephone never calls. <Media>
and other things on which it does not act are refused.
Source: https://www.twilio.com/docs/voice/twiml/sms (deprecated, still executed),
https://www.twilio.com/docs/messaging/twiml/message and
https://www.twilio.com/docs/messaging/api/message-resource
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element as Xml

from pydantic import Field

from ivr.simulator.call import PLAIN, Call, CallEvent, Style, Texting, entry
from ivr.simulator.elements import E164, Address, Element, Method, Number164, read_elements, takes
from ivr.simulator.transport import NextRequest
from ivr.simulator.verbs.verb import Done, MessagingVerb, Replied, Verb

MOST_CHARACTERS = 1600
# Two words of the page of <Sms> in its earlier editions: a text is handed on, or it cannot be.
SENDING = "sending"
INVALID = "invalid"

# A caller who hides their number is "anonymous" to Twilio: a text to it fails, the verb does not.
Recipient = Annotated[str, takes("a telephone number, such as +14165550123", r"\S+")]
Words = Annotated[
    str,
    takes(f"from 1 to {MOST_CHARACTERS} characters", lambda text: 0 < len(text) <= MOST_CHARACTERS),
]


class MessageEvent(CallEvent):
    """A text message that somebody gets."""

    label: ClassVar[str]
    text: str

    @property
    def words(self) -> str:
        """What is written of it."""
        return self.text

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        yield from entry(self.label, self.words)
        if note := style.annotate(self.text):
            yield from entry("-", note)


@dataclass(frozen=True)
class Texted(MessageEvent):
    """A text went from `sender` to another telephone: `status` is Twilio's word for how it went."""

    label = "text"
    to: str
    sender: str
    text: str
    status: str

    @property
    def words(self) -> str:
        return f"to {self.to}: {self.status}\n{self.text}"


@dataclass(frozen=True)
class Received(MessageEvent):
    """A text arrived on the texter's telephone."""

    label = "reply"
    text: str


def make_sid(*parts: object, prefix: str = "SM") -> str:
    """Name a message by all that tells it from others, so that a replay names it alike."""
    return prefix + uuid5(NAMESPACE_URL, "/".join(map(str, parts))).hex


class TextVerb(Element):
    """A verb that sends a text; what it does not name is that of the call or the conversation."""

    to: Number164 | None = None
    from_: Annotated[Number164 | None, Field(alias="from")] = None
    action: Address | None = None  # None: the next verb
    method: Method = "POST"
    status_callback: Address | None = None

    def follow(self, **told: str) -> NextRequest | None:
        """Give where it goes on, telling that."""
        if self.action is None:
            return None
        return NextRequest(type(self).__name__, self.action, self.method, told)


class Sms(TextVerb, Verb):
    content = "words"
    words: Words
    to: Recipient | None = None

    def execute(self, call: Call) -> Done:
        to = self.to or call.caller
        status = INVALID if call.texts_fail or not re.fullmatch(E164, to) else SENDING
        texted = Texted(to, self.from_ or call.called, self.words, status)
        sid = make_sid(call.call_sid, call.address, call.verb)
        return Done(call, (texted,), self.follow(SmsSid=sid, SmsStatus=status))


class Body(Element):
    content = "words"
    words: Words


class Message(TextVerb, MessagingVerb):
    content = "bodies"
    bodies: Annotated[tuple[Body, ...], takes("1 text", lambda bodies: len(bodies) == 1)]

    @classmethod
    def read_content(cls, xml: Xml) -> tuple[Body, ...]:
        return read_elements(xml, {"Body": Body}, bare=Body)

    @property
    def words(self) -> str:
        """The text of the message."""
        return self.bodies[0].words

    def reply(self, texting: Texting, address: str, count: int) -> Replied:
        if self.to in (None, texting.sender):
            event: MessageEvent = Received(self.words)
        else:
            event = Texted(self.to, self.from_ or texting.service, self.words, SENDING)
        sid = make_sid(texting.service, texting.sender, address, texting.sent, count)
        # https://www.twilio.com/docs/messaging/twiml/message#action; that the status is "sending",
        # as for an <Sms>, is not verified.
        return (event,), self.follow(MessageSid=sid, SmsSid=sid, MessageStatus=SENDING)
