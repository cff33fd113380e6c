"""A telephone that executes TwiML as Twilio does, for calls and texts; it never knows whose it is.

A call is data. `dial` begins one over a transport, each step takes the call on, and every step
hands back where the call stands now and what happened on the way. A conversation by text is data
too: `texting_to` begins one, and `send_text` takes it on.
"""

from ivr.simulator.call import Call, Ending, Step, WaitingVerb
from ivr.simulator.conversation import Texting, TextStep
from ivr.simulator.errors import TwimlError, WebhookFailed
from ivr.simulator.events import (
    CallEvent,
    Ended,
    Finished,
    Pressed,
    Requested,
    Style,
    read_inputs,
    write_transcript,
)
from ivr.simulator.telephone import (
    KEYS,
    dial,
    finish,
    hang_up,
    make_input,
    press,
    standing_at,
    wait,
)
from ivr.simulator.texting import Sent, Silent, send_text, texting_to
from ivr.simulator.transport import Answer, HttpTransport, Sign, Transport, WsgiTransport
from ivr.simulator.verbs.dial import Ringing, Whispered
from ivr.simulator.verbs.gather import Listening, Waited
from ivr.simulator.verbs.say import Heard, Paused, Played, Said
from ivr.simulator.verbs.text_message import MessageEvent, Received, Texted

__all__ = [
    "KEYS",
    "Answer",
    "Call",
    "CallEvent",
    "Ended",
    "Ending",
    "Finished",
    "Heard",
    "HttpTransport",
    "Listening",
    "MessageEvent",
    "Paused",
    "Played",
    "Pressed",
    "Received",
    "Requested",
    "Ringing",
    "Said",
    "Sent",
    "Sign",
    "Silent",
    "Step",
    "Style",
    "TextStep",
    "Texted",
    "Texting",
    "Transport",
    "TwimlError",
    "Waited",
    "WaitingVerb",
    "WebhookFailed",
    "Whispered",
    "WsgiTransport",
    "dial",
    "finish",
    "hang_up",
    "make_input",
    "press",
    "read_inputs",
    "send_text",
    "standing_at",
    "texting_to",
    "wait",
    "write_transcript",
]
