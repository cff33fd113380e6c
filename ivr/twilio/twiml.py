"""Documents in TwiML, and what comes back for them; the twilio library builds the XML.

https://www.twilio.com/docs/voice/twiml
"""

from collections.abc import Iterable
from typing import assert_never

from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

from ivr.dialog.events import Act, Action, Event, GoOn, HangUp, Listen, Say
from ivr.model.states.acting import ActingState
from ivr.model.states.state import State
from ivr.twilio.signature import Form
from ivr.twilio.verbs import VERBS, gather, say
from ivr.twilio.verbs.verb import Deployment, xml_text

NOTHING = str(VoiceResponse()).encode()
"""A document that does nothing: what comes next begins at once."""
REJECTED = b'<?xml version="1.0" encoding="UTF-8"?><Response><Reject /></Response>'
"""A document that does not take a call."""
HANGS_UP = b'<?xml version="1.0" encoding="UTF-8"?><Response><Hangup /></Response>'
"""A document that ends a call at once."""


def render_voice(actions: Iterable[Action], deployment: Deployment) -> bytes:
    """Render actions, in order; what they say stands in words."""
    response = VoiceResponse()
    for action in actions:
        match action:
            case Say():
                say.write(response, action, deployment)
            case Listen():
                gather.write(response, action, deployment)
            case GoOn():
                response.redirect(deployment.address_of(action.session), method="POST")
            case Act():
                VERBS[type(action.request)].write(response, action, deployment)
            case HangUp():
                response.hangup()
            case _:
                assert_never(action)
    return str(response).encode()


def read_event(state: State, form: Form, confirming: bool = False) -> Event:
    """Read what came back at a state: the outcome of what it asked for, a key, or silence.

    A state that takes a number gets one, unless the caller is `confirming` it.
    """
    if isinstance(state, ActingState):
        return VERBS[state.REQUEST].read(form)
    if state.TAKES_DIGITS and not confirming:
        return gather.read_number(form)
    return gather.read(form)


def render_text(messages: Iterable[str]) -> bytes:
    """Render the messages that answer a text; none of them is silence.

    https://www.twilio.com/docs/messaging/twiml
    """
    response = MessagingResponse()
    for message in messages:
        response.message(xml_text(message))
    return str(response).encode()
