"""A telephone that executes TwiML as Twilio does, for calls and texts; it never knows whose it is.

A call is data. `dial` begins one over a transport, each step takes the call on, by what the people
in it do, and hands back where the call stands then and what happened on the way. A conversation by
text is data too: `texting_to` begins one, and `send_text` takes it on. A TwimlError means that
Twilio would have failed there; a ValueError that nobody could have done that.
Source: https://www.twilio.com/docs/voice/twiml
"""

from ivr.simulator.call import (
    Call,
    CallEvent,
    Ended,
    Finished,
    Pressed,
    Requested,
    Step,
    Style,
    Texting,
    TextStep,
    read_inputs,
    write_transcript,
)
from ivr.simulator.elements import TwimlError, read_document
from ivr.simulator.texting import MOST_DOCUMENTS, Sent, Silent, send_text, texting_to
from ivr.simulator.transport import (
    Answer,
    HttpTransport,
    NextRequest,
    Transport,
    WebhookFailed,
    WsgiTransport,
)
from ivr.simulator.verbs import VERBS
from ivr.simulator.verbs.dial import Ringing, Whispered
from ivr.simulator.verbs.gather import Listening, Waited
from ivr.simulator.verbs.say import Paused, Played, Said
from ivr.simulator.verbs.text_message import MessageEvent, Received, Texted
from ivr.simulator.verbs.verb import Done, Ending, Hangup, Verb, WaitingVerb

__all__ = ["KEYS", "dial", "finish", "hang_up", "make_input", "press", "standing_at", "wait"]
__all__ += ["Call", "Ending", "Step", "WaitingVerb"]
__all__ += ["TextStep", "Texting", "send_text", "texting_to"]
__all__ += ["Answer", "HttpTransport", "Transport", "WsgiTransport"]
__all__ += ["TwimlError", "WebhookFailed"]
__all__ += ["CallEvent", "Ended", "Finished", "Listening", "MessageEvent", "Paused"]
__all__ += ["Played", "Pressed", "Received", "Requested", "Ringing", "Said", "Sent", "Silent"]
__all__ += ["Style", "Texted", "Waited", "Whispered", "read_inputs", "write_transcript"]

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
        caller=caller,
        called=called,
        call_sid=call_sid,
        account_sid=account_sid,
        texts_fail=texts_fail,
        document="",
        verb=0,
        digits="",
        stands="going",
        direction="inbound",
        status="ringing",
    )
    return _go_on(transport, Done(call, (), NextRequest("Response", address)))


def press(transport: Transport, call: Call, key: str) -> Step:
    """Press one key; where nothing listens, it is ignored."""
    if len(key) != 1 or key not in KEYS:
        raise ValueError(f'"{key}" is not a key; the keys are {KEYS}')
    return _go_on(transport, _standing_at(call).press(call, key))


def wait(transport: Transport, call: Call) -> Step:
    """Let the time run out for which the call stands; one that is over stays as it is."""
    return _go_on(transport, _standing_at(call).wait(transport, call))


def finish(transport: Transport, call: Call, ending: str, *, talk_seconds: int = 60) -> Step:
    """End what the call waits for, in a word of Twilio's; where that is a talk, it lasts so long.

    ValueError if the call waits for nothing, or if it cannot end so.
    """
    return _go_on(transport, _standing_at(call).finish(transport, call, ending, talk_seconds))


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


def _standing_at(call: Call) -> Verb:
    """Give the verb at which the call stands; one that is over stands at a <Hangup> for good."""
    return standing_at(call) or Hangup()


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
