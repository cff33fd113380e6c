"""Turn TwiML into what a caller hears and does, as Twilio would; it never knows whose TwiML it is.

A call is data. `dial` begins one over a line, each step takes the call on, and every step hands
back where the call stands now and what happened on the way. A conversation by text is data too:
`texting_to` begins one, and `send_text` takes it on.
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
    Texted,
    Waited,
    Whispered,
)
from ivr.handset.line import HttpLine, Line, Sign, WsgiLine
from ivr.handset.moves import make_move, read_moves
from ivr.handset.telephone import dial, hang_up, press, ring_out, wait
from ivr.handset.texting.conversation import Texting, TextStep
from ivr.handset.texting.cookies import Cookie
from ivr.handset.texting.happenings import Received, Sent, Silent, TextHappening
from ivr.handset.texting.sending import send_text, texting_to
from ivr.handset.texting.transcript import write_text_lines, write_text_transcript
from ivr.handset.transcript import write_lines, write_transcript

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
