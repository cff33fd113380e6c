"""<Dial>: rings an agent, who hears a whisper before the caller.

https://www.twilio.com/docs/voice/twiml/dial
"""

from urllib.parse import urlsplit

from twilio.twiml.voice_response import Dial, VoiceResponse

from ivr.dialog.events import Act, Outcome
from ivr.dialog.session import Session
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
    """Append it, for the number of the deployment."""
    if deployment.number is None:
        raise ValueError("a transfer needs an agent's number")
    seconds = act.request.seconds if isinstance(act.request, Ring) else None
    dial = Dial(answer_on_bridge=True, timeout=seconds)
    response.append(dial)
    session = act.session
    if session is None:
        dial.number(deployment.number)
        return
    dial.attrs |= {"action": deployment.address_of(session), "method": "POST"}
    # The agent's telephone need not know what the caller answered.
    bare = Session(session.release, session.state, session.language)
    whisper = urlsplit(deployment.address_of(bare))
    whisper = whisper._replace(path=f"{whisper.path}/whisper")
    dial.number(deployment.number, url=whisper.geturl(), method="POST")


def read(form: Form) -> Outcome:
    """Read how the ringing ended: connected only if the caller talked with an agent.

    Declined: an agent picked up, and hung up during the whisper. A word that Twilio may add one
    day is a failure.
    """
    name = _OUTCOMES.get(form.first("DialCallStatus"), "failed")
    if name == "connected" and form.first("DialBridged") == "false":
        name = "declined"
    return Outcome(name, is_over(form))
