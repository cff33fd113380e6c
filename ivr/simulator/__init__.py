"""Turn TwiML into what a caller hears and does, as Twilio would; it never knows whose TwiML it is.

A call is data. `dial` begins one over a line, each step takes the call on, and every step hands
back where the call stands now and what happened on the way. A conversation by text is data too:
`texting_to` begins one, and `send_text` takes it on.
"""

from ivr.simulator.answer import Answer
from ivr.simulator.call import Call, Step
from ivr.simulator.errors import TwimlError, WebhookFailed
from ivr.simulator.happenings import (
    Ended,
    Happening,
    Listening,
    Paused,
    Played,
    Pressed,
    RangOut,
    Requested,
    Ringing,
    Said,
    Texted,
    Waited,
    Whispered,
)
from ivr.simulator.line import HttpLine, Line, Sign, WsgiLine
from ivr.simulator.moves import make_move, read_moves
from ivr.simulator.telephone import dial, hang_up, press, ring_out, wait
from ivr.simulator.texting.conversation import Texting, TextStep
from ivr.simulator.texting.cookies import Cookie
from ivr.simulator.texting.happenings import Received, Sent, Silent, TextHappening
from ivr.simulator.texting.sending import send_text, texting_to
from ivr.simulator.texting.transcript import write_text_lines, write_text_transcript
from ivr.simulator.transcript import write_lines, write_transcript

__all__ = [
    "Answer",
    "Call",
    "Cookie",
    "Ended",
    "Happening",
    "HttpLine",
    "Line",
    "Listening",
    "Paused",
    "Played",
    "Pressed",
    "RangOut",
    "Received",
    "Requested",
    "Ringing",
    "Said",
    "Sent",
    "Sign",
    "Silent",
    "Step",
    "TextHappening",
    "TextStep",
    "Texted",
    "Texting",
    "TwimlError",
    "Waited",
    "WebhookFailed",
    "Whispered",
    "WsgiLine",
    "dial",
    "hang_up",
    "make_move",
    "press",
    "read_moves",
    "ring_out",
    "send_text",
    "texting_to",
    "wait",
    "write_lines",
    "write_text_lines",
    "write_text_transcript",
    "write_transcript",
]
