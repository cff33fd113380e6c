"""Turn the verbs of a document into happenings, up to where somebody must act; it presses no key.

Source: https://www.twilio.com/docs/voice/twiml
"""

from dataclasses import replace

from ivr.simulator.call import Call, Step
from ivr.simulator.document import read_document
from ivr.simulator.errors import TwimlError
from ivr.simulator.happenings import Ended, Happening, Listening, Ringing
from ivr.simulator.hearing import hear
from ivr.simulator.line import Line
from ivr.simulator.onward import Onward
from ivr.simulator.sms import send_sms
from ivr.simulator.vocabulary import (
    Dial,
    Gather,
    Hangup,
    Pause,
    Play,
    Redirect,
    Reject,
    Say,
    Sms,
    Verb,
)
from ivr.simulator.webhook import fetch, resolve

MOST_DOCUMENTS = 20


def execute(line: Line, call: Call, start: int = 0) -> Step:
    """Execute the document of a call from one of its verbs on, and those it redirects to.

    Raise a TwimlError after 20 documents in which the caller could do nothing: they are a loop,
    even if each of them says something.
    """
    happenings: list[Happening] = []
    verb = ""
    for _ in range(MOST_DOCUMENTS):
        call, passed, onward = _execute_document(call, start)
        happenings += passed
        if onward is None:
            return Step(call, tuple(happenings))
        call, requested = fetch(line, call, onward.address, onward.method, onward.news)
        happenings.append(requested)
        start, verb = 0, onward.verb
    raise TwimlError(
        f"<{verb}> led through {MOST_DOCUMENTS} documents that neither listen nor dial nor end",
        verb=verb,
        address=call.address,
    )


def _execute_document(call: Call, start: int) -> tuple[Call, list[Happening], Onward | None]:
    verbs = read_document(call.document, call.address)
    happenings: list[Happening] = []
    for index, verb in enumerate(verbs[start:], start):
        if _picks_up(verb):
            call = call.connected()
        match verb:
            case Say() | Play() | Pause():
                happenings += hear(call, (verb,), barge_in=False)
            case Gather():
                happenings += hear(call, verb.prompts, barge_in=True)
                happenings.append(_listen(call, verb))
                return replace(call, stands="listening", verb=index, digits=""), happenings, None
            case Dial():
                happenings.append(_ring(call, verb))
                return replace(call, stands="ringing", verb=index), happenings, None
            case Redirect():
                return call, happenings, Onward("Redirect", verb.address, verb.method)
            case Sms():
                texted, news = send_sms(call, verb, index)
                happenings.append(texted)
                if verb.action is not None:
                    return call, happenings, Onward("Sms", verb.action, verb.method, news)
            case Hangup():
                return call.over(), [*happenings, Ended("line")], None
            case Reject():
                return call.over(), [*happenings, Ended("reject")], None
    return call.over(), [*happenings, Ended("end of document")], None


def _listen(call: Call, gather: Gather) -> Listening:
    action = resolve(call.address, gather.action or call.address)
    return Listening(gather.timeout, gather.num_digits, gather.finish_on_key, action)


def _picks_up(verb: Verb) -> bool:
    """Tell whether a verb makes a ringing call an answered one: it makes a sound, or listens.

    Source: https://www.twilio.com/docs/voice/twiml/pause (a <Pause> that comes first delays the
    pick-up) and https://www.twilio.com/docs/voice/twiml/dial#answeronbridge
    """
    match verb:
        case Say() | Play() | Gather():
            return True
        case Dial():
            return not verb.answer_on_bridge
        case _:
            return False


def _ring(call: Call, dial: Dial) -> Ringing:
    numbers = tuple(number.number for number in dial.numbers)
    return Ringing(numbers, dial.timeout, dial.caller_id or call.caller, dial.answer_on_bridge)
