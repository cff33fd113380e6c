"""<Dial> and <Number>: other telephones ring, an agent hears a whisper and talks to the caller.

Source: https://www.twilio.com/docs/voice/twiml/dial and
https://www.twilio.com/docs/voice/twiml/number
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element as Xml

from ivr.simulator.call import PLAIN, Call, CallEvent, Style, entry
from ivr.simulator.elements import (
    Address,
    Count,
    Element,
    Flag,
    Method,
    Number164,
    read_document,
    read_elements,
    takes,
    whole,
)
from ivr.simulator.transport import NextRequest, Transport
from ivr.simulator.verbs.gather import Gather
from ivr.simulator.verbs.say import PROMPTS, HeardEvent
from ivr.simulator.verbs.verb import N_, Done, Ending, Hangup, Verb, WaitingVerb

CONNECTED = ("completed", "answered")
VOICEMAIL = "voicemail"  # picks up as an agent does, and presses no key
WHISPER: dict[str, type[Verb]] = {**PROMPTS, "Gather": Gather, "Hangup": Hangup}
"""What a whisper may hold. Twilio allows more, though never a Dial."""
ACCEPTS = "1"  # the key that an agent of ours presses where a key is asked for


@dataclass(frozen=True)
class Ringing(CallEvent):
    """Other telephones ring together, or in turn, for up to `timeout` seconds."""

    numbers: tuple[str, ...]
    timeout: int
    caller_id: str
    answer_on_bridge: bool
    sequential: bool = False

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        numbers = (", then " if self.sequential else " and ").join(self.numbers)
        bridge = ", unanswered until then" if self.answer_on_bridge else ""
        return entry("ring", f"{numbers}, for {self.timeout} s, as {self.caller_id}{bridge}")


@dataclass(frozen=True)
class Whispered(CallEvent):
    """An agent who picked up heard this before the caller was put through; the caller did not."""

    heard: HeardEvent

    def lines(self, style: Style = PLAIN) -> Iterator[str]:
        label, words = self.heard.described(style)
        return entry("whisper", words, f"{label}  ")


class Number(Element):
    content = "number"
    number: Number164
    url: Address | None = None  # None: the agent hears no whisper
    method: Method = "POST"


class Dial(WaitingVerb):
    status = N_("Ringing an agent")
    title = N_("An agent's telephone rings")
    endings = (
        Ending("completed", N_("The agent answers"), N_("The agent answered")),
        Ending("busy", N_("Busy"), N_("The line was busy")),
        Ending("no-answer", N_("No answer"), N_("Nobody answered")),
        Ending(VOICEMAIL, N_("A voicemail answers"), N_("A voicemail answered")),
        Ending("answered", "", N_("The agent answered")),
    )
    silence = "no-answer"
    any_ending = True  # failed, canceled, and whatever word comes one day: nobody answered
    content = "numbers"
    numbers: Annotated[
        tuple[Number, ...], takes("from 1 to 10 numbers", lambda numbers: 1 <= len(numbers) <= 10)
    ]
    action: Address | None = None  # None: the next verb
    method: Method = "POST"
    timeout: Annotated[int, whole(600)] = 30
    answer_on_bridge: Flag = False
    caller_id: Number164 | None = None  # None: the caller's own number
    time_limit: Count = 14400
    sequential: Flag = False

    @classmethod
    def read_content(cls, xml: Xml) -> tuple[Number, ...]:
        return read_elements(xml, {"Number": Number}, bare=Number)

    @property
    def seconds(self) -> int:
        return self.timeout

    @property
    def answers(self) -> bool:
        """Source: https://www.twilio.com/docs/voice/twiml/dial#answeronbridge"""
        return not self.answer_on_bridge

    def begin(self, call: Call) -> tuple[CallEvent, ...]:
        numbers = tuple(number.number for number in self.numbers)
        caller_id = self.caller_id or call.caller
        told = caller_id, self.answer_on_bridge, self.sequential
        return (Ringing(numbers, self.timeout, *told),)

    def told(self, ending: str) -> str:
        known = any(one.word == ending for one in self.endings)
        return super().told(ending if known else self.silence)

    def end(self, transport: Transport, call: Call, ending: str, talk_seconds: int) -> Done:
        """Let the first number pick up, hear its whisper, and talk; or nobody.

        Source: https://www.twilio.com/docs/voice/twiml/dial#action
        """
        leg, accepts = self._agent_leg(call), ending != VOICEMAIL
        ending = ending if accepts else CONNECTED[0]
        told = {"DialCallStatus": ending, "DialCallSid": leg.call_sid, "DialBridged": "false"}
        events: tuple[CallEvent, ...] = ()
        if ending in CONNECTED:
            events, bridged = self._whisper(transport, leg, call, accepts)
            if bridged:
                call = call.connected()
                duration = min(talk_seconds, self.time_limit)
                told |= {"DialBridged": "true", "DialCallDuration": str(duration)}
        if self.action is None:
            return Done(call, events)
        return Done(call, events, NextRequest("Dial", self.action, self.method, told))

    def _agent_leg(self, call: Call) -> Call:
        """Give the call from Twilio to the agent, with a CallSid of its own."""
        number = self.numbers[0].number
        return call.connected().having(
            call_sid=f"CA{uuid5(NAMESPACE_URL, f'{call.call_sid}/{number}').hex}",
            caller=self.caller_id or call.caller,
            called=number,
            direction="outbound-dial",
        )

    def _whisper(
        self, transport: Transport, leg: Call, parent: Call, accepts: bool
    ) -> tuple[tuple[CallEvent, ...], bool]:
        """Whisper to the agent; give what happened, and whether the caller is then put through.

        An agent who accepts presses a key where one is asked for.
        Source: https://www.twilio.com/docs/voice/twiml/number#url (a <Hangup> drops the agent)
        """
        number = self.numbers[0]
        if number.url is None:
            return (), True
        asked = NextRequest("Number", number.url, number.method, {"ParentCallSid": parent.call_sid})
        leg, requested = leg.fetch(transport, asked)
        events: list[CallEvent] = [requested]
        verbs = [*read_document(leg.document, leg.address, WHISPER)]
        while verbs:
            verb = verbs.pop(0)
            leg, heard, _ = verb.execute(leg)
            if leg.stands == "ended":
                return tuple(events), False
            events += (Whispered(one) for one in heard if isinstance(one, HeardEvent))
            if leg.stands == "listening" and accepts:
                leg, pressed, submitted = verb.press(leg, ACCEPTS)
                events += pressed
                if submitted:
                    leg, requested = leg.fetch(transport, submitted)
                    events.append(requested)
                    verbs = [*read_document(leg.document, leg.address, WHISPER)]
            leg = leg.having(stands="going")
        return tuple(events), True
