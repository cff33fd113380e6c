"""Turn the whisper of a number into what the agent hears; the caller never hears any of it.

Source: https://www.twilio.com/docs/voice/twiml/number#url
"""

from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from ivr.simulator.call import Call
from ivr.simulator.document import read_whisper
from ivr.simulator.happenings import Happening, Whispered
from ivr.simulator.hearing import hear
from ivr.simulator.line import Line
from ivr.simulator.vocabulary import Dial, Hangup, Number
from ivr.simulator.webhook import fetch


def agent_leg(call: Call, dial: Dial, number: Number) -> Call:
    """Give the call from Twilio to an agent who has picked up, with a CallSid of its own."""
    return replace(
        call.connected(),
        call_sid=f"CA{uuid5(NAMESPACE_URL, f'{call.call_sid}/{number.number}').hex}",
        caller=dial.caller_id or call.caller,
        called=number.number,
        direction="outbound-dial",
    )


def whisper(
    line: Line, leg: Call, number: Number, parent: Call
) -> tuple[tuple[Happening, ...], bool]:
    """Whisper to the agent; give what happened, and whether the caller is then put through.

    A <Hangup> drops the agent, and the caller is not put through.
    """
    if number.url is None:
        return (), True
    leg, requested = fetch(line, leg, number.url, number.method, {"ParentCallSid": parent.call_sid})
    happenings: list[Happening] = [requested]
    for verb in read_whisper(leg.document, leg.address):
        if isinstance(verb, Hangup):
            return tuple(happenings), False
        happenings += (Whispered(heard) for heard in hear(leg, (verb,), barge_in=False))
    return tuple(happenings), True
