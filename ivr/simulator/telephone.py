"""Take a call from step to step, by what the people in it do; it never remembers a call itself.

Each function takes a call as it stands and hands back the call as it stands then. A TwimlError
means that Twilio would have failed there; a ValueError that nobody could have done that.
Source: https://www.twilio.com/docs/voice/twiml
"""

from ivr.simulator.call import Call, Done, Step, Verb
from ivr.simulator.elements import read_document
from ivr.simulator.errors import TwimlError
from ivr.simulator.events import CallEvent, Ended, Pressed
from ivr.simulator.transport import NextRequest, Transport
from ivr.simulator.verbs import VERBS

MOST_DOCUMENTS = 20
KEYS = "1234567890*#"


def dial(
    transport: Transport,
    address: str,
    *,
    caller: str = "+14165550100",
    called: str = "+18885550199",
    call_sid: str = f"CA{'0' * 32}",
    account_sid: str = f"AC{'0' * 32}",
    texts_fail: bool = False,
) -> Step:
    """Call a number whose webhook is at an absolute address, up to where somebody can act.

    With `texts_fail`, every text that is sent during the call is "invalid".
    """
    call = Call(
        address=address,
        document="",
        verb=0,
        digits="",
        stands="going",
        call_sid=call_sid,
        account_sid=account_sid,
        caller=caller,
        called=called,
        direction="inbound",
        status="ringing",
        texts_fail=texts_fail,
    )
    return _go_on(transport, Done(call, (), NextRequest("Response", address)))


def press(transport: Transport, call: Call, key: str) -> Step:
    """Press one key; where nothing listens, it is ignored."""
    if len(key) != 1 or key not in KEYS:
        raise ValueError(f'"{key}" is not a key; the keys are {KEYS}')
    verb = standing_at(call)
    done = verb.press(call, key) if verb else Done(call, (Pressed(key, ignored=True),))
    return _go_on(transport, done)


def wait(transport: Transport, call: Call) -> Step:
    """Let the time run out for which the call stands; one that is over stays as it is."""
    verb = standing_at(call)
    return _go_on(transport, verb.wait(transport, call) if verb else Done(call))


def finish(transport: Transport, call: Call, ending: str, *, talk_seconds: int = 60) -> Step:
    """End what the call waits for, in a word of Twilio's; where that is a talk, it lasts so long.

    ValueError if the call waits for nothing, or if it cannot end so.
    """
    verb = standing_at(call)
    if verb is None:
        raise ValueError(f"nothing is waited for: the call is {call.stands}")
    return _go_on(transport, verb.finish(transport, call, ending, talk_seconds))


def hang_up(call: Call) -> Step:
    """Hang up as the caller; no webhook is called, and a call that is over stays as it is."""
    if call.stands == "ended":
        return Step(call, ())
    return Step(call.over(), (Ended("caller"),))


def make_input(transport: Transport, call: Call, word: str) -> Step:
    """Do what a person types; raise a ValueError if it means nothing here.

    1 … 9, 0, * or #    press a key
    wait                let the time run out
    hang up             hang up
    busy, completed, …  while the call waits: how that ends, in Twilio's words
    """
    if word == "wait":
        return wait(transport, call)
    if word == "hang up":
        return hang_up(call)
    if len(word) == 1 and word in KEYS:
        return press(transport, call, word)
    if word and call.stands == "waiting":
        return finish(transport, call, word)
    raise ValueError(f'"{word}" is no move here: press one of {KEYS}, or "wait", or "hang up"')


def standing_at(call: Call) -> Verb | None:
    """Give the verb at which the call stands, None where it is over.

    Raise a ValueError for a call that does not stand where it says.
    """
    if call.stands == "ended":
        return None
    for verb in read_document(call.document, call.address, VERBS)[call.verb : call.verb + 1]:
        if verb.stands == call.stands != "going":
            return verb
    raise ValueError(f"no call is {call.stands} at verb {call.verb} of {call.address}")


def _go_on(transport: Transport, done: Done) -> Step:
    """Take a call on from what a verb did, up to where somebody must act.

    Raise a TwimlError after 20 documents in which nobody could do anything: they are a loop, even
    if each of them says something.
    """
    events = [*done.events]
    call, _, request = done
    start = call.verb + 1
    verb = ""
    for _ in range(MOST_DOCUMENTS + 1):
        if request:
            verb, start = request.verb, 0
            call, requested = call.fetch(transport, request)
            events.append(requested)
        if call.stands != "going":
            return Step(call, tuple(events))
        call, passed, request = _execute(call, start)
        events += passed
        if request is None:
            return Step(call, tuple(events))
    raise TwimlError(
        f"<{verb}> led through {MOST_DOCUMENTS} documents that neither listen nor wait nor end",
        verb=verb,
        address=call.address,
    )


def _execute(call: Call, start: int) -> Done:
    """Execute the document of a call from one of its verbs on."""
    events: tuple[CallEvent, ...] = ()
    verbs = read_document(call.document, call.address, VERBS)
    for place, verb in enumerate(verbs[start:], start):
        call = call.having(verb=place, digits="")
        call, passed, request = verb.execute(call)
        events += passed
        if request or call.stands != "going":
            return Done(call, events, request)
    return Done(call.over(), (*events, Ended("end of document")))
