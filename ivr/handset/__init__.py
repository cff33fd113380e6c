"""Turn TwiML into what a caller hears and does, as Twilio would; it never knows whose TwiML it is.

A call is data. `dial` begins one over a line, each step takes the call on, and every step hands
back where the call stands now and what happened on the way.
"""

from ivr.handset.answer import Answer
from ivr.handset.call import Call, Step
from ivr.handset.errors import TwimlError, WebhookFailed
from ivr.handset.happenings import (
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
    Waited,
    Whispered,
)
from ivr.handset.line import HttpLine, Line, Sign, WsgiLine
from ivr.handset.moves import make_move, read_moves
from ivr.handset.telephone import dial, hang_up, press, ring_out, wait
from ivr.handset.transcript import write_lines, write_transcript

__all__ = [
    "Answer",
    "Call",
    "Ended",
    "Happening",
    "HttpLine",
    "Line",
    "Listening",
    "Paused",
    "Played",
    "Pressed",
    "RangOut",
    "Requested",
    "Ringing",
    "Said",
    "Sign",
    "Step",
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
    "wait",
    "write_lines",
    "write_transcript",
]
