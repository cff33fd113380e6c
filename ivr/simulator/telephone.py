"""Turn what the people in a call do into the next step of it; it never remembers a call itself.

Each function takes a call as it stands and hands back the call as it stands then. A TwimlError
means that Twilio would have failed there; a ValueError that nobody could have done that.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from ivr.simulator.call import Call, Step
from ivr.simulator.document import read_document
from ivr.simulator.execution import execute
from ivr.simulator.happenings import Ended, Happening, Pressed, RangOut, Waited
from ivr.simulator.line import Line
from ivr.simulator.vocabulary import Dial, Gather
from ivr.simulator.webhook import NO_NEWS, fetch
from ivr.simulator.whisper import agent_leg, whisper

T = TypeVar("T", Gather, Dial)
KEYS = "1234567890*#"
CONNECTED = ("completed", "answered")


def dial(
    line: Line,
    address: str,
    *,
    caller: str = "+14165550100",
    called: str = "+18885550199",
    call_sid: str = f"CA{'0' * 32}",
    account_sid: str = f"AC{'0' * 32}",
    texts_fail: bool = False,
) -> Step:
    """Call a number whose webhook is at an absolute address, up to where the caller can act.

    With `texts_fail`, every text that is sent during the call is "invalid".
    """
    call = Call(
        address=address,
        call_sid=call_sid,
        account_sid=account_sid,
        caller=caller,
        called=called,
        texts_fail=texts_fail,
    )
    return _go_on(line, call, address, "POST")


def press(line: Line, call: Call, key: str) -> Step:
    """Press one key; where nothing listens, it is ignored.

    Source: https://www.twilio.com/docs/voice/twiml/gather#finishonkey (the finish key is not
    sent, and does nothing before another key)
    """
    if len(key) != 1 or key not in KEYS:
        raise ValueError(f'"{key}" is not a key; the keys are {KEYS}')
    if call.stands != "listening":
        return Step(call, (Pressed(key, ignored=True),))
    gather = _verb_at(call, Gather)
    if key == gather.finish_on_key:
        if not call.digits:
            return Step(call, (Pressed(key, ignored=True),))
        return _submit(line, call, gather, Pressed(key))
    call = replace(call, digits=call.digits + key)
    if len(call.digits) == gather.num_digits:
        return _submit(line, call, gather, Pressed(key))
    return Step(call, (Pressed(key),))


def wait(line: Line, call: Call) -> Step:
    """Let the time run out: of listening, or of ringing, where that means that nobody picks up.

    Keys pressed so far are sent then; without any, the call goes on with the next verb.
    """
    if call.stands == "ended":
        return Step(call, ())
    if call.stands == "ringing":
        return ring_out(line, call, "no-answer")
    gather = _verb_at(call, Gather)
    waited = Waited(gather.timeout)
    if call.digits or gather.action_on_empty_result:
        return _submit(line, call, gather, waited)
    return _after((waited,), execute(line, call, call.verb + 1))


def ring_out(line: Line, call: Call, status: str, *, talk_seconds: int = 60) -> Step:
    """Bring the ringing to its end with a DialCallStatus, any word that Twilio may send one day.

    With "completed" or "answered" the first number picks up, hears its whisper, talks to the
    caller for `talk_seconds` and hangs up. ValueError if nothing rings.
    Source: https://www.twilio.com/docs/voice/twiml/dial#action
    """
    if call.stands != "ringing":
        raise ValueError(f"nothing rings: the call is {call.stands}")
    verb = _verb_at(call, Dial)
    number = verb.numbers[0]
    leg = agent_leg(call, verb, number)
    news = {"DialCallStatus": status, "DialCallSid": leg.call_sid, "DialBridged": "false"}
    happenings: tuple[Happening, ...] = (RangOut(status),)
    if status in CONNECTED:
        whispered, bridged = whisper(line, leg, number, call)
        happenings += whispered
        if bridged:
            call = call.connected()
            duration = min(talk_seconds, verb.time_limit)
            news |= {"DialBridged": "true", "DialCallDuration": str(duration)}
    if verb.action is None:
        step = execute(line, call, call.verb + 1)
    else:
        step = _go_on(line, call, verb.action, verb.method, news)
    return _after(happenings, step)


def hang_up(call: Call) -> Step:
    """Hang up as the caller; no webhook is called, and a call that is over stays as it is."""
    if call.stands == "ended":
        return Step(call, ())
    return Step(call.over(), (Ended("caller"),))


def _submit(line: Line, call: Call, gather: Gather, happening: Happening) -> Step:
    action = call.address if gather.action is None else gather.action
    return _after((happening,), _go_on(line, call, action, gather.method, {"Digits": call.digits}))


def _go_on(
    line: Line, call: Call, address: str, method: str, news: Mapping[str, str] = NO_NEWS
) -> Step:
    call, requested = fetch(line, call, address, method, news)
    return _after((requested,), execute(line, call))


def _after(happenings: tuple[Happening, ...], step: Step) -> Step:
    return Step(step.call, happenings + step.happenings)


def _verb_at(call: Call, verb: type[T]) -> T:
    for found in read_document(call.document, call.address)[call.verb : call.verb + 1]:
        if isinstance(found, verb):
            return found
    raise ValueError(f"verb {call.verb} of {call.address} is no <{verb.__name__}>")
