"""<Dial>: rings agents, of whom one hears a whisper before the caller.

https://www.twilio.com/docs/voice/twiml/dial
"""

from twilio.twiml.voice_response import Dial, VoiceResponse

from ivr.dialog.events import Act, Outcome
from ivr.dialog.session import Session
from ivr.model.states.state import WHISPER
from ivr.model.states.transfer import Ring
from ivr.twilio.signature import Form
from ivr.twilio.status import is_over
from ivr.twilio.verbs.verb import Deployment

# https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus
_OUTCOMES = {
    "completed": "connected",
    "answered": "connected",
    "busy": "busy",
    "no-answer": "no_answer",
    "canceled": "canceled",
    "failed": "failed",
}


def write(response: VoiceResponse, act: Act, deployment: Deployment) -> None:
    """Append it, for the numbers of the group that is rung."""
    if not isinstance(act.request, Ring):
        raise TypeError(f"no ringing: {act.request}")
    ring, session = act.request, act.session
    numbers = deployment.numbers.get(ring.group, ())
    if not numbers:
        raise ValueError("a transfer needs an agent's number")
    dial = Dial(answer_on_bridge=True, timeout=ring.seconds)
    response.append(dial)
    if deployment.line and (ring.from_line or deployment.withheld):
        dial.attrs["callerId"] = deployment.line
    if ring.in_turn and len(numbers) > 1:
        dial.attrs["sequential"] = "true"
    more = {}
    if session:
        dial.attrs |= {"action": deployment.address_of(session), "method": "POST"}
        # The agent's telephone need not know what the caller answered.
        bare = Session(session.release, session.state, session.language)
        more = {"url": deployment.address_of(bare, WHISPER), "method": "POST"}
    for number in numbers:
        dial.number(number, **more)


def read(form: Form) -> Outcome:
    """Read how the ringing ended: connected only if the caller talked with an agent.

    Declined: an agent picked up, and hung up during the whisper. A word that Twilio may add one
    day is a failure.
    """
    name = _OUTCOMES.get(form.first("DialCallStatus"), "failed")
    if name == "connected" and form.first("DialBridged") == "false":
        name = "declined"
    return Outcome(name, is_over(form))
