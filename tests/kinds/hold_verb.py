"""A verb of TwiML that exists in the tests only: <Hold> keeps a caller until somebody takes it."""

from twilio.twiml import TwiML
from twilio.twiml.voice_response import VoiceResponse

from ivr.dialog.events import Act, Outcome
from ivr.twilio.signature import Form
from ivr.twilio.verbs.verb import Deployment
from tests.kinds.hold_state import HoldRequest

OUTCOMES = {"taken": "taken", "full": "full", "given-up": "given_up"}


class Hold(TwiML):  # type: ignore[misc]  # the library ships no types
    """The element."""


def write(response: VoiceResponse, act: Act, deployment: Deployment) -> None:
    """Append it."""
    assert isinstance(act.request, HoldRequest)
    assert act.session
    action = deployment.address_of(act.session)
    response.append(Hold(action=action, most=act.request.seconds))


def read(form: Form) -> Outcome:
    """Read how it ended."""
    return Outcome(OUTCOMES[form.first("HoldResult")])
